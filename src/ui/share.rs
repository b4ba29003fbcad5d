//! Sharing: the link to this view, and the HTML that puts it into another page, with a preview.

use super::context::{Context, address_of};
use super::icon::{CLOSE, LINK, SHARE, icon};
use super::part::{Derived, ElementRef, Part, State, all, button, follow, live, nothing, show, tag};
use crate::i18n::{Message, fill, messages as m};
use crate::platform;
use crate::state::Parts;
use leptos::prelude::{event_target, event_target_checked, untrack};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlDialogElement, HtmlInputElement};

/// What an embed can show.
const PARTS: [(Parts, Message); 3] =
    [(Parts::Both, m::EMBED_BOTH), (Parts::Map, m::EMBED_MAP), (Parts::List, m::EMBED_LIST)];

/// Heights of an embed, in CSS px.
const HEIGHTS_PX: [&str; 3] = ["400", "600", "800"];

/// How long a button says that it has copied.
const SAID_MS: i32 = 4_000;

/// The button that opens the dialog.
pub(super) fn share(context: Context) -> Part {
    let is_open = State::new(false);
    let name = context.t(m::SHARE);
    let opener = button("tool")
        .bind("aria-label", name)
        .bind("title", name)
        .attr("aria-haspopup", "dialog")
        .on_click(move || is_open.set(true))
        .add(icon(SHARE));
    all([opener, show(move || is_open.get(), move || dialog(context, is_open))])
}

fn dialog(context: Context, is_open: State<bool>) -> Part {
    let place = ElementRef::new();
    follow(move || {
        if let Some(dialog) = place.get::<HtmlDialogElement>() {
            let _ = dialog.show_modal();
        }
    });
    // Closing it natively gives the focus back to the button.
    let close = move || {
        if let Some(dialog) = place.get::<HtmlDialogElement>() {
            dialog.close();
        }
    };
    let link = Derived::new(move || context.link());
    let closer = button("tool").bind("aria-label", context.t(m::CLOSE)).on_click(close).add(icon(CLOSE));
    let title = tag("h2").attr("id", "share-title").says(context.t(m::SHARE));
    tag("dialog")
        .keep_in(place)
        .class("share")
        .attr("aria-labelledby", "share-title")
        .on("close", move |_: Event| is_open.set(false))
        .add(tag("div").class("share-head").add(title).add(closer))
        .add(copied_field(context, "input", m::SHARE_LINK, (m::COPY_LINK, m::COPIED), link))
        .add(if platform::page_address().starts_with("file:") {
            tag("p").says(context.t(m::LINK_IS_FILE))
        } else {
            embed(context)
        })
        // The page's own announcements are silent behind a dialog.
        .add(tag("p").class("visually-hidden").attr("role", "status").says(move || context.announced.get()))
}

