//! Property values from the parser's events into columns. Nested objects become columns with dotted names; below a few
//! levels, and inside lists, they are kept as JSON text.

use super::columns::Columns;
use super::feature::Notes;
use super::json_text::json_text;
use crate::dataset::IssueKind;
use crate::dataset::column::number_text;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::fmt;

/// Greatest length of a text, in characters.
pub(super) const MAX_TEXT: usize = 10_000;

/// Levels of objects that become columns: `a.b.c.d` does, what is below is JSON text.
const MAX_LEVELS: usize = 4;

/// Whole numbers up to this size are the same as `f64`.
const EXACT: u64 = 1 << 53;

/// Reads one object of properties into the columns of `row`.
pub(super) struct Properties<'a> {
    pub(super) columns: &'a mut Columns,
    pub(super) notes: &'a mut Notes,
    pub(super) row: usize,
    /// Name of the object with a dot; empty for the properties themselves.
    pub(super) prefix: &'a str,
    pub(super) level: usize,
}

/// Finds the column of a key; passes a key on that has none.
struct Key<'a> {
    columns: &'a mut Columns,
    prefix: &'a str,
}

/// Reads one value into the column at `place`.
struct Cell<'a> {
    columns: &'a mut Columns,
    notes: &'a mut Notes,
    row: usize,
    place: usize,
    level: usize,
}

/// Reads one element of a list into the column at `place`.
struct Element<'a>(Cell<'a>);

impl<'de> Visitor<'de> for Properties<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("properties")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { columns, notes, row, prefix, level } = self;
        while let Some(place) = map.next_key_seed(Key { columns: &mut *columns, prefix })? {
            match place {
                Ok(place) => {
                    map.next_value_seed(Cell { columns: &mut *columns, notes: &mut *notes, row, place, level })?;
                }
                Err(name) => {
                    notes.add(IssueKind::TooManyFields, || name);
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Result<usize, String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = Result<usize, String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        if self.prefix.is_empty() {
            return Ok(self.columns.place(name).ok_or_else(|| name.to_owned()));
        }
        let name = format!("{}{name}", self.prefix);
        Ok(self.columns.place(&name).ok_or(name))
    }
}

impl Cell<'_> {
    /// Sets the text, cut if it is too long.
    fn set_text(self, text: &str) {
        let text = cut(text, self.columns, self.notes, self.place);
        self.columns.set_text(self.place, self.row, text);
    }

    /// Sets a whole number, as text if a float would change it.
    fn set_whole(self, magnitude: u64, number: f64, text: impl FnOnce() -> String) {
        if magnitude <= EXACT {
            self.columns.set_number(self.place, self.row, number);
        } else {
            self.set_text(&text());
        }
    }
}

/// Cuts a text that is too long and notes it.
fn cut<'t>(text: &'t str, columns: &Columns, notes: &mut Notes, place: usize) -> &'t str {
    if text.len() <= MAX_TEXT {
        return text;
    }
    let Some((end, _)) = text.char_indices().nth(MAX_TEXT) else { return text };
    notes.add(IssueKind::OversizedText, || columns.name(place).to_owned());
    &text[..end]
}

impl<'de> DeserializeSeed<'de> for Cell<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Cell<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.columns.clear(self.place, self.row);
        Ok(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.set_text(if value { "true" } else { "false" });
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.set_whole(value, value as f64, || value.to_string());
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.set_whole(value.unsigned_abs(), value as f64, || value.to_string());
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.columns.set_number(self.place, self.row, value);
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.set_text(value);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Self { columns, notes, row, place, level } = self;
        columns.clear(place, row);
        while seq
            .next_element_seed(Element(Cell { columns: &mut *columns, notes: &mut *notes, row, place, level }))?
            .is_some()
        {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        if self.level >= MAX_LEVELS {
            let value = Value::deserialize(MapAccessDeserializer::new(map))?;
            self.set_text(&json_text(&value));
            return Ok(());
        }
        let prefix = format!("{}.", self.columns.name(self.place));
        self.columns.clear(self.place, self.row);
        let (columns, notes, row, level) = (self.columns, self.notes, self.row, self.level + 1);
        Properties { columns, notes, row, prefix: &prefix, level }.visit_map(map)
    }
}

impl Element<'_> {
    /// Appends the text, cut if it is too long.
    fn push(self, text: &str) {
        let Cell { columns, notes, row, place, .. } = self.0;
        let text = cut(text, columns, notes, place);
        columns.push(place, row, text);
    }
}

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Element<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an element")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.push(if value { "true" } else { "false" });
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.push(&value.to_string());
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.push(&value.to_string());
        Ok(())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.push(&number_text(value));
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.push(value);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<(), A::Error> {
        let value = Value::deserialize(SeqAccessDeserializer::new(seq))?;
        self.push(&json_text(&value));
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let value = Value::deserialize(MapAccessDeserializer::new(map))?;
        self.push(&json_text(&value));
        Ok(())
    }
}
