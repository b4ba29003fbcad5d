//! The places shown on a plane of equal areas. The plane is that of all places of the file, so that nothing laid over it moves
//! when a filter changes.

use super::words::words;
use super::{Material, Question};
use crate::analysis::EqualAreaPlane;
use crate::geo::{LngLat, LngLatBounds, metres_per_world_unit};
use crate::i18n::{Locale, integer};

words! {
    Placing:
    WITHOUT SYMBOLS_LATER
}

/// The side of the whole square at zoom 0, in CSS px.
const TILE_PX: f64 = 512.0;

/// Places on a plane, in metres; columns are of one length.
pub(super) struct Placing {
    /// The plane.
    pub(super) plane: EqualAreaPlane,
    /// The rows of the places shown that have a place on it, ascending.
    pub(super) rows: Vec<u32>,
    /// Where they are.
    pub(super) points: Vec<[f64; 2]>,
    /// How many of the places shown have none.
    pub(super) without: usize,
    /// The longer side of the box around all places, shown or not; 0 for one place or none.
    pub(super) extent_m: f64,
}

impl Placing {
    /// Lays out the places of a question. O(n).
    pub(super) fn new(material: &Material, question: &Question) -> Self {
        let positions = || (0..material.places.dataset().len()).filter_map(|row| material.places.position(row));
        let bounds: LngLatBounds = positions().filter(|at| at.is_valid()).collect();
        let plane = EqualAreaPlane::new(if bounds.is_empty() { LngLat::new(0.0, 0.0) } else { bounds.center() });
        let point = |at: LngLat| Some(plane.plane_from_lng_lat(at)).filter(|[x, y]| x.is_finite() && y.is_finite());
        let (mut min, mut max) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for at in positions().filter_map(point) {
            for axis in 0..2 {
                min[axis] = min[axis].min(at[axis]);
                max[axis] = max[axis].max(at[axis]);
            }
        }
        let extent_m = (max[0] - min[0]).max(max[1] - min[1]).max(0.0);
        let (mut rows, mut points, mut without) = (Vec::new(), Vec::new(), 0);
        for row in question.mask.iter_ones() {
            match material.places.position(row).and_then(point) {
                Some(at) => {
                    rows.push(row as u32);
                    points.push(at);
                }
                None => without += 1,
            }
        }
        Self { plane, rows, points, without, extent_m }
    }

    /// That some of the places shown have no position; `None` where all have one.
    pub(super) fn without_text(&self, locale: Locale) -> Option<String> {
        let text = WITHOUT.count(locale, self.without, &[&integer(locale, self.without as u64)]);
        (self.without > 0).then_some(text)
    }

    /// The zoom at which a length in the middle of the plane is so many CSS px, at most 14.
    pub(super) fn zoom_where(&self, length_m: f64, length_px: f64) -> f64 {
        let middle = self.plane.lng_lat_from_plane([0.0, 0.0]);
        let world = length_m / metres_per_world_unit(middle.lat);
        (length_px / (TILE_PX * world)).log2().clamp(0.0, 14.0)
    }

    /// A ring of the plane in degrees, closed; it goes on beyond 180° where its first corner is on the other side.
    pub(super) fn on_earth(&self, ring: &[[f64; 2]]) -> Vec<LngLat> {
        let mut corners: Vec<LngLat> = ring.iter().map(|at| self.plane.lng_lat_from_plane(*at)).collect();
        // Beyond the earth's edge there is nothing.
        corners.retain(|corner| corner.is_valid());
        if let Some(first) = corners.first().copied() {
            for corner in &mut corners {
                corner.lng -= 360.0 * ((corner.lng - first.lng) / 360.0).round();
            }
            corners.push(first);
        }
        corners
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::material::tests::{ad_hoc, asked};

    #[test]
    fn places_without_a_position_are_counted_and_rings_do_not_jump() {
        let feature = |geometry: &str| format!(r#"{{"type":"Feature","geometry":{geometry},"properties":{{"a":1}}}}"#);
        let point = |lng: f64| feature(&format!(r#"{{"type":"Point","coordinates":[{lng},0]}}"#));
        let features = [point(100.0), point(179.0), feature("null")].join(",");
        let material = ad_hoc(&format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#));
        let placing = Placing::new(&material, &asked(&material, "v=1", Locale::En));
        assert_eq!((placing.rows.as_slice(), placing.points.len(), placing.without), (&[0, 1][..], 2, 1));
        let middle = placing.plane.plane_from_lng_lat(LngLat::new(179.9, 0.0));
        let ring = [[-5e4, 0.0], [5e4, 0.0], [0.0, 5e4]].map(|[x, y]| [middle[0] + x, middle[1] + y]);
        let there = placing.on_earth(&ring);
        assert!(there.len() == 4 && there.first() == there.last());
        assert!(there.iter().all(|at| (at.lng - there[0].lng).abs() < 2.0), "{there:?}");
    }
}
