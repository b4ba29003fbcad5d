//! One test for each fault that a GeoJSON file may have: what is good is kept, and what is not is said.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail loudly")]

use creative_atlas::dataset::message::{Reader, Writer};
use creative_atlas::dataset::{
    Column, Dataset, GeometryKind, IngestReport, IssueKind, ReadError, ReadOptions, Severity, StartsWith, read_geojson,
};
use creative_atlas::geo::{LngLat, LngLatBounds};

fn read(text: &str) -> (Dataset, IngestReport) {
    read_geojson(text.as_bytes(), &ReadOptions::new("test")).unwrap()
}

fn error(bytes: &[u8]) -> ReadError {
    read_geojson(bytes, &ReadOptions::new("test")).unwrap_err()
}

/// A collection of features, one a line.
fn collection(features: &[&str]) -> String {
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}", features.join(",\n"))
}

/// A point feature with an id and properties.
fn point(id: &str, coordinates: &str, properties: &str) -> String {
    format!(
        r#"{{"type":"Feature","id":"{id}","geometry":{{"type":"Point","coordinates":{coordinates}}},"properties":{properties}}}"#
    )
}

/// A feature with an id and a geometry.
fn shape(id: &str, kind: &str, coordinates: &str) -> String {
    format!(
        r#"{{"type":"Feature","id":"{id}","geometry":{{"type":"{kind}","coordinates":{coordinates}}},"properties":{{}}}}"#
    )
}

/// Reads good features around `broken` and gives the ids that were kept and the report.
fn around(broken: &str) -> (Vec<String>, IngestReport) {
    let text = collection(&[&point("a", "[1,2]", "{}"), broken, &point("z", "[3,4]", "{}")]);
    let (dataset, report) = read(&text);
    let ids: Vec<_> = (0..dataset.len()).map(|row| dataset.id(row).to_owned()).collect();
    assert_eq!(report.features_read, 3);
    assert_eq!(report.rows_kept, ids.len());
    (ids, report)
}

/// The count and the first example of an issue.
fn issue(report: &IngestReport, kind: IssueKind) -> (usize, usize, usize, &str) {
    let group = report.issue(kind).unwrap_or_else(|| panic!("no {kind:?} in {report:?}"));
    assert_eq!(group.severity, kind.severity());
    let spot = &group.examples[0];
    (group.count, spot.feature, spot.line, &spot.detail)
}

