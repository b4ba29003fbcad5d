//! Clusters that the reader tunes: settings, how far the study is, what it found, and when it misleads.

mod result;
mod setting;
mod tuning;

use super::context::Context;
use super::part::{Derived, Part, button, show, tag};
use crate::i18n::{Message, fill, messages as m};
use setting::settings;
use tuning::{Stage, again};
pub(super) use tuning::{Tuned, Tuning, follow_tuning};

/// What the layer of the reader's clusters is called where layers are switched.
pub(super) const TUNED_LAYER: &str = "cl";

/// The panel's part about clusters.
pub(super) fn clusters(context: Context) -> Part {
    let asked = Derived::new(move || context.view.with(|view| view.clustering));
    let found = Derived::new(move || context.tuning.found());
    tag("div")
        .class("clusters")
        .add(tag("h2").class("visually-hidden").says(context.t(m::TAB_CLUSTERS)))
        .add(tag("p").class("muted").says(context.t(m::CLUSTER_INTRO)))
        .add(settings(context, asked, found))
        .add(study_stage(context))
        .add(result::results(context, found))
        .add(more(context, m::CLUSTER_MISLEADS, m::CLUSTER_MISLEADS_TEXT))
}

/// Something to unfold.
fn more(context: Context, title: Message, text: Message) -> Part {
    let details = tag("details").class("more").add(tag("summary").says(context.t(title)));
    details.add(tag("p").says(context.t(text)))
}

/// How far the study is, with what can be done about it.
fn study_stage(context: Context) -> Part {
    let tuning = context.tuning;
    let stage = Derived::new(move || tuning.state.with(|state| state.stage.clone()));
    let share = move || match stage.get() {
        Stage::Running(share) => Some((share * 100.0) as u32),
        _ => None,
    };
    let running = move || {
        let bar = tag("div")
            .class("study-bar")
            .attr("role", "progressbar")
            .bind("aria-label", context.t(m::CLUSTER_RUNNING))
            .attr("aria-valuemin", "0")
            .attr("aria-valuemax", "100")
            .bind("aria-valuenow", move || share().unwrap_or_default().to_string())
            .add(tag("span").bind_style("inline-size", move || format!("{}%", share().unwrap_or_default().max(2))));
        let stop = button("button").on_click(move || tuning.stop()).says(context.t(m::CLUSTER_CANCEL));
        tag("div").class("study").add(bar).add(stop)
    };
    let said = move || {
        let locale = context.locale.get();
        match stage.get() {
            Stage::Stopped => m::CLUSTER_STOPPED.get(locale).to_owned(),
            Stage::NoWorker => m::CLUSTER_NO_WORKER.get(locale).to_owned(),
            Stage::Failed(reason) => fill(m::CLUSTER_FAILED.get(locale), &[&reason]),
            Stage::Idle | Stage::Running(_) => String::new(),
        }
    };
    let is_over = move || !said().is_empty();
    let over = move || {
        let retry = button("button").on_click(move || again(context)).says(context.t(m::CLUSTER_AGAIN));
        tag("div").class("study").add(tag("p").attr("role", "status").says(said)).add(retry)
    };
    tag("div").add(show(move || share().is_some(), running)).add(show(is_over, over))
}
