//! Which bins of a histogram to show as one, so that few enough are left to be pressed.

use std::ops::Range;

/// The greatest part of all that a joined beginning may hold.
const THIN: f64 = 0.1;

/// Groups neighbouring bins until at most `most` groups are left, and at least one.
///
/// `edges` are the lower edges of bins of one `width`, ascending, without gaps; `counts` is as long. Groups are 1, 2, 5, 10, …
/// bins wide and begin at multiples of their width. A long thin beginning, with at most a tenth of all, becomes one wide
/// group before wider groups are tried: one old date does not make a century of every decade. Nothing for no bins; single
/// bins for a width that is not positive.
pub fn bin_groups(edges: &[f64], counts: &[u32], width: f64, most: usize) -> Vec<Range<usize>> {
    if !(width > 0.0 && width.is_finite()) {
        return (0..edges.len()).map(|bin| bin..bin + 1).collect();
    }
    let all: f64 = counts.iter().copied().map(f64::from).sum();
    let mut tens = 1.0;
    loop {
        for factor in [1.0, 2.0, 5.0] {
            let mut groups = groups_of(edges, width * tens * factor);
            if groups.len() <= most.max(1) {
                return groups;
            }
            let joined = groups.len() - most.max(1) + 1;
            let beginning = 0..groups[joined - 1].end;
            let held: f64 = counts.iter().take(beginning.end).copied().map(f64::from).sum();
            if most > 1 && held <= all * THIN {
                groups.splice(..joined, [beginning]);
                return groups;
            }
        }
        tens *= 10.0;
    }
}

/// The bins whose edges lie between the same two multiples of `step`.
fn groups_of(edges: &[f64], step: f64) -> Vec<Range<usize>> {
    // Half a bin in a million keeps an edge that is a multiple on its side.
    let multiple = |edge: f64| (edge / step + 1e-6).floor();
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (bin, edge) in edges.iter().enumerate() {
        match groups.last_mut() {
            Some(last) if multiple(edges[last.start]) == multiple(*edge) || !edge.is_finite() => last.end = bin + 1,
            _ => groups.push(bin..bin + 1),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decades(from: i32, to: i32) -> Vec<f64> {
        (from / 10..=to / 10).map(|decade| f64::from(decade * 10)).collect()
    }

    #[test]
    fn one_old_date_is_joined_and_many_make_wider_groups() {
        let edges = decades(1800, 2020);
        let mut counts = vec![3; edges.len()];
        counts[..10].copy_from_slice(&[1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        let groups = bin_groups(&edges, &counts, 10.0, 14);
        assert_eq!((groups.len(), groups[0].clone(), groups[1].clone()), (14, 0..10, 10..11));
        counts[4] = 30;
        let groups = bin_groups(&edges, &counts, 10.0, 14);
        assert_eq!((groups.len(), groups[0].clone(), groups[11].clone()), (12, 0..2, 22..23));
        // 1910 and 1920 are not of one group of 20 years that begins at a multiple.
        assert_eq!(bin_groups(&decades(1910, 1940), &[9; 4], 10.0, 3), [0..1, 1..3, 3..4]);
    }

    #[test]
    fn nothing_and_nonsense() {
        assert!(bin_groups(&[], &[], 10.0, 5).is_empty());
        assert_eq!(bin_groups(&[0.0, 1.0], &[1, 1], f64::NAN, 1), [0..1, 1..2]);
        assert_eq!(bin_groups(&[0.0, 1.0, 2.0], &[0, 0, 0], 1.0, 0).len(), 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_bin_is_in_one_group(
            first in -50..250_i32, counts in prop::collection::vec(0..20_u32, 1..150), most in 1..20_usize,
        ) {
            let edges: Vec<f64> = (0..counts.len()).map(|bin| (f64::from(first) + bin as f64) * 10.0).collect();
            let groups = bin_groups(&edges, &counts, 10.0, most);
            prop_assert!(groups.len() <= most);
            prop_assert_eq!(groups.first().map(|group| group.start), Some(0));
            prop_assert_eq!(groups.last().map(|group| group.end), Some(counts.len()));
            prop_assert!(groups.windows(2).all(|pair| pair[0].end == pair[1].start && !pair[0].is_empty()));
        }
    }
}
