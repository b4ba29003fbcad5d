//! The shortest way on the ellipsoid, for any two positions.
//!
//! The way is followed on the auxiliary sphere, where latitudes are reduced and the way is a great circle; its length and
//! its span of longitude are integrals along it. Between almost opposite positions the span says too little about the
//! way, which is then sought by its first bearing.
//!
//! Source: C. F. F. Karney, Algorithms for geodesics, J. Geodesy 87 (2013), equations 7 to 17 and section 4; the integrals
//! by Gauss and Legendre's rule of eight points instead of series, which is true to some micrometres.

use super::distance::{EQUATORIAL_M, FLATTENING};
use super::sin_cos;
use std::f64::consts::PI;

/// Nodes and weights of Gauss and Legendre's rule of eight points, those above 0.
const RULE: [(f64, f64); 4] = [
    (0.183_434_642_495_649_8, 0.362_683_783_378_362),
    (0.525_532_409_916_329, 0.313_706_645_877_887_3),
    (0.796_666_477_413_626_7, 0.222_381_034_453_374_5),
    (0.960_289_856_497_536_3, 0.101_228_536_290_376_3),
];

/// Steps after which the span of longitude has long settled, unless the positions are almost opposite.
const MOST_STEPS: usize = 24;

/// Halvings that leave nothing of half a turn.
const HALVINGS: usize = 56;

/// Where both ends lie on the auxiliary sphere, as sines and cosines of their reduced latitudes: the first is at least as
/// far from the equator, and south of it.
struct Ends {
    sin: [f64; 2],
    cos: [f64; 2],
}

/// A way on the auxiliary sphere: the sine of its bearing where it crosses the equator, and the arcs from there.
struct Way {
    sin_bearing: f64,
    arcs: [f64; 2],
}

impl Way {
    /// The metres along the way, and by how much the span of longitudes on the ellipsoid is less than on the sphere.
    fn measure(&self) -> (f64, f64) {
        let second_eccentricity_2 = FLATTENING * (2.0 - FLATTENING) / (1.0 - FLATTENING).powi(2);
        let k2 = second_eccentricity_2 * (1.0 - self.sin_bearing * self.sin_bearing);
        let [from, to] = self.arcs;
        let (middle, half) = (f64::midpoint(from, to), (to - from) / 2.0);
        let (mut length, mut less) = (0.0, 0.0);
        for (node, weight) in RULE.into_iter().flat_map(|(node, weight)| [(node, weight), (-node, weight)]) {
            let (sin, _) = sin_cos(middle + half * node);
            let root = (1.0 + k2 * sin * sin).sqrt();
            length += weight * root;
            less += weight * (2.0 - FLATTENING) / (1.0 + (1.0 - FLATTENING) * root);
        }
        (EQUATORIAL_M * (1.0 - FLATTENING) * half * length, FLATTENING * self.sin_bearing * half * less)
    }
}

impl Ends {
    /// The way whose ends are so far apart in longitude on the sphere, in radians.
    fn way(&self, span: f64) -> Way {
        let ([sin_a, sin_b], [cos_a, cos_b]) = (self.sin, self.cos);
        let (sin_span, cos_span) = sin_cos(span);
        let (across, along) = (cos_b * sin_span, cos_a * sin_b - sin_a * cos_b * cos_span);
        let sin_arc = across.hypot(along);
        let arc = sin_arc.atan2(sin_a * sin_b + cos_a * cos_b * cos_span);
        // Where both ends are one, or opposite each other, every bearing does.
        let [across, along] = [across, along].map(|part| if sin_arc == 0.0 { 0.0 } else { part / sin_arc });
        let from = sin_a.atan2(cos_a * along);
        Way { sin_bearing: cos_a * across, arcs: [from, from + arc] }
    }

    /// The way that leaves the first end by a bearing, and the span of its longitudes on the sphere.
    fn way_by(&self, bearing: f64) -> (Way, f64) {
        let ([sin_a, sin_b], [cos_a, cos_b]) = (self.sin, self.cos);
        let (sin, cos) = sin_cos(bearing);
        let sin_bearing = sin * cos_a;
        let ahead_a = cos * cos_a;
        let ahead_b = (ahead_a * ahead_a + (cos_b * cos_b - cos_a * cos_a)).max(0.0).sqrt();
        let arcs = [sin_a.atan2(ahead_a), sin_b.atan2(ahead_b)];
        let span = (sin_bearing * sin_b).atan2(ahead_b) - (sin_bearing * sin_a).atan2(ahead_a);
        (Way { sin_bearing, arcs }, span)
    }
}

