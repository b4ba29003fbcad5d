//! Moran's I: are similar values next to each other? And what a global statistic's test says.

use super::{SpatialWeights, deviations, fits};
use crate::analysis::Random;
use crate::analysis::distribution::{normal_cdf, two_sided_p};

/// A global statistic with what chance would give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Association {
    /// The statistic.
    pub value: f64,
    /// What it is on average when the values are dealt out at random.
    pub expected: f64,
    /// Its variance then.
    pub variance: f64,
    /// Its variance if the values were draws from a normal distribution instead; NaN where that is not known.
    pub normal_variance: f64,
}

impl Association {
    /// How many standard deviations the statistic is above what is expected; NaN when the variance is not positive.
    pub fn z(&self) -> f64 {
        standardised(self.value - self.expected, self.variance)
    }

    /// As [`z`](Self::z), by the normal variance.
    pub fn normal_z(&self) -> f64 {
        standardised(self.value - self.expected, self.normal_variance)
    }

    /// How likely a statistic as far off, on either side, is by chance.
    pub fn p(&self) -> f64 {
        two_sided_p(self.z())
    }

    /// How likely a statistic as great or greater is by chance.
    pub fn p_greater(&self) -> f64 {
        normal_cdf(-self.z())
    }
}

fn standardised(off: f64, variance: f64) -> f64 {
    if variance > 0.0 { off / variance.sqrt() } else { f64::NAN }
}

