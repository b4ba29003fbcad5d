//! Notices: what could not be read, or not to its end, with a way on. They stand above the list until they are closed.

use super::catalog::LayerState;
use super::context::Context;
use super::icon::{CLOSE, NOTICE, icon};
use super::load::{ask_basemap, reload_layer};
use super::part::{Part, Row, State, button, each, tag};
use super::words::{file_name, source_error, title_of};
use crate::atlas::LayerConfig;
use crate::dataset::IssueKind;
use crate::i18n::{Locale, Message, fill, messages as m};
use crate::platform::SourceError;
use std::rc::Rc;

/// A passing notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    /// What is said.
    message: Message,
    /// What is put into it.
    values: Vec<String>,
    /// Set where the base map can be asked for again.
    has_retry: bool,
}

impl Notice {
    /// Makes a notice of a message and its values.
    pub(super) fn new(message: Message, values: &[&str]) -> Self {
        Self { message, values: values.iter().map(|&value| value.to_owned()).collect(), has_retry: false }
    }

    /// The notice with a way to ask for the base map again.
    pub(super) fn with_retry(self) -> Self {
        Self { has_retry: true, ..self }
    }

    fn text(&self, locale: Locale) -> String {
        let values: Vec<&str> = self.values.iter().map(String::as_str).collect();
        fill(self.message.get(locale), &values)
    }
}

/// A layer that could not be had, or not whole: its part of the atlas, and why.
struct Failure {
    config: LayerConfig,
    /// None: the file ends early, and what stands before its end is shown.
    error: Option<SourceError>,
}

/// Every notice that stands now.
pub(super) fn notices(context: Context) -> Part {
    let hidden = State::new(Vec::<String>::new());
    let passing = move || {
        let notices = context.notices.get().into_iter();
        notices.map(|notice| Row::new(notice.text(Locale::En), move || notice_view(context, notice))).collect()
    };
    let failed = move || {
        context.catalog.with(|catalog| {
            let failures = catalog.layers.iter().filter_map(|entry| match &entry.state {
                LayerState::Failed(error) => Some((&entry.config, Some(error))),
                LayerState::Ready(layer) if layer.report.issue(IssueKind::Truncated).is_some() => {
                    Some((&entry.config, None))
                }
                _ => None,
            });
            failures
                .filter(|(config, _)| !hidden.with(|hidden| hidden.contains(&config.id)))
                .map(|(config, error)| {
                    let failure = Failure { config: config.clone(), error: error.cloned() };
                    let key = [&*config.id, " ", &error.map(ToString::to_string).unwrap_or_default()].concat();
                    Row::new(key, move || failure_view(context, failure, hidden))
                })
                .collect()
        })
    };
    tag("div").class("notices").attr("data-region", "").attr("role", "alert").add(each(passing)).add(each(failed))
}

/// A notice with its sign, and room for what it says.
fn frame() -> Part {
    tag("div").class("notice").add(icon(NOTICE))
}

fn notice_view(context: Context, notice: Notice) -> Part {
    let notice = Rc::new(notice);
    let gone = Rc::clone(&notice);
    let has_retry = notice.has_retry;
    let dismiss = move || context.notices.update(|all| all.retain(|other| *other != *gone));
    let text = tag("p").says(move || notice.text(context.locale.get()));
    if has_retry {
        let again = dismiss.clone();
        let again = move || {
            again();
            ask_basemap(context);
        };
        let again = button("button").on_click(again).says(context.t(m::TRY_AGAIN));
        let go_on = button("button").on_click(dismiss).says(context.t(m::GO_ON));
        return frame().add(tag("div").add(text).add(tag("div").class("notice-actions").add(again).add(go_on)));
    }
    let close = button("tool").bind("aria-label", context.t(m::CLOSE)).on_click(dismiss).add(icon(CLOSE));
    frame().add(text).add(close)
}

fn failure_view(context: Context, failure: Failure, hidden: State<Vec<String>>) -> Part {
    let failure = Rc::new(failure);
    let (titled, told, lost) = (Rc::clone(&failure), Rc::clone(&failure), Rc::clone(&failure));
    let title = move || {
        let locale = context.locale.get();
        let message = if titled.error.is_some() { m::LAYER_FAILED } else { m::LAYER_PARTIAL };
        fill(message.get(locale), &[title_of(&titled.config, locale)])
    };
    let why = move || {
        let (locale, file) = (context.locale.get(), file_name(&told.config.file));
        match &told.error {
            Some(error) => [&*source_error(error, file, locale), m::KEPT_REST.get(locale)].join(" "),
            None => [file, ": ", m::ISSUE_TRUNCATED.get(locale), "."].concat(),
        }
    };
    let again =
        button("button").on_click(move || reload_layer(context, lost.config.clone())).says(context.t(m::TRY_AGAIN));
    let go_on = button("button")
        .on_click(move || hidden.update(|hidden| hidden.push(failure.config.id.clone())))
        .says(context.t(m::GO_ON));
    let text = tag("div")
        .add(tag("p").add(tag("strong").says(title)))
        .add(tag("p").says(why))
        .add(tag("div").class("notice-actions").add(again).add(go_on));
    frame().add(text)
}
