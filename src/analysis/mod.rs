//! The `analysis` module.
