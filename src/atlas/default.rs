//! What stands where a document says nothing: fields of names and their language.

/// The tag of a language that is not known.
pub(super) const UNKNOWN_LANGUAGE: &str = "und";

/// The fields that may hold names.
pub(super) fn default_names() -> Vec<String> {
    ["name", "name_en", "name_mn", "name_vi", "name_fr", "name_latin", "name_mong"].map(str::to_owned).to_vec()
}
