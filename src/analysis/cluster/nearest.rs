//! The nearest points of each point: a k-d tree over coordinates in space.
//!
//! Distances are squared straight ones. Points are known by their place in the tree, in which neighbours are near each other.
//!
//! Source: J. H. Friedman, J. L. Bentley, R. A. Finkel, An algorithm for finding best matches in logarithmic expected time,
//! ACM TOMS 3 (1977); boxes shrunk to their points.

use super::space::{Space, bounds, squared};
use std::ops::Range;

/// Points up to which a node is not split.
const LEAF: usize = 12;

/// A k-d tree. Points without a position are not in it.
#[derive(Debug)]
pub(super) struct NearestTree {
    /// Numbers of the points, in tree order.
    pub(super) points: Vec<u32>,
    /// Coordinates, aligned with `points`.
    pub(super) at: Vec<[f64; 3]>,
    /// Nodes, a parent before its children; the root is the first.
    pub(super) nodes: Vec<Node>,
}

/// A stretch of points and the box around them.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) places: Range<u32>,
    /// The first of two children that follow each other; 0 for a leaf.
    pub(super) child: u32,
    low: [f64; 3],
    high: [f64; 3],
}

impl Node {
    /// The squared distance from a place to the box around the points.
    pub(super) fn squared_from(&self, place: [f64; 3]) -> f64 {
        // Written out: this is where the time goes.
        let gap = |axis: usize| (self.low[axis] - place[axis]).max(place[axis] - self.high[axis]).max(0.0);
        let [x, y, z] = [gap(0), gap(1), gap(2)];
        x * x + y * y + z * z
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.places.start as usize..self.places.end as usize
    }
}

impl NearestTree {
    /// Builds the tree of the points that have a position. O(n log n).
    pub(super) fn new(space: &Space) -> Self {
        let mut points: Vec<u32> = (0..space.len() as u32).filter(|&i| space.has_position(i as usize)).collect();
        let mut nodes = vec![Node::of(0..points.len(), &points, space)];
        let mut at = 0;
        while at < nodes.len() {
            let (range, axis) = (nodes[at].range(), nodes[at].widest());
            if range.len() > LEAF {
                let middle = range.len() / 2;
                let key = |i: u32| space.at(i as usize)[axis];
                points[range.clone()]
                    .select_nth_unstable_by(middle, |&a, &b| key(a).total_cmp(&key(b)).then(a.cmp(&b)));
                nodes[at].child = nodes.len() as u32;
                nodes.push(Node::of(range.start..range.start + middle, &points, space));
                nodes.push(Node::of(range.start + middle..range.end, &points, space));
            }
            at += 1;
        }
        let at = points.iter().map(|&i| space.at(i as usize)).collect();
        Self { points, at, nodes }
    }

    /// Gives for each place the squared distance of its `k`-th nearest point, itself the first; infinite where there are
    /// fewer. `None` when `go_on`, told the share done, answers false.
    pub(super) fn kth_squared(&self, k: usize, go_on: &mut dyn FnMut(f64) -> bool) -> Option<Vec<f64>> {
        let mut nearest = vec![f64::INFINITY; k.max(1)];
        let mut stack = Vec::new();
        let mut found = Vec::with_capacity(self.at.len());
        for (place, &at) in self.at.iter().enumerate() {
            if place % 4096 == 0 && !go_on(place as f64 / self.at.len() as f64) {
                return None;
            }
            nearest.fill(f64::INFINITY);
            self.find_nearest(at, &mut nearest, &mut stack);
            found.push(nearest[nearest.len() - 1]);
        }
        Some(found)
    }

    /// Fills an ascending list with the squared distances of the nearest points.
    fn find_nearest(&self, at: [f64; 3], nearest: &mut [f64], stack: &mut Vec<(f64, u32)>) {
        let last = nearest.len() - 1;
        stack.push((0.0, 0));
        while let Some((away, number)) = stack.pop() {
            let node = &self.nodes[number as usize];
            if away >= nearest[last] {
                continue;
            }
            if node.child == 0 {
                for &other in &self.at[node.range()] {
                    keep(nearest, squared(at, other));
                }
            } else {
                // The nearer child is looked at first.
                let [left, right] = [node.child, node.child + 1].map(|n| (self.nodes[n as usize].squared_from(at), n));
                stack.extend(if left.0 <= right.0 { [right, left] } else { [left, right] });
            }
        }
    }
}

impl Node {
    fn of(places: Range<usize>, points: &[u32], space: &Space) -> Self {
        let at: Vec<[f64; 3]> = points[places.clone()].iter().map(|&i| space.at(i as usize)).collect();
        let (low, high) = bounds(&at);
        Self { places: places.start as u32..places.end as u32, child: 0, low, high }
    }

    fn widest(&self) -> usize {
        let width = |axis: usize| self.high[axis] - self.low[axis];
        let wider = usize::from(width(1) > width(0));
        if width(2) > width(wider) { 2 } else { wider }
    }
}

/// Keeps a value among the least of an ascending list of fixed length.
fn keep(least: &mut [f64], value: f64) {
    let mut at = least.len() - 1;
    if value >= least[at] {
        return;
    }
    while at > 0 && least[at - 1] > value {
        least[at] = least[at - 1];
        at -= 1;
    }
    least[at] = value;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn kth_nearest_as_by_sorting(rows in prop::collection::vec((0..30_i32, 0..30_i32), 0..200), k in 1..12_usize) {
            let points: Vec<[f64; 2]> = rows.iter().map(|&(x, y)| [f64::from(x), f64::from(y)]).collect();
            let tree = NearestTree::new(&Space::on_plane(&points));
            let found = tree.kth_squared(k, &mut |_| true).unwrap();
            for (place, &point) in tree.points.iter().enumerate() {
                let [x, y] = points[point as usize];
                let mut all: Vec<f64> = points.iter().map(|p| (p[0] - x).powi(2) + (p[1] - y).powi(2)).collect();
                all.sort_by(f64::total_cmp);
                prop_assert_eq!(found[place], all.get(k - 1).copied().unwrap_or(f64::INFINITY));
            }
        }
    }
}
