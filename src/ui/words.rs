//! What the data and the errors say, in the reader's words.

use super::catalog::{Name, Places};
use super::context::Context;
use super::load::LoadError;
use super::part::{Part, nothing, tag};
use crate::atlas::{LayerConfig, Texts};
use crate::dataset::{IssueKind, ReadError, Severity, StartsWith};
use crate::i18n::{Locale, fill, integer, messages as m};
use crate::platform::{self, SourceError};

/// The second line of a place: its category and its district. Tracks the catalog, since districts may come later.
pub(super) fn place_detail(context: Context, places: &Places, row: usize, locale: Locale) -> Vec<Name> {
    let dataset = places.dataset();
    let category = places.category_field().and_then(|field| dataset.text(row, field));
    let category = category.map(|code| own(places.category_label(code, locale).unwrap_or(code), locale));
    let district = places.configs.iter().find(|config| config.id == "district").and_then(|config| {
        let code = dataset.text(row, &config.field)?;
        Some(context.catalog.with(|catalog| catalog.value_name(places, config, code, locale)))
    });
    category.into_iter().chain(district).collect()
}

/// The text of a title with the language it is in; both empty where there is none.
pub(super) fn titled(texts: &Texts, locale: Locale) -> (String, String) {
    let (text, lang) = texts.get_with_lang(locale.code()).unwrap_or_default();
    (text.to_owned(), lang.to_owned())
}

/// A text in the page's language, beside others that may be in another.
pub(super) fn own(text: &str, locale: Locale) -> Name {
    Name { text: text.to_owned(), lang: locale.code().to_owned() }
}

/// Names one after the other, each with its language.
pub(super) fn in_line(names: &[Name], between: &str) -> Part {
    let mut line = nothing();
    for (at, name) in names.iter().enumerate() {
        let line_so_far = if at == 0 { line } else { line.text(between) };
        line = line_so_far.add(tag("span").attr("lang", &name.lang).text(&name.text));
    }
    line
}

/// The last part of an address, which people know a file by.
pub(super) fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(address)
}

/// A layer's title, or else its id.
pub(super) fn title_of(config: &LayerConfig, locale: Locale) -> &str {
    match config.title.get(locale.code()) {
        "" => &config.id,
        title => title,
    }
}

/// Why a source is missing: what is wrong, where, what to do.
pub(super) fn source_error(error: &SourceError, file: &str, locale: Locale) -> String {
    match error {
        SourceError::Network | SourceError::Cut | SourceError::Stalled { .. } if platform::is_offline() => {
            fill(m::FAILED_OFFLINE.get(locale), &[file])
        }
        SourceError::Network => fill(m::FAILED_NETWORK.get(locale), &[file]),
        SourceError::Forbidden => fill(m::FAILED_FORBIDDEN.get(locale), &[file]),
        SourceError::Stalled { secs } => {
            fill(m::FAILED_STALLED.get(locale), &[file, &integer(locale, u64::from(*secs))])
        }
        SourceError::Cut => fill(m::FAILED_CUT.get(locale), &[file]),
        SourceError::Memory => fill(m::FAILED_MEMORY.get(locale), &[file]),
        SourceError::Status(404) => fill(m::FAILED_NOT_FOUND.get(locale), &[file]),
        SourceError::Status(status) => fill(m::FAILED_STATUS.get(locale), &[file, &status.to_string()]),
        SourceError::TooLarge { max_mb } => {
            fill(m::FAILED_TOO_LARGE.get(locale), &[file, &integer(locale, u64::from(*max_mb))])
        }
        SourceError::Read(error) => read_error(error, file, locale),
        SourceError::Worker(reason) => fill(m::FAILED_OTHER.get(locale), &[file, reason]),
    }
}

