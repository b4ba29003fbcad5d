//! The `map` module.
