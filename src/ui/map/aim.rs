//! The map by keys: a crosshair in the middle of its free part, the eight places nearest to it, and what the map shows in
//! words. Keys that stand on one of several places of a keyboard are known by their place, so that every layout has them.

use super::engine::Engine;
use super::pick;
use super::{MapSignals, Slot};
use crate::atlas::Role;
use crate::geo::WorldBounds;
use crate::i18n::{Locale, Seen, fill, integer, messages as m, seen_sentence};
use crate::map::{Key, PointerKind, Screen, ScreenRect, Tap, nearest_symbols};
use crate::state::Action;
use crate::ui::context::Context;
use crate::ui::part::{Part, Row, all, each, show, tag};
use leptos::prelude::{GetValue, untrack};
use web_sys::KeyboardEvent;

/// How many places have a number.
const NUMBERED: usize = 8;

impl Engine {
    /// Where the crosshair stands.
    fn crosshair(&self) -> Screen {
        self.controller.view().viewport.free_rect().center()
    }

    /// Finds the rows of the places nearest to the crosshair, while the map is used by keys.
    pub(super) fn find_near(&mut self) {
        self.near.clear();
        if self.signals.is_keyed.get_untracked() {
            // What is fanned out goes first: then the numbers reach all of it.
            for set in [&self.stacks.frame.fan, &self.symbols] {
                if self.near.is_empty() {
                    let found = nearest_symbols(&set.symbols, self.crosshair(), &self.free_part(), NUMBERED);
                    self.near.extend(found.into_iter().map(|index| set.rows[index] as usize));
                }
            }
        }
    }

    /// The part of the map that no panel covers.
    pub(super) fn free_part(&self) -> ScreenRect {
        let viewport = self.controller.view().viewport;
        let margin = viewport.padding.top;
        viewport.free_rect().grown(margin)
    }

    /// The names of the numbered places, in their order.
    fn near_names(&self, locale: Locale) -> Vec<String> {
        let Some((places, _)) = &self.domains else { return Vec::new() };
        self.near.iter().map(|&row| places.layer.name(row, locale).text + &self.more_than(row, locale)).collect()
    }

    /// What the map shows, in words, and what its numbers mean; both are kept for the page.
    pub(super) fn say_what_is_seen(&mut self) {
        let (context, locale) = (self.context, self.context.locale.get_untracked());
        let names = self.near_names(locale);
        if self.signals.near.with_untracked(|before| *before != names) {
            self.signals.near.set(names);
        }
        let seen = self.seen(locale);
        if context.seen.with_untracked(|before| *before != seen) {
            context.seen.set(seen.clone());
        }
        if std::mem::take(&mut self.is_moved_by_keys) {
            context.announce(seen);
        }
    }

    fn seen(&self, locale: Locale) -> String {
        let (Some((places, domains)), Some(shown)) = (&self.domains, self.context.shown.get_untracked()) else {
            return String::new();
        };
        let (view, part) = (self.controller.view(), self.free_part());
        // Not of the symbols: of many places those under others have none.
        let [min, max] = [part.min, part.max].map(|corner| view.world_from_screen(corner));
        let (bounds, is_on) = (WorldBounds { min, max }, untrack(|| self.context.is_layer_on(Role::Places)));
        let (mut count, mut groups) = (0, [0_usize; 256]);
        for (row, domain) in domains.iter().enumerate() {
            if is_on && shown.has(row) && bounds.contains(places.worlds[row]) {
                count += 1;
                groups[usize::from(*domain)] += 1;
            }
        }
        // The first of the largest; places without a category are no group.
        let largest = (1..groups.len()).rev().max_by_key(|&domain| groups[domain]).filter(|&domain| groups[domain] > 0);
        let group = largest.and_then(|domain| {
            let code = char::from(domain as u8);
            let label = places.category_label(code.encode_utf8(&mut [0; 4]), locale)?;
            Some((label, groups[domain]))
        });
        let center = view.world_from_screen(self.crosshair());
        let district = self.grounds.of(Role::Districts);
        let region = district.and_then(|ground| Some(ground.layer.name(ground.at(center)?.row, locale).text));
        let across_m = view.metres_per_px() * view.viewport.width_px;
        let shown = shown.selection.shown;
        seen_sentence(locale, &Seen { count, shown, region: region.as_deref(), across_m, group })
    }
}

/// What a key on the map does; `press` moves the map.
pub(super) fn on_key(
    context: Context,
    slot: Slot,
    signals: MapSignals,
    press: impl Fn(Key, bool) + Copy + 'static,
) -> impl FnMut(KeyboardEvent) {
    move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let Some(engine) = slot.get_value() else { return };
        signals.is_keyed.set(true);
        let (name, code) = (event.key(), event.code());
        let key = match name.as_str() {
            "ArrowLeft" => Key::Left,
            "ArrowRight" => Key::Right,
            "ArrowUp" => Key::Up,
            "ArrowDown" => Key::Down,
            "+" | "=" => Key::Plus,
            "-" | "_" | "−" => Key::Minus,
            "Home" | "0" => Key::Home,
            "Escape" => {
                engine.borrow_mut().fold();
                Engine::ask_frame(&engine);
                return context.act(Action::Select(None));
            }
            "Enter" => {
                event.prevent_default();
                let tap = Tap { at: engine.borrow().crosshair(), kind: PointerKind::Touch };
                let meant = engine.borrow().meant(tap);
                if meant == pick::Meant::Nothing {
                    return context.announce(m::AIM_NOTHING.get(context.locale.get_untracked()).to_owned());
                }
                return pick::open(context, &engine, meant);
            }
            " " => {
                event.prevent_default();
                let locale = context.locale.get_untracked();
                engine.borrow_mut().find_near();
                let names = engine.borrow().near_names(locale);
                let numbered =
                    names.iter().zip(1..).map(|(name, number)| [&integer(locale, number), " ", name].concat());
                let aimed = Tap { at: engine.borrow().crosshair(), kind: PointerKind::Touch };
                let group = engine.borrow().group_at(aimed).map(|group| engine.borrow().group_name(group, locale));
                let list = group.into_iter().chain(numbered).collect::<Vec<_>>().join("; ");
                let said = if list.is_empty() {
                    m::AIM_NOTHING.get(locale).to_owned()
                } else {
                    fill(m::AIM_NEAREST.get(locale), &[&list])
                };
                return context.announce(said);
            }
            _ => {
                let number = name.parse().ok().or_else(|| code.strip_prefix("Digit")?.parse().ok()).unwrap_or(0_usize);
                engine.borrow_mut().find_near();
                let row = engine.borrow().near.get(number.wrapping_sub(1)).copied();
                if let Some(meant) = row.map(|row| engine.borrow().meant_row(row)) {
                    event.prevent_default();
                    pick::open(context, &engine, meant);
                }
                return;
            }
        };
        event.prevent_default();
        press(key, event.shift_key());
    }
}

/// The crosshair, and the names of the numbered places; there while the map is used by keys.
pub(super) fn aim_view(signals: MapSignals) -> Part {
    let rows = move || {
        let row = |name: String| Row::new(name.clone(), move || tag("li").text(&name));
        signals.near.get().into_iter().map(row).collect()
    };
    // Those who do not see it hear it with the space bar.
    let names = move || tag("ol").class("map-near").attr("aria-hidden", "true").add(each(rows));
    let is_keyed = move || signals.is_keyed.get();
    all([
        tag("span").class("map-aim").when(".is-gone", move || !is_keyed()),
        show(move || is_keyed() && signals.near.with(|names| !names.is_empty()), names),
    ])
}
