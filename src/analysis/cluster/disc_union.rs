//! The outline of a cluster: the union of equal discs around its core points.
//!
//! A convex hull overstates an L-shaped quarter and a concave hull understates it; discs of half the search radius claim
//! only the ground near a core point. The boundary is found exactly, as arcs between crossings of circles, and only then cut
//! into straight pieces. Plane units are metres.

use crate::geo::{LngLat, LngLatBounds, LocalPlane};
use std::collections::BTreeMap;
use std::f64::consts::{PI, TAU};

/// A polygon of a plane: an outer ring, anticlockwise, and its holes, clockwise; rings are closed (first = last).
#[derive(Clone, Debug, PartialEq)]
pub struct PlanePolygon {
    /// The outer ring.
    pub outer: Vec<[f64; 2]>,
    /// The holes.
    pub holes: Vec<Vec<[f64; 2]>>,
}

/// An uncovered stretch of a circle, anticlockwise. `after` is the disc that covers what lies before it.
#[derive(Clone, Copy)]
struct Arc {
    circle: usize,
    from: f64,
    to: f64,
    after: usize,
    before: usize,
}

/// Gives the union of discs of one `radius` around `centres`, as polygons sorted by their first corner.
///
/// `corners` is how many straight pieces a whole circle is cut into (at least 8). Corners lie on the circles, so the shape
/// is inside the true union by at most `radius · (1 − cos(π/corners))`. Centres that are not finite are left out and equal
/// centres count once; without centres or with a radius that is not positive the answer is empty. O(n²).
pub fn disc_union(centres: &[[f64; 2]], radius: f64, corners: usize) -> Vec<PlanePolygon> {
    let mut centres: Vec<[f64; 2]> = centres.iter().copied().filter(|c| c[0].is_finite() && c[1].is_finite()).collect();
    centres.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    // Centres closer than a millionth of the radius make crossings that cannot be told apart.
    centres.dedup_by(|a, b| (a[0] - b[0]).hypot(a[1] - b[1]) < radius * 1e-6);
    if centres.is_empty() || radius.is_nan() || radius <= 0.0 {
        return Vec::new();
    }
    let step = TAU / corners.max(8) as f64;
    let (whole, arcs) = uncovered_arcs(&centres, radius);
    let mut rings: Vec<Vec<[f64; 2]>> =
        whole.into_iter().map(|circle| closed(arc_corners(centres[circle], radius, 0.0, TAU, step))).collect();
    rings.extend(chain(&arcs).into_iter().map(|loop_of_arcs| {
        closed(
            loop_of_arcs
                .into_iter()
                .flat_map(|arc| arc_corners(centres[arc.circle], radius, arc.from, arc.to, step))
                .collect(),
        )
    }));
    polygons(rings)
}

/// Gives the outline of a cluster: discs of `radius_m` around its core points, in degrees, closed rings, outer first.
///
/// Each inner `Vec` is one polygon: its outer ring anticlockwise, then holes clockwise (RFC 7946).
pub fn outline(core: &[LngLat], radius_m: f64, corners: usize) -> Vec<Vec<Vec<LngLat>>> {
    let valid: Vec<LngLat> = core.iter().copied().filter(|p| p.is_valid()).collect();
    let plane = LocalPlane::new(valid.iter().copied().collect::<LngLatBounds>().center());
    let centres: Vec<[f64; 2]> = valid.iter().map(|&p| plane.plane_from_lng_lat(p)).collect();
    let degrees = |ring: Vec<[f64; 2]>| ring.into_iter().map(|at| plane.lng_lat_from_plane(at)).collect();
    disc_union(&centres, radius_m, corners)
        .into_iter()
        .map(|polygon| std::iter::once(polygon.outer).chain(polygon.holes).map(degrees).collect())
        .collect()
}

