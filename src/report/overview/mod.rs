//! The first page of the analyses: the places by kind, by district, along the years, by both, and what a cluster is made of.
//! Every bar, column and cell filters the view.

mod cluster;
mod cross;
mod district;
mod glance;
mod grouping;
mod kind;
mod ranking;
#[cfg(test)]
mod tests;
mod time;
pub(super) mod words;

pub(super) use cluster::{escaped, fit, members_of};
pub(super) use glance::percent;
pub(super) use grouping::Grouping;

use super::words::Words;
use super::{Answer, Element, Material, Question, Work, el};
use glance::Glance;

/// What the topic is called.
pub(super) const TITLE: Words = words::TITLE;

/// Answers with the charts; `None` when nobody wants the answer any more.
pub(super) fn answer(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    let glance = Glance::new(material, question);
    let locale = question.locale;
    let muted = |words: Words| el("p").class("muted").text(words.get(locale));
    let mut page =
        el("div").class("parts").put(el("h2").class("visually-hidden").text(TITLE.get(locale))).put(muted(words::HINT));
    let (kinds, districts) = (Grouping::by_kind(material, locale), Grouping::by_district(material, locale));
    let put = |page: Element, part: Option<Element>, missing: Words| match part {
        Some(part) => page.put(part),
        None => page.put(muted(missing)),
    };
    page = put(page, kinds.as_ref().map(|kinds| kind::part(&glance, kinds)), words::NO_KINDS);
    if !(work.go_on)(0.25) {
        return None;
    }
    page = put(page, districts.as_ref().map(|districts| district::part(&glance, districts)), words::NO_DISTRICTS);
    page = put(page, time::part(&glance), words::NO_YEARS);
    if !(work.go_on)(0.6) {
        return None;
    }
    let both = kinds.as_ref().zip(districts.as_ref());
    page = page.all(both.and_then(|(kinds, districts)| cross::part(&glance, kinds, districts)));
    let mut answer = Answer::default();
    if let Some((part, overlay)) = kinds.as_ref().and_then(|kinds| cluster::part(&glance, kinds)) {
        page = page.put(part);
        answer.overlay = overlay;
    }
    if question.view().is_filtered() {
        page = page.put(muted(words::OWN_COUNTS));
    }
    answer.page = page.put(muted(words::COVERAGE));
    Some(answer)
}
