//! Sorting by a comparison that is called through a reference, so that the program holds one sort and not one for each
//! type and order. For lists a reader sees and other small ones; a million rows want `sort_unstable` of their keys.

use std::cmp::Ordering;

/// Length up to which a stretch is sorted by insertion.
const SHORT: usize = 8;

/// Numbers of `len` items in the order of `compare`, which is told two numbers; equal items keep their order.
/// Any comparison gives every number once; an inconsistent one gives them in some order. O(n log n) comparisons.
pub fn sorted_rows(len: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..len as u32).collect();
    sort_rows(&mut rows, compare);
    rows
}

/// Sorts `rows` by `compare`; equal ones keep their order. By merging, O(n log n) comparisons and half as much memory again.
pub fn sort_rows(rows: &mut [u32], compare: &mut dyn FnMut(u32, u32) -> Ordering) {
    for stretch in rows.chunks_mut(SHORT) {
        sort_few(stretch, &mut |a, b| compare(*a, *b));
    }
    let mut width = SHORT;
    let mut left = Vec::new();
    while width < rows.len() {
        for stretch in rows.chunks_mut(2 * width).filter(|stretch| stretch.len() > width) {
            left.clear();
            left.extend_from_slice(&stretch[..width]);
            let (mut from_left, mut from_right, mut to) = (0, width, 0);
            while from_left < left.len() {
                let takes_right = from_right < stretch.len() && compare(left[from_left], stretch[from_right]).is_gt();
                let taken = if takes_right { &mut from_right } else { &mut from_left };
                let row = if takes_right { stretch[*taken] } else { left[*taken] };
                *taken += 1;
                stretch[to] = row;
                to += 1;
            }
        }
        width *= 2;
    }
}

/// Sorts many rows little by little, for those who must do something else between. By merging; equal rows keep their order.
#[derive(Clone, Debug)]
pub struct Sorting {
    rows: Vec<u32>,
    merged: Vec<u32>,
    /// Length of the stretches that are in order.
    width: usize,
    /// What is taken next from the two stretches that are being merged.
    next: [usize; 2],
}

impl Sorting {
    /// The rows below `len`, not yet sorted.
    pub fn new(len: usize) -> Self {
        Self { rows: (0..len as u32).collect(), merged: Vec::with_capacity(len), width: 1, next: [0, 1] }
    }

    /// Moves about `count` rows; true when all are in order. The order is complete after rows · log rows moves.
    pub fn step(&mut self, count: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> bool {
        let len = self.rows.len();
        for _ in 0..count {
            if self.width >= len {
                return true;
            }
            let start = self.merged.len() / (2 * self.width) * 2 * self.width;
            let [middle, end] = [1, 2].map(|times| (start + times * self.width).min(len));
            let [left, right] = self.next;
            let takes_right = right < end && (left >= middle || compare(self.rows[left], self.rows[right]).is_gt());
            let taken = &mut self.next[usize::from(takes_right)];
            self.merged.push(self.rows[*taken]);
            *taken += 1;
            if self.merged.len() == end {
                if end == len {
                    std::mem::swap(&mut self.rows, &mut self.merged);
                    self.merged.clear();
                    self.width *= 2;
                }
                let start = self.merged.len();
                self.next = [start, (start + self.width).min(len)];
            }
        }
        self.width >= len
    }

    /// The rows: in order once [`step`](Self::step) said so.
    pub fn rows(self) -> Vec<u32> {
        self.rows
    }
}

/// Keeps the first `count` of `rows` by `compare`, in order; rows that are equal in it may come in any order.
/// O(n log count) comparisons, n where most rows are not among the first.
pub fn keep_first(rows: &mut Vec<u32>, count: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) {
    let most = count.max(SHORT) * 2;
    let mut kept: Vec<u32> = Vec::new();
    let mut last = None;
    for row in rows.iter().copied() {
        if last.is_none_or(|last| compare(row, last).is_lt()) {
            kept.push(row);
        }
        if kept.len() >= most {
            sort_rows(&mut kept, compare);
            kept.truncate(count);
            last = kept.last().copied();
        }
    }
    sort_rows(&mut kept, compare);
    kept.truncate(count);
    *rows = kept;
}

/// Sorts a handful of `items` by insertion; equal ones keep their order. O(n²) comparisons, no memory beside them.
pub fn sort_few<T>(items: &mut [T], compare: &mut dyn FnMut(&T, &T) -> Ordering) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && compare(&items[at - 1], &items[at]).is_gt() {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// Sorts keys of many rows, ascending: the fast one.
pub fn sort_keys(keys: &mut [u64]) {
    keys.sort_unstable();
}

/// Sorts the ids of many rows, ascending.
pub fn sort_ids(ids: &mut [u32]) {
    let mut keys: Vec<u64> = ids.iter().copied().map(u64::from).collect();
    sort_keys(&mut keys);
    for (id, key) in ids.iter_mut().zip(keys) {
        *id = key as u32;
    }
}

/// Sorts `items` by `compare`; equal ones keep their order. O(n log n) comparisons, eight bytes an item beside them.
pub fn sort_by<T>(items: &mut [T], compare: &dyn Fn(&T, &T) -> Ordering) {
    let rows = sorted_rows(items.len(), &mut |a, b| compare(&items[a as usize], &items[b as usize]));
    for (at, target) in cycles(&rows) {
        items.swap(at as usize, target as usize);
    }
}

/// Swaps that bring the items of `rows` into that order.
fn cycles(rows: &[u32]) -> Vec<(u32, u32)> {
    let mut targets = vec![0; rows.len()];
    for (target, row) in rows.iter().enumerate() {
        targets[*row as usize] = target as u32;
    }
    let mut swaps = Vec::new();
    for at in 0..targets.len() {
        while targets[at] as usize != at {
            let target = targets[at];
            swaps.push((at as u32, target));
            targets.swap(at, target as usize);
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(keys in prop::collection::vec(0..40_u8, 0..200), count in 0..60_usize) {
            let mut expected: Vec<u32> = (0..keys.len() as u32).collect();
            expected.sort_by_key(|row| keys[*row as usize]);
            let rows = sorted_rows(keys.len(), &mut |a, b| keys[a as usize].cmp(&keys[b as usize]));
            prop_assert_eq!(&rows, &expected);
            let mut sorting = Sorting::new(keys.len());
            while !sorting.step(count + 1, &mut |a, b| keys[a as usize].cmp(&keys[b as usize])) {}
            prop_assert_eq!(&sorting.rows(), &expected);
            let mut items: Vec<(u8, usize)> = keys.iter().copied().zip(0..).collect();
            let mut sorted = items.clone();
            sorted.sort_by_key(|item| item.0);
            sort_by(&mut items, &|a, b| a.0.cmp(&b.0));
            prop_assert_eq!(items, sorted);
            let mut kept: Vec<u32> = (0..keys.len() as u32).collect();
            keep_first(&mut kept, count, &mut |a, b| (keys[a as usize], a).cmp(&(keys[b as usize], b)));
            expected.truncate(count);
            prop_assert_eq!(&kept, &expected);
            let mut ids: Vec<u32> = keys.iter().copied().map(u32::from).collect();
            sort_ids(&mut ids);
            prop_assert!(ids.is_sorted() && ids.len() == keys.len());
        }
    }

    #[test]
    fn an_inconsistent_comparison_loses_nothing() {
        let mut rows = sorted_rows(100, &mut |a, b| (a * 7 % 5).cmp(&(b * 3 % 4)));
        rows.sort_unstable();
        assert_eq!(rows, (0..100).collect::<Vec<_>>());
    }
}
