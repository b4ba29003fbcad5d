//! Lakes: Natural Earth's outlines, simplified, the large ones named.

use super::feature::{Drawn, Feature, collection};
use super::shape::{polygons_of, read_features, text_of};
use super::table::read_table;
use super::topology::{Area, simplify};
use super::{Polygons, PrepareError, area_m2};
use crate::geo::{LngLat, LngLatBounds};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Corners that span less than this go.
const DETAIL_M2: f64 = 1.0e6;

/// Lakes without a name of ours are only shown from this size.
const LEAST_UNNAMED_M2: f64 = 2.0e8;

/// Reads, simplifies and writes the lakes within `around`, largest first.
pub(super) fn lakes_geojson(folder: &Path, around: LngLatBounds) -> Result<String, PrepareError> {
    let source = read_features(folder, "ne10m_lakes.geojson")?;
    let mut names: BTreeMap<String, Vec<(Value, Value, Option<f64>)>> = BTreeMap::new();
    for row in read_table(folder, "lakes.csv")? {
        let entry = (row.text("name").into(), row.need("name_en")?.into(), row.parse("lng", "a longitude")?);
        names.entry(row.need("source_name")?.to_owned()).or_default().push(entry);
    }
    let mut lakes: Vec<(String, Value, Value, Polygons)> = Vec::new();
    for feature in &source.features {
        let polygons = polygons_of(feature);
        let bounds: LngLatBounds =
            polygons.iter().flatten().flatten().map(|&[lng, lat]| LngLat::new(lng, lat)).collect();
        let center = bounds.center();
        let named = text_of(feature, "name")
            .and_then(|name| names.get(name))
            .and_then(|all| all.iter().find(|(_, _, lng)| lng.is_none_or(|lng| (lng - center.lng).abs() < 1.0)));
        let large = area_m2(&polygons) >= LEAST_UNNAMED_M2;
        if !around.contains(center) || (named.is_none() && !large) {
            continue;
        }
        let (name, name_en) =
            named.map_or((Value::Null, text_of(feature, "name_en").into()), |n| (n.0.clone(), n.1.clone()));
        // Natural Earth's lakes have no ids: the place of a lake is its id.
        lakes.push((format!("lake-{:.2}-{:.2}", center.lng, center.lat), name, name_en, polygons));
    }
    lakes.sort_by(|a, b| area_m2(&b.3).total_cmp(&area_m2(&a.3)).then_with(|| a.0.cmp(&b.0)));
    let areas: Vec<Area> =
        lakes.iter().map(|lake| Area { polygons: lake.3.clone(), detail_m2: DETAIL_M2, least_m2: 1e6 }).collect();
    let outlines = simplify(&areas);
    let features: Vec<Feature<'_>> = lakes
        .iter()
        .zip(&outlines)
        .filter(|(_, outline)| !outline.is_empty())
        .map(|((id, name, name_en, _), outline)| Feature {
            id,
            drawn: Drawn::Polygons(outline),
            properties: vec![("name", name.clone()), ("name_en", name_en.clone()), ("source", "natural-earth".into())],
        })
        .collect();
    Ok(collection(&[], &features))
}
