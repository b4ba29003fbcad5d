//! Analyses in the reader's words: a question about the places that are shown goes in, and what the panel and the map show
//! comes out, as a tree of elements and an overlay. Also what can be taken along: files, a page to print.
//!
//! Pure: the analyst's worker runs it beside the page, the native program beside a terminal, tests without either.

mod answer;
mod chance;
mod clusters;
mod control;
mod curve;
mod figure;
mod inside;
mod material;
mod node;
mod options;
mod overlay;
mod question;
mod site;
mod swatch;
mod topic;
mod words;

pub use answer::{Answer, SavedFile};
pub use figure::{Figure, Grid};
pub use material::Material;
pub use node::{Element, Node, el, svg};
pub use options::Options;
pub use overlay::{Outline, Overlay, OverlayArea, OverlayLabel, OverlayShape, Paint, TwoColors};
pub use question::{Question, Work};
pub use topic::answer;
