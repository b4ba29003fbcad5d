//! Clusters of places and what can be said about them: which places form one, what its outline is, where its centre lies;
//! specialisation, spatial autocorrelation, point patterns, mix and density.
//!
//! Algorithms take slices and give back labels, ids, shapes or figures, never features. Knows nothing of the screen. What is
//! undefined is `None`, never a zero. Whatever draws lots takes a seed.

pub mod autocorrelation;
pub mod class_break;
mod dbscan;
pub mod density;
mod disc_union;
pub mod distribution;
mod false_discovery;
pub mod mix;
pub mod pattern;
#[cfg(test)]
mod published;
pub mod quotient;
mod random;
mod spatial_median;

pub use dbscan::{Clustering, dbscan, dbscan_plane};
pub use disc_union::{PlanePolygon, disc_union, outline};
pub use false_discovery::benjamini_hochberg;
pub use random::Random;
pub use spatial_median::{spatial_median, spatial_median_plane};
