//! The tables of `atlas statistics`: of the committed atlas, of a made-up one with every gap, and what is said of no atlas.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use creative_atlas::analysis::quotient::Reference;
use creative_atlas::i18n::{Locale, category_label};
use creative_atlas::prepare::statistics;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

type Row = BTreeMap<String, String>;

fn mongolia() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/mongolia")
}

/// What a code is called in English.
fn label(code: &str) -> &'static str {
    category_label(Locale::En, code).unwrap()
}

/// A table of an atlas, its rows by column.
fn table(folder: &Path, reference: Reference, name: &str) -> Vec<Row> {
    let files = statistics(folder, reference, &label).unwrap();
    let text = &files.iter().find(|file| file.name == name).unwrap().text;
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

fn number(row: &Row, column: &str) -> f64 {
    row[column].parse().unwrap()
}

#[test]
fn coverage_counts_every_record_once() {
    let rows = table(&mongolia(), Reference::Country, "coverage.csv");
    let (country, districts) = rows.split_last().unwrap();
    assert_eq!((country["district_name"].as_str(), districts.len()), ("country", 23));
    let sum = |column: &str| districts.iter().filter_map(|row| row[column].parse::<f64>().ok()).sum::<f64>();
    let places: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(mongolia().join("places.geojson")).unwrap()).unwrap();
    assert_eq!(sum("records"), places["features"].as_array().unwrap().len() as f64);
    assert_eq!(sum("records"), number(country, "records"));
    assert_eq!(sum("population"), number(country, "population"));
    assert!((sum("share_of_records") - 1.0).abs() < 1e-4 && (sum("share_of_population") - 1.0).abs() < 1e-4);
}

#[test]
fn specialisation_agrees_with_its_own_counts() {
    for reference in [Reference::Country, Reference::RestOfCountry] {
        let rows = table(&mongolia(), reference, "specialisation.csv");
        assert_eq!(rows.len(), 22 * 6);
        let mut tested = 0;
        for row in &rows {
            let [part, district, kind, country] =
                ["count", "in_district", "in_domain", "in_country"].map(|column| number(row, column));
            let (kind, all) = match reference {
                Reference::Country => (kind, country),
                Reference::RestOfCountry => (kind - part, country - district),
            };
            if kind == 0.0 || district == 0.0 {
                assert_eq!((row["quotient"].as_str(), row["verdict"].as_str()), ("", "undefined"));
                continue;
            }
            let quotient = part / district / (kind / all);
            assert!((number(row, "quotient") - quotient).abs() <= 1e-5 * quotient.max(1.0), "{row:?}");
            assert!(number(row, "exact_low") <= quotient + 1e-5 && quotient <= number(row, "exact_high") + 1e-5);
            let too_few = number(row, "expected") < 5.0;
            assert_eq!(row["verdict"] == "too few to say", too_few, "{row:?}");
            tested += usize::from(!row["q"].is_empty());
        }
        assert!(tested > 0 && rows.iter().all(|row| row["q"].is_empty() || number(row, "q") <= 1.0));
    }
}

