//! Sorting, small tables, and static spatial indexes over slices of positions; answers are ids (places in the slice),
//! never features.

pub mod order;
mod point;
mod quadtree;
mod table;

pub use point::PointIndex;
pub use quadtree::{Quadtree, Visitor};
pub use table::{NameSet, Table};
