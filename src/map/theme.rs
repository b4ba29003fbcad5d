//! The map's colours by day and by night, and the colour and shape of each FCS domain.
//!
//! Domain colours were found by search: their least pairwise distance in Oklab, seen with any common colour vision, is
//! what the tests below require, at a contrast of at least 3 against land. Nothing rests on colour alone: each domain
//! has its shape.

use super::{Color, Shape};

/// Day or night.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark ink on pale paper.
    #[default]
    Light,
    /// Pale ink on dark paper.
    Dark,
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything: the sea.
    pub sea: Color,
    /// The country the atlas is about.
    pub land: Color,
    /// Its neighbours.
    pub land_foreign: Color,
    /// Lakes.
    pub water: Color,
    /// Shores of lakes.
    pub shore: Color,
    /// The country's border.
    pub border: Color,
    /// Other countries' borders.
    pub border_foreign: Color,
    /// Borders of districts.
    pub district: Color,
    /// Inside of a district that is pointed at or selected.
    pub district_fill: Color,
    /// Outline of a cluster.
    pub cluster: Color,
    /// Inside of a cluster.
    pub cluster_fill: Color,
    /// Names of settlements and places.
    pub ink: Color,
    /// Names that keep to the background: districts, countries.
    pub ink_faint: Color,
    /// Names of lakes.
    pub ink_water: Color,
    /// Names of clusters.
    pub ink_cluster: Color,
    /// Around letters.
    pub halo: Color,
    /// Around symbols.
    pub symbol_ring: Color,
    /// What is selected.
    pub accent: Color,
    domains: [Color; 6],
    related: Color,
    unknown: Color,
}

/// How the places of a domain look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DomainStyle {
    /// The domain's shape.
    pub shape: Shape,
    /// The domain's colour.
    pub color: Color,
}

const LIGHT: Palette = Palette {
    sea: Color::hex(0x00dd_e5e8),
    land: Color::hex(0x00f7_f5f0),
    land_foreign: Color::hex(0x00ec_e9e2),
    water: Color::hex(0x00cf_dee5),
    shore: Color::hex(0x00b3_c8d2),
    border: Color::hex(0x008f_877a),
    border_foreign: Color::hex(0x00c9_c3b8),
    district: Color::hex(0x00cd_c5b6),
    district_fill: Color::hex(0x00ef_e6d6),
    cluster: Color::hex(0x005a_6472),
    cluster_fill: Color { a: 26, ..Color::hex(0x005a_6472) },
    ink: Color::hex(0x002b_2a27),
    ink_faint: Color::hex(0x0075_6e62),
    ink_water: Color::hex(0x0045_6b80),
    ink_cluster: Color::hex(0x0038_414d),
    halo: Color::hex(0x00f7_f5f0),
    symbol_ring: Color::hex(0x00ff_fefb),
    accent: Color::hex(0x00d4_2a1e),
    domains: [
        Color::hex(0x00cb_6a09),
        Color::hex(0x009b_076f),
        Color::hex(0x001f_4fb6),
        Color::hex(0x0032_9385),
        Color::hex(0x00a0_5ff3),
        Color::hex(0x0072_5200),
    ],
    related: Color::hex(0x0064_6a70),
    unknown: Color::hex(0x0080_8080),
};

const DARK: Palette = Palette {
    sea: Color::hex(0x000f_1418),
    land: Color::hex(0x001c_2127),
    land_foreign: Color::hex(0x0015_191e),
    water: Color::hex(0x0010_2530),
    shore: Color::hex(0x0022_4150),
    border: Color::hex(0x0077_7d86),
    border_foreign: Color::hex(0x0038_3e46),
    district: Color::hex(0x003a_424c),
    district_fill: Color::hex(0x0029_313a),
    cluster: Color::hex(0x00a9_b4c2),
    cluster_fill: Color { a: 26, ..Color::hex(0x00a9_b4c2) },
    ink: Color::hex(0x00e9_e6df),
    ink_faint: Color::hex(0x0093_9aa3),
    ink_water: Color::hex(0x007f_b0c8),
    ink_cluster: Color::hex(0x00cd_d5df),
    halo: Color::hex(0x001c_2127),
    symbol_ring: Color::hex(0x0012_161a),
    accent: Color::hex(0x00ff_6b57),
    domains: [
        Color::hex(0x00ff_b475),
        Color::hex(0x00e3_4da2),
        Color::hex(0x0082_b5fe),
        Color::hex(0x0012_edd9),
        Color::hex(0x009a_69fe),
        Color::hex(0x00b1_8510),
    ],
    related: Color::hex(0x00a6_adb5),
    unknown: Color::hex(0x0088_8888),
};

impl Theme {
    /// The theme's colours.
    pub const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }

    /// Look of a domain; see [`Palette::domain_style`].
    pub fn domain_style(self, code: &str) -> DomainStyle {
        self.palette().domain_style(code)
    }
}

impl Palette {
    /// Look of the domain that an FCS 2009 code begins with: `A` and `A1` are the same. `A` to `F` have colours, the
    /// related domains `G`, `H` and the transversal `T` share a grey, anything else is marked as unknown.
    pub fn domain_style(&self, code: &str) -> DomainStyle {
        let (shape, color) = match code.as_bytes().first() {
            Some(b'A') => (Shape::Square, self.domains[0]),
            Some(b'B') => (Shape::TriangleUp, self.domains[1]),
            Some(b'C') => (Shape::Circle, self.domains[2]),
            Some(b'D') => (Shape::Diamond, self.domains[3]),
            Some(b'E') => (Shape::TriangleDown, self.domains[4]),
            Some(b'F') => (Shape::Cross, self.domains[5]),
            Some(b'G') => (Shape::Hexagon, self.related),
            Some(b'H') => (Shape::Pentagon, self.related),
            Some(b'T') => (Shape::Star, self.related),
            _ => (Shape::Saltire, self.unknown),
        };
        DomainStyle { shape, color }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOMAINS: [&str; 6] = ["A", "B", "C", "D", "E", "F"];
    const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];
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
            assert!(palette.ink_water.contrast(palette.water) >= 4.0);
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
}
