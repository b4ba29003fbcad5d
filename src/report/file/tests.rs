//! Files are read back by other people's readers, and hold what is shown.

use super::*;
use crate::i18n::Locale;
use crate::report::material::tests::{ad_hoc, answer_to, asked, mongolia};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

const QUERY: &str = "v=1&f.domain=A";

fn ask(material: &Material, query: &str, save: &str) -> Question {
    Question {
        link: format!("https://example.org/?{query}"),
        sentence: "Some places: museums".to_owned(),
        today: "2026-11-22".to_owned(),
        save: save.to_owned(),
        ..asked(material, query, Locale::En)
    }
}

fn saved(material: &Material, question: &Question) -> Vec<SavedFile> {
    answer_to(crate::report::answer, material, question).files
}

fn text(file: &SavedFile) -> &str {
    std::str::from_utf8(&file.bytes).unwrap()
}

#[test]
fn csv_has_a_mark_one_row_a_place_and_its_parameters_beside_it() {
    let material = mongolia();
    let question = ask(&material, QUERY, "csv");
    let files = saved(&material, &question);
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["mongolia-places.csv", "mongolia-places-about.csv"]);
    assert!(files.iter().all(|file| file.bytes.starts_with(b"\xef\xbb\xbf")));
    let mut reader = ::csv::Reader::from_reader(&files[0].bytes[3..]);
    let heads = reader.headers().unwrap().clone();
    assert_eq!(heads.iter().take(5).collect::<Vec<_>>(), ["id", "name", "name_en", "name_latin", "name_other"]);
    assert_eq!(heads.iter().rev().take(2).collect::<Vec<_>>(), ["lat", "lng"]);
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), question.mask.count());
    assert!(rows.is_sorted_by(|a, b| a[0] < b[0]));
    let category = heads.iter().position(|head| head == "category").unwrap();
    assert!(rows.iter().all(|row| row[category].starts_with('A')));
    let about = text(&files[1]);
    for said in
        ["Some places: museums", "https://example.org/?v=1&f.domain=A", "2026-11-22", "Filter: Domain", "Single facts"]
    {
        assert!(about.contains(said), "{said}: {about}");
    }
}

#[test]
fn the_code_of_the_link_is_a_drawing_without_a_name() {
    let material = mongolia();
    let mut question = ask(&material, QUERY, "code");
    let files = saved(&material, &question);
    let (side, path) = text(&files[0]).split_once('\n').unwrap();
    assert!(files.len() == 1 && files[0].name.is_empty() && files[0].mime.is_empty());
    assert!(side.parse::<i32>().unwrap() >= 29 && path.starts_with("M4 4h7v1h-7z"), "the corner of a code: {path}");
    question.link = "x".repeat(3_000);
    assert_eq!(text(&saved(&material, &question)[0]), "0\n");
}

#[test]
fn a_workbook_is_read_back() {
    let material = mongolia();
    let question = ask(&material, QUERY, "xlsx");
    let file = saved(&material, &question).remove(0);
    assert_eq!(file.name, "mongolia-places.xlsx");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Places", "Summary", "About"]);
    let places = book.worksheet_range("Places").unwrap();
    assert_eq!(places.height(), question.mask.count() + 1);
    let heads: Vec<String> = places.rows().next().unwrap().iter().map(ToString::to_string).collect();
    let (name, lng) = (1, heads.iter().position(|head| head == "lng").unwrap());
    let dataset = material.places.dataset();
    for row in places.rows().skip(1) {
        let at = dataset.row_of_id(&row[0].to_string()).unwrap();
        assert_eq!(row[name].to_string(), dataset.text(at, "name").unwrap());
        assert_eq!(row[lng], material.places.position(at).map_or(Data::Empty, |at| Data::Float(at.lng)));
    }
    let summary = book.worksheet_range("Summary").unwrap();
    let total = summary.rows().find(|row| row[0] == Data::String("All".to_owned())).unwrap();
    let last = total.iter().rev().find(|cell| **cell != Data::Empty).unwrap();
    assert_eq!(*last, Data::Float(question.mask.count() as f64));
    let about = book.worksheet_range("About").unwrap();
    let value = |name: &str| about.rows().find(|row| row[0] == name).map(|row| row[1].to_string());
    assert_eq!(value("Shown").as_deref(), Some("Some places: museums"));
    assert_eq!(value("Link to this view").as_deref(), Some("https://example.org/?v=1&f.domain=A"));
    assert_eq!(value("Hash of the data (SHA-256)"), Some(About::of(&material, &question).hash));
}

#[test]
fn geojson_names_its_sources_and_opens_again() {
    let material = mongolia();
    let question = ask(&material, QUERY, "geojson");
    let file = saved(&material, &question).remove(0);
    let read: ::geojson::FeatureCollection = text(&file).parse().unwrap();
    assert_eq!(read.features.len(), question.mask.count());
    let members = read.foreign_members.unwrap();
    assert_eq!(members["view"], "https://example.org/?v=1&f.domain=A");
    assert_eq!(members["sources"].as_array().unwrap().len(), 4);
    assert_eq!(members["sha256"], About::of(&material, &question).hash.as_str());
}

#[test]
fn the_link_leads_to_the_same_numbers() {
    let material = mongolia();
    let question = ask(&material, "v=1&f.domain=A,C3&f.founded=1920..1960,?&near=47.9189,106.9176,5000", "csv");
    assert!(question.mask.count() > 0);
    let query = question.link.split_once('?').unwrap().1;
    let again = ask(&material, query, "csv");
    assert_eq!(again.mask, question.mask);
    assert_eq!(saved(&material, &again), saved(&material, &question));
    let drawn = ask(&material, "v=1&area=47.93,106.88;47.93,106.94;47.9,106.94;47.9,106.88", "csv");
    assert!((10..100).contains(&drawn.mask.count()), "{}", drawn.mask.count());
    assert_eq!(ask(&material, drawn.link.split_once('?').unwrap().1, "csv").mask, drawn.mask);
    let said = About::of(&material, &drawn).parameters;
    assert!(said.iter().any(|(_, value)| value.starts_with("47.93, 106.88; 47.93, 106.94; ")), "{said:?}");
    let other = ask(&material, "v=1&f.domain=A", "csv");
    assert_ne!(About::of(&material, &other).hash, About::of(&material, &question).hash);
}

#[test]
fn any_file_of_places_can_be_saved_in_both_languages_even_of_no_place() {
    let material = ad_hoc(
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":"=1"}}]}"#,
    );
    for save in ["csv", "xlsx", "geojson", "svg", "picture"] {
        for locale in Locale::ALL {
            for query in ["v=1&data=https://example.org/places.geojson", "v=1&data=x&q=nothing"] {
                let question = Question { locale, ..ask(&material, query, save) };
                let files = saved(&material, &question);
                assert!(!files.is_empty() && files.iter().all(|file| !file.bytes.is_empty()), "{save}");
                assert!(!files[0].name.starts_with('-'));
            }
        }
    }
    assert!(saved(&material, &ask(&material, "v=1", "exe")).is_empty());
    let csv = saved(&material, &ask(&material, "v=1", "csv"));
    assert!(text(&csv[0]).contains("'=1"));
}