/// Why there is no map.
pub(super) fn load_error(error: &LoadError, locale: Locale) -> String {
    match error {
        LoadError::Source(error, file) => source_error(error, file, locale),
        LoadError::BadAddress(address) => fill(m::FAILED_BAD_ADDRESS.get(locale), &[address]),
        LoadError::Atlas(crate::atlas::AtlasError::Json { line, column, detail }, file) => {
            fill(m::FAILED_SETTINGS.get(locale), &[file, &line.to_string(), &column.to_string(), detail])
        }
        LoadError::Atlas(error, file) => fill(m::FAILED_DOCUMENT.get(locale), &[file, &error.to_string()]),
    }
}

fn read_error(error: &ReadError, file: &str, locale: Locale) -> String {
    match error {
        ReadError::NotJson { line, column, starts_with, .. } => {
            let beginning = match starts_with {
                StartsWith::Empty => m::BEGINS_EMPTY,
                StartsWith::Json => m::BEGINS_JSON,
                StartsWith::Html => m::BEGINS_HTML,
                StartsWith::Xml => m::BEGINS_XML,
                StartsWith::Csv => m::BEGINS_CSV,
                StartsWith::Gzip => m::BEGINS_GZIP,
                StartsWith::Zip => m::BEGINS_ZIP,
                StartsWith::Text => m::BEGINS_TEXT,
                StartsWith::Binary => m::BEGINS_BINARY,
            };
            let (line, column) = (line.to_string(), column.to_string());
            fill(m::FAILED_NOT_JSON.get(locale), &[file, &line, &column, beginning.get(locale)])
        }
        ReadError::NotGeoJson { found } => fill(m::FAILED_NOT_GEOJSON.get(locale), &[file, found]),
        ReadError::NoFeatures { .. } => fill(m::FAILED_NO_FEATURES.get(locale), &[file]),
        ReadError::TooLarge { max_bytes, .. } => {
            let megabytes = integer(locale, (max_bytes / 1_000_000) as u64);
            fill(m::FAILED_TOO_LARGE.get(locale), &[file, &megabytes])
        }
    }
}

/// What reading a file met.
pub(super) fn issue_text(kind: IssueKind, locale: Locale) -> &'static str {
    let message = match kind {
        IssueKind::Encoding => m::ISSUE_ENCODING,
        IssueKind::Truncated => m::ISSUE_TRUNCATED,
        IssueKind::TrailingContent => m::ISSUE_TRAILING,
        IssueKind::BrokenFeature => m::ISSUE_BROKEN,
        IssueKind::RepairedSyntax => m::ISSUE_SYNTAX,
        IssueKind::NonFinite => m::ISSUE_NON_FINITE,
        IssueKind::TooDeep => m::ISSUE_TOO_DEEP,
        IssueKind::WrongType => m::ISSUE_WRONG_TYPE,
        IssueKind::TooManyFields => m::ISSUE_TOO_MANY_FIELDS,
        IssueKind::OversizedText => m::ISSUE_OVERSIZED,
        IssueKind::MissingId => m::ISSUE_MISSING_ID,
        IssueKind::DuplicateId => m::ISSUE_DUPLICATE_ID,
        IssueKind::NoGeometry => m::ISSUE_NO_GEOMETRY,
        IssueKind::EmptyGeometry => m::ISSUE_EMPTY_GEOMETRY,
        IssueKind::UnclosedRing => m::ISSUE_UNCLOSED,
        IssueKind::DegeneratePart => m::ISSUE_DEGENERATE,
        IssueKind::MergedCollection => m::ISSUE_MERGED,
        IssueKind::SwappedCoordinates => m::ISSUE_SWAPPED,
        IssueKind::CoordinatesOutOfRange => m::ISSUE_OUT_OF_RANGE,
        IssueKind::ConvertedProjection => m::ISSUE_CONVERTED,
        IssueKind::ProjectedCoordinates => m::ISSUE_PROJECTED,
    };
    message.get(locale)
}

/// What was done about it.
pub(super) fn severity_text(severity: Severity, locale: Locale) -> &'static str {
    let message = match severity {
        Severity::Note => m::NOTED,
        Severity::Repaired => m::REPAIRED,
        Severity::Skipped => m::SKIPPED,
    };
    message.get(locale)
}
