//! Places that lie on one another, as those of one building do: which of them form a stack, that a stack is one symbol,
//! and the ring or spiral on which one is fanned out, so that each of its places can be seen and picked.

use super::{Camera, Screen, Symbol, SymbolSet, View, symbol_radius_px};
use crate::geo::{World, sin_cos};
use crate::index::order::{sort_ids, sort_keys, sorted_rows};
use std::f64::consts::{FRAC_PI_2, PI, TAU};
use std::ops::Range;
use std::sync::Arc;

/// Most places on a ring; more are on a spiral.
const RING: usize = 8;
/// Most places that are a finger's breadth apart.
const ROOMY: usize = 24;
/// From place to place of a fan, in CSS px: what a finger wants.
const APART_PX: f64 = 44.0;
/// From place to place of a fan of many.
const CLOSE_PX: f64 = 26.0;
/// The least radius of a ring, in CSS px: farther than two taps that are one double tap.
const LEAST_PX: f64 = 36.0;
/// From the outermost place of a fan to the edge of its plate, in CSS px.
const MARGIN_PX: f64 = 18.0;

/// Where among the others what is chosen is drawn: over single places (0) and stacks (1).
const CHOSEN: u64 = 2;

/// The symbols of a frame, each stack as one, but for the one that is fanned out.
#[derive(Clone, Debug, Default)]
pub struct Stacked {
    /// What lies on the land, first drawn first: single places, then stacks, then what is chosen.
    pub set: SymbolSet,
    /// The stacks in it: which symbol each is, and how many places it has.
    pub piles: Vec<(usize, u32)>,
    /// The places that are fanned out, where they are drawn over everything else.
    pub fan: SymbolSet,
    /// What the fan is spread around.
    pub center: Screen,
    /// The radius of the plate that the fan lies on, in CSS px: what it covers is not in the set. 0 without a fan.
    pub plate_px: f64,
}

/// How far apart the places of a stack may be in either direction, in units of the square: half a symbol's radius at the
/// greatest zoom, so that no zoom would part them.
pub fn stack_reach(max_zoom: f64) -> f64 {
    symbol_radius_px(max_zoom) / 2.0 / Camera::new(World::new(0.5, 0.5), max_zoom).px_per_world()
}

/// The stack of each of `rows`, by its first row; a row that stands alone is its own.
///
/// A row is the first of a stack if no lesser one is within `reach` of it in both directions; the others belong to the
/// least of the first rows that are as near to them. So a stack depends on nothing that is farther from it than twice
/// `reach`: not on what else is on the screen. `positions` are those of all rows. O(n log n) in `rows`.
pub fn stacks(rows: &[u32], positions: &[World], reach: f64) -> Vec<u32> {
    let cell = |row: u32| [positions[row as usize].y, positions[row as usize].x].map(|part| (part / reach) as i64);
    let is_near = |a: u32, b: u32| {
        let [a, b] = [positions[a as usize], positions[b as usize]];
        (a.x - b.x).abs() <= reach && (a.y - b.y).abs() <= reach
    };
    let order = sorted_rows(rows.len(), &mut |a, b| {
        let [a, b] = [rows[a as usize], rows[b as usize]];
        cell(a).cmp(&cell(b)).then(a.cmp(&b))
    });
    let sorted: Vec<u32> = order.iter().map(|&at| rows[at as usize]).collect();
    // All of a cell are near to one another, so only its least row can be the first of a stack.
    let mut cells: Vec<Range<usize>> = Vec::new();
    for own in sorted.chunk_by(|&a, &b| cell(a) == cell(b)) {
        let start = cells.last().map_or(0, |before| before.end);
        cells.push(start..start + own.len());
    }
    let cell_of = |at: usize| cell(sorted[cells[at].start]);
    let mut neighbours = Vec::new();
    let mut below = 0;
    for at in 0..cells.len() {
        let [y, x] = cell_of(at);
        while below < cells.len() && cell_of(below) < [y + 1, x - 1] {
            below += 1;
        }
        let beside = (at + 1..cells.len()).take_while(|&other| cell_of(other) <= [y, x + 1]);
        let under = (below..cells.len()).take_while(|&other| cell_of(other) <= [y + 1, x + 1]);
        neighbours.extend(beside.chain(under).flat_map(|other| [(at, other), (other, at)]));
    }
    let mut is_first = vec![true; cells.len()];
    for (own, other) in &neighbours {
        let row = sorted[cells[*own].start];
        let mut lesser = sorted[cells[*other].clone()].iter().take_while(|&&other| other < row);
        is_first[*own] &= lesser.all(|&other| !is_near(other, row));
    }
    let own_cells = (0..cells.len()).map(|at| (at, at));
    let mut found = vec![u32::MAX; rows.len()];
    for (own, other) in own_cells.chain(neighbours).filter(|(_, other)| is_first[*other]) {
        let first = sorted[cells[other].start];
        for at in cells[own].clone().filter(|&at| is_near(sorted[at], first)) {
            found[at] = found[at].min(first);
        }
    }
    let mut stack_of = vec![0; rows.len()];
    for ((at, row), first) in order.into_iter().zip(sorted).zip(found) {
        stack_of[at as usize] = if first == u32::MAX { row } else { first };
    }
    stack_of
}

