//! Intervals that hold the true share with a given confidence, from a count and its total.

use crate::analysis::distribution::{beta_quantile, normal_quantile};

/// A range that holds the true value with a given confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// Gives the interval of the value divided by a known positive number.
    pub(super) fn over(self, divisor: f64) -> Self {
        Self { low: self.low / divisor, high: self.high / divisor }
    }
}

/// Gives the z that leaves half of what the confidence leaves out on either side; `None` for a confidence outside 0..1.
pub(super) fn z_of(confidence: f64) -> Option<f64> {
    (confidence > 0.0 && confidence < 1.0).then(|| -normal_quantile((1.0 - confidence) / 2.0))
}

/// Gives Wilson's score interval of a share, `count` of `total`.
///
/// Near the stated confidence on average, never outside 0..=1. `None` when `total` is 0 or less than `count`, or the
/// confidence is not between 0 and 1.
///
/// Source: E. B. Wilson, Probable inference, J. Am. Stat. Assoc. 22 (1927).
pub fn wilson_share(count: u32, total: u32, confidence: f64) -> Option<Interval> {
    if total == 0 || count > total {
        return None;
    }
    let (z, n) = (z_of(confidence)?, f64::from(total));
    let share = f64::from(count) / n;
    let middle = (share + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    let low = if count == 0 { 0.0 } else { middle - half };
    let high = if count == total { 1.0 } else { middle + half };
    Some(Interval { low, high })
}

/// Gives the exact interval of a share, `count` of `total`: at least as sure as stated, wider than Wilson's.
///
/// `None` as [`wilson_share`].
///
/// Source: C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits, Biometrika 26 (1934).
pub fn exact_share(count: u32, total: u32, confidence: f64) -> Option<Interval> {
    if total == 0 || count > total || !(confidence > 0.0 && confidence < 1.0) {
        return None;
    }
    let (x, n, left_out) = (f64::from(count), f64::from(total), (1.0 - confidence) / 2.0);
    let low = if count == 0 { 0.0 } else { beta_quantile(x, n - x + 1.0, left_out) };
    let high = if count == total { 1.0 } else { beta_quantile(x + 1.0, n - x, 1.0 - left_out) };
    Some(Interval { low, high })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Random;
    use crate::analysis::published::{assert_near, rows};

    #[test]
    fn as_scipy() {
        for row in rows("/proportion") {
            let (count, total) = (row[0] as u32, row[1] as u32);
            let (exact, wilson) = (exact_share(count, total, 0.95).unwrap(), wilson_share(count, total, 0.95).unwrap());
            for (found, expected) in [exact.low, exact.high, wilson.low, wilson.high].iter().zip(&row[2..]) {
                assert_near(*found, *expected, 1e-11);
            }
        }
    }

    #[test]
    fn no_share_of_nothing() {
        for share in [wilson_share, exact_share] {
            assert_eq!(share(0, 0, 0.95), None);
            assert_eq!(share(3, 2, 0.95), None);
            assert_eq!(share(1, 2, 1.0), None);
            assert_eq!(share(1, 2, f64::NAN), None);
        }
    }

    #[test]
    fn they_hold_the_truth_as_often_as_they_say() {
        let mut random = Random::new(11);
        let (mut wilson, mut exact) = (0, 0);
        for _ in 0..2000 {
            let count = (0..40).filter(|_| random.unit() < 0.13).count() as u32;
            let holds = |interval: Option<Interval>| interval.is_some_and(|i| i.low <= 0.13 && 0.13 <= i.high);
            wilson += u32::from(holds(wilson_share(count, 40, 0.95)));
            exact += u32::from(holds(exact_share(count, 40, 0.95)));
        }
        assert!((1860..=1960).contains(&wilson) && exact >= 1900, "{wilson} {exact}");
    }
}
