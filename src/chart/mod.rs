//! Charts as plain shapes: scales, ticks and bars. Knows neither SVG nor the page.

mod bar;
mod scale;
mod tick;

pub use bar::{Bar, bars};
pub use scale::Scale;
pub use tick::nice_ticks;