/// The HTML for another page, with its options and a preview.
fn embed(context: Context) -> Part {
    let (parts, height) = (State::new(0_u32), State::new(1_u32));
    let is_locked = State::new(false);
    let is_previewed = State::new(false);
    let address = Derived::new(move || {
        let mut view = context.view.get();
        view.is_embedded = true;
        view.parts = PARTS[parts.get() as usize % 3].0;
        if is_locked.get() {
            for (facet, _) in &view.filters {
                view.locked.insert(facet.clone());
            }
        }
        address_of(&view)
    });
    let title = move || {
        let locale = context.locale.get();
        let title = context.atlas().map(|atlas| atlas.title.get(locale.code()).to_owned());
        fill(m::MAP.get(locale), &[&title.unwrap_or_default()])
    };
    let height_px = move || HEIGHTS_PX[height.get() as usize % 3];
    let html = Derived::new(move || {
        let (address, title, height) = (escaped(&address.get()), escaped(&title()), height_px());
        format!(
            "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" \
             allow=\"fullscreen; clipboard-write\" style=\"border: 0\"></iframe>"
        )
    });
    let has_filters = move || context.view.with(|view| !view.filters.is_empty());
    let lock = move || {
        let field = tag("input")
            .attr("type", "checkbox")
            .on("change", move |event: Event| is_locked.set(event_target_checked(&event)));
        tag("label").class("share-option").add(field).add(tag("span").says(context.t(m::EMBED_LOCK)))
    };
    let (mut shows, mut heights) = (tag("select"), tag("select"));
    for (_, label) in PARTS {
        shows = shows.add(tag("option").says(context.t(label)));
    }
    for height in HEIGHTS_PX {
        heights = heights.add(tag("option").text(height));
    }
    let options = tag("div")
        .class("share-options")
        .add(choice(context, m::EMBED_SHOWS, parts, shows))
        .add(choice(context, m::EMBED_HEIGHT, height, heights))
        .add(show(has_filters, lock));
    let preview = button("button")
        .bind("aria-expanded", move || is_previewed.get().to_string())
        .on_click(move || is_previewed.update(|shown| *shown = !*shown))
        .says(context.t(m::PREVIEW));
    // Another address makes another frame: one that goes on to it would be a step of "back".
    let frame = live(move || {
        if !is_previewed.get() {
            return nothing();
        }
        let frame = tag("iframe").class("share-preview").attr("src", &address.get());
        frame.attr("title", &untrack(title)).attr("height", height_px()).attr("allow", "fullscreen; clipboard-write")
    });
    tag("section")
        .attr("aria-labelledby", "embed-title")
        .add(tag("h3").attr("id", "embed-title").says(context.t(m::EMBED)))
        .add(options)
        .add(copied_field(context, "textarea", m::EMBED_CODE, (m::COPY_CODE, m::COPIED_CODE), html))
        .add(preview)
        .add(frame)
}

/// A text as an attribute's value in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// A labelled choice among the options of `select`, by their position.
fn choice(context: Context, label: Message, chosen: State<u32>, select: Part) -> Part {
    let select =
        select.bind_property("selectedIndex", move || chosen.get().into()).on("change", move |event: Event| {
            let field: web_sys::HtmlSelectElement = event_target(&event);
            chosen.set(field.selected_index() as u32);
        });
    tag("label").class("share-option").add(tag("span").says(context.t(label))).add(select)
}

/// A text that can only be read and copied, with the button that copies it.
fn copied_field(context: Context, kind: &str, label: Message, says: (Message, Message), text: Derived<String>) -> Part {
    let field = ElementRef::new();
    // A text area has the same method.
    let select = move || {
        if let Some(field) = field.get::<HtmlInputElement>() {
            field.select();
        }
    };
    let input = tag(kind)
        .keep_in(field)
        .attr("readonly", "")
        .attr("rows", "4")
        .attr("spellcheck", "false")
        .on("focus", move |_: Event| select())
        .bind_property("value", move || text.get().into());
    let label = tag("label").class("share-text").add(tag("span").says(context.t(label))).add(input);
    tag("div").class("share-field").add(label).add(copy_button(context, "button", says, text))
}

/// A button that copies a text, and says so: at first what it does, then that it is done.
pub(super) fn copy_button(
    context: Context,
    classes: &str,
    (what, done): (Message, Message),
    text: Derived<String>,
) -> Part {
    let copied = State::new(None::<bool>);
    let said = move || {
        let message = match copied.get() {
            None => what,
            Some(true) => done,
            Some(false) => m::COPY_FAILED,
        };
        message.get(context.locale.get()).to_owned()
    };
    let copy = move || {
        spawn_local(async move {
            copied.set(Some(platform::copy_text(&text.get_untracked()).await));
            context.announce(untrack(said));
            platform::after_ms(SAID_MS, move || {
                copied.set(None);
            });
        });
    };
    button(classes).on_click(copy).add(icon(LINK)).add(tag("span").says(said))
}
