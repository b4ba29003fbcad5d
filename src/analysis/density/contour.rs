//! Bands of a surface between two values, as polygons with holes.
//!
//! Lines of one value are drawn through the squares of the lattice (marching squares), straight between the sides of a
//! square; where two opposite corners are high, their mean with the others says whether they are joined. So the line of a
//! higher value lies within that of a lower one, and bands leave no gap and do not overlap.
//!
//! Source: W. E. Lorensen, H. E. Cline, Marching Cubes, SIGGRAPH (1987), in the plane; the rule for saddles is that of
//! G. Nielson, B. Hamann, The Asymptotic Decider (1991), simplified to the mean.

use super::Surface;
use crate::analysis::cluster::ring_area;
use crate::index::order::sort_by;

/// A closed line without its first point repeated.
type Ring = Vec<[f64; 2]>;

/// Gives the bands of a surface: of each level the part between it and the next one, of the last all above it, as polygons
/// whose first ring is the outside, against the clock. Levels are positive and ascend. O(size · levels + rings²).
pub fn bands(surface: &Surface, levels: &[f64]) -> Vec<Vec<Vec<Ring>>> {
    let lines: Vec<Vec<Ring>> = levels.iter().map(|level| lines(surface, *level)).collect();
    let band = |at: usize| {
        let mut rings = lines[at].clone();
        let inner = lines.get(at + 1).into_iter().flatten();
        rings.extend(inner.map(|ring| ring.iter().rev().copied().collect::<Ring>()));
        nested(rings)
    };
    (0..levels.len()).map(band).collect()
}

/// The lines of one value: what is higher lies on their left. Each is closed, as a surface is 0 along its border.
fn lines(surface: &Surface, level: f64) -> Vec<Ring> {
    let mut steps: Vec<(Side, Side, [f64; 2])> = Vec::new();
    surface.cells(&mut |column, row, corners| {
        let high = corners.map(|value| value >= level);
        let code = high.iter().zip(0..).fold(0, |code, (high, bit)| code | u8::from(*high) << bit);
        if code == 0 || code == 15 {
            return;
        }
        let is_joined = corners.iter().sum::<f64>() >= 4.0 * level;
        for &[from, to] in WAYS[usize::from(code)][usize::from(is_joined)] {
            let start = [from, (from + 1) % 4].map(|corner| corners[corner]);
            let share = (level - start[0]) / (start[1] - start[0]);
            let [x, y] = [(share, 0.0), (1.0, share), (1.0 - share, 1.0), (0.0, 1.0 - share)][from].into();
            let point = [(f64::from(column) + x) * surface.cell_m, (f64::from(row) + y) * surface.cell_m];
            steps.push((Side::of(column, row, from), Side::of(column, row, to), point));
        }
    });
    joined(steps)
}

/// Sides of a square that a line goes from and to, for each set of high corners (one bit each, against the clock from the
/// lower left), with opposite corners apart or joined. Side 0 is the lower one, the others follow against the clock.
const WAYS: [[&[[usize; 2]]; 2]; 16] = {
    const fn same(ways: &'static [[usize; 2]]) -> [&'static [[usize; 2]]; 2] {
        [ways, ways]
    }
    [
        same(&[]),
        same(&[[0, 3]]),
        same(&[[1, 0]]),
        same(&[[1, 3]]),
        same(&[[2, 1]]),
        [&[[0, 3], [2, 1]], &[[0, 1], [2, 3]]],
        same(&[[2, 0]]),
        same(&[[2, 3]]),
        same(&[[3, 2]]),
        same(&[[0, 2]]),
        [&[[1, 0], [3, 2]], &[[1, 2], [3, 0]]],
        same(&[[1, 2]]),
        same(&[[3, 1]]),
        same(&[[0, 1]]),
        same(&[[3, 0]]),
        same(&[]),
    ]
};

/// A side between two points of the lattice: row and column of the lower or left one, and whether it goes up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Side(i32, i32, bool);

impl Side {
    fn of(column: i32, row: i32, side: usize) -> Self {
        match side {
            0 => Self(row, column, false),
            1 => Self(row, column + 1, true),
            2 => Self(row + 1, column, false),
            _ => Self(row, column, true),
        }
    }
}

/// Joins steps from side to side to rings; each side is left once and reached once.
fn joined(mut steps: Vec<(Side, Side, [f64; 2])>) -> Vec<Ring> {
    sort_by(&mut steps, &|a, b| a.0.cmp(&b.0));
    let mut is_used = vec![false; steps.len()];
    let mut rings = Vec::new();
    for start in 0..steps.len() {
        let (mut ring, mut at) = (Ring::new(), start);
        while !std::mem::replace(&mut is_used[at], true) {
            ring.push(steps[at].2);
            let Ok(next) = steps.binary_search_by(|step| step.0.cmp(&steps[at].1)) else { break };
            at = next;
        }
        ring.dedup();
        if ring.len() > 2 {
            rings.push(ring);
        }
    }
    rings
}

