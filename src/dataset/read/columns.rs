//! Columns while they grow: each takes the narrowest type that its values so far allow, numbers, then texts, then lists.

use crate::dataset::column::number_text;
use crate::dataset::{Column, Dictionary, Field, ListColumn, TextColumn};

/// Greatest number of columns; a file that needs more keeps its data in its keys.
const MAX_FIELDS: usize = 500;

/// The columns of all properties seen so far.
#[derive(Default)]
pub(super) struct Columns {
    fields: Vec<Growing>,
    /// Places of the columns, by name.
    by_name: Vec<usize>,
    /// Where the next property is expected, as features mostly have theirs in one order.
    expected: usize,
}

/// One column; rows beyond its length are missing.
struct Growing {
    name: String,
    cells: Cells,
}

/// The values so far.
enum Cells {
    Number(Vec<f64>),
    Text(TextColumn),
    List(ListColumn),
}

impl Columns {
    /// Finds or makes the column `name`; `None` if there are too many already.
    pub(super) fn place(&mut self, name: &str) -> Option<usize> {
        if self.fields.get(self.expected).is_none_or(|field| field.name != name) {
            match self.find(name) {
                Ok(at) => self.expected = self.by_name[at],
                Err(_) if self.fields.len() >= MAX_FIELDS => return None,
                Err(at) => {
                    self.expected = self.fields.len();
                    self.by_name.insert(at, self.expected);
                    self.fields.push(Growing { name: name.to_owned(), cells: Cells::Number(Vec::new()) });
                }
            }
        }
        self.expected += 1;
        Some(self.expected - 1)
    }

    /// Where `by_name` has the column `name`, or would have it.
    fn find(&self, name: &str) -> Result<usize, usize> {
        self.by_name.binary_search_by(|place| self.fields[*place].name.as_str().cmp(name))
    }

    /// The name of the column at `place`.
    pub(super) fn name(&self, place: usize) -> &str {
        &self.fields[place].name
    }

    /// Sets the number of `row`, the last row that the column may have.
    pub(super) fn set_number(&mut self, place: usize, row: usize, number: f64) {
        match &mut self.fields[place].cells {
            Cells::Number(numbers) => {
                numbers.resize(row, f64::NAN);
                numbers.push(number);
            }
            _ => self.set_text(place, row, &number_text(number)),
        }
    }

    /// Sets the text of `row`, the last row that the column may have.
    pub(super) fn set_text(&mut self, place: usize, row: usize, text: &str) {
        self.fields[place].cells.widen_to_text();
        if let Cells::Text(column) = &mut self.fields[place].cells {
            let code = column.dictionary.intern(text);
            column.codes.resize(row, 0);
            column.codes.push(code);
        } else {
            self.clear(place, row);
            self.push(place, row, text);
        }
    }

    /// Makes `row` and what is after it missing.
    pub(super) fn clear(&mut self, place: usize, row: usize) {
        match &mut self.fields[place].cells {
            Cells::Number(numbers) => numbers.truncate(row),
            Cells::Text(column) => column.codes.truncate(row),
            Cells::List(column) => {
                column.ends.truncate(row);
                column.codes.truncate(column.ends.last().map_or(0, |end| *end as usize));
            }
        }
    }

    /// Makes `row` and what is after it missing everywhere.
    pub(super) fn clear_all(&mut self, row: usize) {
        (0..self.fields.len()).for_each(|place| self.clear(place, row));
    }

    /// Appends a text to the list of `row`, the last row that the column may have; an empty text is passed over.
    pub(super) fn push(&mut self, place: usize, row: usize, text: &str) {
        if let Cells::List(column) = self.fields[place].cells.widen_to_list() {
            let code = column.dictionary.intern(text);
            column.ends.resize(row + 1, column.codes.len() as u32);
            if code != 0 {
                column.codes.push(code);
                column.ends[row] += 1;
            }
        }
    }

    /// The one value that `name` has in `row`, as text.
    pub(super) fn text_of(&self, name: &str, row: usize) -> Option<String> {
        match &self.fields[self.by_name[self.find(name).ok()?]].cells {
            Cells::Number(numbers) => numbers.get(row).filter(|number| !number.is_nan()).map(|n| number_text(*n)),
            Cells::Text(column) => column.get(row).map(str::to_owned),
            Cells::List(_) => None,
        }
    }

    /// Ends every column at `rows`. A column without a single value is one of texts.
    pub(super) fn finish(self, rows: usize) -> Vec<Field> {
        self.fields
            .into_iter()
            .map(|mut field| {
                if matches!(&field.cells, Cells::Number(numbers) if numbers.iter().all(|n| n.is_nan())) {
                    field.cells.widen_to_text();
                }
                let column = match field.cells {
                    Cells::Number(mut numbers) => {
                        numbers.resize(rows, f64::NAN);
                        Column::Number(numbers)
                    }
                    Cells::Text(mut column) => {
                        column.codes.resize(rows, 0);
                        Column::Text(column)
                    }
                    Cells::List(mut column) => {
                        column.ends.resize(rows, column.codes.len() as u32);
                        Column::List(column)
                    }
                };
                Field { name: field.name, column }
            })
            .collect()
    }
}

impl Cells {
    /// Turns numbers into texts.
    fn widen_to_text(&mut self) {
        if let Self::Number(numbers) = self {
            let mut dictionary = Dictionary::new();
            let mut code = |n: &f64| if n.is_nan() { 0 } else { dictionary.intern(&number_text(*n)) };
            let codes = numbers.iter().map(&mut code).collect();
            *self = Self::Text(TextColumn { codes, dictionary });
        }
    }

    /// Turns texts into lists of at most one.
    fn widen_to_list(&mut self) -> &mut Self {
        self.widen_to_text();
        if let Self::Text(column) = self {
            let mut ends = Vec::with_capacity(column.codes.len());
            let mut codes = Vec::with_capacity(column.codes.len());
            for code in &column.codes {
                if *code != 0 {
                    codes.push(*code);
                }
                ends.push(codes.len() as u32);
            }
            *self = Self::List(ListColumn { ends, codes, dictionary: std::mem::take(&mut column.dictionary) });
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_widen_as_values_ask() {
        let mut columns = Columns::default();
        let place = columns.place("a").unwrap();
        columns.set_number(place, 1, 1.5);
        columns.set_number(place, 2, 7.0);
        columns.set_text(place, 4, "x");
        columns.push(place, 5, "y");
        columns.push(place, 5, "z");
        columns.set_number(place, 6, 2.0);
        let fields = columns.finish(8);
        let texts: Vec<_> = (0..8).map(|row| fields[0].column.values_as_text(row).join("|")).collect();
        assert_eq!(texts, ["", "1.5", "7", "", "x", "y|z", "2", ""]);
    }

    #[test]
    fn a_value_set_again_or_cleared_is_the_last_one() {
        let mut columns = Columns::default();
        let place = columns.place("a").unwrap();
        columns.set_number(place, 0, 1.0);
        columns.clear(place, 0);
        columns.set_number(place, 0, 2.0);
        columns.push(place, 1, "y");
        columns.set_text(place, 1, "x");
        columns.push(place, 2, "gone");
        columns.clear_all(2);
        let fields = columns.finish(3);
        let texts: Vec<_> = (0..3).map(|row| fields[0].column.values_as_text(row).join("|")).collect();
        assert_eq!(texts, ["2", "x", ""]);
    }
}
