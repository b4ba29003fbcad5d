//! The page of a brief: from the title to the code, in the order in which it is read.

use super::breakdown::{Breakdown, exactness};
use super::code::qr_code;
use super::legend;
use super::plate::Plate;
use super::still::still;
use super::words as w;
use crate::i18n::{Locale, date_text, decimal, integer};
use crate::report::file::{About, SourceLine};
use crate::report::percent::with_percent;
use crate::report::words::Words;
use crate::report::{Element, Grid, Material, Overlay, Question, el};

/// Width of the map on the page, in its own units.
const MAP_PX: f64 = 560.0;
/// Digits of the hash that are shown.
const SHOWN_DIGITS: usize = 16;

/// An analysis that the brief holds: its title, its page, what it draws.
pub(super) struct Analysis<'a> {
    /// What it is called.
    pub(super) title: &'a str,
    /// Its page.
    pub(super) page: &'a Element,
    /// What it draws.
    pub(super) overlay: &'a Overlay,
}

/// The page, with an analysis or without.
pub(super) fn page(material: &Material, question: &Question, analysis: Option<&Analysis<'_>>) -> Element {
    let (locale, about) = (question.locale, About::of(material, question));
    let nothing = Overlay::default();
    let plate = Plate::new(material, question, analysis.map_or(&nothing, |analysis| analysis.overlay), MAP_PX);
    let head = el("header")
        .class("brief-head")
        .put(el("h2").class("brief-title").text(&about.title))
        .put(el("p").class("brief-sentence").text(&about.sentence))
        .put(el("p").class("brief-date").text(&w::MADE_ON.fill(locale, &[&date_text(locale, &about.date)])));
    let figure =
        el("figure").class("brief-figure").put(plate.element(w::MAP.get(locale), &map_summary(&plate, question)));
    let paper = el("article")
        .class("brief")
        .attr("lang", locale.code())
        .put(head)
        .put(figure)
        .put(legend_part(material, question, analysis))
        .put(figures(material, question, &plate, &about))
        .all(analysis.map(|analysis| {
            let title = el("h3").text(&w::ANALYSIS.fill(locale, &[analysis.title]));
            el("section").class("brief-analysis").put(title).put(still(analysis.page))
        }))
        .put(repeat_part(&about, locale))
        .put(sources_part(&about, locale));
    el("div").class("brief-frame").put(actions(locale)).put(paper)
}

/// What the map shows, for those who do not see it.
pub(super) fn map_summary(plate: &Plate<'_>, question: &Question) -> String {
    let inside = integer(question.locale, plate.count() as u64);
    w::MAP_SUMMARY.fill(question.locale, &[&question.sentence, &inside])
}

/// The buttons, which are not printed.
fn actions(locale: Locale) -> Element {
    let button = |words: Words| el("button").attr("type", "button").class("button").text(words.get(locale));
    let save =
        |(name, words): (&str, Words)| button(words).attr("id", &["brief-", name].concat()).attr("data-save", name);
    let files = [("svg", w::DRAWING), ("csv", w::TABLE), ("xlsx", w::WORKBOOK), ("geojson", w::GEOJSON)];
    el("div")
        .class("brief-actions")
        .attr("role", "group")
        .attr("aria-label", w::TAKE.get(locale))
        .put(button(w::PRINT).attr("id", "brief-print").attr("data-do", "print"))
        .put(button(w::PICTURE).attr("id", "brief-picture").attr("data-do", "picture"))
        .all(files.into_iter().map(save))
}

fn section(class: &str, title: Words, locale: Locale) -> Element {
    el("section").class(class).put(el("h3").text(title.get(locale)))
}

fn legend_part(material: &Material, question: &Question, analysis: Option<&Analysis<'_>>) -> Element {
    let line = |line: legend::Line| {
        let count = (!line.count.is_empty()).then(|| el("span").class("brief-count").text(&line.count));
        el("li").all(line.sample).put(el("span").text(&line.text)).all(count)
    };
    let list = el("ul").class("brief-legend").all(legend::lines(material, question).into_iter().map(line));
    let own = analysis.map(|analysis| &analysis.overlay.legend).filter(|legend| !legend.tag.is_empty());
    section("brief-legend-part", w::LEGEND, question.locale).put(list).all(own.map(still))
}

