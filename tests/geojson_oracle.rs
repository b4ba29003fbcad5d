//! The reader sees in any collection of features what the `geojson` crate sees, and a dataset survives being carried.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail loudly")]

use creative_atlas::dataset::{Dataset, GeometryKind, ReadOptions, read_geojson, transfer};
use creative_atlas::geo::LngLat;
use geojson::feature::Id;
use geojson::{Feature, FeatureCollection, GeoJson, Geometry, JsonObject, JsonValue, Position};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn position() -> impl Strategy<Value = Position> {
    (-180.0..180.0_f64, -90.0..90.0_f64, prop::option::of(0.0..9.0_f64)).prop_map(|(lng, lat, height)| {
        let mut parts = vec![lng, lat];
        parts.extend(height);
        Position::from(parts)
    })
}

fn positions(range: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Position>> {
    prop::collection::vec(position(), range)
}

/// A closed ring, star-shaped around its middle.
fn ring() -> impl Strategy<Value = Vec<Position>> {
    (-100.0..100.0_f64, -50.0..50.0_f64, prop::collection::vec(0.5..9.0_f64, 3..9)).prop_map(|(lng, lat, radii)| {
        let step = std::f64::consts::TAU / radii.len() as f64;
        let at = |n: usize| {
            let angle = n as f64 * step;
            Position::from(vec![lng + radii[n] * angle.cos(), lat + radii[n] * angle.sin()])
        };
        (0..radii.len()).chain([0]).map(at).collect()
    })
}

fn rings() -> impl Strategy<Value = Vec<Vec<Position>>> {
    prop::collection::vec(ring(), 1..3)
}

fn geometry() -> impl Strategy<Value = Geometry> {
    prop_oneof![
        4 => position().prop_map(|coordinates| geojson::GeometryValue::Point { coordinates }),
        1 => positions(2..6).prop_map(|coordinates| geojson::GeometryValue::MultiPoint { coordinates }),
        1 => positions(2..6).prop_map(|coordinates| geojson::GeometryValue::LineString { coordinates }),
        1 => prop::collection::vec(positions(2..5), 1..4)
            .prop_map(|coordinates| geojson::GeometryValue::MultiLineString { coordinates }),
        1 => rings().prop_map(|coordinates| geojson::GeometryValue::Polygon { coordinates }),
        1 => prop::collection::vec(rings(), 1..4)
            .prop_map(|coordinates| geojson::GeometryValue::MultiPolygon { coordinates }),
    ]
    .prop_map(Geometry::new)
}

fn scalar() -> impl Strategy<Value = JsonValue> {
    prop_oneof![
        any::<i32>().prop_map(JsonValue::from),
        (-1e9..1e9_f64).prop_map(JsonValue::from),
        any::<bool>().prop_map(JsonValue::from),
        "\\PC{0,8}".prop_map(JsonValue::from),
        "[\"\\\\\n\t/өю😀]{0,4}".prop_map(JsonValue::from),
        any::<u64>().prop_map(JsonValue::from),
        Just(JsonValue::Null),
    ]
}

fn value() -> impl Strategy<Value = JsonValue> {
    prop_oneof![
        6 => scalar(),
        1 => prop::collection::vec(scalar(), 0..4).prop_map(JsonValue::from),
    ]
}

fn feature() -> impl Strategy<Value = Feature> {
    let id = prop_oneof![
        "[a-zө]{1,6}".prop_map(|id| Some(Id::String(id))),
        (0..1000_u32).prop_map(|id| Some(Id::Number(id.into()))),
        Just(None),
    ];
    let name = prop::sample::select(vec!["a", "b", "нэр", "x\"y", "type", "coordinates", "geometry"]);
    let numbers = any::<i16>().prop_map(JsonValue::from);
    (id, prop::option::weighted(0.9, geometry()), prop::collection::btree_map(name, value(), 0..5), numbers).prop_map(
        |(id, geometry, properties, number)| {
            let mut properties: JsonObject =
                properties.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            properties.insert("n".to_owned(), number);
            Feature { bbox: None, geometry, id, properties: Some(properties), foreign_members: None }
        },
    )
}

/// A JSON value as the texts of a cell.
fn texts(value: Option<&JsonValue>) -> Vec<String> {
    match value {
        None | Some(JsonValue::Null) => Vec::new(),
        Some(JsonValue::Array(values)) => values.iter().flat_map(|value| texts(Some(value))).collect(),
        Some(JsonValue::String(text)) => Some(text.clone()).filter(|text| !text.is_empty()).into_iter().collect(),
        Some(JsonValue::Bool(value)) => vec![value.to_string()],
        Some(JsonValue::Number(number)) if number.is_f64() => vec![number.as_f64().unwrap().to_string()],
        Some(other) => vec![other.to_string()],
    }
}

fn lng_lat(position: &Position) -> LngLat {
    LngLat::new(position[0], position[1])
}

/// The parts of a geometry by the documented layout.
fn parts(geometry: &Geometry) -> (GeometryKind, Vec<Vec<Vec<LngLat>>>) {
    use geojson::GeometryValue as Value;
    let line = |line: &Vec<Position>| line.iter().map(lng_lat).collect::<Vec<_>>();
    match &geometry.value {
        Value::Point { .. } => (GeometryKind::Point, Vec::new()),
        Value::MultiPoint { coordinates } => (GeometryKind::MultiPoint, vec![vec![line(coordinates)]]),
        Value::LineString { coordinates } => (GeometryKind::Line, vec![vec![line(coordinates)]]),
        Value::MultiLineString { coordinates } => {
            (GeometryKind::Line, coordinates.iter().map(|own| vec![line(own)]).collect())
        }
        Value::Polygon { coordinates } => (GeometryKind::Polygon, vec![coordinates.iter().map(line).collect()]),
        Value::MultiPolygon { coordinates } => {
            (GeometryKind::Polygon, coordinates.iter().map(|rings| rings.iter().map(line).collect()).collect())
        }
        Value::GeometryCollection { .. } => panic!("not generated"),
    }
}

fn read(bytes: &[u8]) -> Dataset {
    read_geojson(bytes, &ReadOptions::new("test")).unwrap().0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_reader_sees_what_the_geojson_crate_sees(features in prop::collection::vec(feature(), 1..12)) {
        let collection = FeatureCollection { bbox: None, features, foreign_members: None };
        let text = GeoJson::from(collection).to_string();
        let dataset = read(text.as_bytes());
        let seen = FeatureCollection::try_from(text.parse::<GeoJson>().unwrap()).unwrap();
        prop_assert_eq!(dataset.len(), seen.features.len());
        let mut ids = BTreeSet::new();
        for (row, feature) in seen.features.iter().enumerate() {
            let id = match &feature.id {
                Some(Id::String(id)) => id.clone(),
                Some(Id::Number(id)) => id.to_string(),
                None => format!("feature-{}", row + 1),
            };
            if ids.insert(id.clone()) {
                prop_assert_eq!(dataset.id(row), id);
            } else {
                let prefix = id + "-";
                prop_assert!(dataset.id(row).starts_with(&prefix));
                ids.insert(dataset.id(row).to_owned());
            }
            prop_assert_eq!(dataset.row_of_id(dataset.id(row)), Some(row));
            match &feature.geometry {
                None => prop_assert_eq!(dataset.geometry.kind(row), GeometryKind::None),
                Some(geometry) => {
                    let (kind, expected) = parts(geometry);
                    prop_assert_eq!(dataset.geometry.kind(row), kind);
                    let own: Vec<Vec<Vec<LngLat>>> =
                        dataset.geometry.parts(row).map(|part| part.map(<[LngLat]>::to_vec).collect()).collect();
                    prop_assert_eq!(own, expected);
                    let anchor = dataset.anchor(row).unwrap();
                    if let geojson::GeometryValue::Point { coordinates } = &geometry.value {
                        prop_assert_eq!(anchor, lng_lat(coordinates));
                    }
                    prop_assert!(dataset.geometry.bounds(row).contains(anchor));
                }
            }
            let properties = feature.properties.as_ref().unwrap();
            for field in &dataset.fields {
                prop_assert_eq!(field.column.values_as_text(row), texts(properties.get(&field.name)), "{}", field.name);
            }
            for name in properties.keys() {
                prop_assert!(dataset.field(name).is_some());
            }
            prop_assert_eq!(dataset.number(row, "n"), properties["n"].as_f64());
        }
    }

    #[test]
    fn a_carried_dataset_is_the_same(features in prop::collection::vec(feature(), 1..8), cut in 0..4000_usize) {
        let collection = FeatureCollection { bbox: None, features, foreign_members: None };
        let dataset = read(GeoJson::from(collection).to_string().as_bytes());
        let bytes = transfer::encode(&dataset);
        prop_assert_eq!(transfer::decode(&bytes), Ok(dataset));
        prop_assert!(transfer::decode(&bytes[..cut % bytes.len()]).is_err());
    }

    #[test]
    fn damaged_bytes_never_panic(
        features in prop::collection::vec(feature(), 1..4),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let collection = FeatureCollection { bbox: None, features, foreign_members: None };
        let mut bytes = transfer::encode(&read(GeoJson::from(collection).to_string().as_bytes()));
        for (at, value) in damage {
            let at = 8 + at.index(bytes.len() - 8);
            bytes[at] = value;
        }
        if let Ok(dataset) = transfer::decode(&bytes) {
            for row in 0..=dataset.len() {
                let _ = (dataset.id(row).len(), dataset.anchor(row), dataset.geometry.bounds(row));
                for field in &dataset.fields {
                    let _ = (field.column.values_as_text(row), dataset.text(row, &field.name));
                }
            }
            let _ = dataset.row_of_id("a");
        }
        prop_assert_eq!(transfer::decode(&bytes[..7]), Err(transfer::TransferError::Magic));
    }

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = transfer::decode(&[b"CADATA01".as_slice(), &bytes].concat());
        let _ = read_geojson(&bytes, &ReadOptions::new("test"));
    }

    #[test]
    fn rubble_never_panics(
        features in prop::collection::vec(feature(), 1..4),
        damage in prop::collection::vec((any::<prop::sample::Index>(), "[{}\\[\\]\",:0-9a\\\\ө ]{0,3}"), 1..6),
    ) {
        let collection = FeatureCollection { bbox: None, features, foreign_members: None };
        let mut text = GeoJson::from(collection).to_string();
        for (at, insertion) in damage {
            let mut at = at.index(text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            text.insert_str(at, &insertion);
        }
        if let Ok((dataset, report)) = read_geojson(text.as_bytes(), &ReadOptions::new("test")) {
            prop_assert_eq!(dataset.len(), report.rows_kept);
            prop_assert!(report.rows_kept <= report.features_read);
        }
    }
}
