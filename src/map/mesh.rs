//! Polygons as triangles, made once and drawn at every zoom.

use super::split::{SplitWorld, split};
use crate::geo::{World, WorldBounds};
use earcut::Earcut;
use std::sync::atomic::{AtomicU64, Ordering};

/// Tells meshes apart, so that a painter keeps one buffer for each. Unique within the running program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MeshId(u64);

impl MeshId {
    /// An id that no other mesh has.
    pub(super) fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// Triangles over positions of the square.
#[derive(Debug)]
pub struct Mesh {
    id: MeshId,
    positions: Vec<SplitWorld>,
    indices: Vec<u32>,
    bounds: WorldBounds,
}

impl Mesh {
    /// Cuts polygons into triangles. A polygon is its rings, the outer one first, then its holes; rings may repeat their
    /// first position at the end or not. Positions that are not finite are left out, as are rings of fewer than three
    /// and polygons without an outer ring. O(n log n) for ordinary input.
    pub fn from_polygons<P, R>(polygons: impl IntoIterator<Item = P>) -> Self
    where
        P: AsRef<[R]>,
        R: AsRef<[World]>,
    {
        let mut mesh = Self { id: MeshId::next(), positions: Vec::new(), indices: Vec::new(), bounds: EMPTY };
        let (mut earcut, mut triangles) = (Earcut::new(), Vec::<u32>::new());
        let (mut corners, mut holes) = (Vec::<[f64; 2]>::new(), Vec::<u32>::new());
        for polygon in polygons {
            corners.clear();
            holes.clear();
            for (index, ring) in polygon.as_ref().iter().enumerate() {
                let start = corners.len();
                corners.extend(open_ring(ring.as_ref()).map(|p| [p.x, p.y]));
                if corners.len() - start < 3 {
                    corners.truncate(start);
                    if index == 0 {
                        break;
                    }
                } else if index > 0 {
                    holes.push(start as u32);
                }
            }
            earcut.earcut(corners.iter().copied(), &holes, &mut triangles);
            let base = mesh.positions.len() as u32;
            mesh.indices.extend(triangles.iter().map(|corner| base + corner));
            for &[x, y] in &corners {
                mesh.positions.push(split(World::new(x, y)));
                mesh.bounds = grown(mesh.bounds, World::new(x, y));
            }
        }
        mesh
    }

    /// Tells this mesh from all others.
    pub fn id(&self) -> MeshId {
        self.id
    }

    /// The corners, each as `[hi_x, hi_y, lo_x, lo_y]`.
    pub fn positions(&self) -> &[SplitWorld] {
        &self.positions
    }

    /// Corners of the triangles, by threes.
    pub fn indices(&self) -> &[u32] {
        &self.indices
    }

    /// The box of all corners; inside out when there are none.
    pub fn bounds(&self) -> WorldBounds {
        self.bounds
    }
}

/// The box of nothing.
pub(super) const EMPTY: WorldBounds = WorldBounds {
    min: World::new(f64::INFINITY, f64::INFINITY),
    max: World::new(f64::NEG_INFINITY, f64::NEG_INFINITY),
};

/// The box that also holds `position`.
pub(super) fn grown(bounds: WorldBounds, position: World) -> WorldBounds {
    WorldBounds {
        min: World::new(bounds.min.x.min(position.x), bounds.min.y.min(position.y)),
        max: World::new(bounds.max.x.max(position.x), bounds.max.y.max(position.y)),
    }
}

/// The finite positions of a ring, without the repeated one at its end.
pub(super) fn open_ring(ring: &[World]) -> impl Iterator<Item = World> + '_ {
    let is_closed = ring.len() > 1 && ring.first() == ring.last();
    ring[..ring.len() - usize::from(is_closed)].iter().copied().filter(|p| p.x.is_finite() && p.y.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64, side: f64) -> Vec<World> {
        [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side), (0.0, 0.0)]
            .map(|(dx, dy)| World::new(x + dx, y + dy))
            .into()
    }

    fn area(mesh: &Mesh) -> f64 {
        let corner = |index: u32| {
            let [hi_x, hi_y, lo_x, lo_y] = mesh.positions()[index as usize].map(f64::from);
            (hi_x + lo_x, hi_y + lo_y)
        };
        mesh.indices()
            .chunks(3)
            .map(|t| {
                let ((ax, ay), (bx, by), (cx, cy)) = (corner(t[0]), corner(t[1]), corner(t[2]));
                (((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2.0).abs()
            })
            .sum()
    }

    #[test]
    fn triangles_cover_the_polygon_without_its_hole() {
        let mesh =
            Mesh::from_polygons([vec![square(0.2, 0.2, 0.4), square(0.3, 0.3, 0.1)], vec![square(0.8, 0.8, 0.1)]]);
        assert!((area(&mesh) - (0.16 - 0.01 + 0.01)).abs() < 1e-12);
        assert_eq!(mesh.bounds(), WorldBounds { min: World::new(0.2, 0.2), max: World::new(0.9, 0.9) });
    }

    #[test]
    fn broken_rings_are_left_out() {
        let line = vec![World::new(0.0, 0.0), World::new(1.0, 1.0), World::new(f64::NAN, 0.0)];
        let mesh =
            Mesh::from_polygons([vec![line.clone(), square(0.1, 0.1, 0.1)], vec![square(0.5, 0.5, 0.2), line], vec![]]);
        assert!((area(&mesh) - 0.04).abs() < 1e-12);
    }

    #[test]
    fn ids_differ() {
        let none: [Vec<Vec<World>>; 0] = [];
        assert_ne!(Mesh::from_polygons(none.clone()).id(), Mesh::from_polygons(none).id());
    }
}
