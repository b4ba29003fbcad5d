//! What an embed leaves to the page around it: the plain wheel and one finger scroll that page; Ctrl or ⌘ with the
//! wheel, and two fingers, move the map. A short hint says so. Positions are CSS px from the map's corner.

use crate::i18n::{fill, messages as m};
use crate::map::{Pointer, PointerKind, Screen};
use crate::platform;
use crate::ui::context::Context;
use crate::ui::part::{Part, State, show, tag};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

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

impl Finger {
    /// Says whether it is alone and has moved too far for a tap.
    fn is_lost(&self) -> bool {
        self.start.is_some_and(|start| start.distance(self.now.at) > TAP_PX)
    }
}

/// Who is told of a pointer's move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// The map.
    Map,
    /// Nobody yet: it may become a tap.
    Nobody,
    /// The page around: the map forgets the pointer.
    Page,
}

/// The fingers on an embed's map, and the hint.
#[derive(Debug)]
pub(super) struct Host {
    context: Context,
    fingers: RefCell<Vec<Finger>>,
    /// Whether the hint stands, and whether it speaks of fingers.
    hint: State<Option<bool>>,
    /// Counts hints, so that only the last one's end counts.
    turn: Cell<u32>,
}

impl Host {
    /// No finger, no hint.
    pub(super) fn new(context: Context) -> Rc<Self> {
        Rc::new(Self { context, fingers: RefCell::default(), hint: State::new(None), turn: Cell::new(0) })
    }

    fn is_finger(&self, pointer: Pointer) -> bool {
        self.context.embed.is_some() && pointer.kind == PointerKind::Touch
    }

    /// A pointer comes down; gives those that the map is told of: with a second finger the first one too, anew.
    pub(super) fn down(&self, now: Pointer) -> Vec<Pointer> {
        if !self.is_finger(now) {
            return vec![now];
        }
        self.up(now.id);
        let mut fingers = self.fingers.borrow_mut();
        fingers.push(Finger { now, start: Some(now.at) });
        if fingers.len() > 1 {
            fingers.iter_mut().for_each(|finger| finger.start = None);
        }
        fingers.iter().map(|finger| finger.now).collect()
    }

    /// A pointer moves. A single finger that is no tap any more gets the hint.
    pub(super) fn moves(self: &Rc<Self>, now: Pointer) -> Told {
        let mut fingers = self.fingers.borrow_mut();
        let is_one = fingers.len() < 2;
        let Some(finger) = fingers.iter_mut().find(|finger| finger.now.id == now.id) else { return Told::Map };
        finger.now = now;
        if !is_one {
            return Told::Map;
        }
        if !finger.is_lost() {
            return Told::Nobody;
        }
        self.show(true);
        Told::Page
    }

    /// A pointer leaves; gives the finger, if it was one.
    fn up_of(&self, id: i32) -> Option<Finger> {
        let mut fingers = self.fingers.borrow_mut();
        let at = fingers.iter().position(|finger| finger.now.id == id)?;
        Some(fingers.swap_remove(at))
    }

    /// A pointer leaves.
    pub(super) fn up(&self, id: i32) {
        self.up_of(id);
    }

    /// The browser takes a finger for scrolling.
    pub(super) fn cancel(self: &Rc<Self>, id: i32) {
        if self.up_of(id).is_some_and(|finger| finger.start.is_some()) {
            self.show(true);
        }
    }

    /// Says whether two fingers are on the map.
    pub(super) fn has_two(&self) -> bool {
        self.fingers.borrow().len() > 1
    }

    /// Says whether the wheel belongs to the page around; the hint says how it would not.
    pub(super) fn has_wheel(self: &Rc<Self>, with_key: bool) -> bool {
        let is_hosts = self.context.embed.is_some() && !with_key;
        if is_hosts {
            self.show(false);
        }
        is_hosts
    }

    fn show(self: &Rc<Self>, is_of_fingers: bool) {
        let turn = self.turn.get().wrapping_add(1);
        self.turn.set(turn);
        self.hint.set(Some(is_of_fingers));
        let host = Rc::clone(self);
        platform::after_ms(HINT_MS, move || {
            if host.turn.get() == turn {
                host.hint.set(None);
            }
        });
    }

    /// The hint over the map. Those who use neither wheel nor fingers do not need it.
    pub(super) fn hint_view(&self) -> Part {
        let (context, hint) = (self.context, self.hint);
        let said = move || {
            let locale = context.locale.get();
            match hint.get() {
                Some(true) => m::HINT_FINGERS.get(locale).to_owned(),
                _ => fill(m::HINT_WHEEL.get(locale), &[if platform::is_mac() { "⌘" } else { "Ctrl" }]),
            }
        };
        let view = move || tag("p").class("map-hint").attr("aria-hidden", "true").says(said);
        show(move || hint.get().is_some(), view)
    }
}
