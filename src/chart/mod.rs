//! The `chart` module.
