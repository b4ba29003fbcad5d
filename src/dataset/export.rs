//! Rows as a GeoJSON document again, for those who take them elsewhere.

use super::{Column, Dataset, GeometryKind};
use crate::geo::LngLat;
use geojson::feature::Id;
use geojson::{Feature, FeatureCollection, Geometry, GeometryValue, JsonObject, JsonValue, Position};

/// Writes `rows` in their order as a `FeatureCollection` (RFC 7946), with further `members` of the collection: where the
/// rows come from. What is missing has no member; a row that is not there is passed over. Linear in what is written.
pub fn to_geojson(dataset: &Dataset, rows: impl Iterator<Item = usize>, members: JsonObject) -> String {
    let rows = rows.filter(|&row| row < dataset.len());
    let features = rows.map(|row| feature(dataset, row)).collect();
    FeatureCollection { bbox: None, features, foreign_members: Some(members) }.to_string()
}

fn feature(dataset: &Dataset, row: usize) -> Feature {
    let mut properties = JsonObject::new();
    for field in &dataset.fields {
        if let Some(value) = value(&field.column, row) {
            properties.insert(field.name.clone(), value);
        }
    }
    Feature {
        bbox: None,
        geometry: geometry(dataset, row),
        id: Some(Id::String(dataset.id(row).to_owned())),
        properties: Some(properties),
        foreign_members: None,
    }
}

/// A cell; `None` where it is missing.
fn value(column: &Column, row: usize) -> Option<JsonValue> {
    match column {
        Column::Number(numbers) => {
            let number = *numbers.get(row)?;
            let is_whole = number.fract() == 0.0 && number.abs() < 9e15;
            if is_whole { Some((number as i64).into()) } else { number.is_finite().then(|| number.into()) }
        }
        Column::Text(text) => text.get(row).map(JsonValue::from),
        Column::List(list) => {
            let values: Vec<JsonValue> = list.get(row).map(JsonValue::from).collect();
            (!values.is_empty()).then_some(JsonValue::Array(values))
        }
    }
}

fn geometry(dataset: &Dataset, row: usize) -> Option<Geometry> {
    let column = &dataset.geometry;
    let kind = column.kind(row);
    let mut parts: Vec<Vec<Vec<Position>>> = column.parts(row).map(|rings| rings.map(positions).collect()).collect();
    let is_one = parts.len() == 1;
    let mut first = || if parts.is_empty() { Vec::new() } else { parts.swap_remove(0) };
    Some(Geometry::new(match kind {
        GeometryKind::None => return None,
        GeometryKind::Point => GeometryValue::Point { coordinates: position(&column.anchor(row)?) },
        GeometryKind::MultiPoint => GeometryValue::MultiPoint { coordinates: first().concat() },
        GeometryKind::Line if is_one => GeometryValue::LineString { coordinates: first().concat() },
        GeometryKind::Line => GeometryValue::MultiLineString { coordinates: parts.concat() },
        GeometryKind::Polygon if is_one => GeometryValue::Polygon { coordinates: first() },
        GeometryKind::Polygon => GeometryValue::MultiPolygon { coordinates: parts },
    }))
}

fn positions(ring: &[LngLat]) -> Vec<Position> {
    ring.iter().map(position).collect()
}

fn position(at: &LngLat) -> Position {
    [at.lng, at.lat].into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{ReadOptions, read_geojson};

    const FILE: &str = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[106.9,47.9]},"properties":{"name":"Төв \"А\"","year":1921,"share":0.25,"tags":["x","y"]}},
        {"type":"Feature","id":"b","geometry":null,"properties":{"name":"B"}},
        {"type":"Feature","id":"c","geometry":{"type":"MultiPoint","coordinates":[[1,2],[3,4]]},"properties":{}},
        {"type":"Feature","id":"d","geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]},"properties":{}},
        {"type":"Feature","id":"e","geometry":{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]},"properties":{}},
        {"type":"Feature","id":"f","geometry":{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[2,1],[3,1],[3,2],[2,1]]]},"properties":{}},
        {"type":"Feature","id":"g","geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]]],[[[20,0],[29,0],[29,9],[20,0]]]]},"properties":{}}
    ]}"#;

    #[test]
    fn what_is_written_is_read_again_as_it_was() {
        let (before, _) = read_geojson(FILE.as_bytes(), &ReadOptions::new("x")).unwrap();
        let text = to_geojson(&before, 0..before.len() + 3, JsonObject::new());
        let (after, report) = read_geojson(text.as_bytes(), &ReadOptions::new("x")).unwrap();
        assert_eq!((after.len(), &after.geometry), (before.len(), &before.geometry));
        assert!((0..before.len()).all(|row| before.id(row) == after.id(row)), "{report:?}");
        assert_eq!(after.text(0, "name"), Some("Төв \"А\""));
        assert_eq!((after.number(0, "year"), after.number(0, "share")), (Some(1921.0), Some(0.25)));
        assert_eq!(after.list(0, "tags"), ["x", "y"]);
        assert!(text.contains("\"year\":1921,") || text.contains("\"year\":1921}"), "whole numbers stay whole: {text}");
    }

    #[test]
    fn only_the_rows_asked_for_in_their_order_with_their_origin() {
        let (dataset, _) = read_geojson(FILE.as_bytes(), &ReadOptions::new("x")).unwrap();
        let members: JsonObject = [("attribution".to_owned(), JsonValue::from("© somebody"))].into_iter().collect();
        let read: FeatureCollection = to_geojson(&dataset, [5, 0].into_iter(), members).parse().unwrap();
        let ids: Vec<_> = read.features.iter().map(|feature| feature.id.clone()).collect();
        assert_eq!(ids, [Some(Id::String("f".to_owned())), Some(Id::String("a".to_owned()))]);
        assert_eq!(read.foreign_members.unwrap()["attribution"], "© somebody");
    }
}
