//! Polygons in degrees as plain nested lists, as in GeoJSON: reading, winding, area, point in polygon.

use super::PrepareError;
use super::table::read_text;
use crate::geo::{LngLat, metres_per_degree};
use geojson::{FeatureCollection, GeometryValue, Position};
use std::path::Path;

/// Polygons, each an outer ring and its holes; rings are closed (first = last position), longitude first.
pub type Polygons = Vec<Vec<Vec<[f64; 2]>>>;

/// What is farther than a turn around the earth is no position, and no grid holds it.
const MOST_DEGREES: f64 = 360.0;

/// Reads a feature collection of `folder`.
pub(super) fn read_features(folder: &Path, file: &str) -> Result<FeatureCollection, PrepareError> {
    parse_features(&read_text(folder, file)?, file)
}

/// Reads a feature collection from text; `file` names it in errors. Every position in it is of two degrees at least.
pub(super) fn parse_features(text: &str, file: &str) -> Result<FeatureCollection, PrepareError> {
    let broken = |source| PrepareError::GeoJson { file: file.to_owned(), source: Box::new(source) };
    let collection: FeatureCollection = text.parse().map_err(broken)?;
    let is_sound = |feature: &geojson::Feature| feature.geometry.as_ref().is_none_or(|shape| is_placed(&shape.value));
    match collection.features.iter().position(|feature| !is_sound(feature)) {
        None => Ok(collection),
        Some(index) => {
            let what = format!("position in degrees where its feature {} has one", index + 1);
            Err(PrepareError::Missing { file: file.to_owned(), what })
        }
    }
}

/// Says whether every position that is used of a shape has two parts that can be degrees.
fn is_placed(shape: &GeometryValue) -> bool {
    let is_degrees = |at: &Position| at.len() > 1 && at[0].abs() <= MOST_DEGREES && at[1].abs() <= MOST_DEGREES;
    match shape {
        GeometryValue::Point { coordinates } => is_degrees(coordinates),
        GeometryValue::Polygon { coordinates } => coordinates.iter().flatten().all(is_degrees),
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().flatten().flatten().all(is_degrees),
        _ => true,
    }
}

/// Gives the polygons of a feature; empty when it is not drawn as polygons.
pub(super) fn polygons_of(feature: &geojson::Feature) -> Polygons {
    let rings = |rings: &Vec<Vec<Position>>| -> Vec<Vec<[f64; 2]>> {
        rings.iter().map(|ring| ring.iter().map(|at| [at[0], at[1]]).collect()).collect()
    };
    match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(GeometryValue::Polygon { coordinates }) => vec![rings(coordinates)],
        Some(GeometryValue::MultiPolygon { coordinates }) => coordinates.iter().map(rings).collect(),
        _ => Vec::new(),
    }
}

/// Gives the text of a property, `None` when it is absent, empty or not text.
pub(super) fn text_of<'a>(feature: &'a geojson::Feature, key: &str) -> Option<&'a str> {
    feature.property(key).and_then(|value| value.as_str()).filter(|text| !text.is_empty())
}

/// Measures the signed area of a closed ring in square degrees; positive when anticlockwise.
pub(super) fn turn(ring: &[[f64; 2]]) -> f64 {
    let Some(&[x0, y0]) = ring.first() else { return 0.0 };
    ring.windows(2).map(|w| (w[0][0] - x0) * (w[1][1] - y0) - (w[1][0] - x0) * (w[0][1] - y0)).sum::<f64>() / 2.0
}

/// Winds outer rings anticlockwise and holes clockwise, as RFC 7946 asks.
pub(super) fn wind(polygons: &mut Polygons) {
    for polygon in polygons {
        for (i, ring) in polygon.iter_mut().enumerate() {
            if (turn(ring) > 0.0) != (i == 0) {
                ring.reverse();
            }
        }
    }
}

/// Estimates the area of polygons in square metres, each ring by the metres of a degree at its middle latitude.
///
/// Good to about 1 % for an area a few degrees high. Winding does not matter; holes are taken off.
pub fn area_m2(polygons: &Polygons) -> f64 {
    let ring_area = |ring: &Vec<[f64; 2]>| {
        let (low, high) = ring.iter().fold((90.0_f64, -90.0_f64), |(low, high), at| (low.min(at[1]), high.max(at[1])));
        let (east, north) = metres_per_degree(f64::midpoint(low, high));
        turn(ring).abs() * east * north
    };
    let polygon_area = |polygon: &Vec<Vec<[f64; 2]>>| match polygon.as_slice() {
        [] => 0.0,
        [outer, holes @ ..] => ring_area(outer) - holes.iter().map(ring_area).sum::<f64>(),
    };
    polygons.iter().map(polygon_area).sum()
}

/// Says whether a position lies inside the polygons (even–odd rule in degrees; on an edge it may be either).
pub fn contains(polygons: &Polygons, at: LngLat) -> bool {
    polygons.iter().flatten().filter(|ring| ring_contains(ring, [at.lng, at.lat])).count() % 2 == 1
}

/// Says whether a point lies inside one closed ring.
pub(super) fn ring_contains(ring: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    ring.windows(2)
        .filter(|w| {
            let ([x0, y0], [x1, y1]) = (w[0], w[1]);
            (y0 > y) != (y1 > y) && x < (x1 - x0) * (y - y0) / (y1 - y0) + x0
        })
        .count()
        % 2
        == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_position_is_named() {
        let file = |ring: &str| {
            format!(
                r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":null,
                "geometry":{{"type":"Polygon","coordinates":[[{ring}]]}}}}]}}"#
            )
        };
        assert!(parse_features(&file("[1,2],[3,4],[5,6],[1,2]"), "x").is_ok());
        for ring in ["[1],[3,4],[5,6],[1]", "[1,2],[1e9,4],[5,6],[1,2]", "[],[],[],[]"] {
            let said = parse_features(&file(ring), "x").unwrap_err().to_string();
            assert!(said.starts_with("x ") && said.contains("feature"), "{ring}: {said}");
        }
    }
}
