//! The co-location quotient: is the nearest neighbour of one kind of another kind more often than chance would have it?

use super::Sweep;
use crate::analysis::{Random, benjamini_hochberg};

/// How a kind keeps company with another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ColocationCell {
    /// How many times as often as by chance the nearest neighbour of the one is of the other; `None` when there is none of
    /// the one, or none else of the other.
    pub quotient: Option<f64>,
    /// The two-sided p-value by random relabelling; NaN without a quotient or without runs.
    pub p: f64,
    /// The same, corrected for the whole matrix.
    pub q: f64,
}

/// The co-location quotients among kinds.
#[derive(Clone, Debug, PartialEq)]
pub struct Colocation {
    /// For each kind as "the one" every kind as "the other"; not symmetric.
    pub cells: Vec<ColocationCell>,
    /// How many kinds there are.
    pub kinds: usize,
}

impl Colocation {
    /// The cell of kind `one`'s neighbours of kind `other`; `None` outside the matrix.
    pub fn cell(&self, one: usize, other: usize) -> Option<&ColocationCell> {
        self.cells.get(one * self.kinds + other).filter(|_| other < self.kinds)
    }
}

/// Measures which kinds are whose nearest neighbours, and tests it by dealing the kinds out to the points `runs` times.
///
/// `labels` gives each point's kind, below `kinds`. Where several points are equally near they share the one neighbour
/// among them, so places at the same address do no harm. p = twice the smaller of (r + 1)/(runs + 1) on either side.
/// `keep_going` is told how many deals are done and may end it with `false`. `None` then, for a point that is not finite, a
/// kind that is too great, or lengths that differ. Points should come in an order of their own (by id).
///
/// Source: T. F. Leslie and B. J. Kronenfeld, The colocation quotient, Geographical Analysis 43 (2011).
pub fn colocation(
    points: &[[f64; 2]],
    labels: &[usize],
    kinds: usize,
    runs: usize,
    seed: u64,
    keep_going: &mut dyn FnMut(usize) -> bool,
) -> Option<Colocation> {
    if points.len() != labels.len() || labels.iter().any(|label| *label >= kinds) {
        return None;
    }
    let sweep = Sweep::new(points)?;
    let nearest: Vec<Vec<usize>> = (0..points.len()).map(|i| sweep.all_nearest(i)).collect();
    let observed = company(&nearest, labels, kinds);
    let mut dealt = labels.to_vec();
    let (mut high, mut low) = (vec![1_usize; observed.len()], vec![1_usize; observed.len()]);
    let mut random = Random::new(seed);
    for run in 0..runs {
        if !keep_going(run) {
            return None;
        }
        random.shuffle(&mut dealt);
        for (at, count) in company(&nearest, &dealt, kinds).iter().enumerate() {
            high[at] += usize::from(*count >= observed[at] - 1e-9);
            low[at] += usize::from(*count <= observed[at] + 1e-9);
        }
    }
    let mut sizes = vec![0.0; kinds];
    for label in labels {
        sizes[*label] += 1.0;
    }
    let quotient = |at: usize| {
        let (one, other) = (at / kinds, at % kinds);
        let others = if one == other { sizes[other] - 1.0 } else { sizes[other] };
        let is_defined = sizes[one] > 0.0 && others > 0.0;
        is_defined.then(|| observed[at] / sizes[one] / (others / (points.len() as f64 - 1.0)))
    };
    let quotients: Vec<Option<f64>> = (0..observed.len()).map(quotient).collect();
    let p_of = |at: usize| {
        let share = 2.0 * high[at].min(low[at]) as f64 / (runs + 1) as f64;
        if runs > 0 && quotients[at].is_some() { share.min(1.0) } else { f64::NAN }
    };
    let p: Vec<f64> = (0..observed.len()).map(p_of).collect();
    let corrected = benjamini_hochberg(&p);
    let cell = |at: usize| ColocationCell { quotient: quotients[at], p: p[at], q: corrected[at] };
    Some(Colocation { cells: (0..observed.len()).map(cell).collect(), kinds })
}

