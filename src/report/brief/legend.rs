//! The legend of a brief: what the symbols and lines of its map mean, with counts.

use super::breakdown::Breakdown;
use super::lettering::outline_name;
use super::plate::sample;
use super::words as w;
use crate::atlas::Role;
use crate::i18n::integer;
use crate::map::Theme;
use crate::report::file::is_off;
use crate::report::{Element, Material, Node, Question, svg};

/// One line: a sample of what is drawn and what it means.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// The sample, an `svg` of 14 px; none for a line of text alone.
    pub(super) sample: Option<Element>,
    /// What it means.
    pub(super) text: String,
    /// How many places have it; empty: not counted.
    pub(super) count: String,
}

/// Side of a sample in px.
pub(super) const SAMPLE_PX: f64 = 14.0;

/// The lines for symbols, by domain where the places have domains, then for outlines of layers that are on.
pub(super) fn lines(material: &Material, question: &Question) -> Vec<Line> {
    let (locale, palette) = (question.locale, Theme::Light.palette());
    let count = |count: usize| integer(locale, count as u64);
    let by_domain = Breakdown::by_domain(material, question).filter(|breakdown| breakdown.is_by_domain);
    let mut lines: Vec<Line> = match by_domain {
        Some(breakdown) => breakdown
            .groups
            .iter()
            .map(|group| Line {
                sample: Some(sample(palette.domain_style(&group.value), SAMPLE_PX)),
                text: group.label.clone(),
                count: count(group.rows.len()),
            })
            .collect(),
        None => vec![Line {
            sample: Some(sample(palette.domain_style(""), SAMPLE_PX)),
            text: w::PLACE.get(locale).to_owned(),
            count: count(question.mask.count()),
        }],
    };
    let view = question.view();
    for layer in material.layers.iter().filter(|layer| !is_off(layer, &view)) {
        let color = if layer.config.role == Role::Clusters { palette.cluster } else { palette.border };
        let path = svg("path").attr("d", "M1 7h12").attr("stroke", &color.css()).attr("stroke-width", "1.5");
        let path = if layer.config.role == Role::Clusters { path.attr("stroke-dasharray", "3 2") } else { path };
        if let Some(text) = outline_name(layer, locale) {
            let sample = svg("svg").attr("viewBox", "0 0 14 14").number("width", SAMPLE_PX).number("height", SAMPLE_PX);
            let sample = Some(sample.attr("aria-hidden", "true").put(path));
            lines.push(Line { sample, text, count: String::new() });
        }
    }
    lines
}

/// The lines of an analysis's legend: one for each item, paragraph or row, with the first drawing in it as its sample.
pub(super) fn lines_of(legend: &Element) -> Vec<Line> {
    let mut lines = Vec::new();
    gather(legend, &mut lines);
    lines
}

fn gather(element: &Element, lines: &mut Vec<Line>) {
    let is_line = matches!(element.tag.as_str(), "li" | "p" | "tr" | "h2" | "h3" | "h4" | "figcaption" | "caption");
    let has_text = element.children.iter().any(|child| matches!(child, Node::Text(_)));
    if is_line || has_text {
        let text = text_of(element);
        let sample = element.walk().into_iter().find(|part| part.is_svg && part.tag == "svg").cloned();
        if !text.is_empty() {
            lines.push(Line { sample, text, count: String::new() });
        }
        return;
    }
    for child in &element.children {
        if let Node::Element(child) = child {
            gather(child, lines);
        }
    }
}

/// The text of HTML, without what drawings say of themselves.
fn text_of(element: &Element) -> String {
    let piece = |node: &Node| match node {
        Node::Text(text) => text.trim().to_owned(),
        Node::Element(element) if element.is_svg => String::new(),
        Node::Element(element) => text_of(element),
    };
    let pieces: Vec<String> = element.children.iter().map(piece).filter(|text| !text.is_empty()).collect();
    // Elements side by side are columns; beside text they are words of a sentence.
    let is_sentence = element.children.iter().any(|child| matches!(child, Node::Text(text) if !text.trim().is_empty()));
    pieces.join(if is_sentence { " " } else { " · " })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::el;

    #[test]
    fn a_legend_becomes_lines() {
        let sample = svg("svg").put(svg("title").text("x")).put(svg("rect"));
        let list = el("ul").put(el("li").put(sample.clone()).put(el("span").text("1–2")).put(el("span").text("7")));
        let legend = el("div").put(el("p").text("Places")).put(list);
        let line = |sample, text: &str| Line { sample, text: text.to_owned(), count: String::new() };
        assert_eq!(lines_of(&legend), [line(None, "Places"), line(Some(sample), "1–2 · 7")]);
        assert!(lines_of(&el("")).is_empty());
    }
}
