//! How many times as common each kind is on one side as on the other, and what can be said of it.

use super::contrast::{Contrast, LEAST_EXPECTED};
use super::mix::MOST_ROWS;
use super::side::{Scene, Side};
use super::words as w;
use crate::analysis::quotient::Verdict;
use crate::chart::Scale;
use crate::i18n::integer;
use crate::report::overview::{Grouping, percent};
use crate::report::{Element, Figure, Grid, el, svg};

/// The drawing of a row.
const WIDTH: f64 = 344.0;
const HEIGHT: f64 = 16.0;

/// The greatest quotient that the line has room for; what is beyond stands at its end.
const FARTHEST: f64 = 8.0;

/// Where a quotient stands on the line, in the logarithm, 1 in the middle.
fn position(quotient: f64) -> f64 {
    let end = FARTHEST.ln();
    Scale::new([-end, end], [6.0, WIDTH - 6.0]).position(quotient.ln().clamp(-end, end))
}

/// What the whole comparison says, in a sentence.
pub(super) fn lead(scene: &Scene<'_>, kinds: &Grouping, contrasts: &[Contrast], shared: usize) -> String {
    let locale = scene.locale;
    if shared > 0 {
        return w::LEAD_SHARED.count(locale, shared, &[&integer(locale, shared as u64)]);
    }
    let called = contrasts.iter().filter(|contrast| matches!(contrast.verdict, Verdict::More | Verdict::Less));
    // The surest difference; of equals the first.
    let surest = called.min_by(|a, b| a.q.unwrap_or(1.0).total_cmp(&b.q.unwrap_or(1.0)));
    let Some(surest) = surest else {
        let is_tested = contrasts.iter().any(|contrast| contrast.verdict == Verdict::Same);
        return if is_tested { w::LEAD_SAME } else { w::LEAD_FEW }.get(locale).to_owned();
    };
    let (more, less) = if surest.verdict == Verdict::More { (0, 1) } else { (1, 0) };
    let letters = ["A", "B"];
    let shares = surest.shares.map(|share| percent(locale, share));
    let label = &kinds.groups[surest.kind].label;
    if surest.counts[less] == 0 {
        return w::LEAD_ONLY.fill(locale, &[label, &shares[more], letters[more], letters[less]]);
    }
    let times = scene.number(surest.shares[more] / surest.shares[less], 1);
    w::LEAD.fill(locale, &[label, &times, letters[more], letters[less], &shares[more], &shares[less]])
}

/// The quotients as points with their intervals, with what can be said.
pub(super) fn quotients(scene: &Scene<'_>, kinds: &Grouping, contrasts: &[Contrast], shared: usize) -> Element {
    let locale = scene.locale;
    let heads =
        [kinds.title.as_str(), w::HEAD_RATIO.get(locale), w::HEAD_INTERVAL.get(locale), w::HEAD_SAY.get(locale)];
    let mut grid = Grid::new(&kinds.title, heads);
    let (mut rows, mut said) = (Vec::new(), Vec::new());
    for contrast in contrasts {
        let label = &kinds.groups[contrast.kind].label;
        let (quotient, interval) = (quotient_text(scene, contrast), interval_text(scene, contrast));
        let verdict = verdict_text(scene, contrast.verdict);
        grid.row(&[label, &quotient, &interval, &verdict]);
        let figure = match contrast.interval {
            Some(own) => w::TIMES_BETWEEN.fill(locale, &[&quotient, &times(scene, own.low), &times(scene, own.high)]),
            None if contrast.counts.contains(&0) => quotient,
            None => w::TIMES.fill(locale, &[&quotient]),
        };
        let figure = format!("{figure} · {verdict}");
        said.push(format!("{label}: {figure}"));
        let name = el("span").class("bar-name").text(label);
        if rows.len() == MOST_ROWS {
            continue;
        }
        rows.push(
            el("li").class("pair").put(name).put(line(contrast)).put(el("span").class("pair-said").text(&figure)),
        );
    }
    Figure {
        title: title(scene, contrasts, shared),
        summary: w::QUOTIENT_SUMMARY.fill(locale, &[&said.join("; ")]),
        drawing: el("div").put(axis(scene)).put(el("ul").class("pairs").all(rows)),
        grid,
    }
    .element(locale)
}

fn title(scene: &Scene<'_>, contrasts: &[Contrast], shared: usize) -> String {
    let locale = scene.locale;
    let count = |verdicts: &[Verdict]| contrasts.iter().filter(|own| verdicts.contains(&own.verdict)).count();
    let called = count(&[Verdict::More, Verdict::Less]);
    match called {
        _ if shared > 0 => w::QUOTIENT_SHARED.get(locale).to_owned(),
        0 if count(&[Verdict::Same]) > 0 => w::QUOTIENT_NONE.get(locale).to_owned(),
        0 => w::QUOTIENT_FEW.get(locale).to_owned(),
        _ => {
            let figures = [called, contrasts.len()].map(|count| integer(locale, count as u64));
            w::QUOTIENT_TITLE.count(locale, called, &[&figures[0], &figures[1]])
        }
    }
}

