//! The layers: switches with their legend, the sources with licence and date, and what reading the files met.

use super::card::linked;
use super::catalog::Layer;
use super::context::Context;
use super::focus_in;
use super::glyph::glyph;
use super::part::{Part, Row, button, each, live, nothing, show, tag};
use super::vertical::is_offered;
use super::words::{file_name, issue_text, severity_text, titled};
use crate::atlas::{Role, Source};
use crate::dataset::IssueGroup;
use crate::i18n::{Locale, Message, date_text, fill, integer, messages as m};
use crate::index::order::sort_few;
use crate::state::{Action, Tab, ViewState};
use leptos::prelude::{GetValue, StoredValue, untrack};
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// Switches, legend, sources, report.
pub(super) fn layers(context: Context) -> Part {
    // The subject first: the reader's layers from the top of the map down.
    let switches = move || {
        context.catalog.with(|catalog| {
            let layers = catalog.layers.iter().rev().map(|entry| &entry.config);
            layers
                .filter(|config| config.role.is_switchable())
                .map(|config| {
                    let (id, role) = (config.id.clone(), config.role);
                    Row::new(id.clone(), move || layer_switch(context, id, role))
                })
                .collect()
        })
    };
    tag("div")
        .class("layers")
        .add(tag("h2").class("visually-hidden").says(context.t(m::LEGEND)))
        .add(each(switches))
        .add(show(move || is_offered(context), move || script_switch(context)))
        .add(report(context))
        .add(sources(context))
}

/// One layer: on or off, and what its signs mean.
fn layer_switch(context: Context, id: String, role: Role) -> Part {
    let section = tag("section").class("layer").attr("data-layer", &id);
    let id = StoredValue::new(id);
    let title = move || {
        let locale = context.locale.get();
        context.catalog.with(|catalog| {
            let id = id.get_value();
            let entry = catalog.layers.iter().find(|entry| entry.config.id == id);
            match entry.map(|entry| titled(&entry.config.title, locale)) {
                Some(title) if !title.0.is_empty() => title,
                _ => (id, "und".to_owned()),
            }
        })
    };
    let rows = move || {
        let layer = context.catalog.with(|catalog| catalog.layer(&id.get_value()));
        layer.map_or_else(String::new, |layer| integer(context.locale.get(), layer.dataset.len() as u64))
    };
    let is_off = move || context.view.with(|view| view.layers_off.contains(&id.get_value()));
    let legend = match role {
        Role::Places => nothing().add(show_as(context)).add(domain_legend(context)),
        Role::Clusters => legend_line(tag("span").class("legend-cluster").attr("aria-hidden", "true"))
            .says(context.t(m::CLUSTER_LEGEND)),
        _ => legend_line(tag("span").class("legend-district").attr("aria-hidden", "true"))
            .says(context.t(m::DISTRICT_LEGEND)),
    };
    let switch = tag("input")
        .attr("type", "checkbox")
        .attr("role", "switch")
        .bind_property("checked", move || (!is_off()).into())
        .on("change", move |_: web_sys::Event| context.act(Action::ToggleLayer(id.get_value())));
    let label = tag("label")
        .class("layer-switch")
        .add(switch)
        .add(tag("span").class("layer-title").bind("lang", move || title().1).says(move || title().0))
        .add(tag("span").class("count").says(rows));
    section.add(label).add(tag("div").class("legend").when(".is-off", is_off).add(legend))
}

/// The choice of traditional script for the map's names.
fn script_switch(context: Context) -> Part {
    let is_on = move || context.view.with(|view| view.is_traditional);
    let switch = tag("input")
        .attr("type", "checkbox")
        .attr("role", "switch")
        .bind_property("checked", move || is_on().into())
        .on("change", move |_: web_sys::Event| context.act(Action::SetTraditional(!untrack(is_on))));
    let label = tag("label").class("layer-switch").add(switch);
    let label = label.add(tag("span").class("layer-title").says(context.t(m::SCRIPT)));
    tag("section").class("layer").attr("data-layer", "script").add(label)
}

/// Ways to show the places, by the analysis that lays them over the map; the first is by symbols.
const WAYS: [(&str, Message); 5] = [
    ("", m::AS_SYMBOLS),
    ("groups", m::AS_GROUPS),
    ("hexagons", m::AS_HEXAGONS),
    ("density", m::AS_DENSITY),
    ("districts", m::AS_DISTRICTS),
];

/// How the places are shown, to choose from; with the way to the figures behind it.
fn show_as(context: Context) -> Part {
    let now = move || {
        let topic = |view: &ViewState| view.analysis.as_ref()?.split(',').next().map(str::to_owned);
        let topic = context.view.with(topic).unwrap_or_default();
        if WAYS.iter().any(|(way, _)| *way == topic) { topic } else { String::new() }
    };
    let has_districts = move || context.catalog.with(|catalog| catalog.layer_of(Role::Districts).is_some());
    let option = |(way, name): (&'static str, Message)| {
        let option = tag("option").attr("value", way).says(context.t(name));
        option.bind_property("hidden", move || (way == "districts" && !has_districts()).into())
    };
    let list = tag("select").attr("id", "show-as");
    let list = WAYS.into_iter().map(option).fold(list, Part::add).bind_property("value", move || now().into());
    let list = list.on("change", move |event: web_sys::Event| {
        let list = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
        let way = list.map(|list| list.value()).filter(|way| !way.is_empty());
        context.act(Action::SetAnalysis(way));
    });
    let figures = move || {
        let open = move || {
            context.tab.set(Tab::Analysis);
            let page = web_sys::window().and_then(|window| window.document()?.document_element());
            if let Some(page) = page {
                focus_in(&page, &["#tab-", Tab::Analysis.name()].concat());
            }
        };
        button("link").on_click(open).says(context.t(m::AS_FIGURES))
    };
    tag("div")
        .class("show-as")
        .add(tag("label").attr("for", "show-as").says(context.t(m::SHOW_AS)))
        .add(list)
        .add(show(move || !now().is_empty(), figures))
}

