//! The areas whose values are compared: districts, or hexagons of one size.

use super::LEAST;
use super::region::Region;
use super::setting::Setting;
use crate::analysis::autocorrelation::{SpatialWeights, queen};
use crate::analysis::{HexagonCell, HexagonGrid};
use crate::atlas::Role;
use crate::geo::{LngLat, distance_m};
use crate::i18n::Locale;
use crate::report::locality;
use crate::report::site::Sites;
use crate::report::{Material, OverlayShape};
use std::collections::BTreeMap;

/// Widths of hexagons that can be chosen, in metres.
pub(super) const WIDTHS_M: [f64; 12] = [100.0, 200.0, 500.0, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5];
/// As many hexagons at most are looked at first.
const WANTED: f64 = 400.0;
/// As many hexagons at most are looked at.
const MOST: usize = 4_000;
/// Hexagons of which less lies in the region are none of it, unless they have a place.
const LEAST_SHARE: f64 = 0.25;

/// One area.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Where it is on the map.
    pub(super) shape: OverlayShape,
    /// Its middle.
    pub(super) center: LngLat,
    /// How many places it has.
    pub(super) count: usize,
    /// The value that is compared: the count, or places per 10,000 inhabitants.
    pub(super) value: f64,
    /// The share of it that lies in the region: at the border fewer places are to be expected.
    pub(super) share: f64,
    /// The district's row.
    pub(super) row: Option<usize>,
}

/// The areas with their neighbours.
#[derive(Debug, Default)]
pub(super) struct Units {
    pub(super) list: Vec<Unit>,
    pub(super) weights: SpatialWeights,
    /// Places that are in none, or not known to be.
    pub(super) left_out: usize,
    /// Areas without a value: without inhabitants, where these are asked for.
    pub(super) without_value: usize,
}

/// The widths of hexagons that give a number of them worth looking at, and the one to begin with; none without any area.
pub(super) fn widths(material: &Material, region: &Region) -> (Vec<f64>, Option<f64>) {
    let (.., area_m2) = region.extent(material);
    let cells = |width: f64| HexagonGrid::new(width).map_or(f64::NAN, |grid| area_m2 / grid.area_m2());
    let fit: Vec<f64> =
        WIDTHS_M.into_iter().filter(|width| (12.0..=MOST as f64 * 0.7).contains(&cells(*width))).collect();
    let first = fit.iter().copied().find(|width| cells(*width) <= WANTED);
    (fit.clone(), first.or_else(|| fit.last().copied()))
}

impl Units {
    /// Hexagons of a width over the region, with the sites in them.
    pub(super) fn hexagons(material: &Material, region: &Region, sites: &Sites, width_m: f64) -> Option<Self> {
        let grid = HexagonGrid::new(width_m)?;
        let (min, max, _) = region.extent(material);
        let on_earth = |at: [f64; 2]| region.plane.lng_lat_from_plane(at);
        // For each cell the share of it that lies in the region, and the places.
        let mut counts: BTreeMap<(i32, i32), (f64, usize)> = BTreeMap::new();
        // By rows, then along them.
        let key = |(column, row): HexagonCell| (row, column);
        let parts = parts_of(grid, width_m)?;
        for cell in grid.cells_in(min.map(|at| at - width_m), max.map(|at| at + width_m), MOST)? {
            let [x, y] = grid.center(cell);
            let inside = parts.iter().filter(|part| region.contains(on_earth([x + part[0], y + part[1]]))).count();
            let share = inside as f64 / parts.len() as f64;
            if share >= LEAST_SHARE {
                counts.insert(key(cell), (share, 0));
            }
        }
        let placed = sites.placed_in(material, width_m);
        let left_out = sites.len() - placed.len();
        for site in placed {
            let at = region.plane.plane_from_lng_lat(sites.positions[site]);
            counts.entry(key(grid.cell(at)?)).or_insert((LEAST_SHARE, 0)).1 += 1;
        }
        let cells: Vec<(i32, i32)> = counts.keys().copied().collect();
        let unit = |(&(row, column), &(share, count)): (&(i32, i32), &(f64, usize))| {
            let cell = (column, row);
            let mut ring: Vec<LngLat> = grid.corners(cell).into_iter().map(on_earth).collect();
            ring.extend(ring.first().copied());
            Unit {
                shape: OverlayShape::Polygons(vec![vec![ring]]),
                center: on_earth(grid.center(cell)),
                count,
                value: count as f64,
                share,
                row: None,
            }
        };
        let list: Vec<Unit> = counts.iter().map(unit).collect();
        let neighbours = |&(row, column): &(i32, i32)| -> Vec<usize> {
            HexagonGrid::neighbours((column, row))
                .iter()
                .filter_map(|cell| cells.binary_search(&key(*cell)).ok())
                .collect()
        };
        let weights = SpatialWeights::binary(cells.iter().map(neighbours).collect())?;
        let weights = weights.with_nearest_for_islands(&mut |a, b| distance_m(list[a].center, list[b].center));
        Some(Self { list, weights, left_out, without_value: 0 })
    }

