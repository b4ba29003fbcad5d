//! Density-based clusters (DBSCAN), made independent of the order of the input.
//!
//! The textbook algorithm gives a border point to whichever cluster reaches it first. Here it goes to the cluster of its
//! nearest core point, and clusters are numbered by their smallest member, so that shuffled rows give the same answer.
//!
//! It is quick because most is settled by whole cells of a grid: where at least as many points as are needed lie in a cell of
//! which all points are within reach of each other, all are core points of one cluster; and two such cells are one cluster as
//! soon as one pair between them is within reach.
//!
//! Source: M. Ester, H.-P. Kriegel, J. Sander, X. Xu, A density-based algorithm for discovering clusters, KDD 1996; the
//! cells follow A. Gunawan, A faster algorithm for DBSCAN, Technische Universiteit Eindhoven (2013).

use super::disjoint_set::DisjointSet;
use super::grid::{Cell, Grid};
use super::space::{Limit, Space, squared};
use crate::geo::LngLat;
use crate::index::order::sorted_rows;

/// Cells after which it is asked whether to go on.
const CELLS_AT_A_TIME: usize = 1024;

/// The clusters that were found among the points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clustering {
    /// For each point the number of its cluster, from 0; `None` for noise.
    pub labels: Vec<Option<u32>>,
    /// For each point whether it is a core point.
    pub core: Vec<bool>,
    /// How many clusters there are.
    pub count: usize,
}

impl Clustering {
    /// Gives the indices of the members of cluster `number`, ascending.
    pub fn members(&self, number: u32) -> Vec<usize> {
        (0..self.labels.len()).filter(|&i| self.labels[i] == Some(number)).collect()
    }

    /// Counts the points that belong to no cluster.
    pub fn noise_count(&self) -> usize {
        self.labels.iter().filter(|label| label.is_none()).count()
    }
}

/// Finds clusters of positions by metres on the ellipsoid.
///
/// A point is a core point when at least `min_points` points, itself included, lie within `eps_m` metres (≤). Clusters are
/// the connected groups of core points; a point within reach of a core point joins the cluster of the nearest one, of the
/// lowest-numbered cluster when two are equally near. A cluster may end with fewer than `min_points` members, when
/// its border points went to another. Clusters are numbered by ascending smallest id of a member.
///
/// `ids` and `positions` have the same length; ids must differ (extra positions or ids are left out). A position that is
/// not valid is noise. `eps_m` that is not positive finds nothing but coincident points. O(n log n) for points that are not
/// all within reach of each other.
pub fn dbscan<I: Ord>(ids: &[I], positions: &[LngLat], eps_m: f64, min_points: usize) -> Clustering {
    let space = Space::on_earth(&positions[..ids.len().min(positions.len())]);
    dbscan_of(&space, &rows_by_id(ids), eps_m, min_points, &mut |_| true).unwrap_or_default()
}

/// Finds clusters of points of a plane by straight distance; everything else as [`dbscan`].
pub fn dbscan_plane<I: Ord>(ids: &[I], points: &[[f64; 2]], eps: f64, min_points: usize) -> Clustering {
    let space = Space::on_plane(&points[..ids.len().min(points.len())]);
    dbscan_of(&space, &rows_by_id(ids), eps, min_points, &mut |_| true).unwrap_or_default()
}

/// Gives the numbers of `ids` in their order. O(n log n).
pub fn rows_by_id<I: Ord>(ids: &[I]) -> Vec<u32> {
    sorted_rows(ids.len(), &mut |a, b| ids[a as usize].cmp(&ids[b as usize]))
}

/// Finds clusters of the points of a space, as [`dbscan`] does.
///
/// `order` names every point once, in the order that numbers clusters and decides ties; numbers beyond the points are left
/// out. `go_on` is told the share done, 0 to 1, every few thousand points; when it answers false there is no result.
pub fn dbscan_of(
    space: &Space,
    order: &[u32],
    eps: f64,
    min_points: usize,
    go_on: &mut dyn FnMut(f64) -> bool,
) -> Option<Clustering> {
    let limit = space.limit(eps);
    let grid = Grid::new(space, &limit);
    let mut scan = Scan { core: vec![false; grid.points.len()], space, grid: &grid, limit };
    let mut group = DisjointSet::new(grid.points.len());
    let cells = grid.cells.len().max(1);
    for (at, cell) in grid.cells.iter().enumerate() {
        if at % CELLS_AT_A_TIME == 0 && !go_on(at as f64 / cells as f64 * 0.4) {
            return None;
        }
        scan.find_core(cell, min_points);
    }
    for (at, cell) in grid.cells.iter().enumerate() {
        if at % CELLS_AT_A_TIME == 0 && !go_on(0.4 + at as f64 / cells as f64 * 0.4) {
            return None;
        }
        scan.join_core(at, cell, &mut group);
    }

    // A provisional number for each group: the rank of its smallest core id decides ties at the border.
    let mut place_of: Vec<u32> = vec![u32::MAX; space.len()];
    for (place, &point) in grid.points.iter().enumerate() {
        place_of[point as usize] = place as u32;
    }
    let places: Vec<u32> =
        order.iter().filter_map(|&i| place_of.get(i as usize).copied()).filter(|&p| p != u32::MAX).collect();
    let mut number_of_group: Vec<Option<u32>> = vec![None; grid.points.len()];
    let mut count: u32 = 0;
    let mut provisional: Vec<Option<u32>> = vec![None; grid.points.len()];
    for &place in places.iter().filter(|&&place| scan.core[place as usize]) {
        let number = number_of_group[group.find(place) as usize].get_or_insert(count);
        provisional[place as usize] = Some(*number);
        count = count.max(*number + 1);
    }
    // Without a cluster there is no border.
    for (at, cell) in grid.cells.iter().enumerate().filter(|_| count > 0) {
        if at % CELLS_AT_A_TIME == 0 && !go_on(0.8 + at as f64 / cells as f64 * 0.2) {
            return None;
        }
        scan.join_border(cell, &mut provisional);
    }

    // A border point may have a smaller id than every core point of its cluster: number by members in the end.
    let mut final_number: Vec<Option<u32>> = vec![None; count as usize];
    let mut next = 0;
    let mut labels = vec![None; space.len()];
    let mut core = vec![false; space.len()];
    for &place in &places {
        let (place, point) = (place as usize, grid.points[place as usize] as usize);
        core[point] = scan.core[place];
        labels[point] = provisional[place].map(|number| {
            *final_number[number as usize].get_or_insert_with(|| {
                next += 1;
                next - 1
            })
        });
    }
    Some(Clustering { labels, core, count: count as usize })
}

