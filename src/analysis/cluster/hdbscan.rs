//! Density-based clusters without a radius (HDBSCAN): dense groups of different densities; what fits nowhere stays out.
//!
//! The k-th nearest point counts the point itself, as in scikit-learn (and unlike the `hdbscan` package of Python).
//! Everything starts from the points in the order of their ids, so that the order of the input changes nothing.
//!
//! Source: R. Campello, D. Moulavi, J. Sander, Density-based clustering based on hierarchical density estimates, PAKDD 2013.

use super::dbscan::Clustering;
use super::hierarchy::Hierarchy;
use super::nearest::NearestTree;
use super::space::{Space, squared};
use super::spanning_tree::{Edge, spanning_tree};
use crate::index::order::sorted_rows;
use std::cmp::Ordering;

/// Part of the extent below which distances are one distance.
const SAME: f64 = 1e-9;

/// What groups are to be found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HdbscanOptions {
    /// The least number of points in a cluster; at least 2.
    pub min_size: usize,
    /// The distance to the how-manieth nearest point, itself the first, says how dense it is around a point; at least 1.
    pub min_points: usize,
    /// Clusters that only part below this distance (metres, or units of the plane) stay one; 0 lets all part.
    pub join: f64,
}

/// A cluster of its own density.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DensityCluster {
    /// The distance at which it splits off what is around it.
    pub birth: f64,
    /// The distance that chains all its members together, less than the birth: DBSCAN with this radius finds it whole.
    pub reach: f64,
    /// The density its members have in excess of the birth's, in one over distance.
    pub stability: f64,
}

/// The clusters that were found among the points, each with its own density.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DensityClustering {
    /// Which point is in which; all members are core points.
    pub clustering: Clustering,
    /// For each point how firmly it is in its cluster, 0 (noise) to 1 (in the densest part).
    pub membership: Vec<f64>,
    /// The clusters by number.
    pub clusters: Vec<DensityCluster>,
}

/// Finds clusters of the points of a space by the excess of mass.
///
/// `order` names every point once, in the order that numbers clusters (by smallest member) and decides ties. Points without
/// a position are noise; so are all when there are fewer than `min_points`, and where nothing ever splits in two that are
/// large enough: everything is not a cluster. `go_on` is told the share done, 0 to 1; when it answers false there is no
/// result. O(n log² n) for points of the usual kind. Distances are true to some millimetres (10 km).
pub fn hdbscan(
    space: &Space,
    order: &[u32],
    options: &HdbscanOptions,
    go_on: &mut dyn FnMut(f64) -> bool,
) -> Option<DensityClustering> {
    let n = space.len();
    let mut result = DensityClustering {
        clustering: Clustering { labels: vec![None; n], core: vec![false; n], count: 0 },
        membership: vec![0.0; n],
        clusters: Vec::new(),
    };
    let points: Vec<u32> =
        order.iter().copied().filter(|&i| (i as usize) < n && space.has_position(i as usize)).collect();
    let space = space.subset(&points);
    let tree = NearestTree::new(&space);
    let reach = tree.kth_squared(options.min_points, &mut |share| go_on(0.3 * share))?;
    if reach.iter().any(|reach| reach.is_infinite()) {
        return Some(result);
    }
    let edges = spanning_tree(&tree, &reach, &mut |share| go_on(0.3 + 0.6 * share))?;
    let ends = |edge: &Edge| {
        let (a, b) = (tree.points[edge.from as usize], tree.points[edge.to as usize]);
        (a.min(b), a.max(b))
    };
    // Equal edges come in the order of the points, which is that of their ids.
    let rows = sorted_rows(edges.len(), &mut |a, b| {
        let (a, b) = (&edges[a as usize], &edges[b as usize]);
        a.length.partial_cmp(&b.length).unwrap_or(Ordering::Equal).then_with(|| ends(a).cmp(&ends(b)))
    });
    let edges: Vec<(f64, u32, u32)> = rows
        .into_iter()
        .map(|row| {
            let edge = &edges[row as usize];
            let (a, b) = ends(edge);
            (space.distance_from_squared(edge.length.reach), a, b)
        })
        .collect();

    let (low, high) = space.bounds();
    let same = SAME * squared(low, high).sqrt();
    let hierarchy = Hierarchy::new(points.len(), &edges, options.min_size.max(2), same);
    let taken = hierarchy.select(options.join);
    let mut number_of: Vec<Option<u32>> = vec![None; hierarchy.groups.len()];
    for (point, label) in points.iter().zip(hierarchy.label(&taken)) {
        let Some((group, membership)) = label else { continue };
        let number = *number_of[group as usize].get_or_insert_with(|| {
            let group = &hierarchy.groups[group as usize];
            result.clusters.push(DensityCluster { birth: group.birth, reach: group.reach, stability: group.stability });
            result.clusters.len() as u32 - 1
        });
        result.clustering.labels[*point as usize] = Some(number);
        result.clustering.core[*point as usize] = true;
        result.membership[*point as usize] = membership;
    }
    result.clustering.count = result.clusters.len();
    Some(result)
}

#[cfg(test)]
mod tests;
