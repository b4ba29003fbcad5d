//! The languages of the page: fetched when they are first wanted.

use super::context::Context;
use super::part::follow;
use crate::i18n::{Locale, install, is_installed};
use crate::platform;
use crate::state::Action;
use wasm_bindgen_futures::spawn_local;

/// A language's file larger than this is none.
const MAX_BYTES: usize = 500_000;

/// Makes sure that a language is there; false if it cannot be had.
pub(super) async fn bring(locale: Locale) -> bool {
    if is_installed(locale) {
        return true;
    }
    let mut file = platform::language_on_its_way(locale.code()).await;
    if file.is_none() {
        let url = platform::resolve(&format!("lang/{}.txt", locale.code()), &platform::script_url());
        let bytes = platform::fetch_bytes(&url.unwrap_or_default(), MAX_BYTES, &mut |_| {}).await;
        file = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
    }
    file.is_some_and(|file| install(locale, file))
}

/// Brings the language that the reader chooses; until it is there, the page stays in the one before, and goes back to that
/// one where it cannot be had.
pub(super) fn follow_choice(context: Context) {
    follow(move || {
        let Some(wanted) = context.view.with(|view| view.locale).filter(|wanted| !is_installed(*wanted)) else {
            return;
        };
        spawn_local(async move {
            if bring(wanted).await {
                context.languages.update(|count| *count += 1);
            } else {
                context.act(Action::SetLocale(context.locale.get_untracked()));
            }
        });
    });
}
