//! Geary's C: how unlike neighbours are, compared with any two units.

use super::moran::Frame;
use super::{Association, SpatialWeights};

/// Measures Geary's C of the values, with its moments under random permutation and under normality.
///
/// Below 1: neighbours are alike; above 1: unlike. `None` as for [`moran`](super::moran). O(neighbours · log).
///
/// Source: A. D. Cliff and J. K. Ord, Spatial Processes (1981).
pub fn geary(values: &[f64], weights: &SpatialWeights) -> Option<Association> {
    let frame = Frame::new(values, weights)?;
    let n = values.len() as f64;
    let (s0, s1, s2) = (frame.s0, frame.s1, frame.s2);
    let apart: f64 = (0..values.len())
        .map(|i| frame.weights.row(i).map(|(j, w)| w * (values[i] - values[j]).powi(2)).sum::<f64>())
        .sum();
    let value = (n - 1.0) * apart / (2.0 * s0 * frame.squares);
    let kurtosis = frame.kurtosis();
    let terms = (n - 1.0) * s1 * (n * n - 3.0 * n + 3.0 - (n - 1.0) * kurtosis)
        - 0.25 * (n - 1.0) * s2 * (n * n + 3.0 * n - 6.0 - (n * n - n + 2.0) * kurtosis)
        + s0 * s0 * (n * n - 3.0 - (n - 1.0).powi(2) * kurtosis);
    let variance = terms / (n * (n - 2.0) * (n - 3.0) * s0 * s0);
    let normal_variance = ((2.0 * s1 + s2) * (n - 1.0) - 4.0 * s0 * s0) / (2.0 * (n + 1.0) * s0 * s0);
    Some(Association { value, expected: 1.0, variance, normal_variance })
}

#[cfg(test)]
mod tests {
    use super::super::contiguity::tests::columbus;
    use super::*;
    use crate::analysis::published::{assert_near, number, numbers};

    #[test]
    fn columbus_as_esda_and_spdep() {
        let (crime, binary, _) = columbus();
        let found = geary(&crime, &binary.clone().row_standardised()).unwrap();
        assert_near(found.value, number("/columbus/geary_C"), 1e-12);
        assert_near(found.variance, number("/columbus/geary_V_rand"), 1e-12);
        assert_near(found.normal_variance, number("/columbus_more/geary_V_norm"), 1e-12);
        let found = geary(&crime, &binary).unwrap();
        let expected = numbers("/columbus_more/geary_binary");
        for (found, expected) in [found.value, found.variance, found.normal_variance].iter().zip(&expected) {
            assert_near(*found, *expected, 1e-12);
        }
    }

    #[test]
    fn nothing_to_measure() {
        assert_eq!(geary(&[1.0; 9], &SpatialWeights::binary(vec![vec![]; 9]).unwrap()), None);
        assert_eq!(geary(&[], &SpatialWeights::default()), None);
    }
}
