//! How sure a cluster is: whether it is found again when a fifth of the points is left out by lot.
//!
//! Points are left out rather than drawn again, because drawing again puts several on one spot and makes crowds of them; the
//! numbers of points that a method asks for are scaled with what is left.
//!
//! Source: C. Hennig, Cluster-wise assessment of cluster stability, Computational Statistics & Data Analysis 52 (2007).

use super::dbscan::Clustering;
use super::method::Method;
use super::similarity::best_jaccards;
use super::space::Space;
use crate::analysis::Random;

/// Runs that are enough.
pub const RUNS: usize = 100;

/// The part of the points that is kept.
const KEPT: (usize, usize) = (4, 5);

/// What a stability means, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StabilityWord {
    /// Below 0.6, or unknown: should not be interpreted.
    DoNotInterpret,
    /// From 0.6: there is a pattern, but which points belong to it is doubtful.
    Doubtful,
    /// From 0.75.
    Stable,
    /// From 0.85.
    HighlyStable,
}

impl StabilityWord {
    /// Gives the word for a stability; NaN is nothing to interpret.
    pub fn of(stability: f64) -> Self {
        match stability {
            s if s >= 0.85 => Self::HighlyStable,
            s if s >= 0.75 => Self::Stable,
            s if s >= 0.6 => Self::Doubtful,
            _ => Self::DoNotInterpret,
        }
    }
}

/// Gives for each cluster of `base` its stability: the mean over `runs` (see [`RUNS`]) of the greatest Jaccard of what is left
/// of it with a cluster found in the points that are left.
///
/// `base` is what `method` found in `space`. Every run keeps four fifths of the points that have a position, by the numbers
/// of `seed`, starting from `order` (as of `Method::find`), so that the order of the input changes nothing. Runs that leave
/// nothing of a cluster do not count for it; NaN when all do so. `None` when `go_on`, told the share done, answers false.
pub fn stability(
    space: &Space,
    order: &[u32],
    base: &Clustering,
    method: &Method,
    (runs, seed): (usize, u64),
    go_on: &mut dyn FnMut(f64) -> bool,
) -> Option<Vec<f64>> {
    let placed = |&i: &u32| (i as usize) < space.len() && space.has_position(i as usize);
    let points: Vec<u32> = order.iter().copied().filter(placed).collect();
    let kept = (points.len() * KEPT.0).div_ceil(KEPT.1);
    let sub_order: Vec<u32> = (0..kept as u32).collect();
    let method = method.thinned(KEPT);
    let mut random = Random::new(seed);
    let (mut sum, mut count) = (vec![0.0; base.count], vec![0_u32; base.count]);
    for run in 0..runs {
        let mut sample = vec![false; points.len()];
        random.sample(points.len(), kept).into_iter().for_each(|at| sample[at] = true);
        let some: Vec<u32> = points.iter().zip(&sample).filter(|(_, kept)| **kept).map(|(point, _)| *point).collect();
        let mut go_on_run = |share: f64| go_on((run as f64 + share) / runs as f64);
        let found = method.find(&space.subset(&some), &sub_order, &mut go_on_run)?;
        let left: Vec<Option<u32>> = some.iter().map(|&i| base.labels[i as usize]).collect();
        for (number, best) in best_jaccards(&left, base.count, &found.clustering.labels).into_iter().enumerate() {
            if !best.is_nan() {
                sum[number] += best;
                count[number] += 1;
            }
        }
    }
    Some(sum.into_iter().zip(count).map(|(sum, count)| sum / f64::from(count)).collect())
}

#[cfg(test)]
mod tests {
    use super::StabilityWord::{DoNotInterpret, Doubtful, HighlyStable, Stable};
    use super::*;
    use crate::analysis::cluster::HdbscanOptions;

    /// Two crowds that are sure and a chain that falls apart when any of its points is missing.
    fn points() -> Vec<[f64; 2]> {
        let mut random = Random::new(3);
        let mut points = Vec::new();
        for x in [0.0, 5000.0] {
            points.extend((0..60).map(|_| [x + 200.0 * random.unit(), 200.0 * random.unit()]));
        }
        points.extend((0..30).map(|i| [1000.0 + 99.0 * f64::from(i), 3000.0]));
        points
    }

    fn words(method: &Method, seed: u64) -> (Vec<f64>, Vec<StabilityWord>) {
        let space = Space::on_plane(&points());
        let order: Vec<u32> = (0..space.len() as u32).collect();
        let base = method.find(&space, &order, &mut |_| true).unwrap().clustering;
        let found = stability(&space, &order, &base, method, (RUNS, seed), &mut |_| true).unwrap();
        let words = found.iter().map(|&s| StabilityWord::of(s)).collect();
        (found, words)
    }

    #[test]
    fn crowds_are_sure_and_chains_are_not() {
        let dbscan = Method::Dbscan { eps_m: 100.0, min_points: 3 };
        let (shares, found) = words(&dbscan, 1);
        assert_eq!(found, [HighlyStable, HighlyStable, DoNotInterpret]);
        assert_eq!(words(&dbscan, 1).0, shares, "the same seed gives the same");
        let close = words(&dbscan, 2).0;
        assert!(shares.iter().zip(close).all(|(a, b)| (a - b).abs() < 0.1), "another seed gives nearly the same");
        let (_, found) = words(&Method::Hdbscan(HdbscanOptions { min_size: 10, min_points: 5, join: 0.0 }), 1);
        assert!(found.len() >= 3 && found[..2] == [HighlyStable; 2], "{found:?}");
    }

    #[test]
    fn order_of_input_changes_nothing() {
        let data = points();
        let method = Method::Dbscan { eps_m: 100.0, min_points: 3 };
        let straight = words(&method, 5).0;
        let space = Space::on_plane(&data.iter().rev().copied().collect::<Vec<_>>());
        let order: Vec<u32> = (0..space.len() as u32).rev().collect();
        let base = method.find(&space, &order, &mut |_| true).unwrap().clustering;
        assert_eq!(stability(&space, &order, &base, &method, (RUNS, 5), &mut |_| true).unwrap(), straight);
    }

    #[test]
    fn words_and_stops() {
        let words = [1.0, 0.85, 0.849, 0.75, 0.6, 0.599, f64::NAN].map(StabilityWord::of);
        assert_eq!(words, [HighlyStable, HighlyStable, Stable, Stable, Doubtful, DoNotInterpret, DoNotInterpret]);
        let method = Method::Dbscan { eps_m: 1.0, min_points: 5 };
        assert_eq!(method.thinned((4, 5)), Method::Dbscan { eps_m: 1.0, min_points: 4 });
        assert_eq!(method.thinned((4, 5)).thinned((4, 5)), Method::Dbscan { eps_m: 1.0, min_points: 4 });
        let (space, base) = (Space::on_plane(&[]), Clustering::default());
        assert_eq!(stability(&space, &[], &base, &method, (RUNS, 1), &mut |_| true), Some(vec![]));
        let (space, order) = (Space::on_plane(&points()), (0..150).collect::<Vec<u32>>());
        let base = method.find(&space, &order, &mut |_| true).unwrap().clustering;
        assert_eq!(stability(&space, &order, &base, &method, (RUNS, 1), &mut |share| share < 0.5), None);
    }
}
