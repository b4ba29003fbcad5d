//! Following the state: an action that is done now and again whenever what it reads changes.

use leptos::prelude::{Effect, RenderEffect, StoredValue};

/// Does something now, and again after what it reads has changed, until the part around it goes.
pub(super) fn keep_up(mut act: Box<dyn FnMut()>) {
    StoredValue::new_local(RenderEffect::new(move |_: Option<()>| act()));
}

/// Does something once the page stands, and again after what it reads has changed, until the part around it goes.
pub(in crate::ui) fn follow(act: impl FnMut() + 'static) {
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_: Option<()>| act());
}
