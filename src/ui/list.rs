//! The list of the places shown: the same selection as the map, in the reader's order, drawn only where it is seen.
//!
//! Rows have two heights (heading, place) and stand at computed offsets, so thousands cost what a screenful costs.

mod line;
mod order;

use self::line::{HEADING_PX, Line, Lines, ROW_PX};
use self::order::by_name;
use super::catalog::{Name, Places};
use super::context::{Context, Flight};
use super::export::export_button;
use super::glyph::glyph;
use super::part::{Derived, ElementRef, Part, Row, State, button, each, follow, live, nothing, show, tag};
use super::words::{in_line, own, place_detail};
use crate::geo::distance_m;
use crate::i18n::{Locale, distance, integer, messages as m};
use crate::index::order::{sort_by, sort_rows};
use crate::platform;
use crate::state::{Action, Selected, Sort};
use leptos::prelude::{GetValue, StoredValue, WithValue};
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement, HtmlSelectElement, KeyboardEvent};

/// Rows drawn beyond the edges, so that a quick scroll shows no gap.
const SPARE_PX: f64 = 300.0;

/// The lines of a selection in an order.
fn arrange(context: Context, places: &Places, by_name: &[u32], sort: Sort, locale: Locale) -> Lines {
    let Some(shown) = context.shown.get() else { return Lines::default() };
    let mut rows: Vec<u32> = by_name.iter().copied().filter(|&row| shown.has(row as usize)).collect();
    match sort {
        Sort::Name => Lines::plain(rows),
        Sort::Distance => {
            let Some(center) = context.map_center.get() else { return Lines::plain(rows) };
            let away =
                |row: u32| places.position(row as usize).map_or(f64::INFINITY, |position| distance_m(position, center));
            let mut rows: Vec<(u32, f64)> = rows.into_iter().map(|row| (row, away(row))).collect();
            sort_by(&mut rows, &|a, b| a.1.total_cmp(&b.1));
            Lines::by_distance(rows)
        }
        Sort::District => {
            let Some(config) = places.configs.iter().find(|config| config.id == "district") else {
                return Lines::plain(rows);
            };
            let code = |row: u32| places.dataset().text(row as usize, &config.field).unwrap_or_default();
            sort_rows(&mut rows, &mut |a, b| code(a).cmp(code(b)));
            let label = |code: &str| {
                if code.is_empty() {
                    return own(m::NO_DISTRICT.get(locale), locale);
                }
                context.catalog.with(|catalog| catalog.value_name(places, config, code, locale))
            };
            let groups: Vec<(Name, &[u32])> =
                rows.chunk_by(|a, b| code(*a) == code(*b)).map(|rows| (label(code(rows[0])), rows)).collect();
            let labels: Vec<&str> = groups.iter().map(|(label, _)| label.text.as_str()).collect();
            let order = platform::sorted_order(locale.code(), &labels);
            Lines::grouped(order.iter().filter_map(|&at| groups.get(at as usize)))
        }
    }
}

