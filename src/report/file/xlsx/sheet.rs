//! One sheet as `SpreadsheetML`: rows of cells, widths of columns, a head that stays in sight.

use super::Cell;
use crate::report::file::table::PlaceTable;
use std::fmt::Write as _;

/// Longest text of a cell, in UTF-16 units.
const MOST_UNITS: usize = 32_767;
/// Narrowest and widest column, in digits.
const WIDTHS: (usize, usize) = (6, 48);
/// Rows that widths are taken from.
const MEASURED: usize = 1_000;

/// Numbers of the styles in the workbook.
const BOLD: u8 = 1;
const WRAPPED: u8 = 2;

/// A sheet.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    /// Its name, at most 31 letters.
    pub(super) name: String,
    /// Cells with the number of their style.
    rows: Vec<Vec<(Cell, u8)>>,
    /// Says whether the first row is a head that stays in sight and can be filtered by.
    has_head: bool,
}

impl Sheet {
    /// A table under its heads.
    pub(super) fn of_table(name: &str, table: &PlaceTable) -> Self {
        let head = table.heads.iter().map(|head| (Cell::Text(head.clone()), BOLD)).collect();
        let rows = table.rows.iter().map(|row| row.iter().map(|cell| (cell.clone(), 0)).collect());
        Self { name: name.to_owned(), rows: std::iter::once(head).chain(rows).collect(), has_head: true }
    }

    /// Tables under each other with a free row between; the first row of each is its head.
    pub(super) fn of_blocks(name: &str, blocks: &[Vec<Vec<Cell>>]) -> Self {
        let mut rows = Vec::new();
        for block in blocks {
            if !rows.is_empty() {
                rows.push(Vec::new());
            }
            for (at, row) in block.iter().enumerate() {
                let style = if at == 0 { BOLD } else { 0 };
                rows.push(row.iter().map(|cell| (cell.clone(), style)).collect());
            }
        }
        Self { name: name.to_owned(), rows, has_head: false }
    }

    /// Names and values in two columns.
    pub(super) fn of_pairs(name: &str, pairs: &[(String, String)]) -> Self {
        let row = |(name, value): &(String, String)| {
            vec![(Cell::Text(name.clone()), BOLD), (Cell::Text(value.clone()), WRAPPED)]
        };
        Self { name: name.to_owned(), rows: pairs.iter().map(row).collect(), has_head: false }
    }

    /// The sheet's part of the package.
    pub(super) fn markup(&self) -> String {
        let mut text = String::from(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#);
        if self.has_head {
            text.push_str(r#"<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"#);
        }
        let widths = self.widths();
        if !widths.is_empty() {
            text.push_str("<cols>");
            for (number, width) in (1..).zip(&widths) {
                let _ = write!(text, r#"<col min="{number}" max="{number}" width="{width}" customWidth="1"/>"#);
            }
            text.push_str("</cols>");
        }
        text.push_str("<sheetData>");
        for (number, row) in (1..).zip(&self.rows) {
            let _ = write!(text, r#"<row r="{number}">"#);
            for (at, (cell, style)) in row.iter().enumerate() {
                write_cell(&mut text, cell, *style, &[column_name(at), number.to_string()].concat());
            }
            text.push_str("</row>");
        }
        text.push_str("</sheetData>");
        if self.has_head && self.rows.len() > 1 {
            let last = column_name(widths.len().saturating_sub(1));
            let _ = write!(text, r#"<autoFilter ref="A1:{last}{}"/>"#, self.rows.len());
        }
        text.push_str("</worksheet>");
        text
    }

    /// The width of each column: that of its longest text among the first rows, within bounds.
    fn widths(&self) -> Vec<usize> {
        let mut widths = Vec::new();
        for row in self.rows.iter().take(MEASURED) {
            widths.resize(widths.len().max(row.len()), WIDTHS.0);
            for (width, (cell, _)) in widths.iter_mut().zip(row) {
                let own = match cell {
                    Cell::Empty => 0,
                    Cell::Number(number) => number.to_string().len() + 2,
                    Cell::Text(text) => text.chars().count() + 2,
                };
                *width = own.clamp(*width, WIDTHS.1);
            }
        }
        widths
    }
}

fn write_cell(to: &mut String, cell: &Cell, style: u8, place: &str) {
    let style = if style == 0 { String::new() } else { format!(r#" s="{style}""#) };
    // Writing to a String cannot fail.
    let _ = match cell {
        // Adding 0 turns −0 into 0.
        Cell::Number(number) if number.is_finite() => {
            write!(to, r#"<c r="{place}"{style}><v>{}</v></c>"#, number + 0.0)
        }
        Cell::Empty => Ok(()),
        Cell::Number(number) => write_text(to, &number.to_string(), &style, place),
        Cell::Text(text) => write_text(to, text, &style, place),
    };
}

fn write_text(to: &mut String, text: &str, style: &str, place: &str) -> std::fmt::Result {
    let text = escaped(shortened(text));
    write!(to, r#"<c r="{place}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#)
}

/// As much of a text as a cell holds.
fn shortened(text: &str) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > MOST_UNITS
    });
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

/// A text as XML: what would be markup escaped, what XML 1.0 does not have left out.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\r' => escaped.push_str("&#13;"),
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// The name of a column: A to Z, then AA and so on.
fn column_name(at: usize) -> String {
    let letter = char::from(b'A' + (at % 26) as u8);
    let before = if at < 26 { String::new() } else { column_name(at / 26 - 1) };
    [before, letter.to_string()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_their_names() {
        let names = [0, 25, 26, 27, 51, 52, 701, 702, 16_383].map(column_name);
        assert_eq!(names, ["A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn texts_are_cut_between_letters_and_escaped() {
        let long = "Ө".repeat(40_000);
        assert_eq!(shortened(&long).chars().count(), MOST_UNITS);
        let pairs = "😀".repeat(20_000);
        assert_eq!(shortened(&pairs).chars().count(), MOST_UNITS / 2);
        assert_eq!(escaped("a<b> & \"c\"\u{1}\n"), "a&lt;b&gt; &amp; &quot;c&quot;\n");
    }
}
