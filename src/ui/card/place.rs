//! A place's card: names, category, where and how exactly, since when, from which source; and what can be done there.

use super::fact::{fact, fact_of, source_fact};
use super::{close, names, sign_button};
use crate::dataset::Column;
use crate::geo::{LngLat, shortest};
use crate::i18n::{
    Locale, Message, cycle_label, distance, entity_type_label, fill, how_label, messages as m, precision_sentence,
    year_kind_label,
};
use crate::state::{Action, Near};
use crate::ui::catalog::{Layer, Name, Places};
use crate::ui::context::{Context, Flight};
use crate::ui::glyph::glyph;
use crate::ui::icon::{CIRCLE, TARGET};
use crate::ui::part::{Part, live, nothing, string, tag};
use crate::ui::words::in_line;

/// "What is within …", in metres.
const NEAR_M: f64 = 500.0;

/// Fields that the card shows in words of its own; every other one goes under "More in the record".
const OWN_FIELDS: &[&str] = &[
    "id",
    "name",
    "name_en",
    "name_latin",
    "name_latin_auto",
    "name_note",
    "category",
    "categories_other",
    "cycle",
    "entity_type",
    "year",
    "year_kind",
    "precision",
    "precision_how",
    "district",
    "subdistrict",
    "address",
    "protection",
    "source",
    "source_ref",
    "source_date",
    "confidence",
];

/// One place.
pub(super) fn place_card(context: Context, layer: &Layer, row: usize, locale: Locale) -> Part {
    let dataset = &layer.dataset;
    let text = |field: &str| dataset.text(row, field);
    let anchor = dataset.geometry.anchor(row);
    let mut notes = Vec::new();
    if text("name_note").is_some() {
        notes.push(m::NAME_CUT.get(locale));
    }
    if text("name_latin_auto") == Some("true") {
        notes.push(m::NAME_AUTOMATIC.get(locale));
    }
    let places = context.places();
    let category = text("category").map(|code| category(context, places.as_deref(), row, code, locale));
    let actions = anchor.map(|center| actions(context, center, dataset.id(row), locale));
    nothing()
        .add(names(layer, row, locale, &notes.join(". ")))
        .add(category.unwrap_or_else(nothing))
        .add(actions.unwrap_or_else(nothing))
        .add(facts(context, places.as_deref(), layer, row, locale))
        .add(other_fields(layer, row, locale))
}

/// A category's name, or its code where it has none.
fn label<'a>(places: Option<&Places>, code: &'a str, locale: Locale) -> &'a str {
    places.and_then(|places| places.category_label(code, locale)).unwrap_or(code)
}

/// The category under its domain, with the domain's sign.
fn category(context: Context, places: Option<&Places>, row: usize, code: &str, locale: Locale) -> Part {
    let domain = places.and_then(|places| places.domain(row));
    let own = label(places, code, locale);
    let text = match domain {
        Some(domain) if domain != code => [label(places, domain, locale), own].join(" – "),
        _ => own.to_owned(),
    };
    let sign = glyph(context, domain.map(str::to_owned));
    tag("p").class("card-category").add(sign).add(tag("span").text(&text))
}

/// What can be done at a place that is somewhere.
fn actions(context: Context, center: LngLat, id: &str, locale: Locale) -> Part {
    let fly = move |min_zoom| context.flight.set(Some(Flight::To { center, min_zoom }));
    let place = Some(id.to_owned());
    let show_near = move || {
        context.act(Action::SetNear(Some(Near { center, radius_m: NEAR_M, place: place.clone() })));
        fly(15.0);
        close(context);
    };
    let near = fill(m::SHOW_NEAR.get(locale), &[&distance(locale, NEAR_M)]);
    tag("div")
        .class("card-actions")
        .add(sign_button("button", TARGET, string(m::ZOOM_TO.get(locale))).on_click(move || fly(16.0)))
        .add(sign_button("button", CIRCLE, string(&near)).on_click(show_near))
}

