//! The topics: which there are, what they are called, and who answers.

use super::words::{Words, words};
use super::{Answer, Element, Material, Options, Question, Work, el};
use crate::i18n::Locale;

words! {
    TOPICS { en: "Analyses", mn: "Шинжилгээ" }
    NO_PLACES { en: "No place is shown: take a filter away to analyse something.", mn: "Харагдаж буй газар алга: шинжлэхийн тулд шүүлтүүрээ цуцална уу." }
}

/// Who answers: the material, the question, how far it is; `None` when nobody wants the answer any more.
type Answerer = fn(&Material, &Question, &mut Work<'_>) -> Option<Answer>;

/// The topics by name, in the order of the menu; the first is shown where none is named.
const ALL: &[(&str, Words, Answerer)] = &[
    ("clusters", super::clusters::TITLE, super::clusters::answer),
    ("chance", super::chance::TITLE, super::chance::answer),
];

/// Answers a question; `None` when nobody wants the answer any more.
pub fn answer(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    let options = question.options();
    let Some((name, _, answerer)) = ALL.iter().find(|(name, ..)| *name == options.topic).or(ALL.first()) else {
        return Some(Answer::default());
    };
    let locale = question.locale;
    let in_frame = |page: Element| el("div").class("report").attr("data-topic", name).put(menu(name, locale)).put(page);
    if question.mask.count() == 0 && question.save.is_empty() {
        return Some(Answer::page(in_frame(el("p").class("muted").text(NO_PLACES.get(locale)))));
    }
    let first = &mut *work.first;
    let mut framed = |answer: Answer| first(Answer { page: in_frame(answer.page), ..answer });
    let mut work = Work { go_on: &mut *work.go_on, first: &mut framed };
    let answer = answerer(material, question, &mut work)?;
    Some(Answer { page: in_frame(answer.page), ..answer })
}

/// The menu of topics.
fn menu(now: &str, locale: Locale) -> Element {
    let link = |(name, title, _): &(&str, Words, Answerer)| {
        let link =
            el("button").attr("type", "button").class("topic").go(&Options::of(name).go()).text(title.get(locale));
        el("li").put(if *name == now { link.attr("aria-current", "true") } else { link })
    };
    let list = el("ul").class("topics").all(ALL.iter().map(link));
    el("nav").attr("aria-label", TOPICS.get(locale)).put(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole() {
        crate::report::words::hold(EVERY);
    }
}
