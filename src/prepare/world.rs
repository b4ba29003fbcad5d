//! The land of the world, coarse: the continents that lie behind an atlas's own countries, and behind data opened without
//! an atlas.

use super::feature::{Drawn, Feature, collection};
use super::shape::{turn, wind};
use super::table::read_text;
use super::topojson::parse_polygons;
use super::{Polygons, PrepareError, area_m2};
use ::geo::{BooleanOps, Coord, LineString, MultiPolygon, Polygon, Rect};
use std::path::Path;

/// The recorded input.
pub(super) const LAND: &str = "land-110m.json";

/// Grid that positions are put on: 1/100 of a degree.
const PER_DEGREE: f64 = 100.0;

/// What lies wholly south of this is left out around an atlas: no view of it reaches there.
const SOUTHERN_END: f64 = -60.0;

/// Gaps between an atlas's countries that are smaller than this are not the sea.
const LEAST_SEA_M2: f64 = 1.0e10;

/// Reads the land of the world: within ±180°, cut at the antimeridian, closed over the pole, wound by RFC 7946, largest first.
pub(super) fn read_land(folder: &Path) -> Result<Polygons, PrepareError> {
    let recorded = parse_polygons(&read_text(folder, LAND)?, LAND, "land")?;
    Ok(tidied(recorded.iter().flat_map(|polygon| cut_at_antimeridian(polygon)).collect()))
}

/// Takes from the land what an atlas needs behind its own countries.
///
/// Where those say sea the coarse land gives way, so that no second coast shows beside theirs; `outlines` are taken to
/// cover all land within their common box.
pub(super) fn land_around(land: &Polygons, outlines: &[Polygons]) -> Polygons {
    let near = land.iter().filter(|polygon| polygon.iter().flatten().any(|at| at[1] > SOUTHERN_END));
    let sea = sea_between(outlines);
    let mut around = Polygons::new();
    for polygon in near {
        let whole = shape_of(std::slice::from_ref(polygon));
        let rest = whole.difference(&sea);
        // What the sea does not touch stays as it is, corner by corner.
        let is_touched = ::geo::Area::unsigned_area(&whole) - ::geo::Area::unsigned_area(&rest) > 1e-9;
        around.extend(if is_touched { polygons_of(&rest) } else { vec![polygon.clone()] });
    }
    tidied(around)
}

/// Writes land as one feature.
pub(super) fn land_geojson(land: &Polygons) -> String {
    let properties = vec![("source", "natural-earth".into())];
    collection(&[], &[Feature { id: "land", drawn: Drawn::CoarsePolygons(land), properties }])
}

/// Finds what of the outlines' common box no outline covers, except small gaps.
fn sea_between(outlines: &[Polygons]) -> MultiPolygon {
    let all = || outlines.iter().flatten().flatten().flatten();
    let low = |axis: usize| all().map(|at| at[axis]).fold(f64::INFINITY, f64::min);
    let high = |axis: usize| all().map(|at| at[axis]).fold(f64::NEG_INFINITY, f64::max);
    if all().next().is_none() {
        return MultiPolygon::new(Vec::new());
    }
    let mut sea = MultiPolygon::from(Rect::new((low(0), low(1)), (high(0), high(1))).to_polygon());
    for outline in outlines {
        sea = sea.difference(&shape_of(outline));
    }
    sea.0.retain(|part| area_m2(&polygons_of(&MultiPolygon::from(part.clone()))) >= LEAST_SEA_M2);
    sea
}

/// Cuts a polygon whose rings run over the antimeridian into pieces within ±180°.
fn cut_at_antimeridian(polygon: &[Vec<[f64; 2]>]) -> Polygons {
    let mut rings: Vec<Vec<[f64; 2]>> = polygon.iter().map(|ring| unrolled(ring)).collect();
    let Some((outer, holes)) = rings.split_first_mut() else { return Polygons::new() };
    let west = outer.iter().map(|at| at[0]).fold(f64::INFINITY, f64::min);
    let east = outer.iter().map(|at| at[0]).fold(f64::NEG_INFINITY, f64::max);
    if west >= -180.0 && east <= 180.0 {
        return vec![rings];
    }
    for hole in holes {
        // A hole unrolled by itself may have landed a turn away from the ring around it.
        let start = hole.first().map_or(west, |at| at[0]);
        let turns = ((west - start) / 360.0).ceil() * 360.0;
        for at in hole {
            at[0] += turns;
        }
    }
    let whole = shape_of(&[rings]);
    let mut pieces = Polygons::new();
    for turns in [-360.0, 0.0, 360.0] {
        let window = Rect::new((turns - 180.0, -90.0), (turns + 180.0, 90.0)).to_polygon();
        let mut inside = polygons_of(&whole.intersection(&window));
        for at in inside.iter_mut().flatten().flatten() {
            at[0] -= turns;
        }
        pieces.append(&mut inside);
    }
    pieces
}

