//! The way from one camera to another that is felt as shortest: far goals are reached by way of a wider view.
//!
//! Source: J. J. van Wijk and W. A. A. Nuij, "Smooth and efficient zooming and panning", Information Visualization 2003,
//! equations 9 to 11, with ρ = √2.

use super::Camera;
use crate::geo::World;
use std::f64::consts::SQRT_2;

/// How much zooming is worth against panning.
const RHO: f64 = SQRT_2;
/// The shortest flight, in seconds.
const SHORTEST_SECS: f64 = 0.18;
/// The longest flight, in seconds.
const LONGEST_SECS: f64 = 0.6;
/// Seconds that one unit of felt way adds to the shortest.
const SECS_PER_UNIT: f64 = 0.07;

/// A way between two cameras, and its duration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flight {
    from: Camera,
    to: Camera,
    /// Width of the view at the start, in units of the square.
    width0: f64,
    distance: f64,
    r0: f64,
    /// The felt length of the way.
    length: f64,
    is_pure_zoom: bool,
}

impl Flight {
    /// Plans the way from `from` to `to` in a view `width_px` CSS px wide. Both cameras finite, `width_px` above 0.
    pub fn new(from: Camera, to: Camera, width_px: f64) -> Self {
        let (width0, width1) = (width_px / from.px_per_world(), width_px / to.px_per_world());
        let distance = (to.center.x - from.center.x).hypot(to.center.y - from.center.y);
        let is_pure_zoom = distance < 1e-6 * width0.min(width1);
        let rho4_d2 = RHO.powi(4) * distance * distance;
        let r = |width: f64, sign: f64| {
            let b = (width1 * width1 - width0 * width0 + sign * rho4_d2) / (2.0 * width * RHO * RHO * distance);
            // asinh(-b)
            (b.abs() + (b * b + 1.0).sqrt()).ln().copysign(-b)
        };
        let (r0, length) = if is_pure_zoom {
            (0.0, (width1 / width0).ln().abs() / RHO)
        } else {
            let (r0, r1) = (r(width0, 1.0), r(width1, -1.0));
            (r0, (r1 - r0) / RHO)
        };
        Self { from, to, width0, distance, r0, length, is_pure_zoom }
    }

    /// How long the flight takes, in seconds: 0.18 for a step, at most 0.6 across a country.
    pub fn duration_secs(&self) -> f64 {
        (SHORTEST_SECS + SECS_PER_UNIT * self.length).min(LONGEST_SECS)
    }

    /// The camera `secs` after the start, with gentle ends; exactly the goal from the end on.
    pub fn camera_at(&self, secs: f64) -> Camera {
        let t = secs / self.duration_secs();
        if t.is_nan() || t >= 1.0 {
            return self.to;
        }
        let t = t.max(0.0);
        let eased = t * t * (3.0 - 2.0 * t);
        let s = eased * self.length;
        let (share, width) = if self.is_pure_zoom {
            let nearer = if self.to.zoom > self.from.zoom { -1.0 } else { 1.0 };
            (eased, self.width0 * (nearer * RHO * s).exp())
        } else {
            let (r0, r) = (self.r0, RHO * s + self.r0);
            // cosh r0 · tanh r - sinh r0 = sinh (r - r0) / cosh r
            let way = self.width0 / (RHO * RHO) * sinh(r - r0) / cosh(r);
            (way / self.distance, self.width0 * cosh(r0) / cosh(r))
        };
        let center = World::new(
            self.from.center.x + (self.to.center.x - self.from.center.x) * share,
            self.from.center.y + (self.to.center.y - self.from.center.y) * share,
        );
        Camera::new(center, self.from.zoom + (self.width0 / width).log2())
    }
}

fn sinh(x: f64) -> f64 {
    (x.exp() - (-x).exp()) / 2.0
}

fn cosh(x: f64) -> f64 {
    f64::midpoint(x.exp(), (-x).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_far_flight_sees_both_ends_on_its_way() {
        let flight =
            Flight::new(Camera::new(World::new(0.75, 0.34), 14.0), Camera::new(World::new(0.8, 0.35), 14.0), 1000.0);
        let middle = flight.camera_at(flight.duration_secs() / 2.0);
        assert!(middle.zoom < 7.0, "{middle:?}");
        assert!((middle.center.x - 0.775).abs() < 1e-6);
        assert_eq!(flight.duration_secs(), LONGEST_SECS);
    }

    #[test]
    fn a_near_flight_is_short() {
        let flight =
            Flight::new(Camera::new(World::new(0.75, 0.34), 14.0), Camera::new(World::new(0.75, 0.34), 15.0), 1000.0);
        assert!(flight.duration_secs() < 0.25);
        assert!((flight.camera_at(flight.duration_secs() / 2.0).zoom - 14.5).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn ends_meet_and_nothing_jumps(x0 in 0.0..1.0_f64, y0 in 0.0..1.0_f64, z0 in 0.0..20.0_f64, x1 in 0.0..1.0_f64, y1 in 0.0..1.0_f64, z1 in 0.0..20.0_f64) {
            let (from, to) = (Camera::new(World::new(x0, y0), z0), Camera::new(World::new(x1, y1), z1));
            let flight = Flight::new(from, to, 1200.0);
            let start = flight.camera_at(0.0);
            prop_assert!((start.zoom - z0).abs() < 1e-6 && (start.center.x - x0).abs() < 1e-9);
            prop_assert_eq!(flight.camera_at(flight.duration_secs()), to);
            let nearly = flight.camera_at(flight.duration_secs() * (1.0 - 1e-7));
            prop_assert!((nearly.zoom - z1).abs() < 1e-4, "{:?}", nearly);
            let px = nearly.px_per_world();
            prop_assert!((nearly.center.x - x1).hypot(nearly.center.y - y1) * px < 20.0);
            prop_assert!((0..=50).all(|i| flight.camera_at(flight.duration_secs() * f64::from(i) / 50.0).is_finite()));
        }
    }
}
