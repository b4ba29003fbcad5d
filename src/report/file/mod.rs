//! What can be taken along: the places shown as CSV, GeoJSON and XLSX, the map as SVG, each with the sentence of what is
//! shown, its filters, sources, date, link, and the hash of the data.
//!
//! Every file holds the same rows in the same order, that of their ids, and the same hash.

mod about;
mod csv;
mod geojson;
mod hash;
mod table;
pub(super) mod words;
mod xlsx;

pub(super) use about::{About, SourceLine, is_off};

use super::brief;
use super::{Answer, Material, Question, SavedFile, Work};
use crate::index::order::sort_by;
use crate::query::Mask;
use crate::state::DataChoice;
use table::PlaceTable;

/// Answers with the file that a question asks for, whatever its topic is: `csv`, `geojson`, `xlsx`, `svg`, `picture`, a
/// drawing (SVG) that the page makes the PNG of whose name and type it has, or `code`, the code of the link for the page
/// to draw. An unknown name gets an answer without files; `None` when nobody wants the answer any more.
pub(super) fn save(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    let stem = stem_of(question);
    let files = match question.save.as_str() {
        "svg" | "picture" => {
            let picture = brief::picture(material, question, work)?;
            let is_picture = question.save == "picture";
            let (name, mime) = if is_picture { ("map.png", "image/png") } else { ("map.svg", "image/svg+xml") };
            vec![file(&named(&stem, name), mime, picture.into_bytes())]
        }
        // No file but a drawing for the page, and so without a name and a type: side and path, or a side of nothing where
        // no code holds the link.
        "code" => {
            let (side, path) = brief::modules(&question.link).unwrap_or_default();
            vec![file("", "", format!("{side}\n{path}").into_bytes())]
        }
        "csv" => {
            let about = About::of(material, question);
            let table = PlaceTable::of(material, &rows_shown(material, &question.mask));
            let about = csv::of_pairs(&about.pairs(question.locale));
            vec![
                file(&named(&stem, "places.csv"), "text/csv;charset=utf-8", csv::of_table(&table).into_bytes()),
                file(&named(&stem, "places-about.csv"), "text/csv;charset=utf-8", about.into_bytes()),
            ]
        }
        "geojson" => {
            let text = geojson::of_places(material, question, &About::of(material, question));
            vec![file(&named(&stem, "places.geojson"), "application/geo+json", text.into_bytes())]
        }
        "xlsx" => {
            let bytes = xlsx::workbook(material, question, &About::of(material, question));
            let mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            vec![file(&named(&stem, "places.xlsx"), mime, bytes)]
        }
        _ => Vec::new(),
    };
    Some(Answer { files, ..Answer::default() })
}

fn file(name: &str, mime: &str, bytes: Vec<u8>) -> SavedFile {
    SavedFile { name: name.to_owned(), mime: mime.to_owned(), bytes }
}

/// What the files' names begin with: the atlas's folder, nothing for a file by its address.
fn stem_of(question: &Question) -> String {
    match question.view().data {
        DataChoice::Atlas(folder) => folder,
        DataChoice::File(_) => String::new(),
    }
}

fn named(stem: &str, rest: &str) -> String {
    if stem.is_empty() { rest.to_owned() } else { [stem, "-", rest].concat() }
}

/// The rows shown in the order of their ids (by code point). Rows beyond the places are passed over.
pub(super) fn rows_shown(material: &Material, mask: &Mask) -> Vec<usize> {
    let dataset = material.places.dataset();
    let mut rows: Vec<usize> = mask.iter_ones().filter(|row| *row < dataset.len()).collect();
    sort_by(&mut rows, &|a, b| dataset.id(*a).cmp(dataset.id(*b)));
    rows
}

#[cfg(test)]
mod tests;
