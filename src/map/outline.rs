//! The outline of a mesh's triangles, for painters that fill paths instead of triangles.
//!
//! Space: the square. The triangles are the truth: what is inside the outline by the nonzero rule is what they cover,
//! also where a ring crossed itself.

use super::mesh::{EMPTY, grown};
use super::{Mesh, Screen, View};
use crate::geo::{World, WorldBounds};
use crate::index::order::sort_keys;

/// How far beyond the viewport outlines are cut off, in CSS px: the cut must not be seen.
const REACH_PX: f64 = 8.0;
/// Corners nearer to each other than this, in device pixels, are drawn as one.
pub(super) const FINEST: f64 = 0.25;

/// Closed rings around what a mesh covers; fill them by the nonzero rule.
#[derive(Clone, Debug)]
pub struct Outline {
    rings: Vec<(WorldBounds, Vec<World>)>,
}

impl Outline {
    /// Finds the edges that only one triangle has and joins them. O(n log n) over the triangles; no rings without any.
    pub fn of(mesh: &Mesh) -> Self {
        let corners: Vec<World> = mesh
            .positions()
            .iter()
            .map(|position| {
                let [hi_x, hi_y, lo_x, lo_y] = position.map(f64::from);
                World::new(hi_x + lo_x, hi_y + lo_y)
            })
            .collect();
        let rings = joined(&outer_edges(mesh.indices(), &corners), corners.len());
        let placed = |ring: Vec<u32>| {
            let ring: Vec<World> = ring.into_iter().map(|corner| corners[corner as usize]).collect();
            (ring.iter().copied().fold(EMPTY, grown), ring)
        };
        Self { rings: rings.into_iter().map(placed).collect() }
    }

    /// The rings, each without its first position repeated.
    pub fn rings(&self) -> impl Iterator<Item = &[World]> {
        self.rings.iter().map(|(_, ring)| ring.as_slice())
    }

    /// Traces what a view sees of it: `pen` is told each corner in CSS px, and whether a new ring begins there. Rings
    /// are cut off a little beyond the viewport; corners closer than a quarter of a device pixel are left out.
    /// O(corners of the rings that the view touches).
    pub fn trace(&self, view: &View, pen: &mut dyn FnMut(Screen, bool)) {
        let rect = view.viewport.rect().grown(REACH_PX);
        let visible = WorldBounds { min: view.world_from_screen(rect.min), max: view.world_from_screen(rect.max) };
        let finest_px = FINEST / view.viewport.pixel_ratio;
        let (mut ring, mut spare) = (Vec::new(), Vec::new());
        for (bounds, corners) in self.rings.iter().filter(|(bounds, _)| visible.intersects(bounds)) {
            ring.clear();
            for corner in corners {
                let at = view.screen_from_world(*corner);
                if ring.last().is_none_or(|last: &Screen| at.distance(*last) >= finest_px) {
                    ring.push(at);
                }
            }
            if !(visible.contains(bounds.min) && visible.contains(bounds.max)) {
                cut(&mut ring, &mut spare, rect.min, -1.0);
                cut(&mut ring, &mut spare, rect.max, 1.0);
            }
            if ring.len() > 2 {
                for (index, at) in ring.iter().enumerate() {
                    pen(*at, index == 0);
                }
            }
        }
    }
}

