//! The Web Mercator square (EPSG:3857 scaled to [0,1]², y down), in f64.
//!
//! Deliberately spherical, as every web map's picture is; distances are measured on the ellipsoid elsewhere.

use super::{LngLat, sin_cos};
use std::f64::consts::PI;

/// The latitude at which the square ends, in degrees.
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// Length of the equator of WGS 84, in metres.
const EQUATOR_M: f64 = 2.0 * PI * 6_378_137.0;

/// A position on the Mercator square: (0,0) is the north-west corner, (1,1) the south-east one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct World {
    /// 0 at 180° W, 1 at 180° E.
    pub x: f64,
    /// 0 at 85.05° N, 1 at 85.05° S.
    pub y: f64,
}

impl World {
    /// Makes a position on the square.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// Projects degrees onto the square. Latitudes beyond ±85.05° land on its edge; NaN stays NaN.
pub fn world_from_lng_lat(position: LngLat) -> World {
    let lat = position.lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians();
    let (sin, cos) = sin_cos(lat);
    // asinh(tan lat), by what the program has anyway.
    let north = ((1.0 + sin.abs()) / cos).ln().copysign(lat);
    World { x: position.lng / 360.0 + 0.5, y: 0.5 - north / (2.0 * PI) }
}

/// Unprojects a position of the square into degrees.
pub fn lng_lat_from_world(world: World) -> LngLat {
    let raised = (PI * (1.0 - 2.0 * world.y)).exp();
    // atan(sinh north)
    LngLat { lng: (world.x - 0.5) * 360.0, lat: ((raised - 1.0 / raised) / 2.0).atan().to_degrees() }
}

/// Ground metres that one unit of the square stands for at `lat` degrees.
pub fn metres_per_world_unit(lat: f64) -> f64 {
    EQUATOR_M * sin_cos(lat.to_radians()).1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn corners_and_centre() {
        assert_eq!(world_from_lng_lat(LngLat::new(0.0, 0.0)), World::new(0.5, 0.5));
        let corner = world_from_lng_lat(LngLat::new(-180.0, 90.0));
        assert!(corner.x == 0.0 && corner.y.abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn projection_round_trips(lng in -180.0..180.0_f64, lat in -85.0..85.0_f64) {
            let back = lng_lat_from_world(world_from_lng_lat(LngLat::new(lng, lat)));
            prop_assert!((back.lng - lng).abs() < 1e-10);
            prop_assert!((back.lat - lat).abs() < 1e-10);
        }
    }
}
