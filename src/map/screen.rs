//! Positions and boxes on the screen, in CSS px from the map's upper left corner, y down.

/// A position on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Screen {
    /// CSS px from the left edge.
    pub x: f64,
    /// CSS px from the upper edge.
    pub y: f64,
}

impl Screen {
    /// Makes a position of CSS px.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Says whether both parts are numbers and finite.
    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }

    /// The distance to `other` in CSS px.
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The position half way to `other`.
    #[must_use]
    pub fn midpoint(self, other: Self) -> Self {
        Self::new(f64::midpoint(self.x, other.x), f64::midpoint(self.y, other.y))
    }
}

/// A box on the screen, in CSS px; `max` is its lower right corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScreenRect {
    /// Upper left corner.
    pub min: Screen,
    /// Lower right corner.
    pub max: Screen,
}

impl ScreenRect {
    /// Makes a box from its corners.
    pub const fn new(min: Screen, max: Screen) -> Self {
        Self { min, max }
    }

    /// Makes the box of the given size around `center`.
    pub fn around(center: Screen, width_px: f64, height_px: f64) -> Self {
        Self {
            min: Screen::new(center.x - width_px / 2.0, center.y - height_px / 2.0),
            max: Screen::new(center.x + width_px / 2.0, center.y + height_px / 2.0),
        }
    }

    /// The box grown by `margin_px` on every side.
    #[must_use]
    pub fn grown(&self, margin_px: f64) -> Self {
        Self {
            min: Screen::new(self.min.x - margin_px, self.min.y - margin_px),
            max: Screen::new(self.max.x + margin_px, self.max.y + margin_px),
        }
    }

    /// Says whether a point lies in it or on its border.
    pub fn contains(&self, at: Screen) -> bool {
        at.x >= self.min.x && at.x <= self.max.x && at.y >= self.min.y && at.y <= self.max.y
    }

    /// Says whether the insides of the two boxes share a position; boxes that only touch do not.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.min.x < other.max.x && other.min.x < self.max.x && self.min.y < other.max.y && other.min.y < self.max.y
    }

    /// Says whether `other` lies wholly in this box, edges included.
    pub fn encloses(&self, other: &Self) -> bool {
        self.min.x <= other.min.x && other.max.x <= self.max.x && self.min.y <= other.min.y && other.max.y <= self.max.y
    }

    /// The middle of the box.
    pub fn center(&self) -> Screen {
        self.min.midpoint(self.max)
    }
}
