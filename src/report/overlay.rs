//! What an analysis draws on the map: areas with paint and outline, names, groups of places, a legend; and from which zoom on
//! the places' own symbols are drawn beside it.

use super::{Element, Groups, el};
use crate::dataset::message::{Reader, Writer};
use crate::geo::LngLat;
use crate::map::Color;

/// A colour by day and by night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TwoColors {
    /// By day.
    pub light: Color,
    /// By night.
    pub dark: Color,
}

/// Everything that an analysis draws, first drawn first.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlay {
    /// The areas.
    pub areas: Vec<OverlayArea>,
    /// Names and figures.
    pub labels: Vec<OverlayLabel>,
    /// The places as groups; empty: each has its own symbol.
    pub groups: Groups,
    /// The zoom from which on places have their symbols; 0 is always.
    pub symbols_from: f64,
    /// What stands in a corner of the map; an element without anything: nothing.
    pub legend: Element,
}

/// One area.
#[derive(Clone, Debug, PartialEq)]
pub struct OverlayArea {
    /// Where it is.
    pub shape: OverlayShape,
    /// What it is filled with.
    pub paint: Option<Paint>,
    /// The line around it.
    pub outline: Option<Outline>,
    /// What pressing it does to the view's address; empty: nothing.
    pub go: String,
}

/// Where an area is.
#[derive(Clone, Debug, PartialEq)]
pub enum OverlayShape {
    /// A feature of a layer, by the layer's id and the feature's row.
    Row(String, u32),
    /// Polygons of rings; the first ring of each is its outside. Degrees.
    Polygons(Vec<Vec<Vec<LngLat>>>),
}

/// What an area is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// The colour.
    pub color: TwoColors,
    /// Set where it is hatched: there is too little to say.
    pub is_hatched: bool,
}

/// The line around an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outline {
    /// The colour.
    pub color: TwoColors,
    /// The width in CSS px.
    pub width_px: f64,
    /// Set where it is dashed.
    pub is_dashed: bool,
}

/// A name or a figure on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct OverlayLabel {
    /// Where it stands, in degrees.
    pub at: LngLat,
    /// What it says.
    pub text: String,
    /// Says whether it stands above its place; else in its middle.
    pub is_above: bool,
    /// Greater comes first where there is no room for all; the atlas's own names are 1 to 6.
    pub priority: f64,
}

impl Default for Overlay {
    fn default() -> Self {
        Self { areas: Vec::new(), labels: Vec::new(), groups: Groups::default(), symbols_from: 0.0, legend: el("") }
    }
}

impl TwoColors {
    /// Two colours as `0xRRGGBB`.
    pub const fn hex(light: u32, dark: u32) -> Self {
        Self { light: Color::hex(light), dark: Color::hex(dark) }
    }

    /// The same with an opacity, 0 to 255.
    #[must_use]
    pub const fn with_alpha(self, a: u8) -> Self {
        Self { light: Color { a, ..self.light }, dark: Color { a, ..self.dark } }
    }

    fn write(self, to: &mut Writer) {
        for color in [self.light, self.dark] {
            for part in [color.r, color.g, color.b, color.a] {
                to.code(part);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        let mut color = || Some(Color { r: from.code()?, g: from.code()?, b: from.code()?, a: from.code()? });
        Some(Self { light: color()?, dark: color()? })
    }
}

impl Overlay {
    /// Says whether nothing is drawn.
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty() && self.labels.is_empty() && self.groups.list.is_empty()
    }

    /// Writes the overlay.
    pub fn write(&self, to: &mut Writer) {
        to.whole(self.areas.len());
        for area in &self.areas {
            area.write(to);
        }
        to.whole(self.labels.len());
        for label in &self.labels {
            write_position(label.at, to);
            to.text(&label.text);
            to.code(u8::from(label.is_above));
            to.number(label.priority);
        }
        self.groups.write(to);
        to.number(self.symbols_from);
        self.legend.write(to);
    }

    /// Reads what [`write`](Self::write) wrote.
    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let mut overlay = Self::default();
        for _ in 0..from.whole()? {
            overlay.areas.push(OverlayArea::read(from)?);
        }
        for _ in 0..from.whole()? {
            overlay.labels.push(OverlayLabel {
                at: read_position(from)?,
                text: from.text()?,
                is_above: from.code()? == 1,
                priority: from.number()?,
            });
        }
        overlay.groups = Groups::read(from)?;
        overlay.symbols_from = from.number()?;
        overlay.legend = Element::read(from)?;
        Some(overlay)
    }
}

