//! A place's card: names, category, where and how exactly, since when, from which source; and what can be done there.

use super::Names;
use super::fact::{fact, source_fact};
use crate::dataset::Column;
use crate::i18n::{
    Locale, cycle_label, distance, entity_type_label, fill, how_label, messages as m, precision_sentence,
    year_kind_label,
};
use crate::state::{Action, Near};
use crate::ui::catalog::Layer;
use crate::ui::context::{Context, Flight};
use crate::ui::glyph::Glyph;
use crate::ui::icon::{CIRCLE, TARGET, icon};
use crate::ui::part::on;
use leptos::prelude::*;
use std::sync::Arc;

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
#[component]
pub(super) fn PlaceCard(layer: Arc<Layer>, row: usize, locale: Locale) -> impl IntoView {
    let context = Context::here();
    let places = context.places();
    let dataset = &layer.dataset;
    let text = |field: &str| dataset.text(row, field).map(str::to_owned);
    let label = |code: &str| {
        let label = places.as_ref().and_then(|places| places.category_label(code, locale).map(str::to_owned));
        label.unwrap_or_else(|| code.to_owned())
    };
    let domain = places.as_ref().and_then(|places| places.domain(row).map(str::to_owned));
    let category = text("category").map(|code| match domain.as_deref() {
        Some(domain) if domain != code => format!("{} – {}", label(domain), label(&code)),
        _ => label(&code),
    });
    let others = dataset.list(row, "categories_other").into_iter().map(label).collect::<Vec<_>>().join(", ");
    let cycle = dataset
        .list(row, "cycle")
        .into_iter()
        .map(|stage| cycle_label(locale, stage).unwrap_or(stage))
        .collect::<Vec<_>>()
        .join(", ");
    let district = text("district").map(|code| {
        let units = context.catalog.with(|catalog| catalog.layer("districts"));
        units.and_then(|units| units.dataset.row_of_id(&code).map(|unit| units.name(unit, locale).text)).unwrap_or(code)
    });
    let district: Vec<String> = district.into_iter().chain(text("subdistrict")).collect();
    let anchor = dataset.geometry.anchor(row);
    let position = match (anchor, text("precision")) {
        (None, _) => Some(m::POSITION_NONE.get(locale).to_owned()),
        (Some(_), Some(precision)) => {
            let words = precision_sentence(locale, &precision).map_or(precision, str::to_owned);
            let how = text("precision_how").map(|how| how_label(locale, &how).map_or(how, str::to_owned));
            Some(how.map_or_else(|| words.clone(), |how| format!("{words}; {how}")))
        }
        (Some(_), None) => None,
    };
    let year = dataset.number(row, "year").map(|year| year.to_string());
    let year_term = year_kind_label(locale, dataset.text(row, "year_kind").unwrap_or("founded"));
    let confidence = text("confidence").map(|level| match level.as_str() {
        "high" => m::CONFIDENCE_HIGH.get(locale).to_owned(),
        "medium" => m::CONFIDENCE_MEDIUM.get(locale).to_owned(),
        "low" => m::CONFIDENCE_LOW.get(locale).to_owned(),
        _ => level.clone(),
    });
    let is_true = |field: &str| dataset.text(row, field) == Some("true");
    let mut notes = Vec::new();
    if text("name_note").is_some() {
        notes.push(m::NAME_CUT.get(locale));
    }
    if is_true("name_latin_auto") {
        notes.push(m::NAME_AUTOMATIC.get(locale));
    }
    let record = text("source_ref").map(|record| fill(m::SOURCE_RECORD.get(locale), &[&record]));
    let atlas = context.atlas();
    let source = text("source")
        .map(|id| source_fact(atlas.as_deref(), &id, record, dataset.text(row, "source_date"), locale))
        .or_else(|| {
            let id = layer.config.sources.first()?;
            Some(source_fact(atlas.as_deref(), id, None, None, locale))
        });
    let rest = other_fields(&layer, row);
    let id = dataset.id(row).to_owned();
    let near = anchor.map(|center| Near { center, radius_m: NEAR_M, place: Some(id) });
    let show_near = move |_| {
        if let Some(near) = near.clone() {
            let center = near.center;
            context.act(Action::SetNear(Some(near)));
            context.act(Action::Select(None));
            context.flight.set(Some(Flight::To { center, min_zoom: 15.0 }));
            context.returning.set(true);
        }
    };
    let category = category.map(|category| {
        view! {
            <p class="card-category">
                <Glyph domain=domain />
                <span>{category}</span>
            </p>
        }
        .into_any()
    });
    let actions = anchor.map(|center| {
        let zoom = move |_| context.flight.set(Some(Flight::To { center, min_zoom: 16.0 }));
        view! {
            <div class="card-actions">
                <button type="button" class="button" on:click=on(zoom)>
                    {icon(TARGET)}
                    <span>{m::ZOOM_TO.get(locale)}</span>
                </button>
                <button type="button" class="button" on:click=on(show_near)>
                    {icon(CIRCLE)}
                    <span>{fill(m::SHOW_NEAR.get(locale), &[&distance(locale, NEAR_M)])}</span>
                </button>
            </div>
        }
        .into_any()
    });
    let entity_type = text("entity_type").map(|code| entity_type_label(locale, &code).map_or(code, str::to_owned));
    let facts: Vec<AnyView> = [
        fact(m::OTHER_CATEGORIES.get(locale), Some(others)),
        fact(m::TYPE.get(locale), entity_type),
        fact(m::CYCLE.get(locale), Some(cycle)),
        fact(year_term, year),
        fact(m::ADDRESS.get(locale), text("address")),
        fact(m::DISTRICT.get(locale), Some(district.join(", "))),
        fact(m::POSITION.get(locale), position),
        fact(m::PROTECTION.get(locale), text("protection")),
        source,
        fact(m::CONFIDENCE.get(locale), confidence),
    ]
    .into_iter()
    .flatten()
    .collect();
    let more = (!rest.is_empty()).then(|| {
        let rest: Vec<AnyView> = rest.into_iter().filter_map(|(name, text)| fact(name, Some(text))).collect();
        view! {
            <details class="more">
                <summary>{m::OTHER_FIELDS.get(locale)}</summary>
                <dl class="facts">{rest}</dl>
            </details>
        }
        .into_any()
    });
    view! {
        <Names names=layer.all_names(row) title=layer.name(row, locale) note=notes.join(". ") />
        {category}
        {actions}
        <dl class="facts">{facts}</dl>
        {more}
    }
}

/// The fields that have no words of their own, as texts.
fn other_fields(layer: &Layer, row: usize) -> Vec<(String, String)> {
    let dataset = &layer.dataset;
    let fields = dataset
        .fields
        .iter()
        .filter(|field| !OWN_FIELDS.contains(&field.name.as_str()) && !layer.config.names.contains(&field.name));
    fields
        .filter_map(|field| {
            let text = match &field.column {
                Column::Number(_) => dataset.number(row, &field.name).map(|number| number.to_string()),
                Column::Text(_) => dataset.text(row, &field.name).map(str::to_owned),
                Column::List(_) => Some(dataset.list(row, &field.name).join(", ")),
            };
            text.filter(|text| !text.is_empty()).map(|text| (field.name.clone(), text))
        })
        .collect()
}