/// What is known of a place.
fn facts(context: Context, places: Option<&Places>, layer: &Layer, row: usize, locale: Locale) -> Part {
    let dataset = &layer.dataset;
    let text = |field: &str| dataset.text(row, field);
    let plain = |field: &str| text(field).unwrap_or_default();
    let others: Vec<&str> =
        dataset.list(row, "categories_other").iter().map(|code| label(places, code, locale)).collect();
    let cycle: Vec<&str> =
        dataset.list(row, "cycle").into_iter().map(|stage| cycle_label(locale, stage).unwrap_or(stage)).collect();
    let entity_type = text("entity_type").map(|code| entity_type_label(locale, code).unwrap_or(code));
    let year = dataset.number(row, "year").map(shortest);
    let year_term = year_kind_label(locale, text("year_kind").unwrap_or("founded"));
    let confidence = match plain("confidence") {
        "high" => m::CONFIDENCE_HIGH.get(locale),
        "medium" => m::CONFIDENCE_MEDIUM.get(locale),
        "low" => m::CONFIDENCE_LOW.get(locale),
        level => level,
    };
    // What is copied from the source stays in the language of the place.
    let local = |term: Message, field: &str| match plain(field) {
        "" => nothing(),
        text => fact_of(term.get(locale), tag("dd").attr("lang", &layer.config.language).text(text)),
    };
    tag("dl")
        .class("facts")
        .add(fact(m::OTHER_CATEGORIES.get(locale), &others.join(", ")))
        .add(fact(m::TYPE.get(locale), entity_type.unwrap_or_default()))
        .add(fact(m::CYCLE.get(locale), &cycle.join(", ")))
        .add(fact(year_term, &year.unwrap_or_default()))
        .add(local(m::ADDRESS, "address"))
        .add(district(context, layer, row, locale))
        .add(fact(m::POSITION.get(locale), &position(layer, row, locale)))
        .add(local(m::PROTECTION, "protection"))
        .add(source(context, layer, row, locale))
        .add(fact(m::CONFIDENCE.get(locale), confidence))
}

/// The administrative units that a place lies in. A unit whose layer is not read yet is told by its code.
fn district(context: Context, layer: &Layer, row: usize, locale: Locale) -> Part {
    let text = |field: &str| layer.dataset.text(row, field).map(str::to_owned);
    let (district, subdistrict) = (text("district"), text("subdistrict"));
    if district.is_none() && subdistrict.is_none() {
        return nothing();
    }
    let lang = layer.config.language.clone();
    let names = move || {
        let units = context.catalog.with(|catalog| catalog.layer("districts"));
        let name = |code: &String| {
            let units = units.as_ref()?;
            Some(units.name(units.dataset.row_of_id(code)?, locale))
        };
        let local = |text: &String| Name { text: text.clone(), lang: lang.clone() };
        let district = district.as_ref().map(|code| name(code).unwrap_or_else(|| local(code)));
        let names: Vec<Name> = district.into_iter().chain(subdistrict.as_ref().map(local)).collect();
        in_line(&names, ", ")
    };
    fact_of(m::DISTRICT.get(locale), tag("dd").add(live(names)))
}

/// How exactly the position is known, and from what; empty where that is not said.
fn position(layer: &Layer, row: usize, locale: Locale) -> String {
    let text = |field: &str| layer.dataset.text(row, field);
    if layer.dataset.geometry.anchor(row).is_none() {
        return m::POSITION_NONE.get(locale).to_owned();
    }
    let Some(precision) = text("precision") else { return String::new() };
    let words = precision_sentence(locale, precision).unwrap_or(precision);
    match text("precision_how") {
        Some(how) => [words, how_label(locale, how).unwrap_or(how)].join("; "),
        None => words.to_owned(),
    }
}

/// The place's own source, else its layer's.
fn source(context: Context, layer: &Layer, row: usize, locale: Locale) -> Part {
    let text = |field: &str| layer.dataset.text(row, field);
    let atlas = context.atlas();
    if let Some(id) = text("source") {
        let record = text("source_ref").map(|record| fill(m::SOURCE_RECORD.get(locale), &[record]));
        return source_fact(atlas.as_deref(), id, record.as_deref(), text("source_date"), locale);
    }
    let id = layer.config.sources.first();
    id.map_or_else(nothing, |id| source_fact(atlas.as_deref(), id, None, None, locale))
}

/// The fields that have no words of their own, as they are; nothing where there are none.
fn other_fields(layer: &Layer, row: usize, locale: Locale) -> Part {
    let dataset = &layer.dataset;
    let (mut facts, mut is_empty) = (tag("dl").class("facts"), true);
    for field in &dataset.fields {
        let name = &field.name;
        if OWN_FIELDS.contains(&name.as_str()) || layer.config.names.contains(name) {
            continue;
        }
        let text = match &field.column {
            Column::Number(_) => dataset.number(row, name).map(shortest),
            Column::Text(_) => dataset.text(row, name).map(str::to_owned),
            Column::List(_) => Some(dataset.list(row, name).join(", ")),
        };
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            facts = facts.add(fact(name, &text));
            is_empty = false;
        }
    }
    if is_empty {
        return nothing();
    }
    tag("details").class("more").add(tag("summary").text(m::OTHER_FIELDS.get(locale))).add(facts)
}
