//! Writing GeoJSON so that the same data gives the same bytes: one feature a line, keys in the order given, numbers rounded.

use super::Polygons;
use serde_json::Value;
use std::fmt::Write as _;

/// Decimals of degrees in outlines: three are 111 m at most, below what a 1:10 million map knows.
const OUTLINE_DECIMALS: usize = 3;

/// Decimals of degrees in the outlines of continents: two are 1.1 km at most, enough for 1:110 million.
const COARSE_DECIMALS: usize = 2;

/// Decimals of degrees of points: six are 0.1 m.
const POINT_DECIMALS: usize = 6;

/// What a feature is drawn as.
#[derive(Clone, Debug)]
pub(super) enum Drawn<'a> {
    /// A point, longitude first.
    Point([f64; 2]),
    /// Polygons; one gives a `Polygon`, more a `MultiPolygon`. Rings must be wound and closed already.
    Polygons(&'a Polygons),
    /// Polygons of a map so coarse that they need only two decimals.
    CoarsePolygons(&'a Polygons),
    /// Polygons small enough that their corners deserve the decimals of points.
    FinePolygons(&'a Polygons),
}

/// A feature about to be written.
#[derive(Debug)]
pub(super) struct Feature<'a> {
    /// Its id, written as `Feature.id` and as the first property.
    pub(super) id: &'a str,
    /// Its geometry.
    pub(super) drawn: Drawn<'a>,
    /// Its properties in order; `Value::Null` is left out.
    pub(super) properties: Vec<(&'static str, Value)>,
}

/// Writes a feature collection, with further members of the collection before the features.
pub(super) fn collection(members: &[(&str, Value)], features: &[Feature<'_>]) -> String {
    let mut out = String::from("{\"type\":\"FeatureCollection\",");
    for (key, value) in members {
        let _ = write!(out, "{}:{value},", Value::from(*key));
    }
    out.push_str("\"features\":[\n");
    for (i, feature) in features.iter().enumerate() {
        out.push_str(if i == 0 { "" } else { ",\n" });
        write_feature(&mut out, feature);
    }
    out.push_str("\n]}\n");
    out
}

fn write_feature(out: &mut String, feature: &Feature<'_>) {
    let id = Value::from(feature.id);
    let _ = write!(out, "{{\"type\":\"Feature\",\"id\":{id},\"properties\":{{\"id\":{id}");
    for (key, value) in feature.properties.iter().filter(|(_, value)| !value.is_null()) {
        let _ = write!(out, ",{}:{value}", Value::from(*key));
    }
    out.push_str("},\"geometry\":");
    match feature.drawn {
        Drawn::Point(at) => {
            out.push_str("{\"type\":\"Point\",\"coordinates\":");
            write_position(out, at, POINT_DECIMALS);
            out.push('}');
        }
        Drawn::Polygons(polygons) => write_polygons(out, polygons, OUTLINE_DECIMALS),
        Drawn::CoarsePolygons(polygons) => write_polygons(out, polygons, COARSE_DECIMALS),
        Drawn::FinePolygons(polygons) => write_polygons(out, polygons, POINT_DECIMALS),
    }
    out.push('}');
}

fn write_polygons(out: &mut String, polygons: &Polygons, decimals: usize) {
    let write_rings = |out: &mut String, rings: &Vec<Vec<[f64; 2]>>| {
        list(out, rings, |out, ring| list(out, ring, |out, at| write_position(out, *at, decimals)));
    };
    if let [only] = polygons.as_slice() {
        out.push_str("{\"type\":\"Polygon\",\"coordinates\":");
        write_rings(out, only);
    } else {
        out.push_str("{\"type\":\"MultiPolygon\",\"coordinates\":");
        list(out, polygons, write_rings);
    }
    out.push('}');
}

fn list<T>(out: &mut String, items: &[T], mut write: impl FnMut(&mut String, &T)) {
    out.push('[');
    for (i, item) in items.iter().enumerate() {
        out.push_str(if i == 0 { "" } else { "," });
        write(out, item);
    }
    out.push(']');
}

fn write_position(out: &mut String, [lng, lat]: [f64; 2], decimals: usize) {
    let _ = write!(out, "[{},{}]", number(lng, decimals), number(lat, decimals));
}

/// Writes a number with at most `decimals` decimals, without the zeros at the end.
fn number(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        for (value, text) in [(106.9, "106.9"), (-0.000_01, "0"), (47.0, "47"), (1.234_56, "1.2346"), (100.0, "100")] {
            assert_eq!(number(value, 4), text);
        }
    }

    #[test]
    fn writes_geojson() {
        let feature = Feature {
            id: "a\"b",
            drawn: Drawn::Point([106.917_6, 47.918_9]),
            properties: vec![("name", "Төв".into()), ("year", Value::Null)],
        };
        let text = collection(&[("date", "2026-11-22".into())], &[feature]);
        let read: geojson::FeatureCollection = text.parse().unwrap();
        assert_eq!(read.features.len(), 1);
        assert!(text.contains("\"name\":\"Төв\"") && !text.contains("year"));
    }
}
