//! Time and turns: the page's clock, the next frame, a later turn.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Seconds since the page began, monotonic.
pub fn now_secs() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now() / 1_000.0)
}

/// Today where the reader is, as `2026-11-22`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    let here = js_sys::Date::new(&(now.get_time() - now.get_timezone_offset() * 60_000.0).into());
    String::from(here.to_iso_string()).chars().take(10).collect()
}

/// Runs `task` before the browser's next paint, with the time in seconds on the clock of [`now_secs`].
pub fn on_next_frame(task: impl FnOnce(f64) + 'static) {
    let callback = Closure::once_into_js(move |millis: f64| task(millis / 1_000.0));
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}

/// Runs `task` after at least `millis` milliseconds.
pub fn after_ms(millis: i32, task: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(task);
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), millis);
    }
}
