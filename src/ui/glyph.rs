//! A domain's sign, as on the map: colour and shape, in a list row, a legend or a card.

use super::context::Context;
use super::part::text;
use leptos::prelude::*;

/// The sign of a domain ("C"), or the plain one.
#[component]
pub(super) fn Glyph(
    /// The domain's code; none: without a category.
    domain: Option<String>,
) -> impl IntoView {
    let context = Context::here();
    let domain = StoredValue::new(domain.unwrap_or_default());
    let style = move || domain.with_value(|domain| context.theme.get().domain_style(domain));
    view! {
        <svg class="glyph" viewBox="-1.25 -1.25 2.5 2.5" aria-hidden="true" focusable="false">
            <path d=text(move || style().shape.svg_path()) fill=text(move || style().color.css()) />
        </svg>
    }
}
