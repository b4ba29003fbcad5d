//! Density-based clusters (DBSCAN), made independent of the order of the input.
//!
//! The textbook algorithm gives a border point to whichever cluster reaches it first. Here it goes to the cluster of its
//! nearest core point, and clusters are numbered by their smallest member, so that shuffled rows give the same answer.
//!
//! Source: M. Ester, H.-P. Kriegel, J. Sander, X. Xu, A density-based algorithm for discovering clusters, KDD 1996.

use crate::geo::{LngLat, distance_m, metres_per_degree};

/// The clusters that were found among the points.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    let count = ids.len().min(positions.len());
    let widest = positions.iter().filter(|p| p.is_valid()).map(|p| p.lat.abs()).fold(0.0, f64::max);
    // A cell is never narrower than the radius, anywhere between the equator and the highest latitude.
    let reach_lat = eps_m / metres_per_degree(0.0).1;
    let narrowest = metres_per_degree((widest + reach_lat).min(90.0)).0.max(1e-9);
    let columns = (360.0 / (1.001 * eps_m / narrowest)).floor().clamp(1.0, 1e9) as i64;
    let rows_per_degree = 1.0 / (1.001 * reach_lat).max(1e-9);
    let cells = (0..count).map(|i| {
        let p = positions[i];
        p.is_valid().then(|| {
            let column = ((p.lng + 180.0) / 360.0 * columns as f64).floor() as i64;
            (column.rem_euclid(columns), (p.lat * rows_per_degree).floor() as i64)
        })
    });
    let grid = Grid::new(cells, Some(columns));
    cluster(ids, &grid, eps_m, min_points, |i, j| distance_m(positions[i], positions[j]))
}

/// Finds clusters of points of a plane by straight distance; everything else as [`dbscan`].
pub fn dbscan_plane<I: Ord>(ids: &[I], points: &[[f64; 2]], eps: f64, min_points: usize) -> Clustering {
    let side = (1.001 * eps).max(1e-12);
    let cells = points
        .iter()
        .take(ids.len())
        .map(|[x, y]| (x.is_finite() && y.is_finite()).then(|| ((x / side).floor() as i64, (y / side).floor() as i64)));
    let grid = Grid::new(cells, None);
    cluster(ids, &grid, eps, min_points, |i, j| (points[i][0] - points[j][0]).hypot(points[i][1] - points[j][1]))
}

/// Points by cells at least as wide as the radius, so that neighbours are in the nine cells around.
struct Grid {
    cell: Vec<Option<(i64, i64)>>,
    sorted: Vec<((i64, i64), usize)>,
    /// How many columns there are before they start again, on the round earth.
    columns: Option<i64>,
}

impl Grid {
    fn new(cells: impl Iterator<Item = Option<(i64, i64)>>, columns: Option<i64>) -> Self {
        let cell: Vec<_> = cells.collect();
        let mut sorted: Vec<_> = cell.iter().enumerate().filter_map(|(i, c)| c.map(|c| (c, i))).collect();
        sorted.sort_unstable();
        Self { cell, sorted, columns }
    }

    /// Gives every point of the nine cells around point `i`, itself included, each once.
    fn around(&self, i: usize) -> impl Iterator<Item = usize> {
        let mut columns: Vec<i64> = Vec::new();
        let (x, y) = self.cell[i].unwrap_or_default();
        if self.cell[i].is_some() {
            columns = [x - 1, x, x + 1].map(|c| self.columns.map_or(c, |n| c.rem_euclid(n))).to_vec();
            columns.sort_unstable();
            columns.dedup();
        }
        columns.into_iter().flat_map(move |column| {
            let from = self.sorted.partition_point(|(c, _)| *c < (column, y - 1));
            let rest = &self.sorted[from..];
            rest.iter().take_while(move |(c, _)| *c <= (column, y + 1)).map(|(_, i)| *i)
        })
    }
}

