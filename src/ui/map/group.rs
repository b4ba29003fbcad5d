//! Places drawn as groups: a disc with their number and a ring of their domains, where an analysis has gathered them.

use super::engine::Engine;
use crate::atlas::Role;
use crate::geo::world_from_lng_lat;
use crate::i18n::{Locale, fill, integer, messages as m};
use crate::map::{Palette, Screen, Tap, View};
use crate::render::Disc;
use crate::report::{Group, Groups};
use leptos::prelude::untrack;

/// Width of the ring around a disc, in CSS px.
const RING_PX: f64 = 5.0;

/// The domain's code of a kind.
fn code_of(kind: u8) -> String {
    if kind == 0 { String::new() } else { char::from(kind).to_string() }
}

impl Engine {
    /// The groups of what is laid over the map; none: each place has its own symbol.
    pub(super) fn grouped(&self) -> Option<&Groups> {
        let groups = &self.laid.as_ref()?.answer.overlay.groups;
        let has_places = untrack(|| self.context.is_layer_on(Role::Places));
        (has_places && !groups.alone_from.is_empty()).then_some(groups)
    }

    /// Finds the groups that a view shows, by their place in the list, and where they are drawn.
    pub(super) fn find_groups(&self, view: &View) -> Vec<(usize, Screen)> {
        let seen = view.viewport.rect().grown(40.0);
        let Some(groups) = self.grouped() else { return Vec::new() };
        let place = |(index, group): (usize, &Group)| {
            let at = view.screen_from_world(world_from_lng_lat(group.at));
            seen.contains(at).then_some((index, at))
        };
        groups.at(view.camera.zoom).filter_map(place).collect()
    }

    /// The discs of a frame.
    pub(super) fn discs(&self, palette: &Palette, locale: Locale) -> Vec<Disc> {
        let Some(groups) = self.grouped() else { return Vec::new() };
        let disc = |(index, at): &(usize, Screen)| {
            let group = groups.list.get(*index)?;
            let count = group.count();
            let part = |(kind, part): &(u8, u32)| {
                (f64::from(*part) / f64::from(count), palette.domain_style(&code_of(*kind)).color)
            };
            Some(Disc {
                at: *at,
                radius_px: group.radius_px(),
                text: integer(locale, count.into()),
                parts: group.parts.iter().map(part).collect(),
                ring_px: RING_PX,
            })
        };
        self.groups.iter().filter_map(disc).collect()
    }

    /// The group that a tap means: the uppermost it lies in, or nearly so for a finger.
    pub(super) fn group_at(&self, tap: Tap) -> Option<&Group> {
        let groups = self.grouped()?;
        self.groups.iter().rev().find_map(|(index, at)| {
            let group = groups.list.get(*index)?;
            let reach = group.radius_px().max(tap.kind.reach_px());
            (at.distance(tap.at) <= reach).then_some(group)
        })
    }

    /// What a group is, in words.
    pub(super) fn group_name(&self, group: &Group, locale: Locale) -> String {
        let part = |(kind, count): &(u8, u32)| {
            let places = self.domains.as_ref().map(|(places, _)| places);
            let label = places.and_then(|places| places.category_label(&code_of(*kind), locale));
            [label.unwrap_or(m::NO_CATEGORY.get(locale)), " ", &integer(locale, (*count).into())].concat()
        };
        let parts: Vec<String> = group.parts.iter().map(part).collect();
        fill(m::GROUP.get(locale), &[&integer(locale, group.count().into()), &parts.join(", ")])
    }
}
