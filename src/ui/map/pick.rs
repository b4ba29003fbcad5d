//! What is under a pointer: places first, then what an analysis shows, then clusters, then, seen from afar, districts.

use super::engine::Engine;
use crate::atlas::Role;
use crate::geo::LngLat;
use crate::i18n::{fill, integer, messages as m};
use crate::map::{Pointer, PointerKind, Tap};
use crate::platform;
use crate::state::{Action, Selected};
use crate::ui::context::{Context, Flight};
use std::cell::RefCell;
use std::rc::Rc;

/// What a tap meant.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meant {
    /// A feature; with where it is, if the map should move there.
    Feature(Selected, Option<LngLat>),
    /// An area of an analysis: what pressing it does to the view's address.
    Area(String),
    /// A group: what pressing it does to the view's address, and what it is.
    Group(String, String),
    /// Places that lie on one another: the row of one of them, and how many they are.
    Stack(usize, u32),
    /// Nothing.
    Nothing,
}

impl Engine {
    /// Moves what is dragged, or says what the pointer is over.
    pub(super) fn pointer_move(&mut self, pointer: Pointer) {
        self.controller.pointer_move(pointer);
        if pointer.kind == PointerKind::Touch || self.controller.is_dragging() {
            return;
        }
        let tap = Tap { at: pointer.at, kind: pointer.kind };
        let over = self.pick(tap);
        self.signals.is_over.set(over.is_some() || self.group_at(tap).is_some());
        let over = over.and_then(|row| self.place(row));
        if self.context.hovered.with_untracked(|hovered| *hovered != over) {
            self.context.hovered.set(over);
        }
    }

    pub(super) fn place(&self, row: usize) -> Option<Selected> {
        let (places, _) = self.domains.as_ref()?;
        Some(Selected { layer: places.layer.config.id.clone(), id: places.dataset().id(row).to_owned() })
    }

    /// The place of a row, as what is meant, or the stack that it stands for.
    pub(super) fn meant_row(&self, row: usize) -> Meant {
        if let Some(count) = self.stack_of(row) {
            return Meant::Stack(row, count);
        }
        let at = self.domains.as_ref().and_then(|(places, _)| places.position(row));
        self.place(row).map_or(Meant::Nothing, |place| Meant::Feature(place, at))
    }

    /// What a tap means: a group, else a symbol, else an area of an analysis, else a cluster, else, seen from afar, a district.
    pub(super) fn meant(&self, tap: Tap) -> Meant {
        // Discs lie over symbols.
        if let Some(group) = self.group_at(tap) {
            return Meant::Group(group.go(), self.group_name(group, self.context.locale.get_untracked()));
        }
        if let Some(stack) = self.fanned_at(tap) {
            return stack;
        }
        if let Some(row) = self.pick(tap) {
            return self.meant_row(row);
        }
        let view = self.controller.view();
        let world = view.world_from_screen(tap.at);
        if let Some(go) = self.laid.as_ref().and_then(|laid| laid.go_at(world)) {
            return Meant::Area(go.to_owned());
        }
        let area = |role: Role| {
            let ground = self.grounds.of(role)?;
            let row = ground.at(world)?.row;
            let layer = &ground.layer;
            Some(Selected { layer: layer.config.id.clone(), id: layer.dataset.id(row).to_owned() })
        };
        let cluster = if self.look.has_clusters && view.camera.zoom >= 11.0 { area(Role::Clusters) } else { None };
        let district = || if self.look.has_districts && view.camera.zoom < 9.0 { area(Role::Districts) } else { None };
        cluster.or_else(district).map_or(Meant::Nothing, |selected| Meant::Feature(selected, None))
    }
}

/// Opens what a tap meant; a tap on nothing closes what is open.
pub(super) fn open(context: Context, engine: &Rc<RefCell<Engine>>, meant: Meant) {
    engine.borrow_mut().unfold(&meant);
    Engine::ask_frame(engine);
    match meant {
        Meant::Feature(selected, at) => {
            // On a phone the sheet rises over the lower half: the place moves into the upper one.
            let is_phone = platform::media_matches("(max-width: 719.98px)");
            let flight = at.filter(|_| is_phone).map(|center| Flight::To { center, min_zoom: 0.0 });
            context.open(selected, flight);
        }
        Meant::Area(patch) => crate::ui::analysis::go(context, &patch),
        Meant::Group(patch, name) => {
            context.announce(name);
            crate::ui::analysis::go(context, &patch);
        }
        Meant::Stack(_, count) => {
            // What was under the pointer is not there any more.
            context.hovered.set(None);
            let locale = context.locale.get_untracked();
            context.announce(fill(m::STACK.get(locale), &[&integer(locale, count.into())]));
        }
        Meant::Nothing => context.act(Action::Select(None)),
    }
}
