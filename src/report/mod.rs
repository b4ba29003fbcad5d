//! Analyses in the reader's words: a question about the places that are shown goes in, and what the panel and the map show
//! comes out, as a tree of elements and an overlay. Also what can be taken along: files, a page to print.
//!
//! Pure: the analyst's worker runs it beside the page, the native program beside a terminal, tests without either.

mod answer;
mod area;
mod bar;
mod brief;
mod chance;
mod clusters;
mod column;
mod compare;
mod control;
mod coverage;
mod curve;
mod degree;
mod density;
mod districts;
mod figure;
mod file;
mod group;
mod groups;
mod heat;
mod hexagons;
mod inside;
mod interval;
mod locality;
#[cfg(test)]
mod made_up;
mod magnitude;
mod material;
mod mix;
mod node;
mod options;
mod overlay;
mod overview;
mod parcel;
mod percent;
mod placing;
mod plain;
mod question;
mod ramp;
mod rank;
mod site;
mod specialisation;
mod swatch;
mod topic;
mod words;

pub use answer::{Answer, SavedFile};
pub use figure::{Figure, Grid};
pub use group::{Group, Groups};
pub use material::Material;
pub use node::{Element, Node, el, svg};
pub use options::Options;
pub use overlay::{Outline, Overlay, OverlayArea, OverlayLabel, OverlayShape, Paint, TwoColors};
pub use parcel::Document;
pub use question::{Question, Work};
pub use topic::answer;
pub use words::{install_words, words_edition};
