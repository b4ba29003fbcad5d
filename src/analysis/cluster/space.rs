//! Points made ready for questions about distance: on the earth by metres on the ellipsoid, on a plane by straight distance.
//!
//! Each point gets coordinates in space, in which squares of straight distances are quick to take. On the earth the straight
//! line runs through the ground and is shorter than the way along it, by known bounds: only where a pair lies so near to a
//! limit that the bounds do not decide is the distance on the ellipsoid taken. There are no seams: the 180° meridian and the
//! poles are places like others.

use crate::geo::{LngLat, distance_m, space_from_lng_lat};

/// Least radius of curvature of the ellipsoid in metres, along the meridian at the equator.
const LEAST_RADIUS_M: f64 = 6_335_439.0;
/// Mean radius of the earth in metres.
const MEAN_RADIUS_M: f64 = 6_371_008.8;
/// From this distance on everything on the earth is within reach.
const WHOLE_EARTH_M: f64 = 20_004_000.0;
/// From this distance on bounds are not worth their proof: every pair is measured.
const BOUNDED_M: f64 = 9_000_000.0;

/// What kind of distance counts.
#[derive(Clone, Debug)]
enum Ground {
    /// Metres on the ellipsoid between these positions.
    Earth(Vec<LngLat>),
    /// Straight distance.
    Plane,
}

/// Points and the distances between them. A point without a valid position is far from everything, itself included.
#[derive(Clone, Debug)]
pub struct Space {
    ground: Ground,
    /// Coordinates in space, in metres or units of the plane; NaN where there is no position.
    at: Vec<[f64; 3]>,
}

/// A distance to compare with, as bounds of the squared straight distance.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    /// The distance itself.
    pub(super) distance: f64,
    /// Straight distances whose square is at most this are within.
    pub(super) inside: f64,
    /// Straight distances whose square is more than this are beyond.
    pub(super) outside: f64,
}

impl Space {
    /// Makes the space of positions on the earth; those that are not valid stay out. O(n).
    pub fn on_earth(positions: &[LngLat]) -> Self {
        let mut at: Vec<[f64; 3]> = positions.iter().map(|&p| space_from_lng_lat(p)).collect();
        turn_up(&mut at);
        Self { ground: Ground::Earth(positions.to_vec()), at }
    }

    /// Makes the space of points of a plane; those that are not finite stay out. O(n).
    ///
    /// Coordinates of which the squares overflow, or vanish, are not told apart.
    pub fn on_plane(points: &[[f64; 2]]) -> Self {
        let at = points.iter().map(|&[x, y]| if x.is_finite() && y.is_finite() { [x, y, 0.0] } else { [f64::NAN; 3] });
        Self { ground: Ground::Plane, at: at.collect() }
    }

    /// Number of points, those without a position included.
    pub fn len(&self) -> usize {
        self.at.len()
    }

    /// Says whether there is no point.
    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// Says whether a point has a position.
    pub fn has_position(&self, point: usize) -> bool {
        !self.at[point][0].is_nan()
    }

    /// Makes the space of some of the points, in the order given.
    #[must_use]
    pub fn subset(&self, points: &[u32]) -> Self {
        let ground = match &self.ground {
            Ground::Earth(positions) => Ground::Earth(points.iter().map(|&i| positions[i as usize]).collect()),
            Ground::Plane => Ground::Plane,
        };
        Self { ground, at: points.iter().map(|&i| self.at[i as usize]).collect() }
    }

    /// Measures two points: metres on the ellipsoid, or the straight distance of the plane. NaN without a position.
    pub fn distance(&self, a: usize, b: usize) -> f64 {
        match &self.ground {
            Ground::Earth(positions) => distance_m(positions[a], positions[b]),
            Ground::Plane => (self.at[a][0] - self.at[b][0]).hypot(self.at[a][1] - self.at[b][1]),
        }
    }

    /// Coordinates in space.
    pub(super) fn at(&self, point: usize) -> [f64; 3] {
        self.at[point]
    }

    /// Corners of the box around all coordinates; the first is above the second when there are none.
    pub(super) fn bounds(&self) -> ([f64; 3], [f64; 3]) {
        bounds(&self.at)
    }

    /// Gives a distance as bounds of squared straight distances. Nothing is within a limit that is negative or NaN.
    pub(super) fn limit(&self, distance: f64) -> Limit {
        if distance.is_nan() || distance < 0.0 {
            return Limit { distance, inside: -1.0, outside: -1.0 };
        }
        let (inside, outside) = match &self.ground {
            Ground::Plane => (distance * (1.0 - 1e-12), distance * (1.0 + 1e-12)),
            Ground::Earth(_) if distance >= WHOLE_EARTH_M => (f64::INFINITY, f64::INFINITY),
            Ground::Earth(_) => {
                // How far `distance_m` may be off the geodesic: it grows with the cube, to where the geodesic itself is taken.
                let off = 1e-6 + 4.0 * (distance / 50_000.0).min(1.0).powi(3);
                let shortest = 2.0 * LEAST_RADIUS_M * ((distance - off) / (2.0 * LEAST_RADIUS_M)).sin();
                (if distance < BOUNDED_M { shortest - 1e-6 } else { -1.0 }, distance + off)
            }
        };
        let square = |bound: f64| if bound < 0.0 { -1.0 } else { bound * bound };
        Limit { distance, inside: square(inside), outside: square(outside) }
    }

