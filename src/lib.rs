//! Creative Atlas: a map of a country's creative economy that runs entirely in the browser.
//!
//! Modules import only to their left; `tests/architecture.rs` holds the code to that:
//!
//! `geo < index < json < taxonomy < atlas < dataset < query < analysis < prepare < chart < map < render < i18n < state < catalog < report < page < platform < ui`
//!
//! `geo` to `map`, `i18n`, `state`, `catalog` and `report` are pure: they compile and are tested natively and know neither a browser nor
//! a widget. `render`, `platform` and `ui` exist on wasm32 only, `prepare` and `page` natively only.

pub mod analysis;
pub mod atlas;
pub mod catalog;
pub mod chart;
pub mod dataset;
pub mod geo;
pub mod i18n;
pub mod index;
pub mod json;
pub mod map;
#[cfg(not(target_arch = "wasm32"))]
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(not(target_arch = "wasm32"))]
pub mod prepare;
pub mod query;
#[cfg(target_arch = "wasm32")]
pub mod render;
pub mod report;
pub mod state;
pub mod taxonomy;
#[cfg_attr(
    target_arch = "wasm32",
    expect(clippy::needless_pass_by_value, reason = "components own their props, listeners their events")
)]
#[cfg(target_arch = "wasm32")]
pub mod ui;
