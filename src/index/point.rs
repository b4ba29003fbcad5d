//! A static k-d tree over positions of the Mercator square, kept as flat arrays; distances are those of the square.
//!
//! Deliberately not for changing data: build it again. Turning distances into metres is the caller's business.
//!
//! Source: J. L. Bentley, "Multidimensional binary search trees used for associative searching", CACM 18 (1975); the
//! implicit layout (the median of a range is its node) follows the usual static variant.

use super::order::{sort_ids, sort_rows};
use crate::geo::{World, WorldBounds};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Ranges up to this length are searched one by one.
const LEAF: usize = 32;

/// A static index of positions. Positions with a part that is not finite are never found.
#[derive(Clone, Debug, Default)]
pub struct PointIndex {
    /// Ids in tree order: the middle of a range splits it by x at even depth and by y at odd depth.
    ids: Vec<u32>,
    /// Positions in tree order, aligned with `ids`.
    positions: Vec<[f64; 2]>,
}

/// A candidate of a nearest search, the farthest (then the greatest id) first in a heap.
#[derive(PartialEq)]
struct Found {
    squared: f64,
    id: u32,
}

impl Eq for Found {}

impl Ord for Found {
    fn cmp(&self, other: &Self) -> Ordering {
        self.squared.total_cmp(&other.squared).then(self.id.cmp(&other.id))
    }
}

impl PartialOrd for Found {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PointIndex {
    /// Builds the index of `positions`; the ids of answers are places in that slice. O(n log n).
    pub fn build(positions: &[World]) -> Self {
        let mut ids: Vec<u32> = (0..positions.len() as u32)
            .filter(|id| {
                let position = positions[*id as usize];
                position.x.is_finite() && position.y.is_finite()
            })
            .collect();
        arrange(&mut ids, positions, 0);
        let positions = ids.iter().map(|id| [positions[*id as usize].x, positions[*id as usize].y]).collect();
        Self { ids, positions }
    }

    /// Number of positions that can be found.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Says whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Finds the ids inside or on the edge of `bounds`, ascending. O(√n + found · log found).
    pub fn within_box(&self, bounds: WorldBounds) -> Vec<u32> {
        let (min, max) = ([bounds.min.x, bounds.min.y], [bounds.max.x, bounds.max.y]);
        let mut found = Vec::new();
        self.visit_box(min, max, |id, _| found.push(id));
        sort_ids(&mut found);
        found
    }

    /// Finds the ids at most `radius` (units of the square) from `center`, ascending. A negative or NaN radius finds
    /// nothing.
    pub fn within(&self, center: World, radius: f64) -> Vec<u32> {
        let mut found = Vec::new();
        if radius >= 0.0 {
            let center = [center.x, center.y];
            let squared = radius * radius;
            self.visit_box(center.map(|part| part - radius), center.map(|part| part + radius), |id, position| {
                if distance_squared(position, center) <= squared {
                    found.push(id);
                }
            });
            sort_ids(&mut found);
        }
        found
    }

    /// Finds the `k` ids nearest to `center`, the nearest first, equal distances by id. Fewer if there are fewer.
    pub fn nearest(&self, center: World, k: usize) -> Vec<u32> {
        let mut heap = BinaryHeap::with_capacity(k.min(self.len()) + 1);
        if k > 0 {
            self.approach([center.x, center.y], k, (0, self.len()), 0, &mut heap);
        }
        heap.into_sorted_vec().into_iter().map(|found| found.id).collect()
    }

    /// Calls `each` with every id and position inside the box.
    fn visit_box(&self, min: [f64; 2], max: [f64; 2], mut each: impl FnMut(u32, [f64; 2])) {
        let mut ranges = vec![(0, self.len(), 0)];
        while let Some((start, end, axis)) = ranges.pop() {
            let mut offer = |at: usize| {
                let p = self.positions[at];
                if p[0] >= min[0] && p[0] <= max[0] && p[1] >= min[1] && p[1] <= max[1] {
                    each(self.ids[at], p);
                }
            };
            if end - start <= LEAF {
                (start..end).for_each(offer);
                continue;
            }
            let middle = usize::midpoint(start, end);
            offer(middle);
            let split = self.positions[middle][axis];
            if min[axis] <= split {
                ranges.push((start, middle, 1 - axis));
            }
            if max[axis] >= split {
                ranges.push((middle + 1, end, 1 - axis));
            }
        }
    }

