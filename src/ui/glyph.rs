//! A domain's sign, as on the map: colour and shape, in a list row, a legend or a card.

use super::context::Context;
use leptos::prelude::*;

/// The sign of a domain ("C"), or the plain one.
#[component]
pub(super) fn Glyph(
    /// The domain's code; none: without a category.
    #[prop(into)]
    domain: Signal<Option<String>>,
) -> impl IntoView {
    let context = Context::here();
    let style = move || context.theme.get().domain_style(domain.get().as_deref().unwrap_or_default());
    view! {
        <svg class="glyph" viewBox="-1.25 -1.25 2.5 2.5" aria-hidden="true" focusable="false">
            <path d=move || style().shape.svg_path() fill=move || style().color.css() />
        </svg>
    }
}
