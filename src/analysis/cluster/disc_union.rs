//! The outline of a cluster: the union of equal discs around its core points.
//!
//! A convex hull overstates an L-shaped quarter and a concave hull understates it; discs of half the search radius claim
//! only the ground near a core point. The boundary is found exactly, as arcs between crossings of circles, and only then cut
//! into straight pieces. Plane units are metres.

use crate::geo::{LngLat, LngLatBounds, LocalPlane, metres_per_degree};
use crate::index::order::{keep_first, sort_by, sorted_rows};
use std::f64::consts::{PI, TAU};

/// A polygon of a plane: an outer ring, anticlockwise, and its holes, clockwise; rings are closed (first = last).
#[derive(Clone, Debug, PartialEq)]
pub struct PlanePolygon {
    /// The outer ring.
    pub outer: Vec<[f64; 2]>,
    /// The holes.
    pub holes: Vec<Vec<[f64; 2]>>,
}

/// Nearest discs that are asked first whether they cover a circle.
const ENOUGH: usize = 16;

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
/// centres count once; without centres or with a radius that is not positive the answer is empty. O(n · m) where m centres
/// lie in a strip as wide as two discs.
pub fn disc_union(centres: &[[f64; 2]], radius: f64, corners: usize) -> Vec<PlanePolygon> {
    let mut centres: Vec<[f64; 2]> = centres.iter().copied().filter(|c| c[0].is_finite() && c[1].is_finite()).collect();
    sort_by(&mut centres, &|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
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

/// Gives the square metres of polygons on the ellipsoid, holes taken off; rings are closed, outer first, and turn as
/// [`outline`] gives them. True to a part in a million where edges are shorter than a kilometre. O(corners).
pub fn area_m2(polygons: &[Vec<Vec<LngLat>>]) -> f64 {
    // Green's theorem, with the metres of a degree at the middle of each edge; longitudes count from the ring's first corner.
    let ring_area = |ring: &Vec<LngLat>| -> f64 {
        let from = ring.first().map_or(0.0, |corner| corner.lng);
        let away = |corner: LngLat| (corner.lng - from + 540.0).rem_euclid(360.0) - 180.0;
        let edge = |pair: &[LngLat]| {
            let (east, north) = metres_per_degree(f64::midpoint(pair[0].lat, pair[1].lat));
            f64::midpoint(away(pair[0]), away(pair[1])) * (pair[1].lat - pair[0].lat) * east * north
        };
        ring.windows(2).map(edge).sum()
    };
    polygons.iter().flatten().map(ring_area).sum()
}

/// Finds the circles that nothing covers and the uncovered arcs of the others. Centres come sorted by x.
fn uncovered_arcs(centres: &[[f64; 2]], radius: f64) -> (Vec<usize>, Vec<Arc>) {
    let (mut whole, mut arcs) = (Vec::new(), Vec::new());
    let (mut near, mut nearest, mut covered) = (Vec::new(), Vec::new(), Vec::new());
    let mut left = 0;
    for (circle, c) in centres.iter().enumerate() {
        while centres[left][0] < c[0] - 2.0 * radius {
            left += 1;
        }
        let strip = centres[left..].iter().zip(left..).take_while(|(o, _)| o[0] <= c[0] + 2.0 * radius);
        near.clear();
        near.extend(strip.filter(|&(_, by)| by != circle).filter_map(|(o, by)| {
            let (dx, dy) = (o[0] - c[0], o[1] - c[1]);
            let d = if dy.abs() < 2.0 * radius { dx.hypot(dy) } else { f64::INFINITY };
            (d < 2.0 * radius).then_some(Near { d, dx, dy, by })
        }));
        if near.is_empty() {
            whole.push(circle);
            continue;
        }
        // In a crowd the nearest discs cover the circle, and the many others need not be looked at.
        if near.len() > 2 * ENOUGH {
            let mut rows: Vec<u32> = (0..near.len() as u32).collect();
            keep_first(&mut rows, ENOUGH, &mut |a, b| near[a as usize].d.total_cmp(&near[b as usize].d));
            nearest.clear();
            nearest.extend(rows.into_iter().map(|row| near[row as usize]));
            let before = arcs.len();
            uncovered_of(circle, radius, &nearest, &mut covered, &mut arcs);
            if arcs.len() == before {
                continue;
            }
            arcs.truncate(before);
        }
        uncovered_of(circle, radius, &near, &mut covered, &mut arcs);
    }
    (whole, arcs)
}

/// The disc number `by`, whose centre is (`dx`, `dy`) and `d` from that of a circle that it crosses.
#[derive(Clone, Copy)]
struct Near {
    d: f64,
    dx: f64,
    dy: f64,
    by: usize,
}

/// Finds the arcs of one circle that the discs near it leave uncovered. `covered` is memory to work in.
fn uncovered_of(circle: usize, radius: f64, near: &[Near], covered: &mut Vec<(f64, f64, usize)>, arcs: &mut Vec<Arc>) {
    // Covered stretches as (from, to, by), from in 0..TAU.
    covered.clear();
    covered.extend(near.iter().map(|near| {
        let (middle, half) = (near.dy.atan2(near.dx), (near.d / (2.0 * radius)).acos());
        let from = (middle - half).rem_euclid(TAU);
        (from, from + 2.0 * half, near.by)
    }));
    sort_by(covered, &|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
    let Some(&first) = covered.first() else { return };
    // Start behind the stretch that reaches farthest over the end of the turn.
    let mut reach = (first.1, first.2);
    for &(_, to, by) in covered.iter() {
        if to > reach.0 {
            reach = (to, by);
        }
    }
    let over = if reach.0 > TAU { Some((reach.0 - TAU, reach.1)) } else { None };
    let mut end = over.unwrap_or((f64::NEG_INFINITY, usize::MAX));
    for &(from, to, by) in covered.iter() {
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

/// Strings arcs together: where an arc runs into disc `k`, the boundary goes on along `k`'s circle.
fn chain(arcs: &[Arc]) -> Vec<Vec<Arc>> {
    let start = |arc: &Arc| (arc.circle, arc.after);
    let by_start = sorted_rows(arcs.len(), &mut |a, b| start(&arcs[a as usize]).cmp(&start(&arcs[b as usize])));
    let starting = |circle: usize, after: usize| {
        let end = by_start.partition_point(|&arc| start(&arcs[arc as usize]) <= (circle, after));
        let last = *by_start.get(end.checked_sub(1)?)? as usize;
        (start(&arcs[last]) == (circle, after)).then_some(last)
    };
    let mut used = vec![false; arcs.len()];
    let mut loops = Vec::new();
    for start in 0..arcs.len() {
        let mut ring = Vec::new();
        let mut at = start;
        while !used[at] {
            used[at] = true;
            ring.push(arcs[at]);
            match starting(arcs[at].before, arcs[at].circle) {
                Some(next) => at = next,
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
    sort_by(&mut found, &|a, b| a.outer[0][0].total_cmp(&b.outer[0][0]).then(a.outer[0][1].total_cmp(&b.outer[0][1])));
    for hole in holes {
        if let [only] = found.as_mut_slice() {
            only.holes.push(hole);
            continue;
        }
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

    #[test]
    fn areas_on_the_ground() {
        // A cell of one degree between parallels, in steps of a hundredth: the closed formula gives 8 376 632 528.0 m².
        let steps = |n: i32| f64::from(n) / 100.0;
        let south = (0..100).map(|i| LngLat::new(106.0 + steps(i), 47.0));
        let east = (0..100).map(|i| LngLat::new(107.0, 47.0 + steps(i)));
        let north = (0..100).map(|i| LngLat::new(107.0 - steps(i), 48.0));
        let west = (0..=100).map(|i| LngLat::new(106.0, 48.0 - steps(i)));
        let cell: Vec<LngLat> = south.chain(east).chain(north).chain(west).collect();
        assert!((area_m2(&[vec![cell]]) / 8_376_632_528.0 - 1.0).abs() < 1e-6);
        for lng in [106.9, 180.0] {
            let disc = area_m2(&outline(&[LngLat::new(lng, 47.9)], 125.0, 360));
            assert!((disc / (PI * 125.0 * 125.0) - 1.0).abs() < 1e-4, "{disc}");
        }
        assert_eq!(area_m2(&[]), 0.0);
    }

    #[test]
    fn crowds_are_outlined_as_by_all_their_discs() {
        // A spiral so dense that most circles are covered by their nearest neighbours.
        let crowd: Vec<[f64; 2]> =
            (0..400).map(|i| f64::from(i) / 400.0).map(|t| [t * (60.0 * t).cos(), t * (60.0 * t).sin()]).collect();
        let found = disc_union(&crowd, 0.4, 64);
        assert_eq!((found.len(), found[0].holes.len()), (1, 0));
        for angle in (0..40).map(|i| f64::from(i) * TAU / 40.0) {
            let away =
                |at: [f64; 2]| crowd.iter().map(|c| (c[0] - at[0]).hypot(c[1] - at[1])).fold(f64::INFINITY, f64::min);
            for at in [0.9, 1.2, 1.3, 1.35, 1.38, 1.42].map(|r: f64| [r * angle.cos(), r * angle.sin()]) {
                let d = away(at);
                assert!((d - 0.4).abs() < 1e-3 || holds(&found, at) == (d < 0.4), "{at:?} {d}");
            }
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
