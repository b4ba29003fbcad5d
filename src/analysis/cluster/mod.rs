//! Clusters of points: which points form one, how sure that is, what its outline is, where its centre lies.
//!
//! Everything that depends on distance works on a [`Space`], on the earth in metres or on a plane.

mod dbscan;
mod disc_union;
mod disjoint_set;
mod fact;
mod grid;
mod hdbscan;
mod hierarchy;
mod hull;
mod k_distance;
mod method;
mod nearest;
mod sensitivity;
mod similarity;
mod space;
mod spanning_tree;
mod spatial_median;
mod stability;
mod study;

pub use dbscan::{Clustering, dbscan, dbscan_of, dbscan_plane, rows_by_id};
pub use disc_union::{PlanePolygon, area_m2, disc_union, outline};
pub use fact::{ClusterFact, OUTLINE_CORNERS, PlaceColumns, Usable, cluster_facts, usable};
pub use hdbscan::{DensityCluster, DensityClustering, HdbscanOptions, hdbscan};
pub use hull::{convex_hull, ring_area};
pub use k_distance::{Elbow, elbow, k_distances};
pub use method::{Found, Method};
pub use sensitivity::{FACTORS, Sensitivity, SensitivityRow, sensitivity};
pub use similarity::{Overlap, adjusted_rand, best_jaccards, best_matches, jaccard, overlaps};
pub use space::Space;
pub use spatial_median::{spatial_median, spatial_median_plane};
pub use stability::{RUNS, StabilityWord, stability};
pub use study::{Findings, StudiedCluster, Study};
