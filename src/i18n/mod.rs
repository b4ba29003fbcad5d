//! The `i18n` module.
