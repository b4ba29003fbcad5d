//! Property values into columns. Nested objects become columns with dotted names; below a few levels, and inside lists,
//! they are kept as JSON text.

use super::columns::Columns;
use super::feature::{Feature, Notes};
use super::json_text::json_text;
use crate::dataset::IssueKind;
use crate::dataset::column::number_text;
use crate::json::{JsonError, Number, Tree, Value};

/// Greatest length of a text, in characters.
pub(super) const MAX_TEXT: usize = 10_000;

/// Levels of objects that become columns: `a.b.c.d` does, what is below is JSON text.
const MAX_LEVELS: usize = 4;

/// Whole numbers up to this size are the same as `f64`.
const EXACT: u64 = 1 << 53;

impl Feature<'_, '_> {
    /// Reads the object of properties that was opened into the columns whose names begin with `prefix`: that of the
    /// object with a dot, empty for the properties themselves.
    pub(super) fn read_properties(&mut self, prefix: &str, level: usize) -> Result<(), JsonError> {
        while let Some(name) = self.json.next_name()? {
            let place = if prefix.is_empty() {
                self.columns.place(name).ok_or_else(|| name.to_owned())
            } else {
                let name = [prefix, name].concat();
                self.columns.place(&name).ok_or(name)
            };
            match place {
                Ok(place) => self.read_cell(place, level)?,
                Err(name) => {
                    self.notes.add(IssueKind::TooManyFields, &name);
                    self.json.skip()?;
                }
            }
        }
        Ok(())
    }

    /// Reads a value into the column at `place`.
    fn read_cell(&mut self, place: usize, level: usize) -> Result<(), JsonError> {
        let (columns, row) = (&mut *self.columns, self.row);
        match self.json.value()? {
            Value::Null => columns.clear(place, row),
            Value::Bool(value) => columns.set_text(place, row, if value { "true" } else { "false" }),
            Value::Number(number) => {
                let is_exact = match number {
                    Number::Whole(whole) => whole <= EXACT,
                    Number::Negative(whole) => whole.unsigned_abs() <= EXACT,
                    Number::Float(_) => true,
                };
                if is_exact {
                    columns.set_number(place, row, number.value());
                } else {
                    columns.set_text(place, row, &written(number));
                }
            }
            Value::Text(text) => {
                let text = cut(text, columns, self.notes, place);
                columns.set_text(place, row, text);
            }
            Value::List => {
                columns.clear(place, row);
                while self.json.next_item()? {
                    self.read_element(place)?;
                }
            }
            Value::Object if level >= MAX_LEVELS => {
                let text = json_text(&Tree::read_object(self.json)?);
                let text = cut(&text, columns, self.notes, place);
                columns.set_text(place, row, text);
            }
            Value::Object => {
                let prefix = [columns.name(place), "."].concat();
                columns.clear(place, row);
                self.read_properties(&prefix, level + 1)?;
            }
        }
        Ok(())
    }

    /// Reads an item of a list into the column at `place`.
    fn read_element(&mut self, place: usize) -> Result<(), JsonError> {
        let owned;
        let text = match self.json.value()? {
            Value::Null => return Ok(()),
            Value::Bool(value) => {
                if value {
                    "true"
                } else {
                    "false"
                }
            }
            Value::Text(text) => text,
            Value::Number(number) => {
                owned = written(number);
                &owned
            }
            Value::List => {
                owned = json_text(&Tree::read_list(self.json)?);
                &owned
            }
            Value::Object => {
                owned = json_text(&Tree::read_object(self.json)?);
                &owned
            }
        };
        let text = cut(text, self.columns, self.notes, place);
        self.columns.push(place, self.row, text);
        Ok(())
    }
}

/// Writes a number: whole ones with all their digits, others as columns do.
pub(super) fn written(number: Number) -> String {
    match number {
        Number::Whole(whole) => whole.to_string(),
        Number::Negative(whole) => whole.to_string(),
        Number::Float(value) => number_text(value),
    }
}

/// Cuts a text that is too long and notes it.
fn cut<'t>(text: &'t str, columns: &Columns, notes: &mut Notes, place: usize) -> &'t str {
    if text.len() <= MAX_TEXT {
        return text;
    }
    let Some((end, _)) = text.char_indices().nth(MAX_TEXT) else { return text };
    notes.add(IssueKind::OversizedText, columns.name(place));
    &text[..end]
}
