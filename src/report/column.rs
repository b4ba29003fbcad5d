//! Columns along a line of numbers, years for example: each can be pressed, and drawing over them filters from the first
//! to the last.

use super::{Element, svg};
use crate::chart::bars;

/// The drawing's width in its own units: the panel's inner width.
const WIDTH: f64 = 344.0;

/// Height of the columns.
const HEIGHT: f64 = 96.0;

/// Room above for the figures, and below for the numbers of the axis.
const ABOVE: f64 = 14.0;
const BELOW: f64 = 18.0;

/// The least room for a text below.
const TICK_ROOM: f64 = 40.0;

/// One column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Column {
    /// What it is, with its figure, in words: `1920–1929: 4 places`.
    pub(super) name: String,
    /// What stands under its left edge, as short as `1920`.
    pub(super) tick: String,
    /// How high it is.
    pub(super) value: f64,
    /// The figure above it; empty: none.
    pub(super) figure: String,
    /// The first number that it holds.
    pub(super) from: f64,
    /// The last number that it holds.
    pub(super) to: f64,
    /// What pressing it does to the view's address; empty: nothing.
    pub(super) go: String,
    /// Says whether it is chosen.
    pub(super) is_on: bool,
    /// Says whether it is left out by what is chosen: drawn faintly.
    pub(super) is_out: bool,
}

/// The columns as a drawing. `brush` is the pair of the address that drawing over columns writes, with `{}` for `from..to`;
/// empty: columns cannot be drawn over.
pub(super) fn columns(columns: &[Column], brush: &str) -> Element {
    let values: Vec<f64> = columns.iter().map(|column| column.value).collect();
    let step = WIDTH / columns.len().max(1) as f64;
    let gap = (step / 8.0).min(3.0);
    let shapes = bars(&values, WIDTH, HEIGHT, gap, 1.5);
    let every = (TICK_ROOM / step).ceil().max(1.0) as usize;
    let mut group = svg("g");
    if !brush.is_empty() {
        group = group.attr("data-brush", brush);
    }
    for (at, (column, shape)) in columns.iter().zip(&shapes).enumerate() {
        let left = at as f64 * step;
        // The whole height can be pressed: a low column is a small mark to hit.
        let mut part = svg("g")
            .class(if column.is_on { "column is-on" } else { "column" })
            .attr("data-from", &column.from.to_string())
            .attr("data-to", &column.to.to_string())
            .attr("aria-label", &column.name);
        part = if column.go.is_empty() {
            part.attr("role", "img")
        } else {
            part.attr("role", "button")
                .attr("tabindex", "0")
                .attr("aria-pressed", &column.is_on.to_string())
                .go(&column.go)
        };
        part = part
            .put(svg("title").text(&column.name))
            .put(frame(left, step).class("fig-hit"))
            .put(bar(shape).class("fig-bar").number("opacity", if column.is_out { 0.5 } else { 1.0 }));
        if column.is_on {
            let line =
                svg("line").class("fig-accent").number("x1", left + gap / 2.0).number("x2", left + step - gap / 2.0);
            part = part.put(line.number("y1", ABOVE + HEIGHT + 2.0).number("y2", ABOVE + HEIGHT + 2.0));
        }
        if !column.figure.is_empty() && column.value > 0.0 {
            part = part.put(text(&column.figure, left + step / 2.0, ABOVE + shape.y - 3.0, "middle"));
        }
        group = group.put(part);
    }
    let ticks = columns.iter().enumerate().filter(|(at, column)| at.is_multiple_of(every) && !column.tick.is_empty());
    let ticks = ticks.map(|(at, column)| {
        // A text that would leave the drawing ends at its edge.
        let left = at as f64 * step;
        let near = left + TICK_ROOM > WIDTH && columns.len() > 1;
        let (x, anchor) = if near { (WIDTH, "end") } else { (left, "start") };
        text(&column.tick, x, ABOVE + HEIGHT + BELOW - 3.0, anchor).attr("aria-hidden", "true")
    });
    let base = svg("line").class("fig-axis").number("x1", 0.0).number("x2", WIDTH);
    let base = base.number("y1", ABOVE + HEIGHT).number("y2", ABOVE + HEIGHT);
    svg("svg")
        .class("columns")
        .attr("viewBox", &format!("0 0 {WIDTH} {}", ABOVE + HEIGHT + BELOW))
        .put(base)
        .put(group)
        .all(ticks)
}

fn frame(left: f64, width: f64) -> Element {
    let frame = svg("rect").attr("fill", "transparent").number("x", left).number("y", 0.0);
    frame.number("width", width).number("height", ABOVE + HEIGHT + BELOW)
}

fn bar(shape: &crate::chart::Bar) -> Element {
    let bar = svg("rect").number("x", shape.x).number("y", ABOVE + shape.y);
    bar.number("width", shape.width).number("height", shape.height)
}

fn text(text: &str, x: f64, y: f64, anchor: &str) -> Element {
    let element = svg("text").class("fig-text").number("x", x).number("y", y).attr("font-size", "11");
    element.attr("text-anchor", anchor).text(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(from: f64, value: f64) -> Column {
        Column {
            name: format!("{from}: {value}"),
            tick: from.to_string(),
            value,
            figure: value.to_string(),
            from,
            to: from + 9.0,
            go: format!("f.founded={from}..{}", from + 9.0),
            ..Column::default()
        }
    }

    #[test]
    fn columns_can_be_pressed_and_drawn_over() {
        let made = columns(&[column(1900.0, 2.0), column(1910.0, 0.0), column(1920.0, 4.0)], "f.founded={}");
        let parts = made.walk();
        let group = parts.iter().find(|part| part.get("data-brush").is_some()).unwrap();
        assert_eq!((group.get("data-brush"), group.children.len()), (Some("f.founded={}"), 3));
        let buttons: Vec<_> = parts.iter().filter(|part| part.get("role") == Some("button")).collect();
        assert_eq!(buttons.len(), 3);
        assert_eq!((buttons[2].get("data-from"), buttons[2].get("data-to")), (Some("1920"), Some("1929")));
        assert_eq!(buttons[2].get("data-go"), Some("f.founded=1920..1929"));
        let heights: Vec<_> =
            parts.iter().filter(|part| part.get("class") == Some("fig-bar")).map(|bar| bar.get("height")).collect();
        assert_eq!(heights, [Some("48"), Some("0"), Some("96")]);
    }

    #[test]
    fn texts_of_the_axis_have_room() {
        let many: Vec<Column> = (0..14).map(|at| column(1890.0 + 10.0 * f64::from(at), 1.0)).collect();
        let made = columns(&many, "");
        let ticks: Vec<f64> = made
            .walk()
            .iter()
            .filter(|part| part.tag == "text" && part.get("aria-hidden").is_some())
            .map(|part| part.get("x").unwrap().parse().unwrap())
            .collect();
        assert_eq!(ticks.len(), 7);
        assert!(ticks.windows(2).all(|pair| pair[1] - pair[0] >= TICK_ROOM), "{ticks:?}");
        assert!(columns(&[], "").plain_text().is_empty());
    }
}