/// Makes a ring's longitudes run on over the antimeridian, every step the shorter way around; a ring around a pole is closed
/// over the pole.
fn unrolled(ring: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let (mut turns, mut last) = (0.0, None::<f64>);
    let mut out: Vec<[f64; 2]> = ring
        .iter()
        .map(|&[lng, lat]| {
            let step = last.map_or(0.0, |last| lng - last);
            last = Some(lng);
            turns -= if step.abs() > 180.0 { 360.0_f64.copysign(step) } else { 0.0 };
            [lng + turns, lat]
        })
        .collect();
    if let (Some(&first), Some(&end)) = (out.first(), out.last())
        && (end[0] - first[0]).abs() > 180.0
    {
        let pole = 90.0_f64.copysign(first[1]);
        out.extend([[end[0], pole], [first[0], pole], first]);
    }
    out
}

/// Puts polygons on the grid, winds and sorts them; rings that collapse are left out.
fn tidied(polygons: Polygons) -> Polygons {
    let on_grid = |ring: Vec<[f64; 2]>| -> Vec<[f64; 2]> {
        let mut ring: Vec<[f64; 2]> =
            ring.into_iter().map(|at| at.map(|part| (part * PER_DEGREE).round() / PER_DEGREE)).collect();
        ring.dedup();
        ring
    };
    let is_ring = |ring: &Vec<[f64; 2]>| ring.len() >= 4 && turn(ring) != 0.0;
    let mut tidy: Polygons = polygons
        .into_iter()
        .map(|rings| rings.into_iter().map(on_grid).collect::<Vec<_>>())
        .filter(|rings| rings.first().is_some_and(is_ring))
        .map(|rings| rings.into_iter().filter(is_ring).collect())
        .collect();
    wind(&mut tidy);
    let size = |rings: &Vec<Vec<[f64; 2]>>| rings.first().map_or(0.0, |ring| turn(ring));
    tidy.sort_by(|a, b| size(b).total_cmp(&size(a)));
    tidy
}

fn shape_of(polygons: &[Vec<Vec<[f64; 2]>>]) -> MultiPolygon {
    let line = |ring: &Vec<[f64; 2]>| LineString::from(ring.clone());
    let polygon = |rings: &Vec<Vec<[f64; 2]>>| {
        let (outer, holes) = rings.split_first()?;
        Some(Polygon::new(line(outer), holes.iter().map(line).collect()))
    };
    polygons.iter().filter_map(polygon).collect()
}

fn polygons_of(shape: &MultiPolygon) -> Polygons {
    let ring = |line: &LineString| line.0.iter().map(|&Coord { x, y }| [x, y]).collect();
    let polygon =
        |polygon: &Polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect();
    shape.iter().map(polygon).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::LngLat;
    use crate::prepare::contains;

    fn rect(west: f64, south: f64, east: f64, north: f64) -> Vec<[f64; 2]> {
        vec![[west, south], [east, south], [east, north], [west, north], [west, south]]
    }

    #[test]
    fn cuts_an_island_at_the_antimeridian() {
        // From 170° E to 160° W, with a lake from 175° W to 170° W.
        let pieces = tidied(cut_at_antimeridian(&[rect(170.0, 0.0, -160.0, 10.0), rect(-175.0, 4.0, -170.0, 6.0)]));
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1], "the lake is in the eastern half");
        for (lng, is_land) in [(171.0, true), (-179.0, true), (-172.0, false), (-161.0, true), (0.0, false)] {
            assert_eq!(contains(&pieces, LngLat::new(lng, 5.0)), is_land, "{lng}");
        }
        assert!(pieces.iter().flatten().flatten().all(|at| at[0].abs() <= 180.0));
    }

    #[test]
    fn closes_a_ring_around_the_pole() {
        let ring: Vec<[f64; 2]> = [20.0, 140.0, -100.0, 20.0].map(|lng| [lng, -70.0]).to_vec();
        let cap = tidied(cut_at_antimeridian(&[ring]));
        for lng in [-179.0, -90.0, 0.0, 19.0, 21.0, 179.0] {
            assert!(contains(&cap, LngLat::new(lng, -80.0)) && !contains(&cap, LngLat::new(lng, -60.0)), "{lng}");
        }
    }

    #[test]
    fn coarse_land_gives_way_to_the_sea_of_finer_countries() {
        let land = vec![vec![rect(0.0, 0.0, 30.0, 20.0)], vec![rect(0.0, -80.0, 30.0, -70.0)]];
        let countries = [vec![vec![rect(10.0, 5.0, 14.0, 15.0)]], vec![vec![rect(18.0, 5.0, 20.0, 15.0)]]];
        let around = land_around(&land, &countries);
        for (lng, is_land) in [(9.0, true), (12.0, true), (16.0, false), (19.0, true), (25.0, true)] {
            assert_eq!(contains(&around, LngLat::new(lng, 10.0)), is_land, "{lng}");
        }
        assert!(!contains(&around, LngLat::new(10.0, -75.0)), "nothing of the far south");
        assert_eq!(land_around(&land, &[]), land[..1]);
    }
}
