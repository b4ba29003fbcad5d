//! How alike two groupings of the same points are: sets by Jaccard, whole groupings by the adjusted Rand index.

use crate::index::order::{sort_by, sort_keys};

/// The labels of a point in two groupings.
type Pair = (Option<u32>, Option<u32>);

/// The share of what is in either of two sets that is in both, 0 to 1; 0 when both are empty.
pub fn jaccard(both: usize, a: usize, b: usize) -> f64 {
    let either = a + b - both.min(a + b);
    if either == 0 { 0.0 } else { both as f64 / either as f64 }
}

/// Two groups that have members in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overlap {
    /// The number of the first group.
    pub first: u32,
    /// The number of the second group.
    pub second: u32,
    /// How many members both have.
    pub both: usize,
    /// The share of the members of either that are in both.
    pub jaccard: f64,
}

/// Finds what groups of one grouping and of another have in common: pairs with a common member, by first and second.
///
/// Groups are lists of members without repetition; a member may be in several groups of a grouping, as where people drew
/// areas that overlap. O(n log n) of the memberships and of the pairs of them at a member.
pub fn overlaps(first: &[Vec<u32>], second: &[Vec<u32>]) -> Vec<Overlap> {
    let memberships = |groups: &[Vec<u32>]| {
        let pairs = groups
            .iter()
            .zip(0_u64..)
            .flat_map(|(members, group)| members.iter().map(move |&m| (u64::from(m) << 32) | group));
        let mut keys: Vec<u64> = pairs.collect();
        sort_keys(&mut keys);
        keys
    };
    let (a, b) = (memberships(first), memberships(second));
    let mut common: Vec<u64> = Vec::new();
    let mut from = 0;
    for key in a {
        while from < b.len() && b[from] >> 32 < key >> 32 {
            from += 1;
        }
        common.extend(
            b[from..]
                .iter()
                .take_while(|other| *other >> 32 == key >> 32)
                .map(|other| (key << 32) | (other & 0xffff_ffff)),
        );
    }
    sort_keys(&mut common);
    common
        .chunk_by(|a, b| a == b)
        .map(|same| {
            let (first_number, second_number) = ((same[0] >> 32) as u32, same[0] as u32);
            let sizes = (first[first_number as usize].len(), second[second_number as usize].len());
            Overlap {
                first: first_number,
                second: second_number,
                both: same.len(),
                jaccard: jaccard(same.len(), sizes.0, sizes.1),
            }
        })
        .collect()
}

/// Gives each of `count` groups of `base` the greatest Jaccard of it with a group of `other`: 0 where nothing is in common,
/// NaN where the group has no member.
///
/// Both are labels of the same points (extra ones are left out); `None` is no group. O(n log n).
pub fn best_jaccards(base: &[Option<u32>], count: usize, other: &[Option<u32>]) -> Vec<f64> {
    let n = base.len().min(other.len());
    let sizes = |labels: &[Option<u32>], count: usize| {
        let mut sizes = vec![0; count];
        for label in labels[..n].iter().flatten().filter(|label| (**label as usize) < count) {
            sizes[*label as usize] += 1;
        }
        sizes
    };
    let other_count = other[..n].iter().flatten().max().map_or(0, |most| *most as usize + 1);
    let (of_base, of_other): (Vec<usize>, Vec<usize>) = (sizes(base, count), sizes(other, other_count));
    let mut best: Vec<f64> = of_base.iter().map(|&size| if size == 0 { f64::NAN } else { 0.0 }).collect();
    for (pair, both) in counts_of_pairs(base, other) {
        let (Some(a), Some(b)) = (pair.0, pair.1) else { continue };
        if let Some(best) = best.get_mut(a as usize) {
            *best = best.max(jaccard(both, of_base[a as usize], of_other[b as usize]));
        }
    }
    best
}

/// Compares two groupings by the adjusted Rand index: 1 when they are the same, about 0 when they agree by chance only.
///
/// Both are labels of the same points (extra ones are left out); points in no group count as a group of their own, as noise
/// does in scikit-learn. Fewer than two points, or two groupings of one group, or of single points, agree: 1. O(n log n).
///
/// Source: L. Hubert and P. Arabie, Comparing partitions, J. of Classification 2 (1985).
pub fn adjusted_rand(first: &[Option<u32>], second: &[Option<u32>]) -> f64 {
    let n = first.len().min(second.len());
    let pairs = |count: usize| count as f64 * (count as f64 - 1.0) / 2.0;
    let within = |counts: &[(Pair, usize)]| counts.iter().map(|(_, count)| pairs(*count)).sum::<f64>();
    let none = vec![None; n];
    let together = within(&counts_of_pairs(first, second));
    let (of_first, of_second) = (within(&counts_of_pairs(first, &none)), within(&counts_of_pairs(second, &none)));
    let expected = of_first * of_second / pairs(n).max(1.0);
    let most = f64::midpoint(of_first, of_second);
    if most == expected { 1.0 } else { (together - expected) / (most - expected) }
}

