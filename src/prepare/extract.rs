//! Taking a part of a GeoJSON file: what lies in a box, with some of its properties, so that a device can open what is
//! too large for it as a whole.

use super::PrepareError;
use crate::dataset::{Dataset, ReadOptions, read_geojson, to_geojson};
use crate::geo::LngLatBounds;

/// What is taken of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extract {
    /// Only what stands in this box by its anchor; without it all, also what has no position.
    pub bounds: Option<LngLatBounds>,
    /// Only these properties, in the file's order; all if none is named.
    pub fields: Vec<String>,
}

impl Extract {
    /// Reads the bytes of a GeoJSON file and writes what is taken of it, rows in their order; `file` names it in errors.
    /// Linear in the bytes.
    ///
    /// # Errors
    /// When nothing of the file can be read, a property is in none of its features, or nothing is left.
    pub fn of(&self, bytes: &[u8], file: &str) -> Result<String, PrepareError> {
        let (mut dataset, _) = read_geojson(bytes, &ReadOptions::new(file)).map_err(|source| {
            let details = String::new();
            PrepareError::Unreadable { file: file.to_owned(), source: Box::new(source), details }
        })?;
        let missing = |what: String| PrepareError::Missing { file: file.to_owned(), what };
        if let Some(name) = self.fields.iter().find(|name| dataset.field(name).is_none()) {
            return Err(missing(format!("property {name}")));
        }
        if !self.fields.is_empty() {
            dataset.fields.retain(|field| self.fields.contains(&field.name));
        }
        let rows: Vec<usize> = (0..dataset.len()).filter(|&row| self.has(&dataset, row)).collect();
        if rows.is_empty() {
            return Err(missing("feature in the box".to_owned()));
        }
        Ok(to_geojson(&dataset, rows.into_iter(), geojson::JsonObject::new()))
    }

    fn has(&self, dataset: &Dataset, row: usize) -> bool {
        self.bounds.is_none_or(|bounds| dataset.geometry.anchor(row).is_some_and(|at| bounds.contains(at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[106.9,47.9]},"properties":{"name":"A","note":"long"}},
        {"type":"Feature","id":"b","geometry":{"type":"Point","coordinates":[91.6,48.0]},"properties":{"name":"B"}},
        {"type":"Feature","id":"c","geometry":null,"properties":{"name":"C","note":"none"}}]}"#;

    const EAST: LngLatBounds = LngLatBounds { west: 100.0, south: 40.0, east: 120.0, north: 52.0 };

    fn taken(extract: &Extract) -> Vec<(String, Vec<String>)> {
        let text = extract.of(FILE.as_bytes(), "x.geojson").unwrap();
        let (dataset, _) = read_geojson(text.as_bytes(), &ReadOptions::new("x")).unwrap();
        let fields = |row| {
            let said = dataset.fields.iter().filter(|field| dataset.text(row, &field.name).is_some());
            said.map(|field| field.name.clone()).collect()
        };
        (0..dataset.len()).map(|row| (dataset.id(row).to_owned(), fields(row))).collect()
    }

    #[test]
    fn a_box_and_named_properties_are_taken() {
        let all = taken(&Extract::default());
        assert_eq!(all.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
        let part = taken(&Extract { bounds: Some(EAST), fields: vec!["name".to_owned()] });
        assert_eq!(part, [("a".to_owned(), vec!["name".to_owned()])]);
    }

    #[test]
    fn what_is_not_there_is_named() {
        let error = |extract: &Extract| extract.of(FILE.as_bytes(), "x.geojson").unwrap_err().to_string();
        assert!(error(&Extract { fields: vec!["height".to_owned()], ..Extract::default() }).contains("height"));
        let nowhere = LngLatBounds { west: 0.0, south: 0.0, east: 1.0, north: 1.0 };
        assert!(error(&Extract { bounds: Some(nowhere), ..Extract::default() }).contains("box"));
        assert!(Extract::default().of(b"<html>", "x.geojson").unwrap_err().to_string().contains("x.geojson"));
    }
}
