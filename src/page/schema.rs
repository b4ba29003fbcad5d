//! The atlas for search engines: JSON-LD in the words of schema.org, a `Dataset` and an `ItemList` of `Place`s.
//!
//! Every visitor pays for it, so it says what the page's own list does not: names as people on the spot look them up.
//! Positions are in the files that the data set names.

use super::row::Row;
use crate::atlas::Atlas;
use crate::i18n::Locale;
use serde_json::{Map, Value, json};

/// The data set and its places. Addresses are whole where `site` is known, else relative to the page.
pub(super) fn schema(atlas: &Atlas, rows: &[Row], locale: Locale, site: Option<&str>) -> Value {
    let lang = locale.code();
    let site = site.unwrap_or_default();
    let bounds = atlas.view.bounds;
    let extent = format!("{} {} {} {}", bounds.south, bounds.west, bounds.north, bounds.east);
    let mut dataset = Map::new();
    let mut put = |name: &str, value: Value| {
        let is_empty = value.as_str().is_some_and(str::is_empty) || value.as_array().is_some_and(Vec::is_empty);
        if !is_empty {
            dataset.insert(name.to_owned(), value);
        }
    };
    put("@context", "https://schema.org".into());
    put("@type", "Dataset".into());
    put("name", atlas.title.get(lang).into());
    put("description", atlas.summary.get(lang).into());
    put("dateModified", atlas.date.as_str().into());
    put("inLanguage", atlas.languages.clone().into());
    put("url", site.into());
    put("isAccessibleForFree", true.into());
    put("spatialCoverage", json!({ "@type": "Place", "geo": { "@type": "GeoShape", "box": extent } }));
    let sources = atlas.sources.values().map(|source| {
        let mut work = Map::new();
        work.insert("@type".to_owned(), "CreativeWork".into());
        let facts = [
            ("name", source.title.get(lang)),
            ("creditText", &source.attribution),
            ("url", &source.url),
            ("license", if source.licence_url.is_empty() { &source.licence } else { &source.licence_url }),
        ];
        for (name, text) in facts.into_iter().filter(|(_, text)| !text.is_empty()) {
            work.insert(name.to_owned(), text.into());
        }
        Value::Object(work)
    });
    put("isBasedOn", sources.collect::<Vec<_>>().into());
    let files = atlas.layers.iter().map(|layer| {
        let is_elsewhere = layer.file.contains("://");
        let address = if is_elsewhere { layer.file.clone() } else { format!("{site}data/{}/{}", atlas.id, layer.file) };
        json!({ "@type": "DataDownload", "encodingFormat": "application/geo+json", "contentUrl": address })
    });
    put("distribution", files.collect::<Vec<_>>().into());
    let items: Vec<Value> = rows.iter().zip(1_u32..).map(|(row, position)| item(row, position, site)).collect();
    let list = json!({
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": atlas.title.get(lang),
        "numberOfItems": rows.len(),
        "itemListElement": items,
    });
    Value::Array(vec![Value::Object(dataset), list])
}

fn item(row: &Row, position: u32, site: &str) -> Value {
    let mut place = Map::new();
    place.insert("@type".to_owned(), "Place".into());
    place.insert("name".to_owned(), row.name.text.as_str().into());
    place.insert("url".to_owned(), [site, &row.address].concat().into());
    if let Some(local) = &row.local {
        place.insert("alternateName".to_owned(), local.as_str().into());
    }
    json!({ "@type": "ListItem", "position": position, "item": place })
}