/// Order, then the rows.
pub(super) fn place_list(context: Context) -> Part {
    let locale = context.locale;
    let sort = Derived::new(move || context.view.with(|view| view.sort));
    let by_name = by_name(context);
    let lines = Derived::new(move || {
        let (Some(places), Some(by_name)) = (context.places(), by_name.get()) else { return Arc::default() };
        Arc::new(arrange(context, &places, &by_name, sort.get(), locale.get()))
    });
    let is_empty = move || context.shown.get().is_some_and(|shown| shown.selection.shown == 0);

    let frame = ElementRef::new();
    let window_px = State::new((0.0, 900.0));
    let look = move || {
        if let Some(frame) = frame.get::<HtmlElement>() {
            window_px.set((f64::from(frame.scroll_top()), f64::from(frame.client_height())));
        }
    };
    follow(move || {
        lines.track();
        context.sheet.track();
        context.tab.track();
        platform::on_next_frame(move |_| look());
    });
    let range = Derived::new(move || {
        let (top, height) = window_px.get();
        lines.with(|lines| lines.between(top - SPARE_PX, top + height + SPARE_PX))
    });
    // The line that the Tab key reaches; arrows move it. It stays on its place while the list changes around it.
    let active = State::new(0_usize);
    let mut last_row = None;
    follow(move || {
        let selected = context.view.with(|view| view.selected.clone());
        let row = selected.and_then(|selected| context.places()?.dataset().row_of_id(&selected.id)).or(last_row);
        lines.with(|lines| {
            let line = row.and_then(|row| lines.line_of_row(row)).or_else(|| lines.place_from(0, true));
            active.set(line.unwrap_or(0));
        });
        last_row = row;
    });
    let reveal = move |line: usize| {
        let Some(frame) = frame.get::<HtmlElement>() else { return };
        let top = lines.with_untracked(|lines| lines.top_px(line));
        let (from, height) = (f64::from(frame.scroll_top()), f64::from(frame.client_height()));
        if top < from + HEADING_PX {
            frame.set_scroll_top((top - HEADING_PX).max(0.0) as i32);
        } else if top + ROW_PX > from + height {
            frame.set_scroll_top((top + ROW_PX - height) as i32);
        }
        look();
    };
    let focus_line = move |line: usize| {
        active.set(line);
        reveal(line);
        platform::on_next_frame(move |_| {
            let frame = frame.get::<HtmlElement>();
            let row = frame.and_then(|frame| frame.query_selector("[tabindex='0']").ok().flatten());
            if let Some(row) = row {
                super::focus(row.unchecked_ref());
            }
        });
    };
    let on_key = move |event: KeyboardEvent| {
        let now = active.get_untracked();
        let target = lines.with_untracked(|lines| {
            let last = lines.len().saturating_sub(1);
            let page = (window_px.get_untracked().1 / ROW_PX).max(1.0) as usize;
            match event.key().as_str() {
                "ArrowDown" => lines.place_from(now + 1, true),
                "ArrowUp" => now.checked_sub(1).and_then(|before| lines.place_from(before, false)),
                "PageDown" => lines.place_from((now + page).min(last), false),
                "PageUp" => lines.place_from(now.saturating_sub(page), true),
                "Home" => lines.place_from(0, true),
                "End" => lines.place_from(last, false),
                _ => None,
            }
        });
        if let Some(line) = target {
            event.prevent_default();
            focus_line(line);
        }
    };
    // After a card is closed, the focus returns to its row.
    let returning = context.returning;
    follow(move || {
        if returning.get() {
            returning.set(false);
            focus_line(active.get_untracked());
        }
    });

    let rows = move || {
        let (lines, locale) = (lines.get(), locale.get());
        let row = |at: usize| {
            let seen = Seen { at, line: lines.line(at)?, top_px: lines.top_px(at), places: lines.places() };
            Some(Row::new(seen.key(locale), move || row_view(context, seen, active)))
        };
        range.get().filter_map(row).collect()
    };
    let list = tag("ul")
        .class("list")
        .attr("id", "list")
        .attr("aria-describedby", "map-said")
        .bind("aria-label", context.t(m::LIST));
    let list = list.bind_style("height", move || pixels(lines.with(|lines| lines.height_px())));
    let frame =
        tag("div").class("list-frame").keep_in(frame).on("scroll", move |_: Event| look()).on("keydown", on_key);
    tag("div")
        .class("list-part")
        .add(order_view(context, sort))
        .add(show(is_empty, move || empty_view(context)))
        .add(frame.add(list.add(each(rows))))
}

/// The choice of the order.
fn order_view(context: Context, sort: Derived<Sort>) -> Part {
    let option = |code: &str, label| tag("option").attr("value", code).says(context.t(label));
    let choose = move |event: Event| {
        let field = event.target().map(JsCast::unchecked_into::<HtmlSelectElement>);
        if let Some(field) = field {
            context.act(Action::SetSort(sort_of_code(&field.value())));
        }
    };
    let field = tag("select")
        .attr("id", "sort")
        .on("change", choose)
        .add(option("name", m::SORT_NAME))
        .add(option("distance", m::SORT_DISTANCE))
        .add(option("district", m::SORT_DISTRICT))
        .bind_property("value", move || JsValue::from_str(sort_code(sort.get())));
    let label = tag("label").class("visually-hidden").attr("for", "sort").says(context.t(m::SORT));
    tag("div").class("list-order").add(label).add(field).add(export_button(context))
}

