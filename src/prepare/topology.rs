//! Simplifying outlines that share borders: every border is cut out once, simplified once and given back to both sides.
//!
//! So neighbours keep the very same corners and neither slivers nor gaps can open. A corner is only taken out when no other
//! corner lies in the triangle it spans with its neighbours, so no line ever crosses another.
//!
//! Source: M. Visvalingam, J. D. Whyatt, Line generalisation by repeated elimination of points, Cartogr. J. 30 (1993).

use super::Polygons;
use super::shape::wind;
use crate::geo::metres_per_degree;
use std::collections::{BTreeMap, BTreeSet};

/// Grid that positions are put on before borders are compared: 1/10,000 of a degree.
const PER_DEGREE: f64 = 1e4;

/// Grid that the corners left are given on, 1/1,000 of a degree: 111 m at most, below what a map 1:10 million knows.
const PER_DEGREE_GIVEN: f64 = 1e3;

/// A corner on the grid.
type Corner = (i32, i32);

/// A stretch of a ring in its canonical direction, and whether the ring runs along it forward.
type Piece = (Vec<Corner>, bool);

/// What is known of a border between two junctions.
struct Border {
    detail_m2: f64,
    sides: usize,
}

/// An outline to simplify together with others.
#[derive(Clone, Debug)]
pub struct Area {
    /// Its polygons; rings closed.
    pub polygons: Polygons,
    /// Corners that span less than this many square metres go. On a shared border the finer side decides.
    pub detail_m2: f64,
    /// Rings that share no border and are smaller than this many square metres go, unless nothing else is left.
    pub least_m2: f64,
}

/// Simplifies outlines together; gives them back in order, wound by RFC 7946, on a grid of 1/1,000 of a degree.
///
/// Borders are recognised by equal corners on a grid ten times as fine, on which lines never cross; what is nearer than
/// the grid they are given on may touch then. A ring that collapses is left out.
pub fn simplify(areas: &[Area]) -> Vec<Polygons> {
    let rings: Vec<(usize, usize, Vec<Corner>)> = areas
        .iter()
        .enumerate()
        .flat_map(|(a, area)| area.polygons.iter().enumerate().map(move |(p, polygon)| (a, p, polygon)))
        .flat_map(|(a, p, polygon)| polygon.iter().map(move |ring| (a, p, corners(ring))))
        .filter(|(_, _, ring)| ring.len() >= 3)
        .collect();
    let junctions = junctions(&rings);

    let mut borders: BTreeMap<Vec<Corner>, Border> = BTreeMap::new();
    let mut cut: Vec<(usize, usize, Vec<Piece>)> = Vec::new();
    for (a, p, ring) in &rings {
        let pieces = pieces(ring, &junctions);
        for (piece, _) in &pieces {
            let border = borders.entry(piece.clone()).or_insert(Border { detail_m2: f64::INFINITY, sides: 0 });
            border.detail_m2 = border.detail_m2.min(areas[*a].detail_m2);
            border.sides += 1;
        }
        cut.push((*a, *p, pieces));
    }
    let simplified = eliminate(&borders);

    let mut out: Vec<Polygons> = areas.iter().map(|area| vec![Vec::new(); area.polygons.len()]).collect();
    for (a, p, pieces) in cut {
        let shared =
            pieces.len() > 1 || pieces.iter().any(|(piece, _)| borders.get(piece).is_some_and(|b| b.sides > 1));
        let mut ring: Vec<[f64; 2]> = Vec::new();
        for (piece, forward) in &pieces {
            let line = simplified.get(piece).unwrap_or(piece);
            let given = |part: i32| (f64::from(part) / PER_DEGREE * PER_DEGREE_GIVEN).round() / PER_DEGREE_GIVEN;
            let degrees = |&(x, y): &Corner| [given(x), given(y)];
            // The last corner of a piece is the first of the next.
            if *forward {
                ring.extend(line[..line.len() - 1].iter().map(degrees));
            } else {
                ring.extend(line[1..].iter().rev().map(degrees));
            }
        }
        ring.extend(ring.first().copied());
        ring.dedup();
        let size = super::area_m2(&vec![vec![ring.clone()]]);
        if ring.len() > 3 && (shared || size >= areas[a].least_m2) {
            out[a][p].push(ring);
        }
    }
    for polygons in &mut out {
        polygons.retain(|polygon| !polygon.is_empty());
        wind(polygons);
    }
    out
}

/// Puts a closed ring on the grid, without the repeated last corner and without repeated corners.
fn corners(ring: &[[f64; 2]]) -> Vec<Corner> {
    let on_grid = |at: &[f64; 2]| ((at[0] * PER_DEGREE).round() as i32, (at[1] * PER_DEGREE).round() as i32);
    let mut corners: Vec<Corner> = ring.iter().map(on_grid).collect();
    corners.dedup();
    while corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    corners
}

