//! What can be wrong with an atlas document, with the place in it.

/// Why an atlas document cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AtlasError {
    /// The bytes are not JSON.
    #[error("line {line}, column {column}: {detail}")]
    Json {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What was expected there, as the JSON reader says it.
        detail: &'static str,
    },
    /// A member is missing or of the wrong type.
    #[error("{path} is {problem}")]
    Member {
        /// The member, as in `layers[2].file`.
        path: String,
        /// What it is: missing, or not what it should be.
        problem: &'static str,
    },
    /// The document is of a later format than this program reads.
    #[error("format {found} is newer than the format {known} that this program reads")]
    Newer {
        /// The document's number.
        found: u32,
        /// The newest number read.
        known: u32,
    },
    /// Two layers or two facets have one id.
    #[error("the id \"{id}\" is used twice")]
    DuplicateId {
        /// The id.
        id: String,
    },
    /// There is no layer to show.
    #[error("there is no layer")]
    NoLayers,
    /// A layer's file is neither a relative path nor an http(s) address.
    #[error("layer \"{layer}\": \"{file}\" is not a file beside the atlas nor an http(s) address")]
    BadFile {
        /// The layer's id.
        layer: String,
        /// The file as written.
        file: String,
    },
    /// A layer names a source that is not declared.
    #[error("layer \"{layer}\" names the source \"{source_id}\", which is not declared")]
    UnknownSource {
        /// The layer's id.
        layer: String,
        /// The source's id.
        source_id: String,
    },
    /// The box or the zooms of the default view make no sense.
    #[error("the view's bounds or zooms are out of range")]
    BadView,
}
