//! The circle and the polygon that places must lie in, as they are drawn on the land.

use crate::geo::{LngLat, World, circle_ring, world_from_lng_lat};
use crate::map::{Casing, Color, Item, LineMesh, Mesh, Palette, crosses_itself};
use crate::state::{Near, ViewState};
use std::sync::Arc;

/// Corners of a drawn circle.
const CORNERS: usize = 96;
/// How much of the fill's colour is seen, of 255.
const FILL: u8 = 20;

/// What bounds the places, with what draws it: made once for each change.
#[derive(Debug, Default)]
pub(super) struct Bound {
    near: Option<Near>,
    area: Vec<LngLat>,
    /// The insides, as far as they are clear, and the outlines.
    drawn: Vec<(Arc<Mesh>, Arc<LineMesh>)>,
}

impl Bound {
    /// Follows the view.
    pub(super) fn follow(&mut self, view: &ViewState) {
        if self.near == view.near && self.area == view.area {
            return;
        }
        (self.near, self.area) = (view.near.clone(), view.area.clone());
        let circle = view.near.as_ref().map(|near| circle_ring(near.center, near.radius_m, CORNERS));
        let rings = circle.into_iter().chain((!self.area.is_empty()).then(|| self.area.clone()));
        let drawn = |ring: Vec<LngLat>| {
            let ring: Vec<World> = ring.into_iter().map(world_from_lng_lat).collect();
            let outline = LineMesh::from_rings([&ring]);
            // Triangles know no even-odd rule: where sides cross, the outline alone says what is inside.
            let insides = (!crosses_itself(&ring)).then_some([ring]);
            (Arc::new(Mesh::from_polygons(insides)), Arc::new(outline))
        };
        self.drawn = rings.map(drawn).collect();
    }

    /// What to draw, lowest first.
    pub(super) fn items(&self, palette: &Palette) -> Vec<Item> {
        let color = palette.accent;
        let casing = Some(Casing { color: palette.halo, width_px: 1.5 });
        let draw = |(mesh, lines): &(Arc<Mesh>, Arc<LineMesh>)| {
            let fill = Item::Fill { mesh: mesh.clone(), color: Color { a: FILL, ..color }, is_hatched: false };
            [fill, Item::Stroke { lines: lines.clone(), color, width_px: 2.0, dash: None, casing }]
        };
        self.drawn.iter().flat_map(draw).collect()
    }
}
