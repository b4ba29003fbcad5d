//! The map as a file of its own: an SVG on white ground with title, sentence, legend, sources, date, hash, link and code.

use super::code::qr_code;
use super::legend::{self, Line, SAMPLE_PX};
use super::lettering::{text_width, wrapped};
use super::plate::{FONT, Plate};
use super::words as w;
use crate::i18n::date_text;
use crate::report::file::About;
use crate::report::{Element, Material, Overlay, Question, svg};

/// Width of the picture and of its margin, in px.
const WIDTH_PX: f64 = 1000.0;
const MARGIN_PX: f64 = 24.0;
/// Columns of the legend.
const COLUMNS: usize = 3;
/// Side of the code, in px.
const CODE_PX: f64 = 132.0;

/// Paint of legends' samples that know their colour by a class of style sheets: those of the map's shades by day.
const SHADES: &str = ".ramp-0{fill:#cfebeb}.ramp-1{fill:#a2d1d7}.ramp-2{fill:#76b7c6}.ramp-3{fill:#5299b8}.ramp-4{fill:#397ba6}.ramp-5{fill:#2c5d91}.ramp-6{fill:#274172}.turn-0{fill:#1e5ba1}.turn-1{fill:#89b7de}.turn-2{fill:#efede7}.turn-3{fill:#e7b375}.turn-4{fill:#af5a21}.ramp-none{fill:none;stroke:#6b655c}.ramp-hatch{stroke:#6b655c}";

/// A picture that grows downwards.
struct Sheet {
    picture: Element,
    y: f64,
}

impl Sheet {
    /// Writes a text in lines of at most `width_px`.
    fn write(&mut self, text: &str, size_px: f64, weight: u16, ink: &str, width_px: f64) {
        // Bold letters are wider than `wrapped` takes them for.
        let room = if weight >= 600 { width_px / 1.06 } else { width_px };
        for line in wrapped(text, size_px, room) {
            self.y += size_px * 1.35;
            let text = svg("text")
                .number("x", MARGIN_PX)
                .number("y", self.y)
                .number("font-size", size_px)
                .attr("font-weight", &weight.to_string())
                .attr("fill", ink);
            self.put(text.text(&line));
        }
    }

    fn put(&mut self, element: Element) {
        self.picture.children.push(crate::report::Node::Element(element));
    }

    /// Sets lines of a legend in columns, row by row.
    fn legend(&mut self, lines: &[Line]) {
        let column_px = (WIDTH_PX - 2.0 * MARGIN_PX) / COLUMNS as f64;
        for row in lines.chunks(COLUMNS) {
            self.y += 20.0;
            for (column, line) in row.iter().enumerate() {
                let x = MARGIN_PX + column_px * column as f64;
                if let Some(sample) = &line.sample {
                    let sample = sample.clone().number("x", x).number("y", self.y - 11.5);
                    let sample = if sample.get("width").is_some() { sample } else { sample.number("width", SAMPLE_PX) };
                    let has_height = sample.get("height").is_some();
                    self.put(if has_height { sample } else { sample.number("height", SAMPLE_PX) });
                }
                let indent = if line.sample.is_some() { 32.0 } else { 0.0 };
                let text =
                    if line.count.is_empty() { line.text.clone() } else { format!("{}: {}", line.text, line.count) };
                let text = svg("text").number("x", x + indent).number("y", self.y).attr("font-size", "12").text(&cut(
                    &text,
                    12.0,
                    column_px - indent - 8.0,
                ));
                self.put(text.attr("fill", "#22211f"));
            }
        }
    }
}

/// As much of a text as fits a width, with `…` where some is missing.
fn cut(text: &str, size_px: f64, width_px: f64) -> String {
    if text_width(text, size_px, 400) <= width_px {
        return text.to_owned();
    }
    let mut short = text.to_owned();
    while !short.is_empty() && text_width(&short, size_px, 400) + size_px > width_px {
        short.pop();
    }
    [short.trim_end(), "…"].concat()
}

/// The picture as the text of an SVG file, with what an analysis draws.
pub(super) fn picture(material: &Material, question: &Question, about: &About, overlay: &Overlay) -> String {
    let (locale, inner) = (question.locale, WIDTH_PX - 2.0 * MARGIN_PX);
    let (ink, muted) = ("#22211f", "#5b564f");
    let mut sheet = Sheet { picture: svg("g"), y: MARGIN_PX - 8.0 };
    sheet.write(&about.title, 21.0, 700, ink, inner);
    sheet.y += 4.0;
    sheet.write(&about.sentence, 14.0, 400, ink, inner);
    sheet.y += 12.0;
    let plate = Plate::new(material, question, overlay, inner);
    let summary = super::page::map_summary(&plate, question);
    let map = plate.element(&w::FILE_TITLE.fill(locale, &[&about.title]), &summary);
    sheet.put(map.number("x", MARGIN_PX).number("y", sheet.y));
    sheet.y += plate.size().1 + 6.0;
    sheet.legend(&legend::lines(material, question));
    let analysis = legend::lines_of(&overlay.legend);
    if !analysis.is_empty() {
        sheet.y += 8.0;
        // Titles and notes take the whole width.
        for lines in analysis.chunk_by(|a, b| a.sample.is_some() && b.sample.is_some()) {
            match lines {
                [Line { sample: None, text, .. }] => sheet.write(text, 12.0, 400, ink, inner),
                lines => sheet.legend(lines),
            }
        }
    }
    sheet.y += 10.0;
    let top = sheet.y + 8.0;
    let code = qr_code(&about.link, w::CODE.get(locale));
    let width = if code.is_some() { inner - CODE_PX - 16.0 } else { inner };
    let sources: Vec<String> =
        about.sources.iter().map(|source| [&source.title, " – ", &source.text(locale)].concat()).collect();
    let date = w::MADE_ON.fill(locale, &[&date_text(locale, &about.date)]);
    let hash = [w::HASH.get(locale), " (SHA-256): ", &about.hash].concat();
    for text in [date, hash, about.disclaimer.clone()].iter().chain(&sources) {
        sheet.write(text, 9.5, 400, muted, width);
    }
    sheet.write(&about.link, 9.5, 400, ink, width);
    if let Some((code, _)) = code {
        let code = code.number("x", WIDTH_PX - MARGIN_PX - CODE_PX).number("y", top);
        sheet.put(code.number("width", CODE_PX).number("height", CODE_PX));
        sheet.y = sheet.y.max(top + CODE_PX);
    }
    let height = (sheet.y + MARGIN_PX).ceil();
    let ground = svg("rect").number("width", WIDTH_PX).number("height", height).attr("fill", "#ffffff");
    let whole = svg("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .number("width", WIDTH_PX)
        .number("height", height)
        .attr("viewBox", &format!("0 0 {WIDTH_PX} {height}"))
        .attr("lang", locale.code())
        .attr("font-family", FONT)
        .put(svg("title").text(&about.title))
        .put(svg("desc").text(&about.sentence))
        .put(svg("style").text(SHADES))
        .put(ground)
        .put(sheet.picture);
    ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", &whole.markup()].concat()
}
