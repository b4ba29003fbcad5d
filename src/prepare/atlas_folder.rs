//! A whole atlas folder: every data file made from one folder of recorded inputs and hand-kept tables; and the folder of
//! the world's land, which all atlases share.

use super::cluster::{ClusterOptions, check_date, clusters_geojson};
use super::country::{countries_geojson, read_countries};
use super::district::{districts_geojson, read_districts};
use super::lake::lakes_geojson;
use super::place::places_geojson;
use super::settlement::settlements_geojson;
use super::table::read_text;
use super::topology::{Area, simplify};
use super::world::{LAND, land_around, land_geojson, read_land};
use super::{Polygons, PrepareError};
use crate::geo::LngLatBounds;
use std::path::Path;

/// Corners of district borders that span less than this go.
const DISTRICT_DETAIL_M2: f64 = 1.0e6;

/// Corners of borders between other countries, and of coasts, that span less than this go.
const COUNTRY_DETAIL_M2: f64 = 3.0e7;

/// Islands smaller than this go.
const LEAST_ISLAND_M2: f64 = 3.0e8;

/// Lakes are taken from here, in degrees.
const AROUND: LngLatBounds = LngLatBounds { west: 81.0, south: 37.0, east: 125.0, north: 57.0 };

/// The search radius of clusters and how many places make one: a walkable quarter.
const CLUSTER_EPS_M: f64 = 250.0;
const CLUSTER_MIN_PLACES: usize = 5;

/// A file of an atlas folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Its name within the folder.
    pub name: &'static str,
    /// What it holds.
    pub text: String,
}

/// Where the world's land is recorded, seen from an atlas's inputs.
const WORLD: &str = "../world";

/// Makes every file of an atlas from the folder of its recorded inputs; `date` (year-month-day) is written into them.
///
/// The folder that holds the world's land itself gives one file, `land.geojson`. An atlas takes its share of the land from
/// that folder, `world`, which stands beside its own.
///
/// # Errors
/// When an input is missing, is not of its format, or says something it cannot say; the message names file and line.
pub fn prepare(source: &Path, date: &str) -> Result<Vec<DataFile>, PrepareError> {
    check_date(date)?;
    if source.join(LAND).is_file() {
        return Ok(vec![DataFile { name: "land.geojson", text: land_geojson(&read_land(source)?) }]);
    }
    let districts = read_districts(source)?;
    let countries = read_countries(source)?;
    let area = |polygons: &Polygons, detail_m2, least_m2| Area { polygons: polygons.clone(), detail_m2, least_m2 };
    let mut areas: Vec<Area> = districts.iter().map(|d| area(&d.polygons, DISTRICT_DETAIL_M2, 0.0)).collect();
    areas.extend(countries.iter().map(|c| area(&c.polygons, COUNTRY_DETAIL_M2, LEAST_ISLAND_M2)));
    let outlines = simplify(&areas);
    let (district_outlines, country_outlines) = outlines.split_at(districts.len());

    let places = places_geojson(source, &districts)?;
    let options = ClusterOptions::with_radius(CLUSTER_EPS_M, CLUSTER_MIN_PLACES, date);
    let clusters = clusters_geojson(&places, "places.geojson", &options)?;
    let atlas = read_text(source, "atlas.json")?.replace("{date}", date);
    serde_json::from_str::<serde_json::Value>(&atlas)
        .map_err(|source| PrepareError::Json { file: "atlas.json".to_owned(), source })?;
    Ok([
        ("atlas.json", atlas),
        ("clusters.geojson", clusters),
        ("countries.geojson", countries_geojson(&countries, country_outlines)?),
        ("districts.geojson", districts_geojson(&districts, district_outlines)?),
        ("lakes.geojson", lakes_geojson(source, AROUND)?),
        ("places.geojson", places),
        ("settlements.geojson", settlements_geojson(source, &districts)?),
        ("world.geojson", land_geojson(&land_around(&read_land(&source.join(WORLD))?, country_outlines))),
    ]
    .map(|(name, text)| DataFile { name, text })
    .to_vec())
}

/// Writes the files into a folder, which is made when it is not there.
///
/// # Errors
/// When the folder cannot be made or a file cannot be written.
pub fn write_files(folder: &Path, files: &[DataFile]) -> Result<(), PrepareError> {
    std::fs::create_dir_all(folder).map_err(|source| PrepareError::Write { path: folder.to_owned(), source })?;
    for file in files {
        let path = folder.join(file.name);
        std::fs::write(&path, &file.text).map_err(|source| PrepareError::Write { path, source })?;
    }
    Ok(())
}
