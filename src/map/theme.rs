//! The map's colours by day, by night and in high contrast, and the colour and shape of each FCS domain.
//!
//! Domain colours were found by search: their least pairwise distance in Oklab, seen with any common colour vision, is
//! what the tests below require, at a contrast of at least 3 against land, in high contrast 4.5. Nothing rests on colour
//! alone: each domain has its shape.

use super::{Color, Shape};

/// Day, night or high contrast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark ink on pale paper.
    #[default]
    Light,
    /// Pale ink on dark paper.
    Dark,
    /// Black ink on white paper, and lines that stand out.
    Contrast,
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
    ink_water: Color::hex(0x003c_6176),
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

const CONTRAST: Palette = Palette {
    sea: Color::hex(0x00e4_eef4),
    land: Color::hex(0x00ff_ffff),
    land_foreign: Color::hex(0x00f2_f2f2),
    water: Color::hex(0x00d6_e8f5),
    shore: Color::hex(0x001f_4f6e),
    border: Color::hex(0x0000_0000),
    border_foreign: Color::hex(0x0059_5959),
    district: Color::hex(0x0059_5959),
    district_fill: Color::hex(0x00ff_f4cc),
    cluster: Color::hex(0x0000_0000),
    cluster_fill: Color { a: 20, ..Color::hex(0x0000_0000) },
    ink: Color::hex(0x0000_0000),
    ink_faint: Color::hex(0x003b_3b3b),
    ink_water: Color::hex(0x000b_3a57),
    ink_cluster: Color::hex(0x0000_0000),
    halo: Color::hex(0x00ff_ffff),
    symbol_ring: Color::hex(0x00ff_ffff),
    accent: Color::hex(0x00c8_0060),
    domains: [
        Color::hex(0x0087_0b06),
        Color::hex(0x005a_1f67),
        Color::hex(0x002c_04b6),
        Color::hex(0x0000_797f),
        Color::hex(0x008d_02ff),
        Color::hex(0x0097_6014),
    ],
    related: Color::hex(0x004a_4f55),
    unknown: Color::hex(0x0059_5959),
};

impl Theme {
    /// The theme's colours.
    pub const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Contrast => &CONTRAST,
        }
    }

    /// The theme's name, as the document's `data-theme` and the address's `theme` have it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
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
mod tests;