fn facts(facts: Vec<(String, String)>) -> Element {
    let pairs = facts.into_iter().map(|(name, value)| el("div").put(el("dt").text(&name)).put(el("dd").text(&value)));
    el("dl").class("brief-facts").all(pairs)
}

fn figures(material: &Material, question: &Question, plate: &Plate<'_>, about: &About) -> Element {
    let locale = question.locale;
    let number = |count: usize| integer(locale, count as u64);
    let share = |part: usize, whole: usize| decimal(locale, 100.0 * part as f64 / whole.max(1) as f64, 1);
    let mut known = vec![
        (w::SHOWN, w::OF_ALL.fill(locale, &[&number(about.shown), &number(about.total)])),
        (w::IN_FRAME, number(plate.count())),
    ];
    let rows = || question.mask.iter_ones().filter(|row| *row < about.total);
    let lost = rows().filter(|row| material.places.position(*row).is_none()).count();
    if lost > 0 {
        known.push((w::NO_POSITION, number(lost)));
    }
    if let Some((exact, of)) = exactness(material, question) {
        known.push((w::EXACT, w::EXACT_OF.fill(locale, &[&number(exact), &number(of), &share(exact, of)])));
    }
    let known = known.into_iter().map(|(name, value)| (name.get(locale).to_owned(), value)).collect();
    let table = |breakdown: &Breakdown| {
        let mut grid =
            Grid::new(&breakdown.title, [breakdown.title.as_str(), w::COUNT.get(locale), w::SHARE.get(locale)]);
        for group in &breakdown.groups {
            let share = with_percent(locale, &share(group.rows.len(), about.shown));
            grid.row(&[&group.label, &number(group.rows.len()), &share]);
        }
        grid.element()
    };
    let tables = Breakdown::all(material, question);
    section("brief-figures", w::KEY_FIGURES, locale)
        .put(facts(known))
        .all(tables.iter().map(table))
        .put(el("p").class("muted").text(w::COVERAGE.get(locale)))
}

/// Filters and settings, the link, the code, the hash: all that it takes to see the same again.
fn repeat_part(about: &About, locale: Locale) -> Element {
    let parameters = if about.parameters.is_empty() {
        el("p").text(w::NO_FILTER.get(locale))
    } else {
        facts(about.parameters.clone())
    };
    let code = match qr_code(&about.link, w::CODE.get(locale)) {
        Some((code, side_mm)) => {
            let side = format!("{side_mm:.1}mm");
            el("p").class("brief-code").put(code.attr("width", &side).attr("height", &side))
        }
        None => el("p").class("muted").text(w::TOO_LONG.get(locale)),
    };
    let link = el("p")
        .class("brief-link")
        .text(w::LINK.get(locale))
        .text(": ")
        .put(el("a").attr("href", &about.link).text(&about.link));
    let digits = about.hash.get(..SHOWN_DIGITS).unwrap_or(&about.hash);
    let hash = el("p")
        .class("brief-hash")
        .text(w::HASH.get(locale))
        .text(": ")
        .put(el("code").text(digits))
        .text(". ")
        .text(w::HASH_WHY.get(locale));
    section("brief-repeat", w::REPEAT, locale)
        .put(code)
        .put(el("h4").text(w::PARAMETERS.get(locale)))
        .put(parameters)
        .put(link)
        .put(hash)
}

fn sources_part(about: &About, locale: Locale) -> Element {
    let is_web = |address: &str| address.starts_with("https://") || address.starts_with("http://");
    let source = |source: &SourceLine| {
        let title = el("strong").text(&source.title);
        let rest = [": ", &source.text(locale)].concat();
        let link =
            || el("a").attr("href", &source.url).attr("target", "_blank").attr("rel", "noopener noreferrer external");
        let title = if is_web(&source.url) { link().put(title) } else { title };
        el("li").put(title).text(&rest)
    };
    let disclaimer = (!about.disclaimer.is_empty()).then(|| el("p").class("muted").text(&about.disclaimer));
    section("brief-sources", w::SOURCES, locale).put(el("ul").all(about.sources.iter().map(source))).all(disclaimer)
}
