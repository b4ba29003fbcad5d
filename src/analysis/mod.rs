//! Clusters of places: which places form one, what its outline is, where its centre lies.
//!
//! Algorithms take slices and give back labels, ids or shapes, never features. Knows nothing of the screen.

pub mod cluster;
mod random;

pub use cluster::{
    Clustering, PlanePolygon, dbscan, dbscan_plane, disc_union, outline, spatial_median, spatial_median_plane,
};
pub use random::Random;
