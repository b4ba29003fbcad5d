//! Distances in metres on the WGS 84 ellipsoid, and a local plane in metres to build shapes in.
//!
//! Degrees are never treated as a plane, and Mercator metres are never treated as metres.

use super::geodesic::geodesic_m;
use super::{LngLat, sin_cos};

/// Equatorial radius of WGS 84 in metres.
pub(super) const EQUATORIAL_M: f64 = 6_378_137.0;

/// Flattening of WGS 84.
pub(super) const FLATTENING: f64 = 1.0 / 298.257_223_563;

/// Square of the first eccentricity of WGS 84.
const ECCENTRICITY_2: f64 = FLATTENING * (2.0 - FLATTENING);

/// Up to this distance the local plane is used (its error there is at most 0.2 m), beyond it the geodesic.
const PLANE_LIMIT_M: f64 = 50_000.0;

/// Beyond this latitude the meridians converge too quickly for the plane.
const PLANE_LIMIT_LAT_DEG: f64 = 75.0;

/// Measures the metres between two positions on the ellipsoid.
///
/// Below 50 km a plane at the middle latitude is used: 1.6 mm off at 10 km, 0.2 m at 50 km (Ulaanbaatar). Farther, and
/// beyond 75° of latitude, it is the geodesic. The shorter way across the 180° meridian is taken. Symmetric; the same
/// position gives 0; a NaN part gives NaN.
pub fn distance_m(a: LngLat, b: LngLat) -> f64 {
    let (middle, turn) = (f64::midpoint(a.lat, b.lat), shorter_turn(b.lng - a.lng));
    if middle.abs() < PLANE_LIMIT_LAT_DEG {
        let (east, north) = metres_per_degree(middle);
        let d = (turn * east).hypot((b.lat - a.lat) * north);
        if d <= PLANE_LIMIT_M {
            return d;
        }
    }
    geodesic_m(a.lat, b.lat, turn)
}

/// Metres that one degree spans at a latitude, eastward and northward: `(east, north)`.
pub fn metres_per_degree(lat: f64) -> (f64, f64) {
    let (sin, cos) = sin_cos(lat.to_radians());
    let w2 = 1.0 - ECCENTRICITY_2 * sin * sin;
    let across = EQUATORIAL_M / w2.sqrt();
    let along = EQUATORIAL_M * (1.0 - ECCENTRICITY_2) / (w2 * w2.sqrt());
    ((across * cos).to_radians(), along.to_radians())
}

/// Gives the metres of a position on the ellipsoid from the earth's centre, along the axes to 0° N 0° E, to 0° N 90° E and
/// to the north pole; NaN when it is not valid.
pub fn space_from_lng_lat(position: LngLat) -> [f64; 3] {
    if !position.is_valid() {
        return [f64::NAN; 3];
    }
    let (sin, cos) = sin_cos(position.lat.to_radians());
    let (sin_lng, cos_lng) = sin_cos(position.lng.to_radians());
    let across = EQUATORIAL_M / (1.0 - ECCENTRICITY_2 * sin * sin).sqrt();
    [across * cos * cos_lng, across * cos * sin_lng, across * (1.0 - ECCENTRICITY_2) * sin]
}

/// Brings a difference of longitudes into −180..180.
fn shorter_turn(degrees: f64) -> f64 {
    if degrees.abs() <= 180.0 { degrees } else { degrees - 360.0 * (degrees / 360.0).round() }
}

/// A plane touching the ellipsoid at an origin: metres east and north of it, and back.
///
/// Meant for shapes of a few kilometres (buffers, outlines, medians): within 50 km lengths are true to about 1 %, within
/// 5 km to 0.1 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalPlane {
    origin: LngLat,
    east_m: f64,
    north_m: f64,
}

impl LocalPlane {
    /// Makes the plane at `origin`, which must lie off the poles.
    pub fn new(origin: LngLat) -> Self {
        let (east_m, north_m) = metres_per_degree(origin.lat);
        Self { origin, east_m, north_m }
    }

