//! The card of an area: an administrative unit with its population, or a computed cluster with how it was found.

use super::fact::{fact, source_fact};
use super::{close, names, sign_button};
use crate::atlas::Role;
use crate::geo::shortest;
use crate::i18n::{Locale, date_text, distance, fill, integer, messages as m};
use crate::index::NameSet;
use crate::query::Filter;
use crate::state::{Action, Selected};
use crate::ui::catalog::{Layer, Places};
use crate::ui::context::{Context, Flight};
use crate::ui::icon::TARGET;
use crate::ui::part::{Derived, Part, button, live, nothing, show, string, tag};
use std::sync::Arc;

/// One area.
pub(super) fn area_card(context: Context, layer: &Arc<Layer>, row: usize, locale: Locale) -> Part {
    let dataset = &layer.dataset;
    let is_cluster = layer.config.role == Role::Clusters;
    let kind = if is_cluster { m::KIND_CLUSTER } else { m::KIND_DISTRICT };
    // Places here now: those that the filters leave, of all.
    let of_here = Arc::clone(layer);
    let here = Derived::new(move || {
        let (places, shown) = (context.places()?, context.shown.get()?);
        let (at, id) = (facet_of(&places, &of_here)?, of_here.dataset.id(row));
        let value = places.facets.facets()[at].values.iter().position(|value| value == id)?;
        Some(u64::from(shown.selection.counts[at].values[value]))
    });
    let of_only = Arc::clone(layer);
    let only = show(move || here.with(Option::is_some), move || only_here(context, &of_only, row));
    let places_here = live(move || {
        let here = here.get().map(|places| integer(locale, places));
        fact(m::PLACES_HERE.get(locale), &here.unwrap_or_default())
    });
    let population = dataset.number(row, "population").map(|population| {
        let date = dataset.text(row, "population_date").map(|date| date_text(locale, date));
        let date = date.or_else(|| Some(shortest(dataset.number(row, "population_date")?)));
        let date = date.map(|date| [" (", &date, ")"].concat());
        count(locale, population) + &date.unwrap_or_default()
    });
    let bounds = dataset.geometry.bounds(row);
    let zoom = sign_button("button", TARGET, string(m::ZOOM_TO.get(locale)));
    let actions = tag("div")
        .class("card-actions")
        .add(zoom.on_click(move || context.flight.set(Some(Flight::Fit(bounds)))))
        .add(only);
    let mut facts =
        tag("dl").class("facts").add(places_here).add(fact(m::POPULATION.get(locale), &population.unwrap_or_default()));
    let atlas = context.atlas();
    let source_of = |id: &str| source_fact(atlas.as_deref(), id, None, None, locale);
    if let Some(id) = dataset.text(row, "source") {
        facts = facts.add(source_of(id));
    } else {
        for id in &layer.config.sources {
            facts = facts.add(source_of(id));
        }
    }
    nothing()
        .add(names(layer, row, locale, ""))
        .add(tag("p").class("card-category muted").text(kind.get(locale)))
        .add(if is_cluster { how_found(layer, row, locale) } else { nothing() })
        .add(actions)
        .add(facts)
        .add(members(context, layer, row, locale))
}

fn count(locale: Locale, number: f64) -> String {
    integer(locale, number.max(0.0) as u64)
}

/// The facet whose values are the areas of a layer: its place among the facets.
fn facet_of(places: &Places, layer: &Layer) -> Option<usize> {
    places.configs.iter().position(|config| config.labels_from.as_ref() == Some(&layer.config.id))
}

/// The button that leaves only the places of an area.
fn only_here(context: Context, layer: &Layer, row: usize) -> Part {
    let facet = context.places().and_then(|places| Some(places.configs[facet_of(&places, layer)?].id.clone()));
    let is_open = |facet: &String| context.view.with_untracked(|view| !view.locked.contains(facet));
    let Some(facet) = facet.filter(is_open) else { return nothing() };
    let id = layer.dataset.id(row).to_owned();
    button("button").says(context.t(m::FILTER_HERE)).on_click(move || {
        let filter = Some(Filter::AnyOf(NameSet::from([id.clone()])));
        context.act(Action::SetFilter { facet: facet.clone(), filter });
        close(context);
    })
}

/// How a cluster was found, and when.
fn how_found(layer: &Layer, row: usize, locale: Locale) -> Part {
    let dataset = &layer.dataset;
    let number = |field: &str| dataset.number(row, field).unwrap_or(0.0);
    let method = dataset.text(row, "method").unwrap_or_default();
    let values = [&*count(locale, number("min_places")), &distance(locale, number("eps_m")), method];
    let how = tag("p").class("card-how").text(&fill(m::COMPUTED_HOW.get(locale), &values)).text(" ");
    match dataset.text(row, "computed_on") {
        Some(date) => how.text(&fill(m::COMPUTED_ON.get(locale), &[&date_text(locale, date)])),
        None => how,
    }
}

/// A cluster's members as buttons to their cards; nothing where there are none.
fn members(context: Context, layer: &Layer, row: usize, locale: Locale) -> Part {
    let Some(places) = context.places() else { return nothing() };
    let (mut list, mut len) = (tag("ul").class("members"), 0);
    for id in layer.dataset.list(row, "members") {
        let Some(member) = places.dataset().row_of_id(id) else { continue };
        let name = places.layer.name(member, locale);
        let selected = Selected { layer: places.layer.config.id.clone(), id: id.to_owned() };
        let flight = places.position(member).map(|center| Flight::To { center, min_zoom: 15.0 });
        let link = button("link").attr("lang", &name.lang).text(&name.text);
        list = list.add(tag("li").add(link.on_click(move || context.open(selected.clone(), flight))));
        len += 1;
    }
    if len == 0 {
        return nothing();
    }
    let count = tag("span").class("count").text(&integer(locale, len));
    nothing().add(tag("h3").class("card-heading").text(m::MEMBERS.get(locale)).add(count)).add(list)
}
