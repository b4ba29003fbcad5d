//! The window of a point pattern: the part of the plane in which points could have been.

use crate::analysis::Random;

/// A rectangle, or polygons with holes.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    rings: Vec<Vec<[f64; 2]>>,
    min: [f64; 2],
    max: [f64; 2],
    is_rectangle: bool,
    area: f64,
}

impl Window {
    /// Makes the rectangle between two corners; `None` when it has no area or is not finite.
    pub fn rectangle(min: [f64; 2], max: [f64; 2]) -> Option<Self> {
        let ring = vec![min, [max[0], min[1]], max, [min[0], max[1]]];
        let area = (max[0] - min[0]) * (max[1] - min[1]);
        let is_sound = min[0] < max[0] && min[1] < max[1] && area.is_finite();
        is_sound.then(|| Self { rings: vec![ring], min, max, is_rectangle: true, area })
    }

    /// Makes the window of rings, which may be closed or not and wound either way: what an odd number of them encloses is
    /// inside. Rings must not cross. `None` when there is no area or a corner is not finite.
    pub fn polygon(rings: &[Vec<[f64; 2]>]) -> Option<Self> {
        let open = |ring: &Vec<[f64; 2]>| {
            let end = if ring.len() > 1 && ring.first() == ring.last() { ring.len() - 1 } else { ring.len() };
            ring[..end].to_vec()
        };
        let rings: Vec<Vec<[f64; 2]>> = rings.iter().map(open).filter(|ring| ring.len() > 2).collect();
        let corners = || rings.iter().flatten();
        if corners().flatten().any(|part| !part.is_finite()) {
            return None;
        }
        let least = |axis: usize| corners().map(|at| at[axis]).fold(f64::INFINITY, f64::min);
        let most = |axis: usize| corners().map(|at| at[axis]).fold(f64::NEG_INFINITY, f64::max);
        let (min, max) = ([least(0), least(1)], [most(0), most(1)]);
        let area_of = |i: usize| {
            // A ring within an odd number of others is a hole.
            let is_hole = (0..rings.len()).filter(|&j| j != i && encloses(&rings[j], rings[i][0])).count() % 2 == 1;
            if is_hole { -ring_area(&rings[i]) } else { ring_area(&rings[i]) }
        };
        let area: f64 = (0..rings.len()).map(area_of).sum();
        (area > 0.0).then(|| Self { rings: rings.clone(), min, max, is_rectangle: false, area })
    }

    /// Its area.
    pub fn area(&self) -> f64 {
        self.area
    }

    /// The length of its border, holes included.
    pub fn perimeter(&self) -> f64 {
        self.edges().map(|(a, b)| (b[0] - a[0]).hypot(b[1] - a[1])).sum()
    }

    /// Its lower left and its upper right corner when it is a rectangle.
    pub fn corners(&self) -> Option<([f64; 2], [f64; 2])> {
        self.is_rectangle.then_some((self.min, self.max))
    }

    /// Says whether a point is inside; the border of a rectangle is, of the border of a polygon only some.
    pub fn contains(&self, point: [f64; 2]) -> bool {
        let is_near = (0..2).all(|axis| self.min[axis] <= point[axis] && point[axis] <= self.max[axis]);
        is_near && (self.is_rectangle || self.rings.iter().filter(|ring| encloses(ring, point)).count() % 2 == 1)
    }

    /// Gives the distance of a point inside to the border; 0 outside.
    pub fn border_distance(&self, point: [f64; 2]) -> f64 {
        if !self.contains(point) {
            return 0.0;
        }
        self.edges().map(|(a, b)| edge_distance(point, a, b)).fold(f64::INFINITY, f64::min)
    }

    /// Draws a point, every part of the window being as likely.
    pub fn random_point(&self, random: &mut Random) -> [f64; 2] {
        loop {
            let point = [0, 1].map(|axis: usize| self.min[axis] + random.unit() * (self.max[axis] - self.min[axis]));
            if self.contains(point) {
                return point;
            }
        }
    }

    fn edges(&self) -> impl Iterator<Item = ([f64; 2], [f64; 2])> + '_ {
        self.rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| (*a, *b)))
    }
}

