//! The facets: values with live counts, the classification's tree, ranges with a histogram.

mod range;
mod value;

use super::context::Context;
use super::part::{each, on, show, text};
use crate::atlas::{FacetConfig, FacetShape};
use crate::i18n::{fill, messages as m};
use crate::state::Action;
use leptos::prelude::*;
use range::RangeFacet;
use value::ValueFacet;

/// Every facet of the places, in the atlas's order.
#[component]
pub(super) fn Filters() -> impl IntoView {
    let context = Context::here();
    // The facets themselves change only with the data.
    let facets = Memo::new(move |_| {
        let configs = context.places().map(|places| places.configs.clone()).unwrap_or_default();
        configs.into_iter().enumerate().collect::<Vec<_>>()
    });
    view! {
        <div class="facets">
            {show(
                move || facets.with(Vec::is_empty) && context.places().is_some(),
                move || view! { <p class="muted">{context.t(m::NO_FACETS)}</p> }.into_any(),
            )}
            {each(
                move || facets.get(),
                |(at, config)| format!("{at} {}", config.id),
                move |(at, config): (usize, FacetConfig)| facet_view(context, at, config),
            )}
        </div>
    }
}

fn facet_view(context: Context, at: usize, config: FacetConfig) -> AnyView {
    let locale = context.locale;
    let id = StoredValue::new(config.id.clone());
    let titles = StoredValue::new(config.title.clone());
    let title = text(move || titles.with_value(|titles| titles.get(locale.get().code()).to_owned()));
    let heading = format!("facet-{at}");
    let labelled_by = heading.clone();
    let clear = move || {
        view! {
            <button
                type="button"
                class="link"
                aria-label=text(move || fill(m::CLEAR_FACET.get(locale.get()), &[&title.get()]))
                on:click=on(move |_| context.act(Action::SetFilter { facet: id.get_value(), filter: None }))
            >
                {context.t(m::CLEAR_ALL)}
            </button>
        }
        .into_any()
    };
    let values = match config.kind {
        FacetShape::Range => view! { <RangeFacet at=at config=config /> }.into_any(),
        FacetShape::Values | FacetShape::Tree => view! { <ValueFacet at=at config=config /> }.into_any(),
    };
    view! {
        <section class="facet" role="group" aria-labelledby=labelled_by data-facet=id.get_value()>
            <div class="facet-head">
                <h2 id=heading>{title}</h2>
                {show(move || id.with_value(|id| context.view.with(|view| view.filters.contains_key(id))), clear)}
            </div>
            {values}
        </section>
    }
    .into_any()
}
