//! A facet of values: check boxes with a count and a bar; a tree's parts open under their parent.

use crate::atlas::{FacetConfig, FacetShape};
use crate::i18n::{Locale, fill, integer, messages as m};
use crate::index::order::sort_by;
use crate::query::{Filter, UNKNOWN};
use crate::state::Action;
use crate::ui::catalog::Places;
use crate::ui::context::Context;
use crate::ui::glyph::Glyph;
use crate::ui::icon::{OPEN, icon};
use crate::ui::part::{each, is, on, show, text};
use leptos::prelude::*;

/// Values shown before the reader asks for all of them.
const FIRST_VALUES: usize = 8;

/// One value as it stands: what it is does not change with the filters, its count does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Value {
    code: String,
    label: String,
    /// Position in the facet's counts; none: unknown.
    at: Option<usize>,
    parts: Vec<Value>,
}

/// The values of a facet with their labels: a tree's by code, loose ones most frequent first, unknown last.
fn values_of(context: Context, places: &Places, at: usize, config: &FacetConfig, locale: Locale) -> Vec<Value> {
    let facet = &places.facets.facets()[at];
    let all = places.select(&crate::query::Filters::default(), "", None);
    let counts = &all.selection.counts[at];
    let value = |position: usize| {
        let code = &facet.values[position];
        let label = context.catalog.with(|catalog| places.value_label(catalog, config, code, locale));
        Value { code: code.clone(), label, at: Some(position), parts: Vec::new() }
    };
    let mut values: Vec<Value>;
    if config.kind == FacetShape::Tree && places.taxonomy.is_some() {
        let parent = |code: &str| places.taxonomy?.parent_of(code);
        let is_part = |position: &usize| parent(&facet.values[*position]).is_some();
        let (parts, tops): (Vec<usize>, Vec<usize>) = (0..facet.values.len()).partition(is_part);
        values = tops.into_iter().map(value).collect();
        for top in &mut values {
            let own = parts.iter().copied().filter(|&part| parent(&facet.values[part]) == Some(top.code.as_str()));
            top.parts = own.map(value).collect();
        }
    } else {
        let mut order: Vec<usize> = (0..facet.values.len()).collect();
        let count = |position: &usize| counts.values[*position];
        sort_by(&mut order, &|a, b| count(b).cmp(&count(a)).then(a.cmp(b)));
        values = order.into_iter().map(value).collect();
    }
    if counts.unknown > 0 {
        let label = m::UNKNOWN.get(locale).to_owned();
        values.push(Value { code: UNKNOWN.to_owned(), label, at: None, parts: Vec::new() });
    }
    values
}

/// The values of one facet.
#[component]
pub(super) fn ValueFacet(
    /// The facet's position.
    at: usize,
    /// Its configuration.
    config: FacetConfig,
) -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    let is_whole = RwSignal::new(false);
    let facet_id = config.id.clone();
    let is_tree = config.kind == FacetShape::Tree;
    let values = Memo::new(move |_| {
        let places = context.places();
        places.map(|places| values_of(context, &places, at, &config, locale.get())).unwrap_or_default()
    });
    let is_long = move || !is_tree && values.with(Vec::len) > FIRST_VALUES + 2;
    // The bars compare with the largest value of the facet now.
    let largest = Memo::new(move |_| {
        let shown = context.shown.get();
        let counts = shown.as_ref().map(|shown| &shown.selection.counts[at]);
        counts.map_or(0, |counts| counts.values.iter().copied().max().unwrap_or(0).max(counts.unknown))
    });
    let visible = move || {
        let mut values = values.get();
        if is_long() && !is_whole.get() {
            values.truncate(FIRST_VALUES);
        }
        values
    };
    let facet = StoredValue::new(facet_id);
    let more = move || {
        let said = text(move || {
            let locale = locale.get();
            if is_whole.get() {
                m::FEWER_VALUES.get(locale).to_owned()
            } else {
                fill(m::MORE_VALUES.get(locale), &[&integer(locale, values.with(Vec::len) as u64)])
            }
        });
        view! {
            <button
                type="button"
                class="link"
                aria-expanded=text(move || is_whole.get().to_string())
                on:click=on(move |_| is_whole.update(|whole| *whole = !*whole))
            >
                {said}
            </button>
        }
        .into_any()
    };
    let frame = Frame { context, facet, at, largest, is_tree };
    view! {
        <ul class="values">
            {each(
                visible,
                |value| format!("{} {} {}", value.code, value.label, value.parts.len()),
                move |value: Value| value_view(frame, value, None),
            )}
        </ul>
        {show(is_long, more)}
    }
}