/// The work of one run. Points are known by their place in the grid.
struct Scan<'a> {
    space: &'a Space,
    grid: &'a Grid,
    limit: Limit,
    core: Vec<bool>,
}

impl Scan<'_> {
    fn near(&self, a: usize, b: usize) -> bool {
        let squared = squared(self.grid.at[a], self.grid.at[b]);
        squared <= self.limit.inside || (squared <= self.limit.outside && self.exact(a, b) <= self.limit.distance)
    }

    fn exact(&self, a: usize, b: usize) -> f64 {
        self.space.distance(self.grid.points[a] as usize, self.grid.points[b] as usize)
    }

    /// Marks the core points of a cell.
    fn find_core(&mut self, cell: &Cell, min_points: usize) {
        let places = cell.places();
        let sure = if cell.tight { places.len() } else { 0 };
        if sure >= min_points {
            self.core[places].fill(true);
        } else if self.grid.count_around(cell) >= min_points && (self.limit.outside >= 0.0 || min_points == 0) {
            for a in places {
                self.core[a] = self.has(a, cell, sure, min_points);
            }
        }
    }

    /// Says whether a point has `min_points` within reach, of which `sure` are in its own, tight cell.
    fn has(&self, a: usize, cell: &Cell, sure: usize, min_points: usize) -> bool {
        let own = if sure > 0 { cell.places() } else { 0..0 };
        let mut missing = min_points - sure;
        // Its own row is the likeliest.
        for row in [2, 1, 3, 0, 4] {
            for b in self.grid.stretch(&cell.around[row]) {
                if !own.contains(&b) && self.near(a, b) {
                    missing -= 1;
                    if missing == 0 {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Joins the core points of a cell with one another and with those of the cells behind it.
    fn join_core(&self, at: usize, cell: &Cell, group: &mut DisjointSet) {
        let core_of = |cell: &Cell| cell.places().filter(|&place| self.core[place]);
        let Some(first) = core_of(cell).next() else { return };
        let (mut here, mut there) = (Vec::new(), Vec::new());
        if cell.tight {
            core_of(cell).for_each(|place| {
                group.join(first as u32, place as u32);
            });
        } else {
            for a in core_of(cell) {
                core_of(cell).take_while(|&b| b < a).for_each(|b| self.join_near(a, b, group));
            }
        }
        for other in cell.around.iter().flat_map(Clone::clone).filter(|&other| other as usize > at) {
            let other = &self.grid.cells[other as usize];
            let Some(second) = core_of(other).next() else { continue };
            if cell.squared_between(other) > self.limit.outside {
                continue;
            }
            let both_whole = cell.tight && other.tight;
            if both_whole && group.find(first as u32) == group.find(second as u32) {
                continue;
            }
            // Only points near the other cell's box can be near its points.
            let facing = |from: &Cell, to: &Cell, places: &mut Vec<usize>| {
                places.clear();
                places
                    .extend(core_of(from).filter(|&place| to.squared_from(self.grid.at[place]) <= self.limit.outside));
            };
            facing(cell, other, &mut here);
            facing(other, cell, &mut there);
            'pairs: for &a in &here {
                for &b in &there {
                    if !both_whole {
                        self.join_near(a, b, group);
                    } else if self.near(a, b) {
                        group.join(a as u32, b as u32);
                        break 'pairs;
                    }
                }
            }
        }
    }

    fn join_near(&self, a: usize, b: usize, group: &mut DisjointSet) {
        if self.near(a, b) {
            group.join(a as u32, b as u32);
        }
    }

    /// Gives the points of a cell that are not core points to the cluster of their nearest one.
    fn join_border(&self, cell: &Cell, number: &mut [Option<u32>]) {
        for a in cell.places().filter(|&a| !self.core[a]) {
            let mut best: Option<(f64, u32)> = None;
            // What is certainly farther than the nearest so far need not be measured.
            let mut outside = self.limit.outside;
            for b in cell.around.iter().flat_map(|cells| self.grid.stretch(cells)).filter(|&b| self.core[b]) {
                if squared(self.grid.at[a], self.grid.at[b]) > outside {
                    continue;
                }
                let d = self.exact(a, b);
                let Some(of_b) = number[b].filter(|_| d <= self.limit.distance) else { continue };
                if best.is_none_or(|(bd, bn)| d < bd || (d == bd && of_b < bn)) {
                    best = Some((d, of_b));
                    outside = self.space.limit(d).outside;
                }
            }
            number[a] = best.map(|(_, of_best)| of_best);
        }
    }
}

#[cfg(test)]
mod tests;
