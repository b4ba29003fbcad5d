//! A position as two pairs of f32, so that f32 hardware can subtract the camera's centre without losing the street.
//!
//! One f32 resolves 2⁻²⁴ of the square, some 2 m; the pair resolves 2⁻⁴⁸. The painter computes
//! `(hi − center_hi) + (lo − center_lo)`; near the centre the first difference is exact.

use crate::geo::World;

/// A position as `[hi_x, hi_y, lo_x, lo_y]`; `hi + lo` is the position.
pub type SplitWorld = [f32; 4];

/// Splits `world`. NaN stays NaN.
pub fn split(world: World) -> SplitWorld {
    let (hi_x, hi_y) = (world.x as f32, world.y as f32);
    [hi_x, hi_y, (world.x - f64::from(hi_x)) as f32, (world.y - f64::from(hi_y)) as f32]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Camera, Screen, View, Viewport};
    use proptest::prelude::*;

    proptest! {
        /// The painter's own arithmetic in f32 against the view's in f64, at zoom 20 and everywhere on the screen.
        #[test]
        fn nothing_shivers_at_zoom_20(x in 0.1..0.9_f64, y in 0.1..0.9_f64, sx in -700.0..700.0_f64, sy in -700.0..700.0_f64) {
            let view = View::new(Camera::new(World::new(x, y), 20.0), Viewport::new(0.0, 0.0, 1.0));
            let place = view.world_from_screen(Screen::new(sx, sy));
            let (a, c) = (split(place), split(view.camera.center));
            let scale = view.camera.px_per_world() as f32;
            let drawn = [0, 1].map(|axis| ((a[axis] - c[axis]) + (a[axis + 2] - c[axis + 2])) * scale);
            prop_assert!(Screen::new(f64::from(drawn[0]), f64::from(drawn[1])).distance(Screen::new(sx, sy)) < 0.01);
        }
    }
}
