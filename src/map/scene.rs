//! What is on one frame, in draw order. Painters draw it and ask nothing else; it knows neither features nor WebGL.

use super::{Color, LineMesh, Mesh, Shape, View};
use std::sync::Arc;

/// From stripe to stripe of what is hatched, across and down, in CSS px; a third of it is coloured.
pub const HATCH_PX: f64 = 9.0;

/// One frame.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Where meshes are seen from.
    pub view: View,
    /// What is behind everything.
    pub background: Color,
    /// First drawn first.
    pub items: Vec<Item>,
}

/// One thing to draw.
#[derive(Clone, Debug)]
pub enum Item {
    /// Filled polygons.
    Fill {
        /// The triangles.
        mesh: Arc<Mesh>,
        /// Their colour.
        color: Color,
        /// Set where only stripes of the colour are drawn, [`HATCH_PX`] apart, from the lower left to the upper right.
        is_hatched: bool,
    },
    /// Lines of even width with round joins. A colour that is not opaque shows its joins.
    Stroke {
        /// The lines.
        lines: Arc<LineMesh>,
        /// Their colour.
        color: Color,
        /// Their width in CSS px.
        width_px: f32,
        /// Lengths of dash and gap in CSS px.
        dash: Option<[f32; 2]>,
        /// A wider line behind.
        casing: Option<Casing>,
    },
    /// Symbols of fixed size on the screen, first drawn first.
    Symbols {
        /// The symbols.
        symbols: Arc<Vec<Symbol>>,
    },
}

/// A wider line behind a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Casing {
    /// Its colour.
    pub color: Color,
    /// How far it shows on either side, in CSS px.
    pub width_px: f32,
}

/// A shape on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Symbol {
    /// CSS px from the left edge of this frame.
    pub x_px: f32,
    /// CSS px from the upper edge of this frame.
    pub y_px: f32,
    /// Half the side of the square that [`Shape`] is drawn in, in CSS px; `Shape::RADIUS` of it is the felt radius.
    pub size_px: f32,
    /// What it is.
    pub shape: Shape,
    /// Colour inside.
    pub fill: Color,
    /// Colour of the ring around it.
    pub stroke: Color,
    /// Width of the ring, outside the shape, in CSS px; at most `GLYPH_REACH` of `size_px` is drawn.
    pub stroke_px: f32,
    /// Of the whole, 0 to 1.
    pub opacity: f32,
}