/// Finds the circles that nothing covers and the uncovered arcs of the others.
fn uncovered_arcs(centres: &[[f64; 2]], radius: f64) -> (Vec<usize>, Vec<Arc>) {
    let (mut whole, mut arcs) = (Vec::new(), Vec::new());
    for (circle, c) in centres.iter().enumerate() {
        // Covered stretches as (from, to, by), from in 0..TAU.
        let mut covered: Vec<(f64, f64, usize)> = Vec::new();
        for (by, o) in centres.iter().enumerate().filter(|&(by, _)| by != circle) {
            let (dx, dy) = (o[0] - c[0], o[1] - c[1]);
            let d = dx.hypot(dy);
            if d < 2.0 * radius {
                let (middle, half) = (dy.atan2(dx), (d / (2.0 * radius)).acos());
                let from = (middle - half).rem_euclid(TAU);
                covered.push((from, from + 2.0 * half, by));
            }
        }
        covered.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
        let Some(&first) = covered.first() else {
            whole.push(circle);
            continue;
        };
        // Start behind the stretch that reaches farthest over the end of the turn.
        let mut reach = (first.1, first.2);
        for &(_, to, by) in &covered {
            if to > reach.0 {
                reach = (to, by);
            }
        }
        let over = if reach.0 > TAU { Some((reach.0 - TAU, reach.1)) } else { None };
        let mut end = over.unwrap_or((f64::NEG_INFINITY, usize::MAX));
        for &(from, to, by) in &covered {
            if from > end.0 && end.1 != usize::MAX {
                arcs.push(Arc { circle, from: end.0, to: from, after: end.1, before: by });
            }
            if to > end.0 {
                end = (to, by);
            }
        }
        if over.is_none() {
            arcs.push(Arc { circle, from: end.0, to: first.0 + TAU, after: end.1, before: first.2 });
        }
    }
    (whole, arcs)
}

/// Strings arcs together: where an arc runs into disc `k`, the boundary goes on along `k`'s circle.
fn chain(arcs: &[Arc]) -> Vec<Vec<Arc>> {
    let by_start: BTreeMap<(usize, usize), usize> =
        arcs.iter().enumerate().map(|(i, arc)| ((arc.circle, arc.after), i)).collect();
    let mut used = vec![false; arcs.len()];
    let mut loops = Vec::new();
    for start in 0..arcs.len() {
        let mut ring = Vec::new();
        let mut at = start;
        while !used[at] {
            used[at] = true;
            ring.push(arcs[at]);
            match by_start.get(&(arcs[at].before, arcs[at].circle)) {
                Some(&next) => at = next,
                None => break,
            }
        }
        if !ring.is_empty() {
            loops.push(ring);
        }
    }
    loops
}

/// Cuts an arc into corners, its start included and its end left to the next arc.
fn arc_corners(centre: [f64; 2], radius: f64, from: f64, to: f64, step: f64) -> Vec<[f64; 2]> {
    let pieces = ((to - from) / step).ceil().max(1.0);
    (0..pieces as usize)
        .map(|i| {
            let (sin, cos) = (from + (to - from) * i as f64 / pieces).sin_cos();
            [centre[0] + radius * cos, centre[1] + radius * sin]
        })
        .collect()
}

fn closed(mut ring: Vec<[f64; 2]>) -> Vec<[f64; 2]> {
    ring.extend(ring.first().copied());
    ring
}

/// Twice the signed area of a closed ring; positive when anticlockwise.
fn turn(ring: &[[f64; 2]]) -> f64 {
    ring.windows(2).map(|w| w[0][0] * w[1][1] - w[1][0] * w[0][1]).sum()
}

/// Gives each hole to the outer ring around it.
fn polygons(rings: Vec<Vec<[f64; 2]>>) -> Vec<PlanePolygon> {
    let (outer, holes): (Vec<_>, Vec<_>) = rings.into_iter().filter(|r| r.len() > 3).partition(|r| turn(r) > 0.0);
    let mut found: Vec<PlanePolygon> =
        outer.into_iter().map(|outer| PlanePolygon { outer, holes: Vec::new() }).collect();
    found.sort_by(|a, b| a.outer[0][0].total_cmp(&b.outer[0][0]).then(a.outer[0][1].total_cmp(&b.outer[0][1])));
    for hole in holes {
        let around = found.iter_mut().filter(|p| surrounds(&p.outer, hole[0]));
        if let Some(polygon) = around.min_by(|a, b| turn(&a.outer).total_cmp(&turn(&b.outer))) {
            polygon.holes.push(hole);
        }
    }
    found
}

