//! Countries around: Natural Earth's outlines with names in the atlas's languages.

use super::feature::{Drawn, Feature, collection};
use super::shape::{polygons_of, read_features, text_of};
use super::table::{Row, read_table};
use super::{Polygons, PrepareError};
use std::path::Path;

const OUTLINES: &str = "ne10m_countries.geojson";

/// A country of the base map.
#[derive(Clone, Debug)]
pub(super) struct Country {
    iso_a3: String,
    row: Row,
    /// Its outline, as detailed as the source has it.
    pub(super) polygons: Polygons,
}

/// Reads the countries that the table names, in its order.
pub(super) fn read_countries(folder: &Path) -> Result<Vec<Country>, PrepareError> {
    let outlines = read_features(folder, OUTLINES)?;
    read_table(folder, "countries.csv")?
        .into_iter()
        .map(|row| {
            let iso_a3 = row.need("iso_a3")?.to_owned();
            let feature =
                outlines.features.iter().find(|f| text_of(f, "iso_a3") == Some(&iso_a3)).ok_or_else(|| {
                    PrepareError::Missing { file: OUTLINES.to_owned(), what: format!("outline of {iso_a3}") }
                })?;
            Ok(Country { polygons: polygons_of(feature), iso_a3, row })
        })
        .collect()
}

/// Writes the countries with simplified outlines, given in the same order.
pub(super) fn countries_geojson(countries: &[Country], outlines: &[Polygons]) -> Result<String, PrepareError> {
    let features = countries
        .iter()
        .zip(outlines)
        .map(|(country, outline)| {
            Ok(Feature {
                id: &country.iso_a3,
                drawn: Drawn::Polygons(outline),
                properties: vec![
                    ("name", country.row.need("name")?.into()),
                    ("name_en", country.row.need("name_en")?.into()),
                    ("name_vi", country.row.text("name_vi").into()),
                    ("name_fr", country.row.text("name_fr").into()),
                    ("source", "natural-earth".into()),
                ],
            })
        })
        .collect::<Result<Vec<_>, PrepareError>>()?;
    Ok(collection(&[], &features))
}
