//! Drawings of curves: a falling curve over ranks with heights on a scale of tenfold steps, and a curve in its band.
//!
//! All are 344 wide, in units of CSS px at the panel's width; colours come from classes.

use super::{Element, svg};
use crate::chart::{Scale, nice_ticks};
use std::fmt::Write;

/// Width of a drawing.
const WIDTH: f64 = 344.0;
/// Left end of the plot: room for the figures of the axis.
const LEFT: f64 = 52.0;
/// Right end of the plot.
const RIGHT: f64 = WIDTH - 8.0;
/// Upper end of the plot.
const TOP: f64 = 8.0;
/// Most corners of a drawn curve.
const MOST_CORNERS: usize = 240;

/// A line across a drawing, with what it says.
#[derive(Clone, Debug)]
pub(super) struct Level {
    /// Where it is, in the units of the values.
    pub(super) value: f64,
    /// What it says.
    pub(super) label: String,
    /// The class of the line.
    pub(super) class: &'static str,
}

/// Draws a curve that falls over its ranks, heights in tenfold steps from `floor` (lower values lie on it), with levels.
///
/// `ticks` writes the height of a tick, `below` stands under the plot. A value that is not finite is left out.
pub(super) fn falling(
    values: &[f64],
    floor: f64,
    levels: &[Level],
    ticks: &dyn Fn(f64) -> String,
    below: &str,
) -> Element {
    const BOTTOM: f64 = 148.0;
    let top = values.iter().copied().filter(|value| value.is_finite()).fold(floor * 10.0, f64::max);
    let (low, high) = (floor.log10(), top.log10());
    let y = Scale::new([low, high], [BOTTOM, TOP]);
    let height = |value: f64| y.position(value.max(floor).log10());
    let end = values.len().saturating_sub(1).max(1) as f64;
    let x = Scale::new([0.0, end], [LEFT, RIGHT]);
    let step = values.len().div_ceil(MOST_CORNERS).max(1);
    let last = values.len().saturating_sub(1);
    let ranks = (0..values.len()).filter(|rank| rank % step == 0 || *rank == last);
    let corners: Vec<[f64; 2]> = ranks
        .filter(|&rank| values[rank].is_finite())
        .map(|rank| [x.position(rank as f64), height(values[rank])])
        .collect();
    let decades = (low.ceil() as i32..=high.floor() as i32).map(|power| 10_f64.powi(power));
    let mut drawing = frame(BOTTOM + 22.0);
    for value in decades {
        drawing = drawing.all(grid_line(height(value), &ticks(value)));
    }
    drawing = drawing.put(line("fig-line", &corners, false)).all(text_below(BOTTOM, below));
    for level in levels.iter().filter(|level| level.value.is_finite()) {
        let at = height(level.value);
        // Above its line, unless that would be outside.
        let text_y = if at < TOP + 14.0 { at + 13.0 } else { at - 4.0 };
        drawing =
            drawing.put(flat(level.class, LEFT, RIGHT, at)).put(text("fig-text", RIGHT, text_y, "end", &level.label));
    }
    drawing
}

/// A curve over distances in its band.
#[derive(Clone, Copy, Debug)]
pub(super) struct Banded<'a> {
    /// Where the values are, ascending.
    pub(super) at: &'a [f64],
    /// The curve.
    pub(super) observed: &'a [f64],
    /// The lower end of the band.
    pub(super) low: &'a [f64],
    /// The upper end of the band.
    pub(super) high: &'a [f64],
    /// What is expected, drawn thin.
    pub(super) expected: &'a [f64],
}

impl Banded<'_> {
    /// Draws it. `x_ticks` and `y_ticks` write the axes' figures, `below` stands under the plot. What is not finite is left
    /// out.
    pub(super) fn draw(
        &self,
        x_ticks: &dyn Fn(f64) -> String,
        y_ticks: &dyn Fn(f64) -> String,
        below: &str,
    ) -> Element {
        const BOTTOM: f64 = 168.0;
        let all = [self.observed, self.low, self.high, self.expected];
        let finite = || all.iter().flat_map(|values| values.iter().copied()).filter(|value| value.is_finite());
        let (low, high) = (finite().fold(0.0, f64::min), finite().fold(0.0, f64::max));
        let high = if high > low { high } else { low + 1.0 };
        let y = Scale::new([low, high], [BOTTOM, TOP]);
        let last = self.at.last().copied().unwrap_or(1.0);
        let x = Scale::new([0.0, last], [LEFT, RIGHT]);
        let corners = |values: &[f64]| -> Vec<[f64; 2]> {
            let pairs = self.at.iter().zip(values).filter(|(_, value)| value.is_finite());
            pairs.map(|(at, value)| [x.position(*at), y.position(*value)]).collect()
        };
        let mut band = corners(self.high);
        band.extend(corners(self.low).into_iter().rev());
        let mut drawing = frame(BOTTOM + 36.0);
        for value in nice_ticks(low, high, 4) {
            drawing = drawing.all(grid_line(y.position(value), &y_ticks(value)));
        }
        for value in nice_ticks(0.0, last, 4) {
            let at = x.position(value);
            let anchor = if at > RIGHT - 20.0 { "end" } else { "middle" };
            drawing = drawing.put(text("fig-muted", at, BOTTOM + 14.0, anchor, &x_ticks(value)));
        }
        drawing
            .put(line("fig-band", &band, true))
            .put(line("fig-grid", &corners(self.expected), false).attr("stroke-dasharray", "4 3"))
            .put(line("fig-line", &corners(self.observed), false))
            .put(flat("fig-axis", LEFT, RIGHT, y.position(0.0)))
            .all(text_below(BOTTOM + 14.0, below))
    }
}

