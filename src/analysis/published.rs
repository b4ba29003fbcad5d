//! Published figures that the tests reproduce, and the points they were published for.
//!
//! Their sources stand in `tests/fixtures/statistic.json` itself and in the first line of each table of points.

use serde_json::Value;
use std::sync::LazyLock;

static FIGURES: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../tests/fixtures/statistic.json")).unwrap());

/// A value at a path such as `/lq/LQ`.
pub(super) fn figure(path: &str) -> &'static Value {
    FIGURES.pointer(path).unwrap_or_else(|| panic!("no figure {path}"))
}

pub(super) fn number(path: &str) -> f64 {
    figure(path).as_f64().unwrap()
}

pub(super) fn numbers(path: &str) -> Vec<f64> {
    list(figure(path))
}

/// Rows of numbers.
pub(super) fn rows(path: &str) -> Vec<Vec<f64>> {
    figure(path).as_array().unwrap().iter().map(list).collect()
}

/// Rows of two numbers.
pub(super) fn positions(path: &str) -> Vec<[f64; 2]> {
    rows(path).iter().map(|row| [row[0], row[1]]).collect()
}

pub(super) fn list(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

/// The points of a table of `x,y` lines.
pub(super) fn points(table: &str) -> Vec<[f64; 2]> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let (x, y) = line.split_once(',').unwrap();
            [x.parse().unwrap(), y.parse().unwrap()]
        })
        .collect()
}

/// Fails unless `found` is within `tolerance` of `expected`, relative to it where it is more than 1.
#[track_caller]
pub(super) fn assert_near(found: f64, expected: f64, tolerance: f64) {
    let off = (found - expected).abs();
    assert!(off <= tolerance * expected.abs().max(1.0), "{found} is not {expected}: {off} off");
}

#[track_caller]
pub(super) fn assert_all_near(found: &[f64], expected: &[f64], tolerance: f64) {
    assert!(found.len() >= expected.len(), "{} numbers, not {}", found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert_near(*found, *expected, tolerance);
    }
}
