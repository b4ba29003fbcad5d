//! Bars as a list: in each row a name, a figure and a bar under them. A row that does something is one button.

use super::{Element, el, svg};

/// How long the longest bar is, in its own units; it is stretched to the row.
const LENGTH: f64 = 100.0;

/// How thick a bar is.
const THICKNESS: f64 = 6.0;

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct BarRow {
    /// What the row is; a long name is wrapped, never cut.
    pub(super) name: String,
    /// The figure in words, at the end of the row.
    pub(super) figure: String,
    /// The length of the bar, 0 to 1 of the longest there could be; NaN: none.
    pub(super) share: f64,
    /// The bar's class, that is its colour; empty: `fig-bar`.
    pub(super) color: String,
    /// What pressing the row does to the view's address; empty: nothing.
    pub(super) go: String,
    /// Says whether the row is chosen.
    pub(super) is_on: bool,
    /// Set for a part of the row before it.
    pub(super) is_part: bool,
}

/// The bars as a list (classes `bars`, `bar-row`, `is-part`, `bar`, `bar-name`, `bar-figure`, `bar-line`).
pub(super) fn bar_list(rows: impl IntoIterator<Item = BarRow>) -> Element {
    el("ul").class("bars").all(rows.into_iter().map(|row| item(&row)))
}

fn item(row: &BarRow) -> Element {
    let parts = [
        el("span").class("bar-name").text(&row.name),
        el("span").class("bar-figure").text(&row.figure),
        bar_line(row.share, &row.color),
    ];
    let frame = if row.go.is_empty() {
        el("div").class("bar")
    } else {
        el("button").attr("type", "button").class("bar").attr("aria-pressed", &row.is_on.to_string()).go(&row.go)
    };
    el("li").class(if row.is_part { "bar-row is-part" } else { "bar-row" }).put(frame.all(parts))
}

/// One bar, as wide as its frame lets it be; `share` 0 to 1, `color` as in [`BarRow`]. Readers' programs pass it over.
pub(super) fn bar_line(share: f64, color: &str) -> Element {
    // Few is not none: a bar above 0 is seen.
    let length = if share > 0.0 { (share.min(1.0) * LENGTH).max(0.6) } else { 0.0 };
    let bar = svg("rect")
        .class(if color.is_empty() { "fig-bar" } else { color })
        .number("width", length)
        .number("height", THICKNESS);
    svg("svg")
        .class("bar-line")
        .attr("viewBox", &format!("0 0 {LENGTH} {THICKNESS}"))
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .put(bar)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_with_something_to_do_is_a_button_over_all_of_it() {
        let row = BarRow {
            name: "Museums".to_owned(),
            figure: "7".to_owned(),
            share: 0.001,
            color: "dom-A".to_owned(),
            go: "f.domain=A1".to_owned(),
            is_on: true,
            is_part: true,
        };
        let list = bar_list([row.clone(), BarRow { go: String::new(), share: f64::NAN, ..row }]);
        assert_eq!(list.plain_text(), "Museums 7 Museums 7");
        let buttons: Vec<&Element> = list.walk().into_iter().filter(|part| part.tag == "button").collect();
        assert_eq!(buttons.len(), 1);
        assert_eq!((buttons[0].get("aria-pressed"), buttons[0].get("data-go")), (Some("true"), Some("f.domain=A1")));
        let widths: Vec<&str> = list.walk().iter().filter_map(|part| part.get("width")).collect();
        assert_eq!(widths, ["0.6", "0"]);
    }
}