    /// Gives the distance that belongs to a squared straight one: on the earth the arc over it, true to a millimetre at 10 km
    /// and to 2 mm at 50 km.
    pub(super) fn distance_from_squared(&self, squared: f64) -> f64 {
        match &self.ground {
            Ground::Earth(_) => 2.0 * MEAN_RADIUS_M * (squared.sqrt() / (2.0 * MEAN_RADIUS_M)).min(1.0).asin(),
            Ground::Plane => squared.sqrt(),
        }
    }
}

/// The squared straight distance of two places in space.
pub(super) fn squared(a: [f64; 3], b: [f64; 3]) -> f64 {
    let [x, y, z] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    x * x + y * y + z * z
}

/// Corners of the box around places; the first is above the second when there are none. NaN is left out.
pub(super) fn bounds(places: &[[f64; 3]]) -> ([f64; 3], [f64; 3]) {
    let (mut low, mut high) = ([f64::INFINITY; 3], [f64::NEG_INFINITY; 3]);
    for place in places {
        for axis in 0..3 {
            low[axis] = low[axis].min(place[axis]);
            high[axis] = high[axis].max(place[axis]);
        }
    }
    (low, high)
}

/// Turns places on the earth so that their middle is up: a country then lies nearly flat in x and y.
///
/// The middle is that of the box, so that the order of the places does not matter.
fn turn_up(at: &mut [[f64; 3]]) {
    let (low, high) = bounds(at);
    let middle = [0, 1, 2].map(|axis| f64::midpoint(low[axis], high[axis]));
    let length = squared(middle, [0.0; 3]).sqrt();
    if length.is_nan() || length < 1.0 {
        return;
    }
    let up = middle.map(|part| part / length);
    let flat = up[0].hypot(up[1]);
    let east = if flat > 1e-9 { [-up[1] / flat, up[0] / flat, 0.0] } else { [1.0, 0.0, 0.0] };
    let north =
        [up[1] * east[2] - up[2] * east[1], up[2] * east[0] - up[0] * east[2], up[0] * east[1] - up[1] * east[0]];
    for place in at {
        *place = [east, north, up].map(|axis| axis[0] * place[0] + axis[1] * place[1] + axis[2] * place[2]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn within(space: &Space, a: usize, b: usize, limit: &Limit) -> bool {
        let squared = squared(space.at(a), space.at(b));
        squared <= limit.inside || (squared <= limit.outside && space.distance(a, b) <= limit.distance)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn bounds_never_contradict_the_distance(
            lat in -90.0..90.0_f64, lng in -180.0..180.0_f64, bearing in 0.0..std::f64::consts::TAU, digits in -3.0..7.1_f64,
            near in -1e-3..1e-3_f64,
        ) {
            // A second position at every scale from a millimetre to the other side of the earth, a limit just beside.
            let reach = 10_f64.powf(digits) / 111_000.0;
            let turned = (lng + reach * bearing.sin() / lat.to_radians().cos().max(0.01)).clamp(-180.0, 180.0);
            let positions = [LngLat::new(lng, lat), LngLat::new(turned, (lat + reach * bearing.cos()).clamp(-90.0, 90.0))];
            let space = Space::on_earth(&positions);
            let d = distance_m(positions[0], positions[1]);
            for limit in [d, d * (1.0 + near), d + near, d + 100.0 * near] {
                prop_assert_eq!(within(&space, 0, 1, &space.limit(limit)), d <= limit, "{} against {}", d, limit);
            }
            let off = (space.distance_from_squared(squared(space.at(0), space.at(1))) - d).abs();
            prop_assert!(off <= 2e-6 + 4.0 * (d / 50_000.0).powi(3), "{} off {}", off, d);
        }
    }

    #[test]
    fn no_position_is_far_from_everything() {
        let space = Space::on_earth(&[LngLat::NONE, LngLat::new(1.0, 1.0), LngLat::new(f64::NAN, 1.0)]);
        assert!(!space.has_position(0) && space.has_position(1) && !space.has_position(2));
        let far = space.limit(f64::INFINITY);
        assert!(!within(&space, 0, 0, &far) && !within(&space, 0, 1, &far) && within(&space, 1, 1, &far));
        assert!(!within(&space, 1, 1, &space.limit(-1.0)) && within(&space, 1, 1, &space.limit(0.0)));
        assert!(!Space::on_plane(&[[f64::INFINITY, 0.0]]).has_position(0));
    }
}
