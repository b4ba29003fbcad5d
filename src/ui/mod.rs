//! The page: Leptos components over the state. Sees columns and scenes only through the modules below; never raw bytes.

mod app;
mod card;
mod catalog;
mod context;
mod failure;
mod filter;
mod glyph;
mod header;
mod icon;
mod layer;
mod list;
mod load;
mod map;
mod notice;
mod part;
mod search;
mod sheet;
mod summary;
mod words;

/// Starts the program: the page in a window, the reader in a worker.
pub fn start() {
    if web_sys::window().is_none() {
        console_error_panic_hook::set_once();
        crate::platform::serve_reads();
        return;
    }
    failure::show_panics();
    leptos::mount::mount_to_body(app::App);
}

/// Puts the focus on the first element in `within` that a CSS selector finds, without scrolling, on the next frame.
fn focus_in(within: &web_sys::Element, selector: &str) {
    use wasm_bindgen::JsCast;
    let (within, selector) = (within.clone(), selector.to_owned());
    crate::platform::on_next_frame(move |_| {
        let found = within.query_selector(&selector).ok().flatten();
        if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    });
}
