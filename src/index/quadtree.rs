//! A static quadtree over positions of the Mercator square, drawn by lot into layers: each layer is a sample of all
//! positions, four times as large as the one before. For what looks at all positions of a view from the first on, and
//! stops where it has seen enough; for single questions there is [`PointIndex`](super::PointIndex).
//!
//! A layer's positions stand in Morton order, so that every node is a stretch of them. Source: G. M. Morton, "A computer
//! oriented geodetic data base" (1966).

use crate::geo::{World, WorldBounds};
use std::ops::Range;

/// Layers of positions.
const LAYERS: u32 = 8;

/// Levels below the root: the finest cells are 1/32,768 of its side.
const LEVELS: u32 = 15;

/// A node with no more positions than this is not divided.
const LEAF: usize = 8;

/// Bits of a key that are the id.
const ID_BITS: u32 = 30;

/// Bits of a key that are sorted at once.
const DIGIT_BITS: u32 = 12;

/// A static quadtree of up to 2³⁰ positions. Positions with a part that is not finite are never found.
#[derive(Clone, Debug)]
pub struct Quadtree {
    /// Ascending: the layer, the Morton code of the finest cell, the id.
    keys: Vec<u64>,
    /// Aligned with `keys`.
    positions: Vec<World>,
    /// The corner with the least coordinates, and the side of a finest cell.
    corner: World,
    side: f64,
}

/// Who goes through a [`Quadtree`].
pub trait Visitor {
    /// Says whether to look at the positions in a cell of one layer.
    fn enters(&mut self, cell: &WorldBounds) -> bool;

    /// Takes a position and its id; false ends the visit.
    fn meets(&mut self, id: u32, at: World) -> bool;
}

impl Quadtree {
    /// Builds the tree of `positions`; ids are places in that slice. O(n), eight bytes a position beside it.
    pub fn build(positions: &[World]) -> Self {
        let finite = || positions.iter().zip(0_u32..).filter(|(at, _)| at.x.is_finite() && at.y.is_finite());
        let (mut min, mut max) = (World::new(f64::INFINITY, f64::INFINITY), World::new(0.0, 0.0));
        for (at, _) in finite() {
            (min.x, min.y) = (min.x.min(at.x), min.y.min(at.y));
            (max.x, max.y) = (max.x.max(at.x), max.y.max(at.y));
        }
        // A little more than the whole, so that the farthest position lies within it too.
        let side = ((max.x - min.x).max(max.y - min.y) * 1.000_001 / f64::from(1 << LEVELS)).max(f64::MIN_POSITIVE);
        let code = |at: &World| {
            let [x, y] = [(at.x - min.x) / side, (at.y - min.y) / side].map(|cell| spread(cell as u16));
            x | y << 1
        };
        let mut keys = Vec::with_capacity(positions.len());
        keys.extend(finite().map(|(at, id)| {
            u64::from(layer_of(id)) << (2 * LEVELS + ID_BITS) | u64::from(code(at)) << ID_BITS | u64::from(id)
        }));
        // Ids ascend already.
        sort_from(&mut keys, ID_BITS);
        let positions = keys.iter().map(|key| positions[id_of(*key) as usize]).collect();
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

    /// Leads a visitor through the positions in `bounds`, and some near it, layer by layer and in each from south to north
    /// as cells go; each position comes once, in the same order whatever the bounds. O(cells entered · log n).
    pub fn visit(&self, bounds: &WorldBounds, visitor: &mut impl Visitor) {
        let mut open = Vec::new();
        let mut end = 0;
        for layer in 0..LAYERS {
            let first = u64::from(layer) << (2 * LEVELS);
            let places = self.stretch(end..self.len(), first, 1 << (2 * LEVELS));
            end = places.end;
            open.push((LEVELS, first, places));
            while let Some((level, code, places)) = open.pop() {
                let cell = self.bounds_of(level, code);
                let touches = cell.min.x <= bounds.max.x
                    && cell.max.x >= bounds.min.x
                    && cell.min.y <= bounds.max.y
                    && cell.max.y >= bounds.min.y;
                if places.is_empty() || !touches || !visitor.enters(&cell) {
                    continue;
                }
                if level == 0 || places.len() <= LEAF {
                    for place in places {
                        if !visitor.meets(id_of(self.keys[place]), self.positions[place]) {
                            return;
                        }
                    }
                    continue;
                }
                let mut start = places.start;
                for quarter in 0..4 {
                    let count = 1 << (2 * (level - 1));
                    let code = code + quarter * count;
                    let quarter = self.stretch(start..places.end, code, count);
                    start = quarter.end;
                    open.push((level - 1, code, quarter));
                }
            }
        }
    }

    /// The places of `count` finest cells from one on, of `places` that begin with them.
    fn stretch(&self, places: Range<usize>, code: u64, count: u64) -> Range<usize> {
        let end = self.keys[places.clone()].partition_point(|key| key >> ID_BITS < code + count);
        places.start..places.start + end
    }

    /// Where the node is that has `level` levels below it and begins at a finest cell.
    fn bounds_of(&self, level: u32, code: u64) -> WorldBounds {
        let code = code as u32 & ((1 << (2 * LEVELS)) - 1);
        let [x, y] = [code, code >> 1].map(|bits| f64::from(gathered(bits)) * self.side);
        let min = World::new(self.corner.x + x, self.corner.y + y);
        let side = self.side * f64::from(1 << level);
        WorldBounds { min, max: World::new(min.x + side, min.y + side) }
    }
}

/// The id of a key.
fn id_of(key: u64) -> u32 {
    key as u32 & ((1 << ID_BITS) - 1)
}

/// The layer of an id: three quarters of all are in the last, three quarters of the others in that before it, and so on.
/// By the id alone, through a hash that scatters it (the finalizer of `MurmurHash3` by A. Appleby).
fn layer_of(id: u32) -> u32 {
    let hash = (id ^ id >> 16).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ hash >> 13).wrapping_mul(0xc2b2_ae35);
    (LAYERS - 1).saturating_sub((hash ^ hash >> 16).trailing_zeros() / 2)
}

