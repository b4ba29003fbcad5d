//! Clusters of places: which places form one, what its outline is, where its centre lies.
//!
//! Algorithms take slices and give back labels, ids or shapes, never features. Knows nothing of the screen.

mod cluster;
mod random;

pub use cluster::{
    ClusterFact, Clustering, DensityCluster, DensityClustering, Elbow, FACTORS, Found, HdbscanOptions, Method,
    OUTLINE_CORNERS, Overlap, PlaceColumns, PlanePolygon, RUNS, Sensitivity, SensitivityRow, Space, StabilityWord,
    Usable, adjusted_rand, area_m2, best_jaccards, best_matches, cluster_facts, dbscan, dbscan_of, dbscan_plane,
    disc_union, elbow, hdbscan, jaccard, k_distances, outline, overlaps, rows_by_id, sensitivity, spatial_median,
    spatial_median_plane, stability, usable,
};
pub use random::Random;