#[test]
fn a_good_file_has_nothing_to_report() {
    let (dataset, report) = read(&collection(&[
        &point("a", "[106.9,47.9,1300]", r#"{"name":"Музей","year":1924,"tags":["x","y"],"open":true,"none":null}"#),
        &point("b", "[107,48]", r#"{"name":"Театр","at":{"street":"Энхтайвны","n":{"k":7}}}"#),
    ]));
    assert!(report.issues.is_empty(), "{report:?}");
    assert_eq!((report.source.as_str(), report.features_read, report.rows_kept), ("test", 2, 2));
    assert_eq!(dataset.anchor(0), Some(LngLat::new(106.9, 47.9)));
    assert_eq!((dataset.text(0, "name"), dataset.number(0, "year")), (Some("Музей"), Some(1924.0)));
    assert_eq!((dataset.list(0, "tags"), dataset.text(0, "open")), (vec!["x", "y"], Some("true")));
    assert_eq!((dataset.text(1, "at.street"), dataset.number(1, "at.n.k")), (Some("Энхтайвны"), Some(7.0)));
    assert_eq!((dataset.number(1, "year"), dataset.text(0, "none")), (None, None));
    assert_eq!((dataset.row_of_id("b"), dataset.row_of_id("c"), dataset.id(1)), (Some(1), None, "b"));
    assert_eq!(dataset.bounds(), LngLatBounds::from([106.9, 47.9, 107.0, 48.0]));
}

#[test]
fn one_feature_one_geometry_and_lines_of_them_are_read() {
    let (one, _) = read(&point("a", "[1,2]", "{}"));
    assert_eq!((one.len(), one.id(0)), (1, "a"));
    let (bare, report) = read(r#"{"type":"LineString","coordinates":[[0,0],[2,0]]}"#);
    assert_eq!((bare.geometry.kind(0), bare.anchor(0)), (GeometryKind::Line, Some(LngLat::new(1.0, 0.0))));
    assert_eq!(issue(&report, IssueKind::MissingId), (1, 1, 1, "feature-1"));
    let reversed = r#"{"coordinates":[1,2],"type":"Point"}"#;
    let lines =
        format!("{}\n{}\r\n\u{1e}{reversed}\n", point("a", "[1,2]", "{}"), collection(&[&point("b", "[3,4]", "{}")]));
    let (many, report) = read(&lines);
    assert_eq!((many.len(), many.id(1), many.id(2)), (3, "b", "feature-3"));
    assert_eq!(report.issues.len(), 1);
}

#[test]
fn a_collection_of_geometries_is_merged() {
    let collected = r#"{"type":"Feature","id":"c","properties":{},"geometry":{"type":"GeometryCollection","geometries":[
        {"type":"Point","coordinates":[9,9]},
        {"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]},
        {"type":"Polygon","coordinates":[[[5,5],[6,5],[6,6],[5,5]]]}]}}"#;
    let (dataset, report) = read(collected);
    assert_eq!((dataset.geometry.kind(0), dataset.geometry.parts(0).count()), (GeometryKind::Polygon, 2));
    assert_eq!(dataset.anchor(0), Some(LngLat::new(1.0, 1.0)));
    assert_eq!(issue(&report, IssueKind::MergedCollection), (1, 1, 1, "Point, Polygon"));
    assert_eq!(report.worst(), Some(Severity::Note));
}

#[test]
fn other_files_are_named() {
    let starts = |bytes: &[u8]| match error(bytes) {
        ReadError::NotJson { starts_with, .. } => starts_with,
        other => panic!("{other}"),
    };
    assert_eq!(starts(b""), StartsWith::Empty);
    assert_eq!(starts(b"<!DOCTYPE html><title>404</title>"), StartsWith::Html);
    assert_eq!(starts(b"name;lat;lon\nx;1;2"), StartsWith::Csv);
    assert_eq!(starts(b"\x1f\x8b\x08\x00"), StartsWith::Gzip);
    assert_eq!(starts(b"PK\x03\x04abc"), StartsWith::Zip);
    let broken = ReadError::NotJson { line: 2, column: 7, byte: 11, starts_with: StartsWith::Json };
    assert_eq!(error("{\n\"тип\" 1}".as_bytes()), broken);
}

#[test]
fn json_that_is_not_geojson_is_named() {
    let found = |text: &str| match error(text.as_bytes()) {
        ReadError::NotGeoJson { found } => found,
        other => panic!("{other}"),
    };
    assert_eq!(found(r#"{"type":"Topology","objects":{}}"#), "Topology");
    assert_eq!(found(r#"{"a":1}"#), "object");
    assert_eq!(found("[1,2]"), "array");
    assert_eq!(found("12"), "number");
}

#[test]
fn a_file_without_features_or_too_large_is_an_error() {
    assert!(matches!(error(collection(&[]).as_bytes()), ReadError::NoFeatures { .. }));
    match error(collection(&["7"]).as_bytes()) {
        ReadError::NoFeatures { report } => assert_eq!(issue(&report, IssueKind::WrongType).0, 1),
        other => panic!("{other}"),
    }
    let options = ReadOptions { max_bytes: 10, ..ReadOptions::new("test") };
    assert_eq!(read_geojson(&[b' '; 11], &options).unwrap_err(), ReadError::TooLarge { bytes: 11, max_bytes: 10 });
}

#[test]
fn features_without_a_geometry_are_kept() {
    let (ids, report) = around(r#"{"type":"Feature","id":"n","geometry":null,"properties":{"a":1}}"#);
    assert_eq!(ids, ["a", "n", "z"]);
    assert_eq!(issue(&report, IssueKind::NoGeometry), (1, 2, 3, ""));
    assert_eq!(around(r#"{"type":"Feature","id":"n","properties":null}"#).0, ["a", "n", "z"]);
}

#[test]
fn empty_geometries_are_kept() {
    for empty in [shape("e", "Point", "[]"), shape("e", "MultiPolygon", "[]"), shape("e", "Polygon", "[[]]")] {
        let (ids, report) = around(&empty);
        assert_eq!(ids, ["a", "e", "z"]);
        assert_eq!(issue(&report, IssueKind::EmptyGeometry).0, 1);
    }
}

#[test]
fn positions_off_the_earth_are_not_drawn() {
    let (dataset, report) = read(&collection(&[&point("a", "[106,47]", "{}"), &point("b", "[107,147]", "{}")]));
    assert_eq!((dataset.anchor(1), dataset.geometry.kind(1)), (None, GeometryKind::None));
    assert_eq!(issue(&report, IssueKind::CoordinatesOutOfRange), (1, 2, 3, "[107, 147]"));
}

#[test]
fn swapped_coordinates_are_put_right_where_the_bounds_say_so() {
    let bounds = Some(LngLatBounds::from([87.0, 41.0, 120.0, 53.0]));
    let options = ReadOptions { bounds, ..ReadOptions::new("test") };
    let text = collection(&[
        &point("a", "[106.9,47.9]", "{}"),
        &point("b", "[47.9,106.9]", "{}"),
        &point("c", "[10,20]", "{}"),
        &shape("d", "LineString", "[[47,106],[48,107]]"),
    ]);
    let (dataset, report) = read_geojson(text.as_bytes(), &options).unwrap();
    assert_eq!((dataset.anchor(1), dataset.anchor(2)), (dataset.anchor(0), Some(LngLat::new(10.0, 20.0))));
    assert_eq!(dataset.geometry.bounds(3), LngLatBounds::from([106.0, 47.0, 107.0, 48.0]));
    assert_eq!(issue(&report, IssueKind::SwappedCoordinates), (2, 2, 3, "[47.9, 106.9]"));
    // Without bounds, 106.9° north is simply off the earth.
    assert_eq!(issue(&read(&text).1, IssueKind::CoordinatesOutOfRange).0, 2);
}

#[test]
fn web_mercator_is_converted_and_others_are_named() {
    let with_crs = |name: &str, coordinates: &str| {
        let feature = point("a", coordinates, "{}");
        format!(
            r#"{{"type":"FeatureCollection","features":[{feature}],"crs":{{"type":"name","properties":{{"name":"{name}"}}}}}}"#
        )
    };
    let (dataset, report) = read(&with_crs("urn:ogc:def:crs:EPSG::3857", "[11900056.4,6090228.2]"));
    let anchor = dataset.anchor(0).unwrap();
    assert!((anchor.lng - 106.9).abs() < 1e-4 && (anchor.lat - 47.9).abs() < 0.1, "{anchor:?}");
    assert_eq!(issue(&report, IssueKind::ConvertedProjection).3, "urn:ogc:def:crs:EPSG::3857");
    let (dataset, report) = read(&with_crs("EPSG:32648", "[640000,5300000]"));
    assert_eq!((dataset.len(), dataset.anchor(0)), (1, None));
    assert_eq!(issue(&report, IssueKind::ProjectedCoordinates).3, "EPSG:32648");
    assert!(read(&with_crs("urn:ogc:def:crs:OGC:1.3:CRS84", "[1,2]")).1.issues.is_empty());
    let (_, report) = read(&collection(&[&point("a", "[640000,5300000]", "{}")]));
    assert_eq!(issue(&report, IssueKind::ProjectedCoordinates).3, "[640000, 5300000]");
}

#[test]
fn ids_are_made_unique() {
    let (dataset, report) = read(&collection(&[
        &point("a", "[1,2]", "{}"),
        &point("a", "[1,2]", "{}"),
        &point("a-2", "[1,2]", "{}"),
        &point("a", "[1,2]", "{}"),
        r#"{"type":"Feature","geometry":null,"properties":{}}"#,
        r#"{"type":"Feature","geometry":null,"properties":{"id":12}}"#,
        r#"{"type":"Feature","id":7,"geometry":null,"properties":{"id":12}}"#,
    ]));
    let ids: Vec<_> = (0..dataset.len()).map(|row| dataset.id(row)).collect();
    assert_eq!(ids, ["a", "a-2", "a-2-2", "a-3", "feature-5", "12", "7"]);
    assert_eq!(issue(&report, IssueKind::DuplicateId), (3, 2, 3, "a-2"));
    assert_eq!(issue(&report, IssueKind::MissingId), (1, 5, 6, "feature-5"));
    let options = ReadOptions { id_field: Some("code".to_owned()), ..ReadOptions::new("test") };
    let (dataset, _) = read_geojson(point("a", "[1,2]", r#"{"code":"x"}"#).as_bytes(), &options).unwrap();
    assert_eq!(dataset.id(0), "x");
}

#[test]
fn long_texts_are_cut_and_five_megabytes_are_read() {
    let long = "ө".repeat(10_001);
    let (dataset, report) = read(&point("a", "[1,2]", &format!(r#"{{"note":"{long}","list":["{long}"]}}"#)));
    assert_eq!(dataset.text(0, "note").map(|text| text.chars().count()), Some(10_000));
    assert_eq!(issue(&report, IssueKind::OversizedText), (1, 1, 1, "note"));
    let many = (0..1000).map(|n| format!(r#""p{}":"{}""#, n % 400, "x".repeat(5000))).collect::<Vec<_>>().join(",");
    let (dataset, report) = read(&point("a", "[1,2]", &format!("{{{many}}}")));
    assert_eq!((dataset.fields.len(), report.issues.len()), (400, 0));
}

#[test]
fn too_many_properties_are_counted() {
    let many = (0..600).map(|n| format!(r#""p{n}":1"#)).collect::<Vec<_>>().join(",");
    let (dataset, report) = read(&point("a", "[1,2]", &format!("{{{many}}}")));
    assert_eq!(dataset.fields.len(), 500);
    assert_eq!(issue(&report, IssueKind::TooManyFields), (1, 1, 1, "p500"));
}

#[test]
fn deep_nesting_is_bounded() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let (ids, report) = around(&point("d", "[1,2]", &format!(r#"{{"deep":{deep},"name":"kept"}}"#)));
    assert_eq!(ids, ["a", "d", "z"]);
    assert_eq!(issue(&report, IssueKind::TooDeep), (1, 2, 3, "recursion limit exceeded"));
    let (dataset, report) = read(&point("d", "[1,2]", r#"{"a":{"b":{"c":{"d":{"e":{"f":1}}}}}}"#));
    assert_eq!(dataset.text(0, "a.b.c.d"), Some(r#"{"e":{"f":1}}"#));
    assert!(report.issues.is_empty());
    assert_eq!(around(&deep).0, ["a", "z"]);
}

#[test]
fn rings_are_closed_and_scraps_left_out() {
    let (dataset, report) = read(&collection(&[
        &shape("open", "Polygon", "[[[0,0],[2,0],[2,2],[0,2]]]"),
        &shape("scraps", "MultiPolygon", "[[[[0,0],[1,1],[0,0]]],[[[0,0],[2,0],[2,2],[0,0]],[[1,1],[1,1]]]]"),
        &shape("nothing", "Polygon", "[[[0,0],[1,1]]]"),
        &shape("dot", "LineString", "[[0,0]]"),
    ]));
    assert_eq!(dataset.geometry.parts(0).flatten().map(<[LngLat]>::len).collect::<Vec<_>>(), [5]);
    assert_eq!(issue(&report, IssueKind::UnclosedRing), (1, 1, 2, ""));
    let rings: Vec<Vec<usize>> = dataset.geometry.parts(1).map(|part| part.map(<[LngLat]>::len).collect()).collect();
    assert_eq!(rings, [[4]]);
    assert_eq!((dataset.geometry.kind(2), dataset.geometry.kind(3)), (GeometryKind::None, GeometryKind::None));
    assert_eq!(issue(&report, IssueKind::DegeneratePart), (3, 2, 3, ""));
    assert_eq!(issue(&report, IssueKind::EmptyGeometry).0, 2);
}

#[test]
fn numbers_that_are_none_are_missing() {
    let (ids, report) = around(&point("n", "[1,2]", r#"{"a":NaN,"b":1e999,"c":-Infinity,"d":5}"#));
    assert_eq!(ids, ["a", "n", "z"]);
    assert_eq!(issue(&report, IssueKind::NonFinite).1, 2);
    let (_, report) = around(&point("n", "[NaN,2]", "{}"));
    assert_eq!(issue(&report, IssueKind::EmptyGeometry).0, 1);
}

#[test]
fn members_of_the_wrong_type_are_passed_over() {
    for (broken, name) in [
        (r#"{"type":"Feature","id":"w","geometry":"POINT(1 2)","properties":{}}"#, "geometry"),
        (r#"{"type":"Feature","id":"w","geometry":null,"properties":[1]}"#, "properties"),
        (r#"{"type":"Feature","id":{},"geometry":null,"properties":{"id":"w"}}"#, "id"),
        (r#"{"type":7,"id":"w","geometry":null,"properties":{}}"#, "type"),
        (&shape("w", "Circle", "[1,2]"), "geometry"),
        (&shape("w", "Polygon", "[1,2]"), "coordinates"),
        (&shape("w", "Point", r#"["1","2"]"#), "coordinates"),
        (&shape("w", "Point", "{}"), "coordinates"),
        (r#"{"type":"Feature","id":"w","geometry":{"type":"GeometryCollection","geometries":7},"properties":{}}"#, ""),
    ] {
        let (ids, report) = around(broken);
        assert_eq!(ids, ["a", "w", "z"], "{broken}");
        if !name.is_empty() {
            assert_eq!(issue(&report, IssueKind::WrongType), (1, 2, 3, name), "{broken}");
        }
    }
    assert_eq!(around("null").0, ["a", "z"]);
    assert_eq!(around("\"text, with ]\"").0, ["a", "z"]);
}

#[test]
fn broken_features_do_not_take_others_with_them() {
    for broken in [
        r#"{"type":"Feature","id":"x" "geometry":null}"#,
        r#"{"type":"Feature","id":"x","geometry":{"type":"Point","coordinates":[1,2},"properties":{}}"#,
        r#"{"type":"Feature","id":"x","geometry":null,"properties":{"a":"unfinished}}"#,
        r#"{"type":"Feature","id":"x","geometry":null,"properties":{}"#,
    ] {
        let (ids, report) = around(broken);
        assert_eq!(ids, ["a", "z"], "{broken}");
        let (count, feature, line, detail) = issue(&report, IssueKind::BrokenFeature);
        assert_eq!((count, feature, line), (1, 2, 3));
        assert!(!detail.is_empty());
    }
    let (ids, report) =
        around("{\"type\":\"Feature\",\"id\":\"m\",\"geometry\":null,\"properties\":{\"a\":\"two\tlines\",}}");
    assert_eq!(ids, ["a", "m", "z"]);
    assert_eq!(issue(&report, IssueKind::RepairedSyntax).1, 2);
}

#[test]
fn values_of_a_broken_feature_do_not_reach_the_next() {
    let text = collection(&[
        r#"{"type":"Feature","properties":{"only":"here","tags":["x"]},"id":"x" !}"#,
        &point("z", "[3,4]", r#"{"other":1}"#),
    ]);
    let (dataset, _) = read(&text);
    assert_eq!(
        (dataset.text(0, "only"), dataset.list(0, "tags").len(), dataset.number(0, "other")),
        (None, 0, Some(1.0))
    );
}

#[test]
fn a_file_that_ends_early_is_kept_so_far() {
    let whole = collection(&[&point("a", "[1,2]", "{}"), &point("b", "[3,4]", r#"{"name":"Ө"}"#)]);
    for end in whole.find("\n{").unwrap() + 70..whole.len() {
        let bytes = &whole.as_bytes()[..end];
        let Ok((dataset, report)) = read_geojson(bytes, &ReadOptions::new("test")) else { continue };
        let second = end > whole.rfind("}}").unwrap() + 1;
        assert_eq!(dataset.len(), if second { 2 } else { 1 }, "{end}");
        if end < whole.len() - 1 {
            assert!(report.issue(IssueKind::Truncated).is_some(), "{end} {report:?}");
        }
    }
    let (_, report) = read(&whole[..whole.len() - 20]);
    assert_eq!(issue(&report, IssueKind::Truncated), (1, 2, 3, ""));
}

#[test]
fn what_follows_the_document_is_noted() {
    let text = format!("{}\n]; var x = 1", collection(&[&point("a", "[1,2]", "{}")]));
    let (dataset, report) = read(&text);
    assert_eq!(dataset.len(), 1);
    assert_eq!(issue(&report, IssueKind::TrailingContent), (1, 0, 4, "]; var x = 1"));
}

#[test]
fn encodings_are_recognised() {
    let text = point("a", "[1,2]", r#"{"name":"Музей, Ховд"}"#);
    let read_bytes = |bytes: &[u8]| {
        let (dataset, report) = read_geojson(bytes, &ReadOptions::new("test")).unwrap();
        let detail = report.issue(IssueKind::Encoding).map(|group| group.examples[0].detail.clone());
        (dataset.text(0, "name").unwrap().to_owned(), detail)
    };
    assert_eq!(read_bytes(format!("\u{feff}{text}").as_bytes()), ("Музей, Ховд".to_owned(), None));
    let utf16: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_bytes(&utf16), ("Музей, Ховд".to_owned(), Some("UTF-16LE".to_owned())));
    let windows: Vec<u8> =
        text.chars().map(|c| if c.is_ascii() { c as u8 } else { (c as u32 - 'А' as u32 + 0xC0) as u8 }).collect();
    assert_eq!(read_bytes(&windows), ("Музей, Ховд".to_owned(), Some("windows-1251".to_owned())));
    let mut damaged = text.into_bytes();
    let at = damaged.iter().position(|byte| *byte >= 0x80).unwrap();
    damaged[at] = 0xFF;
    let (name, detail) = read_bytes(&damaged);
    assert!(name.ends_with("узей, Ховд") && detail.as_deref() == Some("UTF-8"));
}

#[test]
fn examples_are_few_and_counts_are_whole() {
    let features: Vec<_> = (0..50).map(|n| point(&n.to_string(), "[1,200]", "{}")).collect();
    let (_, report) = read(&collection(&features.iter().map(String::as_str).collect::<Vec<_>>()));
    let group = report.issue(IssueKind::CoordinatesOutOfRange).unwrap();
    assert_eq!((group.count, group.examples.len(), group.examples[4].line), (50, 5, 6));
    assert_eq!(group.examples[4].id.as_deref(), Some("4"));
    let mut message = Writer::default();
    report.write(&mut message);
    assert_eq!(IngestReport::read(&mut Reader::new(&message.bytes)), Some(report));
}

#[test]
fn whole_numbers_that_floats_cannot_hold_stay_as_they_are() {
    let (dataset, _) = read(&collection(&[
        &point("a", "[1,2]", r#"{"n":9007199254740993,"m":1}"#),
        &point("b", "[1,2]", r#"{"n":2,"m":2.5}"#),
    ]));
    assert_eq!((dataset.text(0, "n"), dataset.text(1, "n")), (Some("9007199254740993"), Some("2")));
    assert!(matches!(dataset.field("m"), Some(Column::Number(numbers)) if *numbers == [1.0, 2.5]));
}

#[test]
fn many_broken_features_take_no_longer_than_many_good_ones() {
    let named = |n: usize| format!(r#"{{"id":"n{n}","type":"Feature","geometry":null,"properties":{{"a":NaN}}}}"#);
    let open = |n: usize| format!(r#"{{"type":"Feature","id":"o{n}","geometry":null,"properties":{{"a":1}}"#);
    for (features, kept) in [((0..20_000).map(named).collect::<Vec<_>>(), 20_000), ((0..20_000).map(open).collect(), 0)]
    {
        let mut features: Vec<&str> = features.iter().map(String::as_str).collect();
        let good = point("z", "[1,2]", "{}");
        features.push(&good);
        let (dataset, report) = read(&collection(&features));
        assert_eq!((dataset.len(), report.features_read), (kept + 1, 20_001));
    }
}
