//! What shades, classes and legends have to hold.

use super::*;
use crate::map::Color;
use proptest::prelude::*;

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

/// Oklab as seen. Source: B. Ottosson, "A perceptual color space for image processing", 2020.
fn seen(color: Color, vision: &Matrix) -> [f64; 3] {
    let linear = product(vision, color.linear()).map(|c| c.clamp(0.0, 1.0));
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

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

#[test]
fn shades_differ_for_every_vision() {
    for (shades, least) in [(&SEQUENTIAL[..], 0.08), (&DIVERGING[..], 0.15)] {
        for color in [|shade: &Shade| shade.color.light, |shade: &Shade| shade.color.dark] {
            for vision in &VISIONS {
                for (at, one) in shades.iter().enumerate() {
                    for two in &shades[..at] {
                        let apart = distance(seen(color(one), vision), seen(color(two), vision));
                        assert!(apart > least, "{} {} {apart}", one.class, two.class);
                    }
                }
            }
        }
    }
}

#[test]
fn more_stands_out_more() {
    for vision in &VISIONS {
        let lightness = |color: Color| seen(color, vision)[0];
        assert!(SEQUENTIAL.is_sorted_by(|a, b| lightness(a.color.light) > lightness(b.color.light)));
        assert!(SEQUENTIAL.is_sorted_by(|a, b| lightness(a.color.dark) < lightness(b.color.dark)));
    }
    for (land, ends) in [
        (Color::hex(0x00f7_f5f0), [DIVERGING[0].color.light, DIVERGING[4].color.light, HATCH.color.light]),
        (Color::hex(0x001c_2127), [DIVERGING[0].color.dark, DIVERGING[4].color.dark, HATCH.color.dark]),
    ] {
        assert!(ends.iter().all(|end| end.contrast(land) >= 3.0));
    }
}

#[test]
fn the_style_sheet_has_the_colours_of_the_map() {
    let sheet = include_str!("../../../public/report/ramp.css");
    let (day, night) = sheet.split_once(":root[data-theme=\"dark\"]").unwrap();
    for shade in SEQUENTIAL.iter().chain(&DIVERGING) {
        let (light, dark) = (shade.color.light.css(), shade.color.dark.css());
        assert!(day.contains(&format!("--{}: {light};", shade.class)), "{}", shade.class);
        assert!(night.contains(&format!("--{}: {dark};", shade.class)), "{}", shade.class);
        assert!(sheet.contains(&format!(".{} {{", shade.class)), "{}", shade.class);
    }
    assert!(day.contains(&format!("--ramp-hatch: {};", HATCH.color.with_alpha(255).light.css())));
    assert!(night.contains(&format!("--ramp-hatch: {};", HATCH.color.with_alpha(255).dark.css())));
}

#[test]
fn fewer_classes_keep_the_ends() {
    let classes = |n| sequential(n).iter().map(|shade| shade.class).collect::<Vec<_>>();
    assert_eq!(classes(1), ["ramp-3"]);
    assert_eq!(classes(3), ["ramp-0", "ramp-3", "ramp-6"]);
    assert_eq!(classes(7).len(), 7);
    for n in 2..=7 {
        let found = classes(n);
        assert_eq!((found.len(), found[0], found[n - 1]), (n, "ramp-0", "ramp-6"));
        assert!(found.is_sorted_by(|a, b| a < b));
    }
    assert_eq!((classes(0).len(), classes(9).len()), (0, 7));
}

#[test]
fn limits_of_whole_numbers_do_not_overlap() {
    let values = [1.0, 1.0, 2.0, 3.0, 4.0, 7.0, 100.0, f64::NAN];
    let found = Classes::new(&values, Rule::Natural, 3, Locale::En, 1);
    assert_eq!(found.texts, ["1–4", "5–7", "8–100"]);
    assert_eq!(found.counts, [5, 1, 1]);
    assert_eq!((found.shade(f64::NAN), found.shade(100.0).unwrap().class), (None, "ramp-6"));
    let one = Classes::new(&[3.0, 3.0], Rule::Equal, 5, Locale::En, 1);
    assert_eq!((one.texts, one.counts), (vec!["3".to_owned()], vec![2]));
    let parts = Classes::new(&[0.5, 1.25, 2.0], Rule::Equal, 2, Locale::En, 2);
    assert_eq!(parts.texts, ["0.5–1.25", "1.25–2"]);
    assert!(Classes::new(&[f64::NAN], Rule::Quantile, 5, Locale::En, 1).rows().is_empty());
}

#[test]
fn the_legend_says_limits_and_counts() {
    let rows = Classes::new(&[1.0, 2.0, 9.0], Rule::Equal, 2, Locale::En, 1).rows();
    let rows = [&rows[..], &[LegendRow::too_few(4, Locale::En)]].concat();
    let text = legend("Places", &rows, &["A note.".to_owned()], Locale::En).plain_text();
    assert_eq!(text, "Places 1–5 2 districts 6–9 1 district Too few to say 4 districts A note.");
}

#[test]
fn rules_have_keys() {
    for rule in Rule::ALL {
        assert_eq!(Rule::read(Some(rule.key())), rule);
        assert!(!rule.label().get(Locale::Mn).is_empty());
    }
    assert_eq!(Rule::read(Some("x")), Rule::Natural);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_finite_value_has_a_shade(
        values in prop::collection::vec(-1e6..1e6_f64, 1..40), n in 1..8_usize, rule in 0..3_usize,
    ) {
        let found = Classes::new(&values, Rule::ALL[rule], n, Locale::En, 2);
        prop_assert_eq!(found.counts.iter().sum::<usize>(), values.len());
        prop_assert!(values.iter().all(|value| found.shade(*value).is_some()));
        prop_assert!(found.shades.len() <= n && found.texts.len() == found.shades.len());
    }
}
