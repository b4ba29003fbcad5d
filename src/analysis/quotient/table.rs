//! The specialisation of every district in every kind, with one correction for all the tests of the table.

use super::{Fisher, Interval, QuotientCounts, Reference};
use crate::analysis::benjamini_hochberg;

/// How the table is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuotientOptions {
    /// What districts are compared with.
    pub reference: Reference,
    /// The confidence of the intervals, between 0 and 1.
    pub confidence: f64,
    /// How many places with the reference's mix the shrunk quotient adds.
    pub extra: f64,
    /// The share of false calls that is accepted.
    pub level: f64,
    /// The expected count below which nothing is said.
    pub least_expected: f64,
    /// The inhabitants below which nothing is said.
    pub least_population: f64,
}

impl Default for QuotientOptions {
    /// Country, 95 %, 10 added, 5 % false calls; silent below an expected count of 5 and below 4,100 inhabitants (from where
    /// on quotients were stable in Maine).
    fn default() -> Self {
        Self {
            reference: Reference::Country,
            confidence: 0.95,
            extra: 10.0,
            level: 0.05,
            least_expected: 5.0,
            least_population: 4100.0,
        }
    }
}

/// What may be said of a kind in a district.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The district has nothing, or the reference has none of the kind: there is no quotient.
    Undefined,
    /// Too few to say: the expected count or the population is below the threshold.
    TooFew,
    /// No difference from the reference can be shown.
    Same,
    /// The kind has more than the reference's share.
    More,
    /// The kind has less than the reference's share.
    Less,
}

/// The specialisation of one district in one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuotientCell {
    /// The counts behind it.
    pub counts: QuotientCounts,
    /// How many there would be with the country's share.
    pub expected: Option<f64>,
    /// The location quotient; `None` when it is undefined.
    pub quotient: Option<f64>,
    /// Its Wilson interval.
    pub wilson: Option<Interval>,
    /// Its Clopper–Pearson interval.
    pub exact: Option<Interval>,
    /// Its interval by the delta method on the logarithm; `None` also at 0.
    pub log_delta: Option<Interval>,
    /// The quotient drawn towards 1, for rankings.
    pub shrunk: Option<f64>,
    /// The exact test.
    pub fisher: Fisher,
    /// The two-sided p-value corrected for the whole table; `None` where nothing may be said.
    pub q: Option<f64>,
    /// What may be said.
    pub verdict: Verdict,
}

/// Specialisation by district and kind.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotientTable {
    /// District by district, in each the kinds in their order.
    pub cells: Vec<QuotientCell>,
    /// How many kinds there are.
    pub kinds: usize,
    /// How many cells were tested and so counted in the correction.
    pub tested: usize,
}

impl QuotientTable {
    /// Gives the cell of a district and a kind; `None` outside the table.
    pub fn cell(&self, district: usize, kind: usize) -> Option<&QuotientCell> {
        self.cells.get(district * self.kinds + kind).filter(|_| kind < self.kinds)
    }
}

/// Makes the table of `counts` (district by district, in each the count of every kind) with the `population` of each district.
///
/// An unknown population (NaN) silences nobody. The two-sided p-values of the cells about which anything may be said are
/// corrected together (Benjamini–Hochberg); which cells these are depends on totals only, never on what is found, so leaving
/// the others out does no harm. `None` when `kinds` is 0, the lengths do not fit, or a total is more than 2³² − 1.
/// O(cells × the greatest count of a kind).
pub fn quotient_table(
    counts: &[u32],
    kinds: usize,
    population: &[f64],
    options: &QuotientOptions,
) -> Option<QuotientTable> {
    if kinds == 0 || counts.len() != kinds.checked_mul(population.len())? {
        return None;
    }
    let sum = |first: usize, step: usize, numbers: &[u32]| {
        u32::try_from(numbers.iter().skip(first).step_by(step).copied().map(u64::from).sum::<u64>()).ok()
    };
    let country = sum(0, 1, counts)?;
    let mut of_kind = Vec::with_capacity(kinds);
    for kind in 0..kinds {
        of_kind.push(sum(kind, kinds, counts)?);
    }
    let mut cells = Vec::with_capacity(counts.len());
    for (row, inhabitants) in counts.chunks(kinds).zip(population) {
        let district = sum(0, 1, row)?;
        for (part, kind) in row.iter().zip(&of_kind) {
            cells.push(cell(QuotientCounts::new(*part, district, *kind, country)?, *inhabitants, options));
        }
    }
    let tested = |cell: &QuotientCell| cell.verdict == Verdict::Same;
    let p: Vec<f64> = cells.iter().map(|c| if tested(c) { c.fisher.two_sided } else { f64::NAN }).collect();
    let count = p.iter().filter(|p| !p.is_nan()).count();
    for (cell, q) in cells.iter_mut().zip(benjamini_hochberg(&p)) {
        cell.q = (!q.is_nan()).then_some(q);
        if q <= options.level {
            let more = cell.counts.excess().is_some_and(|excess| excess > 0.0);
            cell.verdict = if more { Verdict::More } else { Verdict::Less };
        }
    }
    Some(QuotientTable { cells, kinds, tested: count })
}

