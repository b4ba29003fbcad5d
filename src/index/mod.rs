//! Sorting, and static spatial indexes over slices of positions; answers are ids (places in the slice), never features.

pub mod order;
mod point;

pub use point::PointIndex;
