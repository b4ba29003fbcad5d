//! What stands where a document says nothing: fields of names, their language, the source of the world's land.

use super::{Source, Texts};

/// The tag of a language that is not known.
pub(super) const UNKNOWN_LANGUAGE: &str = "und";

/// The fields that may hold names.
pub(super) fn default_names() -> Vec<String> {
    ["name", "name_en", "name_mn", "name_vi", "name_fr", "name_latin", "name_mong"].map(str::to_owned).to_vec()
}

/// The source of the world's land.
pub(super) fn world_source() -> Source {
    Source {
        title: Texts::same("Natural Earth 1:110 million"),
        attribution: "Made with Natural Earth".to_owned(),
        licence: "Public domain".to_owned(),
        licence_url: "https://www.naturalearthdata.com/about/terms-of-use/".to_owned(),
        url: "https://www.naturalearthdata.com/".to_owned(),
        date: String::new(),
    }
}
