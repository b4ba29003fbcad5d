//! The door between the program and the page's own scripts: events on the window, each of which carries one text.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit};

/// Tells the page's scripts.
pub fn tell(event: &str, text: &str) {
    let options = CustomEventInit::new();
    options.set_detail(&JsValue::from_str(text));
    if let (Some(window), Ok(event)) = (web_sys::window(), CustomEvent::new_with_event_init_dict(event, &options)) {
        let _ = window.dispatch_event(&event);
    }
}

/// Calls `hear` whenever a script tells something, for as long as the page lives; its answer is whether that was taken. A
/// script that lets the event be cancelled sees what was refused.
pub fn on_told(event: &str, hear: impl Fn(String) -> bool + 'static) {
    let listener = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
        if !hear(event.detail().as_string().unwrap_or_default()) {
            event.prevent_default();
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    }
    // The page and this listener end together.
    let _kept = listener.into_js_value();
}