/// What the values of one facet share.
#[derive(Clone, Copy)]
struct Frame {
    context: Context,
    /// The facet's id.
    facet: StoredValue<String>,
    /// The facet's position.
    at: usize,
    /// The largest count of the facet now.
    largest: Memo<u32>,
    is_tree: bool,
}

impl Frame {
    /// Says whether a value is chosen.
    fn has(self, code: &str) -> bool {
        self.facet.with_value(|facet| {
            self.context
                .view
                .with(|view| matches!(view.filters.get(facet), Some(Filter::AnyOf(values)) if values.contains(code)))
        })
    }

    /// How many places have a value, as the other filters leave them.
    fn count(self, position: Option<usize>) -> u32 {
        let shown = self.context.shown.get();
        let counts = shown.as_ref().map(|shown| &shown.selection.counts[self.at]);
        counts.map_or(0, |counts| position.map_or(counts.unknown, |position| counts.values[position]))
    }
}

/// One value with its count, and its parts under it. `parent` is the value that it is a part of.
fn value_view(frame: Frame, value: Value, parent: Option<String>) -> AnyView {
    let Frame { context, facet, at, largest, is_tree } = frame;
    let locale = context.locale;
    let Value { code, label, at: position, parts } = value;
    let count = Memo::new(move |_| frame.count(position));
    let own_code = StoredValue::new(code.clone());
    let part_codes = StoredValue::new(parts.iter().map(|part| part.code.clone()).collect::<Vec<_>>());
    let kin = StoredValue::new(parent.iter().cloned().chain(part_codes.get_value()).collect::<Vec<_>>());
    let is_on = is(move || own_code.with_value(|code| frame.has(code)));
    let has_part_on = is(move || part_codes.with_value(|codes| codes.iter().any(|code| frame.has(code))));
    let is_open = RwSignal::new(has_part_on.get_untracked());
    let toggle = move |_| {
        context.act(Action::ToggleValue {
            facet: facet.get_value(),
            value: own_code.get_value(),
            kin: kin.get_value(),
        });
    };
    let share = text(move || {
        let share = if largest.get() == 0 { 0.0 } else { f64::from(count.get()) / f64::from(largest.get()) };
        format!("{:.1}%", 100.0 * share)
    });
    let sign = if is_tree && parent.is_none() && code != UNKNOWN {
        view! { <Glyph domain=Some(code.clone()) /> }.into_any()
    } else {
        ().into_any()
    };
    let is_parent = !parts.is_empty();
    let parts_id = format!("parts-{at}-{code}");
    let opener = if is_parent {
        let said = label.clone();
        view! {
            <button
                type="button"
                class="tool value-open"
                class:is-open=is(move || is_open.get())
                aria-expanded=text(move || is_open.get().to_string())
                aria-controls=parts_id.clone()
                aria-label=text(move || fill(m::TREE_OPEN.get(locale.get()), &[&said]))
                on:click=on(move |_| is_open.update(|open| *open = !*open))
            >
                {icon(OPEN)}
            </button>
        }
        .into_any()
    } else if is_tree && parent.is_none() {
        view! { <span class="value-open"></span> }.into_any()
    } else {
        ().into_any()
    };
    let parts_view = move || {
        let all = parts.iter().map(|part| value_view(frame, part.clone(), Some(own_code.get_value())));
        let all: Vec<AnyView> = all.collect();
        view! {
            <ul class="values value-parts" id=parts_id.clone()>
                {all}
            </ul>
        }
        .into_any()
    };
    view! {
        <li class="value" class:is-zero=is(move || count.get() == 0) class:is-on=is_on>
            <div class="value-line">
                <label class="value-label">
                    <input
                        type="checkbox"
                        prop:checked=is_on
                        prop:indeterminate=is(move || !is_on.get() && has_part_on.get())
                        data-value=code
                        on:change=on(toggle)
                    />
                    {sign}
                    <span class="value-name">{label}</span>
                    <span class="value-bar" aria-hidden="true">
                        <span style:width=share></span>
                    </span>
                    <span class="count">{text(move || integer(locale.get(), u64::from(count.get())))}</span>
                </label>
                {opener}
            </div>
            {show(move || is_parent && is_open.get(), parts_view)}
        </li>
    }
    .into_any()
}
