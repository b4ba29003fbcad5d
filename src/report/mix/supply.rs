//! Places against people: Lorenz's curve, Hoover's and Gini's measures in plain words, and what chance alone would do.

use super::words as w;
use crate::analysis::mix::{Mismatch, hoover_by_chance, mismatch};
use crate::chart::Scale;
use crate::i18n::{Locale, decimal, integer};
use crate::index::order::sorted_rows;
use crate::report::area::Areas;
use crate::report::percent::with_percent;
use crate::report::{Element, Figure, Grid, svg};

/// Draws of what chance alone would do.
const DRAWS: usize = 499;

/// Their seed.
const SEED: u64 = 11;

/// Fewest places that are compared with people.
const FEWEST: u32 = 10;

/// Places and people of the districts whose inhabitants are known.
pub(super) struct Supply {
    locale: Locale,
    labels: Vec<String>,
    /// Shares of all people and of all places.
    people: Vec<f64>,
    places: Vec<f64>,
    found: Mismatch,
    /// Hoover's index by chance: its median, and what it rarely exceeds.
    chance: [f64; 2],
}

impl Supply {
    /// Compares the districts' places, `counts`, with their inhabitants; `None` with fewer than 10 places or 2 districts.
    pub(super) fn new(areas: &Areas<'_>, counts: &[u32], locale: Locale) -> Option<Self> {
        let known: Vec<usize> = (0..counts.len()).filter(|area| areas.list[*area].population >= 0.0).collect();
        let total: u32 = known.iter().map(|area| counts[*area]).sum();
        if total < FEWEST || known.len() < 2 {
            return None;
        }
        let people: Vec<f64> = known.iter().map(|area| areas.list[*area].population).collect();
        let places: Vec<f64> = known.iter().map(|area| counts[*area].into()).collect();
        let found = mismatch(&places, &people)?;
        let chance = hoover_by_chance(total, &people, &[0.5, 0.95], DRAWS, SEED)?;
        let all: f64 = people.iter().sum();
        Some(Self {
            locale,
            labels: known.iter().map(|area| areas.list[*area].label.clone()).collect(),
            people: people.iter().map(|people| people / all).collect(),
            places: places.iter().map(|places| places / f64::from(total)).collect(),
            found,
            chance: [chance[0], chance[1]],
        })
    }

    fn percent(&self, share: f64) -> String {
        decimal(self.locale, share * 100.0, 0)
    }

    /// The conclusion in plain words.
    pub(super) fn finding(&self) -> String {
        let locale = self.locale;
        let beyond = |at: &usize| self.places[*at] - self.people[*at];
        let all = || 0..self.people.len();
        let most = all().max_by(|a, b| beyond(a).total_cmp(&beyond(b))).unwrap_or_default();
        let least = all().min_by(|a, b| beyond(a).total_cmp(&beyond(b))).unwrap_or_default();
        let shares = [most, least].map(|at| [self.percent(self.people[at]), self.percent(self.places[at])]);
        let is_more = self.found.hoover > self.chance[1];
        [
            w::SAYS_HOOVER.fill(locale, &[&self.percent(self.found.hoover)]),
            w::SAYS_CHANCE.fill(locale, &[&self.percent(self.chance[0]), &self.percent(self.chance[1])]),
            if is_more { w::SAYS_MORE_THAN_CHANCE } else { w::SAYS_NO_MORE }.get(locale).to_owned(),
            w::SAYS_ENDS.fill(
                locale,
                &[&self.labels[most], &shares[0][0], &shares[0][1], &self.labels[least], &shares[1][0], &shares[1][1]],
            ),
        ]
        .join(" ")
    }

    /// The share of the places that the worse supplied half of the people has, read off the curve.
    fn of_lower_half(&self) -> f64 {
        let curve = &self.found.lorenz;
        let at = curve.partition_point(|point| point[0] < 0.5).clamp(1, curve.len() - 1);
        Scale::new([curve[at - 1][0], curve[at][0]], [curve[at - 1][1], curve[at][1]]).position(0.5)
    }

