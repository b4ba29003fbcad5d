//! What an analysis lays over the land: its areas as meshes, made once for each answer, and what pressing one does.

use super::ground::Grounds;
use crate::geo::{World, world_from_lng_lat};
use crate::map::{Color, Item, LineMesh, Mesh, Theme, polygon_contains};
use crate::report::{Answer, Outline, OverlayShape, Paint, TwoColors};
use std::sync::Arc;

type Polygons = Vec<Vec<Vec<World>>>;

/// An answer's areas with what draws them.
#[derive(Debug)]
pub(super) struct Laid {
    pub(super) answer: Arc<Answer>,
    /// The areas that can be pressed, by their place in the overlay.
    pressed: Vec<(usize, Polygons)>,
    layers: Vec<(Sheet, Arc<Mesh>, Arc<LineMesh>)>,
}

/// How areas that follow each other look.
type Sheet = (Option<Paint>, Option<Outline>);

impl Laid {
    /// Makes the meshes of an answer's overlay; areas of one look become one mesh.
    pub(super) fn new(answer: Arc<Answer>, grounds: &Grounds) -> Self {
        let mut layers = Vec::new();
        let mut pressed = Vec::new();
        let mut gathered: Polygons = Vec::new();
        let mut look: Option<Sheet> = None;
        let mut finish = |look: Option<Sheet>, gathered: &mut Polygons| {
            if let Some(look) = look {
                let (mesh, lines) = (Mesh::from_polygons(&*gathered), LineMesh::from_polygons(&*gathered));
                layers.push((look, Arc::new(mesh), Arc::new(lines)));
                gathered.clear();
            }
        };
        for (at, area) in answer.overlay.areas.iter().enumerate() {
            let polygons = match &area.shape {
                OverlayShape::Row(layer, row) => grounds.polygons(layer, *row as usize),
                OverlayShape::Polygons(polygons) => {
                    let ring = |ring: &Vec<_>| ring.iter().copied().map(world_from_lng_lat).collect();
                    polygons.iter().map(|rings| rings.iter().map(ring).collect()).collect()
                }
            };
            let own = (area.paint, area.outline);
            if look != Some(own) {
                finish(look, &mut gathered);
                look = Some(own);
            }
            if !area.go.is_empty() {
                pressed.push((at, polygons.clone()));
            }
            gathered.extend(polygons);
        }
        finish(look, &mut gathered);
        Self { answer, pressed, layers }
    }

    /// Says whether what is laid is that of an answer.
    pub(super) fn is_of(laid: Option<&Self>, answer: Option<&Arc<Answer>>) -> bool {
        match (laid, answer) {
            (Some(laid), Some(answer)) => Arc::ptr_eq(&laid.answer, answer),
            (None, None) => true,
            _ => false,
        }
    }

    /// What to draw, lowest first: every fill under every line.
    pub(super) fn items(&self, theme: Theme) -> Vec<Item> {
        let fills = self.layers.iter().filter_map(|((paint, _), mesh, _)| {
            let paint = (*paint)?;
            Some(Item::Fill { mesh: mesh.clone(), color: by(paint.color, theme), is_hatched: paint.is_hatched })
        });
        let lines = self.layers.iter().filter_map(|((_, outline), _, lines)| {
            let outline = (*outline)?;
            let dash = outline.is_dashed.then_some([6.0, 4.0]);
            let (color, width_px) = (by(outline.color, theme), outline.width_px as f32);
            Some(Item::Stroke { lines: lines.clone(), color, width_px, dash, casing: None })
        });
        fills.chain(lines).collect()
    }

    /// What pressing the uppermost area at a position does to the view's address.
    pub(super) fn go_at(&self, position: World) -> Option<&str> {
        let is_in = |(_, polygons): &&(usize, Polygons)| polygons.iter().any(|rings| polygon_contains(rings, position));
        let (at, ..) = self.pressed.iter().rev().find(is_in)?;
        Some(&self.answer.overlay.areas.get(*at)?.go)
    }
}

fn by(colors: TwoColors, theme: Theme) -> Color {
    match theme {
        Theme::Dark => colors.dark,
        Theme::Light | Theme::Contrast => colors.light,
    }
}
