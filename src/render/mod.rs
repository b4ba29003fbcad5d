//! Draws a [`Scene`](crate::map::Scene) with WebGL2, or on a 2D canvas where there is none, and labels as the browser's
//! own text. Exists on wasm32 only.
//!
//! Spaces: CSS px of the frame → clip. A lost context is an ordinary state: [`Painter::is_lost`], then
//! [`Painter::restore`] or [`Painter::fall_back`], then draw again; nothing is kept but what the next scene brings along.
//! Knows no features.

mod buffer;
mod canvas;
mod error;
mod fill;
mod gl;
mod label;
mod painter;
mod program;
mod stroke;
mod symbol;

pub use canvas::CanvasPainter;
pub use error::RenderError;
pub use gl::GlPainter;
pub use label::{Disc, LabelPainter, LabelStyle, TextLabel};
pub use painter::Painter;
