//! Languages of the interface: locales, messages, labels of codes, numbers, dates, and the sentence of what is shown.
//!
//! Messages are named in `key` and written in a file a language (public/lang); a language that lacks one does not
//! compile. Plural forms are those that the languages have (one, other). Knows no widget; collation is the browser's and lives in
//! `platform`.

mod date;
mod file;
mod key;
mod label;
mod language;
mod locale;
mod message;
mod number;
mod seen;
mod sentence;

pub use date::date_text;
pub(crate) use file::{Texts, edition, has_all};
pub use key::messages;
pub use label::{
    category_label, cycle_label, entity_type_label, how_label, known_code_label, precision_label, precision_sentence,
    year_kind_label,
};
pub use language::{Message, Plural, install, installed_file, is_installed};
pub use locale::Locale;
pub use message::fill;
pub use number::{area, decimal, distance, integer, length, length_units};
pub use seen::{Seen, seen_sentence};
pub use sentence::{Phrase, sentence};
