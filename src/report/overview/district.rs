//! Districts by the number of their places.

use super::glance::Glance;
use super::grouping::{Group, Grouping};
use super::ranking::Ranking;
use super::words as w;
use crate::atlas::Role;
use crate::report::{Element, Figure, el};

/// Districts shown before the reader asks for all.
pub(super) const FEW: usize = 10;

/// Says whether all districts are asked for.
pub(super) fn shows_all(glance: &Glance<'_>) -> bool {
    glance.options.get("districts") == Some("all")
}

/// The part of the page about districts.
pub(super) fn part(glance: &Glance<'_>, grouping: &Grouping) -> Element {
    let locale = glance.locale;
    let ranking = Ranking::new(glance, grouping);
    let layer = glance.material.layer_of(Role::Districts);
    let population = |group: &Group| -> f64 {
        let row = layer.and_then(|layer| layer.dataset.row_of_id(&group.code));
        let people = layer.zip(row).and_then(|(layer, row)| layer.dataset.number(row, "population"));
        people.filter(|people| *people > 0.0).unwrap_or(f64::NAN)
    };
    let has_people = grouping.groups.iter().any(|group| population(group).is_finite());
    let people = has_people.then_some(&population as &dyn Fn(&Group) -> f64);
    let figure = Figure {
        title: ranking.finding(w::DISTRICT_MOST, w::DISTRICT_ALL),
        summary: ranking.summary(),
        drawing: ranking.bars(if shows_all(glance) { usize::MAX } else { FEW }, false),
        grid: ranking.grid(people),
    };
    // Districts that never had a place are no values of the facet: they are counted by the layer.
    let districts = layer.map_or(grouping.groups.len(), |layer| layer.dataset.len()).max(grouping.groups.len());
    let held = grouping.groups.iter().filter(|group| ranking.count(group) > 0).count();
    let empty = (held < districts).then(|| {
        let (empty, all) = (glance.number((districts - held) as u32), glance.number(districts as u32));
        el("p").class("muted").text(&w::DISTRICTS_EMPTY.count(locale, districts - held, &[&empty, &all]))
    });
    el("section")
        .put(el("h3").text(&grouping.title))
        .put(figure.element(locale))
        .all(ranking.more("districts", FEW))
        .all(empty)
        .all(has_people.then(|| el("p").class("muted").text(w::MORE_PEOPLE.get(locale))))
}
