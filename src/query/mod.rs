//! Selections over columns: facets with counts, filters, text search across scripts, the selection mask.
//!
//! Answers are rows, masks and counts; knows nothing of the screen or of how a filter is written in a URL.

mod case;
mod collate;
mod facet;
mod fold;
mod latin;
mod letter;
mod mask;
mod rank;
mod search;
mod selection;
mod suggest;
mod text_index;
mod transliterate;

pub use case::{lower, upper};
pub use collate::collation_key;
pub use facet::{Facet, FacetKind, FacetSet, FacetSpec, UNKNOWN};
pub use fold::{fold, fold_exact, loose};
pub use mask::Mask;
pub use rank::{Hit, Key, Place, Rank};
pub use selection::{FacetCounts, Filter, Filters, Selection};
pub use suggest::{suggest_facets, suggest_name_field};
pub use text_index::TextIndex;
pub use transliterate::transliterate_mns;