/// Does the work of both forms: core points, their connected groups, then the border.
fn cluster<I: Ord>(
    ids: &[I],
    grid: &Grid,
    eps: f64,
    min_points: usize,
    distance: impl Fn(usize, usize) -> f64,
) -> Clustering {
    let n = grid.cell.len();
    let core: Vec<bool> = (0..n)
        .map(|i| grid.cell[i].is_some() && grid.around(i).filter(|&j| distance(i, j) <= eps).count() >= min_points)
        .collect();

    let mut group: Vec<usize> = (0..n).collect();
    for i in (0..n).filter(|&i| core[i]) {
        for j in grid.around(i).filter(|&j| j < i && core[j] && distance(i, j) <= eps) {
            let (a, b) = (root(&mut group, i), root(&mut group, j));
            group[a.max(b)] = a.min(b);
        }
    }

    // A provisional number for each group: the rank of its smallest core id decides ties at the border.
    let mut by_id: Vec<usize> = (0..n).collect();
    by_id.sort_by(|&a, &b| ids[a].cmp(&ids[b]));
    let mut number_of_root: Vec<Option<u32>> = vec![None; n];
    let mut count: u32 = 0;
    for &i in by_id.iter().filter(|&&i| core[i]) {
        let r = root(&mut group, i);
        if number_of_root[r].is_none() {
            number_of_root[r] = Some(count);
            count += 1;
        }
    }
    let provisional: Vec<Option<u32>> = (0..n)
        .map(|i| {
            if core[i] {
                return number_of_root[root(&mut group, i)];
            }
            let mut best: Option<(f64, u32)> = None;
            for j in grid.around(i).filter(|&j| core[j]) {
                let d = distance(i, j);
                let Some(number) = number_of_root[root(&mut group, j)].filter(|_| d <= eps) else { continue };
                if best.is_none_or(|(bd, bn)| d < bd || (d == bd && number < bn)) {
                    best = Some((d, number));
                }
            }
            best.map(|(_, number)| number)
        })
        .collect();

    // A border point may have a smaller id than every core point of its cluster: number by members in the end.
    let mut final_number: Vec<Option<u32>> = vec![None; count as usize];
    let mut next = 0;
    for &i in &by_id {
        if let Some(number) = provisional[i]
            && final_number[number as usize].is_none()
        {
            final_number[number as usize] = Some(next);
            next += 1;
        }
    }
    let labels = provisional.iter().map(|label| label.and_then(|number| final_number[number as usize])).collect();
    Clustering { labels, core, count: count as usize }
}

