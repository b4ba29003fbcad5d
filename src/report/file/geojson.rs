//! The places shown as GeoJSON, with members of the collection that say where they come from.

use super::{About, SourceLine, rows_shown};
use crate::dataset::to_geojson;
use crate::report::{Material, Question};
use geojson::{JsonObject, JsonValue};

/// The places shown in the order of their ids. Members beside the features: `atlas`, `shown` (the sentence), `date`, `view`
/// (the link), `sha256` of the data, `sources`.
pub(super) fn of_places(material: &Material, question: &Question, about: &About) -> String {
    let rows = rows_shown(material, &question.mask);
    let mut members = JsonObject::new();
    for (name, text) in [
        ("atlas", &about.title),
        ("shown", &about.sentence),
        ("date", &about.date),
        ("view", &about.link),
        ("sha256", &about.hash),
    ] {
        members.insert(name.to_owned(), text.as_str().into());
    }
    let sources = about.sources.iter().filter(|source| source.is_of_places).map(source);
    members.insert("sources".to_owned(), JsonValue::Array(sources.collect()));
    to_geojson(material.places.dataset(), rows.into_iter(), members)
}

fn source(line: &SourceLine) -> JsonValue {
    let mut object = JsonObject::new();
    for (name, text) in [
        ("id", &line.id),
        ("title", &line.title),
        ("attribution", &line.attribution),
        ("licence", &line.licence),
        ("licence_url", &line.licence_url),
        ("url", &line.url),
        ("date", &line.date),
    ] {
        object.insert(name.to_owned(), text.as_str().into());
    }
    JsonValue::Object(object)
}
