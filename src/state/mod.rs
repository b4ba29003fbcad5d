//! What the reader has chosen, as plain values: the view, the actions that change it, and its address.
//!
//! Pure: no widget, no browser. `ui` wraps it in signals, `platform` carries its address to the browser's history.

mod action;
mod address;
mod percent;
mod view;

pub use action::{Action, Step};
pub use address::{
    Address, AddressProblem, encoded, filter_pair, is_foreign, pair, patch_address, read_address, read_positions,
    write_address,
};
pub use view::{CONTROLS, DataChoice, MapPosition, Near, Parts, Selected, Sort, Tab, ThemeChoice, ViewState, Within};
