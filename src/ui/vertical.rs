//! Mongolian in its traditional script, which runs from top to bottom in columns from left to right: in cards and titles, and
//! on the map where the reader wants it.
//!
//! Its style sheet and font come with the first such text, so that nobody else pays for them (`public/vertical.js`).

use super::context::Context;
use super::part::{Part, follow, tag};
use crate::atlas::VERTICAL;
use crate::i18n::Locale;
use crate::platform;
use std::sync::Once;

static STYLED: Once = Once::new();

/// Asks for the style sheet with the font, once.
fn style() {
    STYLED.call_once(|| platform::tell("atlas:vertical", ""));
}

/// A text in traditional script.
pub(super) fn vertical(text: &str) -> Part {
    style();
    tag("span").class("vertical").attr("lang", VERTICAL).text(text)
}

/// Says whether the map's names can be in traditional script: for who reads Mongolian, where the data has such names.
pub(super) fn is_offered(context: Context) -> bool {
    let is_read = context.locale.get() == Locale::Mn;
    is_read && context.catalog.with(|catalog| catalog.ready().any(|layer| layer.has_vertical()))
}

/// Asks for the font when the map's names are to be in traditional script, and hears when it is there.
pub(super) fn follow_script(context: Context) {
    platform::on_told("atlas:upright", move |_| {
        context.has_vertical.set(true);
        true
    });
    follow(move || {
        if context.view.with(|view| view.is_traditional) && is_offered(context) {
            style();
        }
    });
}

/// Says whether the map's names are written so now: until the letters are there, or without them, they are in Cyrillic.
pub(super) fn is_written(context: Context) -> bool {
    let is_wanted = context.view.with_untracked(|view| view.is_traditional);
    is_wanted && context.has_vertical.get_untracked() && context.locale.get_untracked() == Locale::Mn
}
