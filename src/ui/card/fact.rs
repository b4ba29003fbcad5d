//! The rows of a card: a term and what is known of it. What is unknown has no row.

use crate::atlas::{Atlas, Source};
use crate::i18n::{Locale, date_text, messages as m};
use crate::platform;
use leptos::prelude::*;

/// One term with its text; nothing where the text is empty.
pub(super) fn fact(term: impl Into<String>, text: Option<String>) -> Option<AnyView> {
    let (term, text) = (term.into(), text.filter(|text| !text.is_empty())?);
    Some(
        view! {
            <div class="fact">
                <dt>{term}</dt>
                <dd>{text}</dd>
            </div>
        }
        .into_any(),
    )
}

/// A source with its record, licence and date, linked where it has an address.
pub(super) fn source_fact(
    atlas: Option<&Atlas>,
    id: &str,
    record: Option<String>,
    date: Option<&str>,
    locale: Locale,
) -> AnyView {
    let source = atlas.and_then(|atlas| atlas.sources.get(id)).cloned();
    let Source { title, licence, licence_url, url, date: own_date, attribution } = source.unwrap_or_default();
    let title = match title.get(locale.code()) {
        "" => id.to_owned(),
        title => title.to_owned(),
    };
    let date = date.map_or(own_date, str::to_owned);
    let date = if date.is_empty() { None } else { Some(date_text(locale, &date)) };
    let rest = [record, date].into_iter().flatten().fold(String::new(), |all, part| all + ", " + &part);
    let licence = (!licence.is_empty()).then(|| {
        let term = format!("{}: ", m::LICENCE.get(locale));
        view! { <span class="fact-licence">{term} {linked(licence, &licence_url)}</span> }.into_any()
    });
    let attribution =
        (!attribution.is_empty()).then(|| view! { <span class="muted fact-licence">{attribution}</span> }.into_any());
    view! {
        <div class="fact">
            <dt>{m::SOURCE.get(locale)}</dt>
            <dd>
                {linked(title, &url)}
                {rest}
                {licence}
                {attribution}
            </dd>
        </div>
    }
    .into_any()
}

/// A text as a link where the address is http(s), else plain.
pub(in crate::ui) fn linked(text: String, url: &str) -> AnyView {
    match (!url.is_empty()).then(|| platform::resolve(url, &platform::page_address())).flatten() {
        Some(url) => view! { <a href=url target="_blank" rel="noopener noreferrer external">{text}</a> }.into_any(),
        None => text.into_any(),
    }
}
