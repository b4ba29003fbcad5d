//! A layer that has been read: its columns, what reading met, and the names of its rows.

use crate::atlas::{LayerConfig, VERTICAL};
use crate::dataset::{Dataset, IngestReport};
use crate::i18n::Locale;
use crate::query::{TextIndex, suggest_name_field};
use std::sync::OnceLock;

/// A layer that has been read.
#[derive(Debug)]
pub struct Layer {
    /// Its part of the atlas document.
    pub config: LayerConfig,
    /// Its columns.
    pub dataset: Dataset,
    /// What reading met.
    pub report: IngestReport,
    /// Names for the search, indexed when they are first searched.
    names: OnceLock<TextIndex>,
}

/// A name with the language it is in (BCP 47).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Its language.
    pub lang: String,
}

impl Layer {
    /// Makes a layer of what was read.
    pub fn new(mut config: LayerConfig, dataset: Dataset, report: IngestReport) -> Self {
        if config.names.iter().all(|field| dataset.field(field).is_none())
            && let Some(field) = suggest_name_field(&dataset)
        {
            config.names = vec![field];
        }
        Self { config, dataset, report, names: OnceLock::new() }
    }

    /// The names, to search in. Linear in their text the first time.
    pub fn names(&self) -> &TextIndex {
        self.names.get_or_init(|| TextIndex::build(&self.dataset, &self.config.names))
    }

    /// The name for a locale: its own field, else, away from the layer's own language, the English one, else the local one
    /// in Latin letters; else the first there is, else the id. Traditional script is never the name, it stands beside it.
    pub fn name(&self, row: usize, locale: Locale) -> Name {
        let all = self.all_names(row);
        let position = |wanted: &str| all.iter().position(|name| name.lang == wanted);
        let (code, own) = (locale.code(), &self.config.language);
        let abroad = || position("en").or_else(|| position(&in_latin(own)));
        let best = position(code).or_else(|| if own == code { None } else { abroad() });
        let fallback = || Name { text: self.dataset.id(row).to_owned(), lang: "und".to_owned() };
        let first = || all.iter().find(|name| name.lang != VERTICAL);
        best.and_then(|index| all.get(index)).or_else(first).cloned().unwrap_or_else(fallback)
    }

    /// The name in traditional script, if the row has one.
    pub fn vertical(&self, row: usize) -> Option<String> {
        self.all_names(row).into_iter().find(|name| name.lang == VERTICAL).map(|name| name.text)
    }

    /// Says whether any row may have a name in traditional script.
    pub fn has_vertical(&self) -> bool {
        let names = self.config.names.iter();
        names.filter(|field| self.lang_of(field) == VERTICAL).any(|field| self.dataset.field(field).is_some())
    }

    /// Every name, the first field's first.
    pub fn all_names(&self, row: usize) -> Vec<Name> {
        let fields = self.config.names.iter();
        fields
            .filter_map(|field| {
                let text = self.dataset.text(row, field)?.to_owned();
                (!text.is_empty()).then(|| Name { text, lang: self.lang_of(field) })
            })
            .collect()
    }

    /// The language of the names in a field, by how the field's own name ends.
    fn lang_of(&self, field: &str) -> String {
        let own = &self.config.language;
        match field.rsplit_once(['_', ':']) {
            Some((_, "latin")) => in_latin(own),
            Some((_, "mong")) => VERTICAL.to_owned(),
            Some((_, code)) if (2..=3).contains(&code.len()) => code.to_owned(),
            _ => own.clone(),
        }
    }
}

/// The tag of a language written in Latin letters.
fn in_latin(language: &str) -> String {
    [language, "-Latn"].concat()
}

#[cfg(test)]
mod tests;
