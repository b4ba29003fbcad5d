//! The page as a file: what stands in `index.html` before the program has come, and for those to whom it never comes.
//! Exists natively only.
//!
//! Title, summary, the list of places in the order and the shape of the program's own, sources, and the same for search
//! engines, all made of the atlas's data. Everything that comes from data is escaped ([`Markup`]). No clock, no network:
//! the same atlas gives the same bytes.

mod document;
mod folder;
mod list;
mod markup;
mod row;
mod schema;
mod sitemap;

pub use document::{FrontPage, PageError};
pub use folder::read_folder;
pub use markup::Markup;
pub use sitemap::{robots, sitemap};