fn ring_area(ring: &[[f64; 2]]) -> f64 {
    let [x0, y0] = ring[0];
    let double = |w: &[[f64; 2]]| (w[0][0] - x0) * (w[1][1] - y0) - (w[1][0] - x0) * (w[0][1] - y0);
    ring.windows(2).map(double).sum::<f64>().abs() / 2.0
}

fn encloses(ring: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    edges.filter(|([x0, y0], [x1, y1])| (*y0 > y) != (*y1 > y) && x < (x1 - x0) * (y - y0) / (y1 - y0) + x0).count() % 2
        == 1
}

fn edge_distance(point: [f64; 2], a: [f64; 2], b: [f64; 2]) -> f64 {
    let (along, off) = ([b[0] - a[0], b[1] - a[1]], [point[0] - a[0], point[1] - a[1]]);
    let length2 = along[0] * along[0] + along[1] * along[1];
    let t = if length2 > 0.0 { ((off[0] * along[0] + off[1] * along[1]) / length2).clamp(0.0, 1.0) } else { 0.0 };
    (off[0] - t * along[0]).hypot(off[1] - t * along[1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::assert_near;

    fn square(at: f64, side: f64) -> Vec<[f64; 2]> {
        vec![[at, at], [at + side, at], [at + side, at + side], [at, at + side], [at, at]]
    }

    #[test]
    fn a_square_with_a_hole_and_an_island_in_it() {
        for reversed in [false, true] {
            let mut rings = vec![square(0.0, 10.0), square(2.0, 6.0), square(4.0, 2.0)];
            if reversed {
                rings[1].reverse();
            }
            let window = Window::polygon(&rings).unwrap();
            assert_eq!((window.area(), window.perimeter()), (68.0, 72.0));
            assert!(window.contains([1.0, 1.0]) && !window.contains([3.0, 3.0]) && window.contains([5.0, 5.0]));
            assert_eq!(window.border_distance([1.0, 5.0]), 1.0);
            assert_eq!(window.border_distance([3.0, 3.0]), 0.0);
            assert_eq!(window.corners(), None);
        }
    }

    #[test]
    fn rectangles_are_quadrangles() {
        let rectangle = Window::rectangle([0.0, 0.0], [10.0, 5.0]).unwrap();
        let polygon = Window::polygon(&[vec![[0.0, 0.0], [10.0, 0.0], [10.0, 5.0], [0.0, 5.0]]]).unwrap();
        assert_eq!((rectangle.area(), rectangle.perimeter()), (polygon.area(), polygon.perimeter()));
        assert_eq!(rectangle.corners(), Some(([0.0, 0.0], [10.0, 5.0])));
        assert!(rectangle.contains([10.0, 5.0]) && !rectangle.contains([10.1, 5.0]));
        assert_eq!(rectangle.border_distance([4.0, 2.0]), polygon.border_distance([4.0, 2.0]));
    }

    #[test]
    fn no_area() {
        assert_eq!(Window::rectangle([0.0, 0.0], [0.0, 5.0]), None);
        assert_eq!(Window::rectangle([0.0, f64::NAN], [1.0, 5.0]), None);
        assert_eq!(Window::polygon(&[]), None);
        assert_eq!(Window::polygon(&[vec![[0.0, 0.0], [1.0, 1.0], [0.0, 0.0]]]), None);
        assert_eq!(Window::polygon(&[vec![[0.0, 0.0], [1.0, f64::NAN], [3.0, 0.0]]]), None);
        assert_eq!(Window::polygon(&[vec![[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]]]), None);
    }

    #[test]
    fn random_points_fill_the_window() {
        let window = Window::polygon(&[square(0.0, 10.0), square(2.0, 6.0)]).unwrap();
        let mut random = Random::new(2);
        let points: Vec<_> = (0..2000).map(|_| window.random_point(&mut random)).collect();
        assert!(points.iter().all(|point| window.contains(*point)));
        let left = points.iter().filter(|point| point[0] < 2.0).count() as f64 / 2000.0;
        assert_near(left, 20.0 / 64.0, 0.04);
    }
}
