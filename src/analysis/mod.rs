//! Clusters of places: which places form one, what its outline is, where its centre lies.
//!
//! Algorithms take slices and give back labels, ids or shapes, never features. Knows nothing of the screen.

mod cluster;
mod random;

pub use cluster::{
    Clustering, DensityCluster, DensityClustering, HdbscanOptions, Overlap, PlanePolygon, Space, adjusted_rand,
    best_jaccards, best_matches, dbscan, dbscan_of, dbscan_plane, disc_union, hdbscan, jaccard, outline, overlaps,
    rows_by_id, spatial_median, spatial_median_plane,
};
pub use random::Random;
