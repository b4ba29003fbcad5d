//! The `render` module.
