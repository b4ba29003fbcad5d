//! Probabilities of the distributions that the tests of this module stand on: normal, chi-square, beta, hypergeometric.

mod beta;
mod gamma;
mod hypergeometric;
mod normal;

pub use beta::{beta_cdf, beta_quantile};
pub use gamma::{chi_square_tail, log_gamma};
pub use hypergeometric::Hypergeometric;
pub use normal::{normal_cdf, normal_quantile, two_sided_p};

/// Halves an interval until it is as small as a number can tell: gives where `is_below` ceases to hold, which it does
/// once. 80 calls.
fn bisect((mut low, mut high): (f64, f64), is_below: &dyn Fn(f64) -> bool) -> f64 {
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if is_below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}
