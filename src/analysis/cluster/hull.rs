//! The convex hull of points of a plane: the least convex shape around them.
//!
//! Not the outline of a cluster, because it overstates quarters that are bent (see `outline`); for comparison, and for windows.
//!
//! Source: A. M. Andrew, Another efficient algorithm for convex hulls in two dimensions, Information Processing Letters 9
//! (1979).

use crate::index::order::sort_by;

/// Gives the corners of the convex hull, anticlockwise from the leftmost (then lowest), each once; points on a straight edge
/// are no corners.
///
/// Points that are not finite are left out. Points on one line give its two ends, equal points one corner. O(n log n).
pub fn convex_hull(points: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let mut points: Vec<[f64; 2]> = points.iter().copied().filter(|p| p[0].is_finite() && p[1].is_finite()).collect();
    sort_by(&mut points, &|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    points.dedup();
    if points.len() < 3 {
        return points;
    }
    let mut hull = half_hull(points.iter().copied());
    let upper = half_hull(points.iter().rev().copied());
    hull.pop();
    hull.extend(&upper[..upper.len() - 1]);
    hull
}

/// Gives the area of a polygon of these corners, positive when they turn anticlockwise; 0 for fewer than three. O(n).
pub fn ring_area(corners: &[[f64; 2]]) -> f64 {
    let next = corners.iter().cycle().skip(1);
    corners.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>() / 2.0
}

/// Walks along sorted points and keeps those where the way turns left.
fn half_hull(points: impl Iterator<Item = [f64; 2]>) -> Vec<[f64; 2]> {
    let mut hull: Vec<[f64; 2]> = Vec::new();
    for p in points {
        while let [.., a, b] = hull.as_slice()
            && (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) <= 0.0
        {
            hull.pop();
        }
        hull.push(p);
    }
    hull
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_hulls() {
        // shapely (GEOS): a C of nine points, and the juvenile points.
        let c = [[0., 0.], [4., 0.], [4., 1.], [1., 1.], [1., 3.], [4., 3.], [4., 4.], [0., 4.], [0.5, 2.]];
        let hull = convex_hull(&c);
        assert_eq!((hull.as_slice(), ring_area(&hull)), ([[0., 0.], [4., 0.], [4., 4.], [0., 4.]].as_slice(), 16.0));
        let rows = include_str!("../../../tests/fixtures/juvenile.csv").lines().filter(|line| !line.starts_with('#'));
        let point = |line: &str| line.split_once(',').map(|(x, y)| [x.parse().unwrap(), y.parse().unwrap()]).unwrap();
        let hull = convex_hull(&rows.map(point).collect::<Vec<_>>());
        assert_eq!((hull.len(), ring_area(&hull)), (12, 5850.5));
    }

    #[test]
    fn few_points_and_lines() {
        assert!(convex_hull(&[[f64::NAN, 0.0]]).is_empty() && ring_area(&[]) == 0.0);
        assert_eq!(convex_hull(&[[1.0, 2.0]; 5]), [[1.0, 2.0]]);
        assert_eq!(convex_hull(&[[2.0, 2.0], [0.0, 0.0], [1.0, 1.0], [3.0, 3.0]]), [[0.0, 0.0], [3.0, 3.0]]);
    }

    proptest! {
        #[test]
        fn nothing_is_outside_and_every_corner_turns(points in prop::collection::vec((0..30_i32, 0..30_i32), 3..60)) {
            let points: Vec<[f64; 2]> = points.into_iter().map(|(x, y)| [f64::from(x), f64::from(y)]).collect();
            let hull = convex_hull(&points);
            prop_assume!(hull.len() > 2);
            let side = |a: [f64; 2], b: [f64; 2], p: [f64; 2]| (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
            for i in 0..hull.len() {
                let [a, b, c] = [0, 1, 2].map(|step| hull[(i + step) % hull.len()]);
                prop_assert!(side(a, b, c) > 0.0 && points.iter().all(|&p| side(a, b, p) >= 0.0));
            }
        }
    }
}