/// Makes a cell before any correction: whatever can be tested is still the same as the reference.
fn cell(counts: QuotientCounts, inhabitants: f64, options: &QuotientOptions) -> QuotientCell {
    let (reference, confidence) = (options.reference, options.confidence);
    let (expected, quotient) = (counts.expected(), counts.quotient(reference));
    let verdict = match (quotient, expected) {
        (Some(_), Some(expected)) if expected < options.least_expected || inhabitants < options.least_population => {
            Verdict::TooFew
        }
        (Some(_), Some(_)) => Verdict::Same,
        _ => Verdict::Undefined,
    };
    QuotientCell {
        counts,
        expected,
        quotient,
        wilson: counts.wilson(reference, confidence),
        exact: counts.exact(reference, confidence),
        log_delta: counts.log_delta(reference, confidence),
        shrunk: counts.shrunk(reference, options.extra),
        fisher: counts.fisher(),
        q: None,
        verdict,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Random;
    use proptest::prelude::*;

    fn table(counts: &[u32], kinds: usize) -> QuotientTable {
        let population = vec![f64::NAN; counts.len() / kinds];
        quotient_table(counts, kinds, &population, &QuotientOptions::default()).unwrap()
    }

    #[test]
    fn says_more_less_and_too_few() {
        // A small town, a town of film, everything else.
        let counts = [3, 1, 90, 60, 107, 1139];
        let options = QuotientOptions::default();
        let found = quotient_table(&counts, 2, &[900.0, 50_000.0, 1e6], &options).unwrap();
        let verdicts: Vec<Verdict> = found.cells.iter().map(|cell| cell.verdict).collect();
        assert_eq!(verdicts, [0, 0, 1, 2, 2, 1].map(|n: usize| [Verdict::TooFew, Verdict::More, Verdict::Less][n]));
        assert_eq!(found.tested, 4);
        assert_eq!(found.cell(1, 0).unwrap().counts.parts(), [90, 150, 200, 1400]);
        assert_eq!((found.cell(1, 2), found.cell(3, 0)), (None, None));
        // Few inhabitants silence a district with many places; an unknown number does not.
        let small = quotient_table(&counts, 2, &[900.0, 4099.0, f64::NAN], &options).unwrap();
        assert_eq!(small.tested, 2);
    }

    #[test]
    fn undefined_cells() {
        let found = table(&[0, 0, 0, 4, 0, 8], 3);
        assert!(found.cells[..3].iter().all(|cell| cell.verdict == Verdict::Undefined && cell.quotient.is_none()));
        assert_eq!(found.cells[4].verdict, Verdict::Undefined, "nobody has any of this kind");
        assert_eq!(found.tested, 1);
    }

    #[test]
    fn lengths_that_do_not_fit() {
        let options = QuotientOptions::default();
        assert_eq!(quotient_table(&[1, 2, 3], 2, &[1.0], &options), None);
        assert_eq!(quotient_table(&[1, 2], 0, &[1.0], &options), None);
        assert_eq!(quotient_table(&[u32::MAX, 1], 1, &[1.0, 1.0], &options), None);
        assert!(quotient_table(&[], 3, &[], &options).unwrap().cells.is_empty());
    }

    #[test]
    fn a_random_country_has_no_specialities() {
        // In a share of false calls, a table without any truth may have a call at all in one of twenty draws.
        let mut random = Random::new(4);
        let mut kinds: Vec<usize> = (0..900).map(|i| i % 3).collect();
        let mut calls = 0;
        for _ in 0..200 {
            random.shuffle(&mut kinds);
            let mut counts = [0; 18];
            for (i, kind) in kinds.iter().enumerate() {
                counts[i / 150 * 3 + kind] += 1;
            }
            let found = table(&counts, 3);
            calls += u32::from(found.cells.iter().any(|cell| matches!(cell.verdict, Verdict::More | Verdict::Less)));
        }
        assert!(calls <= 16, "{calls}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn order_of_districts_and_kinds_does_not_matter(counts in prop::collection::vec(0..60_u32, 12)) {
            let straight = table(&counts, 3);
            let turned: Vec<u32> = counts.iter().rev().copied().collect();
            let mut again = table(&turned, 3);
            again.cells.reverse();
            prop_assert_eq!(&again, &straight);
            // Two kinds as one: the other kinds' cells have the same quotients.
            let merged: Vec<u32> = counts.chunks(3).flat_map(|row| [row[0], row[1] + row[2]]).collect();
            for (district, row) in table(&merged, 2).cells.chunks(2).enumerate() {
                prop_assert_eq!(row[0].quotient, straight.cells[district * 3].quotient);
                prop_assert_eq!(row[0].fisher, straight.cells[district * 3].fisher);
            }
        }
    }
}
