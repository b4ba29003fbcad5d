//! The places as rows: names, kinds, districts and addresses, in the order of their names.

use crate::atlas::Atlas;
use crate::catalog::{Layer, Name, Places};
use crate::i18n::Locale;
use crate::query::fold;
use crate::state::pair;
use std::fmt::Write as _;
use std::sync::Arc;

/// One place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// Its name in the page's language, or the nearest to it.
    pub(super) name: Name,
    /// Its name in the place's own language, where that is another one.
    pub(super) local: Option<String>,
    /// Its kind and its district, as far as they are known.
    pub(super) detail: Vec<String>,
    /// Its domain's code; empty where unknown.
    pub(super) domain: String,
    /// Its address, from the page: a query.
    pub(super) address: String,
}

/// Every place, in the order of their names as people look them up: marks and case do not count, numbers count as such.
pub(super) fn rows(atlas: &Atlas, layers: &[Arc<Layer>], places: &Arc<Layer>, locale: Locale) -> Vec<Row> {
    let with_facets = Places::new(Arc::clone(places), atlas);
    let find = |id: &str| layers.iter().find(|layer| layer.config.id == id).cloned();
    let dataset = &places.dataset;
    let row = |row: usize| {
        let name = places.name(row, locale);
        let local = places.all_names(row).into_iter().find(|other| other.lang == places.config.language);
        let category = with_facets.category_field().and_then(|field| dataset.text(row, field));
        let category = category.map(|code| with_facets.category_label(code, locale).unwrap_or(code).to_owned());
        let district = with_facets.configs.iter().find(|config| config.id == "district").and_then(|config| {
            let code = dataset.text(row, &config.field)?;
            Some(with_facets.value_label(&find, config, code, locale))
        });
        let address = pair("sel", &[places.config.id.as_str(), ":", dataset.id(row)].concat());
        Row {
            local: local.map(|local| local.text).filter(|local| *local != name.text),
            detail: category.into_iter().chain(district).collect(),
            domain: with_facets.domain(row).unwrap_or_default().to_owned(),
            address: ["?", &address].concat(),
            name,
        }
    };
    let mut rows: Vec<Row> = (0..dataset.len()).map(row).collect();
    rows.sort_by_cached_key(|row| sort_key(&row.name.text));
    rows
}

/// A text by whose bytes names sort: folded, with numbers of equal length.
fn sort_key(name: &str) -> String {
    let folded = fold(name);
    let mut key = String::new();
    let mut rest = folded.as_str();
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(from.len());
        let (digits, after) = from.split_at(end);
        key.push_str(before);
        // Writing to a String cannot fail.
        let _ = write!(key, "{:0>20}", digits.trim_start_matches('0'));
        rest = after;
    }
    key + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_as_they_are_looked_up() {
        let mut names = ["School 10", "Élan", "school 9", "(Eagle) House", "Zoo", "Театр", "Eagle"];
        names.sort_by_cached_key(|name| sort_key(name));
        assert_eq!(names, ["Eagle", "(Eagle) House", "Élan", "school 9", "School 10", "Zoo", "Театр"]);
    }
}