/// Counts points by the pair of their labels, in the order of the pairs.
fn counts_of_pairs(first: &[Option<u32>], second: &[Option<u32>]) -> Vec<(Pair, usize)> {
    let code = |label: &Option<u32>| label.map_or(0, |label| u64::from(label) + 1);
    let label = |code: u64| (code > 0).then(|| (code - 1) as u32);
    let mut keys: Vec<u64> = first.iter().zip(second).map(|(a, b)| (code(a) << 32) | code(b)).collect();
    sort_keys(&mut keys);
    keys.chunk_by(|a, b| a == b)
        .map(|same| ((label(same[0] >> 32), label(same[0] & 0xffff_ffff)), same.len()))
        .collect()
}

/// Gives for each group of `first` the group of `second` that it has most in common with.
pub fn best_matches(overlaps: &[Overlap]) -> Vec<Overlap> {
    let mut best = overlaps.to_vec();
    sort_by(&mut best, &|a, b| {
        a.first.cmp(&b.first).then(b.jaccard.total_cmp(&a.jaccard)).then(a.second.cmp(&b.second))
    });
    best.dedup_by(|later, earlier| later.first == earlier.first);
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn labels(numbers: &[i32]) -> Vec<Option<u32>> {
        numbers.iter().map(|&n| u32::try_from(n).ok()).collect()
    }

    #[test]
    fn published_values() {
        // scikit-learn 1.9.1: jaccard_score and adjusted_rand_score.
        let groups = |flags: [u32; 6]| vec![(0..6).filter(|&i| flags[i as usize] == 1).collect::<Vec<u32>>()];
        let found = overlaps(&groups([1, 1, 1, 0, 0, 1]), &groups([1, 0, 1, 0, 1, 1]));
        assert_eq!(found, [Overlap { first: 0, second: 0, both: 3, jaccard: 0.6 }]);
        let ari = adjusted_rand(&labels(&[0, 0, 1, 1, 2, 2]), &labels(&[0, 0, 1, 2, 2, 2]));
        assert!((ari - 0.444_444_444_444_444_4).abs() < 1e-15);
        assert_eq!(adjusted_rand(&labels(&[0, 0, 1, -1]), &labels(&[5, 5, -1, 2])), 1.0);
        assert_eq!((adjusted_rand(&[], &[]), adjusted_rand(&[None], &[Some(3)])), (1.0, 1.0));
    }

    #[test]
    fn drawn_areas_may_overlap() {
        let found = overlaps(&[vec![1, 2, 3, 4], vec![9]], &[vec![7], vec![1, 2], vec![2, 3, 4, 9]]);
        let brief: Vec<_> = found.iter().map(|o| (o.first, o.second, o.both, o.jaccard)).collect();
        assert_eq!(brief, [(0, 1, 2, 0.5), (0, 2, 3, 0.6), (1, 2, 1, 0.25)]);
        assert_eq!(best_matches(&found).iter().map(|o| (o.first, o.second)).collect::<Vec<_>>(), [(0, 2), (1, 2)]);
        assert_eq!(jaccard(0, 0, 0), 0.0);
    }

    proptest! {
        #[test]
        fn best_jaccards_as_by_sets(pairs in prop::collection::vec((-1..4_i32, -1..4_i32), 0..40)) {
            let (a, b): (Vec<i32>, Vec<i32>) = pairs.iter().copied().unzip();
            let best = best_jaccards(&labels(&a), 4, &labels(&b));
            for (group, best) in (0..4).zip(best) {
                let of_a = a.iter().filter(|&&l| l == group).count();
                let share = |other: i32| {
                    let both = pairs.iter().filter(|&&pair| pair == (group, other)).count();
                    both as f64 / pairs.iter().filter(|pair| pair.0 == group || pair.1 == other).count() as f64
                };
                let expected = (0..4).map(share).fold(0.0, f64::max);
                let same = if of_a == 0 { best.is_nan() } else { best == expected };
                prop_assert!(same);
            }
            prop_assert_eq!(adjusted_rand(&labels(&a), &labels(&a)), 1.0);
            prop_assert!((adjusted_rand(&labels(&a), &labels(&b)) - adjusted_rand(&labels(&b), &labels(&a))).abs() < 1e-12);
        }
    }
}
