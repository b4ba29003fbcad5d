//! Areas and lines of layers as the frame of a printed map shows them.

use super::pen::Pen;
use crate::atlas::Role;
use crate::catalog::Layer;
use crate::dataset::GeometryKind;
use crate::geo::{LngLat, World, world_from_lng_lat};
use crate::map::{LineMesh, ScreenRect, View, polygon_contains, trace_lines};
use crate::report::{Material, OverlayShape};

/// How far beyond the frame areas go on, in px: their edges there are not to be seen.
const BEYOND_PX: f64 = 8.0;

/// Polygons of rings on the square.
pub(super) type Polygons = Vec<Vec<Vec<World>>>;

/// One feature that is an area.
#[derive(Clone, Debug)]
pub(super) struct Area {
    /// Its row.
    pub(super) row: usize,
    /// Its polygons.
    pub(super) polygons: Polygons,
}

/// The areas of a layer whose boxes touch the frame.
pub(super) fn areas(layer: &Layer, view: &View) -> Vec<Area> {
    let geometry = &layer.dataset.geometry;
    let shown = view.visible_bounds();
    (0..layer.dataset.len())
        .filter(|&row| {
            geometry.kind(row) == GeometryKind::Polygon && geometry.bounds(row).to_world().intersects(&shown)
        })
        .map(|row| Area { row, polygons: polygons_of(layer, row) })
        .collect()
}

fn polygons_of(layer: &Layer, row: usize) -> Polygons {
    let ring = |ring: &[LngLat]| ring.iter().copied().map(world_from_lng_lat).collect();
    layer.dataset.geometry.parts(row).map(|rings| rings.map(ring).collect()).collect()
}

/// The polygons of an overlay's area; none for a row that is not there.
pub(super) fn overlay_polygons(material: &Material, shape: &OverlayShape) -> Polygons {
    match shape {
        OverlayShape::Row(layer, row) => {
            material.layer(layer).map(|layer| polygons_of(&layer, *row as usize)).unwrap_or_default()
        }
        OverlayShape::Polygons(polygons) => {
            let ring = |ring: &Vec<LngLat>| ring.iter().copied().map(world_from_lng_lat).collect();
            polygons.iter().map(|rings| rings.iter().map(ring).collect()).collect()
        }
    }
}

/// The row of the country that the atlas is about: the one its districts lie in. `None` without districts or countries.
pub(super) fn home(material: &Material) -> Option<usize> {
    let districts = material.layer_of(Role::Districts)?;
    let land = material.layer_of(Role::Land)?;
    let inside = (0..districts.dataset.len()).find_map(|row| districts.dataset.anchor(row)).map(world_from_lng_lat)?;
    (0..land.dataset.len())
        .filter(|&row| land.dataset.geometry.bounds(row).to_world().contains(inside))
        .find(|&row| polygons_of(land, row).iter().any(|rings| polygon_contains(rings, inside)))
}

/// Areas as the `d` of a path to be filled by the even-odd rule; empty where nothing is in the frame.
pub(super) fn fill_path<'a>(polygons: impl IntoIterator<Item = &'a Polygons>, view: &View) -> String {
    let frame: ScreenRect = view.viewport.rect().grown(BEYOND_PX);
    let mut pen = Pen::default();
    for ring in polygons.into_iter().flatten().flatten() {
        pen.ring(ring.iter().map(|at| view.screen_from_world(*at)), &frame);
    }
    pen.path()
}

/// Lines as the `d` of a path to be stroked; empty where nothing is in the frame.
pub(super) fn line_path(lines: &LineMesh, view: &View) -> String {
    let (mut pen, mut stretch) = (Pen::default(), Vec::new());
    trace_lines(view, lines, BEYOND_PX, None, &mut |at, begins| {
        if begins {
            pen.line(&stretch);
            stretch.clear();
        }
        stretch.push(at);
    });
    pen.line(&stretch);
    pen.path()
}
