//! The panel: a column beside the map on a desk, a sheet with three heights over it on a phone.

use super::card::{Card, selected_feature};
use super::context::{Context, SheetHeight, Tab};
use super::filter::Filters;
use super::header::Header;
use super::icon::{OPEN, icon};
use super::layer::Layers;
use super::list::PlaceList;
use super::notice::Notices;
use super::search::Search;
use super::summary::Summary;
use crate::i18n::{Message, integer, messages as m};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;

/// How far a finger must draw the handle to change the height, in CSS px.
const DRAW_PX: f64 = 40.0;

const TABS: [(Tab, &str, Message); 3] =
    [(Tab::Places, "places", m::TAB_PLACES), (Tab::Filters, "filters", m::TAB_FILTERS), (Tab::Layers, "layers", m::TAB_LAYERS)];

fn taller(height: SheetHeight) -> SheetHeight {
    if height == SheetHeight::Low { SheetHeight::Middle } else { SheetHeight::High }
}

fn shorter(height: SheetHeight) -> SheetHeight {
    if height == SheetHeight::High { SheetHeight::Middle } else { SheetHeight::Low }
}

/// The panel with all its parts.
#[component]
pub(super) fn Sheet() -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    let has_card = Memo::new(move |_| selected_feature(context).is_some());
    let height = context.sheet;
    view! {
        <aside
            class="panel"
            class:is-low=move || height.get() == SheetHeight::Low
            class:is-high=move || height.get() == SheetHeight::High
            aria-label=move || m::PANEL.get(locale.get())
        >
            <Handle />
            <Header />
            <Search />
            <Show when=move || !has_card.get()>
                <Summary />
                <Tabs />
            </Show>
            <Notices />
            <div class="panel-body">
                <Show when=move || has_card.get()>
                    <Card />
                </Show>
                <div class="panel-part" class:is-gone=move || has_card.get()>
                    {move || match context.tab.get() {
                        Tab::Places => view! { <div id="part-places" role="tabpanel" aria-labelledby="tab-places" class="part"><PlaceList /></div> }.into_any(),
                        Tab::Filters => view! { <div id="part-filters" role="tabpanel" aria-labelledby="tab-filters" class="part is-scrolling"><Filters /></div> }.into_any(),
                        Tab::Layers => view! { <div id="part-layers" role="tabpanel" aria-labelledby="tab-layers" class="part is-scrolling"><Layers /></div> }.into_any(),
                    }}
                </div>
            </div>
        </aside>
    }
}

/// The three parts of the panel.
#[component]
fn Tabs() -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    let row = NodeRef::<Div>::new();
    let filters = move || context.view.with(|view| view.filters.len() + usize::from(view.near.is_some()));
    let on_key = move |event: KeyboardEvent| {
        let now = TABS.iter().position(|(tab, ..)| *tab == context.tab.get_untracked()).unwrap_or(0);
        let next = match event.key().as_str() {
            "ArrowRight" => (now + 1) % TABS.len(),
            "ArrowLeft" => (now + TABS.len() - 1) % TABS.len(),
            "Home" => 0,
            "End" => TABS.len() - 1,
            _ => return,
        };
        event.prevent_default();
        context.tab.set(TABS[next].0);
        if let Some(row) = row.get_untracked() {
            super::focus_in(&row, &format!("#tab-{}", TABS[next].1));
        }
    };
    view! {
        <div class="tabs" role="tablist" node_ref=row on:keydown=on_key>
            {TABS
                .into_iter()
                .map(|(tab, id, label)| {
                    let is_on = move || context.tab.get() == tab;
                    view! {
                        <button
                            type="button"
                            role="tab"
                            id=format!("tab-{id}")
                            aria-controls=format!("part-{id}")
                            aria-selected=move || is_on().to_string()
                            tabindex=move || if is_on() { "0" } else { "-1" }
                            on:click=move |_| {
                                context.tab.set(tab);
                                if context.sheet.get_untracked() == SheetHeight::Low {
                                    context.sheet.set(SheetHeight::Middle);
                                }
                            }
                        >
                            {move || label.get(locale.get())}
                            {(tab == Tab::Filters)
                                .then(|| {
                                    view! {
                                        <Show when=move || { filters() > 0 }>
                                            <span class="badge">{move || integer(locale.get(), filters() as u64)}</span>
                                        </Show>
                                    }
                                })}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}

/// The sheet's handle: drawn up or down, or pressed.
#[component]
fn Handle() -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    let height = context.sheet;
    let grasped = RwSignal::new(None::<f64>);
    let on_down = move |event: PointerEvent| grasped.set(Some(f64::from(event.client_y())));
    let on_up = move |event: PointerEvent| {
        let Some(from) = grasped.get_untracked() else { return };
        grasped.set(None);
        let drawn = f64::from(event.client_y()) - from;
        if drawn <= -DRAW_PX {
            height.update(|height| *height = taller(*height));
        } else if drawn >= DRAW_PX {
            height.update(|height| *height = shorter(*height));
        }
    };
    view! {
        <div
            class="handle"
            on:pointerdown=on_down
            on:pointerup=on_up
            on:pointercancel=move |_| grasped.set(None)
            on:touchmove=|event: leptos::ev::TouchEvent| event.prevent_default()
        >
            <span class="handle-grip" aria-hidden="true"></span>
            <button
                type="button"
                class="tool"
                disabled=move || height.get() == SheetHeight::Low
                aria-label=move || m::SHEET_SHORTER.get(locale.get())
                on:click=move |_| height.update(|height| *height = shorter(*height))
            >
                {icon(OPEN)}
            </button>
            <button
                type="button"
                class="tool is-up"
                disabled=move || height.get() == SheetHeight::High
                aria-label=move || m::SHEET_TALLER.get(locale.get())
                on:click=move |_| height.update(|height| *height = taller(*height))
            >
                {icon(OPEN)}
            </button>
        </div>
    }
}
