//! A table whose cells are shaded by their counts; a cell is a button.

use super::figure::sideways;
use super::{Element, el};

/// Shades above the one for nothing: classes `heat-1` to `heat-6`; `heat-0` is nothing.
const SHADES: f64 = 6.0;

/// A table of counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Heat {
    /// What the table shows.
    pub(super) caption: String,
    /// What the rows are.
    pub(super) corner: String,
    /// The columns: their names, which stand upright, from below.
    pub(super) columns: Vec<String>,
    /// The rows.
    pub(super) rows: Vec<HeatRow>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct HeatRow {
    /// Its name.
    pub(super) name: String,
    /// Its cells, one for each column.
    pub(super) cells: Vec<HeatCell>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct HeatCell {
    /// How many there are.
    pub(super) count: u32,
    /// The count in words.
    pub(super) figure: String,
    /// What the cell says to those who do not see its row and column.
    pub(super) name: String,
    /// What pressing it does to the view's address; empty: nothing.
    pub(super) go: String,
    /// Says whether it is chosen.
    pub(super) is_on: bool,
}

/// The class of the shade of `count`, `heat-0` to `heat-6`, in even steps of the square root up to `most`: counts of places
/// are many small ones and few large.
pub(super) fn shade(count: u32, most: u32) -> String {
    let share = if most == 0 { 0.0 } else { (f64::from(count) / f64::from(most)).sqrt() };
    format!("heat-{}", (share * SHADES).ceil().clamp(0.0, SHADES))
}

impl Heat {
    /// The table as an element (classes `heat-frame`, `heat`, `heat-head`, `heat-cell`), in a frame that scrolls sideways
    /// when it must.
    pub(super) fn element(&self) -> Element {
        let most = self.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.count).max().unwrap_or_default();
        let head = |name: &String| el("th").attr("scope", "col").class("heat-head").put(el("span").text(name));
        let heads = el("tr").put(el("th").attr("scope", "col").text(&self.corner)).all(self.columns.iter().map(head));
        let row = |row: &HeatRow| {
            let cells = row.cells.iter().map(|cell| el("td").put(cell.element(most)));
            el("tr").put(el("th").attr("scope", "row").text(&row.name)).all(cells)
        };
        let table = el("table")
            .class("heat")
            .put(el("caption").class("visually-hidden").text(&self.caption))
            .put(el("thead").put(heads))
            .put(el("tbody").all(self.rows.iter().map(row)));
        sideways("heat-frame", &self.caption, table)
    }
}

impl HeatCell {
    fn element(&self, most: u32) -> Element {
        let class = format!("heat-cell {}", shade(self.count, most));
        let cell = if self.go.is_empty() {
            el("span")
        } else {
            let button = el("button").attr("type", "button").attr("aria-label", &self.name).attr("title", &self.name);
            button.attr("aria-pressed", &self.is_on.to_string()).go(&self.go)
        };
        // Nothing is said by an empty cell, not by a column of zeros.
        cell.class(&class).text(if self.count == 0 { "" } else { &self.figure })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_rise_with_counts() {
        assert_eq!((shade(0, 0), shade(0, 9), shade(9, 9)), ("heat-0".into(), "heat-0".into(), "heat-6".into()));
        assert_eq!(
            (shade(1, 100), shade(25, 100), shade(26, 100)),
            ("heat-1".into(), "heat-3".into(), "heat-4".into())
        );
        assert!((0..100_u32).all(|count| shade(count, 99) <= shade(count + 1, 99)));
    }

    #[test]
    fn cells_name_their_row_and_column() {
        let cell = |count: u32, go: &str| HeatCell {
            count,
            figure: count.to_string(),
            name: format!("Crafts, Orkhon: {count}"),
            go: go.to_owned(),
            is_on: count == 4,
        };
        let heat = Heat {
            caption: "Places".to_owned(),
            corner: "District".to_owned(),
            columns: vec!["Crafts".to_owned(), "Books".to_owned()],
            rows: vec![HeatRow { name: "Orkhon".to_owned(), cells: vec![cell(4, "f.a=C&f.b=x"), cell(0, "")] }],
        };
        let made = heat.element();
        assert_eq!(made.plain_text(), "Places District Crafts Books Orkhon 4");
        let parts = made.walk();
        let button = parts.iter().find(|part| part.tag == "button").unwrap();
        assert_eq!(button.get("aria-label"), Some("Crafts, Orkhon: 4"));
        assert_eq!((button.get("class"), button.get("aria-pressed")), (Some("heat-cell heat-6"), Some("true")));
        assert!(parts.iter().any(|part| part.tag == "span" && part.get("class") == Some("heat-cell heat-0")));
    }
}
