//! Many tests at once: of those that are called significant, only a known share may be so by chance.

use crate::index::order::sorted_rows;

/// Turns p-values into q-values (Benjamini–Hochberg): calling every test with q ≤ 0.05 significant keeps the expected share
/// of false calls among them at most at 5 %.
///
/// The answer is in the order of `p`. NaN is no test: it stays NaN and does not count among the tests. O(n log n).
///
/// Source: Y. Benjamini and Y. Hochberg, Controlling the false discovery rate, J. R. Stat. Soc. B 57 (1995).
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let tests: Vec<usize> = (0..p.len()).filter(|&i| !p[i].is_nan()).collect();
    let order = sorted_rows(tests.len(), &mut |a, b| p[tests[a as usize]].total_cmp(&p[tests[b as usize]]));
    let mut q = vec![f64::NAN; p.len()];
    let mut least = 1.0_f64;
    for (rank, &row) in order.iter().enumerate().rev() {
        let i = tests[row as usize];
        least = least.min(p[i] * (tests.len() as f64 / (rank + 1) as f64));
        q[i] = least;
    }
    q
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::{assert_all_near, numbers};
    use proptest::prelude::*;

    #[test]
    fn as_scipy() {
        assert_all_near(&benjamini_hochberg(&numbers("/fdr_bh/p")), &numbers("/fdr_bh/q"), 1e-12);
    }

    #[test]
    fn what_was_not_tested_does_not_count() {
        assert!(benjamini_hochberg(&[]).is_empty());
        let q = benjamini_hochberg(&[0.02, f64::NAN, 0.5]);
        assert_eq!((q[0], q[2]), (0.04, 0.5));
        assert!(q[1].is_nan());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn order_does_not_matter_and_q_is_never_below_p(p in prop::collection::vec(0.0..1.0_f64, 1..40)) {
            let q = benjamini_hochberg(&p);
            prop_assert!(p.iter().zip(&q).all(|(p, q)| p <= q && *q <= 1.0));
            let reversed: Vec<f64> = p.iter().rev().copied().collect();
            let mut again = benjamini_hochberg(&reversed);
            again.reverse();
            prop_assert_eq!(again, q);
        }
    }
}
