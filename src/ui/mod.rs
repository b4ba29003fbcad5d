//! The page: Leptos components over the state. Sees columns and scenes only through the modules below; never raw bytes.

mod analysis;
mod app;
mod card;
mod catalog;
mod context;
mod export;
mod filter;
mod glyph;
mod header;
mod host;
mod icon;
mod language;
mod layer;
mod list;
mod load;
mod map;
mod notice;
mod part;
mod search;
mod share;
mod sheet;
mod summary;
mod vertical;
mod words;

/// Starts the program: the page in a window, the reader in a worker.
pub fn start() {
    // A release panics without words, so as to be small: the page's first script shows a screen then.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    if web_sys::window().is_none() {
        crate::platform::serve_reads();
        return;
    }
    wasm_bindgen_futures::spawn_local(async {
        if language::bring(app::first_language()).await {
            // Leptos gives the page its owner and its executor; the parts put themselves up.
            leptos::mount::mount_to_body(app::open);
        } else {
            crate::platform::give_up("the language file does not fit this program or did not come");
        }
    });
}

/// Puts the focus on the first element in `within` that a CSS selector finds, without scrolling, on the next frame.
fn focus_in(within: &web_sys::Element, selector: &str) {
    let (within, selector) = (within.clone(), selector.to_owned());
    crate::platform::on_next_frame(move |_| {
        if let Ok(Some(element)) = within.query_selector(&selector) {
            focus(wasm_bindgen::JsCast::unchecked_ref(&element));
        }
    });
}

/// Says whether an element has the focus.
fn has_focus(element: &web_sys::Element) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.active_element()).as_ref() == Some(element)
}

/// Puts the focus on an element without scrolling.
fn focus(element: &web_sys::HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
