//! The logarithm of the gamma function, the incomplete gamma function, and with it the tail of chi-square.

use std::f64::consts::PI;

/// Lanczos' coefficients for g = 7, as published by P. Godfrey.
const LANCZOS: [f64; 9] = [
    0.999_999_999_999_809_9,
    676.520_368_121_885_1,
    -1_259.139_216_722_402_8,
    771.323_428_777_653_1,
    -176.615_029_162_140_6,
    12.507_343_278_686_905,
    -0.138_571_095_265_720_12,
    9.984_369_578_019_572e-6,
    1.505_632_735_149_311_6e-7,
];

/// Steps after which a series or fraction is taken as it is; far more than any argument here needs.
const MOST_STEPS: usize = 10_000;

/// Gives ln Γ(x) for x > 0, to about 14 digits; NaN for anything else.
///
/// Source: C. Lanczos, A precision approximation of the gamma function, SIAM J. Numer. Anal. B 1 (1964).
pub fn log_gamma(x: f64) -> f64 {
    if x.is_nan() || x <= 0.0 {
        return f64::NAN;
    }
    if x < 0.5 {
        return (PI / (PI * x).sin()).ln() - log_gamma(1.0 - x);
    }
    let x = x - 1.0;
    let mut sum = LANCZOS[0];
    for (i, coefficient) in LANCZOS.iter().enumerate().skip(1) {
        sum += coefficient / (x + i as f64);
    }
    let t = x + 7.5;
    0.5 * (2.0 * PI).ln() + (x + 0.5) * t.ln() - t + sum.ln()
}

/// Gives Q(a, x), the upper share of the incomplete gamma function: 1 at x ≤ 0, falling to 0. `a` > 0.
///
/// By the series below a + 1, by Lentz's continued fraction above, so that small tails keep their digits.
pub(super) fn upper_gamma(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let front = (a * x.ln() - x - log_gamma(a)).exp();
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
        for _ in 0..MOST_STEPS {
            n += 1.0;
            term *= x / n;
            sum += term;
            if term.abs() < sum.abs() * 1e-17 {
                break;
            }
        }
        return 1.0 - front * sum;
    }
    let mut b = x + 1.0 - a;
    let mut c = 1e300;
    let mut d = 1.0 / b;
    let mut fraction = d;
    for i in 1..MOST_STEPS {
        let i = i as f64;
        let an = -i * (i - a);
        b += 2.0;
        d = 1.0 / away_from_zero(an * d + b);
        c = away_from_zero(b + an / c);
        let factor = c * d;
        fraction *= factor;
        if (factor - 1.0).abs() < 1e-16 {
            break;
        }
    }
    front * fraction
}

/// Keeps a divisor of a continued fraction from being 0.
pub(super) fn away_from_zero(x: f64) -> f64 {
    if x.abs() < 1e-300 { 1e-300 } else { x }
}

/// Gives the probability that chi-square with `degrees` of freedom is at least `x`; 1 at x ≤ 0, NaN where a part is NaN
/// or `degrees` is not positive.
pub fn chi_square_tail(x: f64, degrees: f64) -> f64 {
    if x.is_nan() || degrees.is_nan() || degrees <= 0.0 {
        return f64::NAN;
    }
    upper_gamma(degrees / 2.0, x / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::{assert_near, rows};

    #[test]
    fn as_scipy() {
        for row in rows("/tails/log_gamma") {
            assert_near(log_gamma(row[0]), row[1], 1e-13);
        }
        for row in rows("/tails/chi2") {
            assert_near(chi_square_tail(row[0], row[1]) / row[2], 1.0, 1e-11);
        }
    }

    #[test]
    fn out_of_range() {
        assert!(log_gamma(0.0).is_nan() && log_gamma(-1.5).is_nan() && log_gamma(f64::NAN).is_nan());
        assert!(chi_square_tail(f64::NAN, 1.0).is_nan() && chi_square_tail(1.0, 0.0).is_nan());
        assert_eq!(chi_square_tail(-1.0, 3.0), 1.0);
        assert_eq!(chi_square_tail(1e6, 1.0), 0.0);
    }
}