/// Finds the corners where borders part: those that do not always stand between the same two neighbours.
fn junctions(rings: &[(usize, usize, Vec<Corner>)]) -> BTreeSet<Corner> {
    let mut between: BTreeMap<Corner, (Corner, Corner)> = BTreeMap::new();
    let mut junctions = BTreeSet::new();
    for (_, _, ring) in rings {
        for (i, &corner) in ring.iter().enumerate() {
            let (before, after) = (ring[(i + ring.len() - 1) % ring.len()], ring[(i + 1) % ring.len()]);
            let pair = (before.min(after), before.max(after));
            if *between.entry(corner).or_insert(pair) != pair {
                junctions.insert(corner);
            }
        }
    }
    junctions
}

/// Cuts a ring at its junctions into pieces (both ends included) in one canonical direction, and says whether it runs
/// forward. A ring without a junction is one closed piece from its smallest corner.
fn pieces(ring: &[Corner], junctions: &BTreeSet<Corner>) -> Vec<Piece> {
    let n = ring.len();
    let mut ends: Vec<usize> = (0..n).filter(|&i| junctions.contains(&ring[i])).collect();
    if ends.is_empty() {
        ends.extend((0..n).min_by_key(|&i| ring[i]));
    }
    (0..ends.len())
        .map(|e| {
            let (from, to) = (ends[e], ends[(e + 1) % ends.len()]);
            let steps = (to + n - from - 1) % n + 1;
            let piece: Vec<Corner> = (0..=steps).map(|s| ring[(from + s) % n]).collect();
            let backward: Vec<Corner> = piece.iter().rev().copied().collect();
            if piece <= backward { (piece, true) } else { (backward, false) }
        })
        .collect()
}

/// Takes corners out of every border until those left span at least the border's detail.
fn eliminate(borders: &BTreeMap<Vec<Corner>, Border>) -> BTreeMap<Vec<Corner>, Vec<Corner>> {
    // Every corner that still stands, by column, with how many borders it stands in.
    let mut standing: BTreeMap<Corner, usize> = BTreeMap::new();
    // Ends that a straight line already joins: a second straight line would be the same one.
    let mut straight: BTreeSet<(Corner, Corner)> = BTreeSet::new();
    for line in borders.keys() {
        for &corner in line {
            *standing.entry(corner).or_default() += 1;
        }
        if line.len() == 2 {
            straight.insert(ends(line));
        }
    }
    let mut done = BTreeMap::new();
    for (border, Border { detail_m2, .. }) in borders {
        let (from, to) = ends(border);
        // A ring keeps three corners.
        let least = if from == to { 4 } else { 2 + usize::from(straight.contains(&(from, to))) };
        let mut line = border.clone();
        let mut blocked: BTreeSet<Corner> = BTreeSet::new();
        while line.len() > least {
            let candidates = (1..line.len() - 1).filter(|&i| !blocked.contains(&line[i]));
            let sized = candidates.map(|i| (i, span_m2(line[i - 1], line[i], line[i + 1])));
            let Some((i, size)) = sized.min_by(|a, b| a.1.total_cmp(&b.1)) else { break };
            if size >= *detail_m2 {
                break;
            }
            if stands_inside(&standing, line[i - 1], line[i], line[i + 1]) {
                blocked.insert(line[i]);
                continue;
            }
            let gone = line.remove(i);
            if let Some(n) = standing.get_mut(&gone) {
                *n -= 1;
                if *n == 0 {
                    standing.remove(&gone);
                }
            }
            // Its neighbours span other triangles now.
            blocked.remove(&line[i - 1]);
            blocked.remove(&line[i]);
        }
        if line.len() == 2 {
            straight.insert(ends(&line));
        }
        done.insert(border.clone(), line);
    }
    done
}

/// Gives the two ends of a line, the smaller first.
fn ends(line: &[Corner]) -> (Corner, Corner) {
    let (from, to) = (line[0], line[line.len() - 1]);
    (from.min(to), from.max(to))
}

/// Measures the triangle of three corners in square metres.
fn span_m2(a: Corner, b: Corner, c: Corner) -> f64 {
    let (east, north) = metres_per_degree(f64::from(b.1) / PER_DEGREE);
    cross(a, b, c).abs() as f64 / 2.0 / (PER_DEGREE * PER_DEGREE) * east * north
}

