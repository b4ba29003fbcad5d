//! The hexagons that have places: their size, and the places in each.

use crate::analysis::{HexagonCell, HexagonGrid};
use crate::index::order::sort_keys;
use crate::report::placing::Placing;
use std::collections::BTreeMap;

/// Sides that can be chosen, in metres.
const SIDES_M: [f64; 13] = [50.0, 100.0, 200.0, 500.0, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5];
/// As many hexagons lie side by side at most at first.
const ACROSS: f64 = 40.0;
/// As many hexagons have places at most: more would be drawn slowly.
const MOST: usize = 4_000;

/// Hexagons with the places in them.
pub(super) struct Cells {
    pub(super) grid: HexagonGrid,
    /// The side of a hexagon.
    pub(super) side_m: f64,
    /// Sides that can be chosen for these places, ascending.
    pub(super) sides_m: Vec<f64>,
    /// Cells with the rows of their places, ascending, by rows of the grid and along them.
    pub(super) list: Vec<(HexagonCell, Vec<u32>)>,
}

impl Cells {
    /// Counts places in hexagons of a side, or of the next larger that can be chosen; of one that suits them where it is NaN. O(n log n) for each side.
    pub(super) fn new(placing: &Placing, side_m: f64) -> Self {
        let is_fine = |side: f64| placing.points.len() <= MOST || used(grid_of(side), &placing.points) <= MOST;
        let [.., largest] = SIDES_M;
        let fit = |side: &f64| (*side <= placing.extent_m.max(1e3) && is_fine(*side)) || *side == largest;
        let mut sides_m: Vec<f64> = SIDES_M.into_iter().filter(fit).collect();
        // The largest is there where nothing else is.
        if sides_m.len() > 1 && placing.extent_m < largest {
            sides_m.pop();
        }
        let suits = |side: &f64| placing.extent_m / (side * 3_f64.sqrt()) <= ACROSS;
        let asked = sides_m.iter().copied().find(|own| *own >= side_m);
        let side_m = asked.or_else(|| sides_m.iter().copied().find(suits)).unwrap_or(largest);
        let grid = grid_of(side_m);
        let mut list: BTreeMap<(i32, i32), Vec<u32>> = BTreeMap::new();
        for (row, at) in placing.rows.iter().zip(&placing.points) {
            if let Some((column, line)) = grid.cell(*at) {
                list.entry((line, column)).or_default().push(*row);
            }
        }
        let list = list.into_iter().map(|((line, column), rows)| ((column, line), rows)).collect();
        Self { grid, side_m, sides_m, list }
    }

    /// How an option names a cell.
    pub(super) fn name((column, line): HexagonCell) -> String {
        format!("{column}_{line}")
    }

    /// The cell of a name, by its place in the list; `None` for a cell without places.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let (column, line) = name.split_once('_')?;
        let cell = (column.parse().ok()?, line.parse().ok()?);
        self.list.iter().position(|(own, _)| *own == cell)
    }
}

fn grid_of(side_m: f64) -> HexagonGrid {
    // Sides are those of the table, all positive.
    HexagonGrid::new(side_m * 3_f64.sqrt()).unwrap_or(HexagonGrid::UNIT)
}

/// How many cells have a point.
fn used(grid: HexagonGrid, points: &[[f64; 2]]) -> usize {
    let key = |at: &[f64; 2]| {
        let (column, line) = grid.cell(*at)?;
        Some(u64::from(column.cast_unsigned()) << 32 | u64::from(line.cast_unsigned()))
    };
    let mut keys: Vec<u64> = points.iter().filter_map(key).collect();
    sort_keys(&mut keys);
    keys.dedup();
    keys.len()
}
