//! A workbook of three sheets: the places, a summary of them, and where they come from.
//!
//! The least of Office Open XML (ECMA-376, ISO/IEC 29500) that a spreadsheet reads without complaint: numbers as numbers,
//! texts in their cells, heads that stay in sight. No formulas, no macros, nothing from elsewhere.

mod archive;
mod deflate;
mod sheet;

use super::table::{Cell, PlaceTable};
use super::{About, about, rows_shown, words as w};
use crate::report::brief::Breakdown;
use crate::report::{Material, Question};
use archive::Archive;
use sheet::Sheet;

/// Rows that a sheet has, its head among them.
const MOST_ROWS: usize = 1_048_576;

const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#;

const ROOT_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"#;

/// The rest of a sheet's entry in the list of types, after its number.
const SHEET_TYPE: &str =
    r#".xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"#;

/// What every kind of relation begins with.
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// What every part begins with.
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The workbook as a file. Places beyond the rows of a sheet are left out, and the sheet about it says so. Linear.
pub(super) fn workbook(material: &Material, question: &Question, about: &About) -> Vec<u8> {
    let rows = rows_shown(material, &question.mask);
    let room = rows.len().min(MOST_ROWS - 1);
    let table = PlaceTable::of(material, &rows[..room]);
    let mut pairs = about.pairs(question.locale);
    if room < rows.len() {
        pairs.push(about::cut_off(question.locale, MOST_ROWS, rows.len() - room));
    }
    let locale = question.locale;
    pack(&[
        Sheet::of_table(w::SHEET_PLACES.get(locale), &table),
        Sheet::of_blocks(w::SHEET_SUMMARY.get(locale), &summary(material, question)),
        Sheet::of_pairs(w::SHEET_ABOUT.get(locale), &pairs),
    ])
}

/// Tables of counts: domains by districts where the places have both, else each breakdown that there is.
fn summary(material: &Material, question: &Question) -> Vec<Vec<Vec<Cell>>> {
    let locale = question.locale;
    let text = |text: &str| Cell::Text(text.to_owned());
    let number = |count: usize| Cell::Number(count as f64);
    let breakdowns = Breakdown::all(material, question);
    let mut blocks = Vec::new();
    if let [columns, rows, ..] = breakdowns.as_slice() {
        let mut head = vec![text(&rows.title)];
        head.extend(columns.groups.iter().map(|group| text(&group.label)));
        head.push(text(w::TOTAL.get(locale)));
        let mut block = vec![head];
        for row in &rows.groups {
            let mut line = vec![text(&row.label)];
            line.extend(columns.groups.iter().map(|column| number(column.shared_with(row))));
            line.push(number(row.rows.len()));
            block.push(line);
        }
        let mut last = vec![text(w::TOTAL.get(locale))];
        last.extend(columns.groups.iter().map(|column| number(column.rows.len())));
        last.push(number(question.mask.count()));
        block.push(last);
        blocks.push(block);
    }
    for breakdown in &breakdowns {
        let mut block = vec![vec![text(&breakdown.title), text(w::PLACES.get(locale))]];
        block.extend(breakdown.groups.iter().map(|group| vec![text(&group.label), number(group.rows.len())]));
        blocks.push(block);
    }
    if blocks.is_empty() {
        blocks.push(vec![
            vec![text(w::PLACES.get(locale)), text("")],
            vec![text(w::PLACES_SHOWN.get(locale)), number(question.mask.count())],
        ]);
    }
    blocks
}

/// Puts sheets together into a package.
fn pack(sheets: &[Sheet]) -> Vec<u8> {
    let mut types = String::from(TYPES);
    let mut book = String::from(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>"#,
    );
    let mut relations =
        String::from(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#);
    let mut relate = |number: usize, kind: &str, target: &str| {
        let parts = [
            r#"<Relationship Id="rId"#,
            &number.to_string(),
            "\" Type=\"",
            RELATION,
            kind,
            "\" Target=\"",
            target,
            "\"/>",
        ];
        relations.push_str(&parts.concat());
    };
    for (number, sheet) in (1..).zip(sheets) {
        let (name, number_text) = (sheet::escaped(&sheet.name), number.to_string());
        types.push_str(&[r#"<Override PartName="/xl/worksheets/sheet"#, &number_text, SHEET_TYPE].concat());
        let parts =
            [r#"<sheet name=""#, &name, r#"" sheetId=""#, &number_text, r#"" r:id="rId"#, &number_text, r#""/>"#];
        book.push_str(&parts.concat());
        relate(number, "worksheet", &["worksheets/sheet", &number_text, ".xml"].concat());
    }
    relate(sheets.len() + 1, "styles", "styles.xml");
    types.push_str("</Types>");
    book.push_str("</sheets></workbook>");
    relations.push_str("</Relationships>");
    let mut archive = Archive::default();
    for (name, text) in [
        ("[Content_Types].xml", types.as_str()),
        ("_rels/.rels", ROOT_RELATIONS),
        ("xl/workbook.xml", book.as_str()),
        ("xl/_rels/workbook.xml.rels", relations.as_str()),
        ("xl/styles.xml", STYLES),
    ] {
        archive.add(name, [XML, text].concat().as_bytes());
    }
    for (number, sheet) in (1..).zip(sheets) {
        archive.add(&format!("xl/worksheets/sheet{number}.xml"), [XML, &sheet.markup()].concat().as_bytes());
    }
    archive.finish()
}