#[test]
fn the_program_prints_and_writes_the_same() {
    let out = std::env::temp_dir().join(format!("atlas-statistics-{}", std::process::id()));
    let run = |options: &[&str]| {
        let program =
            Command::new(env!("CARGO_BIN_EXE_atlas")).arg("statistics").arg(mongolia()).args(options).output();
        let output = program.unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(run(&["--out", out.to_str().unwrap()]), (Some(0), String::new()));
    for file in statistics(&mongolia(), Reference::Country, &label).unwrap() {
        assert_eq!(fs::read_to_string(out.join(file.name)).unwrap(), file.text);
        assert_eq!(run(&["--table", file.name.trim_end_matches(".csv")]), (Some(0), file.text));
    }
    fs::remove_dir_all(out).unwrap();
    assert_eq!(run(&[]), run(&["--table", "specialisation"]));
    assert_ne!(run(&[]).1, run(&["--reference", "rest"]).1);
    assert_eq!(run(&["--table", "everything"]).0, Some(2));
    assert_eq!(run(&["--reference", "world"]).0, Some(2));
}

/// Makes a folder with the committed atlas's document, two districts and the places given.
fn made_up(name: &str, places: &[serde_json::Value]) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("atlas-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::copy(mongolia().join("atlas.json"), folder.join("atlas.json")).unwrap();
    let collection = |features: Vec<serde_json::Value>| {
        serde_json::json!({"type": "FeatureCollection", "features": features}).to_string()
    };
    let feature = |properties: &serde_json::Value| serde_json::json!({"type": "Feature", "geometry": null, "properties": properties});
    let districts = [
        serde_json::json!({"id": "X-1", "name": "Нэг", "name_en": "One", "population": 20000}),
        serde_json::json!({"id": "X-2", "name": "Хоёр"}),
    ];
    fs::write(folder.join("districts.geojson"), collection(districts.iter().map(feature).collect())).unwrap();
    fs::write(folder.join("places.geojson"), collection(places.iter().map(feature).collect())).unwrap();
    folder
}

#[test]
fn gaps_stay_gaps() {
    let place = |district: &str, category: Option<&str>| serde_json::json!({"district": district, "category": category, "precision": "building", "year": 1950});
    let folder = made_up(
        "gaps",
        &[
            place("X-1", Some("A1")),
            place("X-1", Some("A2")),
            place("X-1", Some("B1")),
            place("X-2", Some("A1")),
            place("X-2", None),
            place("X-2", Some("G1")),
            place("X-2", Some("nothing")),
            place("elsewhere", Some("A1")),
            serde_json::json!({"precision": "settlement"}),
        ],
    );
    let coverage = table(&folder, Reference::Country, "coverage.csv");
    let cells = |row: usize, columns: &[&str]| columns.iter().map(|c| coverage[row][*c].clone()).collect::<Vec<_>>();
    assert_eq!(cells(0, &["district_name", "records", "records_per_10000"]), ["One", "3", "1.5"]);
    assert_eq!(cells(1, &["district_name", "population", "records", "records_per_10000"]), ["Хоёр", "", "4", ""]);
    assert_eq!(cells(1, &["share_with_category", "share_exact_location"]), ["0.75", "1"]);
    assert_eq!(cells(2, &["district", "records", "share_with_year"]), ["?", "2", "0.5"]);
    assert_eq!(cells(3, &["records", "population"]), ["9", "20000"]);
    // Only culture proper of a known district counts as a domain.
    let specialisation = table(&folder, Reference::Country, "specialisation.csv");
    assert!(specialisation.iter().all(|row| row["in_country"] == "4"));
    let mix = table(&folder, Reference::Country, "mix.csv");
    assert_eq!((mix[0]["records"].as_str(), mix[0]["domains"].as_str()), ("3", "2"));
    let total = number(&mix[0], "unrelated_variety_bits") + number(&mix[0], "related_variety_bits");
    assert!((total - 3.0_f64.log2()).abs() < 1e-5);
    let mismatch = table(&folder, Reference::Country, "mismatch.csv");
    assert_eq!((mismatch[0]["districts"].as_str(), mismatch[0]["records"].as_str()), ("1", "3"));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_atlas_of_nothing_has_tables_without_figures() {
    let folder = made_up("nothing", &[]);
    let specialisation = table(&folder, Reference::Country, "specialisation.csv");
    assert!(specialisation.len() == 12 && specialisation.iter().all(|row| row["verdict"] == "undefined"));
    assert!(table(&folder, Reference::Country, "mix.csv").iter().all(|row| row["shannon_nats"].is_empty()));
    assert!(table(&folder, Reference::Country, "mismatch.csv").iter().all(|row| row["gini"].is_empty()));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn says_what_is_wrong() {
    let fault = |folder: &Path| statistics(folder, Reference::Country, &label).unwrap_err().to_string();
    assert!(fault(Path::new("no such folder")).contains("cannot read"));
    let folder = made_up("wrong", &[]);
    fs::write(folder.join("districts.geojson"), "{}").unwrap();
    assert!(fault(&folder).contains("districts.geojson"));
    fs::write(folder.join("atlas.json"), "{}").unwrap();
    assert!(fault(&folder).starts_with("atlas.json is no atlas"));
    fs::remove_dir_all(folder).unwrap();
}
