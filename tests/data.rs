//! The committed data of Mongolia: made by the program byte for byte, true to its sources, sound in its shapes.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use creative_atlas::geo::{LngLat, LngLatBounds, distance_m};
use creative_atlas::prepare::{Polygons, area_m2, check_geojson, contains, prepare};
use creative_atlas::taxonomy::Taxonomy;
use geo::{BooleanOps, Validation};
use geojson::{FeatureCollection, GeometryValue};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const DATE: &str = "2026-11-22";

const FILES: [&str; 8] = [
    "atlas.json",
    "clusters.geojson",
    "countries.geojson",
    "districts.geojson",
    "lakes.geojson",
    "places.geojson",
    "settlements.geojson",
    "world.geojson",
];

/// The world's land, seen from the atlas's folder.
const LAND: &str = "../world/land.geojson";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn text(file: &str) -> String {
    std::fs::read_to_string(root().join("data/mongolia").join(file)).unwrap()
}

fn atlas() -> Value {
    serde_json::from_str(&text("atlas.json")).unwrap()
}

/// Gives the features of a file by id; an id that appears twice fails.
fn features(file: &str) -> BTreeMap<String, geojson::Feature> {
    let collection: FeatureCollection = text(file).parse().unwrap();
    let mut by_id = BTreeMap::new();
    for feature in collection.features {
        let id = property(&feature, "id").unwrap().to_owned();
        assert_eq!(feature.id, Some(geojson::feature::Id::String(id.clone())), "{file}");
        assert!(by_id.insert(id.clone(), feature).is_none(), "{file} has {id} twice");
    }
    by_id
}

fn property<'a>(feature: &'a geojson::Feature, key: &str) -> Option<&'a str> {
    feature.property(key).and_then(Value::as_str)
}

fn position(feature: &geojson::Feature) -> LngLat {
    match &feature.geometry.as_ref().unwrap().value {
        GeometryValue::Point { coordinates } => LngLat::new(coordinates[0], coordinates[1]),
        other => panic!("{} where a point should be", other.type_name()),
    }
}

fn polygons(feature: &geojson::Feature) -> Polygons {
    let rings = |rings: &Vec<Vec<geojson::Position>>| {
        rings.iter().map(|ring| ring.iter().map(|at| [at[0], at[1]]).collect()).collect()
    };
    match &feature.geometry.as_ref().unwrap().value {
        GeometryValue::Polygon { coordinates } => vec![rings(coordinates)],
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().map(rings).collect(),
        other => panic!("{} where polygons should be", other.type_name()),
    }
}

fn shape(polygons: &Polygons) -> geo::MultiPolygon {
    let line = |ring: &Vec<[f64; 2]>| geo::LineString::from(ring.clone());
    polygons.iter().map(|rings| geo::Polygon::new(line(&rings[0]), rings[1..].iter().map(line).collect())).collect()
}

/// Counts every directed edge of polygons.
fn edges<'a>(all: impl Iterator<Item = &'a Polygons>) -> BTreeMap<[[i64; 2]; 2], usize> {
    let grid = |at: [f64; 2]| at.map(|part| (part * 1e3).round() as i64);
    let mut edges = BTreeMap::new();
    for ring in all.flatten().flatten() {
        for pair in ring.windows(2) {
            *edges.entry([grid(pair[0]), grid(pair[1])]).or_default() += 1;
        }
    }
    edges
}

#[test]
fn program_makes_the_committed_bytes() {
    let files = prepare(&root().join("data-src/mongolia"), DATE).unwrap();
    assert_eq!(files.iter().map(|file| file.name).collect::<Vec<_>>(), FILES);
    for file in files {
        assert!(file.text == text(file.name), "{} is not what the program makes of data-src", file.name);
    }
    let world = prepare(&root().join("data-src/world"), DATE).unwrap();
    assert_eq!(world.iter().map(|file| file.name).collect::<Vec<_>>(), ["land.geojson"]);
    assert!(world[0].text == text(LAND), "the world's land is not what the program makes of data-src");
}

