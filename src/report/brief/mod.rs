//! The brief: one page to print and files to take along, with everything that it takes to see the same again: what is
//! shown, filters and settings, sources, date, a link and its code, a hash of the data.
//!
//! The option `of` holds the options of another topic, whose page and drawing the brief takes in.

mod breakdown;
mod code;
mod disc;
mod ground;
mod legend;
mod lettering;
mod page;
mod pen;
mod picture;
mod plate;
mod still;
pub(super) mod words;

pub(super) use breakdown::Breakdown;
pub(super) use code::modules;

use super::file::About;
use super::words::Words;
use super::{Answer, Material, Overlay, Question, Work, el, topic};
use page::{Analysis, page};

/// The topic's title.
pub(super) const TITLE: Words = words::BRIEF;

/// The brief; at first without its analysis, which may take its time. `None` when nobody wants it any more.
pub(super) fn answer(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    let Some(options) = topic::analysis_on(question) else {
        return Some(Answer::page(page(material, question, None)));
    };
    (work.first)(Answer { is_whole: false, ..Answer::page(page(material, question, None)) });
    let found = analysis(material, question, work)?;
    let title = topic::title_of(&options.topic).map_or("", |title| title.get(question.locale));
    let analysis = Analysis { title, page: &found.page, overlay: &found.overlay };
    let page = page(material, question, Some(&analysis));
    // The legend is on the page, in the colours of paper.
    Some(Answer { overlay: Overlay { legend: el(""), ..found.overlay }, ..Answer::page(page) })
}

/// The map as the text of an SVG file, with what the analysis draws that is on. `None` when nobody wants it any more.
pub(super) fn picture(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<String> {
    let found = analysis(material, question, work)?;
    Some(picture::picture(material, question, &About::of(material, question), &found.overlay))
}

/// The answer of the analysis that is on, in the colours of day; an empty one where none is.
fn analysis(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    let Some(options) = topic::analysis_on(question) else { return Some(Answer::default()) };
    let by_day = Question { is_dark: false, ..question.clone() };
    let mut work = Work { go_on: &mut *work.go_on, first: &mut |_| {} };
    topic::answer_of(&options, material, &by_day, &mut work)
}

#[cfg(test)]
mod tests;
