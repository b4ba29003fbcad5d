//! Probabilities of the distributions that the tests of this module stand on: normal, chi-square, beta, hypergeometric.

mod beta;
mod gamma;
mod hypergeometric;
mod normal;

pub use beta::{beta_cdf, beta_quantile};
pub use gamma::{chi_square_tail, log_gamma};
pub use hypergeometric::Hypergeometric;
pub use normal::{normal_cdf, normal_quantile, two_sided_p};