/// Sorts keys by their bits from `low` on; equal ones keep their order. By counting, digit by digit.
fn sort_from(keys: &mut Vec<u64>, low: u32) {
    let mut sorted = vec![0; keys.len()];
    for low in (low..u64::BITS).step_by(DIGIT_BITS as usize) {
        let digit = |key: u64| (key >> low) as usize & ((1 << DIGIT_BITS) - 1);
        let mut next = vec![0_usize; 1 << DIGIT_BITS];
        for key in keys.iter() {
            next[digit(*key)] += 1;
        }
        let mut start = 0;
        for next in &mut next {
            start += std::mem::replace(next, start);
        }
        for key in keys.iter() {
            let next = &mut next[digit(*key)];
            sorted[*next] = *key;
            *next += 1;
        }
        std::mem::swap(keys, &mut sorted);
    }
}

/// The bits of a number below 2¹⁵ at the even places.
fn spread(number: u16) -> u32 {
    let spread = |bits: u32, by: u32, mask: u32| (bits | bits << by) & mask;
    let bits = spread(spread(u32::from(number), 8, 0x00ff_00ff), 4, 0x0f0f_0f0f);
    spread(spread(bits, 2, 0x3333_3333), 1, 0x5555_5555)
}

/// The number whose bits are at the even places; takes [`spread`] back.
fn gathered(bits: u32) -> u32 {
    let gather = |bits: u32, by: u32, mask: u32| (bits | bits >> by) & mask;
    let bits = gather(gather(bits & 0x5555_5555, 1, 0x3333_3333), 2, 0x0f0f_0f0f);
    gather(gather(bits, 4, 0x00ff_00ff), 8, 0x0000_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Meets what is in cells that reach `least` from the left, until it has met enough.
    struct Guest {
        least: f64,
        most: usize,
        met: Vec<(u32, World)>,
    }

    impl Visitor for Guest {
        fn enters(&mut self, cell: &WorldBounds) -> bool {
            cell.max.x >= self.least
        }

        fn meets(&mut self, id: u32, at: World) -> bool {
            self.met.push((id, at));
            self.met.len() < self.most
        }
    }

    fn met(tree: &Quadtree, bounds: &WorldBounds, least: f64, most: usize) -> Vec<(u32, World)> {
        let mut guest = Guest { least, most, met: Vec::new() };
        tree.visit(bounds, &mut guest);
        guest.met
    }

    const EVERYWHERE: WorldBounds = WorldBounds { min: World::new(0.0, 0.0), max: World::new(1.0, 1.0) };

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn every_position_of_the_box_is_met_once_and_in_one_order(
            positions in prop::collection::vec((0..60_u8, 0..60_u8), 0..300),
            (x, y, width, height) in (0.0..1.0_f64, 0.0..1.0_f64, 0.0..0.8_f64, 0.0..0.8_f64),
            (least, most) in (0.0..1.0_f64, 1..400_usize),
        ) {
            // A coarse lattice, so that many are equal; some are lost.
            let part = |n: u8| if n == 59 { f64::NAN } else { f64::from(n) / 59.0 };
            let positions: Vec<World> = positions.into_iter().map(|(x, y)| World::new(part(x), part(y))).collect();
            let tree = Quadtree::build(&positions);
            let all = met(&tree, &EVERYWHERE, 0.0, usize::MAX);
            let mut ids: Vec<u32> = all.iter().map(|(id, _)| *id).collect();
            prop_assert!(all.iter().all(|(id, at)| *at == positions[*id as usize]));
            prop_assert!(ids.is_sorted_by_key(|id| layer_of(*id)));
            ids.sort_unstable();
            let finite: Vec<u32> = (0..).zip(&positions).filter(|(_, at)| at.x + at.y >= 0.0).map(|(id, _)| id).collect();
            prop_assert_eq!((ids, tree.len()), (finite.clone(), finite.len()));
            let bounds = WorldBounds { min: World::new(x, y), max: World::new(x + width, y + height) };
            let some = met(&tree, &bounds, least, usize::MAX);
            let mut rest = all.iter();
            prop_assert!(some.iter().all(|one| rest.any(|other| other == one)));
            let is_due = |at: World| bounds.contains(at) && at.x >= least;
            let due = all.iter().filter(|(_, at)| is_due(*at)).count();
            prop_assert_eq!(some.iter().filter(|(_, at)| is_due(*at)).count(), due);
            prop_assert_eq!(met(&tree, &bounds, least, most), &some[..most.min(some.len())]);
        }

        #[test]
        fn keys_are_sorted_and_equal_ones_stay(keys in prop::collection::vec(any::<u64>(), 0..300), low in 0..64_u32) {
            let mut expected = keys.clone();
            expected.sort_by_key(|key| key >> low);
            let mut sorted = keys;
            sort_from(&mut sorted, low);
            prop_assert_eq!(sorted, expected);
        }

        #[test]
        fn what_is_spread_is_gathered(number in 0..1_u16 << 15) {
            let bits = (0..15).fold(0, |bits, at| bits | u32::from(number >> at & 1) << (2 * at));
            prop_assert_eq!((spread(number), gathered(bits)), (bits, u32::from(number)));
            prop_assert_eq!(gathered(bits | 0xaaaa_aaaa), u32::from(number));
        }
    }

    #[test]
    fn a_layer_is_a_quarter_of_what_comes_after_it() {
        let mut counts = [0_u32; LAYERS as usize];
        (0..1 << 16).for_each(|id| counts[layer_of(id) as usize] += 1);
        let mut expected = 49_152.0;
        for count in counts.iter().rev().take(5) {
            assert!((f64::from(*count) / expected - 1.0).abs() < 0.15, "{counts:?}");
            expected /= 4.0;
        }
    }

    #[test]
    fn one_place_alone_and_many_at_one_place_are_found() {
        assert!(met(&Quadtree::build(&[World::new(f64::NAN, 0.5)]), &EVERYWHERE, 0.0, 9).is_empty());
        for count in [1, 5, 500] {
            let tree = Quadtree::build(&vec![World::new(0.25, 0.75); count]);
            assert_eq!((met(&tree, &EVERYWHERE, 0.0, 9_999).len(), tree.len()), (count, count));
        }
    }
}
