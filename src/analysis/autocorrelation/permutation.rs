//! Conditional permutation: would a unit's neighbours be as high, or as low, had the others' values been dealt out at random?
//!
//! With a unit's own value held, local Moran, Gi and Gi* are all straight-line functions of the weighted sum of its
//! neighbours, so one set of deals answers for the three of them.

use super::{SpatialWeights, fits};
use crate::analysis::Random;
use crate::index::order::{sort_by, sorted_rows};

/// How likely a unit's neighbours are as high, and as low, as they are; NaN for a unit without neighbours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LagChance {
    /// The share of deals, the true one among them, in which they are as high or higher.
    pub high: f64,
    /// The share in which they are as low or lower.
    pub low: f64,
}

impl LagChance {
    /// The p-value for "unusual on either side": twice the smaller share, at most 1.
    pub fn two_sided(&self) -> f64 {
        // The minimum must not drop a NaN.
        if self.high.is_nan() { f64::NAN } else { (2.0 * self.high.min(self.low)).min(1.0) }
    }
}

/// Deals the other units' values out to each unit's neighbours `runs` times: p = (r + 1)/(runs + 1).
///
/// Deals are made by rank of the values and are the same for every unit, so the order of the units does not matter. With 999
/// runs the least two-sided p is 0.002. `keep_going` is told how many units are done and may end it with `false`; then, and
/// when values are not finite or not as many as units, the answer is `None`. O(n · runs · neighbours).
pub fn conditional_permutation(
    values: &[f64],
    weights: &SpatialWeights,
    runs: usize,
    seed: u64,
    keep_going: &mut dyn FnMut(usize) -> bool,
) -> Option<Vec<LagChance>> {
    if !fits(values, weights) {
        return None;
    }
    let n = values.len();
    let by_value = sorted_rows(n, &mut |a, b| values[a as usize].total_cmp(&values[b as usize]));
    let sorted: Vec<f64> = by_value.iter().map(|&i| values[i as usize]).collect();
    let mut rank = vec![0; n];
    for (at, &i) in by_value.iter().enumerate() {
        rank[i as usize] = at;
    }
    let mut deck: Vec<u32> = (0..n.saturating_sub(1) as u32).collect();
    let mut swaps = Vec::new();
    let mut chances = Vec::with_capacity(n);
    for i in 0..n {
        if !keep_going(i) {
            return None;
        }
        let mut row: Vec<(f64, f64)> = weights.row(i).filter(|(j, _)| *j != i).map(|(j, w)| (w, values[j])).collect();
        // An order of the neighbours that the order of the units has no part in.
        sort_by(&mut row, &|a, b| b.0.total_cmp(&a.0).then(a.1.total_cmp(&b.1)));
        if row.is_empty() {
            chances.push(LagChance { high: f64::NAN, low: f64::NAN });
            continue;
        }
        let lag: f64 = row.iter().map(|(w, x)| w * x).sum();
        // Sums of the same numbers in another order are the same sum.
        let slack = 1e-12 * row.iter().map(|(w, x)| (w * x).abs()).sum::<f64>();
        let mut random = Random::new(seed);
        let (mut high, mut low) = (1_usize, 1_usize);
        for _ in 0..runs {
            let mut dealt = 0.0;
            for (at, (weight, _)) in row.iter().enumerate() {
                let other = at + random.below(deck.len() - at);
                deck.swap(at, other);
                swaps.push((at, other));
                let place = deck[at] as usize;
                dealt += weight * sorted[place + usize::from(place >= rank[i])];
            }
            while let Some((a, b)) = swaps.pop() {
                deck.swap(a, b);
            }
            high += usize::from(dealt >= lag - slack);
            low += usize::from(dealt <= lag + slack);
        }
        let share = |count: usize| count as f64 / (runs + 1) as f64;
        chances.push(LagChance { high: share(high), low: share(low) });
    }
    Some(chances)
}

#[cfg(test)]
mod tests {
    use super::super::contiguity::tests::columbus;
    use super::super::gi;
    use super::*;
    use crate::analysis::distribution::normal_cdf;
    use crate::analysis::published::numbers;
    use proptest::prelude::*;

    fn permute(values: &[f64], weights: &SpatialWeights, runs: usize, seed: u64) -> Vec<LagChance> {
        conditional_permutation(values, weights, runs, seed, &mut |_| true).unwrap()
    }

    #[test]
    fn columbus_near_esda() {
        let (crime, weights, _) = columbus();
        let found = permute(&crime, &weights, 9999, 3);
        for (chance, expected) in found.iter().zip(numbers("/columbus_more/local_folded_p_9999")) {
            // esda gives the smaller side only; both are simulated.
            let folded = chance.high.min(chance.low);
            let error = 5.0 * (2.0 * expected * (1.0 - expected) / 1e4).sqrt() + 3e-4;
            assert!((folded - expected).abs() < error, "{folded} {expected}");
        }
        // The z of Gi stands for the same deals.
        for (chance, z) in found.iter().zip(gi(&crime, &weights).unwrap()) {
            assert!((chance.high - normal_cdf(-z)).abs() < 0.06, "{chance:?} {z}");
        }
    }

    #[test]
    fn islands_sameness_and_an_end() {
        let (crime, weights, _) = columbus();
        let same = permute(&[3.3; 49], &weights, 20, 1);
        assert!(same.iter().all(|chance| chance.two_sided() == 1.0));
        let nobody = SpatialWeights::binary(vec![vec![]; 49]).unwrap();
        assert!(permute(&crime, &nobody, 20, 1).iter().all(|chance| chance.two_sided().is_nan()));
        assert_eq!(conditional_permutation(&crime, &weights, 20, 1, &mut |done| done < 5), None);
        assert_eq!(conditional_permutation(&[f64::NAN; 49], &weights, 20, 1, &mut |_| true), None);
        assert!(permute(&[], &SpatialWeights::default(), 20, 1).is_empty());
        let one = SpatialWeights::binary(vec![vec![0]]).unwrap();
        assert!(permute(&[1.0], &one, 20, 1)[0].high.is_nan());
    }

    #[test]
    fn false_alarms_are_as_rare_as_stated() {
        let (_, weights, _) = columbus();
        let mut random = Random::new(6);
        let mut calls = 0;
        for seed in 0..40 {
            let values: Vec<f64> = (0..49).map(|_| random.unit()).collect();
            calls += permute(&values, &weights, 199, seed).iter().filter(|chance| chance.two_sided() <= 0.05).count();
        }
        // 1,960 tests, those of one map not independent.
        assert!((55..=145).contains(&calls), "{calls}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn order_and_scale_do_not_matter(
            values in prop::collection::vec(0..9_u8, 49), keys in prop::collection::vec(any::<u64>(), 49),
        ) {
            // Few different values make ties common.
            let (_, weights, _) = columbus();
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let straight = permute(&values, &weights, 99, 7);
            let mut order: Vec<usize> = (0..49).collect();
            order.sort_by_key(|&i| keys[i]);
            let shuffled: Vec<f64> = order.iter().map(|&i| values[i]).collect();
            let again = permute(&shuffled, &weights.row_standardised().only(&order).unwrap(), 99, 7);
            for (at, &i) in order.iter().enumerate() {
                prop_assert_eq!(again[at], straight[i]);
            }
        }
    }
}
