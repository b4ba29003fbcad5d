//! The card of what is selected: a place, an administrative unit or a cluster, with its sources.

mod area;
mod fact;
mod place;

use super::catalog::{Layer, Name};
use super::context::Context;
use super::icon::{BACK, LINK, icon};
use crate::atlas::Role;
use crate::i18n::messages as m;
use crate::platform;
use crate::state::{Action, Selected};
use area::AreaCard;
use leptos::html::H2;
use leptos::prelude::*;
pub(super) use fact::linked;
use place::PlaceCard;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The selected feature, once its layer is read: the layer and the row.
pub(super) fn selected_feature(context: Context) -> Option<(Arc<Layer>, usize)> {
    let Selected { layer, id } = context.view.with(|view| view.selected.clone())?;
    let layer = context.catalog.with(|catalog| catalog.layer(&layer))?;
    let row = layer.dataset.row_of_id(&id)?;
    Some((layer, row))
}

/// The card with its way back. The focus goes to its title when it opens.
#[component]
pub(super) fn Card() -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    let selected = Memo::new(move |_| context.view.with(|view| view.selected.clone()));
    let close = move |_| {
        context.act(Action::Select(None));
        context.returning.set(true);
    };
    view! {
        <article class="card" data-testid="card">
            <div class="card-bar">
                <button type="button" class="link card-back" on:click=close>
                    {icon(BACK)}
                    <span>{move || m::BACK.get(locale.get())}</span>
                </button>
                <CopyLink />
            </div>
            {move || {
                selected.track();
                let locale = locale.get();
                let (layer, row) = selected_feature(context)?;
                Some(
                    if layer.config.role == Role::Places {
                        view! { <PlaceCard layer=layer row=row locale=locale /> }.into_any()
                    } else {
                        view! { <AreaCard layer=layer row=row locale=locale /> }.into_any()
                    },
                )
            }}
        </article>
    }
}

/// The names of a feature: the locale's as the title, the others under it.
#[component]
fn Names(
    /// Every name.
    names: Vec<Name>,
    /// The one for the title.
    title: Name,
    /// A remark on the names.
    #[prop(into)]
    note: String,
) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            platform::on_next_frame(move |_| {
                let options = web_sys::FocusOptions::new();
                options.set_prevent_scroll(true);
                let _ = heading.focus_with_options(&options);
            });
        }
    });
    let mut seen = vec![title.text.clone()];
    let others: Vec<Name> = names
        .into_iter()
        .filter(|name| {
            let is_new = !seen.contains(&name.text);
            seen.push(name.text.clone());
            is_new
        })
        .collect();
    view! {
        <h2 node_ref=heading tabindex="-1" class="card-title" lang=title.lang>{title.text}</h2>
        {others
            .into_iter()
            .map(|name| view! { <p class="card-name" lang=name.lang>{name.text}</p> })
            .collect_view()}
        {(!note.is_empty()).then(|| view! { <p class="muted card-note">{note}</p> })}
    }
}

/// Copies the address of exactly this view.
#[component]
fn CopyLink() -> impl IntoView {
    let context = Context::here();
    let copied = RwSignal::new(None::<bool>);
    let said = move || {
        let message = match copied.get() {
            None => m::COPY_LINK,
            Some(true) => m::COPIED,
            Some(false) => m::COPY_FAILED,
        };
        message.get(context.locale.get())
    };
    let copy = move |_| {
        spawn_local(async move {
            copied.set(Some(platform::copy_text(&platform::page_address()).await));
            context.announce(said().to_owned());
            platform::after_ms(4_000, move || {
                let _gone = copied.try_set(None);
            });
        });
    };
    view! {
        <button type="button" class="link" on:click=copy>
            {icon(LINK)}
            <span>{said}</span>
        </button>
    }
}
