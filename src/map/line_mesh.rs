//! Lines as a chain of corners that a painter draws segment by segment.

use super::mesh::{EMPTY, MeshId, grown, open_ring};
use super::split::split;
use crate::geo::{World, WorldBounds};

/// A corner of a line, `[hi_x, hi_y, lo_x, lo_y, along]`: where it is, and how many units of the square from the start.
///
/// Consecutive corners make a segment; where `along` does not grow, a new line starts and there is none.
pub type LineVertex = [f32; 5];

/// Lines over positions of the square.
#[derive(Debug)]
pub struct LineMesh {
    id: MeshId,
    vertices: Vec<LineVertex>,
    bounds: WorldBounds,
}

impl LineMesh {
    /// Makes lines of closed rings; the first position may be repeated at the end or not. Positions that are not finite
    /// are left out, as are rings of fewer than two.
    pub fn from_rings<R: AsRef<[World]>>(rings: impl IntoIterator<Item = R>) -> Self {
        let mut mesh = Self::empty();
        for ring in rings {
            let open: Vec<World> = open_ring(ring.as_ref()).collect();
            mesh.push_line(open.iter().chain(open.first()).copied());
        }
        mesh
    }

    /// Makes lines of open paths. Positions that are not finite are left out, as are paths of fewer than two.
    pub fn from_paths<R: AsRef<[World]>>(paths: impl IntoIterator<Item = R>) -> Self {
        let mut mesh = Self::empty();
        for path in paths {
            mesh.push_line(path.as_ref().iter().copied().filter(|p| p.x.is_finite() && p.y.is_finite()));
        }
        mesh
    }

    /// Makes lines of the rings of polygons, holes included.
    pub fn from_polygons<P, R>(polygons: impl IntoIterator<Item = P>) -> Self
    where
        P: AsRef<[R]>,
        R: AsRef<[World]>,
    {
        let mut mesh = Self::empty();
        for polygon in polygons {
            for ring in polygon.as_ref() {
                let open: Vec<World> = open_ring(ring.as_ref()).collect();
                mesh.push_line(open.iter().chain(open.first()).copied());
            }
        }
        mesh
    }

    /// Makes lines of the rings of polygons that were cut off at a frame: what runs along an edge of their common box is
    /// the frame and is left out.
    pub fn from_cut_polygons<P, R>(polygons: impl IntoIterator<Item = P> + Clone) -> Self
    where
        P: AsRef<[R]>,
        R: AsRef<[World]>,
    {
        let mut frame = EMPTY;
        for polygon in polygons.clone() {
            let positions = polygon.as_ref().iter().flat_map(|ring| open_ring(ring.as_ref()));
            frame = positions.fold(frame, grown);
        }
        let sides = |p: World| [p.x == frame.min.x, p.x == frame.max.x, p.y == frame.min.y, p.y == frame.max.y];
        let is_frame = |a: World, b: World| sides(a).iter().zip(sides(b)).any(|(&a, b)| a && b);
        let mut mesh = Self::empty();
        for polygon in polygons {
            for ring in polygon.as_ref() {
                let mut closed: Vec<World> = open_ring(ring.as_ref()).collect();
                closed.extend(closed.first().copied());
                for path in closed.chunk_by(|&a, &b| !is_frame(a, b)) {
                    mesh.push_line(path.iter().copied());
                }
            }
        }
        mesh
    }

    /// Tells this mesh from all others.
    pub fn id(&self) -> MeshId {
        self.id
    }

    /// The corners of all lines, one line after the other.
    pub fn vertices(&self) -> &[LineVertex] {
        &self.vertices
    }

    /// The box of all corners; inside out when there are none.
    pub fn bounds(&self) -> WorldBounds {
        self.bounds
    }

    fn empty() -> Self {
        Self { id: MeshId::next(), vertices: Vec::new(), bounds: EMPTY }
    }

    /// Appends one line; repeated positions are drawn once.
    fn push_line(&mut self, line: impl Iterator<Item = World>) {
        let (start, mut along, mut last) = (self.vertices.len(), 0.0, None::<World>);
        for position in line {
            let step = last.map_or(0.0, |last| (position.x - last.x).hypot(position.y - last.y));
            if last.is_some() && step == 0.0 {
                continue;
            }
            along += step;
            last = Some(position);
            let [hi_x, hi_y, lo_x, lo_y] = split(position);
            self.vertices.push([hi_x, hi_y, lo_x, lo_y, along as f32]);
        }
        if self.vertices.len() - start < 2 {
            self.vertices.truncate(start);
        }
        for vertex in &self.vertices[start..] {
            let [hi_x, hi_y, lo_x, lo_y, _] = vertex.map(f64::from);
            self.bounds = grown(self.bounds, World::new(hi_x + lo_x, hi_y + lo_y));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_close_and_do_not_join_each_other() {
        let ring =
            |x: f64| vec![World::new(x, 0.0), World::new(x + 0.1, 0.0), World::new(x + 0.1, 0.0), World::new(x, 0.1)];
        let mesh = LineMesh::from_rings([ring(0.0), ring(0.5), vec![World::new(0.9, 0.9)]]);
        let along: Vec<f32> = mesh.vertices().iter().map(|v| v[4]).collect();
        assert_eq!(along.len(), 8);
        assert_eq!(along.iter().filter(|a| **a == 0.0).count(), 2);
        assert_eq!(along.windows(2).filter(|w| w[1] > w[0]).count(), 6);
        assert_eq!(mesh.vertices()[0][..4], mesh.vertices()[3][..4]);
    }

    #[test]
    fn the_frame_of_cut_polygons_is_no_line() {
        let ring = |corners: &[[f64; 2]]| vec![corners.iter().map(|&[x, y]| World::new(x, y)).collect::<Vec<_>>()];
        // Two countries in a frame, their common border in the middle, and an island whose sides are its own.
        let west = ring(&[[0.1, 0.1], [0.3, 0.1], [0.35, 0.2], [0.3, 0.3], [0.1, 0.3], [0.1, 0.1]]);
        let east = ring(&[[0.3, 0.1], [0.5, 0.1], [0.5, 0.3], [0.3, 0.3], [0.35, 0.2]]);
        let island = ring(&[[0.2, 0.2], [0.25, 0.2], [0.25, 0.25], [0.2, 0.25]]);
        let mesh = LineMesh::from_cut_polygons([&west, &east, &island]);
        let lines: Vec<usize> = mesh.vertices().chunk_by(|a, b| b[4] > a[4]).map(<[LineVertex]>::len).collect();
        assert_eq!(lines, [3, 3, 5]);
    }

    #[test]
    fn paths_stay_open() {
        let mesh = LineMesh::from_paths([[World::new(0.0, 0.0), World::new(f64::NAN, 0.0), World::new(0.3, 0.4)]]);
        assert_eq!(mesh.vertices().len(), 2);
        assert_eq!(mesh.vertices()[1][4], 0.5);
    }
}
