//! Rarefaction: how many kinds a smaller sample would have shown, so that large and small samples can be compared.

use crate::analysis::distribution::log_gamma;

/// Gives how many kinds are expected among `sample` drawn from the counted ones without putting back.
///
/// `None` when `sample` is more than there are. Compare districts at the size of the smallest.
///
/// Source: S. H. Hurlbert, The nonconcept of species diversity, Ecology 52 (1971).
pub fn rarefied_kinds(counts: &[u32], sample: u32) -> Option<f64> {
    let total: u64 = counts.iter().copied().map(u64::from).sum();
    if u64::from(sample) > total {
        return None;
    }
    let (total, drawn) = (total as f64, f64::from(sample));
    // How likely none of `count` is drawn: ways to draw from the others over ways to draw.
    let missed = |count: f64| {
        let rest = total - count;
        if drawn > rest {
            return 0.0;
        }
        let ways = |n: f64| log_gamma(n + 1.0) - log_gamma(n - drawn + 1.0);
        (ways(rest) - ways(total)).exp()
    };
    Some(counts.iter().filter(|count| **count > 0).map(|count| 1.0 - missed(f64::from(*count))).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::{assert_near, number};

    #[test]
    fn as_vegan() {
        let found = rarefied_kinds(&[10, 20, 30, 40], 20).unwrap();
        assert!((found - number("/concentration/rarefy_10_20_30_40_to_20")).abs() < 5e-7);
    }

    #[test]
    fn ends_of_the_range() {
        assert_eq!(rarefied_kinds(&[3, 0, 5], 0), Some(0.0));
        assert_near(rarefied_kinds(&[3, 0, 5], 1).unwrap(), 1.0, 1e-12);
        assert_near(rarefied_kinds(&[3, 0, 5], 8).unwrap(), 2.0, 1e-12);
        assert_eq!((rarefied_kinds(&[3, 5], 9), rarefied_kinds(&[], 0)), (None, Some(0.0)));
        // Two of two and two: one kind in 1 of 3 draws.
        assert_near(rarefied_kinds(&[2, 2], 2).unwrap(), 5.0 / 3.0, 1e-12);
    }
}
