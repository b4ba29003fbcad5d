//! What the map looks at: a centre on the Mercator square and a zoom.

use crate::geo::{World, exp2};

/// CSS px the whole square is wide at zoom 0.
const SQUARE_PX: f64 = 512.0;

/// A centre and a zoom; at zoom `z` the square is 512·2^z CSS px wide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The position in the middle of the viewport.
    pub center: World,
    /// Each whole step doubles the scale.
    pub zoom: f64,
}

impl Camera {
    /// Makes a camera.
    pub const fn new(center: World, zoom: f64) -> Self {
        Self { center, zoom }
    }

    /// CSS px that one unit of the square takes.
    pub fn px_per_world(&self) -> f64 {
        SQUARE_PX * exp2(self.zoom)
    }

    /// The zoom at which one unit of the square takes `px` CSS px; infinite for 0 or infinite `px`.
    pub fn zoom_for_px_per_world(px: f64) -> f64 {
        (px / SQUARE_PX).log2()
    }

    /// Says whether every part is finite.
    pub fn is_finite(&self) -> bool {
        self.center.x.is_finite() && self.center.y.is_finite() && self.zoom.is_finite()
    }
}
