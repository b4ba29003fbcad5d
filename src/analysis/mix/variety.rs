//! Related and unrelated variety: is a mix broad across domains, or deep within them?

use super::{entropy, shares};
use std::f64::consts::LN_2;

/// Entropy of a mix, split by groups; in bits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variety {
    /// Entropy across the groups.
    pub unrelated_bits: f64,
    /// Entropy within the groups, each weighing as much as its share.
    pub related_bits: f64,
}

/// Splits the entropy of items into that across and that within their groups; the two add up to the whole.
///
/// `groups` gives each item's group (any numbers); `None` also when the lengths differ.
///
/// Source: K. Frenken, F. Van Oort, T. Verburg, Related variety, Regional Studies 41 (2007).
pub fn variety(weights: &[f64], groups: &[usize]) -> Option<Variety> {
    if weights.len() != groups.len() {
        return None;
    }
    let shares = shares(weights)?;
    let mut names = groups.to_vec();
    names.sort_unstable();
    names.dedup();
    let of_group = |name: &usize| {
        shares.iter().zip(groups).filter(|(_, group)| *group == name).map(|(share, _)| share).sum::<f64>()
    };
    let across: Vec<f64> = names.iter().map(of_group).collect();
    let unrelated = entropy(&across);
    Some(Variety { unrelated_bits: unrelated / LN_2, related_bits: ((entropy(&shares) - unrelated) / LN_2).max(0.0) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::{assert_near, number};

    #[test]
    fn five_items_of_three_groups() {
        let found = variety(&[0.1, 0.2, 0.3, 0.25, 0.15], &[0, 0, 7, 7, 2]).unwrap();
        assert_near(found.unrelated_bits, number("/concentration/related_variety/UV_bits"), 1e-12);
        assert_near(found.related_bits, number("/concentration/related_variety/RV_bits"), 1e-12);
        assert_near(found.unrelated_bits + found.related_bits, number("/concentration/related_variety/total"), 1e-12);
    }

    #[test]
    fn all_in_one_group_or_each_in_its_own() {
        let one = variety(&[1.0, 1.0, 2.0], &[4, 4, 4]).unwrap();
        assert_eq!((one.unrelated_bits, one.related_bits), (0.0, 1.5));
        let own = variety(&[1.0, 1.0, 2.0], &[0, 1, 2]).unwrap();
        assert_eq!((own.unrelated_bits, own.related_bits), (1.5, 0.0));
        assert_eq!((variety(&[1.0], &[]), variety(&[], &[]), variety(&[f64::NAN], &[0])), (None, None, None));
    }
}
