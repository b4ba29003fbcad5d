//! The figure of districts: a ranking of what the map shows, with all that is counted as a table behind it.

use super::register::percent;
use super::{Shown, Survey, words as w};
use crate::index::order::sorted_rows;
use crate::report::rank::{Bar, ranking};
use crate::report::{Element, Figure, Grid, el};

impl Survey<'_> {
    /// The districts, the most conspicuous first: what is missing most, what is least complete, where most records are.
    pub(super) fn figure(&self) -> Element {
        let rank = |area: usize| match self.shown {
            Shown::Register => -self.value(area),
            _ => self.value(area),
        };
        // Those without a value come last; of equal ones the one with more records comes first.
        let key = |area: u32| Some(rank(area as usize)).filter(|rank| !rank.is_nan()).unwrap_or(f64::NEG_INFINITY);
        let order = sorted_rows(self.counts.len(), &mut |a, b| {
            let count = |area: u32| self.counts[area as usize];
            key(b).total_cmp(&key(a)).then(count(b).cmp(&count(a)))
        });
        let classes = self.classes();
        let most = (0..self.counts.len()).map(|area| self.value(area)).fold(1.0, f64::max);
        let bar = |area: &u32| {
            let area = *area as usize;
            let value = self.value(area);
            let whole = if self.shown == Shown::Records { most } else { 1.0 };
            Bar {
                name: self.areas.list[area].label.clone(),
                share: value / whole,
                text: self.text(area),
                shade: self.shade(area, &classes),
                is_hatched: value.is_nan(),
                go: self.go(area),
                is_chosen: self.is_chosen(area),
            }
        };
        let bars: Vec<Bar> = order.iter().map(bar).collect();
        let title = order.first().map_or_else(String::new, |first| self.title(*first as usize));
        let summary = [&title, " ", w::PRESS.get(self.locale)].concat();
        let figure = Figure { title, summary, drawing: ranking(&bars, self.locale), grid: self.grid(&order) };
        el("section").put(el("h3").text(w::BY_DISTRICT.get(self.locale))).put(figure.element(self.locale))
    }

    /// The figure of a district in words.
    fn text(&self, area: usize) -> String {
        let value = self.value(area);
        match self.shown {
            Shown::Records => self.whole(self.counts[area]),
            _ if value.is_nan() => "–".to_owned(),
            Shown::Missing(at) => {
                let missing = self.whole(self.counts[area] - self.known[at][area]);
                [&missing, " / ", &self.whole(self.counts[area])].concat()
            }
            Shown::Register => w::PERCENT.fill(self.locale, &[&percent(self.locale, value)]),
        }
    }

    /// What the ranking finds, by the district that comes first.
    fn title(&self, first: usize) -> String {
        let (locale, label) = (self.locale, self.areas.list[first].label.as_str());
        let count = self.whole(self.counts[first]);
        match (self.shown, &self.register) {
            (Shown::Missing(at), _) => {
                let aspect = self.aspects[at].label.get(locale);
                let total: u32 = self.counts.iter().sum();
                let missing = total - self.known[at].iter().sum::<u32>();
                if missing == 0 {
                    return w::TITLE_NONE_MISSING.fill(locale, &[aspect]);
                }
                let pairs = || self.counts.iter().zip(&self.known[at]);
                let without = pairs().filter(|(count, known)| **count > 0 && **known == 0).count() as u32;
                let districts = self.counts.len() as u32;
                let values = [missing, total, without, districts].map(|number| self.whole(number));
                w::TITLE_MISSING.fill(locale, &[&values[0], &values[1], aspect, &values[2], &values[3]])
            }
            (Shown::Register, Some(register)) => {
                let total = crate::i18n::decimal(locale, register.totals[first], 0);
                w::TITLE_REGISTER.fill(locale, &[label, &self.whole(register.counts[first]), &total])
            }
            _ => {
                let total: u32 = self.counts.iter().sum();
                let share = percent(locale, f64::from(self.counts[first]) / f64::from(total.max(1)));
                w::TITLE_RECORDS.fill(locale, &[label, &count, &self.whole(total), &share])
            }
        }
    }

    /// Everything that is counted, in the order of the ranking.
    fn grid(&self, order: &[u32]) -> Grid {
        let locale = self.locale;
        let mut heads = vec![w::DISTRICT.get(locale), w::RECORDS.get(locale)];
        heads.extend(self.register.as_ref().map(|_| w::REGISTERED.get(locale)));
        heads.extend(self.aspects.iter().map(|aspect| aspect.label.get(locale)));
        let mut grid = Grid::new(w::CAPTION.get(locale), heads);
        for area in order.iter().map(|area| *area as usize) {
            let mut cells = vec![self.areas.list[area].label.clone(), self.whole(self.counts[area])];
            cells.extend(self.register.as_ref().map(|register| crate::i18n::decimal(locale, register.totals[area], 0)));
            cells.extend(self.known.iter().map(|known| self.whole(known[area])));
            grid.rows.push(cells.iter().map(|cell| el("span").text(cell)).collect());
        }
        grid
    }
}
