//! What the page is made of: elements with texts, attributes and listeners that follow the reactive state, and the
//! regions that come and go with it.
//!
//! Leptos's signals, memos, effects and owners do the following; the elements are made here, by plain calls. Every
//! piece has one type however many closures go into it: with a type per element, as the `view!` macro makes them, the
//! program was nearly twice the size.

mod derived;
mod element;
mod follow;
mod region;
mod state;

pub(super) use derived::Derived;
pub(super) use element::{ElementRef, Part, all, button, element_of, nothing, says, string, svg, tag};
pub(super) use follow::follow;
pub(super) use region::{Row, each, live, show};
pub(super) use state::State;
