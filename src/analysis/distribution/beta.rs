//! The beta distribution, which exact intervals of a share stand on.

use super::bisect;
use super::gamma::{away_from_zero, log_gamma};

/// Gives the probability that a beta(a, b) number is at most `x`; `a` and `b` > 0. 0 at x ≤ 0, 1 at x ≥ 1, NaN stays NaN.
///
/// Source: the continued fraction of DLMF 8.17.22, by Lentz's method.
pub fn beta_cdf(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return if x <= 0.0 { 0.0 } else { 1.0 };
    }
    // The fraction is quick on one side of the mean only; the other side is its mirror.
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - lower(b, a, 1.0 - x);
    }
    lower(a, b, x)
}

fn lower(a: f64, b: f64, x: f64) -> f64 {
    let front = (log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * x.ln() + b * (1.0 - x).ln()).exp() / a;
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for m in 1..100_000_u32 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut factor = 1.0;
        for term in [even, odd] {
            d = 1.0 / away_from_zero(1.0 + term * d);
            c = away_from_zero(1.0 + term / c);
            factor = c * d;
            fraction *= factor;
        }
        if (factor - 1.0).abs() < 1e-16 {
            break;
        }
    }
    front * fraction
}

/// Gives the x that a beta(a, b) number does not exceed with probability `p`, to the last few bits; NaN for `p` outside
/// 0..=1 or parameters that are not positive. By halving.
pub fn beta_quantile(a: f64, b: f64, p: f64) -> f64 {
    if !((0.0..=1.0).contains(&p) && a > 0.0 && b > 0.0) {
        return f64::NAN;
    }
    bisect((0.0, 1.0), &|x| beta_cdf(a, b, x) < p)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::{assert_near, rows};

    #[test]
    fn as_scipy() {
        for row in rows("/tails/beta") {
            assert_near(beta_cdf(row[0], row[1], row[2]), row[3], 1e-12);
            assert_near(beta_cdf(row[0], row[1], beta_quantile(row[0], row[1], row[3])), row[3], 1e-12);
        }
    }

    #[test]
    fn ends_of_the_range() {
        assert_eq!((beta_cdf(2.0, 3.0, -1.0), beta_cdf(2.0, 3.0, 1.0)), (0.0, 1.0));
        assert!(beta_cdf(2.0, 3.0, f64::NAN).is_nan());
        assert!(beta_quantile(0.0, 1.0, 0.5).is_nan() && beta_quantile(1.0, 1.0, f64::NAN).is_nan());
        assert_near(beta_quantile(1.0, 1.0, 0.25), 0.25, 1e-15);
    }
}
