//! The rows of a card: a term and what is known of it. What is unknown has no row.

use crate::atlas::{Atlas, Source};
use crate::i18n::{Locale, date_text, messages as m};
use crate::platform;
use crate::ui::part::{Part, nothing, string, tag};

/// One term with its text; nothing where the text is empty.
pub(super) fn fact(term: &str, text: &str) -> Part {
    if text.is_empty() { nothing() } else { fact_of(term, tag("dd").text(text)) }
}

/// One term with what is known of it.
pub(super) fn fact_of(term: &str, known: Part) -> Part {
    tag("div").class("fact").add(tag("dt").text(term)).add(known)
}

/// A source with its record, licence and date, linked where it has an address.
pub(super) fn source_fact(
    atlas: Option<&Atlas>,
    id: &str,
    record: Option<&str>,
    date: Option<&str>,
    locale: Locale,
) -> Part {
    let unknown = Source::default();
    let source = atlas.and_then(|atlas| atlas.sources.get(id)).unwrap_or(&unknown);
    let (title, lang) = source.title.get_with_lang(locale.code()).unwrap_or((id, "und"));
    let mut known = tag("dd").add(tag("span").attr("lang", lang).add(linked(title, &source.url)));
    if let Some(record) = record {
        known = known.text(", ").text(record);
    }
    let date = date.unwrap_or(&source.date);
    if !date.is_empty() {
        known = known.text(", ").text(&date_text(locale, date));
    }
    if !source.licence.is_empty() {
        let licence = tag("span").class("fact-licence").text(m::LICENCE.get(locale)).text(": ");
        known = known.add(licence.add(linked(&source.licence, &source.licence_url)));
    }
    if !source.attribution.is_empty() {
        known = known.add(tag("span").class("muted fact-licence").text(&source.attribution));
    }
    fact_of(m::SOURCE.get(locale), known)
}

/// A text as a link where the address is http(s), mail or telephone, else plain.
pub(in crate::ui) fn linked(text: &str, url: &str) -> Part {
    match (!url.is_empty()).then(|| platform::resolve_link(url, &platform::page_address())).flatten() {
        Some(url) => {
            let link = tag("a").attr("href", &url).attr("target", "_blank");
            link.attr("rel", "noopener noreferrer external").text(text)
        }
        None => string(text),
    }
}
