//! The location quotient of a weight such as employees, with an interval that knows that they come in whole places.

use super::Interval;
use crate::analysis::Random;
use crate::analysis::density::quantile;
use crate::index::order::sort_by;

/// A location quotient of weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightedQuotient {
    /// The district's share of the kind over the reference's.
    pub quotient: f64,
    /// The middle part of the quotients of samples of the district's places.
    pub interval: Interval,
    /// How likely, at least, a quotient on the other side of 1 is among the samples; two sides, never 0.
    pub p: f64,
}

/// Compares the weights of a district's `places`, each with its weight and whether it is of the kind, with the kind's share in
/// the reference, which is taken as known.
///
/// Employees of one place are not draws of their own: a single big theatre makes a share. So the interval is of samples of as
/// many places, drawn with putting back (the bootstrap's percentiles). Weights that are not positive or not finite are passed
/// over. The order of the places does not matter. With fewer than about ten places the interval is too narrow.
///
/// `None` without any weight, for a share that is not above 0, a confidence outside 0..1, or no draws. O(draws × places).
///
/// Source: B. Efron, Bootstrap methods, Annals of Statistics 7 (1979).
pub fn weighted_quotient(
    places: &[(f64, bool)],
    reference_share: f64,
    confidence: f64,
    draws: usize,
    seed: u64,
) -> Option<WeightedQuotient> {
    let mut places: Vec<(f64, bool)> =
        places.iter().copied().filter(|(weight, _)| weight.is_finite() && *weight > 0.0).collect();
    let is_sound = reference_share > 0.0 && confidence > 0.0 && confidence < 1.0 && draws > 0;
    if places.is_empty() || !is_sound {
        return None;
    }
    sort_by(&mut places, &|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let of = |places: &mut dyn Iterator<Item = (f64, bool)>| {
        let (mut own, mut all) = (0.0, 0.0);
        for (weight, is_kind) in places {
            all += weight;
            own += if is_kind { weight } else { 0.0 };
        }
        own / all / reference_share
    };
    let mut random = Random::new(seed);
    let sample = |_| of(&mut (0..places.len()).map(|_| places[random.below(places.len())]));
    let mut samples: Vec<f64> = (0..draws).map(sample).collect();
    sort_by(&mut samples, &|a, b| a.total_cmp(b));
    let left_out = (1.0 - confidence) / 2.0;
    let interval = Interval { low: quantile(&samples, left_out), high: quantile(&samples, 1.0 - left_out) };
    let (below, above) = (
        samples.iter().filter(|sample| **sample <= 1.0).count(),
        samples.iter().filter(|sample| **sample >= 1.0).count(),
    );
    let p = (2.0 * (below.min(above) + 1) as f64 / (draws + 1) as f64).min(1.0);
    Some(WeightedQuotient { quotient: of(&mut places.iter().copied()), interval, p })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::quotient::wilson_share;
    use proptest::prelude::*;

    #[test]
    fn equal_weights_are_counts() {
        // 40 of 160 against a fifth: 1.25, with an interval near Wilson's.
        let places: Vec<(f64, bool)> = (0..160).map(|at| (7.0, at % 4 == 0)).collect();
        let found = weighted_quotient(&places, 0.2, 0.95, 4000, 1).unwrap();
        let wilson = wilson_share(40, 160, 0.95).unwrap();
        assert!((found.quotient - 1.25).abs() < 1e-12);
        assert!((found.interval.low - wilson.low / 0.2).abs() < 0.06, "{found:?}");
        assert!((found.interval.high - wilson.high / 0.2).abs() < 0.06, "{found:?}");
        assert!((0.05..0.3).contains(&found.p));
    }

    #[test]
    fn one_big_place_makes_it_unsure() {
        let mut places = vec![(1.0, false); 30];
        places.push((30.0, true));
        let found = weighted_quotient(&places, 0.25, 0.95, 999, 1).unwrap();
        assert!((found.quotient - 2.0).abs() < 1e-12);
        assert!(found.interval.low == 0.0 && found.interval.high > 2.5 && found.p > 0.3, "{found:?}");
    }

    #[test]
    fn nothing_to_compare() {
        assert_eq!(weighted_quotient(&[], 0.2, 0.95, 9, 1), None);
        assert_eq!(weighted_quotient(&[(f64::NAN, true), (0.0, true)], 0.2, 0.95, 9, 1), None);
        for (share, confidence, draws) in [(0.0, 0.95, 9), (0.2, 1.0, 9), (0.2, 0.95, 0), (f64::NAN, 0.95, 9)] {
            assert_eq!(weighted_quotient(&[(1.0, true)], share, confidence, draws, 1), None);
        }
        let none = weighted_quotient(&[(1.0, false)], 0.5, 0.95, 99, 1).unwrap();
        assert_eq!((none.quotient, none.interval.high), (0.0, 0.0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn order_and_unit_do_not_matter(places in prop::collection::vec((1..50_u32, any::<bool>()), 1..30)) {
            let weights = |factor: f64| -> Vec<(f64, bool)> {
                places.iter().map(|(weight, is_kind)| (f64::from(*weight) * factor, *is_kind)).collect()
            };
            let found = weighted_quotient(&weights(1.0), 0.3, 0.9, 99, 5).unwrap();
            let mut turned = weights(1.0);
            turned.reverse();
            prop_assert_eq!(weighted_quotient(&turned, 0.3, 0.9, 99, 5), Some(found));
            let other = weighted_quotient(&weights(4.0), 0.3, 0.9, 99, 5).unwrap();
            prop_assert!((other.quotient - found.quotient).abs() < 1e-9 && other.p == found.p);
            prop_assert!(found.interval.low <= found.interval.high && found.p > 0.0 && found.p <= 1.0);
        }
    }
}
