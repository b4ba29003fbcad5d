//! GeoJSON bytes to columns in one pass, with a report of everything that was not as it should be.
//!
//! The usual feature goes from the parser's events straight into columns; no tree is made of it. Only a feature that
//! cannot be read is looked at again.

mod columns;
mod coordinates;
mod document;
mod encoding;
mod feature;
mod json_text;
mod member;
mod placement;
mod property;
mod repair;
mod scan;
mod shape;

use super::{Dataset, IngestReport};
use crate::geo::LngLatBounds;
use document::Reader;

/// How to read a file.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// Id of the source, for the dataset and the report.
    pub source: String,
    /// Where the places should be; lets swapped coordinates be noticed and put right.
    pub bounds: Option<LngLatBounds>,
    /// Property that holds the id; without it the feature's own id, else its property `id`.
    pub id_field: Option<String>,
    /// Greatest size in bytes.
    pub max_bytes: usize,
}

impl ReadOptions {
    /// Options for the source `source`: no bounds, at most 1 GiB.
    pub fn new(source: &str) -> Self {
        Self { source: source.to_owned(), bounds: None, id_field: None, max_bytes: 1 << 30 }
    }
}

/// Why a file as a whole could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The bytes are not JSON.
    #[error("not JSON at line {line}, column {column} (byte {byte}); the file starts like {starts_with:?}")]
    NotJson {
        /// Line from 1.
        line: usize,
        /// Column from 1, in characters.
        column: usize,
        /// Byte from 0.
        byte: usize,
        /// What the file looks like.
        starts_with: StartsWith,
    },
    /// The JSON is not GeoJSON.
    #[error("not GeoJSON: found {found}")]
    NotGeoJson {
        /// The `type` member, or else the kind of JSON value.
        found: String,
    },
    /// There is no feature that could be kept.
    #[error("no features among {}", report.features_read)]
    NoFeatures {
        /// What was noticed.
        report: Box<IngestReport>,
    },
    /// The file is too large.
    #[error("{bytes} bytes are more than {max_bytes}")]
    TooLarge {
        /// Size of the file.
        bytes: usize,
        /// Greatest size that is read.
        max_bytes: usize,
    },
}

/// What a file that is not JSON looks like from its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartsWith {
    /// Nothing, or only white space.
    Empty,
    /// JSON that breaks before any feature.
    Json,
    /// A web page, often an error page of the server.
    Html,
    /// XML, perhaps KML or GPX.
    Xml,
    /// Rows of values.
    Csv,
    /// A gzip stream.
    Gzip,
    /// A ZIP archive, perhaps XLSX, KMZ or a shapefile.
    Zip,
    /// Any other text.
    Text,
    /// Bytes that are not text.
    Binary,
}

impl StartsWith {
    /// Every likeness, in the order of the enum.
    pub(super) const ALL: [Self; 9] =
        [Self::Empty, Self::Json, Self::Html, Self::Xml, Self::Csv, Self::Gzip, Self::Zip, Self::Text, Self::Binary];

    /// What a file looks like.
    pub fn of(bytes: &[u8]) -> Self {
        encoding::starts_with(bytes, &encoding::decode(bytes).0)
    }
}

/// Reads GeoJSON into columns: a `FeatureCollection`, one `Feature`, one geometry, or any of these one after another (a
/// line each or not). UTF-8, or UTF-16 with a byte order mark, or what looks like windows-1251.
///
/// A feature that has a fault is kept as far as it is good, and what was done is in the report. Rows keep the order of
/// the file. Linear in the bytes.
///
/// # Errors
/// If nothing can be kept: the bytes are not JSON, not GeoJSON, too many, or without a single feature.
pub fn read_geojson(bytes: &[u8], options: &ReadOptions) -> Result<(Dataset, IngestReport), ReadError> {
    if bytes.len() > options.max_bytes.min(u32::MAX as usize) {
        return Err(ReadError::TooLarge { bytes: bytes.len(), max_bytes: options.max_bytes });
    }
    let (text, issue) = encoding::decode(bytes);
    let mut reader = Reader::new(&text, options);
    if let Some((byte, name)) = issue {
        reader.note_encoding(byte, name);
    }
    reader.read_documents(bytes)?;
    let (dataset, report) = reader.finish();
    if dataset.is_empty() {
        return Err(ReadError::NoFeatures { report: Box::new(report) });
    }
    Ok((dataset, report))
}