/// What stands where no place is shown.
fn empty_view(context: Context) -> Part {
    tag("div")
        .class("empty")
        .add(tag("p").class("empty-title").says(context.t(m::EMPTY_TITLE)))
        .add(tag("p").class("muted").says(context.t(m::EMPTY_HINT)))
        .add(button("button").on_click(move || context.act(Action::ClearFilters)).says(context.t(m::CLEAR_ALL)))
}

/// A whole number of CSS px; rows have whole heights.
fn pixels(length_px: f64) -> String {
    format!("{}px", length_px as i64)
}

/// A line that is drawn now.
#[derive(Clone, Debug)]
struct Seen {
    at: usize,
    line: Line,
    top_px: f64,
    places: usize,
}

impl Seen {
    /// What the line shows; a line of another key is drawn anew.
    fn key(&self, locale: Locale) -> String {
        let (top, places, lang) = (self.top_px as i64, self.places, locale.code());
        match &self.line {
            Line::Heading(label, count) => format!("{top} {lang} {} {count}", label.text),
            Line::Place(row, number, away) => {
                let away = away.map_or_else(String::new, |metres| distance(locale, metres));
                format!("{top} {lang} {row} {number}/{places} {away}")
            }
        }
    }
}

fn sort_code(sort: Sort) -> &'static str {
    match sort {
        Sort::Name => "name",
        Sort::Distance => "distance",
        Sort::District => "district",
    }
}

fn sort_of_code(code: &str) -> Sort {
    match code {
        "distance" => Sort::Distance,
        "district" => Sort::District,
        _ => Sort::Name,
    }
}

fn row_view(context: Context, seen: Seen, active: State<usize>) -> Part {
    let Seen { at, line, top_px, places: count } = seen;
    let locale = context.locale.get_untracked();
    let (row, number, away) = match line {
        Line::Heading(label, places) => {
            return tag("li")
                .class("list-heading")
                .style("top", &pixels(top_px))
                .add(tag("span").attr("lang", &label.lang).text(&label.text))
                .add(tag("span").class("count").text(&integer(locale, places as u64)));
        }
        Line::Place(row, number, away) => (row, number, away),
    };
    let Some(places) = context.places() else { return nothing() };
    let name = places.layer.name(row, locale);
    let selected = Selected { layer: places.layer.config.id.clone(), id: places.dataset().id(row).to_owned() };
    let id = selected.id.clone();
    let sign = glyph(context, places.domain(row).map(str::to_owned));
    let flight = places.position(row).map(|center| Flight::To { center, min_zoom: 14.0 });
    let selected = StoredValue::new(selected);
    let is_selected = move || selected.with_value(|own| context.view.with(|view| view.selected.as_ref() == Some(own)));
    let is_hovered = move || selected.with_value(|own| context.hovered.with(|hovered| hovered.as_ref() == Some(own)));
    let detail = live(move || in_line(&place_detail(context, &places, row, locale), " · "));
    let texts = tag("span")
        .class("row-text")
        .add(tag("span").class("row-name").attr("lang", &name.lang).text(&name.text))
        .add(tag("span").class("row-detail").add(detail));
    let content = button("row")
        .when(".is-selected", is_selected)
        .when(".is-hovered", is_hovered)
        .attr("data-id", &id)
        .bind("tabindex", move || if active.get() == at { "0" } else { "-1" }.to_owned())
        .on("focus", move |_: Event| active.set(at))
        .on("pointerenter", move |_: Event| context.hovered.set(selected.try_get_value()))
        .on("pointerleave", move |_: Event| context.hovered.set(None))
        .on_click(move || context.open(selected.get_value(), flight))
        .add(sign)
        .add(texts);
    let content = match away {
        Some(metres) => content.add(tag("span").class("row-away").text(&distance(locale, metres))),
        None => content,
    };
    let item = tag("li").class("list-row").style("top", &pixels(top_px));
    item.attr("aria-posinset", &number.to_string()).attr("aria-setsize", &count.to_string()).add(content)
}
