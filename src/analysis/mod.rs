//! Clusters of places: which places form one, what its outline is, where its centre lies.
//!
//! Algorithms take slices and give back labels, ids or shapes, never features. Knows nothing of the screen.

mod dbscan;
mod disc_union;
mod random;
mod spatial_median;

pub use dbscan::{Clustering, dbscan, dbscan_plane};
pub use disc_union::{PlanePolygon, disc_union, outline};
pub use random::Random;
pub use spatial_median::{spatial_median, spatial_median_plane};
