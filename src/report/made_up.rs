//! Small atlases made up for tests: districts in a row, places with a category in them.

use super::Material;
use crate::atlas::Atlas;
use crate::catalog::Layer;
use crate::dataset::{ReadOptions, read_geojson};
use std::sync::Arc;

const DOCUMENT: &str = r#"{"format":1,"id":"x","title":{"en":"X"},"view":{"bounds":[0,0,9,9]},"taxonomy":"FCS2009",
"sources":{"census":{"title":{"en":"Census of culture","mn":"Соёлын тооллого"}}},
"layers":[{"id":"d","role":"districts","title":{"en":"D"},"file":"d.json"},
{"id":"p","role":"places","title":{"en":"P"},"file":"p.json"}],
"facets":[{"id":"domain","field":"category","kind":"tree","title":{"en":"Domain"}},
{"id":"in","field":"district","kind":"values","labels_from":"d","title":{"en":"In"}}]}"#;

/// An atlas of districts, by id (and name) and further members such as `"population":5`, and of places: how many, in which
/// district, of which category, with which further members. An empty text is left out.
pub(super) fn made_up(districts: &[(&str, &str)], places: &[(usize, &str, &str, &str)]) -> Material {
    let atlas = Atlas::from_json(DOCUMENT.as_bytes()).unwrap();
    let member = |name: &str, value: &str| {
        if value.is_empty() { String::new() } else { format!(r#","{name}":"{value}""#) }
    };
    let more = |members: &str| if members.is_empty() { String::new() } else { format!(",{members}") };
    let collection =
        |features: Vec<String>| format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    let district = |(at, (id, members)): (usize, &(&str, &str))| {
        let (west, east) = (2 * at, 2 * at + 1);
        let ring = format!("[[{west},0],[{east},0],[{east},1],[{west},1],[{west},0]]");
        let more = more(members);
        format!(
            r#"{{"type":"Feature","id":"{id}","geometry":{{"type":"Polygon","coordinates":[{ring}]}},"properties":{{"id":"{id}","name":"{id}"{more}}}}}"#
        )
    };
    let place = |(_, district, category, members): &(usize, &str, &str, &str)| {
        let (district, category, more) = (member("district", district), member("category", category), more(members));
        format!(r#"{{"type":"Feature","geometry":null,"properties":{{"name":"a"{district}{category}{more}}}}}"#)
    };
    let texts = [
        collection(districts.iter().enumerate().map(district).collect()),
        collection(places.iter().flat_map(|part| std::iter::repeat_n(place(part), part.0)).collect()),
    ];
    let read = |(config, text): (&crate::atlas::LayerConfig, &String)| {
        let (dataset, report) = read_geojson(text.as_bytes(), &ReadOptions::new(&config.id)).unwrap();
        Arc::new(Layer::new(config.clone(), dataset, report))
    };
    let layers = atlas.layers.iter().zip(&texts).map(read).collect();
    Material::new(Arc::new(atlas), layers).unwrap()
}
