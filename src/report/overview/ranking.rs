//! The values of a facet as bars: kinds with their sub-items, districts.

use super::glance::{Glance, percent};
use super::grouping::{Group, Grouping};
use super::words as w;
use crate::index::order::sort_by;
use crate::query::{FacetCounts, Filter, UNKNOWN};
use crate::report::bar::{BarRow, bar_list};
use crate::report::figure::Grid;
use crate::report::words::Words;
use crate::report::{Element, el};

/// A facet's values, the most frequent of all places first.
#[derive(Debug)]
pub(super) struct Ranking<'a, 'b> {
    glance: &'b Glance<'a>,
    grouping: &'b Grouping,
    /// The groups in the order of their bars.
    pub(super) order: Vec<&'b Group>,
    counts: FacetCounts,
    /// The largest count that a bar has.
    largest: u32,
    /// How many places the other filters leave.
    without: u32,
}

impl<'a, 'b> Ranking<'a, 'b> {
    /// Ranks by the counts without any filter, equal ones by code, so that bars stay where they are while one filters.
    pub(super) fn new(glance: &'b Glance<'a>, grouping: &'b Grouping) -> Self {
        let all = glance.all.get(grouping.facet).cloned().unwrap_or_default();
        let counts = glance.counts.get(grouping.facet).cloned().unwrap_or_default();
        let mut order: Vec<&Group> = grouping.groups.iter().collect();
        let count = |group: &Group| Grouping::count_in(group, &all);
        sort_by(&mut order, &|a, b| count(b).cmp(&count(a)).then_with(|| a.code.cmp(&b.code)));
        let of_groups = order.iter().map(|group| Grouping::count_in(group, &counts));
        let largest = of_groups.chain([counts.unknown]).max().unwrap_or_default();
        let without = glance.without(&[&grouping.id]).count() as u32;
        Self { glance, grouping, order, counts, largest, without }
    }

    /// How many places a group has by the other filters.
    pub(super) fn count(&self, group: &Group) -> u32 {
        Grouping::count_in(group, &self.counts)
    }

    /// The first `most` bars, with the sub-items of those whose parts are asked for, and the bar of what is unknown.
    pub(super) fn bars(&self, most: usize, has_parts: bool) -> Element {
        let mut rows = Vec::new();
        let shown = self.order.iter().enumerate();
        // What is chosen is never left out.
        for (_, group) in shown.filter(|(at, group)| *at < most || self.is_on(&group.code)) {
            let kin: Vec<&str> = group.parts.iter().map(|part| part.code.as_str()).collect();
            rows.push(self.bar(group, &kin, false));
            if has_parts || group.parts.iter().any(|part| self.is_on(&part.code)) {
                rows.extend(group.parts.iter().map(|part| self.bar(part, &[&group.code], true)));
            }
        }
        if self.glance.all.get(self.grouping.facet).is_some_and(|all| all.unknown > 0) {
            let label = crate::i18n::messages::UNKNOWN.get(self.glance.locale);
            rows.push(self.row(label, UNKNOWN, self.counts.unknown, &[]));
        }
        bar_list(rows)
    }

    fn is_on(&self, code: &str) -> bool {
        let filter = self.glance.view.filters.get(&self.grouping.id);
        matches!(filter, Some(Filter::AnyOf(values)) if values.contains(code))
    }

    fn bar(&self, group: &Group, kin: &[&str], is_part: bool) -> BarRow {
        let row = self.row(&group.label, &group.code, self.count(group), kin);
        BarRow { color: group.color.to_owned(), is_part, ..row }
    }

    fn row(&self, label: &str, code: &str, count: u32, kin: &[&str]) -> BarRow {
        BarRow {
            name: label.to_owned(),
            figure: self.glance.number(count),
            share: f64::from(count) / f64::from(self.largest.max(1)),
            color: String::new(),
            go: self.glance.question.toggled(&self.grouping.id, code, kin),
            is_on: self.is_on(code),
            is_part: false,
        }
    }

