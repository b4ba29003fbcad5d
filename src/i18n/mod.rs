//! Languages of the interface: locales, messages, labels of codes, numbers, dates, and the sentence of what is shown.
//!
//! Messages are typed tables: a language that lacks one does not compile. Plural forms are those that both languages
//! have (one, other). Knows no widget; collation is the browser's and lives in `platform`.

mod date;
mod label;
mod locale;
mod message;
mod number;
mod sentence;

pub use date::date_text;
pub use label::{
    cycle_label, entity_type_label, how_label, known_code_label, precision_label, precision_sentence, year_kind_label,
};
pub use locale::Locale;
pub use message::{Message, Plural, fill, messages};
pub use number::{decimal, distance, integer};
pub use sentence::{Phrase, sentence};