/// Says whether `at` lies inside a closed ring, by the winding of the ring around it.
fn surrounds(ring: &[[f64; 2]], at: [f64; 2]) -> bool {
    let angle = |p: [f64; 2]| (p[1] - at[1]).atan2(p[0] - at[0]);
    let total: f64 = ring
        .windows(2)
        .map(|w| {
            let d = angle(w[1]) - angle(w[0]);
            if d > PI {
                d - TAU
            } else if d < -PI {
                d + TAU
            } else {
                d
            }
        })
        .sum();
    total.abs() > PI
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn area(polygons: &[PlanePolygon]) -> f64 {
        polygons.iter().map(|p| turn(&p.outer) + p.holes.iter().map(|h| turn(h)).sum::<f64>()).sum::<f64>() / 2.0
    }

    fn holds(polygons: &[PlanePolygon], at: [f64; 2]) -> bool {
        polygons.iter().any(|p| surrounds(&p.outer, at) && !p.holes.iter().any(|h| surrounds(h, at)))
    }

    #[test]
    fn one_disc_and_two() {
        let one = disc_union(&[[10.0, 20.0]], 125.0, 360);
        assert!((area(&one) / (PI * 125.0 * 125.0) - 1.0).abs() < 1e-4);
        // Two unit discs one apart: 2π − (2π/3 − √3/2).
        let two = disc_union(&[[0.0, 0.0], [1.0, 0.0], [1.0, 0.0]], 1.0, 720);
        assert_eq!(two.len(), 1);
        assert!((area(&two) - (TAU - (TAU / 3.0 - 3_f64.sqrt() / 2.0))).abs() < 1e-3, "{}", area(&two));
        assert_eq!(disc_union(&[[0.0, 0.0], [3.0, 0.0]], 1.0, 24).len(), 2);
    }

    #[test]
    fn ring_of_discs_has_a_hole() {
        let centres: Vec<[f64; 2]> = (0..12).map(|i| f64::from(i) * TAU / 12.0).map(|a| [a.cos(), a.sin()]).collect();
        let found = disc_union(&centres, 0.4, 64);
        assert_eq!((found.len(), found[0].holes.len()), (1, 1));
        assert!(!holds(&found, [0.0, 0.0]) && holds(&found, [1.0, 0.0]));
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(disc_union(&[], 1.0, 24).is_empty());
        assert!(disc_union(&[[f64::NAN, 0.0]], 1.0, 24).is_empty());
        assert!(disc_union(&[[0.0, 0.0]], 0.0, 24).is_empty());
        assert!(outline(&[], 125.0, 24).is_empty());
    }

    #[test]
    fn outline_is_in_metres_on_the_ground() {
        let centre = LngLat::new(106.9176, 47.9189);
        let found = outline(&[centre], 125.0, 24);
        assert_eq!(found.len(), 1);
        for &corner in &found[0][0] {
            assert!((crate::geo::distance_m(centre, corner) - 125.0).abs() < 0.01);
        }
    }

    proptest! {
        #[test]
        fn holds_exactly_what_is_near(centres in prop::collection::vec([0.0..6.0_f64, 0.0..6.0_f64], 1..25), probes in prop::collection::vec([-1.0..7.0_f64, -1.0..7.0_f64], 40)) {
            let found = disc_union(&centres, 1.0, 24);
            let inner = (PI / 24.0).cos();
            for at in probes {
                let d = centres.iter().map(|c| (c[0] - at[0]).hypot(c[1] - at[1])).fold(f64::INFINITY, f64::min);
                if d < inner - 1e-5 {
                    prop_assert!(holds(&found, at), "{at:?} is {d} from a centre");
                } else if d > 1.0 + 1e-5 {
                    prop_assert!(!holds(&found, at), "{at:?} is {d} from every centre");
                }
            }
        }

        #[test]
        fn lattices_with_many_touching_discs(cells in prop::collection::vec((0..5_i32, 0..5_i32), 1..20)) {
            let centres: Vec<[f64; 2]> = cells.iter().map(|&(x, y)| [f64::from(x), f64::from(y)]).collect();
            let found = disc_union(&centres, 0.75, 24);
            for c in &centres {
                prop_assert!(holds(&found, *c));
            }
            prop_assert!(area(&found) <= centres.len() as f64 * PI * 0.5625);
        }
    }
}
