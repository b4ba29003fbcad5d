//! The `state` module.
