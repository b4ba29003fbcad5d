//! Places that lie on one another, as those of one building do: one symbol with their number, or fanned out around their
//! point. A press or a key on the symbol fans it out, and so does choosing one of its places; Escape, a press elsewhere or
//! another filter folds it up.

use super::engine::Engine;
use super::pick::Meant;
use crate::geo::World;
use crate::i18n::{Locale, integer};
use crate::map::{
    Item, LineMesh, Palette, Screen, ScreenRect, Shape, Stacked, Symbol, Tap, View, fan, plate_px, stack_reach,
    symbol_radius_px,
};
use crate::platform;
use crate::render::Disc;
use crate::ui::catalog::{Places, Shown};
use std::sync::Arc;

/// From the middle of a badge to its edge, in CSS px: with one digit, and more for each further one.
const BADGE_PX: [f64; 2] = [8.5, 3.0];
/// Width of the ring around a badge, in CSS px.
pub(super) const BADGE_RING_PX: f64 = 1.5;
/// Most badges of a frame: more than fill the screen.
const MOST_BADGES: usize = 400;
/// How much of a fan's plate is seen: the land shines through.
const PLATE: f32 = 0.9;

/// The stacks of a frame.
#[derive(Debug, Default)]
pub(super) struct Stacks {
    /// A place of the stack that is fanned out, wherever that is.
    open: Option<usize>,
    /// What the frame shows of stacks; its set is the engine's.
    pub(super) frame: Stacked,
    /// How far the fan that was last drawn reaches, in CSS px.
    radius_px: f64,
    /// What the filters left and what was selected when this was last looked at.
    shown: Option<Arc<Shown>>,
    selected: Option<usize>,
}

