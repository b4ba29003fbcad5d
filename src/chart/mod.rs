//! Charts as plain shapes: scales, ticks, bins, bars and pieces of a whole. Knows neither SVG nor the page.

mod bar;
mod bin;
mod scale;
mod stack;
mod tick;

pub use bar::{Bar, bars};
pub use bin::bin_groups;
pub use scale::Scale;
pub use stack::{Piece, stack};
pub use tick::nice_ticks;
