//! What can go wrong while data files are made, with the file and the row it went wrong at.

use std::path::PathBuf;

/// A failure to make an atlas's data files.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PrepareError {
    /// A file could not be read.
    #[error("cannot read {path}: {source}", path = path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file could not be written.
    #[error("cannot write {path}: {source}", path = path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file is not JSON.
    #[error("{file} is not JSON: {source}")]
    Json {
        /// The file's name.
        file: String,
        /// Where and why.
        source: serde_json::Error,
    },
    /// A file is not GeoJSON.
    #[error("{file} is not a GeoJSON feature collection: {source}")]
    GeoJson {
        /// The file's name.
        file: String,
        /// Where and why.
        source: Box<geojson::Error>,
    },
    /// A file was looked through and nothing of it could be read.
    #[error("{file} cannot be read: {source}{}{details}", if details.is_empty() { "" } else { "\n" })]
    Unreadable {
        /// The file's name.
        file: String,
        /// Why.
        source: Box<crate::dataset::ReadError>,
        /// What was noticed on the way, a line each; often empty.
        details: String,
    },
    /// An atlas document cannot be used.
    #[error("{file} is no atlas: {source}")]
    Atlas {
        /// The file's name.
        file: String,
        /// Where and why.
        source: crate::atlas::AtlasError,
    },
    /// A table is not CSV.
    #[error("{file} is not a table: {source}")]
    Csv {
        /// The file's name.
        file: String,
        /// Where and why.
        source: csv::Error,
    },
    /// A cell of a table says something it cannot say.
    #[error("{file}, line {line}, column {column}: {value:?} is not {expected}")]
    Cell {
        /// The table's name.
        file: String,
        /// The line in the file, from 1.
        line: usize,
        /// The column's name.
        column: String,
        /// What stands there.
        value: String,
        /// What should.
        expected: &'static str,
    },
    /// Something that must be in a file is not there.
    #[error("{file} has no {what}")]
    Missing {
        /// The file's name.
        file: String,
        /// What was looked for.
        what: String,
    },
    /// Two records have the same id.
    #[error("{file} has the id {id} twice")]
    Twice {
        /// The file's name.
        file: String,
        /// The id.
        id: String,
    },
    /// A date is not of the form year-month-day.
    #[error("{0:?} is not a date such as 2026-11-22")]
    Date(String),
}
