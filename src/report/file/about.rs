//! What every file and the page say of themselves: the sentence, filters and settings, sources, date, link, hash.

use super::hash::data_hash;
use super::{rows_shown, words as w};
use crate::atlas::{Atlas, Role};
use crate::catalog::Layer;
use crate::i18n::{Locale, distance, integer};
use crate::query::Filter;
use crate::report::degree::{degrees_text, position_text};
use crate::report::words::Words;
use crate::report::{Material, Question, topic};
use crate::state::{DataChoice, ViewState};

/// Where a page or a file comes from, in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) struct About {
    /// The atlas's title.
    pub(in crate::report) title: String,
    /// What is shown, in a sentence.
    pub(in crate::report) sentence: String,
    /// Filters and settings: what each is called and what it is set to.
    pub(in crate::report) parameters: Vec<(String, String)>,
    /// Number of places shown.
    pub(in crate::report) shown: usize,
    /// Number of places in all.
    pub(in crate::report) total: usize,
    /// The day it was made, as `2026-11-22`.
    pub(in crate::report) date: String,
    /// The address that shows the same again.
    pub(in crate::report) link: String,
    /// The hash of the data, 64 hexadecimal digits.
    pub(in crate::report) hash: String,
    /// Sources of the layers that are shown, the places' first, each once.
    pub(in crate::report) sources: Vec<SourceLine>,
    /// The atlas's line about boundaries and names; empty where it has none.
    pub(in crate::report) disclaimer: String,
}

/// A source in the reader's language; empty where the atlas says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::report) struct SourceLine {
    /// Its id in the atlas.
    pub(in crate::report) id: String,
    /// Its name.
    pub(in crate::report) title: String,
    /// The words its owner asks for.
    pub(in crate::report) attribution: String,
    /// The licence's name.
    pub(in crate::report) licence: String,
    /// Where the licence is to be read.
    pub(in crate::report) licence_url: String,
    /// Where the source is to be found.
    pub(in crate::report) url: String,
    /// Its date, as exactly as it is known.
    pub(in crate::report) date: String,
    /// Says whether the places are from it.
    pub(in crate::report) is_of_places: bool,
}

impl About {
    /// Gathers what is to be said. Linear in the places shown.
    pub(in crate::report) fn of(material: &Material, question: &Question) -> Self {
        let (locale, view) = (question.locale, question.view());
        let code = locale.code();
        let rows = rows_shown(material, &question.mask);
        Self {
            title: material.atlas.title.get(code).to_owned(),
            sentence: question.sentence.clone(),
            parameters: parameters(material, question, &view),
            shown: rows.len(),
            total: material.places.dataset().len(),
            date: question.today.clone(),
            link: question.link.clone(),
            hash: data_hash(material.places.dataset(), &rows),
            sources: sources(material, &view, locale),
            disclaimer: material.atlas.disclaimer.get(code).to_owned(),
        }
    }

    /// Everything as names and values, for a sheet or a file of two columns.
    pub(super) fn pairs(&self, locale: Locale) -> Vec<(String, String)> {
        let mut pairs = vec![
            (w::ATLAS.get(locale).to_owned(), self.title.clone()),
            (w::SHOWN.get(locale).to_owned(), self.sentence.clone()),
            (w::PLACES_SHOWN.get(locale).to_owned(), self.shown.to_string()),
            (w::PLACES_TOTAL.get(locale).to_owned(), self.total.to_string()),
        ];
        pairs.extend(self.parameters.iter().cloned());
        pairs.push((w::SAVED_ON.get(locale).to_owned(), self.date.clone()));
        pairs.push((w::LINK.get(locale).to_owned(), self.link.clone()));
        pairs.push((w::HASH.get(locale).to_owned(), self.hash.clone()));
        for source in &self.sources {
            pairs.push((w::SOURCE.fill(locale, &[&source.title]), source.text(locale)));
        }
        if !self.disclaimer.is_empty() {
            pairs.push((w::DISCLAIMER.get(locale).to_owned(), self.disclaimer.clone()));
        }
        pairs.push((w::GUARD.get(locale).to_owned(), w::GUARD_TEXT.get(locale).to_owned()));
        pairs
    }
}

