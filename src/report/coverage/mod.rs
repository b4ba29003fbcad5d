//! Coverage: how complete the records are, and what is missing in them, by district. Where a figure could be coverage rather
//! than reality, [`caveat`] is the sentence that says so.

mod aspect;
mod register;
mod table;
pub(super) mod words;

pub(in crate::report) use register::caveat;

use super::area::{Areas, mask_without};
use super::ramp::{BORDER, CHOSEN, Classes, LegendRow, Rule, Shade, legend, sequential};
use super::rank::{Bar, ranking};
use super::words::Words;
use super::{Answer, Element, Figure, Grid, Material, Overlay, Question, Work, el};
use crate::i18n::{Locale, decimal, integer};
use crate::query::Mask;
use aspect::{Aspect, aspects};
use register::{FEW, Register, percent};
use words as w;

/// What the topic is called.
pub(super) const TITLE: Words = w::NAME;

/// Upper ends of the classes of shares that are missing.
const LIMITS: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 1.0];

/// What the map and the ranking show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// The number of records.
    Records,
    /// Records as a share of a register's total.
    Register,
    /// The share of records without an aspect, by its place.
    Missing(usize),
}

/// Everything that the page is made of.
struct Survey<'a> {
    question: &'a Question,
    locale: Locale,
    areas: Areas<'a>,
    aspects: Vec<Aspect>,
    /// Records of each district, and how many of them have each aspect.
    counts: Vec<u32>,
    known: Vec<Vec<u32>>,
    register: Option<Register>,
    shown: Shown,
}

/// Answers what is known and what is missing.
pub(super) fn answer(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    if !(work.go_on)(0.0) {
        return None;
    }
    let locale = question.locale;
    let aspects = aspects(material);
    let Some(areas) = Areas::of(material, locale) else {
        let page = el("div")
            .put(el("h2").class("visually-hidden").text(TITLE.get(locale)))
            .put(el("p").class("conclusion").text(w::SAYS_NO_DISTRICTS.get(locale)))
            .put(known_figure(&aspects, &question.mask, locale))
            .put(el("p").class("muted").text(w::ADD_DISTRICTS.get(locale)));
        return Some(Answer::page(page));
    };
    let mask = mask_without(material, question, &[&areas.config.id]).0;
    let counts = areas.count(&mask);
    let known: Vec<Vec<u32>> = aspects
        .iter()
        .map(|aspect| {
            let mut own = mask.clone();
            own.and(&aspect.known);
            areas.count(&own)
        })
        .collect();
    // A register counts everything: what filters leave cannot be compared with it.
    let everything = Mask::new(material.places.dataset().len(), true);
    let register = Register::new(&areas, &areas.count(&everything), material, locale);
    let shown = chosen(question, &aspects, &known, register.is_some());
    let survey = Survey { question, locale, areas, aspects, counts, known, register, shown };
    let page = el("div")
        .put(el("h2").class("visually-hidden").text(TITLE.get(locale)))
        .put(el("p").class("conclusion").text(&survey.finding()))
        .put(known_figure(&survey.aspects, &mask, locale))
        .put(survey.choice())
        .put(survey.figure())
        .put(el("p").class("muted").text(&survey.remark()));
    Some(Answer { overlay: survey.overlay(), ..Answer::page(page) })
}

/// What the options ask for; else the register, else the aspect that is known least often.
fn chosen(question: &Question, aspects: &[Aspect], known: &[Vec<u32>], has_register: bool) -> Shown {
    let options = question.options();
    match options.get("what") {
        Some("records") => return Shown::Records,
        Some("register") if has_register => return Shown::Register,
        Some(key) => {
            if let Some(at) = aspects.iter().position(|aspect| aspect.key == key) {
                return Shown::Missing(at);
            }
        }
        None => {}
    }
    if has_register {
        return Shown::Register;
    }
    let total = |at: usize| known[at].iter().sum::<u32>();
    (0..aspects.len()).min_by_key(|at| total(*at)).map_or(Shown::Records, Shown::Missing)
}

/// How often each aspect is known of the rows of `mask`, as bars.
fn known_figure(aspects: &[Aspect], mask: &Mask, locale: Locale) -> Element {
    let total = mask.count();
    let whole = |number: usize| integer(locale, number as u64);
    let mut grid = Grid::new(w::ASPECT.get(locale), [w::ASPECT, w::RECORDS, w::SHARE].map(|head| head.get(locale)));
    let mut bars = Vec::new();
    let mut least: Option<(usize, &Aspect)> = None;
    for aspect in aspects {
        let mut own = mask.clone();
        own.and(&aspect.known);
        let count = own.count();
        if count < total && least.is_none_or(|(least, _)| count < least) {
            least = Some((count, aspect));
        }
        let share = count as f64 / total.max(1) as f64;
        let text = w::PERCENT.fill(locale, &[&percent(locale, share)]);
        let of = w::KNOWN_OF.fill(locale, &[&whole(count), &whole(total)]);
        grid.row(&[aspect.label.get(locale), &of, &text]);
        bars.push(Bar { name: aspect.label.get(locale).to_owned(), share, text, ..Bar::default() });
    }
    let title = match least {
        Some((count, aspect)) => {
            let share = percent(locale, count as f64 / total.max(1) as f64);
            w::TITLE_KNOWN.fill(locale, &[&whole(total), aspect.label.get(locale), &share])
        }
        None => w::TITLE_ALL_KNOWN.fill(locale, &[&whole(total)]),
    };
    Figure { summary: title.clone(), title, drawing: ranking(&bars, locale), grid }.element(locale)
}

