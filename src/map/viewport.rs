//! The piece of the screen that the map fills, and how much of it panels cover.

use super::{Screen, ScreenRect};

/// Widths covered at each edge, in CSS px.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Insets {
    /// Covered at the upper edge.
    pub top: f64,
    /// Covered at the right edge.
    pub right: f64,
    /// Covered at the lower edge.
    pub bottom: f64,
    /// Covered at the left edge.
    pub left: f64,
}

impl Insets {
    /// The same width at every edge.
    pub const fn all(width_px: f64) -> Self {
        Self { top: width_px, right: width_px, bottom: width_px, left: width_px }
    }
}

/// The map's size and what of it is free.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Width in CSS px.
    pub width_px: f64,
    /// Height in CSS px.
    pub height_px: f64,
    /// Device pixels to a CSS px.
    pub pixel_ratio: f64,
    /// What panels cover; the map goes on under them, but what is fitted or flown to lands in the free part.
    pub padding: Insets,
}

impl Viewport {
    /// Makes a viewport that nothing covers.
    pub const fn new(width_px: f64, height_px: f64, pixel_ratio: f64) -> Self {
        Self { width_px, height_px, pixel_ratio, padding: Insets::all(0.0) }
    }

    /// The same viewport, covered by `padding`.
    #[must_use]
    pub const fn with_padding(self, padding: Insets) -> Self {
        Self { padding, ..self }
    }

    /// The whole box, from (0,0).
    pub fn rect(&self) -> ScreenRect {
        ScreenRect::new(Screen::new(0.0, 0.0), Screen::new(self.width_px, self.height_px))
    }

    /// The middle of the whole box: where the camera's centre is drawn.
    pub fn center(&self) -> Screen {
        Screen::new(self.width_px / 2.0, self.height_px / 2.0)
    }

    /// The part that no panel covers. Where panels leave nothing in a direction, the part is 1 px in it.
    pub fn free_rect(&self) -> ScreenRect {
        let (left, right) = free_span(self.width_px, self.padding.left, self.padding.right);
        let (top, bottom) = free_span(self.height_px, self.padding.top, self.padding.bottom);
        ScreenRect::new(Screen::new(left, top), Screen::new(right, bottom))
    }
}

/// What is left of `[0, length]` after covering `before` and `after`; at least 1 px, around the middle of the overlap.
fn free_span(length: f64, before: f64, after: f64) -> (f64, f64) {
    let (low, high) = (before, length - after);
    if high - low >= 1.0 {
        return (low, high);
    }
    let middle = f64::midpoint(low, high);
    (middle - 0.5, middle + 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_part_is_what_panels_leave() {
        let viewport =
            Viewport::new(800.0, 600.0, 1.0).with_padding(Insets { left: 300.0, bottom: 100.0, ..Insets::default() });
        let free = viewport.free_rect();
        assert_eq!(free, ScreenRect::new(Screen::new(300.0, 0.0), Screen::new(800.0, 500.0)));
        assert_eq!(free.center(), Screen::new(550.0, 250.0));
    }

    #[test]
    fn a_wholly_covered_map_still_has_a_free_pixel() {
        let free = Viewport::new(100.0, 100.0, 1.0).with_padding(Insets::all(80.0)).free_rect();
        assert_eq!(free.max.x - free.min.x, 1.0);
        assert_eq!(free.center(), Screen::new(50.0, 50.0));
    }
}