/// Follows a group to its representative, halving the path on the way.
fn root(group: &mut [usize], mut i: usize) -> usize {
    while group[i] != i {
        group[i] = group[group[i]];
        i = group[i];
    }
    i
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn points(csv: &str) -> Vec<[f64; 2]> {
        csv.lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(|line| {
                let (x, y) = line.split_once(',').unwrap();
                [x.parse().unwrap(), y.parse().unwrap()]
            })
            .collect()
    }

    fn run(points: &[[f64; 2]], eps: f64, min_points: usize) -> Clustering {
        let ids: Vec<usize> = (0..points.len()).collect();
        dbscan_plane(&ids, points, eps, min_points)
    }

    #[test]
    fn juvenile_as_scikit_learn_and_r() {
        let data = points(include_str!("../../tests/fixtures/juvenile.csv"));
        assert_eq!(data.len(), 168);
        for (eps, min_points, clusters, noise) in
            [(3.0, 4, 14, 99), (4.0, 5, 9, 100), (5.0, 5, 10, 70), (6.0, 8, 3, 114)]
        {
            let found = run(&data, eps, min_points);
            assert_eq!((found.count, found.noise_count()), (clusters, noise), "eps {eps}, at least {min_points}");
        }
        let found = run(&data, 3.0, 4);
        let smallest = (0..14).map(|c| found.members(c).len()).min();
        assert_eq!(smallest, Some(3), "a cluster may be smaller than the minimum");
    }

    #[test]
    fn three_clusters_as_scikit_learn_and_r() {
        let data = points(include_str!("../../tests/fixtures/three_clusters_200.csv"));
        for (eps, min_points, expected, noise) in
            [(150.0, 5, [60, 53, 30], 57), (250.0, 10, [61, 59, 30], 50), (400.0, 10, [62, 62, 32], 44)]
        {
            let found = run(&data, eps, min_points);
            let mut sizes: Vec<usize> = (0..found.count as u32).map(|c| found.members(c).len()).collect();
            sizes.sort_unstable_by(|a, b| b.cmp(a));
            assert_eq!((sizes.as_slice(), found.noise_count()), (expected.as_slice(), noise));
        }
    }

    #[test]
    fn documented_example() {
        let found = run(&[[1., 2.], [2., 2.], [2., 3.], [8., 7.], [8., 8.], [25., 80.]], 3.0, 2);
        assert_eq!(found.labels, [Some(0), Some(0), Some(0), Some(1), Some(1), None]);
    }

    #[test]
    fn border_point_between_two_clusters_ignores_order() {
        // 1.15 is 0.85 from 0.3 and from 2.0; the textbook's answer flips when the order is reversed.
        let xs = [0.0, 0.1, 0.2, 0.3, 1.15, 2.0, 2.1, 2.2, 2.3];
        let data: Vec<[f64; 2]> = xs.iter().map(|&x| [x, 0.0]).collect();
        let forward = run(&data, 0.9, 4);
        assert_eq!(forward.labels[..4], [Some(0); 4]);
        assert_eq!(forward.labels[5..], [Some(1); 4]);
        assert!(!forward.core[4] && forward.labels[4].is_some());
        let reversed: Vec<[f64; 2]> = data.iter().rev().copied().collect();
        let ids: Vec<usize> = (0..9).rev().collect();
        let mut labels = dbscan_plane(&ids, &reversed, 0.9, 4).labels;
        labels.reverse();
        assert_eq!(labels, forward.labels);
    }

    #[test]
    fn exact_tie_goes_to_the_lower_cluster_and_limit_is_inclusive() {
        // 2.5 is exactly 2.5 from a core point on either side, and not a core point itself.
        let xs = [6.0, 6.0, 6.0, 5.0, 2.5, 0.0, -1.0, -1.0, -1.0];
        let data: Vec<[f64; 2]> = xs.iter().map(|&x| [x, 0.0]).collect();
        let found = run(&data, 2.5, 4);
        assert_eq!((found.count, found.core[4], found.labels[4]), (2, false, Some(0)));
        assert_eq!(run(&data, 2.499, 4).labels[4], None);
    }

    #[test]
    fn nothing_and_no_position() {
        let none = dbscan::<u8>(&[], &[], 250.0, 5);
        assert_eq!((none.count, none.labels.len()), (0, 0));
        let here = LngLat::new(106.9, 47.9);
        let found = dbscan(&[1, 2, 3], &[here, LngLat::NONE, here], 250.0, 2);
        assert_eq!(found.labels, [Some(0), None, Some(0)]);
    }

    #[test]
    fn neighbours_across_the_180_meridian() {
        let found = dbscan(&[1, 2], &[LngLat::new(179.9995, 10.0), LngLat::new(-179.9995, 10.0)], 250.0, 2);
        assert_eq!(found.count, 1);
    }

    /// The definition, without a grid: the core points, the noise, and each point's nearest core.
    fn brute(positions: &[LngLat], eps: f64, min_points: usize) -> (Vec<bool>, Vec<bool>) {
        let near = |i: usize, j: usize| distance_m(positions[i], positions[j]) <= eps;
        let n = positions.len();
        let core: Vec<bool> = (0..n).map(|i| (0..n).filter(|&j| near(i, j)).count() >= min_points).collect();
        let noise = (0..n).map(|i| !(0..n).any(|j| core[j] && near(i, j))).collect();
        (core, noise)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn order_of_input_changes_nothing(
            rows in prop::collection::vec((0..40_i32, 0..40_i32), 1..120),
            keys in prop::collection::vec(any::<u64>(), 120),
            min_points in 1..7_usize,
        ) {
            // A coarse lattice makes equal distances and duplicates common.
            let place = |(x, y): (i32, i32)| LngLat::new(106.9 + f64::from(x) * 0.001, 47.9 + f64::from(y) * 0.001);
            let positions: Vec<LngLat> = rows.iter().map(|&r| place(r)).collect();
            let ids: Vec<usize> = (0..rows.len()).collect();
            let straight = dbscan(&ids, &positions, 250.0, min_points);
            let mut order = ids.clone();
            order.sort_by_key(|&i| keys[i]);
            let shuffled: Vec<LngLat> = order.iter().map(|&i| positions[i]).collect();
            let again = dbscan(&order, &shuffled, 250.0, min_points);
            for (at, &i) in order.iter().enumerate() {
                prop_assert_eq!(again.labels[at], straight.labels[i]);
                prop_assert_eq!(again.core[at], straight.core[i]);
            }
            let (core, noise) = brute(&positions, 250.0, min_points);
            prop_assert_eq!(&straight.core, &core);
            prop_assert_eq!(straight.labels.iter().map(Option::is_none).collect::<Vec<_>>(), noise);
            for i in ids {
                for j in (0..i).filter(|&j| core[i] && core[j] && distance_m(positions[i], positions[j]) <= 250.0) {
                    prop_assert_eq!(straight.labels[i], straight.labels[j]);
                }
            }
        }

        #[test]
        fn grid_holds_anywhere_on_earth(
            lat in -84.0..84.0_f64, lng in -180.0..180.0_f64, eps in 10.0..50_000.0_f64,
            offsets in prop::collection::vec((-2.0..2.0_f64, -2.0..2.0_f64), 2..30),
        ) {
            let plane = crate::geo::LocalPlane::new(LngLat::new(lng, lat));
            let positions: Vec<LngLat> =
                offsets.iter().map(|(x, y)| plane.lng_lat_from_plane([x * eps, y * eps])).filter(|p| p.is_valid()).collect();
            let ids: Vec<usize> = (0..positions.len()).collect();
            let found = dbscan(&ids, &positions, eps, 3);
            prop_assert_eq!(found.core, brute(&positions, eps, 3).0);
        }
    }
}
