//! When the program itself breaks: a screen that says so, what was wrong, and two ways on. Plain DOM, since nothing
//! else can be trusted by then. Nothing the reader chose is lost: it is all in the address.

use crate::i18n::{Locale, messages as m};
use crate::platform;
use std::panic::PanicHookInfo;
use wasm_bindgen::JsCast;

/// The element of `index.html` that waits for a panic.
const SCREEN: &str = "failure";

/// Shows the screen at the first panic.
pub(super) fn show_panics() {
    std::panic::set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        console_error_panic_hook::hook(info);
        let _shown = show(&info.to_string());
    }));
}

fn show(detail: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let screen = document.get_element_by_id(SCREEN)?.dyn_into::<web_sys::HtmlElement>().ok()?;
    if !screen.hidden() {
        return Some(());
    }
    let locale = Locale::from_preferences(platform::languages().iter().map(String::as_str));
    let set = |id: &str, text: &str| {
        if let Some(element) = document.get_element_by_id(id) {
            element.set_text_content(Some(text));
        }
    };
    set("failure-title", m::BROKEN_TITLE.get(locale));
    set("failure-text", m::BROKEN.get(locale));
    set("failure-again", m::BROKEN_AGAIN.get(locale));
    set("failure-default", m::OPEN_DEFAULT.get(locale));
    set("failure-summary", m::DETAILS.get(locale));
    set("failure-detail", detail);
    screen.set_hidden(false);
    let _ = screen.focus();
    Some(())
}
