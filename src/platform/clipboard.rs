//! Copying text. Fails where the browser or an embedding page does not allow it.

use wasm_bindgen_futures::JsFuture;

/// Copies `text`; says whether the browser did it.
pub async fn copy_text(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
