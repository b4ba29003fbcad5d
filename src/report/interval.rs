//! Dots with intervals on a common axis: a row for each name, a dot for the figure, a line for what it may be.

use super::rank::pressed;
use super::{Element, el, svg};
use crate::i18n::{Locale, decimal};

/// Width of the drawing, in its own units.
const WIDTH: f64 = 328.0;
/// Room at either end, for dots and the labels of the axis.
const EDGE: f64 = 14.0;
/// Middle of a row.
const MIDDLE: f64 = 7.0;

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct IntervalRow {
    /// The name.
    pub(super) name: String,
    /// The figure.
    pub(super) value: f64,
    /// Ends of the interval; NaN: none.
    pub(super) ends: [f64; 2],
    /// Figure and interval in words.
    pub(super) text: String,
    /// What the drawing says beyond that, for those who do not see it.
    pub(super) label: String,
    /// The class of the dot: a shade, or `fig-point`.
    pub(super) class: String,
    /// Set where there is too little to say: the dot is an empty ring, the line is dashed.
    pub(super) is_faint: bool,
    /// What pressing it does to the view's address; empty: nothing.
    pub(super) go: String,
    /// Set where it is chosen.
    pub(super) is_chosen: bool,
}

/// An axis of ratios: by powers of two, 1 in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RatioAxis {
    /// Powers of two at its ends.
    powers: [i32; 2],
}

impl RatioAxis {
    /// The axis that holds all finite values above 0, at least from ½ to 2 and at most from 1/16 to 16.
    pub(super) fn holding(values: impl IntoIterator<Item = f64>) -> Self {
        let mut powers = [-1, 1];
        for value in values.into_iter().filter(|value| *value > 0.0 && value.is_finite()) {
            let power = value.log2();
            powers[0] = powers[0].min((power + 1e-9).floor() as i32).max(-4);
            powers[1] = powers[1].max((power - 1e-9).ceil() as i32).min(4);
        }
        Self { powers }
    }

    /// Where a ratio is drawn; what is beyond an end, also 0, stands at the end.
    pub(super) fn position(self, value: f64) -> f64 {
        let [low, high] = self.powers.map(f64::from);
        let power = if value > 0.0 { value.log2().clamp(low, high) } else { low };
        EDGE + (power - low) / (high - low) * (WIDTH - 2.0 * EDGE)
    }

    /// Says whether a ratio is beyond the lower or the upper end.
    fn is_beyond(self, value: f64) -> [bool; 2] {
        let [low, high] = self.powers.map(f64::from);
        [value <= 0.0 || value.log2() < low - 1e-9, value > 0.0 && value.log2() > high + 1e-9]
    }

    /// Powers of two with a label: at most five, 1 among them.
    fn ticks(self) -> Vec<f64> {
        let step = if self.powers[1] - self.powers[0] > 4 { 2 } else { 1 };
        (self.powers[0]..=self.powers[1])
            .filter(|power| power % step == 0)
            .map(|power| f64::from(power).exp2())
            .collect()
    }
}

/// The rows on their axis, the axis below them. `axis_label` says what the axis shows.
pub(super) fn interval_plot(rows: &[IntervalRow], axis: RatioAxis, axis_label: &str, locale: Locale) -> Element {
    let row = |row: &IntervalRow| {
        let frame = pressed(el(if row.go.is_empty() { "div" } else { "button" }), &row.go, row.is_chosen);
        let line = frame
            .class("interval-row")
            .put(el("span").class("rank-name").text(&row.name))
            .put(el("span").class("rank-value").text(&row.text))
            .put(drawing(row, axis))
            .put(el("span").class("visually-hidden").text(&row.label));
        el("li").put(line)
    };
    let foot = el("div")
        .class("interval-row")
        .put(axis_drawing(axis, locale))
        .put(el("span").class("interval-label muted").text(axis_label));
    el("div").class("interval-plot").put(el("ul").class("rank").all(rows.iter().map(row))).put(foot)
}

