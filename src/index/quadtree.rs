//! A static quadtree over positions of the Mercator square: positions in Morton order, so that every node is a stretch of
//! them. For what looks at all positions of a view, near ones together; for single questions there is
//! [`PointIndex`](super::PointIndex).
//!
//! Source: G. M. Morton, "A computer oriented geodetic data base" (1966).

use super::order::sort_keys;
use crate::geo::{World, WorldBounds};
use std::ops::Range;

/// Levels below the root: the finest cells are 1/65,536 of its side.
const LEVELS: u32 = 16;

/// A node with no more positions than this is not divided.
const LEAF: usize = 8;

/// A static quadtree of positions. Positions with a part that is not finite are never found.
#[derive(Clone, Debug)]
pub struct Quadtree {
    /// Ascending: the Morton code of the finest cell, then the id.
    keys: Vec<u64>,
    /// Aligned with `keys`.
    positions: Vec<World>,
    /// The corner with the least coordinates, and the side of a finest cell.
    corner: World,
    side: f64,
}

/// A square with positions in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Where it is.
    pub bounds: WorldBounds,
    /// Its positions' places in the tree's order, for [`Quadtree::get`].
    pub places: Range<usize>,
}

impl Quadtree {
    /// Builds the tree of `positions`; ids are places in that slice. O(n log n).
    pub fn build(positions: &[World]) -> Self {
        let finite = || positions.iter().zip(0_u64..).filter(|(at, _)| at.x.is_finite() && at.y.is_finite());
        let (mut min, mut max) = (World::new(f64::INFINITY, f64::INFINITY), World::new(0.0, 0.0));
        for (at, _) in finite() {
            (min.x, min.y) = (min.x.min(at.x), min.y.min(at.y));
            (max.x, max.y) = (max.x.max(at.x), max.y.max(at.y));
        }
        // A little more than the whole, so that the farthest position lies within it too.
        let side = ((max.x - min.x).max(max.y - min.y) * 1.000_001 / f64::from(1 << LEVELS)).max(f64::MIN_POSITIVE);
        let code = |at: &World| {
            let [x, y] = [(at.x - min.x) / side, (at.y - min.y) / side].map(|cell| spread(cell as u16));
            u64::from(x | y << 1)
        };
        let mut keys: Vec<u64> = finite().map(|(at, id)| code(at) << 32 | id).collect();
        sort_keys(&mut keys);
        let positions = keys.iter().map(|key| positions[*key as u32 as usize]).collect();
        Self { keys, positions, corner: min, side }
    }

    /// Number of positions that can be found.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Says whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The id and the position at a place of the tree's order; panics beyond its length.
    pub fn get(&self, place: usize) -> (u32, World) {
        (self.keys[place] as u32, self.positions[place])
    }

    /// The cells that touch `bounds`, each with a position: the largest whose side is at most `side`, larger ones with a
    /// handful of positions, and finest ones. They hold each position once. O(cells · log n).
    pub fn cells(&self, bounds: &WorldBounds, side: f64) -> Vec<Cell> {
        let mut found = Vec::new();
        let mut open = vec![(LEVELS, 0_u64, 0..self.len())];
        while let Some((level, code, places)) = open.pop() {
            let cell = self.bounds_of(level, code);
            let touches = cell.min.x <= bounds.max.x
                && cell.max.x >= bounds.min.x
                && cell.min.y <= bounds.max.y
                && cell.max.y >= bounds.min.y;
            if places.is_empty() || !touches {
                continue;
            }
            if level == 0 || places.len() <= LEAF || cell.max.x - cell.min.x <= side {
                found.push(Cell { bounds: cell, places });
                continue;
            }
            let mut start = places.start;
            for quarter in 0..4 {
                let code = code + (quarter << (2 * (level - 1)));
                let next = code + (1 << (2 * (level - 1)));
                let end = start + self.keys[start..places.end].partition_point(|key| key >> 32 < next);
                open.push((level - 1, code, start..end));
                start = end;
            }
        }
        found
    }

    /// Where the node is that has `level` levels below it and begins at a finest cell.
    fn bounds_of(&self, level: u32, code: u64) -> WorldBounds {
        let [x, y] = [code, code >> 1].map(|bits| f64::from(gathered(bits as u32)) * self.side);
        let min = World::new(self.corner.x + x, self.corner.y + y);
        let side = self.side * f64::from(1 << level);
        WorldBounds { min, max: World::new(min.x + side, min.y + side) }
    }
}

/// The bits of a number at the even places.
fn spread(number: u16) -> u32 {
    (0..16).fold(0, |bits, at| bits | (u32::from(number) >> at & 1) << (2 * at))
}

/// The number whose bits are at the even places; takes [`spread`] back.
fn gathered(bits: u32) -> u32 {
    (0..16).fold(0, |number, at| number | (bits >> (2 * at) & 1) << at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn cells_hold_every_position_of_the_box_once(
            positions in prop::collection::vec((0..60_u8, 0..60_u8), 0..300),
            (x, y, width, height) in (0.0..1.0_f64, 0.0..1.0_f64, 0.0..0.8_f64, 0.0..0.8_f64),
            side in 0.001..0.5_f64,
        ) {
            // A coarse lattice, so that many are equal; some are lost.
            let part = |n: u8| if n == 59 { f64::NAN } else { f64::from(n) / 59.0 };
            let positions: Vec<World> = positions.into_iter().map(|(x, y)| World::new(part(x), part(y))).collect();
            let tree = Quadtree::build(&positions);
            let bounds = WorldBounds { min: World::new(x, y), max: World::new(x + width, y + height) };
            let mut found = Vec::new();
            for cell in tree.cells(&bounds, side) {
                let is_small = cell.bounds.max.x - cell.bounds.min.x <= side;
                prop_assert!(is_small || cell.places.len() <= LEAF);
                for place in cell.places {
                    let (id, at) = tree.get(place);
                    prop_assert_eq!(at, positions[id as usize]);
                    let slack = 1e-9;
                    prop_assert!(at.x >= cell.bounds.min.x - slack && at.x <= cell.bounds.max.x + slack);
                    prop_assert!(at.y >= cell.bounds.min.y - slack && at.y <= cell.bounds.max.y + slack);
                    found.push(id);
                }
            }
            found.sort_unstable();
            let mut once = found.clone();
            once.dedup();
            prop_assert_eq!(&once, &found);
            for (position, id) in positions.iter().zip(0..) {
                if bounds.contains(*position) {
                    prop_assert!(found.binary_search(&id).is_ok(), "{} at {:?}", id, position);
                }
            }
        }
    }

    #[test]
    fn one_place_alone_and_many_at_one_place_are_found() {
        let everywhere = WorldBounds { min: World::new(0.0, 0.0), max: World::new(1.0, 1.0) };
        assert!(Quadtree::build(&[World::new(f64::NAN, 0.5)]).cells(&everywhere, 0.1).is_empty());
        for count in [1, 5, 500] {
            let tree = Quadtree::build(&vec![World::new(0.25, 0.75); count]);
            let places: usize = tree.cells(&everywhere, 0.0).iter().map(|cell| cell.places.len()).sum();
            assert_eq!((places, tree.len()), (count, count));
        }
    }

    #[test]
    fn what_is_spread_is_gathered() {
        for number in [0, 1, 2, 3, 255, 256, 40_000, u16::MAX] {
            assert_eq!(gathered(spread(number)), u32::from(number));
        }
    }
}
