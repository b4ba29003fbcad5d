//! The panel: a column beside the map on a desk, a sheet with three heights over it on a phone.

use super::card::{Card, selected_feature};
use super::context::{Context, SheetHeight, Tab};
use super::filter::Filters;
use super::header::Header;
use super::icon::{OPEN, icon};
use super::layer::Layers;
use super::list::PlaceList;
use super::notice::Notices;
use super::part::{is, on, show, text};
use super::search::Search;
use super::summary::Summary;
use crate::i18n::{Message, integer, messages as m};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;

/// How far a finger must draw the handle to change the height, in CSS px.
const DRAW_PX: f64 = 40.0;

const TABS: [(Tab, &str, Message); 3] = [
    (Tab::Places, "places", m::TAB_PLACES),
    (Tab::Filters, "filters", m::TAB_FILTERS),
    (Tab::Layers, "layers", m::TAB_LAYERS),
];

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
    let has_card = Memo::new(move |_| selected_feature(context).is_some());
    let height = context.sheet;
    // A part is made when it is first wanted and then kept, so that it is found again as it was left.
    let part = move |tab: Tab, id: &'static str, make: fn() -> AnyView| {
        let is_current = is(move || context.tab.get() == tab);
        let was_wanted = Memo::new(move |before: Option<&bool>| is_current.get() || before.copied().unwrap_or(false));
        let content = move || {
            view! {
                <div
                    id=format!("part-{id}")
                    role="tabpanel"
                    aria-labelledby=format!("tab-{id}")
                    class="part"
                    class:is-scrolling=tab != Tab::Places
                    class:is-gone=is(move || !is_current.get())
                >
                    {make()}
                </div>
            }
            .into_any()
        };
        show(move || was_wanted.get(), content)
    };
    let parts = [
        part(Tab::Places, "places", || view! { <PlaceList /> }.into_any()),
        part(Tab::Filters, "filters", || view! { <Filters /> }.into_any()),
        part(Tab::Layers, "layers", || view! { <Layers /> }.into_any()),
    ];
    let parts: Vec<AnyView> = parts.into();
    view! {
        <aside
            class="panel"
            class:is-low=is(move || height.get() == SheetHeight::Low)
            class:is-high=is(move || height.get() == SheetHeight::High)
            aria-label=context.t(m::PANEL)
        >
            <Handle />
            <Header />
            <Search />
            {show(
                move || !has_card.get(),
                || {
                    view! {
                        <Summary />
                        <Tabs />
                    }
                        .into_any()
                },
            )}
            <Notices />
            <div class="panel-body">
                {show(move || has_card.get(), || view! { <Card /> }.into_any())}
                <div class="panel-part" class:is-gone=is(move || has_card.get())>
                    {parts}
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
    let tab_view = move |(tab, id, label): (Tab, &'static str, Message)| {
        let is_on = is(move || context.tab.get() == tab);
        let choose = move |_| {
            context.tab.set(tab);
            if context.sheet.get_untracked() == SheetHeight::Low {
                context.sheet.set(SheetHeight::Middle);
            }
        };
        let badge = show(
            move || tab == Tab::Filters && filters() > 0,
            move || {
                view! { <span class="badge">{text(move || integer(locale.get(), filters() as u64))}</span> }.into_any()
            },
        );
        view! {
            <button
                type="button"
                role="tab"
                id=format!("tab-{id}")
                aria-controls=format!("part-{id}")
                aria-selected=text(move || is_on.get().to_string())
                tabindex=Signal::derive(move || if is_on.get() { "0" } else { "-1" })
                on:click=on(choose)
            >
                {context.t(label)}
                {badge}
            </button>
        }
        .into_any()
    };
    let tabs: Vec<AnyView> = TABS.into_iter().map(tab_view).collect();
    view! {
        <div class="tabs" role="tablist" node_ref=row on:keydown=on(on_key)>
            {tabs}
        </div>
    }
}

/// The sheet's handle: drawn up or down, or pressed.
#[component]
fn Handle() -> impl IntoView {
    let context = Context::here();
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
            on:pointerdown=on(on_down)
            on:pointerup=on(on_up)
            on:pointercancel=on(move |_| grasped.set(None))
        >
            <span class="handle-grip" aria-hidden="true"></span>
            <button
                type="button"
                class="tool"
                disabled=is(move || height.get() == SheetHeight::Low)
                aria-label=context.t(m::SHEET_SHORTER)
                on:click=on(move |_| height.update(|height| *height = shorter(*height)))
            >
                {icon(OPEN)}
            </button>
            <button
                type="button"
                class="tool is-up"
                disabled=is(move || height.get() == SheetHeight::High)
                aria-label=context.t(m::SHEET_TALLER)
                on:click=on(move |_| height.update(|height| *height = taller(*height)))
            >
                {icon(OPEN)}
            </button>
        </div>
    }
}
