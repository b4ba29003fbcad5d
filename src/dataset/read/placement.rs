//! Puts every position on the earth once all is read: converts Web Mercator metres, puts swapped coordinates right,
//! takes what is not on the earth off the map, and sets the anchors.

use super::document::short;
use crate::dataset::{GeometryColumn, GeometryKind, IssueKind, anchor};
use crate::geo::{LngLat, LngLatBounds, World, lng_lat_from_world, shortest};
use crate::json::{Number, Tree};
use std::f64::consts::PI;

/// Length of the equator of WGS 84, in metres.
const EQUATOR_M: f64 = 2.0 * PI * 6_378_137.0;

/// Degrees by which rounding may carry a position over the edge of the world.
const ROUNDING: f64 = 1e-9;

/// The coordinate system that a file names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum System {
    /// Degrees on WGS 84, as GeoJSON has it.
    #[default]
    Degrees,
    /// Web Mercator metres, with the name in the file.
    WebMercator(String),
    /// Another, with the name in the file.
    Other(String),
}

impl System {
    /// Finds the system that `name` is; `urn:ogc:def:crs:EPSG::3857`, `EPSG:3857` and the like.
    pub(super) fn of(name: &str) -> Self {
        let code = name.rsplit([':', '/']).next().unwrap_or_default().trim();
        match code.to_ascii_uppercase().as_str() {
            "" | "CRS84" | "CRS84H" | "4326" | "4979" | "WGS84" | "WGS 84" => Self::Degrees,
            "3857" | "900913" | "102100" | "102113" | "3785" => Self::WebMercator(name.to_owned()),
            _ => Self::Other(name.to_owned()),
        }
    }

    /// Finds the system that the `crs` member names, given as JSON; `None` if it is `null` or no JSON.
    pub(super) fn of_member(crs: &str) -> Option<Self> {
        let value = Tree::from_bytes(crs.as_bytes()).ok().filter(|value| *value != Tree::Null)?;
        let property = |name: &str| value.get("properties")?.get(name);
        let text = |name: &str| property(name)?.as_text().map(str::to_owned);
        let code = || match property("code") {
            Some(Tree::Number(Number::Whole(code))) => Some(format!("EPSG:{code}")),
            _ => None,
        };
        let name = text("name").or_else(|| text("href")).or_else(code).or_else(|| value.as_text().map(str::to_owned));
        Some(name.map_or_else(|| Self::Other(short(crs)), |name| Self::of(&name)))
    }
}

/// Puts all rows on the earth and sets their anchors; calls `note` with the row, the issue and its detail.
pub(super) fn place(
    geometry: &mut GeometryColumn,
    systems: &[(usize, System)],
    bounds: Option<LngLatBounds>,
    mut note: impl FnMut(usize, IssueKind, String),
) {
    let mut lost = Vec::new();
    let mut start = 0;
    for row in 0..geometry.len() {
        let positions = start..positions_end(geometry, row);
        start = positions.end;
        let kind = geometry.kinds[row];
        if kind == GeometryKind::None {
            continue;
        }
        let own: &mut [LngLat] = if kind == GeometryKind::Point {
            std::slice::from_mut(&mut geometry.anchors[row])
        } else {
            &mut geometry.positions[positions]
        };
        let system = &systems[systems.partition_point(|(first, _)| *first <= row).saturating_sub(1)].1;
        match settle(own, system, bounds) {
            None => {}
            Some((issue, detail)) => {
                if issue.severity() == crate::dataset::Severity::Skipped {
                    lost.push(row);
                }
                note(row, issue, detail);
            }
        }
    }
    if !lost.is_empty() {
        *geometry = without(geometry, &lost);
    }
    for row in 0..geometry.len() {
        if let Some(anchor) = anchor_of(geometry, row) {
            geometry.anchors[row] = anchor;
        }
    }
}