#[test]
fn atlas_names_every_file_and_source() {
    let atlas = atlas();
    assert_eq!((atlas["format"].as_u64(), atlas["date"].as_str()), (Some(1), Some(DATE)));
    let sources = atlas["sources"].as_object().unwrap();
    let named: BTreeSet<&str> =
        atlas["layers"].as_array().unwrap().iter().map(|layer| layer["file"].as_str().unwrap()).collect();
    assert_eq!(named, FILES.into_iter().filter(|file| file.ends_with("geojson")).collect());
    for layer in atlas["layers"].as_array().unwrap() {
        let of_layer: BTreeSet<&str> = layer["sources"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(of_layer.iter().all(|source| sources.contains_key(*source)));
        let file = layer["file"].as_str().unwrap();
        for (id, feature) in features(file) {
            assert!(of_layer.contains(property(&feature, "source").unwrap()), "{file}: {id} has a source of its layer");
            let others = feature.property("source_other").and_then(Value::as_array);
            for other in others.into_iter().flatten().filter_map(Value::as_str) {
                let (source, reference) = other.split_once(':').unwrap();
                assert!(sources.contains_key(source) && !reference.is_empty(), "{id}: {other}");
            }
        }
    }
    for (id, source) in sources {
        assert!(source["attribution"].is_string() && source["licence"].is_string(), "{id}");
    }
    for language in atlas["languages"].as_array().unwrap().iter().filter_map(Value::as_str) {
        for part in [&atlas["title"], &atlas["summary"], &atlas["disclaimer"]] {
            assert!(!part[language].as_str().unwrap().is_empty());
        }
        let titled = atlas["layers"].as_array().unwrap().iter().chain(atlas["facets"].as_array().unwrap());
        assert!(titled.into_iter().all(|item| item["title"][language].is_string()), "{language}");
    }
}

#[test]
fn the_apps_reader_has_nothing_to_complain_of() {
    for file in FILES.into_iter().filter(|file| file.ends_with("geojson")).chain([LAND]) {
        let report = check_geojson(text(file).as_bytes(), file).unwrap();
        assert!(report.noticed.issues.is_empty(), "{}", report.to_text());
        assert_eq!(report.noticed.rows_kept, features(file).len());
    }
}

#[test]
fn files_are_small() {
    let size = |file: &str| text(file).len();
    assert!(size("districts.geojson") < 120_000);
    assert!(size(LAND) < 90_000 && size("world.geojson") < 75_000);
    assert!(FILES.into_iter().map(size).sum::<usize>() < 450_000);
}

#[test]
fn places_are_whole_records() {
    let places = features("places.geojson");
    assert!((140..=175).contains(&places.len()), "{}", places.len());
    let districts = features("districts.geojson");
    let bounds: [f64; 4] = serde_json::from_value(atlas()["view"]["bounds"].clone()).unwrap();
    let bounds = LngLatBounds::from(bounds);
    for (id, place) in &places {
        let needed = ["name", "name_latin", "entity_type", "category", "precision", "precision_how", "confidence"];
        for key in needed.into_iter().chain(["source", "source_ref", "district"]) {
            assert!(property(place, key).is_some_and(|text| text == text.trim() && !text.is_empty()), "{id}: {key}");
        }
        let properties = place.properties.as_ref().unwrap();
        assert!(properties.values().all(|value| !value.is_null()), "{id}: absent means unknown");
        let others = place.property("categories_other").and_then(Value::as_array).into_iter().flatten();
        for code in others.filter_map(Value::as_str).chain(property(place, "category")) {
            assert!(Taxonomy::fcs2009().parent_of(code).is_some(), "{id}: {code}");
        }
        assert!(property(place, "name_latin").unwrap().chars().all(|c| !('а'..='я').contains(&c)), "{id}");
        let at = position(place);
        assert!(bounds.contains(at), "{id}");
        let district = districts.get(property(place, "district").unwrap()).unwrap();
        assert!(contains(&polygons(district), at), "{id}");
        if let Some(other) = property(place, "located_in") {
            assert!(distance_m(at, position(&places[other])) < 60.0, "{id} stands in {other}");
        }
        let year = place.property("year").and_then(Value::as_i64);
        assert!(year.is_none_or(|year| (1200..=2026).contains(&year)), "{id}");
        assert_ne!(property(place, "entity_type"), Some("person"), "{id}: no person is recorded");
    }
}

#[test]
fn places_with_the_same_name_are_not_the_same_place() {
    let places = features("places.geojson");
    let all: Vec<_> = places.values().map(|p| (property(p, "name").unwrap().to_lowercase(), position(p))).collect();
    for (i, (name, at)) in all.iter().enumerate() {
        for (other, there) in &all[..i] {
            assert!(name != other || distance_m(*at, *there) > 1000.0, "{name}");
        }
    }
}

#[test]
fn districts_are_mended() {
    let districts = features("districts.geojson");
    assert_eq!(districts.len(), 22);
    let at = |lat, lng| {
        let here = LngLat::new(lng, lat);
        districts.iter().filter(|(_, d)| contains(&polygons(d), here)).map(|(id, _)| id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(at(46.361, 108.361), ["MN-064"], "Choir");
    assert_eq!(at(47.783, 108.365), ["MN-1"], "Baganuur");
    assert_eq!(at(47.9189, 106.9176), ["MN-1"], "Sükhbaatar Square");
    assert_eq!(at(44.89, 110.14), ["MN-063"], "Sainshand");
    assert_eq!(at(47.707, 106.953), ["MN-047"], "Zuunmod");
    assert_eq!(polygons(&districts["MN-1"]).len(), 2, "the capital and Baganuur");
    assert_eq!(polygons(&districts["MN-063"]).len(), 1, "no splinter is left of the cut");
    // Official areas in km²; outlines at 1:10 million are within a tenth of them.
    for (id, km2) in [("MN-064", 5_541.8), ("MN-063", 109_472.3), ("MN-1", 4_704.4), ("MN-053", 165_380.47)] {
        let found = area_m2(&polygons(&districts[id])) / 1e6;
        assert!((found / km2 - 1.0).abs() < 0.1, "{id}: {found}");
    }
}

#[test]
fn districts_have_names_and_people() {
    let districts = features("districts.geojson");
    let population = |d: &geojson::Feature| d.property("population").and_then(Value::as_u64).unwrap();
    assert_eq!(districts.values().map(population).sum::<u64>(), 3_296_866, "census 2020");
    for (iso, name, latin, people) in [
        ("MN-1", "Улаанбаатар", "Ulaanbaatar", 1_539_810),
        ("MN-064", "Говьсүмбэр", "Govisümber", 17_928),
        ("MN-041", "Хөвсгөл", "Khövsgöl", 135_095),
        ("MN-071", "Баян-Өлгий", "Bayan-Ölgii", 108_530),
    ] {
        let d = &districts[iso];
        assert_eq!((property(d, "name"), property(d, "name_latin")), (Some(name), Some(latin)));
        assert_eq!(population(d), people);
    }
    for (iso, d) in &districts {
        assert_eq!(property(d, "iso"), Some(iso.as_str()));
        assert_eq!(
            property(d, "name_latin").unwrap(),
            creative_atlas::query::transliterate_mns(property(d, "name").unwrap())
        );
    }
}

#[test]
fn neighbours_share_every_edge() {
    let districts: Vec<Polygons> = features("districts.geojson").values().map(polygons).collect();
    let inner = edges(districts.iter());
    assert!(inner.values().all(|&n| n == 1), "no edge runs the same way twice");
    // What has no counterpart is the country's outline, and the neighbouring countries have it too.
    let outer: BTreeSet<[[i64; 2]; 2]> =
        inner.keys().filter(|[a, b]| !inner.contains_key(&[*b, *a])).copied().collect();
    let countries = features("countries.geojson");
    let own: BTreeSet<_> = edges(std::iter::once(&polygons(&countries["MNG"]))).into_keys().collect();
    assert_eq!(own, outer, "districts and country have one outline");
    let around: Vec<Polygons> = countries.iter().filter(|(id, _)| *id != "MNG").map(|(_, c)| polygons(c)).collect();
    let around = edges(around.iter());
    assert!(own.iter().all(|[a, b]| around.contains_key(&[*b, *a])), "no gap between the country and its neighbours");
}

#[test]
fn shapes_are_valid_and_do_not_overlap() {
    for file in ["districts.geojson", "countries.geojson", "lakes.geojson", "clusters.geojson", "world.geojson", LAND] {
        let all: Vec<(String, Polygons)> = features(file).into_iter().map(|(id, f)| (id, polygons(&f))).collect();
        for (id, polygons) in &all {
            assert!(shape(polygons).is_valid(), "{file}: {id}");
            for rings in polygons {
                for (i, ring) in rings.iter().enumerate() {
                    let turn: f64 = ring.windows(2).map(|w| w[0][0] * w[1][1] - w[1][0] * w[0][1]).sum();
                    assert_eq!(turn > 0.0, i == 0, "{file}: {id} is wound as RFC 7946 asks");
                    assert_eq!(ring.first(), ring.last());
                }
            }
        }
        for (i, (id, a)) in all.iter().enumerate() {
            for (other, b) in &all[..i] {
                let common = geo::Area::unsigned_area(&shape(a).intersection(&shape(b)));
                assert!(common < 1e-6, "{file}: {id} and {other} overlap by {common} square degrees");
            }
        }
    }
}

#[test]
fn the_worlds_land_is_where_it_is() {
    let [all, near] = [LAND, "world.geojson"].map(|file| polygons(&features(file)["land"]));
    for (name, lat, lng, is_land) in [
        ("Ulaanbaatar", 47.92, 106.92, true),
        ("Kampala", 0.35, 32.58, true),
        ("Hà Nội", 21.03, 105.85, true),
        ("Denver", 39.74, -104.99, true),
        ("Alice Springs", -23.7, 133.88, true),
        ("Anadyr, east of 180°", 66.5, -175.0, true),
        ("Pacific", 0.0, -160.0, false),
        ("Atlantic", 30.0, -40.0, false),
        ("Bering Sea", 58.0, -179.9, false),
        ("Caspian Sea", 42.0, 50.5, false),
        ("Yellow Sea", 37.0, 123.5, false),
    ] {
        let at = LngLat::new(lng, lat);
        assert_eq!((contains(&all, at), contains(&near, at)), (is_land, is_land), "{name}");
    }
    for (lat, lng) in [(-85.0, -179.9), (-85.0, 179.9), (-75.0, 0.0), (-89.9, 90.0)] {
        let at = LngLat::new(lng, lat);
        assert!(contains(&all, at) && !contains(&near, at), "Antarctica goes all the way around, {lng}");
    }
    for rings in all.iter().chain(&near) {
        let edges = rings.iter().flat_map(|ring| ring.windows(2));
        let mut across = edges.map(|edge| (edge[1][0] - edge[0][0]).abs()).filter(|step| *step > 30.0);
        assert!(rings.iter().all(|ring| ring.len() >= 4));
        assert!(across.all(|step| step == 360.0), "no line runs across the map, but along the pole");
    }
}

#[test]
fn no_gap_opens_where_the_countries_end() {
    let land = polygons(&features("world.geojson")["land"]);
    let countries: Vec<Polygons> = features("countries.geojson").values().map(polygons).collect();
    let (west, south, east, north) = (80.0, 36.0, 128.0, 58.0);
    let is_country = |lng, lat| countries.iter().any(|country| contains(country, LngLat::new(lng, lat)));
    for step in 1..480 {
        let (lng, lat) = (west + 0.1 * f64::from(step), south + 0.1 * f64::from(step));
        let mut pairs = vec![((lng, north + 0.05), (lng, north - 0.05)), ((lng, south - 0.05), (lng, south + 0.05))];
        if lat < north {
            pairs.extend([((west - 0.05, lat), (west + 0.05, lat)), ((east + 0.05, lat), (east - 0.05, lat))]);
        }
        for (outside, inside) in pairs.into_iter().filter(|(_, inside)| is_country(inside.0, inside.1)) {
            // Coasts of the two scales differ by a few kilometres.
            let is_coast = [-0.4, 0.4].iter().any(|off| !is_country(inside.0 + off, inside.1));
            let is_land = contains(&land, LngLat::new(outside.0, outside.1));
            assert!(is_land || is_coast || outside.0 > east, "{outside:?}");
        }
    }
}

#[test]
fn clusters_can_be_traced() {
    let places = features("places.geojson");
    let clusters = features("clusters.geojson");
    assert!(!clusters.is_empty());
    let mut taken = BTreeSet::new();
    for (id, cluster) in &clusters {
        let members: Vec<&str> =
            cluster.property("members").and_then(Value::as_array).unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(cluster.property("count").and_then(Value::as_u64), Some(members.len() as u64), "{id}");
        assert_eq!(property(cluster, "origin"), Some("computed"));
        assert_eq!(property(cluster, "computed_on"), Some(DATE));
        let outline = polygons(cluster);
        let mut inside = 0;
        for member in &members {
            let place = &places[*member];
            assert!(taken.insert((*member).to_owned()), "{member} is in one cluster only");
            assert!(matches!(property(place, "precision"), Some("exact" | "building" | "street")), "{member}");
            inside += usize::from(contains(&outline, position(place)));
        }
        assert!(inside as u64 >= cluster.property("count_core").and_then(Value::as_u64).unwrap(), "{id}: its core");
    }
    let parameters: Value = serde_json::from_str::<Value>(&text("clusters.geojson")).unwrap()["parameters"].clone();
    let number = |key: &str| parameters[key].as_u64().unwrap() as usize;
    assert_eq!(number("places"), places.len());
    assert_eq!(number("places_used") + number("places_left_out"), places.len());
    assert_eq!(number("places_used"), taken.len() + number("places_in_no_cluster"));
}

#[test]
fn the_command_finds_the_same_clusters() {
    let run = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_atlas")).args(arguments).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let places = root().join("data/mongolia/places.geojson").display().to_string();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clusters.geojson");
    let out = target.display().to_string();
    let done = run(&["clusters", &places, &out, "--eps", "250", "--min", "5", "--date", DATE]);
    assert_eq!(done, (Some(0), String::new(), String::new()));
    assert!(std::fs::read_to_string(&target).unwrap() == text("clusters.geojson"));

    assert_eq!(run(&["check", &places]).0, Some(0));
    let (code, out, complaint) = run(&["check", "no-such-file"]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(complaint.starts_with("atlas: cannot read no-such-file: "), "{complaint}");
    assert_eq!(run(&["clusters", &places, "x"]).0, Some(2), "the date is missing");
    assert_eq!(run(&["clusters", &places, "x", "--date", "today"]).0, Some(1));
}

#[test]
fn settlements_have_their_names() {
    let settlements = features("settlements.geojson");
    let named: BTreeSet<&str> = settlements.values().filter_map(|s| property(s, "name_en")).collect();
    assert!(named.contains("Ulaanbaatar") && !named.contains("Ulan Bator"));
    let ranked = |rank: &str| settlements.values().filter(|s| property(s, "rank") == Some(rank)).count();
    assert_eq!((ranked("capital"), ranked("aimag_centre")), (1, 21));
    let districts: BTreeSet<&str> = settlements
        .values()
        .filter(|s| property(s, "rank") != Some("town"))
        .map(|s| property(s, "district").unwrap())
        .collect();
    assert_eq!(districts.len(), 22, "every district has its centre");
    assert!(settlements.values().all(|s| property(s, "district").is_some()), "all lie in the country");
}
