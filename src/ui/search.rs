//! Search as you type over the names of every layer: a combobox whose list is worked by keys, pointer or touch.

use super::catalog::Layer;
use super::context::{Context, Flight};
use super::glyph::Glyph;
use super::icon::{CLOSE, SEARCH, icon};
use super::part::{each, is, on, show, text as said};
use crate::atlas::Role;
use crate::i18n::{Locale, fill, integer, messages as m};
use crate::index::order::sort_by;
use crate::query::Rank;
use crate::state::{Action, Selected};
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html::Input;
use leptos::prelude::*;
use std::sync::Arc;

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
    detail: String,
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
            let hits = layer.names.search(text, MOST_RESULTS);
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
    let detail = match role {
        Role::Settlements => m::KIND_TOWN.get(locale).to_owned(),
        Role::Districts => m::KIND_DISTRICT.get(locale).to_owned(),
        Role::Clusters => m::KIND_CLUSTER.get(locale).to_owned(),
        _ => {
            let places = places.as_ref();
            places.map(|places| super::words::place_detail(context, places, row, locale)).unwrap_or_default()
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
#[component]
pub(super) fn Search() -> impl IntoView {
    let context = Context::here();
    let typed = RwSignal::new(String::new());
    let is_open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    let field = NodeRef::<Input>::new();
    let t = move |message| context.t(message);
    let text = Memo::new(move |_| typed.with(|typed| typed.trim().to_owned()));
    let findings = Memo::new(move |_| {
        let text = text.get();
        if text.is_empty() { Vec::new() } else { find(context, &text, context.locale.get()) }
    });
    let is_listing = move || is_open.get() && !text.with(String::is_empty);
    // The last line offers the text as a filter.
    let lines = move || findings.with(Vec::len) + usize::from(!findings.with(Vec::is_empty));
    // The field says the text that the view is filtered by, wherever that came from.
    let filtered_by = Memo::new(move |_| context.view.with(|view| view.text.clone()));
    Effect::new(move |before: Option<String>| {
        let now = filtered_by.get();
        if before.as_ref() != Some(&now) && !(before.is_none() && now.is_empty()) {
            typed.set(now.clone());
        }
        now
    });
    Effect::new(move |_| {
        if is_listing() {
            let count = findings.with(Vec::len);
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
        let count = lines();
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
    let clear = move |_| {
        typed.set(String::new());
        close();
        if context.view.with_untracked(|view| !view.text.is_empty()) {
            context.act(Action::SetText(String::new()));
        }
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    };
    let active_option = Signal::derive(move || active.get().filter(|_| is_listing()).map(option_id));
    let filter_line = move || findings.with(Vec::len);
    view! {
        <div class="search" role="search">
            <span class="search-icon">{icon(SEARCH)}</span>
            <input
                node_ref=field
                id="search"
                type="text"
                inputmode="search"
                enterkeyhint="search"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                role="combobox"
                aria-autocomplete="list"
                aria-controls="search-list"
                aria-expanded=said(move || is_listing().to_string())
                aria-activedescendant=active_option
                aria-label=t(m::SEARCH)
                placeholder=t(m::SEARCH)
                prop:value=said(move || typed.get())
                on:input=on(move |event| {
                    typed.set(event_target_value(&event));
                    active.set(None);
                    is_open.set(true);
                })
                on:focus=on(move |_| is_open.set(true))
                on:blur=on(move |_| close())
                on:keydown=on(on_key)
            />
            {show(
                move || !typed.with(String::is_empty),
                move || {
                    view! {
                        <button
                            type="button"
                            class="tool search-clear"
                            aria-label=t(m::SEARCH_CLEAR)
                            on:mousedown=on(keep_focus)
                            on:click=on(clear)
                        >
                            {icon(CLOSE)}
                        </button>
                    }
                        .into_any()
                },
            )}
            <div class="search-results" class:is-open=is(is_listing) on:mousedown=on(keep_focus)>
                <ul id="search-list" role="listbox" aria-label=t(m::SEARCH)>
                    {each(
                        move || findings.get().into_iter().enumerate().collect(),
                        |(line, finding)| format!("{line} {} {} {}", finding.layer, finding.id, finding.name),
                        move |(line, finding): (usize, Finding)| {
                            let is_active = said(move || (active.get() == Some(line)).to_string());
                            finding_view(finding, option_id(line), is_active, Box::new(move || take(line)))
                        },
                    )}
                    {show(
                        move || !findings.with(Vec::is_empty),
                        move || {
                            view! {
                                <li
                                    id=said(move || option_id(filter_line()))
                                    role="option"
                                    class="finding finding-filter"
                                    aria-selected=said(move || (active.get() == Some(filter_line())).to_string())
                                    on:click=on(move |_| as_filter())
                                >
                                    {said(move || fill(m::SEARCH_AS_FILTER.get(context.locale.get()), &[&text.get()]))}
                                </li>
                            }
                                .into_any()
                        },
                    )}
                </ul>
                {show(
                    move || findings.with(Vec::is_empty),
                    move || {
                        view! {
                            <p class="search-none">
                                {said(move || fill(m::SEARCH_NONE.get(context.locale.get()), &[&text.get()]))} <br />
                                <span class="muted">{t(m::SEARCH_HINT)}</span>
                            </p>
                        }
                            .into_any()
                    },
                )}
            </div>
        </div>
    }
}

/// A press on the list leaves the focus in the field.
fn keep_focus(event: MouseEvent) {
    event.prevent_default();
}

fn option_id(line: usize) -> String {
    format!("search-option-{line}")
}

fn finding_view(finding: Finding, id: String, is_active: Signal<String>, mut choose: Box<dyn FnMut()>) -> AnyView {
    let sign = if finding.role == Role::Places {
        view! { <Glyph domain=finding.domain /> }.into_any()
    } else {
        view! { <span class="glyph finding-dot"></span> }.into_any()
    };
    view! {
        <li id=id role="option" class="finding" aria-selected=is_active on:click=on(move |_| choose())>
            {sign}
            <span class="finding-text">
                <span class="finding-name" lang=finding.lang>{finding.name}</span>
                <span class="finding-detail">{finding.detail}</span>
            </span>
        </li>
    }
    .into_any()
}
