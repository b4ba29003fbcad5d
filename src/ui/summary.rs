//! The sentence of what is shown, and the filters as chips that can be taken away one by one.

use super::catalog::{Catalog, Places};
use super::context::Context;
use super::icon::{CLOSE, icon};
use super::part::{Derived, Part, Row, button, each, follow, show, tag};
use crate::geo::shortest;
use crate::i18n::{Locale, Phrase, distance, fill, messages as m, sentence};
use crate::query::{Filter, UNKNOWN};
use crate::state::{Action, ViewState};

/// One filter in words, with what takes it away.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chip {
    text: String,
    action: Action,
}

/// The filters of a view in words: phrases for the sentence, chips for the hand. A locked filter has no chip.
fn describe(view: &ViewState, places: &Places, catalog: &Catalog, locale: Locale) -> (Vec<Phrase>, Vec<Chip>) {
    let mut phrases = Vec::new();
    let mut chips = Vec::new();
    for config in &places.configs {
        let Some(filter) = view.filters.get(&config.id) else { continue };
        let title = config.title.get(locale.code());
        let is_open = !view.locked.contains(&config.id);
        match filter {
            Filter::AnyOf(values) => {
                let labels: Vec<String> =
                    values.iter().map(|value| catalog.value_label(places, config, value, locale)).collect();
                for (value, label) in values.iter().zip(&labels).filter(|_| is_open) {
                    let action =
                        Action::ToggleValue { facet: config.id.clone(), value: value.clone(), kin: Vec::new() };
                    let needs_title = value == UNKNOWN || config.field == "precision";
                    let text = if needs_title { fill(m::LABELLED.get(locale), &[title, label]) } else { label.clone() };
                    chips.push(Chip { text, action });
                }
                phrases.push(match config.id.as_str() {
                    "domain" | "type" => Phrase::Kind(labels),
                    "district" => Phrase::Within(labels),
                    _ => Phrase::Titled(title.to_owned(), labels),
                });
            }
            Filter::Range { from, to, with_unknown } => {
                let text = range_text(locale, title, *from, *to, *with_unknown);
                let action = Action::SetFilter { facet: config.id.clone(), filter: None };
                chips.extend(is_open.then(|| Chip { text: text.clone(), action }));
                phrases.push(Phrase::Whole(text));
            }
        }
    }
    if let Some(near) = &view.near {
        let place = near.place.as_ref().and_then(|id| places.dataset().row_of_id(id));
        let name =
            place.map_or_else(|| m::NEAR_POINT.get(locale).to_owned(), |row| places.layer.name(row, locale).text);
        let text = fill(m::NEAR_PHRASE.get(locale), &[&distance(locale, near.radius_m), &name]);
        chips.push(Chip { text: text.clone(), action: Action::SetNear(None) });
        phrases.push(Phrase::Whole(text));
    }
    if !view.area.is_empty() {
        let text = m::AREA_PHRASE.get(locale).to_owned();
        chips.push(Chip { text: text.clone(), action: Action::Patch("area=".to_owned()) });
        phrases.push(Phrase::Whole(text));
    }
    if !view.text.is_empty() {
        let text = fill(m::MATCHING_PHRASE.get(locale), &[&view.text]);
        chips.push(Chip { text: text.clone(), action: Action::SetText(String::new()) });
        phrases.push(Phrase::Whole(text));
    }
    (phrases, chips)
}

/// A range in words. Years are not grouped by thousands.
fn range_text(locale: Locale, title: &str, from: Option<f64>, to: Option<f64>, with_unknown: bool) -> String {
    let range = match (from, to) {
        (Some(from), Some(to)) => fill(m::RANGE_BETWEEN.get(locale), &[title, &shortest(from), &shortest(to)]),
        (Some(from), None) => fill(m::RANGE_FROM.get(locale), &[title, &shortest(from)]),
        (None, Some(to)) => fill(m::RANGE_TO.get(locale), &[title, &shortest(to)]),
        (None, None) => title.to_owned(),
    };
    if with_unknown { fill(m::OR_UNKNOWN.get(locale), &[&range]) } else { range }
}

/// What is shown: the sentence and the filters that can be taken away.
pub(super) type Described = Derived<(String, Vec<Chip>)>;

/// Keeps the sentence for all who say it, and has it announced, whether it is seen or not.
pub(super) fn described(context: Context) -> Described {
    let described = Derived::new(move || {
        let (Some(places), Some(shown)) = (context.places(), context.shown.get()) else {
            return (String::new(), Vec::new());
        };
        let locale = context.locale.get();
        let (phrases, chips) =
            context.view.with(|view| context.catalog.with(|catalog| describe(view, &places, catalog, locale)));
        (sentence(locale, shown.selection.shown, shown.selection.total, &phrases), chips)
    });
    // The sentence is announced once for every change, after the first.
    let mut before = String::new();
    follow(move || {
        let now = described.with(|(text, _)| text.clone());
        if context.sentence.with_untracked(|before| *before != now) {
            context.sentence.set(now.clone());
        }
        if !before.is_empty() && before != now {
            context.announce(now.clone());
        }
        before = now;
    });
    described
}

/// The sentence and its chips.
pub(super) fn summary(context: Context, described: Described) -> Part {
    let clear_all =
        move || button("link").on_click(move || context.act(Action::ClearFilters)).says(context.t(m::CLEAR_ALL));
    let rows = move || {
        let row = |chip: &Chip| {
            let chip = chip.clone();
            Row::new(chip.text.clone(), move || chip_view(context, chip))
        };
        described.with(|(_, chips)| chips.iter().map(row).collect())
    };
    let chips = move || tag("ul").class("chips").add(each(rows)).add(tag("li").add(clear_all()));
    tag("div")
        .class("summary")
        .add(
            tag("p")
                .class("sentence")
                .attr("data-testid", "sentence")
                .says(move || described.with(|(text, _)| text.clone())),
        )
        .add(show(move || described.with(|(_, chips)| !chips.is_empty()), chips))
}

/// A chip, which takes its filter away.
fn chip_view(context: Context, Chip { text, action }: Chip) -> Part {
    let label = tag("span").class("chip-text").text(&text);
    let chip = button("chip")
        .bind("aria-label", move || fill(m::CLEAR_ONE.get(context.locale.get()), &[&text]))
        .on_click(move || context.act(action.clone()))
        .add(label)
        .add(icon(CLOSE));
    tag("li").add(chip)
}
