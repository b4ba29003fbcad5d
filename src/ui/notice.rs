//! Notices: what could not be read, with a way on. They stand above the list until they are closed.

use super::catalog::LayerState;
use super::context::Context;
use super::icon::{CLOSE, NOTICE, icon};
use super::load::reload_layer;
use super::part::{each, on, text};
use super::words::{file_name, source_error};
use crate::atlas::LayerConfig;
use crate::i18n::{Locale, Message, fill, messages as m};
use crate::platform::SourceError;
use leptos::prelude::*;

/// A passing notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    /// What is said.
    message: Message,
    /// What is put into it.
    values: Vec<String>,
}

impl Notice {
    /// Makes a notice of a message and its values.
    pub(super) fn new(message: Message, values: &[&str]) -> Self {
        Self { message, values: values.iter().map(|&value| value.to_owned()).collect() }
    }

    fn text(&self, locale: Locale) -> String {
        let values: Vec<&str> = self.values.iter().map(String::as_str).collect();
        fill(self.message.get(locale), &values)
    }
}

/// A layer that could not be had: its part of the atlas, why, and its address.
type Failure = (LayerConfig, SourceError, String);

/// Every notice that stands now.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let context = Context::here();
    let hidden = RwSignal::new(Vec::<String>::new());
    let failed = move || {
        context.catalog.with(|catalog| {
            let entries = catalog.layers.iter();
            entries
                .filter_map(|entry| match &entry.state {
                    LayerState::Failed(error, url) if !hidden.with(|hidden| hidden.contains(&entry.config.id)) => {
                        Some((entry.config.clone(), error.clone(), url.clone()))
                    }
                    _ => None,
                })
                .collect::<Vec<_>>()
        })
    };
    view! {
        <div class="notices" role="alert">
            {each(
                move || context.notices.get(),
                |notice| notice.text(Locale::En),
                move |notice: Notice| notice_view(context, notice),
            )}
            {each(
                failed,
                |failure| format!("{} {}", failure.0.id, failure.1),
                move |failure: Failure| failure_view(context, failure, hidden),
            )}
        </div>
    }
}

fn notice_view(context: Context, notice: Notice) -> AnyView {
    let gone = notice.clone();
    let close = move |_| context.notices.update(|all| all.retain(|other| *other != gone));
    view! {
        <div class="notice">
            {icon(NOTICE)}
            <p>{text(move || notice.text(context.locale.get()))}</p>
            <button type="button" class="tool" aria-label=context.t(m::CLOSE) on:click=on(close)>
                {icon(CLOSE)}
            </button>
        </div>
    }
    .into_any()
}

fn failure_view(context: Context, (config, error, url): Failure, hidden: RwSignal<Vec<String>>) -> AnyView {
    let locale = context.locale;
    let id = config.id.clone();
    let titled = config.clone();
    let title = text(move || {
        let title = match titled.title.get(locale.get().code()) {
            "" => titled.id.as_str(),
            title => title,
        };
        fill(m::LAYER_FAILED.get(locale.get()), &[title])
    });
    let file = file_name(&url).to_owned();
    let why = text(move || {
        let locale = locale.get();
        format!("{} {}", source_error(&error, &file, locale), m::KEPT_REST.get(locale))
    });
    let again = move |_| reload_layer(context, config.clone(), url.clone());
    let go_on = move |_| hidden.update(|hidden| hidden.push(id.clone()));
    view! {
        <div class="notice">
            {icon(NOTICE)}
            <div>
                <p>
                    <strong>{title}</strong>
                </p>
                <p>{why}</p>
                <div class="notice-actions">
                    <button type="button" class="button" on:click=on(again)>
                        {context.t(m::TRY_AGAIN)}
                    </button>
                    <button type="button" class="button" on:click=on(go_on)>
                        {context.t(m::GO_ON)}
                    </button>
                </div>
            </div>
        </div>
    }
    .into_any()
}
