//! The map without a screen: camera, gestures, styles, meshes, symbols, labels, picking, and the [`Scene`] of a frame.
//!
//! Spaces: [`World`](crate::geo::World) in [0,1]² (f64) → [`Screen`] in CSS px, y down. Meshes keep their positions as
//! pairs of f32, so that nothing shivers when deep in. Knows neither features nor WebGL; time is always handed in.

mod anchor;
mod camera;
mod color;
mod controller;
mod cover;
mod crossing;
mod dress;
mod flight;
mod glide;
mod glyph;
mod input;
mod label;
mod limit;
mod line_mesh;
mod mesh;
mod outline;
mod pick;
mod press;
mod raster;
mod scale_bar;
mod scene;
mod screen;
mod shape;
mod split;
mod stack;
mod symbol;
mod theme;
mod trace;
mod trail;
mod view;
mod viewport;

pub use anchor::{area_anchor, pole_of_inaccessibility};
pub use camera::Camera;
pub use color::Color;
pub use controller::Controller;
pub use crossing::crosses_itself;
pub use dress::{DRESS_NAMES, Dress, Refused};
pub use flight::Flight;
pub use glyph::{GLYPH_REACH, distance_field};
pub use input::{DeltaMode, Key, Pointer, PointerKind, Tap, Wheel};
pub use label::{Candidate, LabelKind, PlacedLabel, Placer, Slot};
pub use limit::{CameraLimits, fit};
pub use line_mesh::{LineMesh, LineVertex};
pub use mesh::{Mesh, MeshId};
pub use outline::Outline;
pub use pick::{nearest_symbol, nearest_symbols, polygon_contains};
pub use raster::Raster;
pub use scale_bar::{ScaleBar, ScaleUnit, scale_bar};
pub use scene::{Casing, HATCH_PX, Item, Scene, Symbol};
pub use screen::{Screen, ScreenRect};
pub use shape::Shape;
pub use split::{SplitWorld, split};
pub use stack::{Stacked, fan, plate_px, stack_reach, stacks};
pub use symbol::{FEW_SYMBOLS, SymbolInput, SymbolSet, symbol_radius_px, symbols};
pub use theme::{DomainStyle, Palette, Theme};
pub use trace::trace_lines;
pub use view::View;
pub use viewport::{Insets, Viewport};
