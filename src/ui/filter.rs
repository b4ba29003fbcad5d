//! The facets: values with live counts, the classification's tree, ranges with a histogram.

mod range;
mod value;

use super::context::Context;
use crate::atlas::FacetShape;
use crate::i18n::{fill, messages as m};
use crate::state::Action;
use leptos::prelude::*;
use range::RangeFacet;
use value::ValueFacet;

/// Every facet of the places, in the atlas's order.
#[component]
pub(super) fn Filters() -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    // The facets themselves change only with the data.
    let facets = Memo::new(move |_| {
        let configs = context.places().map(|places| places.configs.clone()).unwrap_or_default();
        configs.into_iter().enumerate().collect::<Vec<_>>()
    });
    view! {
        <div class="facets">
            <Show when=move || facets.with(Vec::is_empty) && context.places().is_some()>
                <p class="muted">{move || m::NO_FACETS.get(locale.get())}</p>
            </Show>
            <For each=move || facets.get() key=|(at, config)| (*at, config.id.clone()) let((at, config))>
                {
                    let id = StoredValue::new(config.id.clone());
                    let heading = format!("facet-{at}");
                    let heading_id = heading.clone();
                    let titles = StoredValue::new(config.title.clone());
                    let title = move || titles.with_value(|titles| titles.get(locale.get().code()).to_owned());
                    let is_set = move || id.with_value(|id| context.view.with(|view| view.filters.contains_key(id)));
                    let clear = move |_| {
                        context.act(Action::SetFilter { facet: id.get_value(), filter: None });
                    };
                    view! {
                        <section class="facet" role="group" aria-labelledby=heading data-facet=id.get_value()>
                            <div class="facet-head">
                                <h2 id=heading_id>{title}</h2>
                                <Show when=is_set>
                                    <button
                                        type="button"
                                        class="link"
                                        aria-label=move || fill(m::CLEAR_FACET.get(locale.get()), &[&title()])
                                        on:click=clear
                                    >
                                        {move || m::CLEAR_ALL.get(locale.get())}
                                    </button>
                                </Show>
                            </div>
                            {match config.kind {
                                FacetShape::Range => view! { <RangeFacet at=at config=config /> }.into_any(),
                                FacetShape::Values | FacetShape::Tree => {
                                    view! { <ValueFacet at=at config=config /> }.into_any()
                                }
                            }}
                        </section>
                    }
                }
            </For>
        </div>
    }
}