    /// Gives metres `[east, north]` of the origin; NaN stays NaN.
    pub fn plane_from_lng_lat(&self, position: LngLat) -> [f64; 2] {
        [shorter_turn(position.lng - self.origin.lng) * self.east_m, (position.lat - self.origin.lat) * self.north_m]
    }

    /// Gives the position that lies `[east, north]` metres from the origin.
    pub fn lng_lat_from_plane(&self, [east, north]: [f64; 2]) -> LngLat {
        LngLat::new(shorter_turn(self.origin.lng + east / self.east_m), self.origin.lat + north / self.north_m)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geographiclib_rs::{Geodesic, InverseGeodesic};
    use proptest::prelude::*;

    fn at(lat: f64, lng: f64) -> LngLat {
        LngLat::new(lng, lat)
    }

    #[test]
    fn published_distances() {
        let cases = [
            ("New York to London", at(40.6, -73.8), at(51.6, -0.5), 5_551_759.400, 0.001),
            ("Ulaanbaatar to Darkhan", at(47.9189, 106.9176), at(49.4867, 105.9228), 189_093.455, 0.001),
            ("Sükhbaatar Square to Gandan", at(47.9189, 106.9176), at(47.9229, 106.8950), 1_746.682, 0.001),
            ("Hà Nội to Hồ Chí Minh", at(21.0285, 105.8542), at(10.7769, 106.7009), 1_138_049.892, 0.001),
            ("Kampala to Gulu", at(0.3476, 32.5825), at(2.7746, 32.2990), 270_213.793, 0.001),
            ("across the 180° meridian", at(10.0, 179.9), at(10.0, -179.9), 21_927.872, 0.02),
            ("nearly antipodal", at(0.0, 0.0), at(0.5, 179.7), 19_944_127.421, 0.001),
        ];
        for (name, a, b, metres, tolerance) in cases {
            let d = distance_m(a, b);
            assert!((d - metres).abs() <= tolerance, "{name}: {d}");
            assert_eq!(d, distance_m(b, a), "{name} is symmetric");
        }
    }

    #[test]
    fn metres_of_a_degree() {
        for (lat, east, north) in [
            (47.9, 74_769.0, 111_188.0),
            (21.0, 103_970.0, 110_717.0),
            (10.8, 109_361.0, 110_613.0),
            (0.35, 111_317.0, 110_574.0),
        ] {
            let (e, n) = metres_per_degree(lat);
            assert!((e - east).abs() < 1.0 && (n - north).abs() < 1.0, "{lat}: {e} {n}");
        }
    }

    #[test]
    fn same_position_and_no_position() {
        assert_eq!(distance_m(at(47.9, 106.9), at(47.9, 106.9)), 0.0);
        assert!(distance_m(LngLat::NONE, at(47.9, 106.9)).is_nan());
        assert!(distance_m(at(47.9, f64::NAN), at(47.9, 106.9)).is_nan());
    }

    proptest! {
        #[test]
        fn plane_agrees_with_the_geodesic(
            lat in -70.0..70.0_f64, lng in -180.0..180.0_f64, bearing in 0.0..std::f64::consts::TAU, reach in 0.0..45_000.0_f64,
        ) {
            let a = at(lat, lng);
            let b = LocalPlane::new(a).lng_lat_from_plane([bearing.sin() * reach, bearing.cos() * reach]);
            let geodesic: f64 = Geodesic::wgs84().inverse(a.lat, a.lng, b.lat, b.lng);
            // The error grows with the cube of the distance.
            let allowed = 1e-4 + 1.5 * (geodesic / 50_000.0).powi(3);
            prop_assert!((distance_m(a, b) - geodesic).abs() <= allowed);
        }

        #[test]
        fn plane_round_trips(lat in -80.0..80.0_f64, lng in -180.0..180.0_f64, east in -5e4..5e4_f64, north in -5e4..5e4_f64) {
            let plane = LocalPlane::new(at(lat, lng));
            let [e, n] = plane.plane_from_lng_lat(plane.lng_lat_from_plane([east, north]));
            prop_assert!((e - east).abs() < 1e-5 && (n - north).abs() < 1e-5);
        }
    }
}
