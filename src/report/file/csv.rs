//! Tables as CSV: RFC 4180 with a byte order mark, by which spreadsheets know that it is UTF-8.
//!
//! Numbers are for machines: a point, no grouping. A text that a spreadsheet would take for a formula gets an apostrophe in
//! front (OWASP, "CSV Injection"); one that is a number does not.

use super::table::{Cell, PlaceTable};
use crate::geo::read_number;

/// The byte order mark.
const MARK: char = '\u{feff}';

/// The table with its heads as the first line. Linear.
pub(super) fn of_table(table: &PlaceTable) -> String {
    let mut text = String::from(MARK);
    line(&mut text, table.heads.iter().map(|head| guarded(head)));
    for row in &table.rows {
        let field = |cell: &Cell| match cell {
            Cell::Empty => String::new(),
            // Adding 0 turns −0 into 0.
            Cell::Number(number) => (number + 0.0).to_string(),
            Cell::Text(text) => guarded(text),
        };
        line(&mut text, row.iter().map(field));
    }
    text
}

/// Names and values in two columns.
pub(super) fn of_pairs(pairs: &[(String, String)]) -> String {
    let mut text = String::from(MARK);
    for (name, value) in pairs {
        line(&mut text, [guarded(name), guarded(value)].into_iter());
    }
    text
}

fn line(to: &mut String, fields: impl Iterator<Item = String>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            to.push(',');
        }
        if field.contains(['"', ',', '\r', '\n']) {
            to.push('"');
            to.push_str(&field.replace('"', "\"\""));
            to.push('"');
        } else {
            to.push_str(&field);
        }
    }
    to.push_str("\r\n");
}

/// A text that no spreadsheet runs.
fn guarded(text: &str) -> String {
    let is_risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_risky && read_number(text).is_none() { ["'", text].concat() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_become_texts_and_numbers_stay() {
        for (text, safe) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+976 11", "'+976 11"),
            ("-", "'-"),
            ("\tx", "'\tx"),
            ("-5", "-5"),
            ("+2.5e3", "+2.5e3"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), safe);
        }
    }

    #[test]
    fn numbers_are_for_machines_and_quotes_are_doubled() {
        let table = PlaceTable {
            heads: vec!["id".to_owned(), "a,b".to_owned()],
            rows: vec![
                vec![Cell::Text("say \"so\"".to_owned()), Cell::Number(-12_345.5)],
                vec![Cell::Empty, Cell::Number(-0.0)],
            ],
        };
        assert_eq!(of_table(&table), "\u{feff}id,\"a,b\"\r\n\"say \"\"so\"\"\",-12345.5\r\n,0\r\n");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// What another reader finds is what was written.
        #[test]
        fn any_texts_come_back(rows in prop::collection::vec(prop::collection::vec("[ -~\"\n\r;Өө]{0,8}", 3), 1..8)) {
            let cells = |row: &Vec<String>| row.iter().map(|text| Cell::Text(text.clone())).collect();
            let heads = ["a", "b", "c"].map(str::to_owned).to_vec();
            let text = of_table(&PlaceTable { heads, rows: rows.iter().map(cells).collect() });
            let mut reader = ::csv::Reader::from_reader(text.trim_start_matches(MARK).as_bytes());
            for (record, row) in reader.records().zip(&rows) {
                let record = record.unwrap();
                for (field, text) in record.iter().zip(row) {
                    prop_assert_eq!(field, guarded(text));
                }
            }
        }
    }
}
