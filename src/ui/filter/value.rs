//! A facet of values: check boxes with a count and a bar; a tree's parts open under their parent.

use super::Facet;
use crate::atlas::FacetShape;
use crate::geo::fixed;
use crate::i18n::{fill, integer, messages as m};
use crate::index::order::sort_by;
use crate::query::{Filter, Filters, UNKNOWN};
use crate::state::Action;
use crate::ui::catalog::{Name, Places};
use crate::ui::context::Context;
use crate::ui::glyph::glyph;
use crate::ui::icon::{OPEN, icon};
use crate::ui::part::{Derived, Part, Row, State, all, button, each, nothing, show, tag};
use leptos::prelude::{GetValue, StoredValue, WithValue, untrack};

/// Values shown before the reader asks for all of them.
const FIRST_VALUES: usize = 8;

/// One value as it stands: what it is does not change with the filters, its count does.
#[derive(Clone, Debug, PartialEq)]
struct Value {
    code: String,
    label: String,
    /// The label's language.
    lang: String,
    /// Position in the facet's counts; none: unknown.
    at: Option<usize>,
    /// The code of the value that it is a part of.
    parent: Option<String>,
    parts: Vec<Value>,
}

/// The values of a facet with their labels: a tree's by code, loose ones most frequent first, unknown last.
fn values_of(context: Context, places: &Places, at: usize) -> Vec<Value> {
    let locale = context.locale.get();
    let all = places.select(&Filters::default(), "", crate::state::Within::default());
    let counts = all.selection.counts.get(at);
    let (Some(facet), Some(config), Some(counts)) = (places.facets.facets().get(at), places.configs.get(at), counts)
    else {
        return Vec::new();
    };
    let value = |position: usize| {
        let code = &facet.values[position];
        let Name { text: label, lang } =
            context.catalog.with(|catalog| catalog.value_name(places, config, code, locale));
        Value { code: code.clone(), label, lang, at: Some(position), parent: None, parts: Vec::new() }
    };
    let mut values: Vec<Value>;
    if config.kind == FacetShape::Tree && places.taxonomy.is_some() {
        let parent = |code: &str| places.taxonomy?.parent_of(code);
        let is_part = |position: &usize| parent(&facet.values[*position]).is_some();
        let (parts, tops): (Vec<usize>, Vec<usize>) = (0..facet.values.len()).partition(is_part);
        values = tops.into_iter().map(value).collect();
        for top in &mut values {
            let own = parts.iter().filter(|&&part| parent(&facet.values[part]) == Some(top.code.as_str()));
            top.parts = own.map(|part| Value { parent: Some(top.code.clone()), ..value(*part) }).collect();
        }
    } else {
        let mut order: Vec<usize> = (0..facet.values.len()).collect();
        let count = |position: &usize| counts.values[*position];
        sort_by(&mut order, &|a, b| count(b).cmp(&count(a)).then(a.cmp(b)));
        values = order.into_iter().map(value).collect();
    }
    if counts.unknown > 0 {
        let label = m::UNKNOWN.get(locale).to_owned();
        let lang = locale.code().to_owned();
        values.push(Value { code: UNKNOWN.to_owned(), label, lang, at: None, parent: None, parts: Vec::new() });
    }
    values
}

/// The values of one facet.
pub(super) fn value_facet(facet: Facet) -> Part {
    let Facet { context, at, config } = facet;
    let locale = context.locale;
    let is_whole = State::new(false);
    let is_tree = config.with_value(|config| config.kind == FacetShape::Tree);
    let values = Derived::new(move || {
        let places = context.places();
        places.map(|places| values_of(context, &places, at)).unwrap_or_default()
    });
    let is_long = move || !is_tree && values.with(Vec::len) > FIRST_VALUES + 2;
    // The bars compare with the largest value of the facet now.
    let largest =
        Derived::new(move || facet.counts(|counts| counts.values.iter().copied().fold(counts.unknown, u32::max)));
    let frame = Frame { facet, largest, is_tree };
    let row = move |value: &Value| {
        let value = value.clone();
        let key = format!("{} {} {}", value.code, value.label, value.parts.len());
        Row::new(key, move || value_view(frame, value))
    };
    let rows = move || {
        let most = if is_long() && !is_whole.get() { FIRST_VALUES } else { usize::MAX };
        values.with(|values| values.iter().take(most).map(row).collect())
    };
    let more = move || {
        let said = move || {
            let locale = locale.get();
            if is_whole.get() {
                m::FEWER_VALUES.get(locale).to_owned()
            } else {
                fill(m::MORE_VALUES.get(locale), &[&integer(locale, values.with(Vec::len) as u64)])
            }
        };
        opener("link", is_whole).says(said)
    };
    all([tag("ul").class("values").add(each(rows)), show(is_long, more)])
}