/// Where the places of a fan are, in CSS px from its middle, with the clock from above: on a ring, of more than eight on a
/// spiral. No two are nearer than a finger's breadth, or of more than 24 than a symbol with room around it.
pub fn fan(count: usize) -> Vec<Screen> {
    let spot = |turned: f64, radius_px: f64| {
        let (down, right) = sin_cos(turned - FRAC_PI_2);
        Screen::new(right * radius_px, down * radius_px)
    };
    if count <= RING {
        let radius_px = (APART_PX / 2.0 / sin_cos(PI / count as f64).0).max(LEAST_PX);
        return (0..count).map(|place| spot(place as f64 / count as f64 * TAU, radius_px)).collect();
    }
    let apart_px = if count <= ROOMY { APART_PX } else { CLOSE_PX };
    let mut turned = 0.0;
    let place = |_| {
        // A little more than what is wanted, since a chord is shorter than its arc, and turns run aslant.
        let radius_px = apart_px * (1.0 + 1.04 * turned / TAU);
        let place = spot(turned, radius_px);
        turned += 1.06 * apart_px / radius_px;
        place
    };
    (0..count).map(place).collect()
}

/// The radius of the plate under a fan, in CSS px.
pub fn plate_px(fan: &[Screen]) -> f64 {
    fan.last().map_or(0.0, |last| last.distance(Screen::default()) + MARGIN_PX)
}

impl Stacked {
    /// Makes one symbol of each stack, that of its uppermost place, and fans out the stack that `open` is in.
    ///
    /// Stacks go over single places, and what is `chosen` over both. In a fan the places are in the order of their rows,
    /// whichever of them is pointed at; what their plate covers is left out, unless it is chosen. `reach` as in [`stacks`], `positions` those of all rows. O(n log n) in the set.
    pub fn new(
        set: SymbolSet,
        view: &View,
        (positions, reach): (&[World], f64),
        chosen: [Option<usize>; 2],
        open: Option<usize>,
    ) -> Self {
        let stack_of = stacks(&set.rows, positions, reach);
        let mut keys: Vec<u64> = stack_of.iter().zip(0..).map(|(&first, at)| u64::from(first) << 32 | at).collect();
        sort_keys(&mut keys);
        let at_of = |key: &u64| *key as u32 as usize;
        let mut stacked = Self::default();
        let mut counts = vec![0; set.rows.len()];
        let mut kept = Vec::new();
        let mut fanned = Vec::new();
        for stack in keys.chunk_by(|a, b| a >> 32 == b >> 32) {
            let [.., top] = stack else { continue };
            let is_in = |row: usize| stack.iter().any(|key| set.rows[at_of(key)] as usize == row);
            if stack.len() > 1 && open.is_some_and(is_in) {
                fanned.extend(stack.iter().map(at_of));
                stacked.center = view.screen_from_world(positions[(top >> 32) as usize]);
                continue;
            }
            counts[at_of(top)] = stack.len() as u32;
            let is_chosen = chosen.contains(&Some(set.rows[at_of(top)] as usize));
            let rank = if is_chosen { CHOSEN } else { u64::from(stack.len() > 1) };
            kept.push(rank << 32 | at_of(top) as u64);
        }
        if kept.len() == set.rows.len() {
            return Self { set, ..stacked };
        }
        let spots = fan(fanned.len());
        stacked.plate_px = plate_px(&spots);
        let is_open = |key: &u64| {
            let Symbol { x_px, y_px, .. } = set.symbols[at_of(key)];
            let away_px = stacked.center.distance(Screen::new(f64::from(x_px), f64::from(y_px)));
            away_px >= stacked.plate_px || key >> 32 == CHOSEN
        };
        kept.retain(is_open);
        sort_keys(&mut kept);
        let piles = kept.iter().map(|key| counts[at_of(key)]).enumerate();
        stacked.piles = piles.filter(|(_, count)| *count > 1).collect();
        let part = |places: &mut dyn Iterator<Item = usize>| {
            let (symbols, rows) = places.map(|at| (set.symbols[at], set.rows[at])).unzip();
            (symbols, rows)
        };
        let (symbols, rows) = part(&mut kept.iter().map(at_of));
        stacked.set = SymbolSet { symbols: Arc::new(symbols), rows, ..set };
        let (mut symbols, rows): (Vec<Symbol>, Vec<u32>) = part(&mut fanned.into_iter());
        let mut order = rows.clone();
        sort_ids(&mut order);
        for (symbol, row) in symbols.iter_mut().zip(&rows) {
            let spot = spots[order.binary_search(row).unwrap_or_default()];
            symbol.x_px = (stacked.center.x + spot.x) as f32;
            symbol.y_px = (stacked.center.y + spot.y) as f32;
        }
        stacked.fan = SymbolSet { symbols: Arc::new(symbols), rows, is_whole: true };
        stacked
    }
}

#[cfg(test)]
mod tests;
