//! Counts of equal cells: do they vary more than chance would have it?

use crate::analysis::distribution::chi_square_tail;

/// What the counts of equal cells say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quadrat {
    /// Variance over mean: 1 for chance, more for clusters, less for an even spread.
    pub ratio: f64,
    /// The chi-square of the counts against their mean, with one degree of freedom less than cells.
    pub chi_square: f64,
    /// How likely as much variation or more is by chance.
    pub p: f64,
}

/// Tests whether the counts of cells of the same size vary more than chance; `None` for fewer than 2 cells or no points.
pub fn quadrat(counts: &[u32]) -> Option<Quadrat> {
    let cells = counts.len() as f64;
    let mean = counts.iter().copied().map(f64::from).sum::<f64>() / cells;
    if counts.len() < 2 || mean <= 0.0 {
        return None;
    }
    let chi_square = counts.iter().map(|count| (f64::from(*count) - mean).powi(2)).sum::<f64>() / mean;
    Some(Quadrat { ratio: chi_square / (cells - 1.0), chi_square, p: chi_square_tail(chi_square, cells - 1.0) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::{assert_near, number, numbers};

    #[test]
    fn as_scipy() {
        let counts: Vec<u32> = numbers("/quadrat/counts").iter().map(|count| *count as u32).collect();
        let found = quadrat(&counts).unwrap();
        assert_near(found.ratio, number("/quadrat/vmr"), 1e-12);
        assert_near(found.chi_square, number("/quadrat/chi2"), 1e-12);
        assert_near(found.p, number("/quadrat/p"), 1e-12);
    }

    #[test]
    fn nothing_to_count() {
        assert_eq!((quadrat(&[]), quadrat(&[4]), quadrat(&[0, 0])), (None, None, None));
        assert_eq!(quadrat(&[3, 3, 3]).unwrap().p, 1.0);
    }
}
