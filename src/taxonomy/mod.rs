//! Classifications as versioned data: the UNESCO Framework for Cultural Statistics 2009, kinds of entity, how precisely
//! a place is known, stages of the culture cycle.
//!
//! Schemes are tables, not code: another scheme is another table. Knows nothing of places; what a code is
//! called is said by `i18n`.

mod cycle;
mod entity;
mod precision;
mod scheme;

pub use cycle::CycleStage;
pub use entity::EntityType;
pub use precision::Precision;
pub use scheme::{DomainKind, Item, Taxonomy};
