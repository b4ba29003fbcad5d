//! Ranked bars: a row for each name, with a bar and its figure, that can be pressed. Names stand in lines of text and break.

use super::ramp::{Shade, swatch};
use super::words::words;
use super::{Element, el, svg};
use crate::i18n::{Locale, integer};

words! {
    Rank:
    THE_REST
}

/// Rows that are shown at once; the others are unfolded.
const SHOWN: usize = 10;

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bar {
    /// The name.
    pub(super) name: String,
    /// How long the bar is, as a share of the longest; NaN: no bar.
    pub(super) share: f64,
    /// The figure in words.
    pub(super) text: String,
    /// The shade of the bar; none: that of bars.
    pub(super) shade: Option<Shade>,
    /// Set where it is too little to say anything.
    pub(super) is_hatched: bool,
    /// What pressing it does to the view's address; empty: nothing.
    pub(super) go: String,
    /// Set where it is chosen.
    pub(super) is_chosen: bool,
}

/// The rows in their order, those of which too little is known last; the first ten, the rest unfolded.
pub(super) fn ranking(bars: &[Bar], locale: Locale) -> Element {
    let list = |bars: &[Bar]| el("ol").class("rank").all(bars.iter().map(|bar| el("li").put(row(bar))));
    // What cannot be said is unfolded with the rest.
    let shown = bars.iter().take(SHOWN).filter(|bar| !bar.is_hatched).count();
    let (first, rest) = bars.split_at(shown);
    if rest.len() < 3 {
        return list(bars);
    }
    let more = THE_REST.fill(locale, &[&integer(locale, rest.len() as u64)]);
    el("div").put(list(first)).put(el("details").class("more").put(el("summary").text(&more)).put(list(rest)))
}

fn row(bar: &Bar) -> Element {
    let frame = pressed(el(if bar.go.is_empty() { "div" } else { "button" }), &bar.go, bar.is_chosen);
    let drawing = if bar.is_hatched { swatch(None) } else { drawing(bar) };
    frame
        .class("rank-row")
        .put(el("span").class("rank-name").text(&bar.name))
        .put(drawing)
        .put(el("span").class("rank-value").text(&bar.text))
}

/// A button that changes the address, pressed or not; without a change of the address the element as it is.
pub(super) fn pressed(element: Element, go: &str, is_chosen: bool) -> Element {
    if go.is_empty() {
        return element;
    }
    element.attr("type", "button").go(go).attr("aria-pressed", if is_chosen { "true" } else { "false" })
}

fn drawing(bar: &Bar) -> Element {
    let share = if bar.share > 0.0 { bar.share.min(1.0) } else { 0.0 };
    let class = bar.shade.map_or("fig-bar", |shade| shade.class);
    // Little is not nothing.
    let width = if share > 0.0 { (share * 100.0).max(1.0) } else { 0.0 };
    let rect = svg("rect").class(class).number("width", width).attr("height", "10");
    svg("svg")
        .class("rank-bar")
        .attr("viewBox", "0 0 100 10")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .put(rect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_is_unfolded_and_rows_can_be_pressed() {
        let bar = |at: usize| Bar {
            name: format!("d{at}"),
            share: 1.0 / at as f64,
            text: "7".to_owned(),
            go: "f.district=x".to_owned(),
            is_chosen: at == 2,
            ..Bar::default()
        };
        let bars: Vec<Bar> = (1..=15).map(bar).collect();
        let element = ranking(&bars, Locale::En);
        let all = element.walk();
        assert_eq!(all.iter().filter(|part| part.tag == "button").count(), 15);
        assert_eq!(all.iter().filter(|part| part.get("aria-pressed") == Some("true")).count(), 1);
        assert!(element.plain_text().contains("5 more d11 7"));
        assert!(ranking(&bars[..12], Locale::En).walk().iter().all(|part| part.tag != "details"));
        let nothing = ranking(&[Bar { share: f64::NAN, is_hatched: true, ..Bar::default() }], Locale::Mn);
        assert!(nothing.walk().iter().all(|part| part.tag != "button" && part.get("width") != Some("NaN")));
    }
}
