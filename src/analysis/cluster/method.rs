//! The ways to find clusters, with their parameters, behind one door: what follows need not know which it was.

use super::dbscan::{Clustering, dbscan_of};
use super::hdbscan::{HdbscanOptions, hdbscan};
use super::space::Space;

/// How clusters are found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Method {
    /// One radius for all.
    Dbscan {
        /// The radius in metres (inclusive).
        eps_m: f64,
        /// How many points, itself included, a core point has within the radius.
        min_points: usize,
    },
    /// Each cluster has its own density.
    Hdbscan(HdbscanOptions),
}

/// Clusters as a method found them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// Which point is in which.
    pub clustering: Clustering,
    /// For each cluster the distance that chains its members together, in metres: the radius, or the reach of its own.
    pub reach_m: Vec<f64>,
    /// For each point how firmly it is in its cluster, 0 to 1; 1 for every member where the method does not tell.
    pub membership: Vec<f64>,
}

impl Method {
    /// Presets of DBSCAN: (radius in metres, least number of places).
    /// Places within a walk of each other in a city; in a town or a spread-out district; in a region.
    pub const PRESETS: [(f64, usize); 3] = [(250.0, 5), (500.0, 5), (5000.0, 4)];

    /// Finds the clusters of a space. `order` and `go_on` are those of [`dbscan_of`].
    pub fn find(&self, space: &Space, order: &[u32], go_on: &mut dyn FnMut(f64) -> bool) -> Option<Found> {
        match *self {
            Self::Dbscan { eps_m, min_points } => {
                let clustering = dbscan_of(space, order, eps_m, min_points, go_on)?;
                let membership = clustering.labels.iter().map(|label| f64::from(u8::from(label.is_some()))).collect();
                Some(Found { reach_m: vec![eps_m; clustering.count], clustering, membership })
            }
            Self::Hdbscan(options) => {
                let found = hdbscan(space, order, &options, go_on)?;
                let reach_m = found.clusters.iter().map(|cluster| cluster.reach).collect();
                Some(Found { clustering: found.clustering, reach_m, membership: found.membership })
            }
        }
    }

    /// Gives the method for a part of the points: numbers of points are scaled and rounded up, distances stay.
    #[must_use]
    pub fn thinned(&self, (part, whole): (usize, usize)) -> Self {
        let fewer = |count: usize| (count * part).div_ceil(whole.max(1));
        match *self {
            Self::Dbscan { eps_m, min_points } => Self::Dbscan { eps_m, min_points: fewer(min_points) },
            Self::Hdbscan(options) => Self::Hdbscan(HdbscanOptions {
                min_size: fewer(options.min_size),
                min_points: fewer(options.min_points),
                join: options.join,
            }),
        }
    }
}
