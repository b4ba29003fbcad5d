//! A first look at a GeoJSON file: how many features, what they are drawn as, which ids appear twice.

use super::PrepareError;
use super::shape::parse_features;
use std::collections::BTreeMap;
use std::fmt;

/// What was found in a GeoJSON file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckReport {
    /// How many features there are.
    pub features: usize,
    /// How many features are drawn as each type of geometry; those without one are under `none`.
    pub geometries: BTreeMap<String, usize>,
    /// Ids that appear more than once, sorted.
    pub repeated_ids: Vec<String>,
    /// Numbers of the features (from 1) with a position outside the earth's ranges.
    pub out_of_range: Vec<usize>,
}

impl CheckReport {
    /// Says whether nothing is wrong.
    pub fn is_good(&self) -> bool {
        self.repeated_ids.is_empty() && self.out_of_range.is_empty()
    }
}

impl fmt::Display for CheckReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} features", self.features)?;
        for (geometry, count) in &self.geometries {
            writeln!(f, "  {count} {geometry}")?;
        }
        for id in &self.repeated_ids {
            writeln!(f, "the id {id} appears more than once")?;
        }
        for number in &self.out_of_range {
            writeln!(f, "feature {number} has a position outside ±180° of longitude or ±90° of latitude")?;
        }
        Ok(())
    }
}

/// Looks through a GeoJSON text; `file` names it in errors.
///
/// # Errors
/// When the text is not a GeoJSON feature collection.
pub fn check_geojson(text: &str, file: &str) -> Result<CheckReport, PrepareError> {
    let features = parse_features(text, file)?.features;
    let mut geometries: BTreeMap<String, usize> = BTreeMap::new();
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    let mut out_of_range = Vec::new();
    for (index, feature) in features.iter().enumerate() {
        let geometry = feature.geometry.as_ref().map(|geometry| &geometry.value);
        *geometries.entry(geometry.map_or("none", |g| g.type_name()).to_owned()).or_default() += 1;
        match &feature.id {
            Some(geojson::feature::Id::String(id)) => *ids.entry(id.clone()).or_default() += 1,
            Some(geojson::feature::Id::Number(id)) => *ids.entry(id.to_string()).or_default() += 1,
            None => {}
        }
        let good = geometry.is_none_or(|g| serde_json::to_value(g).is_ok_and(|value| in_range(&value["coordinates"])));
        if !good {
            out_of_range.push(index + 1);
        }
    }
    let repeated_ids = ids.into_iter().filter(|(_, n)| *n > 1).map(|(id, _)| id).collect();
    Ok(CheckReport { features: features.len(), geometries, repeated_ids, out_of_range })
}

/// Says whether every position in nested coordinates is on the earth.
fn in_range(coordinates: &serde_json::Value) -> bool {
    let Some(parts) = coordinates.as_array() else { return coordinates.is_null() };
    match (parts.first().and_then(serde_json::Value::as_f64), parts.get(1).and_then(serde_json::Value::as_f64)) {
        (Some(lng), Some(lat)) => lng.abs() <= 180.0 && lat.abs() <= 90.0,
        _ => parts.iter().all(in_range),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_complains() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","id":"a","properties":null,"geometry":{"type":"Point","coordinates":[106.9,47.9]}},
            {"type":"Feature","id":"a","properties":null,"geometry":null},
            {"type":"Feature","properties":null,"geometry":{"type":"LineString","coordinates":[[0,0],[0,91]]}}]}"#;
        let report = check_geojson(text, "x").unwrap();
        assert_eq!(report.features, 3);
        assert_eq!(report.geometries["none"], 1);
        assert_eq!((report.repeated_ids.as_slice(), report.out_of_range.as_slice()), (&["a".to_owned()][..], &[3][..]));
        assert!(!report.is_good() && check_geojson("[]", "x").is_err());
    }
}
