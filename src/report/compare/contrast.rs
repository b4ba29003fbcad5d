//! How the mix of one side differs from that of the other, and how sure that is.

use crate::analysis::benjamini_hochberg;
use crate::analysis::quotient::{Interval, QuotientCounts, Reference, Verdict};
use crate::index::order::sort_by;

/// The count that must be expected on either side for anything to be said.
pub(super) const LEAST_EXPECTED: f64 = 5.0;

/// The share of false calls that is accepted.
const LEVEL: f64 = 0.05;

/// The confidence of intervals.
const CONFIDENCE: f64 = 0.95;

/// One kind on both sides.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Contrast {
    /// The kind, by its place.
    pub(super) kind: usize,
    /// How many there are on side A, and on side B.
    pub(super) counts: [u32; 2],
    /// Their shares of the sides; NaN for a side of nothing.
    pub(super) shares: [f64; 2],
    /// The share in A over that in B; `None` where B has none.
    pub(super) quotient: Option<f64>,
    /// Its interval; `None` where a side has none, and where nothing may be said.
    pub(super) interval: Option<Interval>,
    /// The p-value corrected for all kinds that were tested; `None` where nothing is said.
    pub(super) q: Option<f64>,
    /// What may be said of A against B; undefined where it was not tested because the sides are not separate.
    pub(super) verdict: Verdict,
}

/// Contrasts the counts of kinds on two sides of `totals` places, the most frequent first, those on neither side left out.
///
/// Each kind is tested by Fisher's exact test, two-sided, A against B; p-values are corrected together (Benjamini–Hochberg).
/// A kind is only tested where at least 5 would be expected on either side, which rests on totals alone. Nothing is tested
/// where the sides share places (`is_separate` false). Counts greater than their total are left out.
pub(super) fn contrasts(a: &[u32], b: &[u32], totals: [u32; 2], is_separate: bool) -> Vec<Contrast> {
    let mut all: Vec<Contrast> = Vec::new();
    let mut p = Vec::new();
    for (kind, (&in_a, &in_b)) in a.iter().zip(b).enumerate().filter(|(_, (a, b))| **a + **b > 0) {
        let counts = QuotientCounts::new(in_a, totals[0], in_a + in_b, totals[0] + totals[1]);
        let Some(counts) = counts.filter(|_| in_b <= totals[1]) else { continue };
        let expected = counts.expected().unwrap_or_default();
        let least = expected.min(f64::from(in_a + in_b) - expected);
        let verdict = match () {
            () if !is_separate => Verdict::Undefined,
            () if least < LEAST_EXPECTED => Verdict::TooFew,
            () => Verdict::Same,
        };
        p.push(if verdict == Verdict::Same { counts.fisher().two_sided } else { f64::NAN });
        let interval = counts.log_delta(Reference::RestOfCountry, CONFIDENCE).filter(|_| verdict == Verdict::Same);
        all.push(Contrast {
            kind,
            counts: [in_a, in_b],
            shares: [f64::from(in_a) / f64::from(totals[0]), f64::from(in_b) / f64::from(totals[1])],
            quotient: counts.quotient(Reference::RestOfCountry),
            interval,
            q: None,
            verdict,
        });
    }
    for (contrast, q) in all.iter_mut().zip(benjamini_hochberg(&p)) {
        contrast.q = (!q.is_nan()).then_some(q);
        if q <= LEVEL {
            let is_more = contrast.shares[0] > contrast.shares[1];
            contrast.verdict = if is_more { Verdict::More } else { Verdict::Less };
        }
    }
    let total = |contrast: &Contrast| contrast.counts[0] + contrast.counts[1];
    sort_by(&mut all, &|a, b| total(b).cmp(&total(a)).then(a.kind.cmp(&b.kind)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn eight_of_forty_against_the_rest_of_twelve_hundred() {
        let mut made = contrasts(&[8, 32], &[112, 1048], [40, 1160], true);
        made.reverse();
        // 0.2 over 112/1160; 4 expected: too few to say.
        assert!((made[0].quotient.unwrap() - 2.071_428_571).abs() < 1e-9);
        assert_eq!((made[0].verdict, made[0].q), (Verdict::TooFew, None));
        // 32 of 40 against 1048 of 1160: of 40, 36 are expected, and of 1160, 1044.
        assert_eq!(made[1].verdict, Verdict::Same);
        // Fisher's test of one kind is that of its counterpart.
        assert!((made[1].q.unwrap() - 0.052_883).abs() < 5e-7);
    }

    #[test]
    fn sides_that_are_not_separate_are_not_tested() {
        let made = contrasts(&[50, 0, 0], &[10, 40, 0], [50, 50], false);
        assert_eq!(made.len(), 2);
        assert!(made.iter().all(|contrast| contrast.verdict == Verdict::Undefined && contrast.interval.is_none()));
        assert_eq!((made[0].quotient, made[1].quotient), (Some(5.0), Some(0.0)));
        let tested = contrasts(&[50, 0, 0], &[10, 40, 0], [50, 50], true);
        assert_eq!((tested[0].verdict, tested[1].verdict), (Verdict::More, Verdict::Less));
        assert_eq!(tested[1].interval, None);
        assert_eq!(contrasts(&[5], &[0], [5, 0], true)[0].quotient, None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn turning_the_sides_round_turns_the_verdicts_round(
            kinds in prop::collection::vec((0..60_u32, 0..60_u32), 1..7),
        ) {
            let (a, b): (Vec<u32>, Vec<u32>) = kinds.into_iter().unzip();
            let totals = [a.iter().sum(), b.iter().sum()];
            let made = contrasts(&a, &b, totals, true);
            let turned = contrasts(&b, &a, [totals[1], totals[0]], true);
            prop_assert_eq!(made.len(), turned.len());
            prop_assert!(made.iter().zip(&turned).all(|(one, other)| one.kind == other.kind));
            for (one, other) in made.iter().zip(&turned) {
                let expected = match one.verdict {
                    Verdict::More => Verdict::Less,
                    Verdict::Less => Verdict::More,
                    same => same,
                };
                prop_assert_eq!(other.verdict, expected);
                if let (Some(one), Some(other)) = (one.interval, other.interval) {
                    prop_assert!((one.low * other.high - 1.0).abs() < 1e-9);
                }
            }
        }
    }
}
