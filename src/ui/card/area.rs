//! The card of an area: an administrative unit with its population, or a computed cluster with how it was found.

use super::Names;
use super::fact::{fact, source_fact};
use crate::atlas::Role;
use crate::i18n::{Locale, date_text, distance, fill, integer, messages as m};
use crate::index::NameSet;
use crate::query::Filter;
use crate::state::{Action, Selected};
use crate::ui::catalog::Layer;
use crate::ui::context::{Context, Flight};
use crate::ui::icon::{TARGET, icon};
use crate::ui::part::{live, on, show};
use leptos::prelude::*;
use std::sync::Arc;

/// One area.
#[component]
pub(super) fn AreaCard(layer: Arc<Layer>, row: usize, locale: Locale) -> impl IntoView {
    let context = Context::here();
    let dataset = &layer.dataset;
    let id = dataset.id(row).to_owned();
    let bounds = dataset.geometry.bounds(row);
    let is_cluster = layer.config.role == Role::Clusters;
    let text = |field: &str| dataset.text(row, field).map(str::to_owned);
    let count = |number: f64| integer(locale, number.max(0.0) as u64);
    let facet = context.places().and_then(|places| {
        places
            .configs
            .iter()
            .find(|config| config.labels_from.as_deref() == Some(&layer.config.id))
            .map(|config| config.id.clone())
    });
    // Places here now: those that the filters leave, of all.
    let here = Memo::new({
        let (facet, id) = (facet.clone(), id.clone());
        move |_| {
            let (facet, places, shown) = (facet.as_ref()?, context.places()?, context.shown.get()?);
            let at = places.configs.iter().position(|config| config.id == *facet)?;
            let value = places.facets.facets()[at].values.iter().position(|value| *value == id)?;
            Some(u64::from(shown.selection.counts[at].values[value]))
        }
    });
    let only_here = {
        let id = id.clone();
        move || {
            if let Some(facet) = facet.clone() {
                let filter = Some(Filter::AnyOf(NameSet::from([id.clone()])));
                context.act(Action::SetFilter { facet, filter });
                context.act(Action::Select(None));
                context.returning.set(true);
            }
        }
    };
    let population = dataset.number(row, "population").map(|population| {
        let date = dataset.text(row, "population_date").map(|date| format!(" ({})", date_text(locale, date)));
        let year = dataset.number(row, "population_date").map(|year| format!(" ({year})"));
        format!("{}{}", count(population), date.or(year).unwrap_or_default())
    });
    let how = is_cluster.then(|| {
        let number = |field: &str| dataset.number(row, field).unwrap_or(0.0);
        let method = text("method").unwrap_or_default();
        fill(m::COMPUTED_HOW.get(locale), &[&count(number("min_places")), &distance(locale, number("eps_m")), &method])
    });
    let computed_on = text("computed_on").map(|date| fill(m::COMPUTED_ON.get(locale), &[&date_text(locale, &date)]));
    let members = member_views(context, &layer, row, locale);
    let atlas = context.atlas();
    let sources = match text("source") {
        Some(id) => vec![id],
        None => layer.config.sources.clone(),
    };
    let kind = if is_cluster { m::KIND_CLUSTER } else { m::KIND_DISTRICT };
    let how = how.map(|how| {
        let text = [how, computed_on.unwrap_or_default()].join(" ");
        view! { <p class="card-how">{text}</p> }.into_any()
    });
    let only = move || {
        let only_here = only_here.clone();
        view! {
            <button type="button" class="button" on:click=on(move |_| only_here())>
                {context.t(m::FILTER_HERE)}
            </button>
        }
        .into_any()
    };
    let places_here = live(move || {
        let here = here.get().map(|places| integer(locale, places));
        fact(m::PLACES_HERE.get(locale), here).unwrap_or_else(|| ().into_any())
    });
    let sources: Vec<AnyView> =
        sources.iter().map(|id| source_fact(atlas.as_deref(), id, None, None, locale)).collect();
    let members = (!members.is_empty()).then(|| {
        view! {
            <h3 class="card-heading">
                {m::MEMBERS.get(locale)} <span class="count">{integer(locale, members.len() as u64)}</span>
            </h3>
            <ul class="members">{members}</ul>
        }
        .into_any()
    });
    view! {
        <Names names=layer.all_names(row) title=layer.name(row, locale) note=String::new() />
        <p class="card-category muted">{kind.get(locale)}</p>
        {how}
        <div class="card-actions">
            <button
                type="button"
                class="button"
                on:click=on(move |_| context.flight.set(Some(Flight::Fit(bounds))))
            >
                {icon(TARGET)}
                <span>{m::ZOOM_TO.get(locale)}</span>
            </button>
            {show(move || here.get().is_some(), only)}
        </div>
        <dl class="facts">
            {places_here}
            {fact(m::POPULATION.get(locale), population)}
            {sources}
        </dl>
        {members}
    }
}

/// A cluster's members as buttons to their cards.
fn member_views(context: Context, layer: &Layer, row: usize, locale: Locale) -> Vec<AnyView> {
    let Some(places) = context.places() else { return Vec::new() };
    let ids = layer.dataset.list(row, "members");
    ids.into_iter()
        .filter_map(|id| {
            let member = places.dataset().row_of_id(id)?;
            let name = places.layer.name(member, locale);
            let selected = Selected { layer: places.layer.config.id.clone(), id: id.to_owned() };
            let flight = places.position(member).map(|center| Flight::To { center, min_zoom: 15.0 });
            Some(
                view! {
                    <li>
                        <button
                            type="button"
                            class="link"
                            lang=name.lang
                            on:click=on(move |_| context.open(selected.clone(), flight))
                        >
                            {name.text}
                        </button>
                    </li>
                }
                .into_any(),
            )
        })
        .collect()
}
