//! The shapes of symbols: one outline each, from which the SVG of legend and list and the painter's glyphs both come.
//!
//! Space: a unit square, −1 to 1 both ways, y down. All shapes have the same area, that of a circle of
//! [`Shape::RADIUS`], so that none shouts.

use crate::geo::{fixed, sin_cos};
use std::f64::consts::{FRAC_PI_2, PI, SQRT_2, TAU};

/// A filled shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shape {
    /// A circle.
    Circle,
    /// A square on its side.
    Square,
    /// A square on its corner.
    Diamond,
    /// A triangle that points up.
    TriangleUp,
    /// A triangle that points down.
    TriangleDown,
    /// An upright cross with broad arms.
    Cross,
    /// The upright cross turned by 45°.
    Saltire,
    /// A star of five points.
    Star,
    /// A pentagon that stands on a side.
    Pentagon,
    /// A hexagon that stands on a corner.
    Hexagon,
}

impl Shape {
    /// Every shape, in the order of its declaration: also the order of painters' glyphs.
    pub const ALL: [Self; 10] = [
        Self::Circle,
        Self::Square,
        Self::Diamond,
        Self::TriangleUp,
        Self::TriangleDown,
        Self::Cross,
        Self::Saltire,
        Self::Star,
        Self::Pentagon,
        Self::Hexagon,
    ];

    /// Radius of the circle whose area every shape has.
    pub const RADIUS: f64 = 0.66;

    /// The place in [`Self::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The corners in order, the last joining the first; none for the circle.
    pub fn corners(self) -> Vec<[f64; 2]> {
        let area = PI * Self::RADIUS * Self::RADIUS;
        match self {
            Self::Circle => Vec::new(),
            Self::Square => regular(4, area, PI / 4.0),
            Self::Diamond => regular(4, area, 0.0),
            Self::TriangleUp => regular(3, area, 0.0),
            Self::TriangleDown => regular(3, area, PI),
            Self::Cross => cross(area),
            Self::Saltire => cross(area).into_iter().map(|[x, y]| [(x - y) / SQRT_2, (x + y) / SQRT_2]).collect(),
            Self::Star => star(area),
            Self::Pentagon => regular(5, area, 0.0),
            Self::Hexagon => regular(6, area, 0.0),
        }
    }

    /// The outline as the `d` of an SVG path in the unit square: `viewBox="-1 -1 2 2"`.
    pub fn svg_path(self) -> String {
        let corners = self.corners();
        if corners.is_empty() {
            let r = Self::RADIUS;
            let r = &*fixed(r, 3);
            return ["M", r, " 0A", r, " ", r, " 0 1 1 -", r, " 0A", r, " ", r, " 0 1 1 ", r, " 0Z"].concat();
        }
        let mut path = String::new();
        for (index, [x, y]) in corners.iter().enumerate() {
            // Adding 0 turns −0 into 0.
            let [x, y] = [x, y].map(|part| fixed(part + 0.0, 3));
            path.extend([if index == 0 { "M" } else { "L" }, &x, " ", &y]);
        }
        path.push('Z');
        path
    }

    /// The signed distance from (`x`, `y`) to the outline: negative inside. O(corners).
    pub fn distance(self, x: f64, y: f64) -> f64 {
        outline_distance(&self.corners(), x, y)
    }
}

