//! Where the camera may be, and the camera that shows a box whole.

use super::{Camera, Viewport};
use crate::geo::{World, WorldBounds};

/// The ranges that a camera is held to: its zoom, and the box its centre stays in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CameraLimits {
    /// Least zoom.
    pub min_zoom: f64,
    /// Greatest zoom.
    pub max_zoom: f64,
    /// The box that the centre stays in.
    pub bounds: WorldBounds,
}

impl Default for CameraLimits {
    /// The whole square, zoom 0 to 22.
    fn default() -> Self {
        let bounds = WorldBounds { min: World::new(0.0, 0.0), max: World::new(1.0, 1.0) };
        Self { min_zoom: 0.0, max_zoom: 22.0, bounds }
    }
}

impl CameraLimits {
    /// Brings `camera` within the limits. A NaN part becomes the least zoom, or the middle of the box.
    pub fn clamp(&self, camera: Camera) -> Camera {
        let middle = self.bounds.center();
        let center = World::new(
            held(camera.center.x, self.bounds.min.x, self.bounds.max.x, middle.x),
            held(camera.center.y, self.bounds.min.y, self.bounds.max.y, middle.y),
        );
        Camera::new(center, self.clamp_zoom(camera.zoom))
    }

    /// Brings `zoom` within the limits; NaN becomes the least zoom.
    pub fn clamp_zoom(&self, zoom: f64) -> f64 {
        held(zoom, self.min_zoom, self.max_zoom, self.min_zoom)
    }

    /// Says whether `camera` is within the limits; false for NaN.
    pub fn contains(&self, camera: &Camera) -> bool {
        self.bounds.contains(camera.center) && (self.min_zoom..=self.max_zoom).contains(&camera.zoom)
    }
}

/// `value` between `low` and `high`, or `otherwise` for NaN. Unlike `f64::clamp` it does not panic on crossed ends.
fn held(value: f64, low: f64, high: f64, otherwise: f64) -> f64 {
    if value.is_nan() { otherwise } else { value.min(high).max(low) }
}

/// The camera that shows `bounds` whole and as large as the free part of `viewport` and `max_zoom` allow.
///
/// A box of one position gets `max_zoom`. `None` for an empty box or one with NaN.
pub fn fit(bounds: &WorldBounds, viewport: &Viewport, max_zoom: f64) -> Option<Camera> {
    let (width, height) = (bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
    if !(width >= 0.0 && height >= 0.0 && width.is_finite() && height.is_finite()) {
        return None;
    }
    let free = viewport.free_rect();
    let px_per_world = ((free.max.x - free.min.x) / width).min((free.max.y - free.min.y) / height);
    let zoom = Camera::zoom_for_px_per_world(px_per_world).min(max_zoom);
    Some(super::View::new(Camera::new(bounds.center(), zoom), *viewport).camera_showing(bounds.center(), zoom))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Insets, View};
    use proptest::prelude::*;

    #[test]
    fn nan_becomes_a_lawful_camera() {
        let limits = CameraLimits { min_zoom: 3.0, ..CameraLimits::default() };
        let camera = limits.clamp(Camera::new(World::new(f64::NAN, f64::INFINITY), f64::NAN));
        assert_eq!(camera, Camera::new(World::new(0.5, 1.0), 3.0));
        assert!(limits.contains(&camera));
    }

    #[test]
    fn nothing_cannot_be_fitted_and_a_point_gets_the_greatest_zoom() {
        let viewport = Viewport::new(400.0, 300.0, 1.0);
        let nothing = WorldBounds { min: World::new(1.0, 1.0), max: World::new(0.0, 0.0) };
        assert_eq!(fit(&nothing, &viewport, 15.0), None);
        let point = WorldBounds { min: World::new(0.3, 0.3), max: World::new(0.3, 0.3) };
        assert_eq!(fit(&point, &viewport, 15.0), Some(Camera::new(World::new(0.3, 0.3), 15.0)));
    }

    proptest! {
        #[test]
        fn a_fitted_box_touches_the_free_part(x in 0.0..0.8_f64, y in 0.0..0.8_f64, w in 1e-6..0.2_f64, h in 1e-6..0.2_f64, left in 0.0..500.0_f64, bottom in 0.0..300.0_f64) {
            let viewport = Viewport::new(1000.0, 700.0, 1.0).with_padding(Insets { bottom, left, ..Insets::default() });
            let bounds = WorldBounds { min: World::new(x, y), max: World::new(x + w, y + h) };
            let view = View::new(fit(&bounds, &viewport, 40.0).unwrap(), viewport);
            let (min, max) = (view.screen_from_world(bounds.min), view.screen_from_world(bounds.max));
            let free = viewport.free_rect();
            prop_assert!(free.grown(1e-3).encloses(&crate::map::ScreenRect::new(min, max)));
            let slack = (max.x - min.x - (free.max.x - free.min.x)).abs().min((max.y - min.y - (free.max.y - free.min.y)).abs());
            prop_assert!(slack < 1e-3);
        }
    }
}
