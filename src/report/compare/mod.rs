//! Two selections side by side: two districts, two kinds, two clusters, or whatever was filtered. How many there are, how
//! their mix differs, and whether chance could have made that difference.

mod choice;
mod chooser;
mod contrast;
mod fact;
mod map;
mod mix;
mod quotient;
mod side;
#[cfg(test)]
mod tests;
pub(super) mod words;

use super::words::Words;
use super::{Answer, Element, Material, Question, Work, el};
use crate::i18n::integer;
use side::{Scene, Side};

/// What the topic is called.
pub(super) const TITLE: Words = words::TITLE;

/// Answers with both sides; `None` when nobody wants the answer any more.
pub(super) fn answer(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    let scene = Scene::new(material, question);
    let locale = question.locale;
    let (a, b, gone) = scene.sides();
    if !(work.go_on)(0.3) {
        return None;
    }
    let muted = |text: &str| el("p").class("muted").text(text);
    let notes = gone.iter().map(|name| el("p").class("caveat").text(&words::GONE.fill(locale, &[name])));
    let page = el("div")
        .class("parts")
        .put(el("h2").class("visually-hidden").text(TITLE.get(locale)))
        .all(notes)
        .put(chooser::chooser(&scene, &a, &b));
    let mut answer = Answer { overlay: map::overlay(&scene, &a, &b), ..Answer::default() };
    if let Some(nothing) = quotient::nothing(&scene, [&a, &b]) {
        answer.page = page.put(nothing);
        return Some(answer);
    }
    let mut both = a.mask.clone();
    both.and(&b.mask);
    let shared = both.count();
    let (mut counts, mut totals) = ([Vec::new(), Vec::new()], [0, 0]);
    let mixed_by = scene.mixed_by(&a, &b);
    if let Some(kinds) = mixed_by {
        for (at, side) in [&a, &b].into_iter().enumerate() {
            counts[at] = kinds.count(material, &side.mask);
            let is_known = |row: &usize| !kinds.groups_of(material, *row).is_empty();
            totals[at] = side.mask.iter_ones().filter(is_known).count() as u32;
        }
    }
    let contrasts = contrast::contrasts(&counts[0], &counts[1], totals, shared == 0);
    if !(work.go_on)(0.7) {
        return None;
    }
    let mut page = page;
    page = match mixed_by.filter(|_| !contrasts.is_empty()) {
        Some(kinds) => page
            .put(el("p").class("conclusion").text(&quotient::lead(&scene, kinds, &contrasts, shared)))
            .put(mix::mix(&scene, kinds, &contrasts))
            .put(fact::facts(&scene, &a, &b, shared, &counts))
            .put(quotient::quotients(&scene, kinds, &contrasts, shared))
            .all(most_only(&scene, contrasts.len()))
            .put(quotient::method(&scene)),
        None => page
            .put(el("p").class("conclusion").text(&counted(&scene, &a, &b)))
            .put(fact::facts(&scene, &a, &b, shared, &counts))
            .put(muted(words::NO_KINDS.get(locale))),
    };
    if scene.view.is_filtered() {
        page = page.put(muted(words::OTHERS_HOLD.get(locale)));
    }
    answer.page = page.put(muted(words::COVERAGE.get(locale)));
    Some(answer)
}

/// Says that the drawings leave some out; `None` where they do not.
fn most_only(scene: &Scene<'_>, all: usize) -> Option<Element> {
    let counts = [mix::MOST_ROWS, all].map(|count| integer(scene.locale, count as u64));
    let text = words::MOST_ONLY.fill(scene.locale, &[&counts[0], &counts[1]]);
    (all > mix::MOST_ROWS).then(|| el("p").class("muted").text(&text))
}

/// How many there are on either side, in a sentence.
fn counted(scene: &Scene<'_>, a: &Side, b: &Side) -> String {
    let counts = [a, b].map(|side| integer(scene.locale, side.len() as u64));
    words::LEAD_COUNTS.fill(scene.locale, &[&counts[0], &counts[1]])
}