/// Puts the positions of one row right; with what was done or why it cannot be.
fn settle(own: &mut [LngLat], system: &System, bounds: Option<LngLatBounds>) -> Option<(IssueKind, String)> {
    let mut issue = None;
    match system {
        System::Degrees => {}
        System::WebMercator(name) => {
            for position in own.iter_mut() {
                let world = World::new(position.lng / EQUATOR_M + 0.5, 0.5 - position.lat / EQUATOR_M);
                *position = lng_lat_from_world(world);
            }
            issue = Some((IssueKind::ConvertedProjection, name.clone()));
        }
        System::Other(name) => return Some((IssueKind::ProjectedCoordinates, name.clone())),
    }
    if let Some(bounds) = bounds {
        let is_outside = |p: &LngLat| !bounds.contains(*p);
        let swapped = |p: &LngLat| LngLat::new(p.lat, p.lng);
        if own.iter().all(|p| is_outside(p) && bounds.contains(swapped(p))) {
            issue = Some((IssueKind::SwappedCoordinates, written(own[0])));
            for position in own.iter_mut() {
                *position = swapped(position);
            }
        }
    }
    for position in own.iter_mut() {
        if !position.is_valid() {
            let settled = LngLat::new(position.lng.clamp(-180.0, 180.0), position.lat.clamp(-90.0, 90.0));
            let is_rounding =
                (settled.lng - position.lng).abs() <= ROUNDING && (settled.lat - position.lat).abs() <= ROUNDING;
            if !is_rounding {
                let is_far = position.lng.abs() > 360.0 && position.lat.abs() > 90.0 || position.lng.abs() > 1000.0;
                let kind = if is_far { IssueKind::ProjectedCoordinates } else { IssueKind::CoordinatesOutOfRange };
                return Some((kind, written(*position)));
            }
            *position = settled;
        }
    }
    issue
}

/// Writes a position as GeoJSON does.
fn written(position: LngLat) -> String {
    ["[", &shortest(position.lng), ", ", &shortest(position.lat), "]"].concat()
}

/// Where the positions of `row` end.
fn positions_end(geometry: &GeometryColumn, row: usize) -> usize {
    let last = |end: u32| (end as usize).checked_sub(1);
    last(geometry.row_ends[row])
        .and_then(|part| last(geometry.part_ends[part]))
        .map_or(0, |ring| geometry.ring_ends[ring] as usize)
}

/// The geometry without that of the rows `lost`, ascending.
fn without(geometry: &GeometryColumn, lost: &[usize]) -> GeometryColumn {
    let mut kept = GeometryColumn::default();
    for row in 0..geometry.len() {
        if lost.binary_search(&row).is_ok() {
            kept.push_row(GeometryKind::None, LngLat::NONE);
            continue;
        }
        for part in geometry.parts(row) {
            part.for_each(|ring| kept.push_ring(ring));
            kept.push_part();
        }
        kept.push_row(geometry.kinds[row], geometry.anchors[row]);
    }
    kept
}

/// The anchor of a row that is not a point.
fn anchor_of(geometry: &GeometryColumn, row: usize) -> Option<LngLat> {
    let kind = geometry.kinds[row];
    let mut largest = (f64::NEG_INFINITY, None);
    for part in geometry.parts(row) {
        let ring = part.clone().next().unwrap_or_default();
        let size = match kind {
            GeometryKind::None | GeometryKind::Point => return None,
            GeometryKind::MultiPoint => return Some(anchor::nearest_to_mean(ring)),
            GeometryKind::Line => anchor::length(ring),
            GeometryKind::Polygon => anchor::doubled_area(ring).abs(),
        };
        if size.total_cmp(&largest.0).is_ge() {
            largest = (size, Some(part));
        }
    }
    let mut part = largest.1?;
    Some(match kind {
        GeometryKind::Line => anchor::middle_of_line(part.next().unwrap_or_default()),
        _ => anchor::inside_polygon(&part),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_known_by_their_code() {
        assert_eq!(System::of("urn:ogc:def:crs:OGC:1.3:CRS84"), System::Degrees);
        assert_eq!(System::of("EPSG:4326"), System::Degrees);
        assert_eq!(System::of("EPSG:3857"), System::WebMercator("EPSG:3857".to_owned()));
        let utm = "urn:ogc:def:crs:EPSG::32648";
        assert_eq!(System::of(utm), System::Other(utm.to_owned()));
    }

    #[test]
    fn rounding_is_no_fault() {
        let mut own = [LngLat::new(180.000_000_000_000_03, 90.0)];
        assert_eq!(settle(&mut own, &System::Degrees, None), None);
        assert_eq!(own[0], LngLat::new(180.0, 90.0));
    }

    #[test]
    fn the_mercator_corner_is_at_85_degrees() {
        let mut own = [LngLat::new(20_037_508.342_789_244, 20_037_508.342_789_244)];
        settle(&mut own, &System::WebMercator(String::new()), None);
        assert!((own[0].lng - 180.0).abs() < 1e-9 && (own[0].lat - 85.051_128_779_806_59).abs() < 1e-9);
    }
}
