//! Places that lie on one another, as those of one building do: one symbol with their number, or fanned out around their
//! point. A press or a key on the symbol fans it out, and so does choosing one of its places; Escape, a press elsewhere or
//! another filter folds it up.

use super::engine::Engine;
use super::pick::Meant;
use crate::geo::World;
use crate::i18n::{Locale, integer};
use crate::map::{
    Casing, Item, LineMesh, Palette, Screen, ScreenRect, Stacked, SymbolSet, View, fan, fan_radius_px, stack_reach,
};
use crate::render::Disc;
use crate::ui::catalog::Shown;
use crate::ui::context::Flight;
use std::sync::Arc;

/// From the middle of a badge to its edge, in CSS px: of one with a single digit, and for each further one.
const BADGE_PX: [f64; 2] = [7.0, 3.0];
/// Most badges of a frame: more than fill the screen.
const MOST_BADGES: usize = 400;

/// The stacks of a frame.
#[derive(Debug, Default)]
pub(super) struct Stacks {
    /// A place of the stack that is fanned out, wherever it is.
    open: Option<usize>,
    /// The symbols that are stacks, by their place in the set, and how many places each has.
    piles: Vec<(usize, u32)>,
    /// The places that are fanned out, over everything else.
    pub(super) fan: SymbolSet,
    /// Where they are drawn, on the square.
    spots: Vec<World>,
    /// Where they all lie.
    center: Screen,
    radius_px: f64,
    /// What the filters left and what was selected when this was last looked at.
    shown: Option<Arc<Shown>>,
    selected: Option<usize>,
}

impl Engine {
    /// Makes one symbol of each stack, and fans out the one that is open.
    pub(super) fn stack_symbols(&mut self, view: &View, shown: Option<&Arc<Shown>>) {
        let own = &mut self.stacks;
        if own.shown.as_ref() != shown {
            (own.shown, own.open) = (shown.cloned(), None);
        }
        if own.selected != self.selected_row {
            own.selected = self.selected_row;
            own.open = own.selected.or(own.open);
        }
        (own.fan, own.spots) = Default::default();
        own.piles.clear();
        let (Some((places, _)), Some(atlas)) = (&self.domains, &self.atlas) else { return };
        // Where many cover each other, or stand in groups, there are no stacks.
        if !self.symbols.is_whole || self.grouped().is_some() {
            return;
        }
        let lie = (places.worlds.as_slice(), stack_reach(atlas.view.max_zoom));
        let chosen = [self.selected_row, self.hovered_row];
        let stacked = Stacked::new(std::mem::take(&mut self.symbols), view, lie, chosen, self.stacks.open);
        self.symbols = stacked.set;
        let own = &mut self.stacks;
        let spot = |symbol: &crate::map::Symbol| {
            view.world_from_screen(Screen::new(f64::from(symbol.x_px), f64::from(symbol.y_px)))
        };
        own.spots = stacked.fan.symbols.iter().map(spot).collect();
        (own.piles, own.fan, own.center) = (stacked.piles, stacked.fan, stacked.center);
    }

    /// How far from their point places may be drawn.
    pub(super) fn strays_px(&self) -> f64 {
        self.stacks.open.map_or(0.0, |_| self.stacks.radius_px)
    }
}
