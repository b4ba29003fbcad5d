//! The layers: switches with their legend, the sources with licence and date, and what reading the files met.

use super::card::linked;
use super::catalog::{Entry, Layer, LayerState};
use super::context::Context;
use super::glyph::Glyph;
use super::part::{each, is, live, on, show, text};
use super::words::{file_name, issue_text, severity_text};
use crate::atlas::{Role, Source};
use crate::dataset::IssueGroup;
use crate::i18n::{Locale, date_text, fill, integer, messages as m};
use crate::index::order::sort_by;
use crate::state::Action;
use leptos::prelude::*;
use std::sync::Arc;

/// Switches, legend, sources, report.
#[component]
pub(super) fn Layers() -> impl IntoView {
    let context = Context::here();
    // The subject first: the reader's layers from the top of the map down.
    let switchable = Memo::new(move |_| {
        context.catalog.with(|catalog| {
            let entries = catalog.layers.iter().rev().filter(|entry| entry.config.role.is_switchable());
            entries.map(|entry| (entry.config.id.clone(), entry.config.role)).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="layers">
            <h2 class="visually-hidden">{context.t(m::LEGEND)}</h2>
            {each(
                move || switchable.get(),
                |(id, _)| id.clone(),
                |(id, role): (String, Role)| view! { <LayerSwitch id=id role=role /> }.into_any(),
            )}
            <Report />
            <Sources />
        </div>
    }
}

/// One layer: on or off, and what its signs mean.
#[component]
fn LayerSwitch(id: String, role: Role) -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    let id = StoredValue::new(id);
    let entry = move || -> Option<Entry> {
        id.with_value(|id| {
            context.catalog.with(|catalog| catalog.layers.iter().find(|entry| entry.config.id == *id).cloned())
        })
    };
    let title = text(move || {
        let texts = entry().map(|entry| entry.config.title).unwrap_or_default();
        match texts.get(locale.get().code()) {
            "" => id.get_value(),
            title => title.to_owned(),
        }
    });
    let rows = text(move || match entry().map(|entry| entry.state) {
        Some(LayerState::Ready(layer)) => integer(locale.get(), layer.dataset.len() as u64),
        _ => String::new(),
    });
    let is_on = is(move || id.with_value(|id| context.view.with(|view| !view.layers_off.contains(id))));
    let sign = |class: &'static str, said| {
        view! {
            <p class="legend-line">
                <span class=class aria-hidden="true"></span>
                {context.t(said)}
            </p>
        }
        .into_any()
    };
    let legend = match role {
        Role::Places => view! { <DomainLegend /> }.into_any(),
        Role::Clusters => sign("legend-cluster", m::CLUSTER_LEGEND),
        _ => sign("legend-district", m::DISTRICT_LEGEND),
    };
    view! {
        <section class="layer" data-layer=id.get_value()>
            <label class="layer-switch">
                <input
                    type="checkbox"
                    role="switch"
                    prop:checked=is_on
                    on:change=on(move |_| context.act(Action::ToggleLayer(id.get_value())))
                />
                <span class="layer-title">{title}</span>
                <span class="count">{rows}</span>
            </label>
            <div class="legend" class:is-off=is(move || !is_on.get())>
                {legend}
            </div>
        </section>
    }
}

/// The sign of every domain that the places have.
#[component]
fn DomainLegend() -> impl IntoView {
    let context = Context::here();
    let lines = Memo::new(move |_| {
        let locale = context.locale.get();
        let Some(places) = context.places() else { return Vec::new() };
        let mut domains: Vec<Option<String>> =
            (0..places.dataset().len()).map(|row| places.domain(row).map(str::to_owned)).collect();
        sort_by(&mut domains, &|a, b| (a.is_none(), a).cmp(&(b.is_none(), b)));
        domains.dedup();
        let label = |domain: &Option<String>| match domain {
            Some(code) => places.category_label(code, locale).unwrap_or(code).to_owned(),
            None => m::NO_CATEGORY.get(locale).to_owned(),
        };
        domains.iter().map(|domain| (domain.clone(), label(domain))).collect()
    });
    each(
        move || lines.get(),
        |(domain, label)| format!("{domain:?} {label}"),
        |(domain, label): (Option<String>, String)| {
            view! {
                <p class="legend-line">
                    <Glyph domain=domain />
                    {label}
                </p>
            }
            .into_any()
        },
    )
}

/// What reading the files met, file by file.
#[component]
fn Report() -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    let reported = Memo::new(move |_| {
        context.catalog.with(|catalog| {
            catalog
                .ready()
                .filter(|layer| !layer.report.issues.is_empty())
                .map(|layer| layer.config.id.clone())
                .collect::<Vec<_>>()
        })
    });
    let layers = move || -> Vec<Arc<Layer>> {
        reported.get().iter().filter_map(|id| context.catalog.with(|catalog| catalog.layer(id))).collect()
    };
    let count = move || layers().iter().map(|layer| layer.report.issues.len()).sum::<usize>();
    let said = text(move || {
        let (locale, count) = (locale.get(), count());
        fill(m::NOTICES.of(locale, count), &[&integer(locale, count as u64)])
    });
    let files = move || {
        let locale = locale.get();
        let file = |layer: &Arc<Layer>| {
            let groups: Vec<AnyView> = layer.report.issues.iter().map(|group| issue_view(group, locale)).collect();
            view! {
                <h3>{file_name(&layer.config.file).to_owned()}</h3>
                <ul>{groups}</ul>
            }
            .into_any()
        };
        layers().iter().map(file).collect::<Vec<AnyView>>().into_any()
    };
    show(
        move || count() > 0,
        move || {
            view! {
                <details class="more report" data-testid="report">
                    <summary>{said}</summary>
                    {live(files)}
                </details>
            }
            .into_any()
        },
    )
}