/// Counts for each pair of kinds how often the one's nearest neighbour is of the other; those equally near share.
fn company(nearest: &[Vec<usize>], labels: &[usize], kinds: usize) -> Vec<f64> {
    let mut counts = vec![0.0; kinds * kinds];
    for (near, one) in nearest.iter().zip(labels) {
        for other in near {
            counts[one * kinds + labels[*other]] += 1.0 / near.len() as f64;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::{assert_near, number, positions};
    use proptest::prelude::*;

    fn measure(points: &[[f64; 2]], labels: &[usize], kinds: usize, runs: usize) -> Option<Colocation> {
        colocation(points, labels, kinds, runs, 1, &mut |_| true)
    }

    #[test]
    fn eight_points_of_two_kinds() {
        let points = positions("/concentration/clq/xy");
        let labels: Vec<usize> = "AABBABAB".chars().map(|kind| usize::from(kind == 'B')).collect();
        let found = measure(&points, &labels, 2, 0).unwrap();
        for (at, name) in ["AA", "AB", "BA", "BB"].iter().enumerate() {
            let expected = number(&format!("/concentration/clq/{name}"));
            assert_near(found.cells[at].quotient.unwrap(), expected, 1e-12);
            assert!(found.cells[at].p.is_nan());
        }
        assert_eq!(found.cell(1, 0).unwrap().quotient, found.cells[2].quotient);
        assert_eq!(found.cell(0, 2), None);
    }

    #[test]
    fn pairs_of_kinds_are_found() {
        // A shop beside every workshop, and theatres elsewhere.
        let mut random = Random::new(31);
        let (mut points, mut labels) = (Vec::new(), Vec::new());
        for _ in 0..30 {
            let [x, y] = [random.unit() * 100.0, random.unit() * 100.0];
            points.extend([[x, y], [x + 0.1, y], [random.unit() * 100.0 + 500.0, y]]);
            labels.extend([0, 1, 2]);
        }
        let found = measure(&points, &labels, 3, 199).unwrap();
        let cell = |one, other| *found.cell(one, other).unwrap();
        assert!(cell(0, 1).quotient.unwrap() > 2.0 && cell(0, 1).q <= 0.05);
        assert!(cell(2, 2).quotient.unwrap() > 2.0 && cell(2, 2).q <= 0.05);
        assert!(cell(0, 2).quotient.unwrap() < 0.5 && cell(0, 2).q <= 0.05);
        assert_eq!(colocation(&points, &labels, 3, 199, 1, &mut |run| run < 9), None);
    }

    #[test]
    fn few_points() {
        assert!(measure(&[], &[], 0, 9).unwrap().cells.is_empty());
        let alone = measure(&[[0.0, 0.0]], &[0], 2, 9).unwrap();
        assert!(alone.cells.iter().all(|cell| cell.quotient.is_none() && cell.p.is_nan()));
        let same = measure(&[[1.0, 1.0]; 4], &[0, 0, 1, 1], 2, 9).unwrap();
        assert!(same.cells.iter().all(|cell| (cell.quotient.unwrap() - 1.0).abs() < 1e-12 && cell.p == 1.0));
        assert_eq!(measure(&[[0.0, f64::NAN]], &[0], 1, 0), None);
        assert_eq!(measure(&[[0.0, 0.0]], &[1], 1, 0), None);
        assert_eq!(measure(&[[0.0, 0.0]], &[], 1, 0), None);
    }

    #[test]
    fn false_alarms_are_as_rare_as_stated() {
        let mut random = Random::new(17);
        let mut calls = 0;
        for seed in 0..300 {
            let points: Vec<[f64; 2]> = (0..60).map(|_| [random.unit(), random.unit()]).collect();
            let labels: Vec<usize> = (0..60).map(|i| i % 2).collect();
            let found = colocation(&points, &labels, 2, 99, seed, &mut |_| true).unwrap();
            calls += u32::from(found.cells[0].p <= 0.05);
        }
        // Counts are whole numbers, so the test is careful.
        assert!((3..=24).contains(&calls), "{calls} of 300");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn order_does_not_matter_and_company_adds_up(
            rows in prop::collection::vec((0..9_u8, 0..9_u8, 0..3_usize), 2..40),
        ) {
            let split = |rows: &[(u8, u8, usize)]| -> (Vec<[f64; 2]>, Vec<usize>) {
                rows.iter().map(|(x, y, kind)| ([f64::from(*x), f64::from(*y)], *kind)).unzip()
            };
            let (points, labels) = split(&rows);
            let found = measure(&points, &labels, 3, 0).unwrap();
            let reversed: Vec<_> = rows.iter().rev().copied().collect();
            let (turned, turned_labels) = split(&reversed);
            let again = measure(&turned, &turned_labels, 3, 0).unwrap();
            for (a, b) in found.cells.iter().zip(&again.cells) {
                prop_assert!((a.quotient.unwrap_or(-1.0) - b.quotient.unwrap_or(-1.0)).abs() < 1e-9);
            }
            // Chance-weighted, the quotients of one kind average to 1.
            let n = points.len() as f64;
            let size = |kind: usize| labels.iter().filter(|label| **label == kind).count() as f64;
            for one in (0..3).filter(|&one| size(one) > 0.0) {
                let mean: f64 = (0..3)
                    .filter_map(|other| {
                        let others = if one == other { size(other) - 1.0 } else { size(other) };
                        Some(found.cell(one, other)?.quotient? * others / (n - 1.0))
                    })
                    .sum();
                prop_assert!((mean - 1.0).abs() < 1e-9);
            }
        }
    }
}