/// A button that opens and closes.
fn opener(classes: &str, is_open: State<bool>) -> Part {
    button(classes)
        .bind("aria-expanded", move || is_open.get().to_string())
        .on_click(move || is_open.update(|open| *open = !*open))
}

/// What the values of one facet share.
#[derive(Clone, Copy)]
struct Frame {
    facet: Facet,
    /// The largest count of the facet now.
    largest: Derived<u32>,
    is_tree: bool,
}

/// One value with its count, and its parts under it.
fn value_view(frame: Frame, value: Value) -> Part {
    let Frame { facet, largest, is_tree } = frame;
    let locale = facet.context.locale;
    let position = value.at;
    let count = Derived::new(move || {
        facet.counts(|counts| match position {
            Some(position) => counts.values.get(position).copied().unwrap_or_default(),
            None => counts.unknown,
        })
    });
    let share = move || {
        let share = if largest.get() == 0 { 0.0 } else { f64::from(count.get()) / f64::from(largest.get()) };
        fixed(100.0 * share, 1) + "%"
    };
    let is_top = is_tree && value.parent.is_none();
    let is_parent = !value.parts.is_empty();
    let has_sign = is_top && value.code != UNKNOWN;
    let sign = if has_sign { glyph(facet.context, Some(value.code.clone())) } else { nothing() };
    let input = tag("input").attr("type", "checkbox").attr("data-value", &value.code);
    let name = tag("span").class("value-name").attr("lang", &value.lang).text(&value.label);
    let parts_id = format!("parts-{}-{}", facet.at, value.code);

    let value = StoredValue::new(value);
    let is_on = Derived::new(move || value.with_value(|value| has(facet, value)));
    let has_part_on = move || value.with_value(|value| value.parts.iter().any(|part| has(facet, part)));
    let toggle = move |_: web_sys::Event| {
        let Value { code, parent, parts, .. } = value.get_value();
        let kin = parent.into_iter().chain(parts.into_iter().map(|part| part.code)).collect();
        facet.context.act(Action::ToggleValue { facet: facet.id(), value: code, kin });
    };
    let input = input
        .bind_property("checked", move || is_on.get().into())
        .bind_property("indeterminate", move || (!is_on.get() && has_part_on()).into())
        .on("change", toggle);
    let bar = tag("span").class("value-bar").attr("aria-hidden", "true");
    let label = tag("label")
        .class("value-label")
        .add(input)
        .add(sign)
        .add(name)
        .add(bar.add(tag("span").bind_style("width", share)))
        .add(tag("span").class("count").says(move || integer(locale.get(), u64::from(count.get()))));
    let line = tag("div").class("value-line").add(label);
    let item = tag("li").class("value").when(".is-zero", move || count.get() == 0).when(".is-on", move || is_on.get());
    if !is_parent {
        return item.add(if is_top { line.add(tag("span").class("value-open")) } else { line });
    }
    let is_open = State::new(untrack(has_part_on));
    let said = move || value.with_value(|value| fill(m::TREE_OPEN.get(locale.get()), &[&value.label]));
    let opener = opener("tool value-open", is_open)
        .when(".is-open", move || is_open.get())
        .attr("aria-controls", &parts_id)
        .bind("aria-label", said)
        .add(icon(OPEN));
    let parts = move || {
        let list = tag("ul").class("values value-parts").attr("id", &parts_id);
        value.get_value().parts.into_iter().fold(list, |list, part| list.add(value_view(frame, part)))
    };
    item.add(line.add(opener)).add(show(move || is_open.get(), parts))
}

/// Says whether a value is chosen.
fn has(facet: Facet, value: &Value) -> bool {
    facet.filter(|filter| matches!(filter, Some(Filter::AnyOf(values)) if values.contains(&value.code)))
}