fn issue_view(group: &IssueGroup, locale: Locale) -> AnyView {
    let spots: Vec<String> = group
        .examples
        .iter()
        .map(|spot| {
            let id = spot.id.as_ref().map(|id| format!(" “{id}”")).unwrap_or_default();
            let place = fill(
                m::REPORT_SPOT.get(locale),
                &[&integer(locale, spot.feature as u64), &id, &integer(locale, spot.line as u64)],
            );
            if spot.detail.is_empty() { place } else { format!("{place}: {}", spot.detail) }
        })
        .collect();
    let more = group.count.saturating_sub(spots.len());
    let more = (more > 0).then(|| fill(m::REPORT_MORE.get(locale), &[&integer(locale, more as u64)]));
    let count = fill(m::PROBLEMS.of(locale, group.count), &[&integer(locale, group.count as u64)]);
    let rest = format!(" ({count}, {})", severity_text(group.severity, locale));
    let spots: Vec<AnyView> = spots.into_iter().chain(more).map(|spot| view! { <li>{spot}</li> }.into_any()).collect();
    view! {
        <li>
            <strong>{issue_text(group.kind, locale)}</strong>
            {rest}
            <ul class="muted">{spots}</ul>
        </li>
    }
    .into_any()
}

/// Every source of the atlas with its licence and date.
#[component]
fn Sources() -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    let all = live(move || {
        let locale = locale.get();
        let Some(atlas) = context.atlas() else { return ().into_any() };
        let summary = atlas.summary.get(locale.code()).to_owned();
        let date = if atlas.date.is_empty() {
            String::new()
        } else {
            fill(m::UPDATED.get(locale), &[&date_text(locale, &atlas.date)])
        };
        let lines: Vec<AnyView> = atlas.sources.values().map(|source| source_view(source, locale)).collect();
        view! {
            <p>{summary}</p>
            <p class="muted">{date}</p>
            <ul>{lines}</ul>
        }
        .into_any()
    });
    view! {
        <section class="sources" id="sources">
            <h2>{context.t(m::SOURCES)}</h2>
            {all}
        </section>
    }
}

fn source_view(source: &Source, locale: Locale) -> AnyView {
    let title = source.title.get(locale.code()).to_owned();
    let date = if source.date.is_empty() { String::new() } else { format!(", {}", date_text(locale, &source.date)) };
    let attribution = if source.attribution.is_empty() { String::new() } else { format!("{} · ", source.attribution) };
    view! {
        <li>
            {linked(title, &source.url)} {date} <br />
            <span class="muted">{attribution} {linked(source.licence.clone(), &source.licence_url)}</span>
        </li>
    }
    .into_any()
}