impl Survey<'_> {
    fn whole(&self, number: u32) -> String {
        integer(self.locale, number.into())
    }

    /// The conclusion: how complete the atlas is.
    fn finding(&self) -> String {
        let locale = self.locale;
        let Some(register) = &self.register else {
            let none = self.counts.iter().filter(|count| **count == 0).count();
            let few = self.counts.iter().filter(|count| (1..FEW).contains(count)).count();
            let values = [self.counts.len(), none, few].map(|number| integer(locale, number as u64));
            return w::SAYS_UNKNOWN.fill(locale, &[&values[0], &values[1], &values[2]]);
        };
        let [least, most] = register.ends.map(|area| self.areas.list[area].label.as_str());
        let values = [
            self.whole(register.records),
            decimal(locale, register.registered, 0),
            percent(locale, register.percent() / 100.0),
        ];
        let [low, high] = [register.shares.low, register.shares.high].map(|share| percent(locale, share));
        w::SAYS_REGISTER.fill(locale, &[&values[0], &values[1], &values[2], least, &low, most, &high])
    }

    /// Where the register's totals are from, or how to add them.
    fn remark(&self) -> String {
        match &self.register {
            Some(register) if register.source.is_empty() => String::new(),
            Some(register) => w::REGISTER_SOURCE.fill(self.locale, &[&register.source]),
            None => w::ADD_REGISTER.get(self.locale).to_owned(),
        }
    }

    /// The list to choose from what the map shows.
    fn choice(&self) -> Element {
        let locale = self.locale;
        let option = |key: &str, text: &str, shown: Shown| {
            el("option").attr("value", key).when("selected", shown == self.shown).text(text)
        };
        let register = self.register.as_ref();
        let register = register.map(|_| option("register", w::MAP_REGISTER.get(locale), Shown::Register));
        let missing = self.aspects.iter().enumerate().map(|(at, aspect)| {
            let text = w::MISSING_OPTION.fill(locale, &[aspect.label.get(locale)]);
            option(aspect.key, &text, Shown::Missing(at))
        });
        let select = el("select")
            .attr("id", "coverage-what")
            .attr("data-set", &self.question.options().go_with_field("what"))
            .all(register)
            .all(missing)
            .put(option("records", w::MAP_RECORDS.get(locale), Shown::Records));
        el("p").class("field").put(el("label").attr("for", "coverage-what").text(w::SHOW.get(locale))).put(select)
    }

    /// What is shown of a district: NaN where there is no record, or no total; such districts are hatched.
    fn value(&self, area: usize) -> f64 {
        let count = f64::from(self.counts[area]);
        match (self.shown, &self.register) {
            (Shown::Records, _) if self.counts[area] == 0 => f64::NAN,
            (Shown::Records, _) => count,
            (Shown::Register, Some(register)) if register.totals[area] > 0.0 => {
                f64::from(register.counts[area]) / register.totals[area]
            }
            (Shown::Register, _) => f64::NAN,
            // Without a record this is 0/0.
            (Shown::Missing(at), _) => (count - f64::from(self.known[at][area])) / count,
        }
    }

    /// The classes of the values: shares by fixed limits, counts where they leave gaps.
    fn classes(&self) -> Classes {
        let values: Vec<f64> = (0..self.counts.len()).map(|area| self.value(area)).collect();
        match self.shown {
            Shown::Records => Classes::new(&values, Rule::Natural, 5, self.locale, 0),
            Shown::Register | Shown::Missing(_) => Classes::of_shares(&values, &LIMITS, self.locale),
        }
    }

    fn shade(&self, area: usize, classes: &Classes) -> Option<Shade> {
        let value = self.value(area);
        if self.shown == Shown::Register && value > 1.0 {
            return sequential(LIMITS.len()).last().copied();
        }
        classes.shade(value)
    }

    fn go(&self, area: usize) -> String {
        self.question.toggled(&self.areas.config.id, &self.areas.list[area].value, &[])
    }

    fn is_chosen(&self, area: usize) -> bool {
        self.question.has_value(&self.areas.config.id, &self.areas.list[area].value)
    }

    /// What the map and the ranking show, in a few words.
    fn subject(&self) -> String {
        match self.shown {
            Shown::Records => w::MAP_RECORDS.get(self.locale).to_owned(),
            Shown::Register => w::MAP_REGISTER.get(self.locale).to_owned(),
            Shown::Missing(at) => w::MAP_MISSING.fill(self.locale, &[self.aspects[at].label.get(self.locale)]),
        }
    }

    fn overlay(&self) -> Overlay {
        let classes = self.classes();
        let mut rows = classes.rows();
        let hatched = (0..self.counts.len()).filter(|area| self.shade(*area, &classes).is_none()).count();
        let text = if self.shown == Shown::Register { w::NO_TOTAL } else { w::NO_RECORD };
        rows.push(LegendRow::new(None, text.get(self.locale), hatched));
        let paint = |area: usize| Some(self.shade(area, &classes).map_or(super::ramp::HATCH, Shade::paint));
        let outline = |area: usize| if self.is_chosen(area) { CHOSEN } else { BORDER };
        Overlay {
            areas: self.areas.overlay(&outline, &paint, &|area| self.go(area)),
            legend: legend(&self.subject(), &rows, &[], self.locale),
            ..Overlay::default()
        }
    }
}

#[cfg(test)]
mod tests;
