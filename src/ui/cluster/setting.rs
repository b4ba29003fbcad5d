//! The settings of the reader's clusters: presets, the radius by slider and number, the least number of places.

use super::tuning::Tuned;
use crate::analysis::cluster::Method;
use crate::geo::read_number;
use crate::i18n::{distance, fill, messages as m};
use crate::state::{Action, Clustering, LEAST_PLACES, RADII_M};
use crate::ui::context::Context;
use crate::ui::part::{Derived, Part, button, show, tag};
use leptos::prelude::event_target_value;
use std::sync::Arc;
use web_sys::Event;

/// Ends of the slider in metres; it goes by ratios. Any radius can be written into the field.
const SLIDER_M: (f64, f64) = (50.0, 20_000.0);
/// Steps of the slider.
const STEPS: f64 = 100.0;
/// Least number of places where each cluster has its own density.
const DENSITY_LEAST: usize = 5;

/// Every setting.
pub(super) fn settings(
    context: Context,
    asked: Derived<Option<Clustering>>,
    found: Derived<Option<Arc<Tuned>>>,
) -> Part {
    let [city, town, region] = Method::PRESETS.map(|(radius_m, least)| Clustering::with_radius(radius_m, least));
    let presets = [
        (m::SCALE_CITY, city),
        (m::SCALE_TOWN, town),
        (m::SCALE_REGION, region),
        (m::SCALE_DENSITY, Clustering::Density { least: DENSITY_LEAST }),
    ];
    let group = tag("div").class("presets").attr("role", "group").bind("aria-label", context.t(m::CLUSTER_SCALE));
    let presets = presets.into_iter().fold(group, |group, (label, preset)| {
        let is_on = move || match (asked.get(), preset) {
            (Some(Clustering::Density { .. }), Clustering::Density { .. }) => true,
            (asked, preset) => asked == Some(preset),
        };
        let name = move || {
            let name = context.t(label)();
            match preset {
                Clustering::Radius { radius_m, .. } => {
                    [&*name, " · ", &distance(context.locale.get(), radius_m)].concat()
                }
                Clustering::Density { .. } => name,
            }
        };
        let press = button("button preset").bind("aria-pressed", move || is_on().to_string());
        group.add(press.on_click(move || choose(context, Some(preset))).says(name))
    });
    let radius = move || match asked.get() {
        Some(Clustering::Radius { radius_m, .. }) => Some(radius_m),
        _ => None,
    };
    let fields = move || {
        tag("div")
            .class("cluster-fields")
            .add(show(move || radius().is_some(), move || radius_fields(context, radius, found)))
            .add(least_field(context, asked))
            .add(button("link").on_click(move || choose(context, None)).says(context.t(m::CLUSTER_REMOVE)))
    };
    tag("div").add(presets).add(show(move || asked.get().is_some(), fields))
}

fn choose(context: Context, clustering: Option<Clustering>) {
    context.act(Action::SetClustering(clustering));
}

/// Takes another radius.
pub(super) fn choose_radius(context: Context, radius_m: f64) {
    let now = context.view.with_untracked(|view| view.clustering);
    if let Some(now) = now.filter(|_| radius_m.is_finite()) {
        choose(context, Some(Clustering::with_radius(radius_m, now.least())));
    }
}

/// The radius that a step of the slider means, to two digits.
fn radius_at(step: f64) -> f64 {
    let radius_m = SLIDER_M.0 * (SLIDER_M.1 / SLIDER_M.0).powf(step / STEPS);
    let digit = 10_f64.powf(radius_m.log10().floor() - 1.0);
    (radius_m / digit).round() * digit
}

/// The radius: a slider, a field, and where the distances bend.
fn radius_fields(
    context: Context,
    radius: impl Fn() -> Option<f64> + Copy + 'static,
    found: Derived<Option<Arc<Tuned>>>,
) -> Part {
    let radius = move || radius().unwrap_or(SLIDER_M.0);
    let step =
        move || ((radius() / SLIDER_M.0).ln() / (SLIDER_M.1 / SLIDER_M.0).ln() * STEPS).clamp(0.0, STEPS).round();
    let slider = tag("input")
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", &STEPS.to_string())
        .bind_property("value", move || step().to_string().into())
        .bind("aria-label", context.t(m::CLUSTER_RADIUS))
        .bind("aria-valuetext", move || distance(context.locale.get(), radius()))
        .on("change", move |event: Event| {
            if let Some(step) = read_number(&event_target_value(&event)) {
                choose_radius(context, radius_at(step));
            }
        });
    let field = tag("input")
        .attr("type", "number")
        .attr("inputmode", "numeric")
        .attr("min", &RADII_M.0.to_string())
        .attr("max", &RADII_M.1.to_string())
        .attr("step", "any")
        .bind_property("value", move || radius().to_string().into())
        .on("change", move |event: Event| {
            if let Some(radius_m) = read_number(event_target_value(&event).trim()) {
                choose_radius(context, radius_m);
            }
        });
    let bend = move || {
        let bend = found.with(|found| found.as_ref().map_or(f64::NAN, |found| found.findings.elbow_m));
        let is_choice = (RADII_M.0..=RADII_M.1).contains(&bend);
        is_choice.then(|| (bend / 10.0).round() * 10.0)
    };
    let suggestion = move || {
        let text = move || fill(m::CLUSTER_SUGGESTION.get(context.locale.get()), &[&said(context, bend())]);
        let take = button("link").on_click(move || choose_radius(context, bend().unwrap_or(f64::NAN)));
        let take = take.says(move || fill(m::CLUSTER_TAKE.get(context.locale.get()), &[&said(context, bend())]));
        tag("p").class("muted").says(text).text(" ").add(take)
    };
    tag("div")
        .class("radius")
        .add(slider)
        .add(tag("label").add(tag("span").says(context.t(m::CLUSTER_RADIUS_FIELD))).add(field))
        .add(show(move || bend().is_some(), suggestion))
}

fn said(context: Context, metres: Option<f64>) -> String {
    metres.map(|metres| distance(context.locale.get(), metres)).unwrap_or_default()
}

/// The least number of places.
fn least_field(context: Context, asked: Derived<Option<Clustering>>) -> Part {
    let field = tag("input")
        .attr("type", "number")
        .attr("inputmode", "numeric")
        .attr("min", &LEAST_PLACES.0.to_string())
        .attr("max", &LEAST_PLACES.1.to_string())
        .bind_property("value", move || asked.get().map_or(0, Clustering::least).to_string().into())
        .on("change", move |event: Event| {
            let least = read_number(event_target_value(&event).trim()).filter(|least| *least >= 1.0);
            if let (Some(least), Some(now)) = (least, asked.get_untracked()) {
                choose(context, Some(now.with_least(least as usize)));
            }
        });
    tag("label").add(tag("span").says(context.t(m::CLUSTER_LEAST))).add(field)
}
