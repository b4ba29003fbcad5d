//! Choosing the two sides: a list for each, and buttons beside.

use super::choice::Choice;
use super::side::{Scene, Side};
use super::words as w;
use crate::atlas::Role;
use crate::query::Filter;
use crate::report::overview::{Grouping, escaped, fit};
use crate::report::words::Words;
use crate::report::{Element, el};
use crate::state::{ViewState, filter_pair, write_address};

/// The lists and the buttons.
pub(super) fn chooser(scene: &Scene<'_>, a: &Side, b: &Side) -> Element {
    let swap = scene.options.with("a", &b.choice.text()).with("b", &a.choice.text());
    // "All others" is what side A is not: on side A it would be others of nothing.
    let swap = (b.choice != Choice::Rest).then(|| button(w::SWAP.get(scene.locale), &swap.go()));
    let keep = scene.view.is_filtered().then(|| {
        let kept = scene.options.with("b", &Choice::Kept(kept(&scene.view)).text());
        button(w::KEEP.get(scene.locale), &kept.go())
    });
    el("div")
        .class("sides")
        .put(side(scene, "a", a))
        .put(side(scene, "b", b))
        .put(el("p").class("figure-under").all(swap).all(keep))
}

/// A view's filters as pairs of an address.
fn kept(view: &ViewState) -> String {
    let kept = ViewState {
        filters: view.filters.clone(),
        text: view.text.clone(),
        near: view.near.clone(),
        area: view.area.clone(),
        ..ViewState::default()
    };
    write_address(&kept).trim_start_matches("?v=1").trim_start_matches('&').to_owned()
}

fn button(text: &str, go: &str) -> Element {
    el("button").attr("type", "button").class("button").go(go).text(text)
}

fn side(scene: &Scene<'_>, key: &str, side: &Side) -> Element {
    let id = format!("compare-{key}");
    let option = |choice: &Choice, text: &str| {
        let option = el("option").attr("value", &escaped(&choice.text())).text(text);
        option.when("selected", *choice == side.choice)
    };
    let current = scene.describe(&scene.view);
    let current = format!("{}: {current}", w::CURRENT.get(scene.locale));
    let mut list = el("select").attr("id", &id).attr("data-set", &scene.options.go_with_field(key));
    list = list.put(option(&Choice::Current, &current));
    if key == "b" {
        list = list.put(option(&Choice::Rest, w::REST.get(scene.locale)));
    }
    if let Choice::Kept(_) = &side.choice {
        list = list.put(option(&side.choice, &w::KEPT.fill(scene.locale, &[&side.name])));
    }
    let group = |title: &str, options: Vec<Element>| {
        (!options.is_empty()).then(|| el("optgroup").attr("label", title).all(options))
    };
    let of = |grouping: Option<&Grouping>, choice: fn(String) -> Choice| {
        let grouping = grouping?;
        let groups = grouping.groups.iter();
        group(&grouping.title, groups.map(|one| option(&choice(one.code.clone()), &one.label)).collect())
    };
    let clusters = scene.material.layer_of(Role::Clusters).and_then(|layer| {
        let rows = 0..layer.dataset.len();
        let cluster = |row: usize| {
            let choice = Choice::Cluster(layer.dataset.id(row).to_owned());
            option(&choice, &layer.name(row, scene.locale).text)
        };
        group(w::CLUSTERS.get(scene.locale), rows.map(cluster).collect())
    });
    let list = list
        .all(of(scene.districts.as_ref(), Choice::District))
        .all(of(scene.kinds.as_ref(), Choice::Kind))
        .all(clusters);
    let name = w::SIDE.fill(scene.locale, &[side.letter]);
    let label = el("label").attr("for", &id).put(letter(side.letter)).put(el("span").text(&name));
    let named = |words: Words| words.fill(scene.locale, &[side.letter]);
    let fit = fit(&side.bounds(scene.material)).map(|fit| fit.class("link").text(&named(w::FIT)));
    let filter = filter(scene, &side.choice)
        .map(|go| el("button").attr("type", "button").class("link").go(&go).text(&named(w::FILTER)));
    el("div").class("field").put(label).put(list).put(el("p").class("figure-under").all(fit).all(filter))
}

/// The pair that filters the view by a side; `None` where it already does, and where no filter says it.
fn filter(scene: &Scene<'_>, choice: &Choice) -> Option<String> {
    let (grouping, value) = match choice {
        Choice::District(id) => (scene.districts.as_ref()?, id),
        Choice::Kind(code) => (scene.kinds.as_ref()?, code),
        _ => return None,
    };
    let filter = Filter::AnyOf([value.clone()].into_iter().collect());
    (scene.view.filters.get(&grouping.id) != Some(&filter)).then(|| filter_pair(&grouping.id, Some(&filter)))
}

/// The letter of a side in its colour.
pub(super) fn letter(letter: &str) -> Element {
    el("span").class(if letter == "A" { "side-key side-a" } else { "side-key side-b" }).text(letter)
}
