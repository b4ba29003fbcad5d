//! The places along the numbers of a range facet, years above all: columns that are pressed or drawn over.

use super::glance::Glance;
use super::words as w;
use crate::chart::bin_groups;
use crate::geo::read_number;
use crate::i18n::decimal;
use crate::query::{Facet, FacetKind, Filter, UNKNOWN};
use crate::report::column::{Column, columns};
use crate::report::{Element, Figure, Grid, el};
use crate::state::filter_pair;
use std::ops::Range;

/// Most columns: each is 24 px wide at least, to be hit by a finger.
const MOST_COLUMNS: usize = 14;

/// The years that numbers without a telling name are taken for.
const YEARS: std::ops::RangeInclusive<f64> = 800.0..=2200.0;

/// A range facet and how its numbers are shown.
#[derive(Debug)]
struct Line<'a, 'b> {
    glance: &'b Glance<'a>,
    facet: &'b Facet,
    title: String,
    is_year: bool,
    /// The bins of each column.
    groups: Vec<Range<usize>>,
    /// The last number of each column.
    ends: Vec<f64>,
    /// Counts of each column without the facet's own filter.
    counts: Vec<u32>,
    unknown: u32,
}

/// The part of the page about years; `None` where no range has any number.
pub(super) fn part(glance: &Glance<'_>) -> Option<Element> {
    let line = Line::new(glance)?;
    let locale = glance.locale;
    let facet = line.facet.spec.id.as_str();
    let chosen = glance.view.filters.get(facet);
    let known: u32 = line.counts.iter().sum();
    let shown = line.columns(chosen);
    // A column's own filter keeps what was said about the unknown.
    let brush = format!("{}{{}}{}", filter_pair(facet, None), if has_unknown(chosen) { ",?" } else { "" });
    let figure = Figure {
        title: line.finding(chosen, known),
        summary: line.summary(),
        drawing: columns(&shown, &brush),
        grid: line.grid(),
    };
    let unknown = (line.unknown > 0).then(|| {
        let words = if line.is_year { w::WITHOUT_YEAR } else { w::WITHOUT_NUMBER };
        let is_on = matches!(chosen, Some(Filter::AnyOf(values)) if values.contains(UNKNOWN));
        el("button")
            .attr("type", "button")
            .class("button")
            .attr("aria-pressed", &is_on.to_string())
            .go(&glance.question.toggled(facet, UNKNOWN, &[]))
            .text(&words.count(locale, line.unknown as usize, &[&glance.number(line.unknown)]))
    });
    let clear = chosen.map(|_| {
        el("button").attr("type", "button").class("link").go(&filter_pair(facet, None)).text(w::CLEAR.get(locale))
    });
    let under = el("p").class("figure-under").all(unknown).all(clear);
    Some(
        el("section")
            .put(el("h3").text(&line.title))
            .put(figure.element(locale))
            .put(under)
            .put(el("p").class("muted").text(w::BRUSH.get(locale))),
    )
}

/// Says whether a filter also lets the unknown through.
fn has_unknown(filter: Option<&Filter>) -> bool {
    matches!(filter, Some(Filter::Range { with_unknown: true, .. }))
}

impl<'a, 'b> Line<'a, 'b> {
    /// Takes the first range facet that is called a year, else the first that has any number.
    fn new(glance: &'b Glance<'a>) -> Option<Self> {
        let places = &glance.material.places;
        let facets = places.facets.facets();
        let is_range =
            |at: &usize| matches!(facets[*at].spec.kind, FacetKind::Range { .. }) && !facets[*at].edges.is_empty();
        let is_called_year = |at: &usize| facets[*at].spec.field.to_lowercase().contains("year");
        let ranges: Vec<usize> = (0..facets.len()).filter(is_range).collect();
        let at = ranges.iter().copied().find(is_called_year).or_else(|| ranges.first().copied())?;
        let (facet, counts) = (&facets[at], &glance.counts[at]);
        let is_year = is_called_year(&at)
            && facet.extent.is_some_and(|(least, greatest)| YEARS.contains(&least) && YEARS.contains(&greatest));
        let all: Vec<u32> = glance.all[at].bins.iter().map(|(_, count)| *count).collect();
        let groups = bin_groups(&facet.edges, &all, facet.bin, MOST_COLUMNS);
        let ends = ends(glance, facet, &groups);
        let count = |group: &Range<usize>| counts.bins[group.clone()].iter().map(|(_, count)| count).sum();
        Some(Self {
            title: places.configs[at].title.get(glance.locale.code()).to_owned(),
            counts: groups.iter().map(count).collect(),
            unknown: counts.unknown,
            glance,
            facet,
            is_year,
            groups,
            ends,
        })
    }

    /// The first number of a column.
    fn start(&self, column: usize) -> f64 {
        self.facet.edges[self.groups[column].start]
    }

    /// A number as its axis says it: years without commas.
    fn number(&self, number: f64) -> String {
        if self.is_year { number.to_string() } else { decimal(self.glance.locale, number, 2) }
    }

    /// Says whether a column is wider than the one after it: a thin beginning, joined.
    fn is_joined(&self, column: usize) -> bool {
        column == 0 && self.groups.len() > 2 && self.groups[0].len() > self.groups[1].len()
    }

    /// What a column holds, in words.
    fn period(&self, column: usize) -> String {
        let locale = self.glance.locale;
        let (start, end) = (self.start(column), self.ends[column]);
        if self.is_joined(column) {
            let words = if self.is_year { w::BEFORE } else { w::BELOW };
            return words.fill(locale, &[&self.number(self.start(1))]);
        }
        let is_decade = self.is_year && end - start == 9.0 && start % 10.0 == 0.0;
        let both =
            if start == end { self.number(start) } else { format!("{}–{}", self.number(start), self.number(end)) };
        match locale {
            // Only English has a plural of a year; suffixes of other languages follow its sound.
            crate::i18n::Locale::En if is_decade => format!("the {}s", self.number(start)),
            _ => both,
        }
    }

