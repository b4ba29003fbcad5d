//! How the clusters change with the radius: the same points at half the radius, three quarters, and more.

use super::dbscan::dbscan_of;
use super::similarity::best_jaccards;
use super::space::Space;

/// What the radius is multiplied by.
pub const FACTORS: [f64; 5] = [0.5, 0.75, 1.0, 1.5, 2.0];

/// Clusters at one radius.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SensitivityRow {
    /// What the chosen radius is multiplied by.
    pub factor: f64,
    /// The radius in metres.
    pub eps_m: f64,
    /// How many clusters there are.
    pub clusters: usize,
    /// How many points are in no cluster.
    pub noise: usize,
    /// The share of the points that are in a cluster; NaN without points.
    pub clustered: f64,
}

/// Clusters at several radii.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// One row for each of [`FACTORS`].
    pub rows: Vec<SensitivityRow>,
    /// For each cluster at the chosen radius, at how many of the radii one is that has more than half in common with it
    /// (Jaccard > 0.5), the chosen one included: 1 to 5.
    pub persistence: Vec<u8>,
}

/// Finds clusters at each of the radii `eps_m` × [`FACTORS`], with one `min_points`.
///
/// All use the same points, also where a radius is smaller than the precision of some. Points without a position do not
/// count. `order` and `go_on` are those of [`dbscan_of`]; `None` when it answers false.
pub fn sensitivity(
    space: &Space,
    order: &[u32],
    eps_m: f64,
    min_points: usize,
    go_on: &mut dyn FnMut(f64) -> bool,
) -> Option<Sensitivity> {
    let points = (0..space.len()).filter(|&i| space.has_position(i)).count();
    let mut found = Vec::new();
    for (done, factor) in FACTORS.into_iter().enumerate() {
        let mut go_on_part = |share: f64| go_on((done as f64 + share) / FACTORS.len() as f64);
        found.push(dbscan_of(space, order, eps_m * factor, min_points, &mut go_on_part)?);
    }
    let base = &found[2];
    let mut persistence = vec![0; base.count];
    for other in &found {
        for (times, best) in persistence.iter_mut().zip(best_jaccards(&base.labels, base.count, &other.labels)) {
            *times += u8::from(best > 0.5);
        }
    }
    let row = |(factor, clustering): (f64, &super::dbscan::Clustering)| {
        let clustered = clustering.labels.len() - clustering.noise_count();
        SensitivityRow {
            factor,
            eps_m: eps_m * factor,
            clusters: clustering.count,
            noise: points - clustered,
            clustered: clustered as f64 / points as f64,
        }
    };
    Some(Sensitivity { rows: FACTORS.into_iter().zip(&found).map(row).collect(), persistence })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crowds_that_stay_and_crowds_that_merge() {
        // Ten in one spot, far off; five at a spacing that only the larger radii bridge; two pairs of five, 1.4 apart.
        let mut points = vec![[500.0, 0.0]; 10];
        points.extend((0..5).map(|i| [200.0 + 1.3 * f64::from(i), 0.0]));
        points.extend((0..10).map(|i| [if i < 5 { 0.0 } else { 1.4 }, 0.0]));
        points.push([f64::NAN, 0.0]);
        let order: Vec<u32> = (0..26).collect();
        let found = sensitivity(&Space::on_plane(&points), &order, 1.0, 3, &mut |_| true).unwrap();
        let brief: Vec<_> = found.rows.iter().map(|row| (row.eps_m, row.clusters, row.noise)).collect();
        assert_eq!(brief, [(0.5, 3, 5), (0.75, 3, 5), (1.0, 3, 5), (1.5, 3, 0), (2.0, 3, 0)]);
        assert_eq!((found.rows[2].clustered, found.rows[4].clustered), (0.8, 1.0));
        // Half in common is not more than half.
        assert_eq!(found.persistence, [5, 3, 3]);
        assert_eq!(sensitivity(&Space::on_plane(&points), &order, 1.0, 3, &mut |share| share < 0.5), None);
    }

    #[test]
    fn nothing_has_no_clusters() {
        let found = sensitivity(&Space::on_plane(&[]), &[], 1.0, 3, &mut |_| true).unwrap();
        assert!(
            found.rows.iter().all(|row| row.clusters == 0 && row.clustered.is_nan()) && found.persistence.is_empty()
        );
    }
}
