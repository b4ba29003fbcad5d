//! Nearest neighbours against random labelling: are places of a kind nearer to each other than as many of all places?

use super::nearest_distances;
use crate::analysis::Random;
use crate::index::order::sort_by;

/// The mean distance to the nearest neighbour against that of as many drawn by lot from all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearestLabelTest {
    /// The mean distance among the chosen.
    pub mean: f64,
    /// The mean of the draws' means.
    pub expected: f64,
    /// The true mean over the expected: below 1 nearer than chance, above 1 farther; NaN where draws are all on one spot.
    pub ratio: f64,
    /// The middle 95 of 100 draws lie from here …
    pub low: f64,
    /// … to here.
    pub high: f64,
    /// How likely a mean as far off, on either side, is by chance: twice the smaller of (r + 1)/(runs + 1), at most 1.
    pub p: f64,
}

/// Compares the mean distance from each of the `chosen` points to the nearest other of them with draws of as many from all.
///
/// `chosen` are places in `points`. Bring the points in an order of their own (by id): another order gives other draws.
/// `keep_going` is told how many draws are done and may end it with `false`. `None` then, for fewer than 2 chosen, one that is
/// chosen twice or is no point, points that are not finite, and without runs. O(runs · n √n).
pub fn nearest_label(
    points: &[[f64; 2]],
    chosen: &[usize],
    runs: usize,
    seed: u64,
    keep_going: &mut dyn FnMut(usize) -> bool,
) -> Option<NearestLabelTest> {
    let mut is_chosen = vec![false; points.len()];
    for &point in chosen {
        if std::mem::replace(is_chosen.get_mut(point)?, true) {
            return None;
        }
    }
    if chosen.len() < 2 || runs == 0 || points.iter().flatten().any(|part| !part.is_finite()) {
        return None;
    }
    let mean_of = |chosen: &[usize]| {
        let some: Vec<[f64; 2]> = chosen.iter().map(|&point| points[point]).collect();
        Some(nearest_distances(&some)?.iter().sum::<f64>() / some.len() as f64)
    };
    let mean = mean_of(chosen)?;
    let slack = 1e-12 * mean;
    let mut random = Random::new(seed);
    let mut draws = Vec::with_capacity(runs);
    for run in 0..runs {
        if !keep_going(run) {
            return None;
        }
        draws.push(mean_of(&random.sample(points.len(), chosen.len()))?);
    }
    sort_by(&mut draws, &|a, b| a.total_cmp(b));
    let near = draws.partition_point(|draw| *draw <= mean + slack);
    let far = runs - draws.partition_point(|draw| *draw < mean - slack);
    let share = 2.0 * (near.min(far) + 1) as f64 / (runs + 1) as f64;
    let expected = draws.iter().sum::<f64>() / runs as f64;
    let off = runs / 40;
    Some(NearestLabelTest {
        mean,
        expected,
        ratio: mean / expected,
        low: draws[off],
        high: draws[runs - 1 - off],
        p: share.min(1.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A lattice of 10 by 10, 10 apart.
    fn lattice() -> Vec<[f64; 2]> {
        (0..100).map(|i| [f64::from(i % 10) * 10.0, f64::from(i / 10) * 10.0]).collect()
    }

    #[test]
    fn a_crowd_is_nearer_and_a_spread_is_farther_than_chance() {
        let test = |chosen: &[usize]| nearest_label(&lattice(), chosen, 999, 1, &mut |_| true).unwrap();
        let crowd = test(&[0, 1, 2, 10, 11, 12, 20, 21, 22]);
        assert!((crowd.mean - 10.0).abs() < 1e-9 && crowd.ratio < 0.7 && crowd.p <= 0.01, "{crowd:?}");
        let spread = test(&[0, 4, 9, 40, 44, 49, 90, 94, 99]);
        assert!(spread.mean >= 40.0 && spread.ratio > 1.5 && spread.p <= 0.01, "{spread:?}");
        assert!(crowd.low <= crowd.expected && crowd.expected <= crowd.high);
        let all: Vec<usize> = (0..100).collect();
        assert_eq!((test(&all).ratio, test(&all).p), (1.0, 1.0));
    }

    #[test]
    fn labels_dealt_at_random_are_rarely_called_unusual() {
        let mut random = Random::new(9);
        let points: Vec<[f64; 2]> = (0..80).map(|_| [random.unit() * 100.0, random.unit() * 100.0]).collect();
        let called = (0..200)
            .filter(|_| nearest_label(&points, &random.sample(80, 20), 99, 5, &mut |_| true).unwrap().p <= 0.05)
            .count();
        // 10 of 200 are to be expected; 21 or more come once in a thousand times.
        assert!(called <= 20, "{called}");
    }

    #[test]
    fn what_cannot_be_drawn_has_no_answer() {
        let go = &mut |_| true;
        assert_eq!(nearest_label(&lattice(), &[1], 9, 1, go), None);
        assert_eq!(nearest_label(&lattice(), &[1, 1], 9, 1, go), None);
        assert_eq!(nearest_label(&lattice(), &[1, 100], 9, 1, go), None);
        assert_eq!(nearest_label(&lattice(), &[1, 2], 0, 1, go), None);
        assert_eq!(nearest_label(&[[0.0, 0.0], [f64::NAN, 0.0]], &[0, 1], 9, 1, go), None);
        assert_eq!(nearest_label(&lattice(), &[1, 2], 9, 1, &mut |run| run < 3), None);
        let spot = nearest_label(&[[0.0; 2]; 5], &[0, 1], 9, 1, go).unwrap();
        assert!(spot.ratio.is_nan() && spot.p == 1.0);
    }
}