    fn columns(&self, chosen: Option<&Filter>) -> Vec<Column> {
        let facet = self.facet.spec.id.as_str();
        let column = |at: usize| {
            let (from, to, count) = (self.start(at), self.ends[at], self.counts[at]);
            let own = Filter::Range { from: Some(from), to: Some(to), with_unknown: has_unknown(chosen) };
            let is_on = match chosen {
                Some(Filter::Range { from: low, to: high, .. }) => {
                    (low.is_some() || high.is_some())
                        && low.is_none_or(|low| low <= to)
                        && high.is_none_or(|high| high >= from)
                }
                Some(Filter::AnyOf(values)) => {
                    values.iter().any(|value| read_number(value).is_some_and(|edge| (from..=to).contains(&edge)))
                }
                None => false,
            };
            let figure = self.glance.number(count);
            let is_own = chosen == Some(&own);
            let tick = self.number(if self.is_joined(at) { self.start(1) } else { from });
            Column {
                name: w::NAMED_PLACES.count(self.glance.locale, count as usize, &[&self.period(at), &figure]),
                tick: if self.is_joined(at) { format!("<{tick}") } else { tick },
                value: f64::from(count),
                figure,
                from,
                to,
                go: filter_pair(facet, if is_own { None } else { Some(&own) }),
                is_on,
                is_out: chosen.is_some_and(|filter| !filter.is_open()) && !is_on,
            }
        };
        (0..self.groups.len()).map(column).collect()
    }

    fn finding(&self, chosen: Option<&Filter>, known: u32) -> String {
        let (glance, locale) = (self.glance, self.glance.locale);
        let (most_words, top, of_chosen, level, none) = if self.is_year {
            (w::MOST_YEARS, w::TOP_YEARS, w::CHOSEN_YEARS, w::LEVEL_YEARS, w::NO_YEAR_SHOWN)
        } else {
            (w::MOST_NUMBERS, w::TOP_NUMBERS, w::CHOSEN_NUMBERS, w::LEVEL_NUMBERS, w::NO_NUMBER_SHOWN)
        };
        let total = glance.number(known);
        if let Some(&Filter::Range { from: Some(from), to: Some(to), .. }) = chosen {
            let rows = glance.question.mask.iter_ones();
            let in_range = rows.filter(|row| !self.facet.places_of(*row).is_empty()).count();
            let range = if from == to { self.number(from) } else { [self.number(from), self.number(to)].join("–") };
            return of_chosen.count(locale, in_range, &[&range, &glance.number(in_range as u32), &total]);
        }
        let largest = self.counts.iter().copied().max().unwrap_or_default();
        let ahead: Vec<usize> = (0..self.counts.len()).filter(|at| self.counts[*at] == largest).collect();
        let figure = glance.number(largest);
        match ahead[..] {
            _ if largest == 0 => none.get(locale).to_owned(),
            [one] => {
                let words = if largest * 2 > known { most_words } else { top };
                words.fill(locale, &[&self.period(one), &figure, &total])
            }
            _ => level.fill(locale, &[&figure, &total]),
        }
    }

    fn summary(&self) -> String {
        let most = (0..self.counts.len()).rev().max_by_key(|at| self.counts[*at]).unwrap_or_default();
        let last = self.ends.last().copied().unwrap_or_default();
        let figure = self.glance.number(self.counts[most]);
        let fullest =
            w::NAMED_PLACES.count(self.glance.locale, self.counts[most] as usize, &[&self.period(most), &figure]);
        let ends = [self.number(self.start(0)), self.number(last)];
        w::COLUMNS_SUMMARY.fill(self.glance.locale, &[&self.title, &ends[0], &ends[1], &fullest])
    }

    fn grid(&self) -> Grid {
        let locale = self.glance.locale;
        let mut grid = Grid::new(&self.title, [self.title.as_str(), w::HEAD_PLACES.get(locale)]);
        for (at, count) in self.counts.iter().enumerate() {
            grid.row(&[&self.period(at), &self.glance.number(*count)]);
        }
        grid.row(&[crate::i18n::messages::UNKNOWN.get(locale), &self.glance.number(self.unknown)]);
        grid
    }
}

/// The last number of each column: the one before the next column's first where all numbers are whole, else the greatest
/// there is, for an end that is included must not reach into the next column.
fn ends(glance: &Glance<'_>, facet: &Facet, groups: &[Range<usize>]) -> Vec<f64> {
    let dataset = glance.material.places.dataset();
    let mut column_of = vec![0; facet.edges.len()];
    for (at, group) in groups.iter().enumerate() {
        column_of[group.clone()].fill(at);
    }
    let mut greatest: Vec<f64> = groups.iter().map(|group| facet.edges[group.start]).collect();
    let mut are_whole = facet.bin.fract() == 0.0;
    for row in 0..dataset.len() {
        let Some(&bin) = facet.places_of(row).first() else { continue };
        let texts = dataset.values_as_text(row, &facet.spec.field);
        let number = dataset.number(row, &facet.spec.field).or_else(|| read_number(texts.first()?.trim()));
        if let Some(number) = number {
            are_whole &= number.fract() == 0.0;
            let column = column_of[bin];
            greatest[column] = greatest[column].max(number);
        }
    }
    let before_next = |group: &Range<usize>| facet.edges[group.end - 1] + facet.bin - 1.0;
    if are_whole { groups.iter().map(before_next).collect() } else { greatest }
}
