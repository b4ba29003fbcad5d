//! The `taxonomy` module.
