//! The one position that stands for a line or an area: where its label goes and where it is counted.
//!
//! Works in degrees with longitudes shrunk by the latitude, which is enough for choosing a place to write a name.

use crate::geo::{LngLat, sin_cos};
use crate::index::order::sort_by;

/// The middle of a line by its length; NaN for no positions.
pub(super) fn middle_of_line(line: &[LngLat]) -> LngLat {
    let half = length(line) / 2.0;
    let mut passed = 0.0;
    for pair in line.windows(2) {
        let step = length(pair);
        if passed + step >= half && step > 0.0 {
            let t = (half - passed) / step;
            return LngLat::new(
                pair[0].lng + t * (pair[1].lng - pair[0].lng),
                pair[0].lat + t * (pair[1].lat - pair[0].lat),
            );
        }
        passed += step;
    }
    line.first().copied().unwrap_or(LngLat::NONE)
}

/// The length of a line in degrees of latitude.
pub(super) fn length(line: &[LngLat]) -> f64 {
    line.windows(2)
        .map(|pair| {
            let (_, shrink) = sin_cos(f64::midpoint(pair[0].lat, pair[1].lat).to_radians());
            ((pair[1].lng - pair[0].lng) * shrink).hypot(pair[1].lat - pair[0].lat)
        })
        .sum()
}

/// The position nearest to the mean of all; NaN for no positions.
pub(super) fn nearest_to_mean(positions: &[LngLat]) -> LngLat {
    let count = positions.len() as f64;
    let lng = positions.iter().map(|p| p.lng).sum::<f64>() / count;
    let lat = positions.iter().map(|p| p.lat).sum::<f64>() / count;
    let distance = |p: &LngLat| (p.lng - lng).hypot(p.lat - lat);
    positions.iter().copied().min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(LngLat::NONE)
}

/// Twice the area of a closed ring in square degrees, positive counter-clockwise.
pub(super) fn doubled_area(ring: &[LngLat]) -> f64 {
    let Some(origin) = ring.first() else { return 0.0 };
    let cross = |a: LngLat, b: LngLat| {
        (a.lng - origin.lng) * (b.lat - origin.lat) - (b.lng - origin.lng) * (a.lat - origin.lat)
    };
    ring.windows(2).map(|pair| cross(pair[0], pair[1])).sum()
}

/// A position inside a polygon of closed rings, the first the outer one: its centroid if that is inside, else the middle
/// of the widest stretch inside it along one of a few parallels. NaN for no rings.
pub(super) fn inside_polygon<'a>(rings: &(impl Iterator<Item = &'a [LngLat]> + Clone)) -> LngLat {
    let Some(outer) = rings.clone().next() else { return LngLat::NONE };
    let centroid = centroid(outer);
    if centroid.lng.is_finite() && contains(rings.clone(), centroid) {
        return centroid;
    }
    let (south, north) =
        outer.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(s, n), p| (s.min(p.lat), n.max(p.lat)));
    let mut best = (0.0, outer[0]);
    for share in [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9] {
        let lat = south + share * (north - south);
        let mut crossings = Vec::new();
        for ring in rings.clone() {
            for pair in ring.windows(2) {
                crossings.extend(crossing(pair[0], pair[1], lat));
            }
        }
        sort_by(&mut crossings, &f64::total_cmp);
        for stretch in crossings.chunks_exact(2) {
            let width = stretch[1] - stretch[0];
            if width > best.0 {
                best = (width, LngLat::new(f64::midpoint(stretch[0], stretch[1]), lat));
            }
        }
    }
    best.1
}

/// The centroid of the area of a closed ring; not finite for a ring without area.
fn centroid(ring: &[LngLat]) -> LngLat {
    let origin = ring[0];
    let (mut lng, mut lat) = (0.0, 0.0);
    for pair in ring.windows(2) {
        let (ax, ay) = (pair[0].lng - origin.lng, pair[0].lat - origin.lat);
        let (bx, by) = (pair[1].lng - origin.lng, pair[1].lat - origin.lat);
        let cross = ax * by - bx * ay;
        lng += (ax + bx) * cross;
        lat += (ay + by) * cross;
    }
    let area = doubled_area(ring);
    LngLat::new(origin.lng + lng / (3.0 * area), origin.lat + lat / (3.0 * area))
}

/// Says whether `position` is inside an odd number of rings.
fn contains<'a>(rings: impl Iterator<Item = &'a [LngLat]>, position: LngLat) -> bool {
    rings
        .flat_map(|ring| ring.windows(2))
        .filter_map(|pair| crossing(pair[0], pair[1], position.lat))
        .filter(|lng| *lng > position.lng)
        .count()
        % 2
        == 1
}

/// The longitude where the edge from `a` to `b` crosses the parallel `lat`, the lower end counted in and the upper out.
fn crossing(a: LngLat, b: LngLat, lat: f64) -> Option<f64> {
    ((a.lat > lat) != (b.lat > lat)).then(|| a.lng + (lat - a.lat) / (b.lat - a.lat) * (b.lng - a.lng))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ring(points: &[(f64, f64)]) -> Vec<LngLat> {
        points.iter().map(|(lng, lat)| LngLat::new(*lng, *lat)).collect()
    }

    #[test]
    fn a_square_is_labelled_in_its_middle() {
        let square = ring(&[(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)]);
        assert_eq!(inside_polygon(&[square.as_slice()].into_iter()), LngLat::new(1.0, 1.0));
        assert_eq!(doubled_area(&square), 8.0);
    }

    #[test]
    fn a_hole_in_the_middle_is_avoided() {
        let outer = ring(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]);
        let hole = ring(&[(1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0), (1.0, 1.0)]);
        let rings = [outer.as_slice(), hole.as_slice()];
        let inside = inside_polygon(&rings.into_iter());
        assert!(contains(rings.into_iter(), inside), "{inside:?}");
    }

    #[test]
    fn the_middle_of_a_line_is_on_it() {
        let line = ring(&[(0.0, 0.0), (0.0, 1.0), (0.0, 4.0)]);
        assert_eq!(middle_of_line(&line), LngLat::new(0.0, 2.0));
        assert_eq!(middle_of_line(&ring(&[(3.0, 3.0), (3.0, 3.0)])), LngLat::new(3.0, 3.0));
        assert!(middle_of_line(&[]).lng.is_nan());
    }

    #[test]
    fn a_multipoint_is_anchored_at_one_of_its_points() {
        assert_eq!(nearest_to_mean(&ring(&[(0.0, 0.0), (1.0, 1.0), (5.0, 5.0)])), LngLat::new(1.0, 1.0));
        assert!(nearest_to_mean(&[]).lng.is_nan());
    }

    proptest! {
        #[test]
        fn the_anchor_of_a_star_is_inside(radii in prop::collection::vec(0.05..10.0_f64, 3..30)) {
            let step = std::f64::consts::TAU / radii.len() as f64;
            let mut star: Vec<_> = radii
                .iter()
                .enumerate()
                .map(|(at, r)| LngLat::new(r * (at as f64 * step).cos(), r * (at as f64 * step).sin()))
                .collect();
            star.push(star[0]);
            let inside = inside_polygon(&[star.as_slice()].into_iter());
            prop_assert!(contains([star.as_slice()].into_iter(), inside));
        }
    }
}
