//! What has been read, ready to be asked: layers with the names of their rows, places with their facets and labels.
//!
//! Pure: the page and the analyst's worker share it.

mod layer;
mod place;

pub use layer::{Layer, Name};
pub use place::{Places, Shown};
