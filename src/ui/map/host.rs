//! What an embed leaves to the page around it: the plain wheel and one finger scroll that page; Ctrl or ⌘ with the
//! wheel, and two fingers, move the map. A short hint says so. Positions are CSS px from the map's corner.

use crate::i18n::{fill, messages as m};
use crate::map::{Pointer, PointerKind, Screen};
use crate::platform;
use crate::ui::context::Context;
use crate::ui::part::{Part, show, tag};
use leptos::prelude::*;

/// How long a hint stands.
const HINT_MS: i32 = 1_600;
/// How far a finger moves until it is no tap, in CSS px.
const TAP_PX: f64 = 10.0;

/// A finger on the map.
#[derive(Clone, Copy, Debug)]
struct Finger {
    now: Pointer,
    /// Where it came down; none once there was another.
    start: Option<Screen>,
}

/// The fingers on an embed's map, and the hint; small and copied freely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Host {
    context: Context,
    fingers: StoredValue<Vec<Finger>>,
    /// Whether the hint stands, and whether it speaks of fingers.
    hint: RwSignal<Option<bool>>,
    /// Counts hints, so that only the last one's end counts.
    turn: StoredValue<u32>,
}

impl Host {
    /// No finger, no hint.
    pub(super) fn new(context: Context) -> Self {
        let (fingers, hint) = (StoredValue::new(Vec::new()), RwSignal::new(None));
        Self { context, fingers, hint, turn: StoredValue::new(0) }
    }

    /// Says whether the wheel belongs to the page around.
    pub(super) fn has_wheel(self, with_key: bool) -> bool {
        let is_hosts = self.context.embed.is_some() && !with_key;
        if is_hosts {
            self.show(false);
        }
        is_hosts
    }

    fn is_finger(self, pointer: Pointer) -> bool {
        self.context.embed.is_some() && pointer.kind == PointerKind::Touch
    }

    /// A pointer comes down; gives those that the map is told of: with a second finger the first one too, anew.
    pub(super) fn down(self, now: Pointer) -> Vec<Pointer> {
        if !self.is_finger(now) {
            return vec![now];
        }
        self.up(now.id);
        self.fingers.update_value(|all| all.push(Finger { now, start: Some(now.at) }));
        if self.has_two() {
            self.fingers.update_value(|all| all.iter_mut().for_each(|finger| finger.start = None));
        }
        self.fingers.with_value(|all| all.iter().map(|finger| finger.now).collect())
    }

    /// A pointer moves; says whether the map is told. A single finger that is no tap any more gets the hint.
    pub(super) fn moves(self, now: Pointer) -> bool {
        if !self.is_finger(now) || self.fingers.with_value(Vec::is_empty) {
            return true;
        }
        let mut is_lost = false;
        self.fingers.update_value(|all| {
            if let Some(finger) = all.iter_mut().find(|finger| finger.now.id == now.id) {
                finger.now = now;
                is_lost = finger.start.is_some_and(|start| start.distance(now.at) > TAP_PX);
            }
        });
        if is_lost {
            self.show(true);
        }
        self.has_two()
    }

    /// Says whether a pointer is a finger that has moved too far for a tap.
    pub(super) fn is_lost(self, id: i32) -> bool {
        let is_lost = |finger: &Finger| finger.start.is_some_and(|start| start.distance(finger.now.at) > TAP_PX);
        self.fingers.with_value(|all| all.iter().any(|finger| finger.now.id == id && is_lost(finger)))
    }

    /// A pointer leaves.
    pub(super) fn up(self, id: i32) {
        self.fingers.update_value(|all| all.retain(|finger| finger.now.id != id));
    }

    /// The browser takes a finger for scrolling.
    pub(super) fn cancel(self, id: i32) {
        if self.fingers.with_value(|all| all.iter().any(|finger| finger.now.id == id && finger.start.is_some())) {
            self.show(true);
        }
        self.up(id);
    }

    /// Says whether two fingers are on the map.
    pub(super) fn has_two(self) -> bool {
        self.fingers.with_value(|all| all.len() > 1)
    }

    fn show(self, is_of_fingers: bool) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let turn = self.turn.get_value();
        self.hint.set(Some(is_of_fingers));
        platform::after_ms(HINT_MS, move || {
            if self.turn.get_value() == turn {
                self.hint.set(None);
            }
        });
    }

    /// The hint over the map. Those who use neither wheel nor fingers do not need it.
    pub(super) fn hint_view(self) -> Part {
        let said = move || {
            let locale = self.context.locale.get();
            match self.hint.get() {
                Some(true) => m::HINT_FINGERS.get(locale).to_owned(),
                _ => fill(m::HINT_WHEEL.get(locale), &[if platform::is_mac() { "⌘" } else { "Ctrl" }]),
            }
        };
        let view = move || tag("p").class("map-hint").attr("aria-hidden", "true").says(said);
        show(move || self.hint.get().is_some(), view)
    }
}
