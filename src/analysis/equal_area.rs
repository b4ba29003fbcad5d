//! A plane in metres on which areas are true: the azimuthal equal-area projection about an origin.
//!
//! The ellipsoid is carried onto the sphere of the same area by the authalic latitude, the sphere onto the plane by
//! Lambert's projection, so areas are true everywhere; lengths are true at the origin and 0.6 % off at 1,400 km.
//!
//! Source: J. P. Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), pages 182-190.

use crate::geo::LngLat;

/// Equatorial radius of WGS 84 in metres.
const EQUATORIAL_M: f64 = 6_378_137.0;
/// Flattening of WGS 84.
const FLATTENING: f64 = 1.0 / 298.257_223_563;
/// Square of the first eccentricity of WGS 84.
const ECCENTRICITY_2: f64 = FLATTENING * (2.0 - FLATTENING);

/// A plane on which areas are true.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EqualAreaPlane {
    lng: f64,
    /// Sine and cosine of the origin's authalic latitude.
    up: (f64, f64),
    /// Radius of the sphere that has the ellipsoid's area.
    radius_m: f64,
}

impl EqualAreaPlane {
    /// Makes the plane that touches the earth at `origin`; one that is not valid gives a plane of NaN.
    pub fn new(origin: LngLat) -> Self {
        let radius_m = EQUATORIAL_M * (swept(1.0) / 2.0).sqrt();
        let sine = authalic_sine(origin.lat);
        Self { lng: origin.lng, up: (sine, (1.0 - sine * sine).max(0.0).sqrt()), radius_m }
    }

    /// Gives metres `[east, north]` of the origin. The point opposite the origin, and a position that is not valid, give NaN.
    pub fn plane_from_lng_lat(&self, position: LngLat) -> [f64; 2] {
        if !position.is_valid() {
            return [f64::NAN; 2];
        }
        let sine = authalic_sine(position.lat);
        let cosine = (1.0 - sine * sine).max(0.0).sqrt();
        let (sin_lng, cos_lng) = (position.lng - self.lng).to_radians().sin_cos();
        let (up_sine, up_cosine) = self.up;
        let away = 1.0 + up_sine * sine + up_cosine * cosine * cos_lng;
        if away < 1e-12 {
            return [f64::NAN; 2];
        }
        let scale = self.radius_m * (2.0 / away).sqrt();
        [scale * cosine * sin_lng, scale * (up_cosine * sine - up_sine * cosine * cos_lng)]
    }

    /// Gives the position of a point of the plane; [`LngLat::NONE`] beyond the earth's edge.
    pub fn lng_lat_from_plane(&self, [east, north]: [f64; 2]) -> LngLat {
        let away = east.hypot(north);
        let half = away / (2.0 * self.radius_m);
        if half.is_nan() || half > 1.0 {
            return LngLat::NONE;
        }
        let (sin, cos) = (2.0 * half.asin()).sin_cos();
        let (up_sine, up_cosine) = self.up;
        let toward = if away > 0.0 { [east / away, north / away] } else { [0.0, 0.0] };
        let sine = (cos * up_sine + toward[1] * sin * up_cosine).clamp(-1.0, 1.0);
        let turn = (toward[0] * sin).atan2(up_cosine * cos - toward[1] * up_sine * sin);
        let lng = self.lng + turn.to_degrees();
        LngLat::new(lng - 360.0 * ((lng + 180.0) / 360.0).floor(), latitude(sine))
    }
}

/// Snyder's q of a geographic latitude given by its sine: grows as the area between the equator and it.
fn swept(sine: f64) -> f64 {
    let e = ECCENTRICITY_2.sqrt();
    let flat = ECCENTRICITY_2 * sine * sine;
    (1.0 - ECCENTRICITY_2) * (sine / (1.0 - flat) + (e * sine).atanh() / e)
}

/// The sine of the authalic latitude of a geographic one in degrees.
fn authalic_sine(lat: f64) -> f64 {
    (swept(lat.to_radians().sin()) / swept(1.0)).clamp(-1.0, 1.0)
}

/// The geographic latitude, in degrees, of which [`authalic_sine`] is `sine`: by Newton's steps on its sine, three of which
/// leave nothing to improve.
fn latitude(sine: f64) -> f64 {
    let wanted = sine * swept(1.0);
    let mut found = sine;
    for _ in 0..4 {
        let flat = 1.0 - ECCENTRICITY_2 * found * found;
        let slope = 2.0 * (1.0 - ECCENTRICITY_2) / (flat * flat);
        found = (found - (swept(found) - wanted) / slope).clamp(-1.0, 1.0);
    }
    found.asin().to_degrees()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::distance_m;
    use proptest::prelude::*;

    #[test]
    fn the_sphere_of_the_same_area_is_that_of_geodesy() {
        // Moritz, Geodetic Reference System 1980: 6 371 007.181 m; that of WGS 84 agrees to the millimetre.
        let plane = EqualAreaPlane::new(LngLat::new(0.0, 0.0));
        assert!((plane.radius_m - 6_371_007.181).abs() < 0.001);
    }

    #[test]
    fn a_square_of_degrees_keeps_its_area() {
        // A degree square about 47.5° N: the sphere of equal area says 2πR²·(Δq/2)/360.
        let plane = EqualAreaPlane::new(LngLat::new(105.0, 46.0));
        let ring: Vec<[f64; 2]> = (0..400)
            .map(|i| {
                let (side, along) = (i / 100, f64::from(i % 100) / 100.0);
                let [lng, lat] = [[along, 0.0], [1.0, along], [1.0 - along, 1.0], [0.0, 1.0 - along]][side as usize];
                plane.plane_from_lng_lat(LngLat::new(100.0 + lng, 47.0 + lat))
            })
            .collect();
        let area = crate::analysis::cluster::ring_area(&ring).abs();
        let band = authalic_sine(48.0) - authalic_sine(47.0);
        let expected = 1_f64.to_radians() * band * plane.radius_m * plane.radius_m;
        assert!((area / expected - 1.0).abs() < 1e-5, "{area} {expected}");
    }

    #[test]
    fn what_is_nowhere_stays_nowhere() {
        let plane = EqualAreaPlane::new(LngLat::new(105.0, 46.0));
        assert!(plane.plane_from_lng_lat(LngLat::NONE)[0].is_nan());
        assert!(plane.plane_from_lng_lat(LngLat::new(-75.0, -46.0))[0].is_nan());
        assert!(
            !plane.lng_lat_from_plane([2e7, 0.0]).is_valid() && !plane.lng_lat_from_plane([f64::NAN, 0.0]).is_valid()
        );
        assert!(EqualAreaPlane::new(LngLat::NONE).plane_from_lng_lat(LngLat::new(0.0, 0.0))[0].is_nan());
    }

    proptest! {
        #[test]
        fn positions_come_back(lng in -180.0..180.0_f64, lat in -85.0..85.0_f64, up in -80.0..80.0_f64, at in -180.0..180.0_f64) {
            let plane = EqualAreaPlane::new(LngLat::new(at, up));
            let there = plane.plane_from_lng_lat(LngLat::new(lng, lat));
            prop_assume!(there[0].hypot(there[1]) < 1.2e7);
            let back = plane.lng_lat_from_plane(there);
            prop_assert!(distance_m(back, LngLat::new(lng, lat)) < 0.01, "{:?}", back);
        }
    }
}
