//! What may be said of a district or a kind, in sentences.

use super::survey::Finding;
use super::{Page, words as w};
use crate::analysis::quotient::{Reference, Verdict};
use crate::i18n::{decimal, integer};
use crate::report::words::Words;

impl Page<'_> {
    /// A quotient in words: two decimals, one from 10 on.
    pub(super) fn times(&self, quotient: f64) -> String {
        decimal(self.locale, quotient, if quotient >= 10.0 { 1 } else { 2 })
    }

    /// A corrected p-value in words: three decimals.
    pub(super) fn q(&self, q: f64) -> String {
        if q < 0.0005 { "<\u{a0}0.001".to_owned() } else { decimal(self.locale, q, 3) }
    }

    /// What districts are compared with, as a part of a sentence.
    pub(super) fn reference(&self) -> &'static str {
        let words = if self.survey.choice.reference == Reference::Country { w::ALL } else { w::OTHERS };
        words.get(self.locale)
    }

    /// How many comparisons were made.
    pub(super) fn tested(&self) -> String {
        integer(self.locale, self.survey.tested as u64)
    }

    /// A verdict in a word or two.
    pub(super) fn verdict(&self, finding: &Finding) -> &'static str {
        let words = match finding.verdict {
            Verdict::More => w::MORE,
            Verdict::Less => w::LESS,
            Verdict::Same => w::SAME,
            Verdict::TooFew => w::TOO_FEW,
            Verdict::Undefined => w::UNDEFINED,
        };
        words.get(self.locale)
    }

    /// What may be said of a kind in a district: how much, how sure.
    pub(super) fn says(&self, area: usize, kind: usize) -> String {
        let locale = self.locale;
        let finding = self.survey.finding(area, kind);
        let names = [self.areas.list[area].label.as_str(), self.kinds.list[kind].label.as_str()];
        let counts = finding.counts.map(|count| integer(locale, count.into()));
        match finding.verdict {
            Verdict::Undefined => return w::SAYS_UNDEFINED.fill(locale, &names),
            Verdict::TooFew => {
                let expected = decimal(locale, finding.expected, 1);
                return w::SAYS_TOO_FEW.fill(locale, &[names[0], names[1], &counts[0], &expected]);
            }
            _ => {}
        }
        let times = self.times(finding.quotient);
        let [part, all, kind_all, whole] = &counts;
        let mut values = vec![names[0], names[1], times.as_str(), self.reference()];
        let says = if self.survey.choice.by_employees {
            w::SAYS_EMPLOYEES.fill(locale, &values)
        } else {
            values.extend([part.as_str(), all, kind_all, whole]);
            w::SAYS_TIMES.fill(locale, &values)
        };
        let [low, high] = finding.ends.map(|end| self.times(end));
        let sureness: Words = match (finding.ends, finding.is_sure()) {
            ([low, _], true) if low > 1.0 => w::ABOVE_SURE,
            ([low, _], false) if low > 1.0 => w::ABOVE_UNSURE,
            ([_, high], true) if high < 1.0 => w::BELOW_SURE,
            ([_, high], false) if high < 1.0 => w::BELOW_UNSURE,
            (_, true) => w::ACROSS_SURE,
            (_, false) => w::ACROSS_UNSURE,
        };
        [says, sureness.fill(locale, &[&low, &high, &self.tested()])].join(" ")
    }

    /// What may be said of the chosen kind in all districts.
    pub(super) fn says_of_kind(&self) -> String {
        let locale = self.locale;
        let label = self.kinds.list[self.kind].label.as_str();
        let named = |area: &usize| {
            let finding = self.survey.finding(*area, self.kind);
            let [times, low, high] =
                [finding.quotient, finding.ends[0], finding.ends[1]].map(|value| self.times(value));
            w::NAMED.fill(locale, &[&self.areas.list[*area].label, &times, &low, &high])
        };
        let of = |verdict: Verdict| -> Vec<String> {
            let areas = self.order.iter().filter(|area| self.survey.finding(**area, self.kind).verdict == verdict);
            areas.map(named).collect()
        };
        let (more, less, same) = (of(Verdict::More), of(Verdict::Less), of(Verdict::Same));
        let mut said = Vec::new();
        if !more.is_empty() {
            said.push(w::SAYS_DOMAIN_MORE.fill(locale, &[label, &more.join(", "), &self.tested()]));
        }
        if !less.is_empty() {
            said.push(w::SAYS_DOMAIN_LESS.fill(locale, &[label, &less.join(", "), &self.tested()]));
        }
        if said.is_empty() && same.is_empty() {
            said.push(w::SAYS_DOMAIN_SILENT.fill(locale, &[label]));
        } else if said.is_empty() {
            said.push(w::SAYS_DOMAIN_SAME.fill(locale, &[label, self.reference(), &self.tested()]));
        }
        let silent = self.areas.list.len() - more.len() - less.len() - same.len();
        if silent > 0 && silent < self.areas.list.len() {
            let values = [silent, self.areas.list.len()].map(|number| integer(locale, number as u64));
            said.push(w::SILENT.fill(locale, &[&values[0], &values[1]]));
        }
        said.join(" ")
    }

    /// How it was computed.
    pub(super) fn method(&self) -> String {
        let locale = self.locale;
        let survey = &self.survey;
        let [used, left_out] = [survey.used, survey.left_out].map(|number| integer(locale, number as u64));
        if survey.choice.by_employees {
            let seed = super::survey::SEED.to_string();
            return w::METHOD_EMPLOYEES.fill(locale, &[self.reference(), &seed, &self.tested(), &used, &left_out]);
        }
        let interval = if survey.choice.is_exact { w::EXACT } else { w::WILSON }.get(locale);
        let mut letters = interval.chars();
        let interval: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let by = w::BY_PLACES.get(locale);
        w::METHOD.fill(locale, &[self.reference(), by, &interval, &self.tested(), &used, &left_out])
    }
}