impl SourceLine {
    /// Attribution, licence, date and address in one line; says where no licence or date is stated.
    pub(in crate::report) fn text(&self, locale: Locale) -> String {
        let or = |text: &str, otherwise: Words| if text.is_empty() { otherwise.get(locale) } else { text }.to_owned();
        let parts = [
            self.attribution.clone(),
            or(&self.licence, w::NO_LICENCE),
            self.licence_url.clone(),
            or(&self.date, w::NO_DATE),
            self.url.clone(),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
    }
}

/// The filters and settings in words, in the order in which the page shows them.
fn parameters(material: &Material, question: &Question, view: &ViewState) -> Vec<(String, String)> {
    let locale = question.locale;
    let mut all = Vec::new();
    for config in &material.places.configs {
        let Some(filter) = view.filters.get(&config.id) else { continue };
        let label = |value: &String| material.value_label(config, value, locale);
        let value = match filter {
            Filter::AnyOf(values) => values.iter().map(label).collect::<Vec<_>>().join("; "),
            Filter::Range { from, to, with_unknown } => range_text(*from, *to, *with_unknown, locale),
        };
        all.push((w::FILTER.fill(locale, &[config.title.get(locale.code())]), value));
    }
    if !view.text.is_empty() {
        all.push((w::NAME_MATCHES.get(locale).to_owned(), view.text.clone()));
    }
    if let Some(near) = &view.near {
        let degrees = |value: f64| degrees_text(value, 5);
        let values = [distance(locale, near.radius_m), degrees(near.center.lat), degrees(near.center.lng)];
        let text = w::WITHIN.fill(locale, &values.each_ref().map(String::as_str));
        all.push((w::NEAR.get(locale).to_owned(), text));
    }
    if !view.area.is_empty() {
        let corners = view.area.iter().map(|corner| position_text(*corner, 5)).collect::<Vec<_>>();
        all.push((w::AREA.get(locale).to_owned(), corners.join("; ")));
    }
    let off: Vec<&str> = material
        .layers
        .iter()
        .filter(|layer| is_off(layer, view))
        .map(|layer| layer.config.title.get(locale.code()))
        .collect();
    if !off.is_empty() {
        all.push((w::SWITCHED_OFF.get(locale).to_owned(), off.join("; ")));
    }
    if let Some(options) = topic::analysis_on(question) {
        let title = topic::title_of(&options.topic).map_or(options.topic.as_str(), |title| title.get(locale));
        all.push((w::ANALYSIS.get(locale).to_owned(), title.to_owned()));
        let settings = options.pairs();
        all.extend(settings.map(|(key, value)| (w::SETTING.fill(locale, &[key]), value.to_owned())));
    }
    let frame = question.bounds;
    if !frame.is_empty() {
        let parts = [frame.west, frame.south, frame.east, frame.north].map(|part| degrees_text(part, 4));
        all.push((w::MAP_FRAME.get(locale).to_owned(), parts.join(", ")));
    }
    all
}

fn range_text(from: Option<f64>, to: Option<f64>, with_unknown: bool, locale: Locale) -> String {
    // Years are numbers without grouping.
    let number = |value: f64| value.to_string();
    let range = match (from, to) {
        (Some(from), Some(to)) => w::FROM_TO.fill(locale, &[&number(from), &number(to)]),
        (Some(from), None) => w::FROM.fill(locale, &[&number(from)]),
        (None, Some(to)) => w::TO.fill(locale, &[&number(to)]),
        (None, None) => w::ANY.get(locale).to_owned(),
    };
    if with_unknown { w::OR_UNKNOWN.fill(locale, &[&range]) } else { range }
}

/// Says whether the reader has switched a layer off.
pub(in crate::report) fn is_off(layer: &Layer, view: &ViewState) -> bool {
    layer.config.role.is_switchable() && view.layers_off.contains(&layer.config.id)
}

/// The sources of the layers that are shown, the places' first, each once; a file by its address is its own source.
fn sources(material: &Material, view: &ViewState, locale: Locale) -> Vec<SourceLine> {
    let mut all: Vec<SourceLine> = Vec::new();
    if let DataChoice::File(url) = &view.data {
        let title = material.atlas.title.get(locale.code()).to_owned();
        all.push(SourceLine { title, url: url.clone(), is_of_places: true, ..SourceLine::default() });
    }
    let is_places = |layer: &Layer| layer.config.role == Role::Places;
    let places = material.layers.iter().filter(|layer| is_places(layer));
    let others = material.layers.iter().filter(|layer| !is_places(layer) && !is_off(layer, view));
    for layer in places.chain(others) {
        for id in &layer.config.sources {
            if !all.iter().any(|line| line.id == *id) {
                all.extend(source(&material.atlas, id, is_places(layer), locale));
            }
        }
    }
    all
}

fn source(atlas: &Atlas, id: &str, is_of_places: bool, locale: Locale) -> Option<SourceLine> {
    let source = atlas.sources.get(id)?;
    Some(SourceLine {
        id: id.to_owned(),
        title: source.title.get(locale.code()).to_owned(),
        attribution: source.attribution.clone(),
        licence: source.licence.clone(),
        licence_url: source.licence_url.clone(),
        url: source.url.clone(),
        date: source.date.clone(),
        is_of_places,
    })
}

/// What is said where a sheet has not room for all places.
pub(super) fn cut_off(locale: Locale, room: usize, left_out: usize) -> (String, String) {
    let values = [integer(locale, room as u64), integer(locale, left_out as u64)];
    let text = w::CUT_OFF_TEXT.count(locale, left_out, &values.each_ref().map(String::as_str));
    (w::CUT_OFF.get(locale).to_owned(), text)
}
