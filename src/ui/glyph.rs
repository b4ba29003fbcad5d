//! A domain's sign, as on the map: colour and shape, in a list row, a legend or a card.

use super::context::Context;
use super::part::{Part, svg};
use std::rc::Rc;

/// The sign of a domain ("C"); of none: the plain one.
pub(super) fn glyph(context: Context, domain: Option<String>) -> Part {
    let domain: Rc<str> = domain.unwrap_or_default().into();
    let shape = Rc::clone(&domain);
    let path = svg("path")
        .bind("d", move || context.theme.get().domain_style(&shape).shape.svg_path())
        .bind("fill", move || context.theme.get().domain_style(&domain).color.css());
    let frame = svg("svg").class("glyph").attr("viewBox", "-1.25 -1.25 2.5 2.5");
    frame.attr("aria-hidden", "true").attr("focusable", "false").add(path)
}
