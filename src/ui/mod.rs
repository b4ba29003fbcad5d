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
