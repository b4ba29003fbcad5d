//! What palettes must keep: domains apart for every vision, contrasts, shapes.

use super::*;

const DOMAINS: [&str; 6] = ["A", "B", "C", "D", "E", "F"];
const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Contrast];
type Matrix = [[f64; 3]; 3];

/// Full protanopia, deuteranopia and tritanopia on linear light.
/// Source: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, IEEE TVCG 15(6), 2009, severity 1.0.
const VISIONS: [Matrix; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
];

fn product(matrix: &Matrix, v: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

/// Oklab of linear sRGB. Source: B. Ottosson, "A perceptual color space for image processing", 2020.
fn oklab(linear: [f64; 3]) -> [f64; 3] {
    let lms = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    let lab = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    product(&lab, product(&lms, linear).map(f64::cbrt))
}

fn seen(color: Color, vision: &Matrix) -> [f64; 3] {
    oklab(product(vision, color.linear()).map(|c| c.clamp(0.0, 1.0)))
}

#[test]
fn domains_differ_for_every_vision() {
    for theme in THEMES {
        for vision in &VISIONS {
            for (i, one) in DOMAINS.iter().enumerate() {
                for two in &DOMAINS[..i] {
                    let (a, b) =
                        (seen(theme.domain_style(one).color, vision), seen(theme.domain_style(two).color, vision));
                    let distance = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                    assert!(distance > 0.11, "{theme:?} {one}{two} {distance}");
                }
            }
        }
    }
}

#[test]
fn what_matters_stands_out_from_land() {
    for theme in THEMES {
        let palette = theme.palette();
        for land in [palette.land, palette.land_foreign, palette.district_fill] {
            for code in ["A", "B", "C", "D", "E", "F", "G", "H", "T", ""] {
                let contrast = palette.domain_style(code).color.contrast(land);
                assert!(contrast >= if land == palette.land { 3.1 } else { 2.9 }, "{theme:?} {code} {contrast}");
            }
            assert!(palette.accent.contrast(land) >= 3.0);
            assert!(palette.ink.contrast(land) >= 7.0);
        }
        for ink in [palette.ink_faint, palette.ink_cluster] {
            assert!(ink.contrast(palette.land) >= 4.5, "{theme:?} {ink:?}");
        }
        assert!(palette.ink_water.contrast(palette.water) >= 4.5);
    }
}

#[test]
fn domains_weigh_alike() {
    for theme in THEMES {
        let lightness = DOMAINS.map(|code| oklab(theme.domain_style(code).color.linear())[0]);
        let (least, most) = lightness.iter().fold((1.0_f64, 0.0_f64), |(a, b), l| (a.min(*l), b.max(*l)));
        assert!(most - least < 0.22, "{theme:?} {lightness:?}");
    }
}

#[test]
fn every_code_has_its_own_shape() {
    let mut shapes: Vec<Shape> =
        ["A1", "B", "C2", "D", "E", "F", "G", "H", "T", "?"].map(|code| LIGHT.domain_style(code).shape).into();
    shapes.sort();
    assert_eq!(shapes, Shape::ALL);
    assert_eq!(LIGHT.domain_style(""), LIGHT.domain_style("z"));
}

#[test]
fn high_contrast_is_high() {
    let palette = Theme::Contrast.palette();
    for land in [palette.land, palette.land_foreign, palette.district_fill] {
        for code in ["A", "B", "C", "D", "E", "F", "G", "H", "T", ""] {
            let contrast = palette.domain_style(code).color.contrast(land);
            assert!(contrast >= 4.5, "{code} {contrast}");
        }
        for line in [palette.accent, palette.border, palette.district, palette.cluster, palette.border_foreign] {
            assert!(line.contrast(land) >= 4.5, "{line:?}");
        }
        for ink in [palette.ink, palette.ink_faint, palette.ink_cluster] {
            assert!(ink.contrast(land) >= 7.0, "{ink:?}");
        }
    }
    assert!(palette.ink_water.contrast(palette.water) >= 7.0 && palette.shore.contrast(palette.water) >= 4.5);
}
