//! Districts: the 21 aimags of Mongolia and its capital, from Natural Earth's outlines, mended.
//!
//! Natural Earth draws the Baganuur düüreg of the capital under the code of Govisümber, and Govisümber as the north-western
//! horn of Dornogovi. Here Baganuur goes to the capital, and the horn is cut off along the eastern side of Govisümber as
//! OpenStreetMap has it (a coarse outline of eight corners: the rest of it follows Natural Earth's own line, so that no
//! splinters are left over).

use super::feature::{Drawn, Feature, collection};
use super::shape::{polygons_of, read_features, ring_contains, text_of};
use super::table::{Row, read_table};
use super::{Polygons, PrepareError, contains};
use crate::geo::LngLat;
use std::path::Path;

const OUTLINES: &str = "ne10m_admin1.json";
const GOVISUMBER_OUTLINE: &str = "govisumber_osm.geojson";
const CAPITAL: &str = "MN-1";
const GOVISUMBER: &str = "MN-064";
const DORNOGOVI: &str = "MN-063";

/// A district, its outline as detailed as the source has it.
#[derive(Clone, Debug)]
pub(super) struct District {
    /// ISO 3166-2 code.
    pub(super) iso: String,
    /// Its row of the table of names and populations.
    pub(super) row: Row,
    /// Its outline.
    pub(super) polygons: Polygons,
}

/// Reads and mends the districts, in the order of the table.
pub(super) fn read_districts(folder: &Path) -> Result<Vec<District>, PrepareError> {
    let outlines = read_features(folder, OUTLINES)?;
    let outline = |iso: &str| -> Result<Polygons, PrepareError> {
        let feature = outlines.features.iter().find(|f| text_of(f, "iso_3166_2") == Some(iso));
        let mut polygons = polygons_of(feature.ok_or_else(|| missing(OUTLINES, iso))?);
        // The countries' outlines come with five decimals; with the same rounding both have the same corners.
        for at in polygons.iter_mut().flatten().flatten() {
            *at = at.map(|part| (part * 1e5).round() / 1e5);
        }
        Ok(polygons)
    };
    let (govisumber, dornogovi) = cut_govisumber(folder, &outline(DORNOGOVI)?)?;
    read_table(folder, "districts.csv")?
        .into_iter()
        .map(|row| {
            let iso = row.need("iso")?.to_owned();
            let polygons = match iso.as_str() {
                CAPITAL => [outline(CAPITAL)?, outline(GOVISUMBER)?].concat(),
                GOVISUMBER => govisumber.clone(),
                DORNOGOVI => dornogovi.clone(),
                _ => outline(&iso)?,
            };
            Ok(District { iso, row, polygons })
        })
        .collect()
}

/// Gives the code of the district at a position.
pub(super) fn district_at(districts: &[District], at: LngLat) -> Option<&str> {
    districts.iter().find(|district| contains(&district.polygons, at)).map(|district| district.iso.as_str())
}

/// Writes the districts with simplified outlines, given in the same order.
pub(super) fn districts_geojson(districts: &[District], outlines: &[Polygons]) -> Result<String, PrepareError> {
    let features = districts
        .iter()
        .zip(outlines)
        .map(|(district, outline)| {
            let row = &district.row;
            let population: Option<u64> = row.parse("population", "a number")?;
            Ok(Feature {
                id: &district.iso,
                drawn: Drawn::Polygons(outline),
                properties: vec![
                    ("iso", district.iso.as_str().into()),
                    ("name", row.need("name")?.into()),
                    ("name_latin", row.need("name_latin")?.into()),
                    ("name_en", row.need("name_en")?.into()),
                    ("name_fr", row.text("name_fr").into()),
                    ("name_mong", row.text("name_mong").into()),
                    ("population", population.into()),
                    ("population_date", row.text("population_date").into()),
                    ("population_source", "nso-census-2020".into()),
                    ("source", if district.iso == GOVISUMBER { "openstreetmap" } else { "natural-earth" }.into()),
                ],
            })
        })
        .collect::<Result<Vec<_>, PrepareError>>()?;
    Ok(collection(&[], &features))
}

/// Cuts Govisümber off Dornogovi: gives Govisümber and what is left.
fn cut_govisumber(folder: &Path, dornogovi: &Polygons) -> Result<(Polygons, Polygons), PrepareError> {
    let osm = read_features(folder, GOVISUMBER_OUTLINE)?;
    let osm = osm.features.first().map(polygons_of).unwrap_or_default();
    let no_outline = || missing(GOVISUMBER_OUTLINE, GOVISUMBER);
    let guide = osm.first().and_then(|polygon| polygon.first()).ok_or_else(no_outline)?;
    let eastmost = guide.iter().copied().max_by(|a, b| a[0].total_cmp(&b[0])).ok_or_else(no_outline)?;
    let southmost = guide.iter().copied().min_by(|a, b| a[1].total_cmp(&b[1])).ok_or_else(no_outline)?;

    let whole = dornogovi.first().and_then(|polygon| polygon.first()).ok_or_else(|| missing(OUTLINES, DORNOGOVI))?;
    let ring = &whole[..whole.len().saturating_sub(1)];
    let nearest = |to: [f64; 2]| {
        let away = |at: [f64; 2]| (at[0] - to[0]).hypot((at[1] - to[1]) / to[1].to_radians().cos());
        (0..ring.len()).min_by(|&i, &j| away(ring[i]).total_cmp(&away(ring[j])))
    };
    let (Some(north), Some(south)) = (nearest(eastmost), nearest(southmost)) else {
        return Err(missing(OUTLINES, DORNOGOVI));
    };
    // Along the ring from one end of the seam to the other, then back over the seam.
    let side = |from: usize, to: usize| -> Vec<[f64; 2]> {
        let steps = (to + ring.len() - from) % ring.len();
        let mut side: Vec<[f64; 2]> = (0..=steps).map(|s| ring[(from + s) % ring.len()]).collect();
        side.extend([eastmost, ring[from]]);
        side
    };
    let (one, other) = (side(north, south), side(south, north));
    let n = (guide.len() - 1) as f64;
    let inside = guide[1..].iter().fold([0.0; 2], |sum, at| [sum[0] + at[0] / n, sum[1] + at[1] / n]);
    let (govisumber, rest) = if ring_contains(&one, inside) { (one, other) } else { (other, one) };
    Ok((vec![vec![govisumber]], vec![vec![rest]]))
}

fn missing(file: &str, what: &str) -> PrepareError {
    PrepareError::Missing { file: file.to_owned(), what: format!("outline of {what}") }
}
