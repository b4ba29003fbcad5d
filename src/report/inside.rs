//! Which feature a position lies in.

use crate::dataset::{Dataset, GeometryKind};
use crate::geo::{LngLat, LngLatBounds, World, world_from_lng_lat};
use crate::map::polygon_contains;

/// A polygon ready to be asked.
#[derive(Clone, Debug)]
pub(super) struct Area {
    parts: Vec<Vec<Vec<World>>>,
    min: World,
    max: World,
}

impl Area {
    /// Takes the polygons of a row; `None` where it has none.
    pub(super) fn of_row(dataset: &Dataset, row: usize) -> Option<Self> {
        if dataset.geometry.kind(row) != GeometryKind::Polygon {
            return None;
        }
        let ring = |ring: &[LngLat]| ring.iter().map(|corner| world_from_lng_lat(*corner)).collect();
        let parts = dataset.geometry.parts(row).map(|rings| rings.map(ring).collect()).collect();
        let bounds = dataset.geometry.bounds(row).to_world();
        Some(Self { parts, min: bounds.min, max: bounds.max })
    }

    /// Takes a polygon of one ring, by the even-odd rule; `None` where it has no corners.
    pub(super) fn of_ring(ring: &[LngLat]) -> Option<Self> {
        let bounds = ring.iter().copied().collect::<LngLatBounds>().to_world();
        let parts = vec![vec![ring.iter().copied().map(world_from_lng_lat).collect()]];
        (!ring.is_empty()).then_some(Self { parts, min: bounds.min, max: bounds.max })
    }

    /// Says whether a position lies in it; holes are outside, of the border only some is inside.
    pub(super) fn contains(&self, position: LngLat) -> bool {
        let at = world_from_lng_lat(position);
        let is_near = (self.min.x..=self.max.x).contains(&at.x) && (self.min.y..=self.max.y).contains(&at.y);
        is_near && self.parts.iter().any(|rings| polygon_contains(rings, at))
    }
}
