//! The shortest tree that joins all points, by mutual reachability: the distance of a pair, or how far it is from either to
//! its k-th nearest point, whichever is most. Many pairs have that in common; of those the nearest comes first, so that a point
//! between two groups goes with the nearer one.
//!
//! Each round joins every group with the nearest point outside it (Borůvka). A point remembers what it found: as long as that
//! point is outside its group nothing nearer is, and after that its distance still is the least that can be.
//!
//! Sources: O. Borůvka (1926); R. Campello, D. Moulavi, J. Sander, Density-based clustering based on hierarchical density
//! estimates, PAKDD 2013; pruning after W. B. March, P. Ram, A. G. Gray, Fast Euclidean minimum spanning tree, KDD 2010.

use super::disjoint_set::DisjointSet;
use super::nearest::NearestTree;
use super::space::squared;

/// Says of a node that its points are in several groups.
const MIXED: u32 = u32::MAX;

/// An edge of the tree between two points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    /// Its length.
    pub(super) length: Length,
    pub(super) from: u32,
    pub(super) to: u32,
}

/// The length of an edge, as squares; the first counts, the second decides between equal ones.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) struct Length {
    /// Mutual reachability.
    pub(super) reach: f64,
    /// Straight distance.
    pub(super) straight: f64,
}

impl Length {
    /// Longer than any edge.
    const ENDLESS: Self = Self { reach: f64::INFINITY, straight: f64::INFINITY };
}

/// Finds the tree; `reach` is the squared distance of each place of `tree` to its k-th nearest point, all finite.
///
/// Edges name places of `tree` and come in no order; there is one fewer than there are points. `None` when `go_on`, told the
/// share done, answers false. O(n log² n) for points of the usual kind.
pub(super) fn spanning_tree(
    tree: &NearestTree,
    reach: &[f64],
    go_on: &mut dyn FnMut(f64) -> bool,
) -> Option<Vec<Edge>> {
    let n = tree.at.len();
    let mut round = Round {
        tree,
        reach,
        least_reach: vec![0.0; tree.nodes.len()],
        group: vec![0; n],
        group_of_node: vec![MIXED; tree.nodes.len()],
        stack: Vec::new(),
    };
    round.learn_reach();
    let mut set = DisjointSet::new(n);
    let mut edges: Vec<Edge> = Vec::with_capacity(n.saturating_sub(1));
    // What each place found last, and how near anything outside its group can be.
    let mut found: Vec<u32> = (0..n as u32).collect();
    let mut least: Vec<Length> = reach.iter().map(|&reach| Length { reach, straight: 0.0 }).collect();
    let mut best: Vec<Option<Edge>> = vec![None; n];
    while edges.len() + 1 < n {
        round.learn_groups(&mut set);
        best.fill(None);
        let offer = |best: &mut Vec<Option<Edge>>, group: u32, edge: Edge| {
            if best[group as usize].is_none_or(|known| edge.length < known.length) {
                best[group as usize] = Some(edge);
            }
        };
        for place in 0..n {
            if round.group[found[place] as usize] != round.group[place] {
                let edge = Edge { length: least[place], from: place as u32, to: found[place] };
                offer(&mut best, round.group[place], edge);
            }
        }
        let joined = edges.len() as f64;
        for place in 0..n {
            if place % 4096 == 0 && !go_on((joined + (n as f64 - joined) * 0.5 * place as f64 / n as f64) / n as f64) {
                return None;
            }
            let group = round.group[place];
            let limit = best[group as usize].map_or(Length::ENDLESS, |edge| edge.length);
            if round.group[found[place] as usize] != group || least[place] >= limit {
                continue;
            }
            match round.nearest_outside(place, limit) {
                Some((to, away)) => {
                    (found[place], least[place]) = (to, away);
                    offer(&mut best, group, Edge { length: away, from: place as u32, to });
                }
                None => least[place] = limit,
            }
        }
        for edge in best.iter().flatten() {
            if set.join(edge.from, edge.to) {
                edges.push(*edge);
            }
        }
    }
    Some(edges)
}

/// What is known during a round.
struct Round<'a> {
    tree: &'a NearestTree,
    reach: &'a [f64],
    /// For each node the least reach of its points.
    least_reach: Vec<f64>,
    /// For each place its group.
    group: Vec<u32>,
    /// For each node the group of all its points, or `MIXED`.
    group_of_node: Vec<u32>,
    stack: Vec<(f64, u32)>,
}

impl Round<'_> {
    fn learn_reach(&mut self) {
        for (number, node) in self.tree.nodes.iter().enumerate().rev() {
            self.least_reach[number] = if node.child == 0 {
                self.reach[node.range()].iter().copied().fold(f64::INFINITY, f64::min)
            } else {
                self.least_reach[node.child as usize].min(self.least_reach[node.child as usize + 1])
            };
        }
    }

    fn learn_groups(&mut self, set: &mut DisjointSet) {
        for (place, group) in self.group.iter_mut().enumerate() {
            *group = set.find(place as u32);
        }
        for (number, node) in self.tree.nodes.iter().enumerate().rev() {
            let (first, same) = if node.child == 0 {
                let groups = &self.group[node.range()];
                (groups.first().copied().unwrap_or(MIXED), groups.windows(2).all(|pair| pair[0] == pair[1]))
            } else {
                let child = node.child as usize;
                (self.group_of_node[child], self.group_of_node[child] == self.group_of_node[child + 1])
            };
            self.group_of_node[number] = if same { first } else { MIXED };
        }
    }

    /// Finds the nearest place of another group, nearer than a limit.
    fn nearest_outside(&mut self, place: usize, mut limit: Length) -> Option<(u32, Length)> {
        let (tree, at, own, group) = (self.tree, self.tree.at[place], self.reach[place], self.group[place]);
        let mut best = None;
        self.stack.clear();
        self.stack.push((0.0, 0));
        while let Some((straight, number)) = self.stack.pop() {
            let node = &tree.nodes[number as usize];
            let nearest = Length { reach: straight.max(own).max(self.least_reach[number as usize]), straight };
            if self.group_of_node[number as usize] == group || nearest >= limit {
                continue;
            }
            if node.child == 0 {
                for other in node.range().filter(|&other| self.group[other] != group) {
                    let straight = squared(at, tree.at[other]);
                    let away = Length { reach: straight.max(own).max(self.reach[other]), straight };
                    if away < limit {
                        (best, limit) = (Some((other as u32, away)), away);
                    }
                }
            } else {
                // The nearer child is looked at first.
                let [left, right] = [node.child, node.child + 1].map(|n| (tree.nodes[n as usize].squared_from(at), n));
                self.stack.extend(if left.0 <= right.0 { [right, left] } else { [left, right] });
            }
        }
        best
    }
}
