//! Places: the hand-kept table of venues, heritage and museums, checked and completed.
//!
//! Each record gets its Latin name and the district it lies in; everything else stands in the table, and what is empty there
//! stays unknown.

use super::PrepareError;
use super::district::{District, district_at};
use super::feature::{Drawn, Feature, collection};
use super::table::{Row, read_table};
use crate::geo::LngLat;
use crate::query::transliterate_mns;
use crate::taxonomy::{CycleStage, EntityType, Precision, Taxonomy};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

const TABLE: &str = "places.csv";

const YEAR_KINDS: [&str; 3] = ["built", "founded", "inscribed"];
const HOW: [&str; 4] = ["register", "town_centre", "list", "map"];
const CONFIDENCES: [&str; 3] = ["high", "medium", "low"];

/// Reads the table and writes the places in the order of their ids.
pub(super) fn places_geojson(folder: &Path, districts: &[District]) -> Result<String, PrepareError> {
    let mut rows: Vec<(String, Row)> = read_table(folder, TABLE)?
        .into_iter()
        .map(|row| Ok((row.need("id")?.to_owned(), row)))
        .collect::<Result<_, PrepareError>>()?;
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    if let Some(pair) = rows.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(PrepareError::Twice { file: TABLE.to_owned(), id: pair[0].0.clone() });
    }
    let ids: BTreeSet<&str> = rows.iter().map(|(id, _)| id.as_str()).collect();
    let features = rows
        .iter()
        .map(|(id, row)| {
            if row.text("located_in").is_some_and(|other| !ids.contains(other)) {
                return Err(row.wrong("located_in", "the id of a record of this table"));
            }
            let lng: f64 = row.parse("lon", "a longitude")?.ok_or_else(|| row.wrong("lon", "filled in"))?;
            let lat: f64 = row.parse("lat", "a latitude")?.ok_or_else(|| row.wrong("lat", "filled in"))?;
            let district = district_at(districts, LngLat::new(lng, lat));
            Ok(Feature { id, drawn: Drawn::Point([lng, lat]), properties: properties(row, district)? })
        })
        .collect::<Result<Vec<_>, PrepareError>>()?;
    Ok(collection(&[], &features))
}

fn properties(row: &Row, district: Option<&str>) -> Result<Vec<(&'static str, Value)>, PrepareError> {
    let name = row.need("name")?;
    let year: Option<i32> = row.parse("year", "a year")?;
    let cycle: Vec<&str> = row.list("cycle");
    if cycle.iter().any(|stage| CycleStage::from_code(stage).is_none()) {
        return Err(row.wrong("cycle", "stages 1 to 5"));
    }
    let stages = cycle.into_iter().filter_map(CycleStage::from_code).map(CycleStage::number).collect();
    let year_kind = one_of(row, "year_kind", &YEAR_KINDS, "built, founded or inscribed")?;
    if year.is_some() != year_kind.is_some() {
        return Err(row.wrong("year_kind", "given exactly when the year is"));
    }
    let category = row.need("category")?;
    let others = row.list("categories_other");
    for (column, code) in others.iter().map(|code| ("categories_other", *code)).chain([("category", category)]) {
        if Taxonomy::fcs2009().parent_of(code).is_none() {
            return Err(row.wrong(column, "a sub-item of FCS 2009"));
        }
    }
    if others.contains(&category) {
        return Err(row.wrong("categories_other", "other than the category"));
    }
    let entity_type = row.need("entity_type")?;
    if EntityType::from_code(entity_type).is_none() {
        return Err(row.wrong("entity_type", "an entity type"));
    }
    let precision = row.need("precision")?;
    if Precision::from_code(precision).is_none() {
        return Err(row.wrong("precision", "a precision"));
    }
    row.need("precision_how")?;
    row.need("confidence")?;
    Ok(vec![
        ("name", name.into()),
        ("name_latin", transliterate_mns(name).into()),
        ("name_latin_auto", true.into()),
        ("name_en", row.text("name_en").into()),
        ("name_other", row.text("name_other").into()),
        ("name_by", one_of(row, "name_by", &["editors"], "editors")?.into()),
        ("name_note", row.text("name_note").into()),
        ("entity_type", entity_type.into()),
        ("category", category.into()),
        ("categories_other", list(others)),
        ("cycle", list(stages)),
        ("year", year.into()),
        ("year_kind", year_kind.into()),
        ("precision", precision.into()),
        ("precision_how", one_of(row, "precision_how", &HOW, "register, town_centre, list or map")?.into()),
        ("district", district.into()),
        ("subdistrict", row.text("subdistrict").into()),
        ("address", row.text("address").into()),
        ("protection", row.text("protection").into()),
        ("located_in", row.text("located_in").into()),
        ("source", row.need("source")?.into()),
        ("source_ref", row.need("source_ref")?.into()),
        ("source_other", list(row.list("source_other"))),
        ("source_date", row.text("source_date").into()),
        ("confidence", one_of(row, "confidence", &CONFIDENCES, "high, medium or low")?.into()),
    ])
}

/// Gives a cell that must be empty or one of a few words.
fn one_of<'a>(
    row: &'a Row,
    column: &str,
    allowed: &[&str],
    expected: &'static str,
) -> Result<Option<&'a str>, PrepareError> {
    match row.text(column) {
        Some(text) if !allowed.contains(&text) => Err(row.wrong(column, expected)),
        text => Ok(text),
    }
}

/// Makes an array, or nothing of an empty list: absent means unknown.
fn list<T: Into<Value>>(items: Vec<T>) -> Value {
    if items.is_empty() { Value::Null } else { items.into_iter().map(Into::into).collect::<Vec<Value>>().into() }
}