/// The edges that do not lie between two triangles, `from << 32 | to`, in order; all triangles turn the same way.
fn outer_edges(indices: &[u32], corners: &[World]) -> Vec<u64> {
    // An edge and its way back sort together: smaller corner, larger corner, and in the last bit the way.
    let mut edges: Vec<u64> = Vec::with_capacity(indices.len());
    for triangle in indices.chunks_exact(3) {
        let [a, b, c] = [triangle[0], triangle[1], triangle[2]];
        let [p, q, r] = [a, b, c].map(|corner| corners[corner as usize]);
        let turn = (q.x - p.x) * (r.y - p.y) - (r.x - p.x) * (q.y - p.y);
        let [b, c] = if turn < 0.0 { [c, b] } else { [b, c] };
        for (from, to) in [(a, b), (b, c), (c, a)] {
            let (low, high) = (u64::from(from.min(to)), u64::from(from.max(to)));
            edges.push(low << 33 | high << 1 | u64::from(from > to));
        }
    }
    sort_keys(&mut edges);
    let mut outer: Vec<u64> = Vec::new();
    for same in edges.chunk_by(|one, other| one >> 1 == other >> 1) {
        let (low, high) = (same[0] >> 33, (same[0] >> 1) & u64::from(u32::MAX));
        let back = same.iter().filter(|edge| *edge & 1 == 1).count();
        let forth = same.len() - back;
        let edge = if forth > back { low << 32 | high } else { high << 32 | low };
        outer.extend(std::iter::repeat_n(edge, forth.abs_diff(back)));
    }
    sort_keys(&mut outer);
    outer
}

/// Joins edges, sorted by where they start, to rings of corners. As many edges leave a corner as reach it, so that every
/// walk comes back to its start. O(edges + corners).
fn joined(edges: &[u64], corners: usize) -> Vec<Vec<u32>> {
    // Where the edges of each corner begin; it moves on as they are used.
    let mut next = vec![0_u32; corners + 1];
    for edge in edges {
        next[(edge >> 32) as usize + 1] += 1;
    }
    for corner in 0..corners {
        next[corner + 1] += next[corner];
    }
    let ends = next.clone();
    let mut rings = Vec::new();
    for start in 0..corners {
        while next[start] < ends[start + 1] {
            let (mut ring, mut at) = (Vec::new(), start);
            while next[at] < ends[at + 1] {
                ring.push(at as u32);
                let edge = edges[next[at] as usize];
                next[at] += 1;
                at = (edge & u64::from(u32::MAX)) as usize;
            }
            rings.push(ring);
        }
    }
    rings
}

