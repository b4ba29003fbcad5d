//! The frame of every chart: a title that is a sentence, the drawing with its summary, and the figures as a table behind it.

use super::words::words;
use super::{Element, el};
use crate::i18n::Locale;

words! {
    Figure:
    AS_TABLE
}

/// A chart with its words.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What it shows, as a sentence.
    pub title: String,
    /// What a reader who does not see it needs to know, in a sentence or two.
    pub summary: String,
    /// The drawing; its parts that can be pressed have names of their own.
    pub drawing: Element,
    /// The figures.
    pub grid: Grid,
}

/// A table: a caption, column heads, rows. The first column names the row.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// What the rows are.
    pub caption: String,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// The cells of each row.
    pub rows: Vec<Vec<Element>>,
}

impl Figure {
    /// The chart as an element. The drawing is a group with the summary as its description, never a picture: what is in it
    /// can be pressed.
    pub fn element(self, locale: Locale) -> Element {
        let drawing = el("div").class("figure-drawing").attr("role", "group").attr("aria-label", &self.summary);
        let table = el("details").class("more").put(el("summary").text(AS_TABLE.get(locale))).put(self.grid.element());
        el("figure").class("figure").put(el("figcaption").text(&self.title)).put(drawing.put(self.drawing)).put(table)
    }
}

impl Grid {
    /// A table with a caption and heads.
    pub fn new<'a>(caption: &str, heads: impl IntoIterator<Item = &'a str>) -> Self {
        let heads = heads.into_iter().map(str::to_owned).collect();
        Self { caption: caption.to_owned(), heads, rows: Vec::new() }
    }

    /// Adds a row of texts.
    pub fn row(&mut self, cells: &[&str]) {
        self.rows.push(cells.iter().map(|cell| el("span").text(cell)).collect());
    }

    /// The table as an element, in a frame that scrolls sideways when it must.
    pub fn element(self) -> Element {
        let heads = self.heads.iter().map(|head| el("th").attr("scope", "col").text(head));
        let row = |cells: Vec<Element>| {
            let cell = |(at, cell): (usize, Element)| {
                let frame = if at == 0 { el("th").attr("scope", "row") } else { el("td") };
                frame.put(cell)
            };
            el("tr").all(cells.into_iter().enumerate().map(cell))
        };
        let table = el("table")
            .class("grid")
            .put(el("caption").class("visually-hidden").text(&self.caption))
            .put(el("thead").put(el("tr").all(heads)))
            .put(el("tbody").all(self.rows.into_iter().map(row)));
        sideways("grid-frame", &self.caption, table)
    }
}

/// A frame of a class around what may be too wide: it scrolls sideways, by keys too, and has a name.
pub(super) fn sideways(class: &str, name: &str, inside: Element) -> Element {
    el("div").class(class).attr("tabindex", "0").attr("role", "group").attr("aria-label", name).put(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_has_its_title_its_summary_and_its_figures() {
        let mut grid = Grid::new("Places by district", ["District", "Places"]);
        grid.row(&["Orkhon", "7"]);
        let figure = Figure { title: "Most are here.".to_owned(), summary: "7.".to_owned(), drawing: el("p"), grid };
        let element = figure.element(Locale::En);
        assert_eq!(
            element.plain_text(),
            "Most are here. The figures as a table Places by district District Places Orkhon 7"
        );
        assert!(element.walk().iter().any(|part| part.tag == "th" && part.get("scope") == Some("row")));
    }
}
