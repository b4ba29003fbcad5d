//! Static spatial indexes over slices of positions; answers are ids (places in the slice), never features.

mod point;

pub use point::PointIndex;
