//! A facet of numbers: a histogram of what the other filters leave, and two fields for the ends.

use super::Facet;
use crate::chart::{Bar, bars};
use crate::geo::{read_number, shortest};
use crate::i18n::{integer, messages as m};
use crate::query::{FacetCounts, Filter};
use crate::ui::part::{Derived, Part, live, nothing, show, svg, tag};
use leptos::prelude::{WithValue, event_target_checked, event_target_value};
use web_sys::Event;

/// The histogram's size in its own units.
const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 56.0;

/// The ends as the reader set them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Ends {
    from: Option<f64>,
    to: Option<f64>,
    with_unknown: bool,
}

impl Ends {
    /// Says whether there is any end.
    fn is_set(self) -> bool {
        self.from.is_some() || self.to.is_some()
    }
}

/// What is shown of a range.
#[derive(Clone, Copy)]
struct Range {
    facet: Facet,
    /// Width of a bin.
    bin: f64,
    ends: Derived<Ends>,
    counts: Derived<FacetCounts>,
}

/// One range.
pub(super) fn range_facet(facet: Facet) -> Part {
    let ends = Derived::new(move || {
        facet.filter(|filter| match filter {
            Some(&Filter::Range { from, to, with_unknown }) => Ends { from, to, with_unknown },
            _ => Ends::default(),
        })
    });
    let bin = facet.config.with_value(|config| config.bin).filter(|bin| *bin > 0.0).unwrap_or(10.0);
    let range = Range { facet, bin, ends, counts: Derived::new(move || facet.counts(FacetCounts::clone)) };
    let histogram = svg("svg")
        .class("histogram")
        .attr("viewBox", &["0 0 ", &shortest(WIDTH), " ", &shortest(HEIGHT)].concat())
        .attr("preserveAspectRatio", "none")
        .attr("role", "img")
        .bind("aria-label", move || range.summary())
        .add(live(move || range.chart()));
    let axis_end = |is_last| tag("span").says(move || range.limit(is_last));
    let axis = tag("div").class("range-axis").attr("aria-hidden", "true").add(axis_end(false)).add(axis_end(true));
    tag("div")
        .class("range")
        .add(histogram)
        .add(axis)
        .add(tag("div").class("range-ends").add(range.field(false)).add(range.field(true)))
        .add(show(move || range.counts.with(|counts| counts.unknown > 0), move || range.unknown()))
}

impl Range {
    /// Filters by ends, or not at all where there are none.
    fn set(self, ends: Ends) {
        let Ends { from, to, with_unknown } = ends;
        self.facet.set_filter(ends.is_set().then_some(Filter::Range { from, to, with_unknown }));
    }

    /// A click on a bar chooses its bin; on the only chosen bin it clears.
    fn pick(self, lower: f64) {
        let ends = self.ends.get_untracked();
        let own = Ends { from: Some(lower), to: Some(lower + self.bin - 1.0), ..ends };
        self.set(if ends == own { Ends::default() } else { own });
    }

    /// Says whether a part of a bin is between the ends.
    fn is_inside(self, lower: f64) -> bool {
        let Ends { from, to, .. } = self.ends.get();
        from.is_none_or(|from| lower + self.bin > from) && to.is_none_or(|to| lower <= to)
    }

    /// The first or last number of all bins in words, nothing without bins.
    fn limit(self, is_last: bool) -> String {
        self.counts.with(|FacetCounts { bins, .. }| {
            let number = if is_last {
                bins.last().map(|(lower, _)| lower + self.bin - 1.0)
            } else {
                bins.first().map(|(lower, _)| *lower)
            };
            shown_end(number)
        })
    }

    /// A count in words.
    fn count(self, count: u32) -> String {
        integer(self.facet.context.locale.get(), u64::from(count))
    }

    /// The histogram in words.
    fn summary(self) -> String {
        let chart = m::RANGE_CHART.get(self.facet.context.locale.get());
        let bin =
            |&(lower, count): &(f64, u32)| (count > 0).then(|| [&shortest(lower), ": ", &self.count(count)].concat());
        let bins: Vec<String> = self.counts.with(|counts| counts.bins.iter().filter_map(bin).collect());
        [chart, &bins.join(", ")].join(". ")
    }

    /// The histogram's bars.
    fn chart(self) -> Part {
        self.counts.with(|FacetCounts { bins, .. }| {
            let values: Vec<f64> = bins.iter().map(|(_, count)| f64::from(*count)).collect();
            let bars = bars(&values, WIDTH, HEIGHT, 2.0, 2.0);
            bins.iter().zip(bars).fold(nothing(), |chart, (&(lower, count), bar)| {
                let title =
                    [&shortest(lower), "–", &shortest(lower + self.bin - 1.0), ": ", &self.count(count)].concat();
                let shape = svg("g")
                    .class("bar")
                    .when(".is-out", move || !self.is_inside(lower))
                    .on_click(move || self.pick(lower))
                    .add(svg("title").text(&title))
                    .add(rect("bar-hit", Bar { y: 0.0, height: HEIGHT, ..bar }))
                    .add(rect("bar-fill", bar));
                chart.add(shape)
            })
        })
    }

    /// The field of the first or last number.
    fn field(self, is_last: bool) -> Part {
        let label = self.facet.context.t(if is_last { m::RANGE_END } else { m::RANGE_START });
        let end = move || {
            let ends = self.ends.get();
            shown_end(if is_last { ends.to } else { ends.from })
        };
        let on_change = move |event: Event| {
            let number = read_number(event_target_value(&event).trim()).filter(|number| number.is_finite());
            let mut ends = self.ends.get_untracked();
            *(if is_last { &mut ends.to } else { &mut ends.from }) = number;
            self.set(ends);
        };
        let input = tag("input")
            .attr("type", "number")
            .attr("inputmode", "numeric")
            .bind("placeholder", move || self.limit(is_last))
            .bind_property("value", move || end().into())
            .on("change", on_change);
        tag("label").add(tag("span").says(label)).add(input)
    }

    /// The switch of the places without a number.
    fn unknown(self) -> Part {
        let on_change = move |event: Event| {
            self.set(Ends { with_unknown: event_target_checked(&event), ..self.ends.get_untracked() });
        };
        let input = tag("input")
            .attr("type", "checkbox")
            .bind_property("checked", move || self.ends.get().with_unknown.into())
            .when("disabled", move || !self.ends.get().is_set())
            .on("change", on_change);
        tag("label")
            .class("range-unknown")
            .add(input)
            .add(tag("span").says(self.facet.context.t(m::RANGE_WITH_UNKNOWN)))
            .add(tag("span").class("count").says(move || self.count(self.counts.with(|counts| counts.unknown))))
    }
}

/// An end in words. Years are not grouped by thousands.
fn shown_end(end: Option<f64>) -> String {
    end.map(shortest).unwrap_or_default()
}

/// A rectangle where a bar is.
fn rect(class: &str, bar: Bar) -> Part {
    let sides = [("x", bar.x), ("y", bar.y), ("width", bar.width), ("height", bar.height)];
    sides.iter().fold(svg("rect").class(class), |rect, (name, value)| rect.attr(name, &shortest(*value)))
}
