//! What the data and the errors say, in the reader's words.

use super::catalog::Places;
use super::context::Context;
use super::load::LoadError;
use crate::dataset::{IssueKind, ReadError, Severity};
use crate::i18n::{Locale, fill, integer, messages as m};
use crate::platform::SourceError;

/// The second line of a place: its category and its district.
pub(super) fn place_detail(context: Context, places: &Places, row: usize, locale: Locale) -> String {
    let dataset = places.dataset();
    let category = places.category_field().and_then(|field| dataset.text(row, field));
    let category = category.map(|code| places.category_label(code, locale).unwrap_or(code).to_owned());
    let district = places.configs.iter().find(|config| config.id == "district").and_then(|config| {
        let code = dataset.text(row, &config.field)?;
        Some(context.catalog.with_untracked(|catalog| places.value_label(catalog, config, code, locale)))
    });
    let parts: Vec<String> = category.into_iter().chain(district).collect();
    parts.join(" · ")
}

/// Why a source is missing: what is wrong, where, what to do.
pub(super) fn source_error(error: &SourceError, file: &str, locale: Locale) -> String {
    match error {
        SourceError::Network => fill(m::FAILED_NETWORK.get(locale), &[file]),
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
            // The JSON reader ends its message with the position, which the sentence already has.
            let detail = detail.split(" at line ").next().unwrap_or(detail);
            fill(m::FAILED_SETTINGS.get(locale), &[file, &line.to_string(), &column.to_string(), detail])
        }
        LoadError::Atlas(error, file) => fill(m::FAILED_DOCUMENT.get(locale), &[file, &error.to_string()]),
    }
}
