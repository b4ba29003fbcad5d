//! How long 100,000 generated features take to become columns, beside `serde_json` on the same bytes in the same run.
//!
//! Not part of the tests. `cargo test --profile tool --test ingest_bench -- --ignored --nocapture`

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement fails by panicking and is printed")]

use creative_atlas::analysis::Random;
use creative_atlas::dataset::{ReadOptions, read_geojson};
use creative_atlas::json::{Tree, is_json};
use serde::de::IgnoredAny;
use std::fmt::Write;
use std::time::Instant;

/// Features of the file, as many as `tests/bench` reads in a browser.
const FEATURES: usize = 100_000;

/// Times of which the least counts.
const TIMES: usize = 5;

/// A file of points with the properties of a place. It describes no real one.
fn generated() -> String {
    let mut random = Random::new(1);
    let mut text = String::from("{\"type\":\"FeatureCollection\",\"features\":[\n");
    for n in 0..FEATURES {
        let (lng, lat) = (90.0 + 28.0 * random.unit(), 43.0 + 7.0 * random.unit());
        let (kind, year) = (random.below(5), 1920 + random.below(105));
        let category = ["A1", "A2", "B1", "C1", "D1", "E2", "F1"][random.below(7)];
        let comma = if n + 1 < FEATURES { "," } else { "" };
        writeln!(
            text,
            "{{\"type\":\"Feature\",\"id\":\"generated-{n}\",\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{lng:.6},{lat:.6}]}},\
             \"properties\":{{\"id\":\"generated-{n}\",\"name\":\"Үүсгэсэн цэг {n}\",\"name_en\":\"Generated point {n}\",\
             \"entity_type\":\"kind {kind}\",\"category\":\"{category}\",\"year\":{year},\"precision\":\"exact\",\"source\":\"generated\"}}}}{comma}"
        )
        .unwrap();
    }
    text + "]}\n"
}

/// The least of a few times of `run`, in milliseconds.
fn least(name: &str, mut run: impl FnMut()) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..TIMES {
        let start = Instant::now();
        run();
        least = least.min(start.elapsed().as_secs_f64() * 1000.0);
    }
    println!("{name:32} {least:8.1} ms");
    least
}

#[test]
#[ignore = "a measurement"]
fn generated_features_become_columns() {
    let text = generated();
    let bytes = text.as_bytes();
    println!("{FEATURES} features, {:.1} MB", bytes.len() as f64 / 1e6);
    let columns = least("columns", || {
        assert_eq!(read_geojson(bytes, &ReadOptions::new("bench")).unwrap().0.len(), FEATURES);
    });
    let passed = least("passed over", || assert!(is_json(&text)));
    least("a tree", || drop(Tree::from_bytes(bytes).unwrap()));
    let theirs = least("serde_json: passed over", || {
        serde_json::from_slice::<IgnoredAny>(bytes).unwrap();
    });
    let values = least("serde_json: a tree", || drop(serde_json::from_slice::<serde_json::Value>(bytes).unwrap()));
    println!("columns / serde_json's tree: {:.2}; passed over / serde_json: {:.2}", columns / values, passed / theirs);
}
