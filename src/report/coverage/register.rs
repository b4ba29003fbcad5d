//! How many places a register has in each district, and the sentence of caution that stands beside every figure.

use super::words as w;
use crate::analysis::quotient::Interval;
use crate::i18n::{Locale, integer};
use crate::query::Mask;
use crate::report::area::Areas;
use crate::report::{Element, Material, Question, el};

/// Records of a district below this many are few.
pub(super) const FEW: u32 = 5;

/// Records beside the totals of a register.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Register {
    /// Each district's total; NaN where there is none.
    pub(super) totals: Vec<f64>,
    /// All records of each district, whatever is filtered.
    pub(super) counts: Vec<u32>,
    /// Records in the districts that have a total.
    pub(super) records: u32,
    /// Registered places in them.
    pub(super) registered: f64,
    /// The least and the greatest share, and their districts.
    pub(super) shares: Interval,
    /// The districts of the least and the greatest share.
    pub(super) ends: [usize; 2],
    /// Where the totals are from, and when: as the first district with a total says.
    pub(super) source: String,
}

impl Register {
    /// Compares the records of districts with the column `register_total` of their layer; `None` without any total above 0.
    pub(super) fn new(areas: &Areas<'_>, counts: &[u32], material: &Material, locale: Locale) -> Option<Self> {
        let totals = areas.numbers("register_total")?;
        let known = || (0..totals.len()).filter(|&area| totals[area] > 0.0);
        let first = known().next()?;
        let share = |area: usize| f64::from(counts[area]) / totals[area];
        let least = known().reduce(|a, b| if share(b) < share(a) { b } else { a })?;
        let most = known().reduce(|a, b| if share(b) > share(a) { b } else { a })?;
        let text = |field: &str| {
            let row = areas.list[first].row?;
            areas.layer?.dataset.values_as_text(row as usize, field).into_iter().next()
        };
        let source = text("register_source").map(|id| match material.atlas.sources.get(&id) {
            Some(source) => source.title.get(locale.code()).to_owned(),
            None => id,
        });
        let source: Vec<String> = source.into_iter().chain(text("register_date")).collect();
        Some(Self {
            records: known().map(|area| counts[area]).sum(),
            registered: known().map(|area| totals[area]).sum(),
            shares: Interval { low: share(least), high: share(most) },
            ends: [least, most],
            source: source.join(", "),
            counts: counts.to_vec(),
            totals,
        })
    }

    /// The share of the registered places that the records are, in percent.
    pub(super) fn percent(&self) -> f64 {
        f64::from(self.records) / self.registered * 100.0
    }
}

/// A share in whole percent.
pub(super) fn percent(locale: Locale, share: f64) -> String {
    crate::i18n::decimal(locale, share * 100.0, 0)
}

/// The [`note`] as an element (class `caveat`).
pub(in crate::report) fn caveat(material: &Material, question: &Question) -> Option<Element> {
    note(material, question).map(|note| el("p").class("caveat").text(&note))
}

/// The sentence of caution that stands beside figures which could be coverage rather than reality: how complete the records
/// of the whole atlas are, as far as anybody knows. `None` where a register shows every district to be complete to nine
/// tenths.
pub(super) fn note(material: &Material, question: &Question) -> Option<String> {
    let locale = question.locale;
    let Some(areas) = Areas::of(material, locale) else { return Some(w::NOTE_PLAIN.get(locale).to_owned()) };
    let counts = areas.count(&Mask::new(material.places.dataset().len(), true));
    let whole = |number: usize| integer(locale, number as u64);
    if let Some(register) = Register::new(&areas, &counts, material, locale) {
        if register.shares.low >= 0.9 {
            return None;
        }
        let [low, high] = [register.shares.low, register.shares.high].map(|share| percent(locale, share));
        let records = whole(register.records as usize);
        let registered = whole(register.registered.round() as usize);
        let all = percent(locale, register.percent() / 100.0);
        return Some(w::NOTE_REGISTER.fill(locale, &[&records, &registered, &all, &low, &high]));
    }
    let few = counts.iter().filter(|count| **count < FEW).count();
    if few == 0 {
        return Some(w::NOTE_PLAIN.get(locale).to_owned());
    }
    Some(w::NOTE_DISTRICTS.fill(locale, &[&whole(few), &whole(counts.len())]))
}
