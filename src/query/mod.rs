//! Selections over columns: facets with counts, filters, text search across scripts, the selection mask.
//!
//! Answers are rows, masks and counts; knows nothing of the screen or of how a filter is written in a URL.

mod transliterate;

pub use transliterate::transliterate_mns;
