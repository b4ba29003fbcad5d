//! Settlements: towns of the `GeoNames` list, under the names that are used there today.

use super::PrepareError;
use super::district::{District, district_at};
use super::feature::{Drawn, Feature, collection};
use super::table::{read_table, read_text};
use crate::geo::LngLat;
use crate::query::transliterate_mns;
use serde::Deserialize;
use std::path::Path;

const TOWNS: &str = "geonames_cities500.json";

#[derive(Deserialize)]
struct Town {
    geonameid: u64,
    latitude: f64,
    longitude: f64,
    population: u64,
    alternatenames: Vec<String>,
}

impl Town {
    /// The name in traditional script, where the list has one: all of its letters are Mongolian.
    fn traditional_name(&self) -> Option<&str> {
        let is_letter = |letter: char| ('\u{1820}'..='\u{1842}').contains(&letter);
        let names = self.alternatenames.iter().map(String::as_str);
        names.filter(|name| !name.is_empty()).find(|name| name.chars().all(is_letter))
    }
}

/// Writes the settlements that the table names, in its order (the capital, then centres of aimags, then towns).
pub(super) fn settlements_geojson(folder: &Path, districts: &[District]) -> Result<String, PrepareError> {
    let text = read_text(folder, TOWNS)?;
    let towns: Vec<Town> =
        serde_json::from_str(&text).map_err(|source| PrepareError::Json { file: TOWNS.to_owned(), source })?;
    let rows = read_table(folder, "settlements.csv")?;
    let mut ids = Vec::new();
    for row in &rows {
        let geonameid: u64 = row.parse("geonameid", "a number")?.ok_or_else(|| row.wrong("geonameid", "filled in"))?;
        ids.push((format!("geonames-{geonameid}"), geonameid));
    }
    let features = rows
        .iter()
        .zip(&ids)
        .map(|(row, (id, geonameid))| {
            let town = towns.iter().find(|town| town.geonameid == *geonameid);
            let town = town.ok_or_else(|| row.wrong("geonameid", "a settlement of GeoNames' list"))?;
            let rank = row.need("rank")?;
            if !["capital", "aimag_centre", "town"].contains(&rank) {
                return Err(row.wrong("rank", "capital, aimag_centre or town"));
            }
            // A later or official figure of the table goes before GeoNames' own, where 0 means unknown.
            let official: Option<u64> = row.parse("population", "a number")?;
            let population = official.or(Some(town.population).filter(|&n| n > 0));
            let name = row.need("name")?;
            let lng = row.parse("lon", "a longitude")?.unwrap_or(town.longitude);
            let lat = row.parse("lat", "a latitude")?.unwrap_or(town.latitude);
            Ok(Feature {
                id,
                drawn: Drawn::Point([lng, lat]),
                properties: vec![
                    ("name", name.into()),
                    ("name_latin", transliterate_mns(name).into()),
                    ("name_en", row.need("name_en")?.into()),
                    ("name_fr", row.text("name_fr").into()),
                    ("name_mong", town.traditional_name().into()),
                    ("rank", rank.into()),
                    ("population", population.into()),
                    ("population_source", official.and(row.text("population_source")).into()),
                    ("district", district_at(districts, LngLat::new(lng, lat)).into()),
                    ("source", "geonames".into()),
                    ("source_ref", geonameid.to_string().into()),
                ],
            })
        })
        .collect::<Result<Vec<_>, PrepareError>>()?;
    Ok(collection(&[], &features))
}
