//! The panel: a column beside the map on a desk, a sheet with three heights over it on a phone.

use super::analysis::analysis;
use super::card::{card, selected_feature};
use super::context::{Context, SheetHeight};
use super::filter::filters;
use super::header::{embed_head, header};
use super::icon::{OPEN, icon};
use super::layer::layers;
use super::list::place_list;
use super::notice::notices;
use super::part::{Derived, ElementRef, Part, State, all, button, follow, show, tag};
use super::search::search;
use super::summary::{described, summary};
use crate::i18n::{Message, integer, messages as m};
use crate::platform;
use crate::state::{Tab, ViewState};
use web_sys::{KeyboardEvent, PointerEvent};

/// How far a finger must draw the handle to change the height, in CSS px.
const DRAW_PX: f64 = 40.0;

/// What the tabs say, in their order.
const TABS: [Message; 4] = [m::TAB_PLACES, m::TAB_FILTERS, m::TAB_LAYERS, m::TAB_ANALYSIS];

fn taller(height: SheetHeight) -> SheetHeight {
    if height == SheetHeight::Low { SheetHeight::Middle } else { SheetHeight::High }
}

fn shorter(height: SheetHeight) -> SheetHeight {
    if height == SheetHeight::High { SheetHeight::Middle } else { SheetHeight::Low }
}

/// The panel with all its parts.
pub(super) fn sheet(context: Context) -> Part {
    let card_is_open = Derived::new(move || selected_feature(context).is_some());
    let described = described(context);
    let has_card = move || card_is_open.get();
    let height = context.sheet;
    // Where the map stands alone, the panel is there for a card and for the sources.
    let is_open = move || has_card() || context.tab.get() != Tab::Places;
    if context.is_map_alone() {
        follow(move || {
            if !is_open() {
                height.set(SheetHeight::Low);
            }
        });
    }
    let parts = tag("div")
        .class("panel-part")
        .when(".is-gone", has_card)
        .add(tab_part(context, Tab::Places, place_list))
        .add(tab_part(context, Tab::Filters, filters))
        .add(tab_part(context, Tab::Layers, layers))
        .add(tab_part(context, Tab::Analysis, analysis));
    tag("aside")
        .class("panel")
        .when(".is-open", is_open)
        .when(".is-low", move || height.get() == SheetHeight::Low)
        .when(".is-high", move || height.get() == SheetHeight::High)
        .attr("data-region", "")
        .bind("aria-label", context.t(m::PANEL))
        .add(handle(context))
        .add(if context.embed.is_some() { embed_head(context) } else { header(context) })
        .add(search(context))
        .add(show(move || !has_card(), move || all([summary(context, described), tabs(context)])))
        .add(notices(context))
        .add(tag("div").class("panel-body").add(show(has_card, move || card(context))).add(parts))
}

/// A part of the panel. It is made when it is first wanted and then kept, so that it is found again as it was left.
fn tab_part(context: Context, tab: Tab, make: fn(Context) -> Part) -> Part {
    let id = tab.name();
    let is_current = move || context.tab.get() == tab;
    let was_wanted = State::new(false);
    let is_wanted = move || {
        if is_current() && !was_wanted.get_untracked() {
            was_wanted.set(true);
        }
        was_wanted.get()
    };
    // On paper the legend stands beside the map, whether it was opened or not.
    if tab == Tab::Layers {
        platform::before_print(move || was_wanted.set(true));
    }
    let content = move || {
        tag("div")
            .attr("id", &format!("part-{id}"))
            .attr("role", "tabpanel")
            .attr("aria-labelledby", &format!("tab-{id}"))
            .attr("aria-describedby", "map-said")
            .class(if tab == Tab::Places { "part" } else { "part is-scrolling" })
            .when(".is-gone", move || !is_current())
            .add(make(context))
    };
    show(is_wanted, content)
}

/// The parts of the panel.
fn tabs(context: Context) -> Part {
    let row = ElementRef::new();
    let is_there = |tab: &Tab| context.view.with_untracked(|view| !view.hidden.contains(tab.name()));
    let tabs: Vec<Tab> = Tab::ALL.into_iter().filter(is_there).collect();
    let buttons = all(tabs.iter().map(|tab| tab_button(context, *tab)));
    let on_key = move |event: KeyboardEvent| {
        let now = tabs.iter().position(|tab| *tab == context.tab.get_untracked()).unwrap_or(0);
        let next = match event.key().as_str() {
            "ArrowRight" => (now + 1) % tabs.len(),
            "ArrowLeft" => (now + tabs.len() - 1) % tabs.len(),
            "Home" => 0,
            "End" => tabs.len() - 1,
            _ => return,
        };
        event.prevent_default();
        context.tab.set(tabs[next]);
        if let Some(row) = row.get::<web_sys::Element>() {
            super::focus_in(&row, &format!("#tab-{}", tabs[next].name()));
        }
    };
    tag("div").class("tabs").attr("role", "tablist").keep_in(row).on("keydown", on_key).add(buttons)
}

fn tab_button(context: Context, tab: Tab) -> Part {
    let (id, label) = (tab.name(), TABS[tab as usize]);
    let is_on = move || context.tab.get() == tab;
    let filters = move || context.view.with(ViewState::open_filters);
    let choose = move || {
        context.tab.set(tab);
        if context.sheet.get_untracked() == SheetHeight::Low {
            context.sheet.set(SheetHeight::Middle);
        }
    };
    let badge = move || tag("span").class("badge").says(move || integer(context.locale.get(), filters() as u64));
    button("")
        .attr("role", "tab")
        .attr("id", &format!("tab-{id}"))
        .attr("aria-controls", &format!("part-{id}"))
        .bind("aria-selected", move || is_on().to_string())
        .bind("tabindex", move || if is_on() { "0" } else { "-1" }.to_owned())
        .on_click(choose)
        .says(context.t(label))
        .add(show(move || tab == Tab::Filters && filters() > 0, badge))
}

/// The sheet's handle: drawn up or down, or pressed.
fn handle(context: Context) -> Part {
    let height = context.sheet;
    let grasped = State::new(None::<f64>);
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
    let step = |classes, label, last: SheetHeight, next: fn(SheetHeight) -> SheetHeight| {
        button(classes)
            .when("disabled", move || height.get() == last)
            .bind("aria-label", context.t(label))
            .on_click(move || height.update(|height| *height = next(*height)))
            .add(icon(OPEN))
    };
    tag("div")
        .class("handle")
        .on("pointerdown", on_down)
        .on("pointerup", on_up)
        .on("pointercancel", move |_: PointerEvent| grasped.set(None))
        .add(tag("span").class("handle-grip").attr("aria-hidden", "true"))
        .add(step("tool", m::SHEET_SHORTER, SheetHeight::Low, shorter))
        .add(step("tool is-up", m::SHEET_TALLER, SheetHeight::High, taller))
}