    /// Offers the positions of a range to the heap of the `k` nearest, the nearer side first.
    fn approach(
        &self,
        center: [f64; 2],
        k: usize,
        (start, end): (usize, usize),
        axis: usize,
        heap: &mut BinaryHeap<Found>,
    ) {
        let offer = |at: usize, heap: &mut BinaryHeap<Found>| {
            heap.push(Found { squared: distance_squared(self.positions[at], center), id: self.ids[at] });
            if heap.len() > k {
                heap.pop();
            }
        };
        if end - start <= LEAF {
            (start..end).for_each(|at| offer(at, heap));
            return;
        }
        let middle = usize::midpoint(start, end);
        offer(middle, heap);
        let beyond = center[axis] - self.positions[middle][axis];
        let (near, far) = ((start, middle), (middle + 1, end));
        let (near, far) = if beyond <= 0.0 { (near, far) } else { (far, near) };
        self.approach(center, k, near, 1 - axis, heap);
        if heap.len() < k || heap.peek().is_some_and(|worst| beyond * beyond <= worst.squared) {
            self.approach(center, k, far, 1 - axis, heap);
        }
    }
}

/// Puts the median of every range in its middle, splitting by x and y in turn.
fn arrange(ids: &mut [u32], positions: &[World], axis: usize) {
    if ids.len() <= LEAF {
        return;
    }
    let part = |id: u32| if axis == 0 { positions[id as usize].x } else { positions[id as usize].y };
    let middle = ids.len() / 2;
    sort_rows(ids, &mut |a, b| part(a).total_cmp(&part(b)).then(a.cmp(&b)));
    let (left, right) = ids.split_at_mut(middle);
    arrange(left, positions, 1 - axis);
    arrange(&mut right[1..], positions, 1 - axis);
}

/// Squared distance on the square.
fn distance_squared(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (dx, dy) = (a[0] - b[0], a[1] - b[1]);
    dx * dx + dy * dy
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Positions on a coarse lattice, so that ties and duplicates are common, with some NaN among them.
    fn positions() -> impl Strategy<Value = Vec<World>> {
        let part = prop_oneof![9 => (0..40_u8).prop_map(|n| f64::from(n) / 40.0), 1 => Just(f64::NAN)];
        prop::collection::vec((part.clone(), part).prop_map(|(x, y)| World::new(x, y)), 0..400)
    }

    fn finite(p: World) -> bool {
        p.x.is_finite() && p.y.is_finite()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn answers_equal_brute_force(
            positions in positions(),
            (x, y) in (0.0..1.0_f64, 0.0..1.0_f64),
            (w, h) in (0.0..0.6_f64, 0.0..0.6_f64),
            k in 0..50_usize,
        ) {
            let index = PointIndex::build(&positions);
            let ids = || (0..positions.len() as u32).filter(|id| finite(positions[*id as usize]));
            let bounds = WorldBounds { min: World::new(x, y), max: World::new(x + w, y + h) };
            let inside: Vec<_> = ids().filter(|id| bounds.contains(positions[*id as usize])).collect();
            prop_assert_eq!(index.within_box(bounds), inside);

            let center = World::new(x, y);
            let squared = |id: u32| {
                let p = positions[id as usize];
                distance_squared([p.x, p.y], [x, y])
            };
            let near: Vec<_> = ids().filter(|id| squared(*id) <= w * w).collect();
            prop_assert_eq!(index.within(center, w), near);

            let mut sorted: Vec<_> = ids().collect();
            sorted.sort_by(|a, b| squared(*a).total_cmp(&squared(*b)).then(a.cmp(b)));
            sorted.truncate(k);
            prop_assert_eq!(index.nearest(center, k), sorted);
        }
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        let index = PointIndex::build(&[World::new(f64::NAN, 0.5)]);
        assert!(index.is_empty() && index.nearest(World::new(0.5, 0.5), 3).is_empty());
        assert!(PointIndex::build(&[]).within(World::new(0.5, 0.5), 1.0).is_empty());
        let one = PointIndex::build(&[World::new(0.5, 0.5)]);
        assert!(one.within(World::new(0.5, 0.5), f64::NAN).is_empty());
    }

    #[test]
    fn equal_positions_keep_the_tree_shallow() {
        let index = PointIndex::build(&vec![World::new(0.25, 0.25); 10_000]);
        assert_eq!(index.nearest(World::new(0.25, 0.25), 3), [0, 1, 2]);
        assert_eq!(index.within(World::new(0.25, 0.25), 0.0).len(), 10_000);
    }
}