/// The signed distance to the polygon of `corners`, or to the circle of [`Shape::RADIUS`] when there are none.
pub(super) fn outline_distance(corners: &[[f64; 2]], x: f64, y: f64) -> f64 {
    if corners.is_empty() {
        return x.hypot(y) - Shape::RADIUS;
    }
    let (mut nearest, mut is_inside) = (f64::INFINITY, false);
    for (index, &[ax, ay]) in corners.iter().enumerate() {
        let [bx, by] = corners[(index + 1) % corners.len()];
        let (dx, dy) = (bx - ax, by - ay);
        let share = (((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
        nearest = nearest.min((x - ax - dx * share).hypot(y - ay - dy * share));
        if (ay > y) != (by > y) && x < ax + dx * (y - ay) / dy {
            is_inside = !is_inside;
        }
    }
    if is_inside { -nearest } else { nearest }
}

/// A regular polygon of `n` corners and the given area; at `turn` 0 a corner points up.
///
/// What would stick out of the unit square by its centroid is moved back in, so that the box is filled evenly.
fn regular(n: u32, area: f64, turn: f64) -> Vec<[f64; 2]> {
    let radius = (2.0 * area / (f64::from(n) * sin_cos(TAU / f64::from(n)).0)).sqrt();
    let corner = |i: u32| {
        let (sin, cos) = sin_cos(turn - FRAC_PI_2 + TAU * f64::from(i) / f64::from(n));
        [radius * cos, radius * sin]
    };
    let corners: Vec<_> = (0..n).map(corner).collect();
    let (top, bottom) = corners.iter().fold((0.0_f64, 0.0_f64), |(top, bottom), c| (top.min(c[1]), bottom.max(c[1])));
    let shift = (-1.0 - top).max(0.0) + (1.0 - bottom).min(0.0);
    corners.into_iter().map(|[x, y]| [x, y + shift]).collect()
}

/// An upright cross of the given area, its arms 0.42 of its length broad.
fn cross(area: f64) -> Vec<[f64; 2]> {
    let breadth = 0.42;
    // Two bars of length 2l and breadth 2l·b, less the middle counted twice.
    let l = (area / (4.0 * (2.0 * breadth - breadth * breadth))).sqrt();
    let b = l * breadth;
    [[-b, -l], [b, -l], [b, -b], [l, -b], [l, b], [b, b], [b, l], [-b, l], [-b, b], [-l, b], [-l, -b], [-b, -b]].into()
}

/// A five-pointed star of the given area, its notches at 0.52 of its points' radius.
fn star(area: f64) -> Vec<[f64; 2]> {
    let notch = 0.52;
    let radius = (area / (5.0 * notch * sin_cos(PI / 5.0).0)).sqrt();
    (0..10)
        .map(|i| {
            let r = if i % 2 == 0 { radius } else { radius * notch };
            let (sin, cos) = sin_cos(PI * f64::from(i) / 5.0 - FRAC_PI_2);
            [r * cos, r * sin]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_has_the_same_area_and_fits_the_unit_square() {
        for shape in Shape::ALL {
            let steps = 400;
            let cell = 2.0 / f64::from(steps);
            let inside = (0..steps * steps)
                .filter(|i| {
                    let (x, y) = (f64::from(i % steps), f64::from(i / steps));
                    shape.distance((x + 0.5) * cell - 1.0, (y + 0.5) * cell - 1.0) < 0.0
                })
                .count();
            let area = inside as f64 * cell * cell;
            assert!((area - PI * Shape::RADIUS * Shape::RADIUS).abs() < 0.01, "{shape:?} {area}");
            assert!(shape.corners().iter().flatten().all(|c| c.abs() <= 1.03), "{shape:?} {:?}", shape.corners());
        }
    }

    #[test]
    fn distance_is_zero_on_the_drawn_outline() {
        for shape in Shape::ALL {
            for [x, y] in shape.corners() {
                assert!(shape.distance(x, y).abs() < 1e-9);
                assert!(shape.distance(x * 1.2, y * 1.2) > 0.0 && shape.distance(x * 0.8, y * 0.8) < 0.0, "{shape:?}");
            }
        }
        assert!(Shape::Circle.distance(Shape::RADIUS, 0.0).abs() < 1e-12);
    }

    #[test]
    fn paths_name_the_corners() {
        assert_eq!(Shape::Square.svg_path(), "M0.585 -0.585L0.585 0.585L-0.585 0.585L-0.585 -0.585Z");
        assert!(Shape::Circle.svg_path().starts_with("M0.660 0A0.660"));
        for shape in Shape::ALL {
            assert_eq!(shape.svg_path().matches('L').count(), shape.corners().len().saturating_sub(1));
        }
    }

    #[test]
    fn places_in_the_list_hold() {
        assert!(Shape::ALL.iter().enumerate().all(|(i, shape)| shape.index() == i));
    }
}
