//! Where to write the name of an area: the position inside that is farthest from its edge.
//!
//! Source: the pole of inaccessibility of D. Garcia-Castellanos and U. Lombardo, Scottish Geographical Journal 123(3),
//! 2007, found by splitting squares, most promising first.

use super::mesh::{EMPTY, grown, open_ring};
use super::pick::polygon_contains;
use crate::geo::World;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A square whose best position may still be better than what is known.
#[derive(Clone, Copy, Debug)]
struct Cell {
    center: World,
    half: f64,
    distance: f64,
}

impl Cell {
    fn new<R: AsRef<[World]>>(rings: &[R], center: World, half: f64) -> Self {
        Self { center, half, distance: edge_distance(rings, center) }
    }

    /// No position of the square is farther from the edge than this.
    fn promise(&self) -> f64 {
        self.distance + self.half * std::f64::consts::SQRT_2
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Cell {}
impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Cell {
    fn cmp(&self, other: &Self) -> Ordering {
        self.promise().total_cmp(&other.promise())
    }
}

/// The position inside the polygon of `rings` (the outer one first, then holes) that is farthest from its edge, to a
/// hundredth of the polygon's longer side, and that distance in units of the square.
///
/// `None` for a polygon without area or with a position that is not finite.
pub fn pole_of_inaccessibility<R: AsRef<[World]>>(rings: &[R]) -> Option<(World, f64)> {
    let outer = rings.first()?.as_ref();
    let bounds = open_ring(outer).fold(EMPTY, grown);
    let (width, height) = (bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
    if !(width > 0.0 && height > 0.0) || rings.iter().any(|r| r.as_ref().iter().any(|p| !(p.x + p.y).is_finite())) {
        return None;
    }
    let (precision, half) = (width.max(height) / 100.0, width.min(height) / 2.0);
    let mut best = Cell::new(rings, bounds.center(), 0.0);
    let mut open = BinaryHeap::new();
    // At most 50 squares along the longer side, however thin the area is.
    let half = half.max(width.max(height) / 100.0);
    let count = |length: f64| (length / (2.0 * half)).ceil() as u32;
    for row in 0..count(height) {
        for column in 0..count(width) {
            let center = World::new(
                bounds.min.x + half * f64::from(2 * column + 1),
                bounds.min.y + half * f64::from(2 * row + 1),
            );
            open.push(Cell::new(rings, center, half));
        }
    }
    while let Some(cell) = open.pop() {
        if cell.distance > best.distance {
            best = cell;
        }
        if cell.promise() - best.distance <= precision {
            break;
        }
        let half = cell.half / 2.0;
        for (dx, dy) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
            open.push(Cell::new(rings, World::new(cell.center.x + dx, cell.center.y + dy), half));
        }
    }
    (best.distance > 0.0).then_some((best.center, best.distance))
}

/// Where to write the name of an area of several polygons: the pole of the roomiest one. `None` when none has area.
pub fn area_anchor<P, R>(polygons: impl IntoIterator<Item = P>) -> Option<World>
where
    P: AsRef<[R]>,
    R: AsRef<[World]>,
{
    polygons
        .into_iter()
        .filter_map(|polygon| pole_of_inaccessibility(polygon.as_ref()))
        .reduce(|best, next| if next.1 > best.1 { next } else { best })
        .map(|(anchor, _)| anchor)
}

/// The distance to the nearest edge, negative outside.
fn edge_distance<R: AsRef<[World]>>(rings: &[R], at: World) -> f64 {
    let mut nearest = f64::INFINITY;
    for ring in rings {
        let ring = ring.as_ref();
        for (index, a) in ring.iter().enumerate() {
            let b = ring[(index + 1) % ring.len()];
            let (dx, dy) = (b.x - a.x, b.y - a.y);
            let square = dx * dx + dy * dy;
            let share =
                if square > 0.0 { (((at.x - a.x) * dx + (at.y - a.y) * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
            nearest = nearest.min((at.x - a.x - dx * share).hypot(at.y - a.y - dy * share));
        }
    }
    if polygon_contains(rings, at) { nearest } else { -nearest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ring(corners: &[(f64, f64)]) -> Vec<World> {
        corners.iter().map(|&(x, y)| World::new(x, y)).collect()
    }

    #[test]
    fn a_hole_pushes_the_name_aside() {
        let outer = ring(&[(0.0, 0.0), (0.9, 0.0), (0.9, 0.3), (0.0, 0.3)]);
        let hole = ring(&[(0.1, 0.05), (0.5, 0.05), (0.5, 0.25), (0.1, 0.25)]);
        let (anchor, room) = pole_of_inaccessibility(&[outer, hole]).unwrap();
        assert!(anchor.x > 0.6 && (room - 0.15).abs() < 0.01, "{anchor:?} {room}");
    }

    #[test]
    fn the_roomiest_polygon_gets_the_name() {
        let small = vec![ring(&[(0.0, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.1)])];
        let large = vec![ring(&[(0.5, 0.5), (0.8, 0.5), (0.8, 0.8), (0.5, 0.8)])];
        let anchor = area_anchor([small, large]).unwrap();
        assert!((anchor.x - 0.65).abs() < 0.01 && (anchor.y - 0.65).abs() < 0.01);
    }

    #[test]
    fn nothing_has_no_anchor() {
        assert_eq!(pole_of_inaccessibility::<Vec<World>>(&[]), None);
        assert_eq!(pole_of_inaccessibility(&[ring(&[(0.0, 0.0), (1.0, 1.0)])]), None);
        assert_eq!(pole_of_inaccessibility(&[ring(&[(0.0, 0.0), (1.0, f64::NAN), (0.0, 1.0)])]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn no_grid_point_is_much_better(radii in prop::collection::vec(0.1..0.5_f64, 5..14)) {
            let n = radii.len() as f64;
            let star = vec![radii.iter().enumerate().map(|(i, r)| {
                let angle = std::f64::consts::TAU * i as f64 / n;
                World::new(0.5 + r * angle.cos(), 0.5 + r * angle.sin())
            }).collect::<Vec<_>>()];
            let (anchor, room) = pole_of_inaccessibility(&star).unwrap();
            prop_assert!(polygon_contains(&star, anchor));
            let best = (0..60 * 60).map(|i| edge_distance(&star, World::new(f64::from(i % 60) / 59.0, f64::from(i / 60) / 59.0))).fold(0.0, f64::max);
            prop_assert!(room >= best - 0.011, "{room} {best}");
        }
    }
}
