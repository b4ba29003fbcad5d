//! Composes the scene of a frame: paper, water, borders, clusters, places, and what is selected.

use super::ground::Grounds;
use crate::atlas::Role;
use crate::map::{Casing, Color, Item, Palette, Scene, SymbolSet, View};

/// How much of a base map a selected district hides.
const TINT: f32 = 0.5;

/// Which layers of the reader's are on, and what is selected in them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub(super) has_districts: bool,
    pub(super) has_clusters: bool,
    /// Set while the host's base map lies behind: then there is neither paper nor land nor water,
    /// but the country's border stays.
    pub(super) has_tiles: bool,
    /// Row of the selected district.
    pub(super) district: Option<usize>,
    /// Row of the selected cluster.
    pub(super) cluster: Option<usize>,
}

fn line(lines: &std::sync::Arc<crate::map::LineMesh>, color: Color, width_px: f32) -> Item {
    Item::Stroke { lines: lines.clone(), color, width_px, dash: None, casing: None }
}

/// The scene of a view: what an analysis lays over the land, what bounds the places, and their symbols come from elsewhere.
pub(super) fn scene(
    view: View,
    palette: &Palette,
    grounds: &Grounds,
    look: Look,
    (over, bound, symbols): (Vec<Item>, Vec<Item>, &SymbolSet),
) -> Scene {
    let mut items = Vec::new();
    let fill = |items: &mut Vec<Item>, mesh: &std::sync::Arc<crate::map::Mesh>, color| {
        items.push(Item::Fill { mesh: mesh.clone(), color, is_hatched: false });
    };
    let own = |role| grounds.of(role).filter(|_| !look.has_tiles);
    let (land, districts) = (grounds.of(Role::Land), grounds.of(Role::Districts));
    let home = districts.and_then(|ground| ground.areas.first()).and_then(|area| area.anchor);
    if let Some(world) = own(Role::World) {
        fill(&mut items, &world.fill, palette.land_foreign);
    }
    if let Some(land) = own(Role::Land) {
        fill(&mut items, &land.fill, palette.land_foreign);
        items.push(line(&land.border, palette.border_foreign, 1.0));
    }
    // The country the atlas is about: the one that its districts lie in, else the districts themselves.
    let home_area = home.and_then(|home| land?.at(home));
    if look.has_tiles {
        // They are the land.
    } else if let Some(area) = home_area {
        fill(&mut items, &area.fill, palette.land);
    } else if let Some(districts) = districts {
        fill(&mut items, &districts.fill, palette.land);
    }
    let selected_district = look.district.and_then(|row| districts?.area(row));
    if let Some(area) = selected_district.filter(|_| look.has_districts) {
        let share = if look.has_tiles { TINT } else { 1.0 };
        fill(&mut items, &area.fill, palette.district_fill.with_opacity(share));
    }
    items.extend(over);
    if let Some(water) = own(Role::Water) {
        fill(&mut items, &water.fill, palette.water);
        items.push(line(&water.edge, palette.shore, 0.75));
    }
    if let Some(districts) = districts.filter(|_| look.has_districts) {
        items.push(line(&districts.edge, palette.district, 1.0));
    }
    if let Some(area) = home_area {
        items.push(line(&area.edge, palette.border, 1.5));
    }
    if let Some(area) = selected_district.filter(|_| look.has_districts) {
        items.push(line(&area.edge, palette.accent, 2.0));
    }
    if let Some(clusters) = grounds.of(Role::Clusters).filter(|_| look.has_clusters) {
        fill(&mut items, &clusters.fill, palette.cluster_fill);
        let dash = Some([6.0, 4.0]);
        items.push(Item::Stroke {
            lines: clusters.edge.clone(),
            color: palette.cluster,
            width_px: 1.5,
            dash,
            casing: None,
        });
        if let Some(area) = look.cluster.and_then(|row| clusters.area(row)) {
            let casing = Some(Casing { color: palette.halo, width_px: 1.5 });
            items.push(Item::Stroke {
                lines: area.edge.clone(),
                color: palette.accent,
                width_px: 2.5,
                dash: None,
                casing,
            });
        }
    }
    if let Some(places) = grounds.of(Role::Places).filter(|places| !places.areas.is_empty()) {
        // Places that are areas are drawn as such; their symbol stands on them.
        fill(&mut items, &places.fill, palette.cluster_fill);
        items.push(line(&places.edge, palette.cluster, 1.0));
    }
    items.extend(bound);
    items.push(Item::Symbols { symbols: symbols.symbols.clone() });
    let background = if look.has_tiles { palette.sea.with_opacity(0.0) } else { palette.sea };
    Scene { view, background, items }
}