/// Measures Moran's I of the values, with its moments under random permutation and under normality.
///
/// Above its expectation −1/(n − 1): similar values are neighbours; below: unlike ones. A unit is never its own
/// neighbour here. `None` for fewer than 4 units, no neighbours at all, values that are all the same, not finite or not as
/// many as units. O(neighbours · log).
///
/// Source: A. D. Cliff and J. K. Ord, Spatial Processes (1981).
pub fn moran(values: &[f64], weights: &SpatialWeights) -> Option<Association> {
    let frame = Frame::new(values, weights)?;
    let n = values.len() as f64;
    let (s0, s1, s2) = (frame.s0, frame.s1, frame.s2);
    let expected = -1.0 / (n - 1.0);
    let kurtosis = frame.kurtosis();
    let a = n * ((n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s0 * s0);
    let b = kurtosis * ((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * s0 * s0);
    let variance = (a - b) / ((n - 1.0) * (n - 2.0) * (n - 3.0) * s0 * s0) - expected * expected;
    let normal_variance = (n * n * s1 - n * s2 + 3.0 * s0 * s0) / ((n * n - 1.0) * s0 * s0) - expected * expected;
    Some(Association { value: frame.moran_of(&frame.deviations), expected, variance, normal_variance })
}

/// Deals the values out to the units at random `runs` times and gives (r + 1)/(runs + 1), r counting deals whose I is as far
/// or farther from its expectation than the true one.
///
/// Units should come in an order of their own (by id): another order gives other deals. `keep_going` is told how many runs
/// are done and may end it with `false`; then, and when [`moran`] is undefined, the answer is `None`.
pub fn moran_permuted(
    values: &[f64],
    weights: &SpatialWeights,
    runs: usize,
    seed: u64,
    keep_going: &mut dyn FnMut(usize) -> bool,
) -> Option<f64> {
    let frame = Frame::new(values, weights)?;
    let expected = -1.0 / (values.len() as f64 - 1.0);
    let off = (frame.moran_of(&frame.deviations) - expected).abs();
    let mut random = Random::new(seed);
    let mut dealt = frame.deviations.clone();
    let mut as_far = 0_usize;
    for run in 0..runs {
        if !keep_going(run) {
            return None;
        }
        random.shuffle(&mut dealt);
        as_far += usize::from((frame.moran_of(&dealt) - expected).abs() >= off - 1e-12);
    }
    Some((as_far + 1) as f64 / (runs + 1) as f64)
}

/// What the global statistics share: deviations from the mean, weights without units themselves, and sums.
pub(super) struct Frame {
    pub(super) weights: SpatialWeights,
    pub(super) deviations: Vec<f64>,
    pub(super) squares: f64,
    pub(super) s0: f64,
    pub(super) s1: f64,
    pub(super) s2: f64,
}

impl Frame {
    pub(super) fn new(values: &[f64], weights: &SpatialWeights) -> Option<Self> {
        if values.len() < 4 || !fits(values, weights) {
            return None;
        }
        let (deviations, squares) = deviations(values)?;
        let weights = weights.clone().without_self();
        let sums = weights.totals();
        (sums.s0 > 0.0).then_some(Self { weights, deviations, squares, s0: sums.s0, s1: sums.s1, s2: sums.s2 })
    }

    pub(super) fn kurtosis(&self) -> f64 {
        let fourth: f64 = self.deviations.iter().map(|d| d.powi(4)).sum();
        fourth * self.deviations.len() as f64 / (self.squares * self.squares)
    }

    fn moran_of(&self, deviations: &[f64]) -> f64 {
        let lag = self.weights.lag(deviations);
        let together: f64 = deviations.iter().zip(&lag).map(|(d, lag)| d * lag).sum();
        deviations.len() as f64 / self.s0 * together / self.squares
    }
}

#[cfg(test)]
mod tests {
    use super::super::contiguity::tests::columbus;
    use super::*;
    use crate::analysis::published::{assert_near, number, numbers};
    use proptest::prelude::*;

    #[test]
    fn columbus_as_esda_and_spdep() {
        let (crime, binary, _) = columbus();
        let found = moran(&crime, &binary.clone().row_standardised()).unwrap();
        assert_near(found.value, number("/columbus/moran_I_W"), 1e-12);
        assert_near(found.expected, number("/columbus/EI"), 1e-12);
        assert_near(found.variance, number("/columbus/VI_rand"), 1e-12);
        assert_near(found.normal_variance, number("/columbus/VI_norm"), 1e-12);
        assert_near(found.z(), number("/columbus/z_rand"), 1e-10);
        assert_near(found.normal_z(), number("/columbus/z_norm"), 1e-10);
        assert_near(found.p_greater() / number("/columbus/p_one_sided"), 1.0, 1e-9);
        let found = moran(&crime, &binary).unwrap();
        let expected = numbers("/columbus_more/moran_binary");
        for (found, expected) in [found.value, found.variance, found.normal_variance].iter().zip(&expected) {
            assert_near(*found, *expected, 1e-12);
        }
    }

    #[test]
    fn columbus_permuted() {
        let (crime, binary, _) = columbus();
        assert_eq!(moran_permuted(&crime, &binary, 199, 1, &mut |_| true), Some(1.0 / 200.0));
        assert_eq!(moran_permuted(&crime, &binary, 199, 1, &mut |run| run < 50), None);
    }

    #[test]
    fn nothing_to_measure() {
        let ring = |n: usize| SpatialWeights::binary((0..n).map(|i| vec![(i + 1) % n]).collect()).unwrap();
        assert_eq!(moran(&[], &ring(0)), None);
        assert_eq!(moran(&[1.0, 2.0, 3.0], &ring(3)), None);
        assert_eq!(moran(&[7.1; 5], &ring(5)), None);
        assert_eq!(moran(&[1.0, 2.0, 3.0, f64::NAN, 5.0], &ring(5)), None);
        assert_eq!(moran(&[1.0, 2.0, 3.0, 4.0], &ring(5)), None);
        assert_eq!(moran(&[1.0, 2.0, 3.0, 5.0], &SpatialWeights::binary(vec![vec![]; 4]).unwrap()), None);
    }

    #[test]
    fn false_alarms_are_as_rare_as_stated() {
        let (_, binary, _) = columbus();
        let weights = binary.row_standardised();
        let mut random = Random::new(5);
        let (mut analytic, mut permuted) = (0, 0);
        for seed in 0..400 {
            let values: Vec<f64> = (0..49).map(|_| random.unit()).collect();
            analytic += u32::from(moran(&values, &weights).unwrap().p() <= 0.05);
            permuted += u32::from(moran_permuted(&values, &weights, 99, seed, &mut |_| true).unwrap() <= 0.05);
        }
        assert!((8..=34).contains(&analytic) && (8..=34).contains(&permuted), "{analytic} {permuted} of 400");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn order_and_scale_do_not_matter(
            values in prop::collection::vec(-9.0..9.0_f64, 49), keys in prop::collection::vec(any::<u64>(), 49),
            scale in 0.1..50.0_f64,
        ) {
            let (_, weights, _) = columbus();
            let straight = moran(&values, &weights).unwrap();
            let mut order: Vec<usize> = (0..49).collect();
            order.sort_by_key(|&i| keys[i]);
            let shuffled: Vec<f64> = order.iter().map(|&i| values[i] * scale + 4.0).collect();
            let times = |w: &SpatialWeights| {
                SpatialWeights::new((0..49).map(|i| w.row(i).map(|(j, w)| (j, w * scale)).collect()).collect()).unwrap()
            };
            let again = moran(&shuffled, &times(&weights.only(&order).unwrap())).unwrap();
            prop_assert!((again.value - straight.value).abs() < 1e-9);
            prop_assert!((again.z() - straight.z()).abs() < 1e-6);
        }
    }
}