/// Where a symbol is drawn.
fn place_of(symbol: &Symbol) -> Screen {
    Screen::new(f64::from(symbol.x_px), f64::from(symbol.y_px))
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
        own.frame = Stacked::default();
        let Some((places, _)) = &self.domains else { return };
        // Where places cover each other by the thousand, or stand in groups, there are none.
        if self.symbols.is_whole && self.grouped().is_none() {
            let lie = (places.worlds.as_slice(), stack_reach(self.controller.limits().max_zoom));
            let chosen = [self.selected_row, self.hovered_row];
            let mut frame = Stacked::new(std::mem::take(&mut self.symbols), view, lie, chosen, self.stacks.open);
            self.symbols = std::mem::take(&mut frame.set);
            if !frame.fan.rows.is_empty() {
                self.stacks.radius_px = frame.plate_px;
            }
            self.stacks.frame = frame;
        }
    }

    /// How far from their point places may be drawn, in CSS px.
    pub(super) fn strays_px(&self) -> f64 {
        self.stacks.open.map_or(0.0, |_| self.stacks.radius_px)
    }

    /// The row of the symbol that is meant: those of the fan lie over all others.
    pub(super) fn pick(&self, tap: Tap) -> Option<usize> {
        let reach_px = tap.kind.reach_px();
        self.stacks.frame.fan.pick(tap.at, reach_px).or_else(|| self.symbols.pick(tap.at, reach_px))
    }

    /// The stack that is meant by a row, if that is a stack's symbol.
    pub(super) fn stack_of(&self, row: usize) -> Option<u32> {
        let piles = &self.stacks.frame.piles;
        piles.iter().find(|(at, _)| self.symbols.rows[*at] as usize == row).map(|(_, count)| *count)
    }

    /// What follows a place's name where its symbol is that of a stack: how many more there are.
    pub(super) fn more_than(&self, row: usize, locale: Locale) -> String {
        let more = |count: u32| [" +", &integer(locale, u64::from(count) - 1)].concat();
        self.stack_of(row).map(more).unwrap_or_default()
    }

    /// The stack whose fan has its middle where a tap is: what is meant there is still the stack.
    pub(super) fn fanned_at(&self, tap: Tap) -> Option<Meant> {
        let Stacked { fan, center, .. } = &self.stacks.frame;
        let near_px = symbol_radius_px(self.controller.camera().zoom);
        let row = *fan.rows.first().filter(|_| center.distance(tap.at) <= near_px)?;
        let is_free = fan.pick(tap.at, tap.kind.reach_px()).is_none();
        is_free.then_some(Meant::Stack(row as usize, fan.rows.len() as u32))
    }

    /// Fans out the stack that was meant, folds up the one that was not; the map moves where there is no room for a fan.
    pub(super) fn unfold(&mut self, meant: &Meant) {
        match meant {
            Meant::Stack(row, count) => {
                self.stacks.open = Some(*row);
                let view = self.controller.view();
                let Some((places, _)) = &self.domains else { return };
                let (at, side) = (places.worlds[*row], 2.0 * plate_px(&fan(*count as usize)));
                let room = ScreenRect::around(view.screen_from_world(at), side, side);
                if !self.free_part().encloses(&room) {
                    self.controller.fly_to(view.camera_showing(at, view.camera.zoom), platform::now_secs());
                }
            }
            Meant::Feature(place, _)
                if self.stacks.frame.fan.rows.iter().any(|row| self.place(*row as usize).as_ref() == Some(place)) => {}
            _ => self.stacks.open = None,
        }
    }

    /// Folds up what is fanned out.
    pub(super) fn fold(&mut self) {
        self.stacks.open = None;
    }

    /// Where a place is drawn, on the square: its position, unless it is fanned out.
    pub(super) fn spot(&self, row: usize, places: &Places) -> World {
        let fan = &self.stacks.frame.fan;
        let at = fan.rows.iter().position(|own| *own as usize == row);
        at.map_or(places.worlds[row], |at| self.controller.view().world_from_screen(place_of(&fan.symbols[at])))
    }

    /// What is drawn over everything else: the plate of the fan, its legs, its places.
    pub(super) fn fan_items(&self, view: &View, palette: &Palette) -> Vec<Item> {
        let Stacked { fan, center, plate_px, .. } = &self.stacks.frame;
        if fan.rows.is_empty() {
            return Vec::new();
        }
        let plate = Symbol {
            x_px: center.x as f32,
            y_px: center.y as f32,
            size_px: (plate_px / Shape::RADIUS) as f32,
            shape: Shape::Circle,
            fill: palette.halo,
            stroke: palette.ink_faint,
            stroke_px: 1.0,
            opacity: PLATE,
        };
        let leg = |symbol: &Symbol| [*center, place_of(symbol)].map(|at| view.world_from_screen(at));
        let lines = Arc::new(LineMesh::from_paths(fan.symbols.iter().map(leg)));
        vec![
            Item::Symbols { symbols: Arc::new(vec![plate]) },
            Item::Stroke { lines, color: palette.ink_faint, width_px: 1.25, dash: None, casing: None },
            Item::Symbols { symbols: fan.symbols.clone() },
        ]
    }

    /// The number of places on each stack's symbol. Where places crowd so that two would cover each other there is neither,
    /// since they would seem to say how many places are there in all.
    pub(super) fn badges(&self, palette: &Palette, locale: Locale) -> Vec<Disc> {
        let badge = |(at, count): &(usize, u32)| {
            let symbol = &self.symbols.symbols[*at];
            let (text, reach_px) = (integer(locale, (*count).into()), f64::from(symbol.size_px) * Shape::RADIUS);
            let radius_px = BADGE_PX[0] + BADGE_PX[1] * (text.len() - 1) as f64;
            let middle = place_of(symbol);
            let at = Screen::new(middle.x + reach_px + 1.0, middle.y - reach_px - 1.0);
            Disc { at, radius_px, text, parts: vec![(1.0, palette.ink)], ring_px: BADGE_RING_PX }
        };
        let badges: Vec<Disc> = self.stacks.frame.piles.iter().take(MOST_BADGES).map(badge).collect();
        let is_alone = |badge: &&Disc| {
            let over = badges.iter().filter(|other| other.rect().overlaps(&badge.rect()));
            over.count() == 1
        };
        badges.iter().filter(is_alone).cloned().collect()
    }
}
