//! The `platform` module.
