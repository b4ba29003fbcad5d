//! Everything about each unit at once: local Moran, Gi*, its chance, and the label that a map may show.

use super::{LagChance, Quadrant, SpatialWeights, conditional_permutation, gi_star, local_moran};
use crate::analysis::benjamini_hochberg;

/// How the local statistics are tested.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalOptions {
    /// How often the values are dealt out.
    pub runs: usize,
    /// The seed of the deals.
    pub seed: u64,
    /// The share of false labels that is accepted.
    pub level: f64,
}

impl Default for LocalOptions {
    /// 999 deals, seed 1, 5 %.
    fn default() -> Self {
        Self { runs: 999, seed: 1, level: 0.05 }
    }
}

/// What is known of one unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalUnit {
    /// Its local Moran.
    pub moran: f64,
    /// How it and its neighbours stand to the mean, whether or not that may be chance; `None` without neighbours.
    pub quadrant: Option<Quadrant>,
    /// The z of its Gi*.
    pub gi_star: f64,
    /// The two-sided p-value by conditional permutation; NaN without neighbours.
    pub p: f64,
    /// The same, corrected for all units.
    pub q: f64,
    /// Its quadrant if that is hardly chance, to be shown on the map.
    pub label: Option<Quadrant>,
}

/// Measures and tests every unit; the answer is in the order of the units.
///
/// The order of the units does not matter. `keep_going` is told how many units are done and may end it with `false`; then,
/// and where [`local_moran`] is undefined, the answer is `None`.
pub fn local_association(
    values: &[f64],
    weights: &SpatialWeights,
    options: &LocalOptions,
    keep_going: &mut dyn FnMut(usize) -> bool,
) -> Option<Vec<LocalUnit>> {
    let local = local_moran(values, weights)?;
    let stars = gi_star(values, weights)?;
    let chances = conditional_permutation(values, weights, options.runs, options.seed, keep_going)?;
    let p: Vec<f64> = chances.iter().map(LagChance::two_sided).collect();
    let q = benjamini_hochberg(&p);
    let unit = |i: usize| LocalUnit {
        moran: local.values[i],
        quadrant: local.quadrants[i],
        gi_star: stars[i],
        p: p[i],
        q: q[i],
        label: local.quadrants[i].filter(|_| q[i] <= options.level),
    };
    Some((0..values.len()).map(unit).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A square of `side` × `side` units, neighbours at a common edge.
    fn square(side: usize) -> SpatialWeights {
        let at = |i: usize| (i % side, i / side);
        SpatialWeights::within(side * side, 1.0, &mut |i, j| {
            (at(i).0.abs_diff(at(j).0) + at(i).1.abs_diff(at(j).1)) as f64
        })
    }

    #[test]
    fn a_hot_corner_is_found_and_an_outlier_named() {
        let values: Vec<f64> = (0..144_usize)
            .map(|i| {
                if i == 14 {
                    0.0
                } else if i % 12 < 5 && i / 12 < 5 {
                    10.0
                } else {
                    (i * 7 % 5) as f64 * 0.1
                }
            })
            .collect();
        let many = LocalOptions { runs: 9999, ..LocalOptions::default() };
        let found = local_association(&values, &square(12), &many, &mut |_| true).unwrap();
        assert_eq!(found[39].label, Some(Quadrant::HighHigh));
        assert_eq!(found[14].label, Some(Quadrant::LowHigh));
        assert_eq!(found[143].label, None, "a low corner among low ones is nothing unusual");
        assert!(found[39].gi_star > 2.0 && found[143].gi_star < 0.0 && found[39].p <= found[39].q);
        assert_eq!(local_association(&values, &square(12), &LocalOptions::default(), &mut |_| false), None);
        assert_eq!(local_association(&[1.0; 144], &square(12), &LocalOptions::default(), &mut |_| true), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn shuffled_units_get_their_own_figures(
            values in prop::collection::vec(-5.0..5.0_f64, 36), keys in prop::collection::vec(any::<u64>(), 36),
        ) {
            let options = LocalOptions { runs: 49, ..LocalOptions::default() };
            let measure = |values: &[f64], weights: &SpatialWeights| {
                local_association(values, weights, &options, &mut |_| true).unwrap()
            };
            let straight = measure(&values, &square(6));
            let mut order: Vec<usize> = (0..36).collect();
            order.sort_by_key(|&i| keys[i]);
            let shuffled: Vec<f64> = order.iter().map(|&i| values[i]).collect();
            let again = measure(&shuffled, &square(6).only(&order).unwrap());
            for (at, &i) in order.iter().enumerate() {
                prop_assert_eq!((again[at].quadrant, again[at].p), (straight[i].quadrant, straight[i].p));
                prop_assert!((again[at].moran - straight[i].moran).abs() < 1e-9);
                prop_assert!((again[at].gi_star - straight[i].gi_star).abs() < 1e-9);
            }
        }
    }
}
