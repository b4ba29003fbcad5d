//! The atlas document: everything that makes one map, as data. Read from `atlas.json`, checked, never guessed at.
//!
//! Knows the names of layers, facets and sources, but no place and no screen.

mod basemap;
mod default;
mod document;
mod error;
mod member;
mod text;
mod theme;
mod world;

pub use basemap::{Basemap, BasemapKind};
pub use document::{Atlas, FacetConfig, FacetShape, LayerConfig, Role, Source, ViewConfig};
pub use error::AtlasError;
pub use text::{Texts, VERTICAL};
pub use theme::{HOST_COLORS, HostColors, HostTheme};