    /// The districts of the region by id, with the sites in them; by inhabitants only those that have some.
    pub(super) fn districts(material: &Material, region: &Region, sites: &Sites, is_rate: bool) -> Option<Self> {
        let layer = material.layer_of(Role::Districts)?;
        let dataset = &layer.dataset;
        let facet = material.facet_of_layer(Role::Districts).map(|(facet, _)| facet.field.clone());
        let facet = facet.filter(|field| material.places.dataset().field(field).is_some());
        let place = |site: usize| -> Option<usize> {
            match &facet {
                Some(field) => {
                    let named = material.places.dataset().values_as_text(sites.rows[site] as usize, field);
                    let row = dataset.row_of_id(named.first()?)?;
                    region.districts.iter().position(|(own, _)| *own == row)
                }
                None => region.districts.iter().position(|(_, area)| area.contains(sites.positions[site])),
            }
        };
        let mut counts = vec![0_usize; region.districts.len()];
        let mut left_out = 0;
        for site in 0..sites.len() {
            match place(site) {
                Some(at) => counts[at] += 1,
                None => left_out += 1,
            }
        }
        let rings: Vec<Vec<Vec<[f64; 2]>>> = region
            .districts
            .iter()
            .map(|(row, _)| {
                let rings = dataset.geometry.parts(*row).flatten();
                rings.map(|ring| ring.iter().map(|at| [at.lng, at.lat]).collect()).collect()
            })
            .collect();
        let unit = |(at, (row, _)): (usize, &(usize, _))| {
            let people = dataset.number(*row, "population").filter(|people| *people > 0.0).unwrap_or(f64::NAN);
            let count = counts[at];
            Unit {
                shape: OverlayShape::Row(layer.config.id.clone(), *row as u32),
                center: dataset.anchor(*row).unwrap_or(LngLat::NONE),
                count,
                value: if is_rate { count as f64 * 1e4 / people } else { count as f64 },
                share: 1.0,
                row: Some(*row),
            }
        };
        let all: Vec<Unit> = region.districts.iter().enumerate().map(unit).collect();
        let kept: Vec<usize> = (0..all.len()).filter(|&at| all[at].value.is_finite()).collect();
        let weights = queen(&rings).only(&kept)?;
        let without_value = all.len() - kept.len();
        let list: Vec<Unit> = kept.iter().map(|&at| all[at].clone()).collect();
        let weights = weights.with_nearest_for_islands(&mut |a, b| distance_m(list[a].center, list[b].center));
        Some(Self { list, weights, left_out, without_value })
    }

    /// The units that a setting asks for; `None` where there are none.
    pub(super) fn of(material: &Material, region: &Region, sites: &Sites, setting: &Setting) -> Option<Self> {
        if setting.is_on_districts {
            Self::districts(material, region, sites, setting.is_rate)
        } else {
            Self::hexagons(material, region, sites, setting.width_m?)
        }
    }

    /// The values, in the order of the units.
    pub(super) fn values(&self) -> Vec<f64> {
        self.list.iter().map(|unit| unit.value).collect()
    }

    /// The values as they are tested: rates as they are, of counts over the share in the region the square roots, as these
    /// vary about alike.
    pub(super) fn tested(&self, is_rate: bool) -> Vec<f64> {
        self.list.iter().map(|unit| if is_rate { unit.value } else { (unit.value / unit.share).sqrt() }).collect()
    }

    /// Says whether there are areas and places enough.
    pub(super) fn is_enough(&self) -> bool {
        self.list.len() >= LEAST && self.list.iter().map(|unit| unit.count).sum::<usize>() >= LEAST
    }

    /// What a unit is called: the district, else the nearest settlement, else its middle.
    pub(super) fn name(&self, material: &Material, unit: usize, locale: Locale) -> String {
        let unit = &self.list[unit];
        if let (Some(row), Some(layer)) = (unit.row, material.layer_of(Role::Districts)) {
            return layer.name(row, locale).text;
        }
        let corners = match &unit.shape {
            OverlayShape::Polygons(polygons) => polygons.first().and_then(|rings| rings.first()),
            OverlayShape::Row(..) => None,
        };
        locality::name(material, corners.map_or(&[], Vec::as_slice), unit.center, locale)
    }
}

/// Points strewn evenly over a cell, about its middle.
fn parts_of(grid: HexagonGrid, width_m: f64) -> Option<Vec<[f64; 2]>> {
    let fine = HexagonGrid::new(width_m / 4.0)?;
    let cells = fine.cells_in([-width_m; 2], [width_m; 2], 200)?;
    Some(cells.into_iter().map(|cell| fine.center(cell)).filter(|at| grid.cell(*at) == Some((0, 0))).collect())
}
