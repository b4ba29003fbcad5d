//! The language file that the page's first script fetches while the program is still on its way.

use super::worker::member;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The file of a language, if it is the one on its way; `None` if it is another or did not come.
pub async fn language_on_its_way(code: &str) -> Option<String> {
    let begun = member(&js_sys::global(), "atlasLanguage");
    if begun.is_undefined() || member(&begun, "code").as_string().as_deref() != Some(code) {
        return None;
    }
    let text: Promise = member(&begun, "text").dyn_into().ok()?;
    JsFuture::from(text).await.ok()?.as_string()
}

/// Ends a start that cannot succeed: the page's first script shows its screen.
pub fn give_up(reason: &str) {
    let _unhandled = Promise::reject(&js_sys::Error::new(reason));
}
