//! Hand-kept tables: CSV with a header, read into rows that know their line.

use super::PrepareError;
use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr;

/// A row of a table: its cells by column name.
#[derive(Clone, Debug)]
pub(super) struct Row {
    file: String,
    line: usize,
    cells: BTreeMap<String, String>,
}

impl Row {
    /// Gives the trimmed text of a cell, `None` when it is empty or there is no such column.
    pub(super) fn text(&self, column: &str) -> Option<&str> {
        self.cells.get(column).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// Gives the text of a cell that must not be empty.
    pub(super) fn need(&self, column: &str) -> Result<&str, PrepareError> {
        self.text(column).ok_or_else(|| self.wrong(column, "filled in"))
    }

    /// Reads a cell that may be empty as a number or another type.
    pub(super) fn parse<T: FromStr>(&self, column: &str, expected: &'static str) -> Result<Option<T>, PrepareError> {
        match self.text(column) {
            None => Ok(None),
            Some(text) => text.parse().map(Some).map_err(|_not_parsed| self.wrong(column, expected)),
        }
    }

    /// Gives the parts of a cell that holds a list parted by semicolons.
    pub(super) fn list(&self, column: &str) -> Vec<&str> {
        self.text(column).into_iter().flat_map(|cell| cell.split(';')).map(str::trim).collect()
    }

    /// Makes the error that says what a cell should be.
    pub(super) fn wrong(&self, column: &str, expected: &'static str) -> PrepareError {
        let value = self.cells.get(column).cloned().unwrap_or_default();
        PrepareError::Cell { file: self.file.clone(), line: self.line, column: column.to_owned(), value, expected }
    }
}

/// Reads a table of `folder`.
pub(super) fn read_table(folder: &Path, file: &str) -> Result<Vec<Row>, PrepareError> {
    let text = read_text(folder, file)?;
    let csv_error = |source| PrepareError::Csv { file: file.to_owned(), source };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let columns = reader.headers().map_err(csv_error)?.clone();
    reader
        .records()
        .map(|record| {
            let record = record.map_err(csv_error)?;
            let line = record.position().map_or(0, |at| at.line() as usize);
            let cells = columns.iter().zip(record.iter()).map(|(c, v)| (c.to_owned(), v.to_owned())).collect();
            Ok(Row { file: file.to_owned(), line, cells })
        })
        .collect()
}

/// Reads a text file of `folder`.
pub(super) fn read_text(folder: &Path, file: &str) -> Result<String, PrepareError> {
    let path = folder.join(file);
    std::fs::read_to_string(&path).map_err(|source| PrepareError::Read { path, source })
}
