//! The places by kind: domains with their sub-items, or the first values of a file that nobody has described.

use super::glance::Glance;
use super::grouping::Grouping;
use super::ranking::Ranking;
use super::words as w;
use crate::report::{Element, Figure, el};

/// Bars shown before the reader asks for all.
const FEW: usize = 12;

/// The part of the page about kinds.
pub(super) fn part(glance: &Glance<'_>, grouping: &Grouping) -> Element {
    let locale = glance.locale;
    let ranking = Ranking::new(glance, grouping);
    let has_parts = glance.options.get("parts") == Some("all");
    let most = if glance.options.get("kinds") == Some("all") { usize::MAX } else { FEW };
    let figure = Figure {
        title: ranking.finding(w::MOST, w::ALL_ARE),
        summary: ranking.summary(),
        drawing: ranking.bars(most, has_parts),
        grid: ranking.grid(None),
    };
    let parts = grouping.groups.iter().any(|group| !group.parts.is_empty()).then(|| {
        let (words, value) = if has_parts { (w::HIDE_PARTS, "") } else { (w::SHOW_PARTS, "all") };
        el("button")
            .attr("type", "button")
            .class("link")
            .attr("aria-expanded", &has_parts.to_string())
            .go(&glance.options.with("parts", value).go())
            .text(words.get(locale))
    });
    el("section")
        .put(el("h3").text(&grouping.title))
        .put(figure.element(locale))
        .all(parts)
        .all(ranking.more("kinds", FEW))
}
