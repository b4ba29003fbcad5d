//! The normal distribution: how likely a z is, and which z is that likely.

use super::bisect;
use super::gamma::upper_gamma;

/// Gives the probability that a standard normal number is at most `z`; tails keep their digits. NaN stays NaN.
pub fn normal_cdf(z: f64) -> f64 {
    if z.is_nan() {
        return z;
    }
    let tail = 0.5 * upper_gamma(0.5, z * z / 2.0);
    if z > 0.0 { 1.0 - tail } else { tail }
}

/// Gives the probability that a standard normal number is at least as far from 0 as `z`. NaN stays NaN.
pub fn two_sided_p(z: f64) -> f64 {
    if z.is_nan() { z } else { upper_gamma(0.5, z * z / 2.0) }
}

/// Gives the z that a standard normal number does not exceed with probability `p`; ∓∞ at 0 and 1, NaN outside.
///
/// By halving an interval of ±40, then exact to the last few bits.
pub fn normal_quantile(p: f64) -> f64 {
    if p.is_nan() || !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if p == 0.0 || p == 1.0 {
        return if p == 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
    }
    if p > 0.5 {
        return -normal_quantile(1.0 - p);
    }
    bisect((-40.0, 0.0), &|x| normal_cdf(x) < p)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::{assert_near, rows};

    #[test]
    fn as_scipy() {
        for row in rows("/tails/normal") {
            assert_near(normal_cdf(row[0]) / row[1], 1.0, 1e-12);
            assert_near(two_sided_p(row[0]), 2.0 * normal_cdf(-row[0].abs()), 1e-15);
        }
        for row in rows("/tails/normal_quantile") {
            assert_near(normal_quantile(row[0]), row[1], 1e-12);
        }
    }

    #[test]
    fn ends_of_the_range() {
        assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(normal_quantile(1.0), f64::INFINITY);
        assert!(normal_quantile(1.1).is_nan() && normal_cdf(f64::NAN).is_nan() && two_sided_p(f64::NAN).is_nan());
    }
}
