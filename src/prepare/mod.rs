//! The `prepare` module.
