//! The mix of kinds of places, in all and by district, and how the places are spread over people.

mod diverse;
mod items;
mod supply;
pub(super) mod words;

use super::area::{Areas, Kinds, mask_without};
use super::words::Words;
use super::{Answer, Element, Material, Question, Work, coverage, el};
use diverse::Mix;
use supply::Supply;
use words as w;

/// What the topic is called.
pub(super) const TITLE: Words = w::NAME;

/// Answers how mixed the places are, and how they are spread over people.
pub(super) fn answer(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    if !(work.go_on)(0.0) {
        return None;
    }
    let locale = question.locale;
    let areas = Areas::of(material, locale);
    let mask = areas.as_ref().map(|areas| mask_without(material, question, &[&areas.config.id]).0);
    let mask = mask.unwrap_or_else(|| question.mask.clone());
    let kinds = Kinds::of(material, areas.as_ref(), locale);
    let mix = kinds.as_ref().and_then(|kinds| Mix::new(material, question, areas.as_ref(), kinds, &mask));
    let page = el("div")
        .put(el("h2").class("visually-hidden").text(TITLE.get(locale)))
        .put(mixed(mix.as_ref(), areas.is_some(), question))
        .all(coverage::caveat(material, question))
        .put(supplied(areas.as_ref(), &mask, question));
    Some(Answer { overlay: mix.map(|mix| mix.overlay()).unwrap_or_default(), ..Answer::page(page) })
}

/// A part of the page: what it is about, what is found, and what stands behind it.
fn part(title: Words, finding: &str, question: &Question) -> Element {
    let title = el("h3").text(title.get(question.locale));
    el("section").put(title).put(el("p").class("conclusion").text(finding))
}

fn mixed(mix: Option<&Mix<'_>>, has_districts: bool, question: &Question) -> Element {
    let locale = question.locale;
    let Some(mix) = mix else { return part(w::MIXED, w::ADD_KINDS.get(locale), question) };
    let whole = part(w::MIXED, &mix.finding(), question).put(mix.choice());
    if has_districts {
        whole.put(mix.figure()).put(el("p").class("muted").text(&mix.method()))
    } else {
        whole.put(el("p").class("muted").text(w::ADD_DISTRICTS.get(locale)))
    }
}

fn supplied(areas: Option<&Areas<'_>>, mask: &crate::query::Mask, question: &Question) -> Element {
    let locale = question.locale;
    let Some(areas) = areas else { return part(w::SUPPLY, w::ADD_DISTRICTS.get(locale), question) };
    if areas.list.iter().all(|area| area.population.is_nan()) {
        return part(w::SUPPLY, w::ADD_PEOPLE.get(locale), question);
    }
    let Some(supply) = Supply::new(areas, &areas.count(mask), locale) else {
        return part(w::SUPPLY, w::TOO_FEW_SUPPLY.get(locale), question);
    };
    part(w::SUPPLY, &supply.finding(), question).put(supply.figure()).put(el("p").class("muted").text(&supply.method()))
}

#[cfg(test)]
mod tests;
