//! Diversity: how many kinds there are, how evenly, and how many that is in effect.

use super::{entropy, shares};

/// The diversity of a mix.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Diversity {
    /// How many kinds have any weight: Hill's number of order 0.
    pub kinds: usize,
    /// Shannon's entropy in nats: 0 for a single kind, ln(kinds) for an even mix.
    pub shannon: f64,
    /// Simpson's index, the Herfindahl–Hirschman index of the shares: how likely two draws are of the same kind.
    pub simpson: f64,
}

impl Diversity {
    /// Shannon's entropy in bits.
    pub fn shannon_bits(&self) -> f64 {
        self.shannon / std::f64::consts::LN_2
    }

    /// Pielou's evenness, 0 to 1; `None` for a single kind.
    pub fn evenness(&self) -> Option<f64> {
        (self.kinds > 1).then(|| self.shannon / (self.kinds as f64).ln())
    }

    /// How likely two draws are of different kinds (Gini–Simpson).
    pub fn gini_simpson(&self) -> f64 {
        1.0 - self.simpson
    }

    /// The effective number of kinds, Hill's number of order 1: as many kinds of equal weight would be as diverse.
    pub fn effective_kinds(&self) -> f64 {
        self.shannon.exp()
    }

    /// Hill's number of order 2, which hardly counts rare kinds.
    pub fn effective_common_kinds(&self) -> f64 {
        1.0 / self.simpson
    }

    /// Simpson's index brought to 0 (even) to 1 (a single kind) among the kinds there are; `None` for a single kind.
    pub fn normalised_simpson(&self) -> Option<f64> {
        let even = 1.0 / self.kinds as f64;
        (self.kinds > 1).then(|| (self.simpson - even) / (1.0 - even))
    }
}

/// Measures the diversity of the weights of kinds; kinds without weight do not count.
///
/// Source: M. O. Hill, Diversity and evenness, Ecology 54 (1973).
pub fn diversity(weights: &[f64]) -> Option<Diversity> {
    let shares = shares(weights)?;
    Some(Diversity {
        kinds: shares.iter().filter(|share| **share > 0.0).count(),
        shannon: entropy(&shares),
        simpson: shares.iter().map(|share| share * share).sum(),
    })
}

/// Gives how likely two different ones are of different kinds: what a sample says of the whole it is from.
/// `None` for fewer than two.
pub fn unbiased_simpson(counts: &[u32]) -> Option<f64> {
    let total: f64 = counts.iter().copied().map(f64::from).sum();
    let same: f64 = counts.iter().copied().map(f64::from).map(|count| count * (count - 1.0)).sum();
    (total >= 2.0).then(|| 1.0 - same / (total * (total - 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::{assert_near, number};
    use proptest::prelude::*;

    #[test]
    fn ten_twenty_thirty_forty() {
        let found = diversity(&[10.0, 20.0, 30.0, 40.0]).unwrap();
        for (value, name) in [
            (found.shannon, "H_nats"),
            (found.shannon_bits(), "H_bits"),
            (found.evenness().unwrap(), "pielou"),
            (found.simpson, "simpson_HHI"),
            (found.gini_simpson(), "gini_simpson"),
            (found.effective_kinds(), "hill1"),
            (found.effective_common_kinds(), "hill2"),
            (found.normalised_simpson().unwrap(), "norm_HHI"),
            (unbiased_simpson(&[10, 20, 30, 40]).unwrap(), "unbiased_simpson"),
        ] {
            assert_near(value, number(&format!("/concentration/diversity_10_20_30_40/{name}")), 1e-12);
        }
    }

    #[test]
    fn one_kind_and_none() {
        let one = diversity(&[0.0, 3.0]).unwrap();
        assert_eq!((one.kinds, one.shannon, one.effective_kinds(), one.evenness()), (1, 0.0, 1.0, None));
        assert!(one.shannon.is_sign_positive());
        for weights in [&[][..], &[0.0, 0.0], &[-1.0, 2.0], &[f64::NAN, 1.0], &[f64::INFINITY]] {
            assert_eq!(diversity(weights), None);
        }
        assert_eq!((unbiased_simpson(&[1]), unbiased_simpson(&[])), (None, None));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn order_and_scale_do_not_matter_and_merging_never_adds(
            weights in prop::collection::vec(0.0..50.0_f64, 2..12), scale in 0.01..100.0_f64,
        ) {
            prop_assume!(weights.iter().sum::<f64>() > 0.0);
            let found = diversity(&weights).unwrap();
            let turned: Vec<f64> = weights.iter().rev().map(|weight| weight * scale).collect();
            let again = diversity(&turned).unwrap();
            prop_assert!((found.shannon - again.shannon).abs() < 1e-9 && (found.simpson - again.simpson).abs() < 1e-9);
            let mut merged = weights.clone();
            let first = merged.remove(0);
            merged[0] += first;
            if let Some(fewer) = diversity(&merged) {
                prop_assert!(fewer.shannon <= found.shannon + 1e-12 && fewer.simpson >= found.simpson - 1e-12);
            }
            let hill = [found.kinds as f64, found.effective_kinds(), found.effective_common_kinds()];
            prop_assert!(hill[0] >= hill[1] - 1e-9 && hill[1] >= hill[2] - 1e-9 && hill[2] >= 1.0 - 1e-9);
        }
    }
}