/// A line of the legend: a sign, and room for what it means.
fn legend_line(sign: Part) -> Part {
    tag("p").class("legend-line").add(sign)
}

/// The sign of every domain that the places have.
fn domain_legend(context: Context) -> Part {
    each(move || {
        let locale = context.locale.get();
        let Some(places) = context.places() else { return Vec::new() };
        let mut domains = Vec::new();
        for row in 0..places.dataset().len() {
            let domain = places.domain(row);
            if !domains.contains(&domain) {
                domains.push(domain);
            }
        }
        sort_few(&mut domains, &mut |a, b| (a.is_none(), a).cmp(&(b.is_none(), b)));
        let line = |domain: Option<&str>| {
            let label = match domain {
                Some(code) => places.category_label(code, locale).unwrap_or(code),
                None => m::NO_CATEGORY.get(locale),
            };
            let (domain, label) = (domain.map(str::to_owned), label.to_owned());
            let key = [domain.as_deref().unwrap_or_default(), &label].join(" ");
            Row::new(key, move || legend_line(glyph(context, domain)).text(&label))
        };
        domains.into_iter().map(line).collect()
    })
}

/// What reading the files met, file by file.
fn report(context: Context) -> Part {
    let layers = move || {
        let has_issues = |layer: &Arc<Layer>| !layer.report.issues.is_empty();
        context.catalog.with(|catalog| catalog.ready().filter(has_issues).collect::<Vec<_>>())
    };
    let count = move || layers().iter().map(|layer| layer.report.issues.len()).sum::<usize>();
    let said = move || {
        let (locale, count) = (context.locale.get(), count());
        fill(m::NOTICES.of(locale, count), &[&integer(locale, count as u64)])
    };
    let files = move || {
        let locale = context.locale.get();
        layers().iter().fold(nothing(), |part, layer| {
            let issues = layer.report.issues.iter().map(|group| issue(group, locale));
            part.add(tag("h3").text(file_name(&layer.config.file))).add(issues.fold(tag("ul"), Part::add))
        })
    };
    show(
        move || count() > 0,
        move || {
            let details = tag("details").class("more report").attr("data-testid", "report");
            details.add(tag("summary").says(said)).add(live(files))
        },
    )
}

/// Everything of one kind that was met in a file, with the first places.
fn issue(group: &IssueGroup, locale: Locale) -> Part {
    let number = |number: usize| integer(locale, number as u64);
    let mut spots = tag("ul").class("muted");
    for spot in &group.examples {
        let id = spot.id.as_ref().map(|id| [" “", id, "”"].concat()).unwrap_or_default();
        let values = [&*number(spot.feature), &id, &number(spot.line)];
        let line = tag("li").text(&fill(m::REPORT_SPOT.get(locale), &values));
        spots = spots.add(if spot.detail.is_empty() { line } else { line.text(": ").text(&spot.detail) });
    }
    let more = group.count.saturating_sub(group.examples.len());
    if more > 0 {
        spots = spots.add(tag("li").text(&fill(m::REPORT_MORE.get(locale), &[&number(more)])));
    }
    let count = fill(m::PROBLEMS.of(locale, group.count), &[&number(group.count)]);
    tag("li")
        .add(tag("strong").text(issue_text(group.kind, locale)))
        .text(&[" (", &count, ", ", severity_text(group.severity, locale), ")"].concat())
        .add(spots)
}

/// Every source of the atlas with its licence and date.
fn sources(context: Context) -> Part {
    let all = live(move || {
        let locale = context.locale.get();
        let Some(atlas) = context.atlas() else { return nothing() };
        let (summary, lang) = titled(&atlas.summary, locale);
        let date = match &*atlas.date {
            "" => String::new(),
            date => fill(m::UPDATED.get(locale), &[&date_text(locale, date)]),
        };
        nothing()
            .add(tag("p").attr("lang", &lang).text(&summary))
            .add(tag("p").class("muted").text(&date))
            .add(atlas.sources.values().map(|source| source_line(source, locale)).fold(tag("ul"), Part::add))
    });
    let section = tag("section").class("sources").attr("id", "sources");
    section.add(tag("h2").says(context.t(m::SOURCES))).add(all)
}

fn source_line(source: &Source, locale: Locale) -> Part {
    let (title, lang) = source.title.get_with_lang(locale.code()).unwrap_or_default();
    let mut line = tag("li").add(tag("span").attr("lang", lang).add(linked(title, &source.url)));
    if !source.date.is_empty() {
        line = line.text(", ").text(&date_text(locale, &source.date));
    }
    let mut rights = tag("span").class("muted");
    if !source.attribution.is_empty() {
        rights = rights.text(&source.attribution).text(" · ");
    }
    line.add(tag("br")).add(rights.add(linked(&source.licence, &source.licence_url)))
}