fn frame(height: f64) -> Element {
    svg("svg")
        .class("interval-drawing")
        .attr("viewBox", &["0 0 328 ", &height.to_string()].concat())
        .attr("aria-hidden", "true")
}

fn upright(class: &str, x: f64, to: f64) -> Element {
    svg("line").class(class).number("x1", x).number("x2", x).number("y1", 0.0).number("y2", to)
}

fn drawing(row: &IntervalRow, axis: RatioAxis) -> Element {
    let mut picture = frame(14.0).put(upright("fig-axis", axis.position(1.0), 14.0));
    if row.ends.iter().all(|end| !end.is_nan()) {
        let [low, high] = row.ends.map(|end| axis.position(end));
        let line = svg("line")
            .class("fig-line")
            .number("x1", low)
            .number("x2", high)
            .number("y1", MIDDLE)
            .number("y2", MIDDLE);
        picture = picture.put(if row.is_faint { line.attr("stroke-dasharray", "2 3") } else { line });
        // An arrow where the interval goes on beyond the axis.
        if axis.is_beyond(row.ends[0])[0] {
            picture = picture.put(svg("path").class("fig-point").attr("d", "M4 7l6-4v8z"));
        }
        if axis.is_beyond(row.ends[1])[1] {
            picture = picture.put(svg("path").class("fig-point").attr("d", "M324 7l-6-4v8z"));
        }
    }
    if row.value.is_nan() {
        return picture;
    }
    let dot = svg("circle").number("cx", axis.position(row.value)).number("cy", MIDDLE).attr("r", "5");
    picture.put(dot.class(if row.is_faint { "fig-ring" } else { &row.class }))
}

fn axis_drawing(axis: RatioAxis, locale: Locale) -> Element {
    let tick = |value: f64| {
        let x = axis.position(value);
        let text = svg("text").class("fig-text").number("x", x).attr("y", "18").attr("text-anchor", "middle");
        [upright("fig-axis", x, 5.0), text.text(&decimal(locale, value, 4))]
    };
    frame(22.0).all(axis.ticks().into_iter().flat_map(tick))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_holds_its_values_within_limits() {
        let axis = RatioAxis::holding([0.9, 3.5, f64::NAN, 0.0]);
        assert_eq!(axis, RatioAxis { powers: [-1, 2] });
        assert_eq!(axis.ticks(), [0.5, 1.0, 2.0, 4.0]);
        assert_eq!((axis.position(0.5), axis.position(4.0), axis.position(0.0)), (14.0, 314.0, 14.0));
        assert_eq!(RatioAxis::holding([4.0, 1e9, 1e-9]).powers, [-4, 4]);
        assert_eq!(RatioAxis::holding([1e9, 1e-9]).ticks(), [0.0625, 0.25, 1.0, 4.0, 16.0]);
        assert_eq!(RatioAxis::holding([]).powers, [-1, 1]);
        assert_eq!(
            (axis.is_beyond(0.0), axis.is_beyond(9.0), axis.is_beyond(4.0)),
            ([true, false], [false, true], [false; 2])
        );
    }

    #[test]
    fn rows_are_drawn_with_their_intervals() {
        let rows = [
            IntervalRow {
                name: "a".into(),
                value: 2.0,
                ends: [1.05, 3.5],
                go: "an=x".into(),
                ..IntervalRow::default()
            },
            IntervalRow { name: "b".into(), value: 0.0, ends: [0.0, 1e9], is_faint: true, ..IntervalRow::default() },
            IntervalRow { name: "c".into(), value: f64::NAN, ends: [f64::NAN; 2], ..IntervalRow::default() },
        ];
        let axis = RatioAxis::holding([1.05, 3.5]);
        let plot = interval_plot(&rows, axis, "times", Locale::En);
        let tags = |tag: &str| plot.walk().iter().filter(|part| part.tag == tag).count();
        assert_eq!((tags("button"), tags("circle"), tags("path"), tags("text")), (1, 2, 2, 4));
        assert!(!plot.markup().contains("NaN"));
        assert!(plot.plain_text().ends_with("0.5 1 2 4 times"));
    }
}