/// A quotient with as many decimals as it bears.
fn times(scene: &Scene<'_>, quotient: f64) -> String {
    scene.number(quotient, if quotient < 1.0 { 2 } else { 1 })
}

fn quotient_text(scene: &Scene<'_>, contrast: &Contrast) -> String {
    match (contrast.counts, contrast.quotient) {
        ([0, _], _) => w::ONLY_IN.fill(scene.locale, &["B"]),
        ([_, 0], _) => w::ONLY_IN.fill(scene.locale, &["A"]),
        (_, Some(quotient)) => times(scene, quotient),
        _ => "–".to_owned(),
    }
}

fn interval_text(scene: &Scene<'_>, contrast: &Contrast) -> String {
    let ends =
        |own: crate::analysis::quotient::Interval| format!("{}–{}", times(scene, own.low), times(scene, own.high));
    contrast.interval.map_or_else(|| w::NONE.get(scene.locale).to_owned(), ends)
}

fn verdict_text(scene: &Scene<'_>, verdict: Verdict) -> String {
    match verdict {
        Verdict::More => w::SAY_MORE.fill(scene.locale, &["A"]),
        Verdict::Less => w::SAY_MORE.fill(scene.locale, &["B"]),
        Verdict::Same => w::SAY_SAME.get(scene.locale).to_owned(),
        Verdict::TooFew => w::SAY_FEW.get(scene.locale).to_owned(),
        Verdict::Undefined => w::SAY_UNTESTED.get(scene.locale).to_owned(),
    }
}

/// The line above the rows: which way is which, and where the quotients of 1/4, 1 and 4 are.
fn axis(scene: &Scene<'_>) -> Element {
    let text = |text: &str, x: f64, y: f64, anchor: &str| {
        svg("text")
            .class("fig-muted")
            .attr("text-anchor", anchor)
            .attr("font-size", "11")
            .number("x", x)
            .number("y", y)
            .text(text)
    };
    let mut drawing = svg("svg")
        .class("quotient-axis")
        .attr("viewBox", &format!("0 0 {WIDTH} 28"))
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .put(text(&format!("← {}", w::SAY_MORE.fill(scene.locale, &["B"])), 0.0, 11.0, "start"))
        .put(text(&format!("{} →", w::SAY_MORE.fill(scene.locale, &["A"])), WIDTH, 11.0, "end"));
    for (quotient, name) in [(0.25, "¼"), (0.5, "½"), (1.0, "1"), (2.0, "2"), (4.0, "4")] {
        drawing = drawing.put(text(name, position(quotient), 26.0, "middle"));
    }
    drawing
}

/// The line of one row: a point, how unsure it is, and where the shares would be equal.
fn line(contrast: &Contrast) -> Element {
    let upright = |x: f64, class: &str| {
        svg("line").class(class).number("x1", x).number("x2", x).number("y1", 0.0).number("y2", HEIGHT)
    };
    let mut drawing = svg("svg")
        .class("quotient-line")
        .attr("viewBox", &format!("0 0 {WIDTH} {HEIGHT}"))
        .attr("aria-hidden", "true")
        .attr("focusable", "false");
    for quotient in [0.25, 0.5, 2.0, 4.0] {
        drawing = drawing.put(upright(position(quotient), "fig-grid"));
    }
    drawing = drawing.put(upright(position(1.0), "fig-axis"));
    if let Some(own) = contrast.interval {
        let bar = svg("line").class("fig-line").number("x1", position(own.low)).number("x2", position(own.high));
        drawing = drawing.put(bar.number("y1", HEIGHT / 2.0).number("y2", HEIGHT / 2.0));
    }
    let quotient = contrast.quotient.unwrap_or(f64::INFINITY);
    // A ring says less than a point: what chance could give, what is too few.
    let is_called = matches!(contrast.verdict, Verdict::More | Verdict::Less);
    let point = svg("circle").class(if is_called { "fig-point" } else { "fig-ring" }).number("cx", position(quotient));
    drawing.put(point.number("cy", HEIGHT / 2.0).number("r", 4.5))
}

/// How the figures came about.
pub(super) fn method(scene: &Scene<'_>) -> Element {
    let locale = scene.locale;
    let least = scene.number(LEAST_EXPECTED, 0);
    el("details")
        .class("more")
        .put(el("summary").text(w::METHOD.get(locale)))
        .put(el("p").class("parameters").text(w::METHOD_QUOTIENT.get(locale)))
        .put(el("p").class("parameters").text(&w::METHOD_TEST.fill(locale, &[&least])))
}

/// What is said where a side has no place; `None` where both have some.
pub(super) fn nothing(scene: &Scene<'_>, sides: [&Side; 2]) -> Option<Element> {
    let empty = sides.into_iter().find(|side| side.len() == 0)?;
    let text = w::EMPTY_SIDE.fill(scene.locale, &[empty.letter, &empty.name]);
    Some(el("p").class("conclusion").text(&text))
}
