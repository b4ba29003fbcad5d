//! What the elements of an analysis do when they are used; their attributes say it (`report/node.rs`).

use crate::atlas::Role;
use crate::geo::{LngLatBounds, read_number, shortest};
use crate::i18n::messages as m;
use crate::platform;
use crate::state::{Action, encoded};
use crate::ui::context::{Context, Flight};
use crate::ui::part::Part;
use leptos::prelude::SetValue;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, PointerEvent};

/// The element that an event is about: the nearest around its target that a selector finds.
fn about(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Lets the elements in `part` do what their attributes say.
pub(in crate::ui) fn listening(context: Context, part: Part) -> Part {
    let on_key = move |event: KeyboardEvent| {
        let is_press = matches!(event.key().as_str(), "Enter" | " ");
        // Only what is no button by itself.
        if let Some(element) = about(&event, "[role=button]").filter(|_| is_press) {
            event.prevent_default();
            press(context, &element);
        }
    };
    let on_field = move |event: Event| {
        let Some(field) = about(&event, "[data-set]") else { return };
        let is_live = field.get_attribute("type").as_deref() == Some("range");
        // A slider works while it is drawn; anything else when it is done.
        if (event.type_() == "input") == is_live {
            let value = field.unchecked_ref::<HtmlInputElement>().value();
            // What is chosen from a list is written as options are; what was typed is not.
            let is_typed = field.tag_name() == "INPUT";
            let value = if is_typed { value.replace('!', "!!").replace(',', "!.") } else { value };
            go(context, &field.get_attribute("data-set").unwrap_or_default().replace("{}", &encoded(&value)));
        }
    };
    // Where drawing over bars began.
    let grasped = std::rc::Rc::new(std::cell::RefCell::new(None::<Element>));
    let held = std::rc::Rc::clone(&grasped);
    let on_down = move |event: PointerEvent| *held.borrow_mut() = about(&event, "[data-brush] [data-from]");
    let held = std::rc::Rc::clone(&grasped);
    let on_up = move |event: PointerEvent| {
        let (from, to) = (held.borrow_mut().take(), bar_at(&event));
        if let (Some(from), Some(to)) = (from, to)
            && from != to
        {
            brush(context, &from, &to);
        }
    };
    part.on("click", move |event: Event| {
        if let Some(element) = about(&event, "[data-go],[data-fit],[data-save],[data-do]")
            && !element.has_attribute("disabled")
        {
            press(context, &element);
        }
    })
    .on("keydown", on_key)
    .on("input", on_field)
    .on("change", on_field)
    .on("pointerdown", on_down)
    .on("pointerup", on_up)
}

/// The bar under a pointer: a finger's events go to where it went down.
fn bar_at(event: &PointerEvent) -> Option<Element> {
    let document = web_sys::window()?.document()?;
    let under = document.element_from_point(event.client_x() as f32, event.client_y() as f32)?;
    under.closest("[data-brush] [data-from]").ok()?
}

/// Filters from one bar to another, whichever is first.
fn brush(context: Context, one: &Element, other: &Element) {
    let Ok(Some(group)) = one.closest("[data-brush]") else { return };
    let end = |name: &str| {
        let ends = [one, other].map(|bar| bar.get_attribute(name).and_then(|text| read_number(&text)));
        ends.map(|end| end.unwrap_or(f64::NAN))
    };
    let (from, to) = (end("data-from"), end("data-to"));
    let range = [shortest(from[0].min(from[1])), shortest(to[0].max(to[1]))].join("..");
    go(context, &group.get_attribute("data-brush").unwrap_or_default().replace("{}", &range));
}

/// Does what an element says.
fn press(context: Context, element: &Element) {
    if let Some(name) = element.get_attribute("data-save") {
        super::save(context, &name);
    }
    match element.get_attribute("data-do").as_deref() {
        Some("print") => platform::print(),
        Some("picture") => super::save(context, "picture"),
        _ => {}
    }
    if let Some(patch) = element.get_attribute("data-go") {
        context.analyses.pressed.set_value(Some(element.clone().unchecked_into()));
        go(context, &patch);
    }
    if let Some(text) = element.get_attribute("data-fit") {
        let parts: Vec<f64> = text.split(',').filter_map(read_number).collect();
        if let &[west, south, east, north] = parts.as_slice() {
            context.flight.set(Some(Flight::Fit(LngLatBounds { west, south, east, north })));
        }
    }
}

/// Changes the view; what is selected by it opens its card.
pub(in crate::ui) fn go(context: Context, patch: &str) {
    let before = context.view.with_untracked(|view| view.selected.clone());
    context.act(Action::Patch(patch.to_owned()));
    // A patch that says where the map is takes it there.
    if patch.starts_with("at=") {
        let position = context.view.with_untracked(|view| view.position);
        let flight = position.map(|at| Flight::To { center: at.center, min_zoom: at.zoom });
        return context.flight.set(flight);
    }
    let selected = context.view.with_untracked(|view| view.selected.clone());
    let Some(selected) = selected.filter(|selected| Some(selected) != before.as_ref()) else { return };
    let found = context.catalog.with_untracked(|catalog| {
        let layer = catalog.layer(&selected.layer)?;
        let row = layer.dataset.row_of_id(&selected.id)?;
        Some(if layer.config.role == Role::Places {
            Flight::To { center: layer.dataset.anchor(row)?, min_zoom: 14.0 }
        } else {
            Flight::Fit(layer.dataset.geometry.bounds(row))
        })
    });
    context.flight.set(found);
}

/// Says that a file was saved, or was not.
pub(super) fn announce_saved(context: Context, is_saved: bool) {
    let said = if is_saved { m::DOWNLOADED } else { m::DOWNLOAD_FAILED };
    context.announce(said.get(context.locale.get_untracked()).to_owned());
}