fn cross(a: Corner, b: Corner, c: Corner) -> i64 {
    let [ax, ay, bx, by, cx, cy] = [a.0, a.1, b.0, b.1, c.0, c.1].map(i64::from);
    (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
}

/// Says whether a standing corner lies in the triangle or on its edge, other than the three corners themselves.
fn stands_inside(standing: &BTreeMap<Corner, usize>, a: Corner, b: Corner, c: Corner) -> bool {
    let (west, east) = (a.0.min(b.0).min(c.0), a.0.max(b.0).max(c.0));
    standing.range((west, i32::MIN)..=(east, i32::MAX)).any(|(&p, _)| {
        let [ab, bc, ca] = [cross(a, b, p), cross(b, c, p), cross(c, a, p)];
        let inside = (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0);
        // When all three are in line, only what the new edge would run over counts.
        let off_edge = ab == 0 && bc == 0 && ca == 0 && !on_segment(a, c, p);
        inside && !off_edge && ![a, b, c].contains(&p)
    })
}

/// Says whether `p`, known to be on the line through `a` and `c`, lies between them.
fn on_segment(a: Corner, c: Corner, p: Corner) -> bool {
    (a.0.min(c.0)..=a.0.max(c.0)).contains(&p.0) && (a.1.min(c.1)..=a.1.max(c.1)).contains(&p.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64) -> Vec<[f64; 2]> {
        vec![[x, y], [x + 1.0, y], [x + 1.0, y + 1.0], [x, y + 1.0], [x, y]]
    }

    fn area(ring: Vec<[f64; 2]>, detail_m2: f64) -> Area {
        Area { polygons: vec![vec![ring]], detail_m2, least_m2: 0.0 }
    }

    #[test]
    fn shared_border_stays_shared() {
        // Two squares whose common edge wiggles a little; one is to be coarse, the finer one decides on the border.
        let wiggle: Vec<[f64; 2]> = (1..10).map(|i| [1.0 + 0.001 * f64::from(i % 2), 0.1 * f64::from(i)]).collect();
        let mut west = vec![[0.0, 0.0], [1.0, 0.0]];
        west.extend(&wiggle);
        west.extend([[1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]);
        let mut east = vec![[2.0, 0.0], [2.0, 1.0], [1.0, 1.0]];
        east.extend(wiggle.iter().rev());
        east.extend([[1.0, 0.0], [2.0, 0.0]]);
        let out = simplify(&[area(west.clone(), 1e9), area(east.clone(), 1e9)]);
        assert_eq!((out[0][0][0].len(), out[1][0][0].len()), (5, 5));
        let kept = simplify(&[area(west, 1e9), area(east, 0.0)]);
        assert_eq!(kept[0][0][0].len(), 14);
        for corner in &kept[0][0][0] {
            assert!(corner[0] < 0.5 || kept[1][0][0].contains(corner));
        }
    }

    #[test]
    fn hole_and_its_filling_agree() {
        let outer = vec![[-1.0, -1.0], [3.0, -1.0], [3.0, 3.0], [-1.0, 3.0], [-1.0, -1.0]];
        let around = Area { polygons: vec![vec![outer, square(0.0, 0.0)]], detail_m2: 0.0, least_m2: 0.0 };
        let out = simplify(&[around, area(square(0.0, 0.0), 0.0)]);
        assert_eq!(out[0][0].len(), 2);
        let mut hole = out[0][0][1].clone();
        hole.reverse();
        assert_eq!(hole, out[1][0][0], "same corners, wound the other way");
    }

    #[test]
    fn small_islands_go_but_shared_rings_stay() {
        let island =
            Area { polygons: vec![vec![square(0.0, 0.0)], vec![square(5.0, 5.0)]], detail_m2: 0.0, least_m2: 1e18 };
        assert_eq!(simplify(std::slice::from_ref(&island)), vec![Polygons::new()]);
        let neighbour = area(square(1.0, 0.0), 0.0);
        assert_eq!(simplify(&[island, neighbour])[0].len(), 1);
    }

    #[test]
    fn what_falls_on_one_corner_of_the_given_grid_is_one_corner() {
        let near = vec![[0.0, 0.0], [1.0, 0.0], [1.0001, 0.0002], [1.0, 1.0], [0.1232, 1.0], [0.0, 0.0]];
        let out = simplify(&[area(near, 0.0)]);
        assert_eq!(out[0][0][0], [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.123, 1.0], [0.0, 0.0]]);
        let grain = vec![[0.0, 0.0], [0.0002, 0.0], [0.0002, 0.0002], [0.0, 0.0]];
        assert_eq!(simplify(&[area(grain, 0.0)]), [Polygons::new()], "what is smaller than the grid is left out");
    }

    #[test]
    fn never_pulls_a_line_over_a_corner() {
        // A spike of the second area pokes into the bay of the first.
        let bay = vec![[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.5, 0.4], [0.0, 1.0], [0.0, 0.0]];
        let spike = vec![[0.5, 0.45], [0.55, 2.0], [0.45, 2.0], [0.5, 0.45]];
        let out = simplify(&[area(bay, 1e12), area(spike, 0.0)]);
        assert!(out[0][0][0].contains(&[0.5, 0.4]));
    }
}
