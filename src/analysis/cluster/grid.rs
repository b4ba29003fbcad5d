//! Points in square cells seen from above, sorted by cell, with the cells around each.
//!
//! A cell is so narrow that points in one are mostly within reach of each other, and so wide that everything within reach of
//! a point is at most two cells away. What lies in five neighbouring cells of a row lies in one stretch.

use super::space::{Limit, Space, bounds, squared};
use crate::index::order::sort_keys;
use std::ops::Range;

/// Points by cell.
#[derive(Debug)]
pub(super) struct Grid {
    /// Numbers of the points, those of a cell together.
    pub(super) points: Vec<u32>,
    /// Coordinates, aligned with `points`.
    pub(super) at: Vec<[f64; 3]>,
    /// The cells that hold something, by row and column.
    pub(super) cells: Vec<Cell>,
}

/// A cell and what is in it.
#[derive(Debug)]
pub(super) struct Cell {
    /// Its points, as places in the grid's lists.
    pub(super) points: Range<u32>,
    /// Corners of the box around its points.
    low: [f64; 3],
    high: [f64; 3],
    /// The cells at most two away, row by row, itself included.
    pub(super) around: [Range<u32>; 5],
    /// Whether all its points are within reach of each other.
    pub(super) tight: bool,
}

impl Grid {
    /// Sorts the points that have a position into cells for the reach of `limit`. O(n log n).
    pub(super) fn new(space: &Space, limit: &Limit) -> Self {
        let (low, high) = space.bounds();
        let count = space.len();
        // The key of a point is its row, its column and its number, as many bits as each needs or can have.
        let number_bits = usize::BITS - count.leading_zeros();
        let part_bits = (u64::BITS - number_bits) / 2;
        let widest = (high[0] - low[0]).max(high[1] - low[1]);
        let most = (1_u64 << part_bits) as f64 - 8.0;
        // Points of one cell are within reach, if they are not one above the other; and none within reach is three cells away.
        let reach = limit.outside.max(0.0).sqrt();
        let side = (limit.inside.max(0.0) / 2.0).sqrt() * (1.0 - 1e-9);
        let side = side.max(reach / 2.0 * (1.0 + 1e-9)).max(widest / most).max(f64::MIN_POSITIVE);
        let part = |place: f64, from: f64| ((place - from) / side) as u64 + 2;
        let mut keys: Vec<u64> = (0..count)
            .filter(|&i| space.has_position(i))
            .map(|i| {
                let [x, y, _] = space.at(i);
                ((part(y, low[1]) << part_bits | part(x, low[0])) << number_bits) | i as u64
            })
            .collect();
        sort_keys(&mut keys);

        let points: Vec<u32> = keys.iter().map(|key| (key & ((1 << number_bits) - 1)) as u32).collect();
        let at: Vec<[f64; 3]> = points.iter().map(|&i| space.at(i as usize)).collect();
        let (mut cells, mut places) = (Vec::new(), Vec::new());
        let mut start = 0;
        for stretch in keys.chunk_by(|a, b| a >> number_bits == b >> number_bits) {
            let end = start + stretch.len();
            let (low, high) = bounds(&at[start..end]);
            let tight = squared(low, high) <= limit.inside;
            cells.push(Cell { points: start as u32..end as u32, low, high, around: [const { 0..0 }; 5], tight });
            places.push(stretch[0] >> number_bits);
            start = end;
        }
        for (row, up) in (-2..=2_i64).enumerate() {
            let (mut from, mut to) = (0, 0);
            for (cell, place) in cells.iter_mut().zip(&places) {
                let middle = place.wrapping_add_signed(up << part_bits);
                while from < places.len() && places[from] < middle - 2 {
                    from += 1;
                }
                while to < places.len() && places[to] <= middle + 2 {
                    to += 1;
                }
                cell.around[row] = from as u32..to as u32;
            }
        }
        Self { points, at, cells }
    }

    /// The places of all points in a stretch of cells.
    pub(super) fn stretch(&self, cells: &Range<u32>) -> Range<usize> {
        if cells.is_empty() {
            return 0..0;
        }
        let (first, last) = (&self.cells[cells.start as usize], &self.cells[cells.end as usize - 1]);
        first.points.start as usize..last.points.end as usize
    }

    /// Counts the points in the cells around a cell, its own included.
    pub(super) fn count_around(&self, cell: &Cell) -> usize {
        cell.around.iter().map(|cells| self.stretch(cells).len()).sum()
    }
}

impl Cell {
    /// Its points as places in the grid's lists.
    pub(super) fn places(&self) -> Range<usize> {
        self.points.start as usize..self.points.end as usize
    }

    /// The squared straight distance from a place to the box around the points.
    pub(super) fn squared_from(&self, place: [f64; 3]) -> f64 {
        squared(place, [0, 1, 2].map(|axis| place[axis].max(self.low[axis]).min(self.high[axis])))
    }

    /// The squared straight distance between the boxes around the points of two cells.
    pub(super) fn squared_between(&self, other: &Self) -> f64 {
        let gap = |axis: usize| (other.low[axis] - self.high[axis]).max(self.low[axis] - other.high[axis]).max(0.0);
        squared([gap(0), gap(1), gap(2)], [0.0; 3])
    }
}
