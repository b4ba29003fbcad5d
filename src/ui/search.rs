//! Search as you type over the names of every layer: a combobox whose list is worked by keys, pointer or touch.

use super::catalog::{Layer, Name};
use super::context::{Context, Flight};
use super::glyph::glyph;
use super::icon::{CLOSE, SEARCH, icon};
use super::part::{Derived, ElementRef, Part, Row, State, button, each, follow, show, tag};
use super::words::{in_line, own, place_detail};
use crate::atlas::Role;
use crate::i18n::{Locale, Message, fill, integer, messages as m};
use crate::index::order::sort_by;
use crate::query::Rank;
use crate::state::{Action, Selected};
use leptos::prelude::event_target_value;
use std::sync::Arc;
use web_sys::{Event, HtmlElement, KeyboardEvent};

/// How many results the list holds.
const MOST_RESULTS: usize = 12;

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
struct Finding {
    role: Role,
    id: String,
    layer: String,
    name: String,
    lang: String,
    detail: Vec<Name>,
    domain: Option<String>,
    flight: Option<Flight>,
}

/// Looks a text up in every layer that has names: better ranks first, orientation before places where ranks are equal.
fn find(context: Context, text: &str, locale: Locale) -> Vec<Finding> {
    let mut ranked: Vec<(Rank, u8, usize, Arc<Layer>)> = Vec::new();
    context.catalog.with(|catalog| {
        for layer in catalog.ready() {
            let order = match layer.config.role {
                Role::Settlements => 0,
                Role::Districts => 1,
                Role::Places => 2,
                Role::Clusters => 3,
                Role::World | Role::Land | Role::Water => continue,
            };
            let hits = layer.names().search(text, MOST_RESULTS);
            ranked.extend(hits.into_iter().map(|hit| (hit.rank, order, hit.row, Arc::clone(&layer))));
        }
    });
    sort_by(&mut ranked, &|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    ranked.truncate(MOST_RESULTS);
    let findings = ranked.into_iter();
    findings.map(|(_, _, row, layer)| finding(context, &layer, row, locale)).collect()
}

fn finding(context: Context, layer: &Layer, row: usize, locale: Locale) -> Finding {
    let name = layer.name(row, locale);
    let role = layer.config.role;
    let places = context.places();
    let kind = |message: Message| vec![own(message.get(locale), locale)];
    let detail = match role {
        Role::Settlements => kind(m::KIND_TOWN),
        Role::Districts => kind(m::KIND_DISTRICT),
        Role::Clusters => kind(m::KIND_CLUSTER),
        _ => {
            let places = places.as_ref();
            places.map(|places| place_detail(context, places, row, locale)).unwrap_or_default()
        }
    };
    let anchor = layer.dataset.geometry.anchor(row);
    let flight = match role {
        Role::Districts | Role::Clusters => Some(Flight::Fit(layer.dataset.geometry.bounds(row))),
        Role::Settlements => anchor.map(|center| Flight::To { center, min_zoom: 11.0 }),
        _ => anchor.map(|center| Flight::To { center, min_zoom: 15.0 }),
    };
    let domain = places.filter(|_| role == Role::Places).and_then(|places| places.domain(row).map(str::to_owned));
    Finding {
        role,
        id: layer.dataset.id(row).to_owned(),
        layer: layer.config.id.clone(),
        name: name.text,
        lang: name.lang,
        detail,
        domain,
        flight,
    }
}

/// The search field with its list.
pub(super) fn search(context: Context) -> Part {
    let typed = State::new(String::new());
    let is_open = State::new(false);
    let active = State::new(None::<usize>);
    let field = ElementRef::new();
    let text = Derived::new(move || typed.with(|typed| typed.trim().to_owned()));
    let findings = Derived::new(move || {
        text.with(|text| if text.is_empty() { Vec::new() } else { find(context, text, context.locale.get()) })
    });
    let is_listing = move || is_open.get() && !text.with(String::is_empty);
    // The line after the findings offers the text as a filter.
    let filter_line = move || findings.with(Vec::len);
    let has_findings = move || filter_line() > 0;
    let text_in = move |message: Message| move || text.with(|text| fill(message.get(context.locale.get()), &[text]));
    // The field says the text that the view is filtered by, wherever that came from.
    let filtered_by = Derived::new(move || context.view.with(|view| view.text.clone()));
    let mut before = String::new();
    follow(move || {
        let now = filtered_by.get();
        if before != now {
            typed.set(now.clone());
            before = now;
        }
    });
    follow(move || {
        if is_listing() {
            let count = filter_line();
            let locale = context.locale.get_untracked();
            context.announce(if count == 0 {
                fill(m::SEARCH_NONE.get(locale), &[&text.get()])
            } else {
                fill(m::RESULTS.of(locale, count), &[&integer(locale, count as u64)])
            });
        }
    });

    let close = move || {
        is_open.set(false);
        active.set(None);
    };
    let as_filter = move || {
        close();
        context.act(Action::SetText(text.get_untracked()));
    };
    let choose = move |finding: Finding| {
        close();
        typed.set(finding.name);
        if finding.role == Role::Settlements {
            context.flight.set(finding.flight);
        } else {
            context.open(Selected { layer: finding.layer, id: finding.id }, finding.flight);
        }
    };
    let take = move |line: usize| match findings.with_untracked(|all| all.get(line).cloned()) {
        Some(finding) => choose(finding),
        None => as_filter(),
    };
    let on_key = move |event: KeyboardEvent| {
        // The last line is the filter; without findings there is none.
        let count = findings.with_untracked(|all| if all.is_empty() { 0 } else { all.len() + 1 });
        match event.key().as_str() {
            "ArrowDown" if count > 0 => {
                is_open.set(true);
                active.update(|line| *line = Some(line.map_or(0, |line| (line + 1) % count)));
            }
            "ArrowUp" if count > 0 => {
                is_open.set(true);
                active.update(|line| *line = Some(line.map_or(count - 1, |line| (line + count - 1) % count)));
            }
            "Enter" if count > 0 => take(active.get_untracked().unwrap_or(0)),
            "Escape" if is_open.get_untracked() && !text.with_untracked(String::is_empty) => close(),
            "Escape" => typed.set(String::new()),
            _ => return,
        }
        event.prevent_default();
    };
    let clear = move || {
        typed.set(String::new());
        close();
        if context.view.with_untracked(|view| !view.text.is_empty()) {
            context.act(Action::SetText(String::new()));
        }
        if let Some(field) = field.get::<HtmlElement>() {
            let _ = field.focus();
        }
    };
    let on_input = move |event: Event| {
        typed.set(event_target_value(&event));
        active.set(None);
        is_open.set(true);
    };
    let input = tag("input")
        .keep_in(field)
        .attr("id", "search")
        .attr("type", "text")
        .attr("inputmode", "search")
        .attr("enterkeyhint", "search")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("role", "combobox")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", "search-list")
        .bind("aria-expanded", move || is_listing().to_string())
        .bind_some("aria-activedescendant", move || active.get().filter(|_| is_listing()).map(option_id))
        .bind("aria-label", context.t(m::SEARCH))
        .bind("placeholder", context.t(m::SEARCH))
        .bind_property("value", move || typed.get().into())
        .on("input", on_input)
        .on("focus", move |_: Event| is_open.set(true))
        .on("blur", move |_: Event| close())
        .on("keydown", on_key);
    let clear_button = move || {
        button("tool search-clear")
            .bind("aria-label", context.t(m::SEARCH_CLEAR))
            .on("mousedown", keep_focus)
            .on_click(clear)
            .add(icon(CLOSE))
    };
    let row = move |(line, finding): (usize, &Finding)| {
        let Finding { layer, id, name, detail, .. } = finding;
        let details: String = detail.iter().flat_map(|part| [&*part.text, " "]).collect();
        let key = format!("{line} {layer} {id} {name} {details}");
        let finding = finding.clone();
        Row::new(key, move || {
            tag("li")
                .attr("id", &option_id(line))
                .attr("role", "option")
                .class("finding")
                .bind("aria-selected", move || (active.get() == Some(line)).to_string())
                .on_click(move || take(line))
                .add(sign(context, &finding))
                .add(words(&finding))
        })
    };
    let filter_option = move || {
        tag("li")
            .bind("id", move || option_id(filter_line()))
            .attr("role", "option")
            .class("finding finding-filter")
            .bind("aria-selected", move || (active.get() == Some(filter_line())).to_string())
            .on_click(as_filter)
            .says(text_in(m::SEARCH_AS_FILTER))
    };
    let list = tag("ul")
        .attr("id", "search-list")
        .attr("role", "listbox")
        .bind("aria-label", context.t(m::SEARCH))
        .add(each(move || findings.with(|all| all.iter().enumerate().map(row).collect())))
        .add(show(has_findings, filter_option));
    let none = move || {
        tag("p")
            .class("search-none")
            .says(text_in(m::SEARCH_NONE))
            .add(tag("br"))
            .add(tag("span").class("muted").says(context.t(m::SEARCH_HINT)))
    };
    let results = tag("div")
        .class("search-results")
        .when(".is-open", is_listing)
        .on("mousedown", keep_focus)
        .add(list)
        .add(show(move || !has_findings(), none));
    tag("div")
        .class("search")
        .attr("role", "search")
        .add(tag("span").class("search-icon").add(icon(SEARCH)))
        .add(input)
        .add(show(move || !typed.with(String::is_empty), clear_button))
        .add(results)
}

/// A press on the list leaves the focus in the field.
fn keep_focus(event: Event) {
    event.prevent_default();
}

fn option_id(line: usize) -> String {
    format!("search-option-{line}")
}

/// The sign before a finding: a place's own, or a dot.
fn sign(context: Context, finding: &Finding) -> Part {
    match finding.role {
        Role::Places => glyph(context, finding.domain.clone()),
        _ => tag("span").class("glyph finding-dot"),
    }
}

/// A finding's name and what it is.
fn words(finding: &Finding) -> Part {
    let name = tag("span").class("finding-name").attr("lang", &finding.lang).text(&finding.name);
    let detail = tag("span").class("finding-detail").add(in_line(&finding.detail, " · "));
    tag("span").class("finding-text").add(name).add(detail)
}