/// Cuts off what of a ring lies beyond `limit`, to the right of and below it for `side` 1, to the left and above for −1.
/// Source: I. E. Sutherland, G. W. Hodgman, "Reentrant polygon clipping", CACM 17 (1974).
fn cut(ring: &mut Vec<Screen>, spare: &mut Vec<Screen>, limit: Screen, side: f64) {
    for is_across in [true, false] {
        let beyond = |at: Screen| side * if is_across { at.x - limit.x } else { at.y - limit.y };
        spare.clear();
        let Some(mut from) = ring.last().copied() else { return };
        for &to in &*ring {
            let (before, after) = (beyond(from), beyond(to));
            if (before > 0.0) != (after > 0.0) {
                let share = before / (before - after);
                spare.push(Screen::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share));
            }
            if after <= 0.0 {
                spare.push(to);
            }
            from = to;
        }
        std::mem::swap(ring, spare);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Camera, Viewport};
    use proptest::prelude::*;

    fn square(x: f64, y: f64, side: f64) -> Vec<World> {
        [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)].map(|(dx, dy)| World::new(x + dx, y + dy)).into()
    }

    /// How often the rings go around a position: not 0 is inside.
    fn winding(rings: &[Vec<(f64, f64)>], (x, y): (f64, f64)) -> i32 {
        let mut turns = 0;
        for ring in rings {
            for (index, &(ax, ay)) in ring.iter().enumerate() {
                let (bx, by) = ring[(index + 1) % ring.len()];
                if (ay > y) != (by > y) && x < ax + (bx - ax) * (y - ay) / (by - ay) {
                    turns += if by > ay { 1 } else { -1 };
                }
            }
        }
        turns
    }

    fn numbers(outline: &Outline) -> Vec<Vec<(f64, f64)>> {
        outline.rings().map(|ring| ring.iter().map(|p| (p.x, p.y)).collect()).collect()
    }

    fn traced(outline: &Outline, view: &View) -> Vec<Vec<(f64, f64)>> {
        let mut rings: Vec<Vec<(f64, f64)>> = Vec::new();
        outline.trace(view, &mut |at, begins| {
            if begins {
                rings.push(Vec::new());
            }
            rings.last_mut().unwrap().push((at.x, at.y));
        });
        rings
    }

    fn is_covered(mesh: &Mesh, (x, y): (f64, f64)) -> bool {
        let corner = |index: u32| {
            let [hi_x, hi_y, lo_x, lo_y] = mesh.positions()[index as usize].map(f64::from);
            (hi_x + lo_x, hi_y + lo_y)
        };
        mesh.indices().chunks(3).any(|t| winding(&[t.iter().map(|&c| corner(c)).collect()], (x, y)) != 0)
    }

    #[test]
    fn a_square_with_a_hole_has_two_rings() {
        let outline = Outline::of(&Mesh::from_polygons([vec![square(0.2, 0.2, 0.4), square(0.3, 0.3, 0.1)]]));
        let rings = numbers(&outline);
        assert_eq!(rings.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4]);
        assert!(winding(&rings, (0.25, 0.25)) != 0 && winding(&rings, (0.35, 0.35)) == 0);
    }

    #[test]
    fn neighbours_and_nothing() {
        let outline = Outline::of(&Mesh::from_polygons([vec![square(0.2, 0.2, 0.1)], vec![square(0.3, 0.2, 0.1)]]));
        assert_eq!(outline.rings().count(), 2);
        let none: [Vec<Vec<World>>; 0] = [];
        assert_eq!(Outline::of(&Mesh::from_polygons(none)).rings().count(), 0);
    }

    #[test]
    fn deep_inside_only_the_cut_is_left() {
        let outline = Outline::of(&Mesh::from_polygons([vec![square(0.2, 0.2, 0.4)]]));
        let view = View::new(Camera::new(World::new(0.4, 0.4), 20.0), Viewport::new(300.0, 200.0, 1.0));
        let rings = traced(&outline, &view);
        assert_eq!(rings.len(), 1);
        assert!(rings[0].iter().all(|(x, y)| (-8.1..308.1).contains(x) && (-8.1..208.1).contains(y)));
        assert!(winding(&rings, (150.0, 100.0)) != 0 && winding(&rings, (1.0, 1.0)) != 0);
        let away = View { camera: Camera::new(World::new(0.1, 0.1), 20.0), ..view };
        assert!(traced(&outline, &away).is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Any ring, also one that crosses itself, with a hole anywhere: the outline covers what the triangles cover.
        #[test]
        fn outlines_cover_what_the_triangles_cover(
            ring in prop::collection::vec((0.1..0.9_f64, 0.1..0.9_f64), 3..24),
            (x, y, side) in (0.1..0.7_f64, 0.1..0.7_f64, 0.01..0.2_f64),
            spots in prop::collection::vec((0.0..1.0_f64, 0.0..1.0_f64), 40),
            zoom in 0.0..3.0_f64,
        ) {
            let ring: Vec<World> = ring.into_iter().map(|(x, y)| World::new(x, y)).collect();
            let mesh = Mesh::from_polygons([vec![ring, square(x, y, side)]]);
            let outline = Outline::of(&mesh);
            let rings = numbers(&outline);
            let view = View::new(Camera::new(World::new(0.5, 0.5), zoom), Viewport::new(300.0, 300.0, 4.0));
            let seen = traced(&outline, &view);
            for spot in spots {
                let is_inside = is_covered(&mesh, spot);
                prop_assert_eq!(winding(&rings, spot) != 0, is_inside);
                let at = view.screen_from_world(World::new(spot.0, spot.1));
                // Leaving out close corners moves an edge by less than they were apart.
                let near = [(0.1, 0.1), (-0.1, 0.1), (0.1, -0.1), (-0.1, -0.1)];
                let around = near.map(|(dx, dy)| {
                    let place = view.world_from_screen(Screen::new(at.x + dx, at.y + dy));
                    is_covered(&mesh, (place.x, place.y))
                });
                let is_shown = (0.0..300.0).contains(&at.x) && (0.0..300.0).contains(&at.y);
                if is_shown && around == [is_inside; 4] {
                    prop_assert_eq!(winding(&seen, (at.x, at.y)) != 0, is_inside);
                }
            }
        }
    }
}
