//! Local Moran: which units are like their neighbours, which are outliers among them.

use super::{SpatialWeights, deviations, fits};

/// How a unit and its neighbours stand to the mean of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quadrant {
    /// High among high.
    HighHigh,
    /// Low among high: an outlier.
    LowHigh,
    /// Low among low.
    LowLow,
    /// High among low: an outlier.
    HighLow,
}

/// The local Moran of every unit.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalMoran {
    /// For each unit zᵢ Σⱼ wᵢⱼ zⱼ over Σz²/n: positive when it is like its neighbours. Their sum is S₀ times the global I.
    pub values: Vec<f64>,
    /// For each unit its quadrant; `None` without neighbours. What is not above the mean counts as low.
    pub quadrants: Vec<Option<Quadrant>>,
}

impl LocalMoran {
    /// Gives the values over Σz²/(n − 1) instead, as some programs report them.
    pub fn sample_values(&self) -> Vec<f64> {
        let n = self.values.len() as f64;
        self.values.iter().map(|value| value * (n - 1.0) / n).collect()
    }
}

/// Measures the local Moran of every unit. A unit is never its own neighbour here.
///
/// `None` for fewer than 3 units, values that are all the same, not finite or not as many as units. O(neighbours).
///
/// Source: L. Anselin, Local indicators of spatial association, Geographical Analysis 27 (1995).
pub fn local_moran(values: &[f64], weights: &SpatialWeights) -> Option<LocalMoran> {
    if values.len() < 3 || !fits(values, weights) {
        return None;
    }
    let (deviations, squares) = deviations(values)?;
    let weights = weights.clone().without_self();
    let variance = squares / values.len() as f64;
    let lag = weights.lag(&deviations);
    let values = deviations.iter().zip(&lag).map(|(d, lag)| d * lag / variance).collect();
    let quadrant = |i: usize| {
        weights.row(i).next()?;
        Some(match (deviations[i] > 0.0, lag[i] > 0.0) {
            (true, true) => Quadrant::HighHigh,
            (false, true) => Quadrant::LowHigh,
            (false, false) => Quadrant::LowLow,
            (true, false) => Quadrant::HighLow,
        })
    };
    Some(LocalMoran { values, quadrants: (0..deviations.len()).map(quadrant).collect() })
}

#[cfg(test)]
mod tests {
    use super::super::contiguity::tests::columbus;
    use super::super::moran;
    use super::*;
    use crate::analysis::published::{assert_all_near, assert_near, numbers};

    #[test]
    fn columbus_as_esda_and_spdep() {
        let (crime, binary, _) = columbus();
        let weights = binary.row_standardised();
        let found = local_moran(&crime, &weights).unwrap();
        assert_all_near(&found.values, &numbers("/columbus/localI_n_spdep"), 1e-10);
        assert_all_near(&found.sample_values(), &numbers("/columbus/localI_n_minus_1_esda"), 1e-7);
        assert_all_near(&found.sample_values(), &numbers("/columbus_more/localI_n_minus_1"), 1e-10);
        let quadrants: Vec<f64> = found.quadrants.iter().map(|q| f64::from(q.unwrap() as u32) + 1.0).collect();
        assert_eq!(quadrants, numbers("/columbus_more/quadrants"));
        let whole = moran(&crime, &weights).unwrap().value;
        assert_near(found.values.iter().sum::<f64>() / weights.totals().s0, whole, 1e-12);
    }

    #[test]
    fn nothing_to_measure() {
        let nobody = SpatialWeights::binary(vec![vec![]; 3]).unwrap();
        assert_eq!(local_moran(&[2.0; 3], &nobody), None);
        assert_eq!(local_moran(&[2.0, f64::NAN, 1.0], &nobody), None);
        let alone = local_moran(&[2.0, 3.0, 1.0], &nobody).unwrap();
        assert_eq!((alone.values, alone.quadrants), (vec![0.0; 3], vec![None; 3]));
    }
}
