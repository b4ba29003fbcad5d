//! Mongolian in its traditional script, which runs from top to bottom in columns from left to right.
//!
//! Its style sheet and font come with the first such text, so that nobody else pays for them.

use super::part::{Part, tag};
use crate::atlas::VERTICAL;
use crate::platform;
use std::sync::Once;

/// The style sheet with the font, beside the page.
const STYLE: &str = "font/mongolian.css";

static STYLED: Once = Once::new();

/// A text in traditional script.
pub(super) fn vertical(text: &str) -> Part {
    STYLED.call_once(|| platform::add_style(STYLE));
    tag("span").class("vertical").attr("lang", VERTICAL).text(text)
}