/// Measures the metres of the shortest way on the ellipsoid of WGS 84 between two latitudes whose longitudes differ by
/// `turn`, all in degrees, `turn` within −180..180. Symmetric; NaN where a part is NaN.
pub(super) fn geodesic_m(lat_a: f64, lat_b: f64, turn: f64) -> f64 {
    let (far, near) = if lat_a.abs() < lat_b.abs() { (lat_b, lat_a) } else { (lat_a, lat_b) };
    let near = if far > 0.0 { -near } else { near };
    let reduced = |lat: f64| {
        let (sin, cos) = sin_cos(lat.to_radians());
        let sin = sin * (1.0 - FLATTENING);
        let length = sin.hypot(cos);
        (sin / length, cos / length)
    };
    let ((sin_far, cos_far), (sin_near, cos_near)) = (reduced(-far.abs()), reduced(near));
    // On the equator it still lies south of it, or no way would have a beginning.
    let ends = Ends { sin: [sin_far.min(-f64::MIN_POSITIVE), sin_near], cos: [cos_far, cos_near] };
    let turn = turn.abs().to_radians();
    let mut span = turn;
    for _ in 0..MOST_STEPS {
        let (length, less) = ends.way(span).measure();
        let before = std::mem::replace(&mut span, turn + less);
        if span > PI {
            break;
        }
        if (span - before).abs() < 1e-15 || length.is_nan() {
            return length;
        }
    }
    let (mut left, mut right) = (0.0, PI);
    let mut length = 0.0;
    for _ in 0..HALVINGS {
        let bearing = f64::midpoint(left, right);
        let (way, span) = ends.way_by(bearing);
        let (metres, less) = way.measure();
        length = metres;
        *if span - less < turn { &mut left } else { &mut right } = bearing;
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;
    use geographiclib_rs::{Geodesic, InverseGeodesic};
    use proptest::prelude::*;

    fn check(lat_a: f64, lat_b: f64, turn: f64) {
        let d = geodesic_m(lat_a, lat_b, turn);
        let published: f64 = Geodesic::wgs84().inverse(lat_a, 0.0, lat_b, turn);
        assert!((d - published).abs() < 1e-4, "{lat_a} {lat_b} {turn}: {d} instead of {published}");
        assert_eq!(d, geodesic_m(lat_b, lat_a, -turn), "{lat_a} {lat_b} {turn} is symmetric");
    }

    #[test]
    fn poles_equator_and_opposites() {
        for lat_a in [-90.0, -89.999, -60.0, -0.5, -1e-9, 0.0, 0.3, 47.9, 90.0] {
            for lat_b in [-90.0, -47.9, -0.5, -0.3, 0.0, 1e-9, 0.5, 30.0, 89.0, 90.0] {
                for turn in [1e-3, 1.0, 90.0, 178.0, 179.3, 179.39, 179.4, 179.5, 179.7, 179.999, 180.0] {
                    check(lat_a, lat_b, turn);
                }
            }
        }
    }

    #[test]
    fn one_position_and_close_ones() {
        for lat in [-90.0, -80.0, -0.1, 0.0, 47.9, 76.0, 89.9, 90.0] {
            assert!(geodesic_m(lat, lat, 0.0) < 1e-9, "{lat}");
            for off in [1e-12, 1e-9, 1e-6, 1e-3] {
                check(lat, lat, off);
                check(lat, (lat - off).max(-90.0), 0.0);
                check(lat, (lat - off).max(-90.0), off);
            }
        }
    }

    proptest! {
        #[test]
        fn as_geographiclib_has_it(lat_a in -90.0..90.0_f64, lat_b in -90.0..90.0_f64, turn in -180.0..180.0_f64) {
            check(lat_a, lat_b, turn);
        }

        #[test]
        fn almost_opposite(lat in -90.0..90.0_f64, off in -1.0..1.0_f64, turn in 178.5..180.0_f64) {
            check(lat, (off - lat).clamp(-90.0, 90.0), turn);
        }
    }
}
