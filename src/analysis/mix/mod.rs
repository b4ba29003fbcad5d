//! The mix of kinds in a place, and how evenly a kind is spread over places.
//!
//! Weights are counts or shares, not negative; they need not add up to 1. Weights that are negative or not finite, or add up
//! to nothing, make every answer `None`.

mod chance;
mod concentration;
mod diversity;
mod mismatch;
mod rarefaction;
mod variety;

pub use chance::hoover_by_chance;
pub use concentration::{Concentration, concentration};
pub use diversity::{Diversity, diversity, unbiased_simpson};
pub use mismatch::{Mismatch, mismatch};
pub use rarefaction::rarefied_kinds;
pub use variety::{Variety, variety};

/// Turns weights into shares that add up to 1.
fn shares(weights: &[f64]) -> Option<Vec<f64>> {
    let total: f64 = weights.iter().sum();
    let sound = weights.iter().all(|weight| weight.is_finite() && *weight >= 0.0);
    (sound && total > 0.0 && total.is_finite()).then(|| weights.iter().map(|weight| weight / total).collect())
}

/// Shannon's entropy of shares, in nats.
fn entropy(shares: &[f64]) -> f64 {
    // Adding 0 makes the −0 of a single kind 0.
    -shares.iter().filter(|share| **share > 0.0).map(|share| share * share.ln()).sum::<f64>() + 0.0
}
