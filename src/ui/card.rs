//! The card of what is selected: a place, an administrative unit or a cluster, with its sources.

mod area;
mod fact;
mod place;

use super::catalog::{Layer, Name};
use super::context::Context;
use super::icon::{BACK, LINK, icon};
use super::part::{live, on};
use crate::atlas::Role;
use crate::i18n::messages as m;
use crate::platform;
use crate::state::{Action, Selected};
use area::AreaCard;
pub(super) use fact::linked;
use leptos::html::H2;
use leptos::prelude::*;
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

/// A feature, equal to itself as long as its layer is the same.
#[derive(Clone)]
struct Feature {
    layer: Arc<Layer>,
    row: usize,
}

impl PartialEq for Feature {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.layer, &other.layer) && self.row == other.row
    }
}

/// The card with its way back. The focus goes to its title when it opens.
#[component]
pub(super) fn Card() -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    let selected = Memo::new(move |_| selected_feature(context).map(|(layer, row)| Feature { layer, row }));
    let close = move |_| {
        context.act(Action::Select(None));
        context.returning.set(true);
    };
    view! {
        <article class="card" data-testid="card">
            <div class="card-bar">
                <button type="button" class="link card-back" on:click=on(close)>
                    {icon(BACK)}
                    <span>{context.t(m::BACK)}</span>
                </button>
                <CopyLink />
            </div>
            {live(move || {
                let locale = locale.get();
                match selected.get() {
                    None => ().into_any(),
                    Some(Feature { layer, row }) if layer.config.role == Role::Places => {
                        untrack(|| view! { <PlaceCard layer=layer row=row locale=locale /> }.into_any())
                    }
                    Some(Feature { layer, row }) => {
                        untrack(|| view! { <AreaCard layer=layer row=row locale=locale /> }.into_any())
                    }
                }
            })}
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
    let mut others: Vec<AnyView> = Vec::new();
    for name in names {
        if !seen.contains(&name.text) {
            seen.push(name.text.clone());
            others.push(view! { <p class="card-name" lang=name.lang>{name.text}</p> }.into_any());
        }
    }
    let note = (!note.is_empty()).then(|| view! { <p class="muted card-note">{note}</p> }.into_any());
    view! {
        <h2 node_ref=heading tabindex="-1" class="card-title" lang=title.lang>{title.text}</h2>
        {others}
        {note}
    }
}

/// Copies the address of exactly this view.
#[component]
fn CopyLink() -> impl IntoView {
    let context = Context::here();
    let copied = RwSignal::new(None::<bool>);
    let said = Signal::derive(move || {
        let message = match copied.get() {
            None => m::COPY_LINK,
            Some(true) => m::COPIED,
            Some(false) => m::COPY_FAILED,
        };
        message.get(context.locale.get())
    });
    let copy = move |_| {
        spawn_local(async move {
            copied.set(Some(platform::copy_text(&platform::page_address()).await));
            context.announce(said.get_untracked().to_owned());
            platform::after_ms(4_000, move || {
                let _gone = copied.try_set(None);
            });
        });
    };
    view! {
        <button type="button" class="link" on:click=on(copy)>
            {icon(LINK)}
            <span>{said}</span>
        </button>
    }
}