/// Puts holes (rings that go with the clock) into the smallest outside around them.
fn nested(rings: Vec<Ring>) -> Vec<Vec<Ring>> {
    let (mut outsides, mut holes) = (Vec::new(), Vec::new());
    for ring in rings {
        let area = ring_area(&ring);
        let frame = frame(&ring);
        if area > 0.0 {
            outsides.push((area, frame, vec![ring]));
        } else if area < 0.0 {
            holes.push((frame, ring));
        }
    }
    sort_by(&mut outsides, &|a, b| a.0.total_cmp(&b.0));
    for (own, hole) in holes {
        let Some(corner) = hole.first().copied() else { continue };
        let holds = |outer: &&mut (f64, [f64; 4], Vec<Ring>)| {
            let [left, low, right, high] = outer.1;
            own[0] >= left && own[1] >= low && own[2] <= right && own[3] <= high && contains(&outer.2[0], corner)
        };
        if let Some(outer) = outsides.iter_mut().find(holds) {
            outer.2.push(hole);
        }
    }
    outsides.into_iter().map(|(.., rings)| rings).collect()
}

/// Left, lower, right and upper end of a ring.
fn frame(ring: &[[f64; 2]]) -> [f64; 4] {
    ring.iter().fold([f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY], |frame, [x, y]| {
        [frame[0].min(*x), frame[1].min(*y), frame[2].max(*x), frame[3].max(*y)]
    })
}

fn contains(ring: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    let mut is_inside = false;
    for (at, [ax, ay]) in ring.iter().enumerate() {
        let [bx, by] = ring[(at + 1) % ring.len()];
        if (*ay > y) != (by > y) && x < ax + (bx - ax) * (y - ay) / (by - ay) {
            is_inside = !is_inside;
        }
    }
    is_inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Random;
    use proptest::prelude::*;

    /// How many of a band's polygons have a position.
    fn holders(band: &[Vec<Ring>], at: [f64; 2]) -> usize {
        let has =
            |polygon: &&Vec<Ring>| contains(&polygon[0], at) && !polygon[1..].iter().any(|hole| contains(hole, at));
        band.iter().filter(has).count()
    }

    #[test]
    fn one_place_has_round_bands_and_a_hole_in_all_but_the_last() {
        let surface = Surface::new(&[[30.0, 70.0]], 1_000.0).unwrap();
        let most = surface.peak().unwrap().2;
        let found = bands(&surface, &[most * 0.1, most * 0.5]);
        assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1]);
        assert_eq!((found[0][0].len(), found[1][0].len()), (2, 1));
        assert!(ring_area(&found[0][0][0]) > 0.0 && ring_area(&found[0][0][1]) < 0.0);
        // (1 − u²)² = 0.1 where u² = 0.684: the circle's area is that of the line but for its corners.
        let wanted = std::f64::consts::PI * 1e6 * (1.0 - 0.1_f64.sqrt());
        assert!((ring_area(&found[0][0][0]) / wanted - 1.0).abs() < 0.02);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        /// Every point of the lattice lies in the band of its value and in no other, also between clumps and in holes.
        #[test]
        fn every_point_lies_in_the_band_of_its_value(seed in 0..999_u64, count in 1..120_usize, width in 1e3..2e4_f64) {
            let mut random = Random::new(seed);
            let clump = |random: &mut Random| (random.unit() - 0.5) * width;
            let places: Vec<[f64; 2]> = (0..count).map(|_| [clump(&mut random), clump(&mut random)]).collect();
            let surface = Surface::new(&places, 1_000.0).unwrap();
            let most = surface.peak().unwrap().2;
            let levels = [0.03, 0.1, 0.3, 0.7].map(|share| share * most);
            let found = bands(&surface, &levels);
            for (column, row, value) in surface.points() {
                if levels.iter().any(|level| (value - level).abs() < 1e-9 * most) {
                    continue;
                }
                // A hair off the point: rings may have corners on a line of the lattice.
                let at = [f64::from(column) * surface.cell_m + 1e-7, f64::from(row) * surface.cell_m + 1.3e-7];
                let own = levels.iter().filter(|level| value > **level).count();
                for (band, polygons) in found.iter().enumerate() {
                    prop_assert_eq!(holders(polygons, at), usize::from(band + 1 == own), "{} {} {}", column, row, value);
                }
            }
        }
    }
}
