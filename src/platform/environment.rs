//! What the browser says of itself and of the page: languages, media features, addresses.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{MediaQueryList, Url};

/// The reader's languages, most wanted first (BCP 47).
pub fn languages() -> Vec<String> {
    web_sys::window()
        .map(|window| window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect())
        .unwrap_or_default()
}

/// Says whether the device is one of Apple's, where ⌘ stands for Ctrl.
pub fn is_mac() -> bool {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok()).unwrap_or_default();
    ["Mac", "iP"].iter().any(|name| platform.starts_with(name))
}

/// The device's memory in GB, coarsely, as far as the browser says it; a guess where it does not: 4 for what is used with
/// fingers, 8 for what is not.
pub fn memory_gb() -> f64 {
    let said = web_sys::window().and_then(|window| super::worker::member(&window.navigator(), "deviceMemory").as_f64());
    said.unwrap_or_else(|| if media_matches("(pointer: coarse)") { 4.0 } else { 8.0 })
}

/// Says whether the browser knows that it has no network.
pub fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

/// Calls `task` whenever the browser has a network again, for as long as the page lives.
pub fn on_online(task: impl FnMut() + 'static) {
    let listener = Closure::<dyn FnMut()>::new(task);
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("online", listener.as_ref().unchecked_ref());
    }
    let _kept = listener.into_js_value();
}

fn media(query: &str) -> Option<MediaQueryList> {
    web_sys::window()?.match_media(query).ok().flatten()
}

/// Says whether a CSS media query holds now.
pub fn media_matches(query: &str) -> bool {
    media(query).is_some_and(|list| list.matches())
}

/// A subscription; the listener stays while it lives.
#[derive(Debug)]
pub struct Watch {
    list: MediaQueryList,
    listener: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.list.remove_event_listener_with_callback("change", self.listener.as_ref().unchecked_ref());
    }
}

/// Calls `on_change` whenever a media query begins or ceases to hold. `None` where the browser has no such query.
pub fn watch_media(query: &str, mut on_change: impl FnMut(bool) + 'static) -> Option<Watch> {
    let list = media(query)?;
    let asked = list.clone();
    let listener = Closure::<dyn FnMut()>::new(move || on_change(asked.matches()));
    list.add_event_listener_with_callback("change", listener.as_ref().unchecked_ref()).ok()?;
    Some(Watch { list, listener })
}

/// The page's whole address.
pub fn page_address() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Opens the browser's print dialog.
pub fn print() {
    let _ = web_sys::window().map(|window| window.print());
}

/// Does something whenever the page is about to be printed.
pub fn before_print(act: impl FnMut() + 'static) {
    let act: Box<dyn FnMut()> = Box::new(act);
    let listener = Closure::wrap(act).into_js_value();
    let _ = web_sys::window()
        .map(|window| window.add_event_listener_with_callback("beforeprint", listener.unchecked_ref()));
}

/// Loads a font from a file; false where that fails.
pub async fn load_font(family: &str, url: &str) -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let Ok(face) = web_sys::FontFace::new_with_str(family, &["url(\"", url, "\")"].concat()) else { return false };
    let Ok(loaded) = face.load() else { return false };
    let is_there = wasm_bindgen_futures::JsFuture::from(loaded).await.is_ok();
    is_there && document.fonts().add(&face).is_ok()
}

/// Adds a style sheet beside the page. The page's own script, whose name changes with every build, goes with it as a version.
pub fn add_style(name: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let own = super::reader::script_url();
    let version = own.rsplit('/').next().unwrap_or_default();
    let (Ok(link), Some(head)) = (document.create_element("link"), document.head()) else { return };
    let address = resolve(&[name, "?v=", version].concat(), &own).unwrap_or_default();
    let _ = link.set_attribute("rel", "stylesheet").and_then(|()| link.set_attribute("href", &address));
    let _ = head.append_child(&link);
}

/// Makes an absolute address for a link of `reference` seen from `base`: http(s), mail or telephone; `None` for anything
/// else.
pub fn resolve_link(reference: &str, base: &str) -> Option<String> {
    let url = Url::new_with_base(reference, base).ok()?;
    matches!(url.protocol().as_str(), "http:" | "https:" | "mailto:" | "tel:").then(|| url.href())
}

/// Makes an absolute http(s) address of `reference` seen from `base`; `None` for anything else (`javascript:`, `data:` …).
pub fn resolve(reference: &str, base: &str) -> Option<String> {
    let url = Url::new_with_base(reference, base).ok()?;
    matches!(url.protocol().as_str(), "http:" | "https:").then(|| url.href())
}
