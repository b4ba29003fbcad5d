//! The k-distance curve: how far every point is from its k-th nearest, the farthest first, and where the curve bends.
//!
//! Left of the bend are points with few others around, right of it those in crowds: its height is a radius to begin with.
//!
//! Sources: M. Ester et al., KDD 1996 (the curve); V. Satopää, J. Albrecht, D. Irwin, B. Raghavan, Finding a "kneedle" in a
//! haystack, ICDCS workshops 2011 (the bend as the farthest from the chord).

use super::nearest::NearestTree;
use super::space::Space;
use crate::index::order::sort_keys;

/// Where a curve bends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Elbow {
    /// The place on the curve, from 0.
    pub rank: usize,
    /// The distance there.
    pub distance: f64,
}

/// Gives for each point the distance to its k-th nearest other, k = `min_points` − 1, descending.
///
/// So at a radius of the value at rank r, DBSCAN with `min_points` has all but r points at its core (equal values apart).
/// Points without a position are left out, and with fewer than `min_points` points there is no curve: empty. `None` when
/// `go_on`, told the share done, answers false. O(n log n).
pub fn k_distances(space: &Space, min_points: usize, go_on: &mut dyn FnMut(f64) -> bool) -> Option<Vec<f64>> {
    let squares = NearestTree::new(space).kth_squared(min_points, go_on)?;
    // The bits of numbers that are not negative are in the order of the numbers.
    let finite = squares.into_iter().filter(|square| square.is_finite());
    let mut keys: Vec<u64> = finite.map(f64::to_bits).collect();
    sort_keys(&mut keys);
    Some(keys.into_iter().rev().map(|key| space.distance_from_squared(f64::from_bits(key))).collect())
}

/// Finds the bend of a descending curve: the place farthest from the line between its ends, both axes taken from 0 to 1.
///
/// `None` for fewer than three values, or for a curve that is flat or straight. Of equally far places the first. O(n).
pub fn elbow(curve: &[f64]) -> Option<Elbow> {
    let (first, last) = (*curve.first()?, *curve.last()?);
    let end = curve.len() as f64 - 1.0;
    let mut best = None;
    let mut farthest = 1e-9;
    for (rank, &distance) in curve.iter().enumerate() {
        let away = (1.0 - rank as f64 / end - (distance - last) / (first - last)).abs();
        if away > farthest {
            (best, farthest) = (Some(Elbow { rank, distance }), away);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::dbscan_plane;
    use crate::geo::LngLat;
    use proptest::prelude::*;

    #[test]
    fn bends_of_known_curves() {
        assert_eq!(elbow(&[10.0, 2.0, 1.0, 0.5, 0.0]), Some(Elbow { rank: 1, distance: 2.0 }));
        // 1/x between 1 and 9 is farthest from its chord where its slope is that of the chord: at 3.
        let curve: Vec<f64> = (0..=800).map(|i| 1.0 / (1.0 + f64::from(i) / 100.0)).collect();
        assert_eq!(elbow(&curve).unwrap().rank, 200);
        for straight in [&[][..], &[1.0], &[2.0, 1.0], &[3.0, 3.0, 3.0], &[3.0, 2.0, 1.0], &[f64::NAN; 4]] {
            assert_eq!(elbow(straight), None, "{straight:?}");
        }
    }

    #[test]
    fn too_few_points_have_no_curve() {
        let space = Space::on_earth(&[LngLat::new(106.9, 47.9), LngLat::NONE, LngLat::new(106.91, 47.9)]);
        assert_eq!(k_distances(&space, 3, &mut |_| true), Some(vec![]));
        assert_eq!(k_distances(&space, 2, &mut |_| true).unwrap().len(), 2);
        assert_eq!(k_distances(&space, 2, &mut |_| false), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn a_radius_of_the_curve_leaves_its_rank_out(points in prop::collection::vec((0.0..90.0_f64, 0.0..90.0_f64), 6..80), rank in 0..80_usize) {
            let points: Vec<[f64; 2]> = points.into_iter().map(|(x, y)| [x, y]).collect();
            let curve = k_distances(&Space::on_plane(&points), 4, &mut |_| true).unwrap();
            let eps = curve[rank % curve.len()] * (1.0 + 1e-9);
            let core = dbscan_plane(&(0..points.len()).collect::<Vec<_>>(), &points, eps, 4).core;
            prop_assert_eq!(core.iter().filter(|core| !**core).count(), curve.iter().filter(|d| **d > eps).count());
        }
    }
}