    /// The curve, with the shares in the table behind it.
    pub(super) fn figure(&self) -> Element {
        let locale = self.locale;
        let heads = [w::DISTRICT, w::SHARE_PEOPLE, w::SHARE_PLACES, w::DIFFERENCE].map(|head| head.get(locale));
        let mut grid = Grid::new(w::CAPTION_LORENZ.get(locale), heads);
        let slope = |at: u32| self.places[at as usize].atan2(self.people[at as usize]);
        for at in sorted_rows(self.people.len(), &mut |a, b| slope(a).total_cmp(&slope(b))) {
            let at = at as usize;
            let [people, places] = [self.people[at], self.places[at]].map(|share| share * 100.0);
            let cells = [people, places, places - people].map(|value| decimal(locale, value, 1));
            grid.row(&[&self.labels[at], &cells[0], &cells[1], &cells[2]]);
        }
        let indices = [self.found.hoover, self.found.gini].map(|index| decimal(locale, index, 2));
        let count = integer(locale, self.labels.len() as u64);
        Figure {
            title: w::TITLE_LORENZ.fill(locale, &[&self.percent(self.of_lower_half())]),
            summary: w::SUMMARY_LORENZ.fill(locale, &[&count, &indices[0], &indices[1]]),
            drawing: self.drawing(),
            grid,
        }
        .element(locale)
    }

    fn drawing(&self) -> Element {
        const TO: [f64; 2] = [60.0, 290.0];
        let (x, y) = (Scale::new([0.0, 1.0], TO), Scale::new([0.0, 1.0], [240.0, 10.0]));
        let line = |class: &str, from: [f64; 2], to: [f64; 2]| {
            svg("line")
                .class(class)
                .number("x1", x.position(from[0]))
                .number("y1", y.position(from[1]))
                .number("x2", x.position(to[0]))
                .number("y2", y.position(to[1]))
        };
        let place = |value: f64| ((value * 100.0).round() / 100.0).to_string();
        let corner = |point: &[f64; 2]| [place(x.position(point[0])), place(y.position(point[1]))].join(",");
        let curve: Vec<String> = self.found.lorenz.iter().map(corner).collect();
        // The widest gap between the curve and the even supply is Hoover's index.
        let gap = |point: &&[f64; 2]| point[0] - point[1];
        let widest = self.found.lorenz.iter().max_by(|a, b| gap(a).total_cmp(&gap(b))).copied().unwrap_or_default();
        let text = |at: [f64; 2], anchor: &str, text: &str| {
            svg("text").class("fig-text").number("x", at[0]).number("y", at[1]).attr("text-anchor", anchor).text(text)
        };
        let ticks = [0.0, 0.5, 1.0].into_iter().flat_map(|share| {
            let label = with_percent(self.locale, &self.percent(share));
            [
                line("fig-grid", [share, 0.0], [share, 1.0]),
                line("fig-grid", [0.0, share], [1.0, share]),
                text([x.position(share), 254.0], "middle", &label),
                text([54.0, y.position(share) + 4.0], "end", &label),
            ]
        });
        let dot = |point: &[f64; 2]| {
            let dot = svg("circle").class("fig-point").attr("r", "2.5");
            dot.number("cx", x.position(point[0])).number("cy", y.position(point[1]))
        };
        svg("svg")
            .attr("viewBox", "0 0 344 274")
            .attr("aria-hidden", "true")
            .all(ticks)
            .put(line("fig-axis", [0.0, 0.0], [1.0, 1.0]))
            .put(svg("polyline").class("fig-line").attr("fill", "none").attr("points", &curve.join(" ")))
            .put(line("fig-accent", widest, [widest[0], widest[0]]))
            .all(self.found.lorenz.iter().map(dot))
            .put(text([x.position(0.5), 270.0], "middle", w::AXIS_PEOPLE.get(self.locale)))
            .put(text([66.0, 24.0], "start", w::AXIS_PLACES.get(self.locale)))
    }

    /// How it was computed.
    pub(super) fn method(&self) -> String {
        let locale = self.locale;
        let indices = [self.found.hoover, self.found.gini].map(|index| decimal(locale, index, 3));
        let count = integer(locale, self.labels.len() as u64);
        let (draws, seed) = (DRAWS.to_string(), SEED.to_string());
        w::METHOD_LORENZ.fill(locale, &[&indices[0], &indices[1], &count, &draws, &seed])
    }
}
