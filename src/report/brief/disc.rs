//! Groups of places on the map of a brief: a disc with their number, a ring of their domains.

use super::plate::FONT;
use crate::geo::world_from_lng_lat;
use crate::i18n::{Locale, integer};
use crate::map::{Palette, Screen, ScreenRect, View};
use crate::report::{Element, Group, Groups, svg};
use std::f64::consts::TAU;

/// Width of the ring, in px.
const RING_PX: f64 = 5.0;

/// A group where it is drawn.
pub(super) struct Disc<'a> {
    group: &'a Group,
    at: Screen,
}

/// The groups that a view shows, first drawn first.
pub(super) fn discs<'a>(groups: &'a Groups, view: &View) -> Vec<Disc<'a>> {
    let seen = view.viewport.rect();
    let place = |(_, group): (usize, &'a Group)| {
        let at = view.screen_from_world(world_from_lng_lat(group.at));
        seen.contains(at).then_some(Disc { group, at })
    };
    groups.at(view.camera.zoom).filter_map(place).collect()
}

impl Disc<'_> {
    /// The box around it.
    pub(super) fn rect(&self) -> ScreenRect {
        let side = 2.0 * self.group.radius_px();
        ScreenRect::around(self.at, side, side)
    }

    /// The disc as a drawing.
    pub(super) fn element(&self, palette: &Palette, locale: Locale) -> Element {
        let (Screen { x, y }, radius) = (self.at, self.group.radius_px());
        let circle = |radius: f64| svg("circle").number("cx", x).number("cy", y).number("r", radius);
        let mid = radius - RING_PX / 2.0;
        let around = TAU * mid;
        let mut so_far = 0.0;
        let total = f64::from(self.group.count());
        let parts = self.group.parts.iter().map(|(kind, count)| {
            let code = if *kind == 0 { String::new() } else { char::from(*kind).to_string() };
            let length = f64::from(*count) / total * around;
            // A dash as long as the part, turned on by those before it; it begins above.
            let part = circle(mid)
                .attr("fill", "none")
                .attr("stroke", &palette.domain_style(&code).color.css())
                .number("stroke-width", RING_PX)
                .attr("stroke-dasharray", &format!("{length:.2} {around:.2}"))
                .attr("stroke-dashoffset", &format!("{:.2}", around / 4.0 - so_far));
            so_far += length;
            part
        });
        let parts: Vec<Element> = parts.collect();
        let number = svg("text")
            .number("x", x)
            .number("y", y + 4.0)
            .attr("text-anchor", "middle")
            .attr("font-family", FONT)
            .attr("font-size", "11")
            .attr("font-weight", "700")
            .attr("fill", &palette.ink.css())
            .text(&integer(locale, self.group.count().into()));
        svg("g").put(circle(radius + 1.0).attr("fill", &palette.halo.css())).all(parts).put(number)
    }
}
