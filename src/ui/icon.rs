//! The interface's icons: strokes on a 20-unit square, drawn by us. Decoration only; the button has the name.

use super::part::{Part, svg};

/// An icon's shape, as SVG path data.
#[derive(Clone, Copy, Debug)]
pub(super) struct Icon(&'static str);

pub(super) const SEARCH: Icon = Icon("M13.2 13.2 17 17M14.5 8.75a5.75 5.75 0 1 1-11.5 0 5.75 5.75 0 0 1 11.5 0Z");
pub(super) const CLOSE: Icon = Icon("m5 5 10 10M15 5 5 15");
pub(super) const BACK: Icon = Icon("M12 4.5 6.5 10l5.5 5.5");
pub(super) const OPEN: Icon = Icon("m5.5 8 4.5 4.5L14.5 8");
pub(super) const PLUS: Icon = Icon("M10 4v12M4 10h12");
pub(super) const MINUS: Icon = Icon("M4 10h12");
pub(super) const HOME: Icon = Icon("M4 8V4h4M16 8V4h-4M4 12v4h4M16 12v4h-4");
pub(super) const LINK: Icon =
    Icon("M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1");
pub(super) const SHARE: Icon = Icon("M10 12.5V3M6.5 6 10 2.5 13.5 6M6 9H4.5v8h11V9H14");
pub(super) const LEFT: Icon = BACK;
pub(super) const RIGHT: Icon = Icon("M8 4.5 13.5 10 8 15.5");
pub(super) const UP: Icon = Icon("M4.5 12 10 6.5l5.5 5.5");
pub(super) const DOWN: Icon = Icon("M4.5 8 10 13.5 15.5 8");
pub(super) const CIRCLE: Icon = Icon("M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 10.6a.6.6 0 1 0 0-1.2.6.6 0 0 0 0 1.2Z");
pub(super) const TARGET: Icon =
    Icon("M10 14.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10 2.5v3M10 14.5v3M2.5 10h3M14.5 10h3");
pub(super) const DOWNLOAD: Icon = Icon("M10 3v10M5.8 9 10 13l4.2-4M4 16.5h12");
pub(super) const MOON: Icon = Icon("M16 11.7A6.5 6.5 0 0 1 8.3 4a6.5 6.5 0 1 0 7.7 7.7Z");
pub(super) const SUN: Icon = Icon(
    "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M15.7 4.3l-1.1 1.1M5.4 14.6l-1.1 1.1",
);
pub(super) const AUTO: Icon = Icon("M10 3.5v13a6.5 6.5 0 0 0 0-13ZM10 16.5a6.5 6.5 0 1 1 0-13");
pub(super) const CONTRAST: Icon = Icon("M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM10 3v14M10 6.5h5.4M10 10h6.6M10 13.5h5.4");
pub(super) const DRAW: Icon = Icon("M3 13.5 13.5 3 17 6.5 6.5 17ZM6 10.5l1.7 1.7M8.7 7.8l1.2 1.2M11.4 5.1l1.7 1.7");
pub(super) const HELP: Icon = Icon("M7.2 7.6a2.8 2.8 0 1 1 3.9 2.6c-.8.4-1.1.9-1.1 1.8M10 14.6v.1");
pub(super) const NOTICE: Icon = Icon("M10 6.5v4.2M10 13.4v.1M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Z");

/// Draws an icon, hidden from screen readers.
pub(super) fn icon(Icon(path): Icon) -> Part {
    let frame = svg("svg").class("icon").attr("viewBox", "0 0 20 20");
    frame.attr("aria-hidden", "true").attr("focusable", "false").add(svg("path").attr("d", path))
}
