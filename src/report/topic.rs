//! The topics: which there are, what they are called, and who answers.

use super::words::{Words, words};
use super::{Answer, Element, Material, Options, Question, Work, control, el, file};
use crate::state::patch_address;

words! {
    Topic:
    TOPICS TOPIC NO_PLACES
}

/// The name of the topic that gathers everything.
const BRIEF: &str = "brief";

/// Who answers: the material, the question, how far it is; `None` when nobody wants the answer any more.
pub(super) type Answerer = fn(&Material, &Question, &mut Work<'_>) -> Option<Answer>;

/// The topics by name, in the order of the menu; the first is shown where none is named.
const ALL: &[(&str, Words, Answerer)] = &[
    ("overview", super::overview::TITLE, super::overview::answer),
    ("clusters", super::clusters::TITLE, super::clusters::answer),
    ("specialisation", super::specialisation::TITLE, super::specialisation::answer),
    ("districts", super::districts::TITLE, super::districts::answer),
    ("hexagons", super::hexagons::TITLE, super::hexagons::answer),
    ("density", super::density::TITLE, super::density::answer),
    ("groups", super::groups::TITLE, super::groups::answer),
    ("chance", super::chance::TITLE, super::chance::answer),
    ("mix", super::mix::TITLE, super::mix::answer),
    ("coverage", super::coverage::TITLE, super::coverage::answer),
    ("compare", super::compare::TITLE, super::compare::answer),
    ("brief", super::brief::TITLE, super::brief::answer),
];

/// Answers a question; `None` when nobody wants the answer any more.
pub fn answer(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    if !question.save.is_empty() {
        // An answer without a page is one of files.
        return file::save(material, question, work).map(|answer| Answer { page: el(""), ..answer });
    }
    let options = question.options();
    let Some((name, _, answerer)) = ALL.iter().find(|(name, ..)| *name == options.topic).or(ALL.first()) else {
        return Some(Answer::default());
    };
    let locale = question.locale;
    let in_frame = |page: Element| {
        // The conclusion is what a screen reader is told of a new answer.
        let said =
            page.walk().into_iter().find(|part| part.get("class") == Some("conclusion")).map(Element::plain_text);
        let frame =
            el("div").class("analysis-page").attr("data-topic", name).attr("data-said", &said.unwrap_or_default());
        frame.put(menu(name, question)).put(page)
    };
    if question.mask.count() == 0 {
        return Some(Answer::page(in_frame(el("p").class("muted").text(NO_PLACES.get(locale)))));
    }
    let first = &mut *work.first;
    let mut framed = |answer: Answer| first(Answer { page: in_frame(answer.page), ..answer });
    let mut work = Work { go_on: &mut *work.go_on, first: &mut framed };
    let answer = answerer(material, question, &mut work)?;
    Some(Answer { page: in_frame(answer.page), ..answer })
}

/// The title of a topic.
pub(super) fn title_of(name: &str) -> Option<Words> {
    ALL.iter().find(|(own, ..)| *own == name).map(|(_, title, _)| *title)
}

/// The analysis that is on: that of the view, or the one that its brief holds. `None` where the view has none.
pub(super) fn analysis_on(question: &Question) -> Option<Options> {
    let options = question.options();
    let options = if options.topic == BRIEF { Options::read(options.get("of").unwrap_or_default()) } else { options };
    (options.topic != BRIEF && title_of(&options.topic).is_some()).then_some(options)
}

/// The answer of a topic with options, whatever the view's own are, without a menu; `None` when there is no such topic or
/// nobody wants the answer any more. It may be empty: no place is shown, then nothing is asked.
pub(super) fn answer_of(
    options: &Options,
    material: &Material,
    question: &Question,
    work: &mut Work<'_>,
) -> Option<Answer> {
    let (_, _, answerer) = ALL.iter().find(|(name, ..)| *name == options.topic && *name != BRIEF)?;
    if question.mask.count() == 0 {
        return Some(Answer::default());
    }
    let query = patch_address(&question.query, &options.go());
    answerer(material, &Question { query, save: String::new(), ..question.clone() }, work)
}

/// The menu of topics.
fn menu(now: &str, question: &Question) -> Element {
    let locale = question.locale;
    let patch = |name: &str| match analysis_on(question) {
        // The brief takes in what is seen.
        Some(analysis) if name == BRIEF => Options::of(BRIEF).with("of", &analysis.text()),
        _ => Options::of(name),
    };
    let link = |(name, title, _): &(&str, Words, Answerer)| {
        let link = control::button("topic", title.get(locale), &patch(name).go());
        el("li").put(if *name == now { link.attr("aria-current", "true") } else { link })
    };
    // Where there is no room for a row of buttons, a list to choose from.
    let choice = |(name, title, _): &(&str, Words, Answerer)| (patch(name).text(), title.get(locale));
    let choices: Vec<(String, &str)> = ALL.iter().map(choice).collect();
    let choices: Vec<(&str, &str)> = choices.iter().map(|(value, title)| (value.as_str(), *title)).collect();
    let select = control::select("analysis-topic", TOPIC.get(locale), "an={}", &choices, &patch(now).text());
    let list = el("ul").class("topics").all(ALL.iter().map(link));
    el("nav").attr("aria-label", TOPICS.get(locale)).put(list).put(select.class("topic-choice"))
}