    /// What the places shown say, in a sentence: `most` for one group ahead of the others, `all` for one alone.
    pub(super) fn finding(&self, most: Words, all: Words) -> String {
        let (locale, shown) = (self.glance.locale, self.glance.shown());
        let counts = self.grouping.count(self.glance.material, &self.glance.question.mask);
        let total = self.glance.number(shown);
        let largest = counts.iter().copied().max().unwrap_or_default();
        let ahead: Vec<&Group> =
            self.grouping.groups.iter().zip(&counts).filter(|(_, count)| **count == largest).map(|(g, _)| g).collect();
        match ahead[..] {
            _ if largest == 0 => w::NONE_KNOWN.fill(locale, &[&self.grouping.title]),
            // What is shown is what was chosen: say what it is a part of.
            [one] if largest == shown && self.without > shown => {
                let share = percent(locale, f64::from(largest) / f64::from(self.without));
                w::CHOSEN.fill(locale, &[&one.label, &total, &self.glance.number(self.without), &share])
            }
            [one] if largest == shown => all.count(locale, shown as usize, &[&one.label, &total]),
            [one] => {
                let share = percent(locale, f64::from(largest) / f64::from(shown.max(1)));
                most.fill(locale, &[&one.label, &share, &total])
            }
            _ => w::LEVEL.fill(locale, &[&self.glance.number(largest), &total]),
        }
    }

    /// What a reader who does not see the bars needs to know: the three longest.
    pub(super) fn summary(&self) -> String {
        let mut longest = self.order.clone();
        sort_by(&mut longest, &|a, b| self.count(b).cmp(&self.count(a)));
        let name = |group: &&Group| {
            let count = self.count(group);
            let figure = self.glance.number(count);
            w::NAMED_PLACES.count(self.glance.locale, count as usize, &[&group.label, &figure])
        };
        let names: Vec<String> = longest.iter().take(3).map(name).collect();
        w::BARS_SUMMARY.fill(self.glance.locale, &[&self.grouping.title, &names.join("; ")])
    }

    /// The figures of all groups and their parts; `people` gives the inhabitants of a group, NaN where unknown.
    pub(super) fn grid(&self, people: Option<&dyn Fn(&Group) -> f64>) -> Grid {
        let locale = self.glance.locale;
        let mut heads = vec![self.grouping.title.as_str(), w::HEAD_PLACES.get(locale), w::HEAD_SHARE.get(locale)];
        let is_filtered = self.glance.view.filters.contains_key(&self.grouping.id);
        heads.extend(is_filtered.then(|| w::HEAD_SHOWN.get(locale)));
        heads.extend(people.is_some().then(|| w::HEAD_PER_PEOPLE.get(locale)));
        let mut grid = Grid::new(&self.grouping.title, heads);
        let facet = &self.glance.material.places.facets.facets()[self.grouping.facet];
        let mut shown = vec![0; facet.values.len()];
        for row in self.glance.question.mask.iter_ones() {
            for place in facet.places_of(row) {
                shown[place] += 1;
            }
        }
        let total = f64::from(self.without.max(1));
        for group in self.order.iter().flat_map(|group| std::iter::once(*group).chain(&group.parts)) {
            let count = self.count(group);
            let mut cells =
                vec![group.label.clone(), self.glance.number(count), percent(locale, f64::from(count) / total)];
            cells.extend(is_filtered.then(|| self.glance.number(shown[group.at])));
            if let Some(people) = people {
                let per = f64::from(count) / people(group) * 100_000.0;
                cells.push(crate::i18n::decimal(locale, per, 1));
            }
            grid.row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
        }
        grid
    }

    /// The button that shows all bars, or the first only; nothing where there are no more than `few`.
    pub(super) fn more(&self, option: &str, few: usize) -> Option<Element> {
        let (options, locale) = (&self.glance.options, self.glance.locale);
        let button = |words: Words, count: usize, value: &str| {
            let text = words.fill(locale, &[&self.glance.number(count as u32)]);
            el("button").attr("type", "button").class("link").go(&options.with(option, value).go()).text(&text)
        };
        (self.order.len() > few).then(|| match options.get(option) {
            Some("all") => button(w::SHOW_FEW, few, ""),
            _ => button(w::SHOW_ALL, self.order.len(), "all"),
        })
    }
}
