//! How wide the kernel should be: rules of thumb, and the width that foretells left-out places best.
//!
//! Rules of thumb take the places for one blob and blur clusters. For a map a width that can be told (300 m on foot, 1, 5 or
//! 25 km) is better; the likelihood is the automatic choice.

use super::Kernel;
use crate::analysis::pattern::{Sweep, nearest_distances};
use crate::index::order::sort_by;

/// Which rule of thumb for values on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// Scott's factor n^(−1/5) times the standard deviation, as in scipy.
    Scott,
    /// Silverman's: 0.9 times the smaller of standard deviation and quartile range over 1.34, times n^(−1/5); `bw.nrd0` of R.
    Silverman,
    /// The same with 1.06; `bw.nrd` of R.
    Normal,
}

/// Gives the rule's bandwidth for values on a line; `None` for fewer than 2, or values that are all the same or not finite.
///
/// Source: B. W. Silverman, Density Estimation (1986); D. W. Scott, Multivariate Density Estimation (1992).
pub fn reference_bandwidth(values: &[f64], rule: Reference) -> Option<f64> {
    let n = values.len() as f64;
    let deviation = deviation(values)?;
    let mut sorted = values.to_vec();
    sort_by(&mut sorted, &|a, b| a.total_cmp(b));
    let quartiles = quantile(&sorted, 0.75) - quantile(&sorted, 0.25);
    let robust = if quartiles > 0.0 { deviation.min(quartiles / 1.34) } else { deviation };
    let width = match rule {
        Reference::Scott => deviation,
        Reference::Silverman => 0.9 * robust,
        Reference::Normal => 1.06 * robust,
    };
    Some(width * n.powf(-0.2))
}

/// Gives Scott's bandwidths for points, one for each axis: n^(−1/6) times the standard deviation; Silverman's are the same in
/// the plane. `None` for fewer than 2 points or an axis on which all are the same or one is not finite.
pub fn scott_bandwidth(points: &[[f64; 2]]) -> Option<[f64; 2]> {
    let along = |axis: usize| deviation(&points.iter().map(|point| point[axis]).collect::<Vec<f64>>());
    let factor = (points.len() as f64).powf(-1.0 / 6.0);
    Some([along(0)? * factor, along(1)? * factor])
}

/// The standard deviation with n − 1 below; `None` for fewer than 2 values, or all the same.
fn deviation(values: &[f64]) -> Option<f64> {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let deviation = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    (values.len() > 1 && deviation > 0.0 && deviation.is_finite()).then_some(deviation)
}

/// The quantile of ascending values by straight lines between them (R's type 7); at least one value.
pub(in crate::analysis) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let at = share * (sorted.len() - 1) as f64;
    let low = at.floor() as usize;
    let high = (low + 1).min(sorted.len() - 1);
    sorted[low] + (sorted[high] - sorted[low]) * (at - low as f64)
}

/// Gives `count` widths from `from` to `to`, each the same number of times the one before; ends included.
pub fn log_steps(from: f64, to: f64, count: usize) -> Vec<f64> {
    let steps = count.saturating_sub(1).max(1) as f64;
    (0..count).map(|i| from * (to / from).powf(i as f64 / steps)).collect()
}

/// Chooses the bandwidth under which each place is likeliest, judged by all the others: 16 widths from the least distance
/// between two places to `longest`.
///
/// By the normal shape, cut off at its eightfold width, without a correction for the border. `None` for fewer than 2 different
/// places, a point that is not finite, or a `longest` that is not more than the least distance. O(16 × pairs within reach).
///
/// Source: the likelihood cross-validation of spatstat's `bw.ppl` (C. Loader, Local Regression and Likelihood, 1999).
pub fn likelihood_bandwidth(points: &[[f64; 2]], longest: f64) -> Option<f64> {
    let nearest = nearest_distances(points)?;
    let least = nearest.iter().copied().filter(|d| *d > 0.0).fold(f64::INFINITY, f64::min);
    if !(least.is_finite() && longest > least && longest.is_finite()) {
        return None;
    }
    let sweep = Sweep::new(points)?;
    let likelihood = |width: f64| {
        let mut sums = vec![0.0; points.len()];
        sweep.pairs(8.0 * width, &mut |a, b, d| {
            let height = Kernel::Gaussian.height(d * d, width);
            sums[a] += height;
            sums[b] += height;
        });
        sums.iter().map(|sum: &f64| sum.ln()).sum::<f64>()
    };
    let widths = log_steps(least, longest, 16);
    let judged = widths.into_iter().map(|width| (likelihood(width), width));
    judged.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, width)| width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::{assert_near, number, numbers, points};

    #[test]
    fn a_line_as_scipy_and_r() {
        let values = numbers("/kde1d/x");
        for (rule, path) in [
            (Reference::Scott, "/kde1d/scott_h"),
            (Reference::Silverman, "/kde1d/R_bw_nrd0"),
            (Reference::Normal, "/kde1d/R_bw_nrd"),
        ] {
            assert_near(reference_bandwidth(&values, rule).unwrap(), number(path), 1e-9);
            assert_eq!(reference_bandwidth(&[1.0], rule), None);
            assert_eq!(reference_bandwidth(&[1.0, 1.0], rule), None);
            assert_eq!(reference_bandwidth(&[1.0, f64::NAN], rule), None);
        }
    }

    #[test]
    fn juvenile_as_spatstat() {
        let juvenile = points(include_str!("../../../tests/fixtures/juvenile.csv"));
        let scott = scott_bandwidth(&juvenile).unwrap();
        for (found, expected) in scott.iter().zip(numbers("/juvenile/window_0_100/bw_scott")) {
            assert_near(*found, expected, 1e-9);
        }
        let found = likelihood_bandwidth(&juvenile, 5000.0_f64.sqrt()).unwrap();
        assert_near(found, number("/juvenile/window_0_100/bw_ppl"), 1e-9);
    }

    #[test]
    fn too_little_to_choose_from() {
        assert_eq!(likelihood_bandwidth(&[], 10.0), None);
        assert_eq!(likelihood_bandwidth(&[[1.0, 1.0]; 3], 10.0), None);
        assert_eq!(likelihood_bandwidth(&[[1.0, 1.0], [3.0, 1.0]], 2.0), None);
        assert_eq!(likelihood_bandwidth(&[[1.0, f64::NAN], [3.0, 1.0]], 9.0), None);
        assert_eq!(scott_bandwidth(&[[1.0, 2.0], [1.0, 3.0]]), None);
        assert_eq!(log_steps(1.0, 100.0, 3), [1.0, 10.0, 100.0]);
        assert_eq!(log_steps(2.0, 100.0, 1), [2.0]);
    }
}
