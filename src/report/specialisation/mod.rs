//! Specialisation: what a district has more of than the country, how sure that is, and where there is too little to say.

mod plot;
mod sentence;
mod survey;
pub(super) mod words;

use super::area::{Areas, Kinds, mask_without};
use super::words::Words;
use super::{Answer, Element, Material, Options, Question, Work, coverage, el};
use crate::analysis::quotient::{Reference, Verdict};
use crate::i18n::Locale;
use crate::index::order::sorted_rows;
use crate::query::Filter;
use survey::{Choice, Survey, employees_field};
use words as w;

/// What the topic is called.
pub(super) const TITLE: Words = w::NAME;

/// Everything that the page is made of.
struct Page<'a> {
    locale: Locale,
    options: Options,
    areas: Areas<'a>,
    kinds: Kinds<'a>,
    survey: Survey,
    /// The kind that is shown.
    kind: usize,
    /// The district that is chosen.
    district: Option<usize>,
    /// Districts, those first of which something may be said, in them the greatest quotient first.
    order: Vec<usize>,
    has_employees: bool,
}

/// Answers what districts are specialised in.
pub(super) fn answer(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    let locale = question.locale;
    let heading = el("h2").class("visually-hidden").text(TITLE.get(locale));
    let missing = |words: Words| {
        Some(Answer::page(el("div").put(heading.clone()).put(el("p").class("conclusion").text(words.get(locale)))))
    };
    let Some(areas) = Areas::of(material, locale) else { return missing(w::ADD_DISTRICTS) };
    let Some(kinds) = Kinds::of(material, Some(&areas), locale).filter(|kinds| kinds.list.len() > 1) else {
        return missing(w::ADD_KINDS);
    };
    let options = question.options();
    let (mask, is_wider) = mask_without(material, question, &[&areas.config.id, &kinds.config.id]);
    let has_employees = employees_field(material, &mask).is_some();
    let choice = Choice::read(&options, has_employees);
    let survey = Survey::new(material, &areas, &kinds, &mask, choice, work.go_on)?;
    let kind = options.get("domain").and_then(|value| kinds.find(value));
    let kind = kind.or_else(|| only_value(question, &kinds.config.id).and_then(|value| kinds.find(&value)));
    let kind = kind.unwrap_or_else(|| most_telling(&survey));
    let district = options.get("district").and_then(|value| areas.find(value));
    let order = order(&survey, kind);
    let page = Page { locale, options, areas, kinds, survey, kind, district, order, has_employees };
    let wider = is_wider.then(|| el("p").class("muted").text(w::WITHOUT_FILTERS.get(locale)));
    let element = el("div")
        .put(heading)
        .put(page.domain_choice())
        .put(page.conclusion())
        .all(coverage::caveat(material, question))
        .all(page.district.map(|district| page.by_kind(district)))
        .put(page.by_district())
        .put(page.settings())
        .all(wider);
    Some(Answer { overlay: page.overlay(), ..Answer::page(element) })
}

/// The one value that a facet is filtered by.
fn only_value(question: &Question, facet: &str) -> Option<String> {
    match question.view().filters.get(facet)? {
        Filter::AnyOf(values) if values.len() == 1 => values.iter().next().cloned(),
        _ => None,
    }
}

/// The kind of which most can be said: most differences, then most comparisons, then the first.
fn most_telling(survey: &Survey) -> usize {
    let of = |kind: usize| survey.findings.iter().skip(kind).step_by(survey.kinds);
    let weight = |kind: usize| {
        let sure = of(kind).filter(|finding| finding.verdict == Verdict::More).count();
        let tested = of(kind).filter(|finding| finding.is_tested()).count();
        (sure, tested, std::cmp::Reverse(kind))
    };
    (0..survey.kinds).max_by_key(|kind| weight(*kind)).unwrap_or_default()
}

/// Districts in the order of a kind's quotients, those last of which nothing may be said; equal ones keep their order.
fn order(survey: &Survey, kind: usize) -> Vec<usize> {
    let key = |area: u32| {
        let finding = survey.finding(area as usize, kind);
        let quotient = if finding.quotient.is_nan() { -1.0 } else { finding.quotient };
        (finding.is_tested(), quotient)
    };
    let rows = sorted_rows(survey.findings.len() / survey.kinds, &mut |a, b| {
        let (a, b) = (key(a), key(b));
        b.0.cmp(&a.0).then(b.1.total_cmp(&a.1))
    });
    rows.into_iter().map(|area| area as usize).collect()
}

impl Page<'_> {
    /// What pressing a district does: it is chosen, or no longer.
    fn go(&self, area: usize) -> String {
        let value = if self.district == Some(area) { "" } else { &self.areas.list[area].value };
        self.options.with("district", value).go()
    }

    /// A list to choose from, with its label.
    fn choose(&self, key: &str, title: Words, all: impl IntoIterator<Item = (String, String, bool)>) -> Element {
        let id = ["specialisation-", key].concat();
        let option = |(value, text, is_chosen): (String, String, bool)| {
            el("option").attr("value", &value).when("selected", is_chosen).text(&text)
        };
        let select = el("select")
            .attr("id", &id)
            .attr("data-set", &self.options.go_with_field(key))
            .all(all.into_iter().map(option));
        el("p").class("field").put(el("label").attr("for", &id).text(title.get(self.locale))).put(select)
    }

    fn domain_choice(&self) -> Element {
        let kinds = self.kinds.list.iter().enumerate();
        self.choose(
            "domain",
            w::DOMAIN,
            kinds.map(|(at, kind)| (kind.value.clone(), kind.label.clone(), at == self.kind)),
        )
    }

    /// What may be said of the chosen district, else of the kind in all districts.
    fn conclusion(&self) -> Element {
        let locale = self.locale;
        let Some(district) = self.district else {
            return el("p").class("conclusion").text(&self.says_of_kind());
        };
        let back = el("button")
            .attr("type", "button")
            .attr("id", "specialisation-back")
            .class("chip")
            .go(&self.options.with("district", "").go())
            .text(w::BACK.get(locale));
        el("div").put(el("p").class("conclusion").text(&self.says(district, self.kind))).put(el("p").put(back))
    }

    /// How districts are compared, to be changed, and how it was computed.
    fn settings(&self) -> Element {
        let locale = self.locale;
        let choice = self.survey.choice;
        let one = |key: &str, words: Words, is_chosen: bool| (key.to_owned(), words.get(locale).to_owned(), is_chosen);
        let by = self.has_employees.then(|| {
            let all = [
                one("places", w::BY_PLACES, !choice.by_employees),
                one("employees", w::BY_EMPLOYEES, choice.by_employees),
            ];
            self.choose("by", w::BY, all)
        });
        let is_country = choice.reference == Reference::Country;
        let reference = [one("country", w::COUNTRY, is_country), one("rest", w::REST, !is_country)];
        let interval = (!choice.by_employees).then(|| {
            let all = [one("wilson", w::WILSON, !choice.is_exact), one("exact", w::EXACT, choice.is_exact)];
            self.choose("interval", w::INTERVAL, all)
        });
        el("details")
            .class("more")
            .put(el("summary").text(w::SETTINGS.get(locale)))
            .all(by)
            .put(self.choose("reference", w::REFERENCE, reference))
            .all(interval)
            .put(el("p").class("muted").text(&self.method()))
            .put(el("p").class("muted").text(w::MISLEADS.get(locale)))
    }
}

#[cfg(test)]
mod tests;
