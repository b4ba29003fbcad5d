//! Turns places into the symbols of a frame: projected in f64, those off the screen left out, the chosen ones on top;
//! of many also those left out that lie wholly under others, so that a frame costs what the screen costs.

mod deck;

use super::pick::nearest_symbol;
use super::{DomainStyle, Palette, Screen, Shape, Symbol, View};
use crate::geo::World;
use crate::index::Quadtree;
use std::sync::Arc;

/// What the symbols of a frame are made from.
#[derive(Clone, Copy)]
pub struct SymbolInput<'a> {
    /// Where places are; NaN where unknown.
    pub positions: &'a [World],
    /// The same positions as a tree; without one every place on the screen is drawn.
    pub tree: Option<&'a Quadtree>,
    /// Says of a row whether it is shown.
    pub is_visible: &'a dyn Fn(usize) -> bool,
    /// The look of a row.
    pub style: &'a dyn Fn(usize) -> DomainStyle,
    /// The row that is selected, shown even where `is_visible` says no.
    pub selected: Option<usize>,
    /// The row that is pointed at.
    pub hovered: Option<usize>,
    /// How far from its position a place may be drawn, in CSS px: so far beyond the screen they count as on it.
    pub strays_px: f64,
}

impl std::fmt::Debug for SymbolInput<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SymbolInput")
            .field("positions", &self.positions.len())
            .field("selected", &self.selected)
            .field("hovered", &self.hovered)
            .finish_non_exhaustive()
    }
}

/// The symbols of a frame and the rows they stand for, first drawn first.
#[derive(Clone, Debug, Default)]
pub struct SymbolSet {
    /// The symbols, ready for a scene.
    pub symbols: Arc<Vec<Symbol>>,
    /// The row of each symbol.
    pub rows: Vec<u32>,
    /// Set where every place on the screen has a symbol, also one that others cover.
    pub is_whole: bool,
}

impl SymbolSet {
    /// The row of the symbol that `at` means: see [`nearest_symbol`].
    pub fn pick(&self, at: Screen, reach_px: f64) -> Option<usize> {
        nearest_symbol(&self.symbols, at, reach_px).map(|index| self.rows[index] as usize)
    }
}

/// The felt radius of a symbol in CSS px: 4.5 over a whole country, 9 in a street, smooth between.
pub fn symbol_radius_px(zoom: f64) -> f64 {
    let share = ((zoom - 5.0) / 10.0).clamp(0.0, 1.0);
    4.5 + 4.5 * share * share * (3.0 - 2.0 * share)
}

/// Width of the ring around a symbol in CSS px.
const RING_PX: f32 = 1.25;

/// Places on one screen up to which every one is drawn, from north to south. No more places need no tree.
pub const FEW_SYMBOLS: usize = 4_000;

/// Makes the symbols of a frame: rows from north to south, so that nearer ones lie over those behind them, equal ones
/// in the order of the rows; then the hovered, then the selected one, larger and ringed in the accent. Rows without a
/// position are left out.
///
/// Where more than [`FEW_SYMBOLS`] are on the screen, which lies over which is drawn by lot, the same at every place and
/// after every filter, so that no part of the rows hides another; and rows that others cover wholly are left out: the
/// picture is the same, but for shades of single pixels at edges. With a tree O(pixels + rows on the screen that do not
/// pass), else O(rows + rows on the screen · log).
pub fn symbols(view: &View, input: &SymbolInput<'_>, palette: &Palette) -> SymbolSet {
    let radius = symbol_radius_px(view.camera.zoom);
    let (hovered, selected) = (input.hovered.filter(|row| input.selected != Some(*row)), input.selected);
    let size_px = |growth: f64| (radius * growth / Shape::RADIUS) as f32;
    let deck = deck::Deck::new(view, input.positions, input.tree, 4.0 * radius + input.strays_px);
    let is_plain = |row: usize| Some(row) != hovered && Some(row) != selected && (input.is_visible)(row);
    let most = if input.tree.is_some() { FEW_SYMBOLS } else { usize::MAX };
    let few = deck.few(most, &is_plain);
    let is_whole = few.is_some();
    let drawn = few.unwrap_or_else(|| deck.front(size_px(1.0), RING_PX, &is_plain, input.style));
    let mut set: Vec<Symbol> = Vec::with_capacity(drawn.len() + 2);
    let mut rows = Vec::with_capacity(drawn.len() + 2);
    let mut push = |(row, at): (usize, Screen), growth: f64, stroke, stroke_px| {
        let DomainStyle { shape, color } = (input.style)(row);
        set.push(Symbol {
            x_px: at.x as f32,
            y_px: at.y as f32,
            size_px: size_px(growth),
            shape,
            fill: color,
            stroke,
            stroke_px,
            opacity: 1.0,
        });
        rows.push(row as u32);
    };
    for place in drawn {
        push(place, 1.0, palette.symbol_ring, RING_PX);
    }
    let on_screen = |row: usize| deck.at(row).map(|at| (row, at));
    if let Some(place) = hovered.and_then(on_screen) {
        push(place, 1.3, palette.accent, 2.0);
    }
    if let Some(place) = selected.and_then(on_screen) {
        push(place, 1.45, palette.accent, 3.0);
    }
    SymbolSet { symbols: Arc::new(set), rows, is_whole }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Camera, Theme, Viewport};

    fn made(selected: Option<usize>, hovered: Option<usize>) -> SymbolSet {
        let view = View::new(Camera::new(World::new(0.5, 0.5), 4.0), Viewport::new(800.0, 600.0, 1.0));
        let positions = [
            World::new(0.501, 0.503),
            World::new(0.502, 0.501),
            World::new(f64::NAN, f64::NAN),
            World::new(0.9, 0.5),
            World::new(0.5, 0.502),
            World::new(0.505, 0.5),
        ];
        let palette = Theme::Light.palette();
        let input = SymbolInput {
            positions: &positions,
            tree: None,
            is_visible: &|row| row != 4,
            style: &|_| palette.domain_style("A"),
            selected,
            hovered,
            strays_px: 0.0,
        };
        symbols(&view, &input, palette)
    }

    #[test]
    fn hidden_lost_and_far_rows_are_left_out_and_the_rest_goes_south() {
        assert_eq!(made(None, None).rows, [5, 1, 0]);
    }

    #[test]
    fn the_chosen_ones_lie_on_top_and_are_larger() {
        let set = made(Some(5), Some(1));
        assert_eq!(set.rows, [0, 1, 5]);
        assert!(set.symbols[2].size_px > set.symbols[1].size_px && set.symbols[1].size_px > set.symbols[0].size_px);
        assert_eq!(made(Some(4), Some(4)).rows, [5, 1, 0, 4]);
        assert_eq!(made(Some(99), None).rows, [5, 1, 0]);
    }

    #[test]
    fn picking_answers_rows() {
        let set = made(None, None);
        let at = Screen::new(f64::from(set.symbols[1].x_px) + 3.0, f64::from(set.symbols[1].y_px));
        assert_eq!(set.pick(at, 4.0), Some(1));
        assert_eq!(set.pick(Screen::new(10.0, 10.0), 14.0), None);
    }
}
