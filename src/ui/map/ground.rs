//! The meshes of the layers that are areas: made once when a layer arrives, kept until it changes.

use crate::atlas::Role;
use crate::dataset::GeometryKind;
use crate::geo::{World, WorldBounds, world_from_lng_lat};
use crate::map::{LineMesh, Mesh, area_anchor, polygon_contains};
use crate::ui::catalog::{Catalog, Layer};
use std::sync::Arc;

/// One area with what draws it.
#[derive(Debug)]
pub(super) struct Area {
    pub(super) row: usize,
    pub(super) polygons: Vec<Vec<Vec<World>>>,
    pub(super) fill: Arc<Mesh>,
    pub(super) edge: Arc<LineMesh>,
    /// Where its name goes.
    pub(super) anchor: Option<World>,
    pub(super) bounds: WorldBounds,
}

impl Area {
    /// Says whether a position is inside.
    pub(super) fn contains(&self, position: World) -> bool {
        self.bounds.contains(position) && self.polygons.iter().any(|rings| polygon_contains(rings, position))
    }
}

/// A layer of areas.
#[derive(Debug)]
pub(super) struct Ground {
    pub(super) layer: Arc<Layer>,
    pub(super) areas: Vec<Area>,
    /// Every area in one piece, for layers that are drawn in one colour.
    pub(super) fill: Arc<Mesh>,
    pub(super) edge: Arc<LineMesh>,
    /// The outlines without the frame that the layer was cut off at.
    pub(super) border: Arc<LineMesh>,
}

impl Ground {
    /// Cuts a layer's polygons into triangles and lines. Rows without polygons are left out.
    fn new(layer: &Arc<Layer>) -> Self {
        let geometry = &layer.dataset.geometry;
        let areas: Vec<Area> = (0..layer.dataset.len())
            .filter_map(|row| {
                if geometry.kind(row) != GeometryKind::Polygon {
                    return None;
                }
                let polygons: Vec<Vec<Vec<World>>> = geometry
                    .parts(row)
                    .map(|rings| rings.map(|ring| ring.iter().copied().map(world_from_lng_lat).collect()).collect())
                    .collect();
                if polygons.is_empty() {
                    return None;
                }
                Some(Area {
                    row,
                    fill: Arc::new(Mesh::from_polygons(&polygons)),
                    edge: Arc::new(LineMesh::from_polygons(&polygons)),
                    anchor: area_anchor(&polygons),
                    bounds: geometry.bounds(row).to_world(),
                    polygons,
                })
            })
            .collect();
        let all = || areas.iter().flat_map(|area| &area.polygons);
        let (fill, edge) = (Arc::new(Mesh::from_polygons(all())), Arc::new(LineMesh::from_polygons(all())));
        let border = Arc::new(LineMesh::from_cut_polygons(all()));
        Self { layer: Arc::clone(layer), areas, fill, edge, border }
    }

    /// The areas at a position, smallest index first.
    pub(super) fn at(&self, position: World) -> Option<&Area> {
        self.areas.iter().find(|area| area.contains(position))
    }

    /// The area of a row.
    pub(super) fn area(&self, row: usize) -> Option<&Area> {
        self.areas.iter().find(|area| area.row == row)
    }
}

/// The grounds of a catalog, by role.
#[derive(Debug, Default)]
pub(super) struct Grounds {
    all: Vec<Ground>,
}

impl Grounds {
    /// Makes the grounds of layers that are new, and forgets those that are gone.
    pub(super) fn follow(&mut self, catalog: &Catalog) {
        let layers: Vec<Arc<Layer>> = catalog.ready().filter(|layer| layer.config.role != Role::Settlements).collect();
        self.all.retain(|ground| layers.iter().any(|layer| Arc::ptr_eq(layer, &ground.layer)));
        for layer in &layers {
            if !self.all.iter().any(|ground| Arc::ptr_eq(layer, &ground.layer)) {
                self.all.push(Ground::new(layer));
            }
        }
    }

    /// The polygons of a layer's row; none where it has none.
    pub(super) fn polygons(&self, layer: &str, row: usize) -> Vec<Vec<Vec<World>>> {
        let ground = self.all.iter().find(|ground| ground.layer.config.id == layer);
        ground.and_then(|ground| ground.area(row)).map(|area| area.polygons.clone()).unwrap_or_default()
    }

    /// The ground of a role.
    pub(super) fn of(&self, role: Role) -> Option<&Ground> {
        self.all.iter().find(|ground| ground.layer.config.role == role)
    }
}
