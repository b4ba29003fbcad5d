//! The page's query string and the browser's back and forward. In a page without a history nothing happens.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// The query string now, with its `?`, or empty. An embed's page is one without saying so.
pub fn current_query() -> String {
    let query = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    if is_embed_page() && !query.contains("embed=") { [&query, "&embed=1"].concat() } else { query }
}

/// Says whether this is the page made for embeds, which differs from the page itself by a mark alone.
pub fn is_embed_page() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.document_element()).is_some_and(|root| root.has_attribute("data-embed"))
}

/// Makes a new step in the history.
pub fn push_query(query: &str) {
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(query));
    }
}

/// Changes the address of the step that the page is at. Browsers allow it some hundred times a minute: do not call it
/// every frame.
pub fn replace_query(query: &str) {
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(query));
    }
}

/// Calls `on_query` with the query string whenever the reader goes back or forward, for as long as the page lives.
pub fn on_back(mut on_query: impl FnMut(String) + 'static) {
    let listener = Closure::<dyn FnMut()>::new(move || on_query(current_query()));
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref());
    }
    // The page and this listener end together.
    let _kept = listener.into_js_value();
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}
