//! A camera seen through a viewport: the maps between the square and the screen.

use super::{Camera, Screen, Viewport};
use crate::geo::{World, WorldBounds, lng_lat_from_world, metres_per_world_unit};

/// A camera and the viewport it is seen through.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// What is looked at.
    pub camera: Camera,
    /// Where it is drawn.
    pub viewport: Viewport,
}

impl View {
    /// Makes a view.
    pub const fn new(camera: Camera, viewport: Viewport) -> Self {
        Self { camera, viewport }
    }

    /// Where `world` is drawn. The centre is subtracted in f64, so the result may become f32 without harm.
    pub fn screen_from_world(&self, world: World) -> Screen {
        let (scale, middle) = (self.camera.px_per_world(), self.viewport.center());
        Screen::new(
            (world.x - self.camera.center.x) * scale + middle.x,
            (world.y - self.camera.center.y) * scale + middle.y,
        )
    }

    /// The position on the square that is drawn at `screen`; beyond [0,1]² where the square has ended.
    pub fn world_from_screen(&self, screen: Screen) -> World {
        let (scale, middle) = (self.camera.px_per_world(), self.viewport.center());
        World::new(
            self.camera.center.x + (screen.x - middle.x) / scale,
            self.camera.center.y + (screen.y - middle.y) / scale,
        )
    }

    /// The box of the square that the viewport shows, parts under panels included.
    pub fn visible_bounds(&self) -> WorldBounds {
        let rect = self.viewport.rect();
        WorldBounds { min: self.world_from_screen(rect.min), max: self.world_from_screen(rect.max) }
    }

    /// Latitude of the centre, in degrees.
    pub fn center_lat(&self) -> f64 {
        lng_lat_from_world(self.camera.center).lat
    }

    /// Ground metres of one CSS px at the centre's latitude.
    pub fn metres_per_px(&self) -> f64 {
        metres_per_world_unit(self.center_lat()) / self.camera.px_per_world()
    }

    /// The camera of zoom `zoom` that draws `world` at `screen`.
    pub fn camera_with(&self, world: World, screen: Screen, zoom: f64) -> Camera {
        let (scale, middle) = (Camera::new(world, zoom).px_per_world(), self.viewport.center());
        let center = World::new(world.x - (screen.x - middle.x) / scale, world.y - (screen.y - middle.y) / scale);
        Camera::new(center, zoom)
    }

    /// The camera of zoom `zoom` that draws `world` in the middle of the free part: for flying to a place.
    pub fn camera_showing(&self, world: World, zoom: f64) -> Camera {
        self.camera_with(world, self.viewport.free_rect().center(), zoom)
    }

    /// The camera `delta` zoom steps nearer that keeps what is drawn at `about` where it is.
    pub fn camera_zoomed(&self, delta: f64, about: Screen) -> Camera {
        self.camera_with(self.world_from_screen(about), about, self.camera.zoom + delta)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Insets;
    use proptest::prelude::*;

    fn view(x: f64, y: f64, zoom: f64) -> View {
        View::new(Camera::new(World::new(x, y), zoom), Viewport::new(1280.0, 720.0, 2.0))
    }

    #[test]
    fn the_centre_is_in_the_middle_and_y_goes_down() {
        let view = view(0.8, 0.35, 5.0);
        assert_eq!(view.screen_from_world(World::new(0.8, 0.35)), Screen::new(640.0, 360.0));
        assert!(view.screen_from_world(World::new(0.8, 0.36)).y > 360.0);
        assert_eq!(view.screen_from_world(World::new(0.8 + 1.0 / 16384.0, 0.35)).x.round(), 641.0);
    }

    #[test]
    fn a_place_flown_to_lands_in_the_free_part() {
        let padding = Insets { left: 400.0, ..Insets::default() };
        let view = View { viewport: view(0.5, 0.5, 3.0).viewport.with_padding(padding), ..view(0.5, 0.5, 3.0) };
        let place = World::new(0.79, 0.34);
        let there = View { camera: view.camera_showing(place, 14.0), ..view };
        assert!(there.screen_from_world(place).distance(Screen::new(840.0, 360.0)) < 1e-6);
    }

    proptest! {
        #[test]
        fn screen_round_trips(x in 0.0..1.0_f64, y in 0.0..1.0_f64, zoom in 0.0..22.0_f64, sx in -500.0..2000.0_f64, sy in -500.0..2000.0_f64) {
            let view = view(x, y, zoom);
            let back = view.screen_from_world(view.world_from_screen(Screen::new(sx, sy)));
            prop_assert!(back.distance(Screen::new(sx, sy)) < 1e-5);
        }

        #[test]
        fn zoom_about_a_point_keeps_it(x in 0.0..1.0_f64, y in 0.0..1.0_f64, zoom in 0.0..18.0_f64, delta in -3.0..3.0_f64, sx in 0.0..1280.0_f64, sy in 0.0..720.0_f64) {
            let (before, about) = (view(x, y, zoom), Screen::new(sx, sy));
            let kept = before.world_from_screen(about);
            let after = View { camera: before.camera_zoomed(delta, about), ..before };
            prop_assert!(after.screen_from_world(kept).distance(about) < 1e-5);
        }
    }
}
