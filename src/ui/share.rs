//! Sharing: the button whose dialog, with all it offers, is a script of its own (`public/share.js`), and copying a text.

use super::context::Context;
use super::icon::{LINK, SHARE, icon};
use super::notice::Notice;
use super::part::{Derived, Part, State, button, tag};
use crate::i18n::{Message, messages as m};
use crate::platform;
use leptos::prelude::untrack;
use wasm_bindgen_futures::spawn_local;

/// How long a button says that it has copied.
const SAID_MS: i32 = 4_000;

/// The button that opens the dialog. The dialog asks for the code of its link, which the analyst draws.
pub(super) fn share(context: Context) -> Part {
    let name = context.t(m::SHARE);
    platform::on_told("atlas:ask", move |what| {
        super::analysis::save(context, &what);
        true
    });
    platform::on_told("atlas:lost", move |file| {
        context.notices.update(|all| all.push(Notice::new(m::FAILED_NETWORK, &[&file])));
        true
    });
    button("tool")
        .bind("aria-label", name)
        .bind("title", name)
        .attr("aria-haspopup", "dialog")
        .on_click(move || platform::tell("atlas:share", &untrack(|| context.link())))
        .add(icon(SHARE))
}

/// A button that copies a text, and says so: at first what it does, then that it is done.
pub(super) fn copy_button(
    context: Context,
    classes: &str,
    (what, done): (Message, Message),
    text: Derived<String>,
) -> Part {
    let copied = State::new(None::<bool>);
    let said = move || {
        let message = match copied.get() {
            None => what,
            Some(true) => done,
            Some(false) => m::COPY_FAILED,
        };
        message.get(context.locale.get()).to_owned()
    };
    let copy = move || {
        spawn_local(async move {
            copied.set(Some(platform::copy_text(&text.get_untracked()).await));
            context.announce(untrack(said));
            platform::after_ms(SAID_MS, move || {
                copied.set(None);
            });
        });
    };
    button(classes).on_click(copy).add(icon(LINK)).add(tag("span").says(said))
}
