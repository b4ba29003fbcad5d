//! The `ui` module.

/// Starts the page.
pub fn start() {}
