//! Clusters of places and what can be said about them: which places form one, what its outline is, where its centre lies;
//! specialisation, spatial autocorrelation, point patterns, mix, density, hexagons, groups by zoom.
//!
//! Algorithms take slices and give back labels, ids, shapes or figures, never features. Knows nothing of the screen. What is
//! undefined is `None`, never a zero. Whatever draws lots takes a seed.

pub mod autocorrelation;
pub mod class_break;
pub mod cluster;
pub mod density;
pub mod distribution;
mod equal_area;
mod false_discovery;
mod gathering;
mod hexagon;
pub mod mix;
pub mod pattern;
#[cfg(test)]
mod published;
pub mod quotient;
mod random;

pub use cluster::{
    Clustering, PlanePolygon, dbscan, dbscan_plane, disc_union, outline, spatial_median, spatial_median_plane,
};
pub use equal_area::EqualAreaPlane;
pub use false_discovery::benjamini_hochberg;
pub use gathering::{Gathered, Gathering};
pub use hexagon::{HexagonCell, HexagonGrid};
pub use random::Random;
