//! The spatial median: the position with the least sum of distances to all points. One far point does not drag it away.
//!
//! Source: E. Weiszfeld (1937), with the step of Y. Vardi and C.-H. Zhang, PNAS 97 (2000), where an estimate meets a point.

use crate::geo::{LngLat, LngLatBounds, LocalPlane};

/// Steps after which the estimate is taken as it is.
const MOST_STEPS: usize = 1000;

/// Finds the spatial median of points of a plane, to a millionth of their spread; `None` when there are none.
///
/// Points that are not finite are left out. Of points on a line with an even count the median lies between the middle two.
pub fn spatial_median_plane(points: &[[f64; 2]]) -> Option<[f64; 2]> {
    let points: Vec<[f64; 2]> = points.iter().copied().filter(|p| p[0].is_finite() && p[1].is_finite()).collect();
    let n = points.len() as f64;
    if points.is_empty() {
        return None;
    }
    let mut at = [points.iter().map(|p| p[0]).sum::<f64>() / n, points.iter().map(|p| p[1]).sum::<f64>() / n];
    let spread = points.iter().map(|p| (p[0] - at[0]).hypot(p[1] - at[1])).fold(0.0, f64::max);
    let tiny = spread * 1e-9;
    for _ in 0..MOST_STEPS {
        let (mut weight, mut sum, mut pull, mut here) = (0.0, [0.0; 2], [0.0; 2], 0.0);
        for p in &points {
            let (dx, dy) = (p[0] - at[0], p[1] - at[1]);
            let d = dx.hypot(dy);
            if d <= tiny {
                here += 1.0;
                continue;
            }
            weight += 1.0 / d;
            sum = [sum[0] + p[0] / d, sum[1] + p[1] / d];
            pull = [pull[0] + dx / d, pull[1] + dy / d];
        }
        let strength = pull[0].hypot(pull[1]);
        // Standing on points that outweigh the pull of the others is standing on the median.
        if weight == 0.0 || strength <= here {
            break;
        }
        let keep = here / strength;
        let next = [(1.0 - keep) * sum[0] / weight + keep * at[0], (1.0 - keep) * sum[1] / weight + keep * at[1]];
        let step = (next[0] - at[0]).hypot(next[1] - at[1]);
        at = next;
        if step <= spread * 1e-8 {
            break;
        }
    }
    // Steps towards a median that is one of the points grow ever shorter: where the nearest point is better, it is it.
    let away = |p: &[f64; 2]| (p[0] - at[0]).hypot(p[1] - at[1]);
    let nearest = points.iter().copied().min_by(|a, b| away(a).total_cmp(&away(b)));
    nearest.filter(|&p| cost(&points, p) <= cost(&points, at)).or(Some(at))
}

/// The sum of distances from a position to all points.
fn cost(points: &[[f64; 2]], at: [f64; 2]) -> f64 {
    points.iter().map(|p| (p[0] - at[0]).hypot(p[1] - at[1])).sum()
}

/// Finds the spatial median of positions a few kilometres apart; `None` when no position is valid.
pub fn spatial_median(positions: &[LngLat]) -> Option<LngLat> {
    let valid: Vec<LngLat> = positions.iter().copied().filter(|p| p.is_valid()).collect();
    let plane = LocalPlane::new(valid.iter().copied().collect::<LngLatBounds>().center());
    let points: Vec<[f64; 2]> = valid.iter().map(|&p| plane.plane_from_lng_lat(p)).collect();
    spatial_median_plane(&points).map(|at| plane.lng_lat_from_plane(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_medians() {
        assert_eq!(spatial_median_plane(&[]), None);
        assert_eq!(spatial_median_plane(&[[3.0, 4.0]]), Some([3.0, 4.0]));
        let cross = spatial_median_plane(&[[0., 0.], [2., 2.], [0., 2.], [2., 0.]]).unwrap();
        assert!((cross[0] - 1.0).abs() < 1e-6 && (cross[1] - 1.0).abs() < 1e-6);
        // A far point does not drag the median off the middle of a line.
        let line = spatial_median_plane(&[[0., 0.], [1., 0.], [1000., 0.]]).unwrap();
        assert!((line[0] - 1.0).abs() < 1e-3, "{line:?}");
        // The Fermat point of an equilateral triangle is its centre.
        let fermat = spatial_median_plane(&[[0., 0.], [1., 0.], [0.5, 3_f64.sqrt() / 2.0]]).unwrap();
        assert!((fermat[1] - 3_f64.sqrt() / 6.0).abs() < 1e-6);
    }

    #[test]
    fn a_median_that_is_one_of_the_points_is_met() {
        let points = [[-469.298, 158.713], [0.0, 483.214], [592.853, 488.028], [964.444, 494.26]];
        let at = spatial_median_plane(&points).unwrap();
        assert!(points.iter().all(|&p| cost(&points, at) <= cost(&points, p)), "{at:?}");
    }

    #[test]
    fn positions_keep_their_place() {
        let at = LngLat::new(106.9176, 47.9189);
        let found = spatial_median(&[at, at, LngLat::NONE, LngLat::new(106.95, 47.92)]).unwrap();
        assert!(crate::geo::distance_m(found, at) < 0.5);
        assert!(spatial_median(&[LngLat::NONE]).is_none());
    }

    proptest! {
        #[test]
        fn no_nearby_place_is_better(points in prop::collection::vec([-1e3..1e3_f64, -1e3..1e3_f64], 1..40)) {
            let at = spatial_median_plane(&points).unwrap();
            let best = cost(&points, at);
            for [dx, dy] in [[0.1, 0.0], [-0.1, 0.0], [0.0, 0.1], [0.0, -0.1], [0.07, 0.07], [-0.07, 0.07]] {
                prop_assert!(best <= cost(&points, [at[0] + dx, at[1] + dy]) + 1e-3);
            }
            for p in &points {
                prop_assert!(best <= cost(&points, *p) + 1e-3);
            }
        }
    }
}