/// The drawing without anything in it.
fn frame(height: f64) -> Element {
    svg("svg")
        .attr("viewBox", &["0 0 ", &WIDTH.to_string(), " ", &height.to_string()].concat())
        .attr("aria-hidden", "true")
}

/// A horizontal line with its figure at the left.
fn grid_line(y: f64, label: &str) -> [Element; 2] {
    [flat("fig-grid", LEFT, RIGHT, y), text("fig-muted", LEFT - 4.0, y + 4.0, "end", label)]
}

fn flat(class: &str, from: f64, to: f64, y: f64) -> Element {
    svg("line").class(class).number("x1", from).number("x2", to).number("y1", y).number("y2", y)
}

fn text(class: &str, x: f64, y: f64, anchor: &str, text: &str) -> Element {
    svg("text")
        .class(class)
        .number("x", x)
        .number("y", y)
        .attr("text-anchor", anchor)
        .attr("font-size", "11")
        .text(text)
}

fn text_below(bottom: f64, below: &str) -> Option<Element> {
    (!below.is_empty()).then(|| text("fig-muted", RIGHT, bottom + 17.0, "end", below))
}

/// A line through corners, or the surface within them.
fn line(class: &str, corners: &[[f64; 2]], is_closed: bool) -> Element {
    let mut path = String::new();
    for (at, [x, y]) in corners.iter().enumerate() {
        path.push(if at == 0 { 'M' } else { 'L' });
        let _ = write!(path, "{x:.1} {y:.1}");
    }
    if is_closed && !path.is_empty() {
        path.push('Z');
    }
    let drawn = svg("path").class(class).attr("d", &path);
    if is_closed { drawn } else { drawn.attr("fill", "none") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path_of(drawing: &Element, class: &str) -> String {
        let all = drawing.walk();
        let found = all.iter().find(|part| part.tag == "path" && part.get("class") == Some(class)).unwrap();
        found.get("d").unwrap().to_owned()
    }

    #[test]
    fn heights_are_in_tenfold_steps() {
        let level = Level { value: 100.0, label: "100 m".to_owned(), class: "fig-accent" };
        let drawing = falling(&[1000.0, 100.0, 1.0, f64::NAN], 10.0, &[level], &|value| value.to_string(), "x");
        // 1000, 100, 10 are at the top, in the middle, at the bottom; what is below the floor is on it.
        assert_eq!(path_of(&drawing, "fig-line"), "M52.0 8.0L146.7 78.0L241.3 148.0");
        assert_eq!(drawing.plain_text(), "10 100 1000 x 100 m");
        let accent = drawing.walk().into_iter().find(|part| part.get("class") == Some("fig-accent")).unwrap().clone();
        assert_eq!(accent.get("y1"), Some("78"));
    }

    #[test]
    fn long_curves_are_thinned_and_keep_their_ends() {
        let values: Vec<f64> = (0..5000).map(|i| f64::from(5000 - i)).collect();
        let path = path_of(&falling(&values, 1.0, &[], &|_| String::new(), ""), "fig-line");
        assert!(
            path.matches('L').count() <= MOST_CORNERS && path.starts_with("M52.0 8.0") && path.ends_with("336.0 148.0")
        );
        assert_eq!(path_of(&falling(&[], 1.0, &[], &|_| String::new(), ""), "fig-line"), "");
    }

    #[test]
    fn bands_go_there_and_back() {
        let at = [1.0, 2.0];
        let banded =
            Banded { at: &at, observed: &[4.0, f64::NAN], low: &[0.0, 0.0], high: &[2.0, 2.0], expected: &[1.0, 1.0] };
        let drawing = banded.draw(&|x| x.to_string(), &|y| y.to_string(), "r");
        assert_eq!(path_of(&drawing, "fig-band"), "M194.0 88.0L336.0 88.0L336.0 168.0L194.0 168.0Z");
        assert_eq!(path_of(&drawing, "fig-line"), "M194.0 8.0");
        let nothing = Banded { at: &[], observed: &[], low: &[], high: &[], expected: &[] };
        assert_eq!(path_of(&nothing.draw(&|_| String::new(), &|_| String::new(), ""), "fig-line"), "");
    }
}