impl OverlayArea {
    fn write(&self, to: &mut Writer) {
        match &self.shape {
            OverlayShape::Row(layer, row) => {
                to.code(0);
                to.text(layer);
                to.whole(*row as usize);
            }
            OverlayShape::Polygons(polygons) => {
                to.code(1);
                to.whole(polygons.len());
                for rings in polygons {
                    to.whole(rings.len());
                    for ring in rings {
                        to.whole(ring.len());
                        for corner in ring {
                            write_position(*corner, to);
                        }
                    }
                }
            }
        }
        to.code(u8::from(self.paint.is_some()) | u8::from(self.outline.is_some()) << 1);
        if let Some(paint) = self.paint {
            paint.color.write(to);
            to.code(u8::from(paint.is_hatched));
        }
        if let Some(outline) = self.outline {
            outline.color.write(to);
            to.number(outline.width_px);
            to.code(u8::from(outline.is_dashed));
        }
        to.text(&self.go);
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        let shape = if from.code()? == 0 {
            OverlayShape::Row(from.text()?, u32::try_from(from.whole()?).ok()?)
        } else {
            let mut polygons = Vec::new();
            for _ in 0..from.whole()? {
                let mut rings = Vec::new();
                for _ in 0..from.whole()? {
                    let mut ring = Vec::new();
                    for _ in 0..from.whole()? {
                        ring.push(read_position(from)?);
                    }
                    rings.push(ring);
                }
                polygons.push(rings);
            }
            OverlayShape::Polygons(polygons)
        };
        let has = from.code()?;
        let mut area = Self { shape, paint: None, outline: None, go: String::new() };
        if has & 1 != 0 {
            area.paint = Some(Paint { color: TwoColors::read(from)?, is_hatched: from.code()? == 1 });
        }
        if has & 2 != 0 {
            let color = TwoColors::read(from)?;
            area.outline = Some(Outline { color, width_px: from.number()?, is_dashed: from.code()? == 1 });
        }
        area.go = from.text()?;
        Some(area)
    }
}

pub(super) fn write_position(at: LngLat, to: &mut Writer) {
    to.number(at.lng);
    to.number(at.lat);
}

pub(super) fn read_position(from: &mut Reader<'_>) -> Option<LngLat> {
    Some(LngLat::new(from.number()?, from.number()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overlay_comes_back_and_any_bytes_are_refused_or_read() {
        let color = TwoColors::hex(0x0012_3456, 0x0065_4321).with_alpha(100);
        let triangle = vec![vec![vec![LngLat::new(0.0, 1.0), LngLat::new(2.0, 3.0), LngLat::new(4.0, 5.0)]]];
        let overlay = Overlay {
            areas: vec![
                OverlayArea {
                    shape: OverlayShape::Row("districts".to_owned(), 3),
                    paint: Some(Paint { color, is_hatched: true }),
                    outline: None,
                    go: "sel=x".to_owned(),
                },
                OverlayArea {
                    shape: OverlayShape::Polygons(triangle),
                    paint: None,
                    outline: Some(Outline { color, width_px: 2.0, is_dashed: true }),
                    go: String::new(),
                },
            ],
            labels: vec![OverlayLabel {
                at: LngLat::new(1.0, 2.0),
                text: "x".to_owned(),
                is_above: true,
                priority: 7.0,
            }],
            groups: Groups::default(),
            symbols_from: 7.5,
            legend: el("p").text("y"),
        };
        let mut to = Writer::default();
        overlay.write(&mut to);
        assert_eq!(Overlay::read(&mut Reader::new(&to.bytes)), Some(overlay));
        for end in 0..to.bytes.len() {
            assert_eq!(Overlay::read(&mut Reader::new(&to.bytes[..end])), None);
        }
    }
}
