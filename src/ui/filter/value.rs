//! A facet of values: check boxes with a count and a bar; a tree's parts open under their parent.

use crate::atlas::{FacetConfig, FacetShape};
use crate::i18n::{Locale, fill, integer, messages as m};
use crate::query::{Filter, UNKNOWN};
use crate::state::Action;
use crate::ui::catalog::Places;
use crate::ui::context::Context;
use crate::ui::glyph::Glyph;
use crate::ui::icon::{OPEN, icon};
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
        order.sort_by_key(|&position| (std::cmp::Reverse(counts.values[position]), position));
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
    let ticks = StoredValue::new(facet_id);
    view! {
        <ul class="values">
            <For each=visible key=|value| value.clone() let(value)>
                <ValueLine facet=ticks at=at value=value largest=largest parent=None is_tree=is_tree />
            </For>
        </ul>
        <Show when=is_long>
            <button
                type="button"
                class="link"
                aria-expanded=move || is_whole.get().to_string()
                on:click=move |_| is_whole.update(|whole| *whole = !*whole)
            >
                {move || {
                    let locale = locale.get();
                    if is_whole.get() {
                        m::FEWER_VALUES.get(locale).to_owned()
                    } else {
                        fill(m::MORE_VALUES.get(locale), &[&integer(locale, values.with(Vec::len) as u64)])
                    }
                }}
            </button>
        </Show>
    }
}

/// One value with its count, and its parts under it.
#[component]
fn ValueLine(
    facet: StoredValue<String>,
    at: usize,
    value: Value,
    largest: Memo<u32>,
    /// The value that this one is a part of.
    parent: Option<String>,
    is_tree: bool,
) -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    let Value { code, label, at: position, parts } = value;
    let count = Memo::new(move |_| {
        let shown = context.shown.get();
        let counts = shown.as_ref().map(|shown| &shown.selection.counts[at]);
        counts.map_or(0, |counts| position.map_or(counts.unknown, |position| counts.values[position]))
    });
    let has = move |code: &str| {
        facet.with_value(|facet| {
            context.view.with(|view| matches!(view.filters.get(facet), Some(Filter::AnyOf(values)) if values.contains(code)))
        })
    };
    let own_code = StoredValue::new(code.clone());
    let is_on = Memo::new(move |_| own_code.with_value(|code| has(code)));
    let part_codes = StoredValue::new(parts.iter().map(|part| part.code.clone()).collect::<Vec<_>>());
    let has_part_on = Memo::new(move |_| part_codes.with_value(|codes| codes.iter().any(|code| has(code))));
    let is_open = RwSignal::new(has_part_on.get_untracked());
    let kin = StoredValue::new(parent.iter().cloned().chain(part_codes.get_value()).collect::<Vec<_>>());
    let toggle = move |_| {
        context.act(Action::ToggleValue { facet: facet.get_value(), value: own_code.get_value(), kin: kin.get_value() });
    };
    let share = move || if largest.get() == 0 { 0.0 } else { 100.0 * f64::from(count.get()) / f64::from(largest.get()) };
    let domain = (is_tree && parent.is_none() && code != UNKNOWN).then(|| code.clone());
    let parts_label = label.clone();
    let parts = StoredValue::new(parts);
    let parts_id = StoredValue::new(format!("parts-{at}-{code}"));
    let is_parent = move || parts.with_value(|parts| !parts.is_empty());
    view! {
        <li class="value" class:is-zero=move || count.get() == 0 class:is-on=move || is_on.get()>
            <div class="value-line">
                <label class="value-label">
                    <input
                        type="checkbox"
                        prop:checked=move || is_on.get()
                        prop:indeterminate=move || !is_on.get() && has_part_on.get()
                        data-value=code
                        on:change=toggle
                    />
                    {domain.map(|domain| view! { <Glyph domain=Some(domain) /> })}
                    <span class="value-name">{label}</span>
                    <span class="value-bar" aria-hidden="true"><span style:width=move || format!("{:.1}%", share())></span></span>
                    <span class="count">{move || integer(locale.get(), u64::from(count.get()))}</span>
                </label>
                <Show when=is_parent fallback=move || is_tree.then(|| view! { <span class="value-open"></span> })>
                    <button
                        type="button"
                        class="tool value-open"
                        class:is-open=move || is_open.get()
                        aria-expanded=move || is_open.get().to_string()
                        aria-controls=parts_id.get_value()
                        aria-label={
                            let label = parts_label.clone();
                            move || fill(m::TREE_OPEN.get(locale.get()), &[&label])
                        }
                        on:click=move |_| is_open.update(|open| *open = !*open)
                    >
                        {icon(OPEN)}
                    </button>
                </Show>
            </div>
            <Show when=move || is_open.get() && is_parent()>
                <ul class="values value-parts" id=parts_id.get_value()>
                    {parts
                        .get_value()
                        .into_iter()
                        .map(|part| {
                            view! {
                                <ValueLine
                                    facet=facet
                                    at=at
                                    value=part
                                    largest=largest
                                    parent=Some(own_code.get_value())
                                    is_tree=is_tree
                                />
                            }
                                .into_any()
                        })
                        .collect_view()}
                </ul>
            </Show>
        </li>
    }
}
