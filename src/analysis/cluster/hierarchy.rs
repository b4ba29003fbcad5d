//! From the shortest tree to clusters: what joins at which distance, which groups last, and which of them to take.
//!
//! Density is written λ, one over a distance. A cluster is born where a larger one splits in two that are both large enough,
//! and lasts while single points and small groups fall out of it. Distances below a billionth of the extent are one distance:
//! what joins there is one place and does not split.
//!
//! Source: R. Campello, D. Moulavi, A. Zimek, J. Sander, Hierarchical density estimates for data clustering, visualization,
//! and outlier detection, ACM TKDD 10 (2015); joining by a distance after C. Malzer and M. Baum, A hybrid approach to
//! hierarchical density-based cluster selection, IEEE MFI 2020.

use super::disjoint_set::DisjointSet;

/// A group of the hierarchy that is at least as large as a cluster must be. The first is everything.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The group it split off, an earlier one; itself for everything.
    parent: u32,
    /// The distance at which it is split off; infinite for everything.
    pub(super) birth: f64,
    /// The distance that chains all its points together.
    pub(super) reach: f64,
    /// How much density its points have in excess of its birth.
    pub(super) stability: f64,
    /// The greatest λ at which something falls out of it or it splits.
    deepest: f64,
}

/// The hierarchy of groups, and where each point falls out of it.
#[derive(Debug)]
pub(super) struct Hierarchy {
    pub(super) groups: Vec<Group>,
    /// For each point the last group it is in.
    group_of_point: Vec<u32>,
    /// For each point the λ at which it falls out of that group.
    lambda: Vec<f64>,
}

/// What joins what: node `n + i` is made by the `i`-th shortest edge.
struct Linkage {
    points: usize,
    children: Vec<[u32; 2]>,
    height: Vec<f64>,
    size: Vec<u32>,
}

impl Linkage {
    fn new(points: usize, edges: &[(f64, u32, u32)]) -> Self {
        let mut set = DisjointSet::new(points);
        let mut node_of: Vec<u32> = (0..points as u32).collect();
        let mut linkage =
            Self { points, children: Vec::with_capacity(edges.len()), height: Vec::new(), size: vec![1; points] };
        for &(height, a, b) in edges {
            let (a, b) = (set.find(a), set.find(b));
            let children = [node_of[a as usize], node_of[b as usize]];
            set.join(a, b);
            node_of[a.min(b) as usize] = linkage.size.len() as u32;
            linkage.size.push(linkage.size[children[0] as usize] + linkage.size[children[1] as usize]);
            linkage.children.push(children);
            linkage.height.push(height);
        }
        linkage
    }

    /// The children of a node and their distance; `None` for a point.
    fn split(&self, node: u32) -> Option<([u32; 2], f64)> {
        let made = (node as usize).checked_sub(self.points)?;
        Some((self.children[made], self.height[made]))
    }
}

impl Hierarchy {
    /// Finds the groups of at least `least` points (2 or more). `edges` are those of a spanning tree of `points` points,
    /// (distance, point, point), the shortest first; distances up to `same` are one. O(n).
    pub(super) fn new(points: usize, edges: &[(f64, u32, u32)], least: usize, same: f64) -> Self {
        let linkage = Linkage::new(points, edges);
        let whole = Group {
            parent: 0,
            birth: f64::INFINITY,
            reach: edges.last().map_or(0.0, |edge| edge.0),
            stability: 0.0,
            deepest: 0.0,
        };
        let mut hierarchy = Self { groups: vec![whole], group_of_point: vec![0; points], lambda: vec![0.0; points] };
        let mut waiting = Vec::new();
        if edges.len() + 1 == points {
            waiting.push((linkage.size.len() as u32 - 1, 0));
        }
        while let Some((node, group)) = waiting.pop() {
            let Some((children, height)) = linkage.split(node) else { continue };
            let lambda = 1.0 / height.max(same);
            let large = children.map(|child| linkage.size[child as usize] as usize >= least);
            if height <= same || large == [false, false] {
                hierarchy.fall(&linkage, node, group, lambda);
            } else if large == [true, true] {
                for child in children {
                    hierarchy.leave(group, linkage.size[child as usize], lambda);
                    let reach = linkage.split(child).map_or(0.0, |(_, height)| height);
                    let split = Group { parent: group, birth: height, reach, stability: 0.0, deepest: lambda };
                    hierarchy.groups.push(split);
                    waiting.push((child, hierarchy.groups.len() as u32 - 1));
                }
            } else {
                let [stays, falls] = if large[0] { children } else { [children[1], children[0]] };
                hierarchy.fall(&linkage, falls, group, lambda);
                waiting.push((stays, group));
            }
        }
        hierarchy
    }

    /// Lets all points below a node fall out of a group.
    fn fall(&mut self, linkage: &Linkage, node: u32, group: u32, lambda: f64) {
        self.leave(group, linkage.size[node as usize], lambda);
        let mut waiting = vec![node];
        while let Some(node) = waiting.pop() {
            if let Some((children, _)) = linkage.split(node) {
                waiting.extend(children);
            } else {
                (self.group_of_point[node as usize], self.lambda[node as usize]) = (group, lambda);
            }
        }
    }

    /// Counts points that leave a group.
    fn leave(&mut self, group: u32, size: u32, lambda: f64) {
        let group = &mut self.groups[group as usize];
        group.stability += (lambda - 1.0 / group.birth) * f64::from(size);
        group.deepest = group.deepest.max(lambda);
    }

    /// Takes the groups with the greatest excess of density, none within another and never everything; those born below
    /// the distance `join` give way to the first larger one that is born above it.
    pub(super) fn select(&self, join: f64) -> Vec<bool> {
        let count = self.groups.len();
        let mut below = vec![0.0; count];
        let mut excess = vec![false; count];
        for number in (1..count).rev() {
            let group = &self.groups[number];
            excess[number] = group.stability >= below[number];
            below[group.parent as usize] += group.stability.max(below[number]);
        }
        // Groups come after those they are part of: a group within one that is taken is not taken.
        let mut inside = vec![false; count];
        let mut taken = vec![false; count];
        for number in 1..count {
            let parent = self.groups[number].parent as usize;
            inside[number] = inside[parent] || taken[parent];
            taken[number] = excess[number] && !inside[number];
        }
        for number in (1..count).filter(|&number| taken[number]).collect::<Vec<_>>() {
            let mut at = number;
            while self.groups[at].birth < join && self.groups[at].parent != 0 {
                at = self.groups[at].parent as usize;
            }
            taken[number] = false;
            taken[at] = true;
        }
        for number in 1..count {
            let parent = self.groups[number].parent as usize;
            inside[number] = parent != 0 && (inside[parent] || taken[parent]);
            taken[number] &= !inside[number];
        }
        taken
    }

    /// Gives each point the taken group it is in, and how firmly, 0 to 1.
    pub(super) fn label(&self, taken: &[bool]) -> Vec<Option<(u32, f64)>> {
        let mut above: Vec<Option<u32>> = vec![None; self.groups.len()];
        for number in 1..self.groups.len() {
            let parent = self.groups[number].parent as usize;
            above[number] = if taken[number] { Some(number as u32) } else { above[parent] };
        }
        let deepest = |group: u32| self.groups[group as usize].deepest;
        let point = |(group, lambda): (&u32, &f64)| {
            above[*group as usize].map(|group| (group, (lambda / deepest(group)).min(1.0)))
        };
        self.group_of_point.iter().zip(&self.lambda).map(point).collect()
    }
}
