//! The `atlas` module.
