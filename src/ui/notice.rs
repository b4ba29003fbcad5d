//! Notices: what could not be read, with a way on. They stand above the list until they are closed.

use super::catalog::LayerState;
use super::context::Context;
use super::icon::{CLOSE, NOTICE, icon};
use super::load::reload_layer;
use super::words::source_error;
use crate::i18n::{Locale, Message, fill, messages as m};
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

/// Every notice that stands now.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
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
            <For
                each=move || context.notices.get()
                key=|notice| notice.clone().text(Locale::En)
                let(notice)
            >
                {
                    let gone = notice.clone();
                    view! {
                        <div class="notice">
                            {icon(NOTICE)}
                            <p>{move || notice.text(locale.get())}</p>
                            <button
                                type="button"
                                class="tool"
                                aria-label=move || m::CLOSE.get(locale.get())
                                on:click=move |_| context.notices.update(|all| all.retain(|other| *other != gone))
                            >
                                {icon(CLOSE)}
                            </button>
                        </div>
                    }
                }
            </For>
            <For each=failed key=|(config, error, _)| format!("{}{error:?}", config.id) let((config, error, url))>
                {
                    let id = config.id.clone();
                    let title = {
                        let config = config.clone();
                        move || match config.title.get(locale.get().code()) {
                            "" => config.id.clone(),
                            title => title.to_owned(),
                        }
                    };
                    let file = url.rsplit('/').next().unwrap_or(&url).to_owned();
                    let text = move || source_error(&error, &file, locale.get());
                    let again = move |_| reload_layer(context, config.clone(), url.clone());
                    view! {
                        <div class="notice">
                            {icon(NOTICE)}
                            <div>
                                <p>
                                    <strong>{move || fill(m::LAYER_FAILED.get(locale.get()), &[&title()])}</strong>
                                </p>
                                <p>{text}" "{move || m::KEPT_REST.get(locale.get())}</p>
                                <div class="notice-actions">
                                    <button type="button" class="button" on:click=again>
                                        {move || m::TRY_AGAIN.get(locale.get())}
                                    </button>
                                    <button
                                        type="button"
                                        class="button"
                                        on:click=move |_| hidden.update(|hidden| hidden.push(id.clone()))
                                    >
                                        {move || m::GO_ON.get(locale.get())}
                                    </button>
                                </div>
                            </div>
                        </div>
                    }
                }
            </For>
        </div>
    }
}
