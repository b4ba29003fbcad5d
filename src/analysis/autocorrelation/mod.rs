//! Spatial autocorrelation: are similar values next to each other, overall and around each unit?
//!
//! Units are districts, hexagons or points, each with one value; [`SpatialWeights`] says who is whose neighbour. Values
//! should be rates or shares: counts mostly tell where people live. A value that is not finite makes every answer `None`:
//! units without a value are to be left out first ([`SpatialWeights::only`]).

mod contiguity;
mod geary;
mod getis_ord;
mod local;
mod local_moran;
mod moran;
mod permutation;
mod weights;

pub use contiguity::queen;
pub use geary::geary;
pub use getis_ord::{gi, gi_star, global_g};
pub use local::{LocalOptions, LocalUnit, local_association};
pub use local_moran::{LocalMoran, Quadrant, local_moran};
pub use moran::{Association, moran, moran_permuted};
pub use permutation::{LagChance, conditional_permutation};
pub use weights::{SpatialWeights, WeightTotals};

/// Says whether every value is finite and there are as many as units.
fn fits(values: &[f64], weights: &SpatialWeights) -> bool {
    values.len() == weights.len() && values.iter().all(|value| value.is_finite())
}

/// Gives the deviations from the mean and their sum of squares; `None` when all values are (nearly) the same.
fn deviations(values: &[f64]) -> Option<(Vec<f64>, f64)> {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let deviations: Vec<f64> = values.iter().map(|value| value - mean).collect();
    let squares: f64 = deviations.iter().map(|d| d * d).sum();
    let size: f64 = values.iter().map(|value| value * value).sum();
    (squares > size * 1e-24).then_some((deviations, squares))
}
