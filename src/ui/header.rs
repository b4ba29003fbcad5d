//! The panel's head: the atlas's title, sharing, the language and the appearance.

use super::context::Context;
use super::icon::{AUTO, CLOSE, CONTRAST, MOON, SUN, icon};
use super::part::{Derived, Part, all, button, live, nothing, show, tag};
use super::share::share;
use super::vertical::vertical;
use super::words::titled;
use crate::i18n::{Locale, fill, messages as m};
use crate::state::{Action, Tab, ThemeChoice};
use leptos::prelude::untrack;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlSelectElement};

/// The heading with the atlas's title, in the language that the title is in.
fn title(context: Context, classes: &str) -> Part {
    let title = Derived::new(move || {
        let title = context.atlas().map(|atlas| titled(&atlas.title, context.locale.get()));
        title.filter(|(text, _)| !text.is_empty()).unwrap_or_else(|| ("Creative Atlas".to_owned(), "en".to_owned()))
    });
    tag("h1").class(classes).bind("lang", move || title.get().1).says(move || title.get().0)
}

/// The head of an embed: the title for those who do not see, and a way out of what covers a map that stands alone.
pub(super) fn embed_head(context: Context) -> Part {
    let close = button("tool embed-close")
        .bind("aria-label", context.t(m::CLOSE))
        .on_click(move || context.tab.set(Tab::Places))
        .add(icon(CLOSE));
    let is_over = move || context.is_map_alone() && context.tab.get() != Tab::Places;
    all([title(context, "visually-hidden"), show(is_over, move || close.clone())])
}

/// Title, sharing, language, appearance.
pub(super) fn header(context: Context) -> Part {
    let locale = context.locale;
    let theme = Derived::new(move || context.view.with(|view| view.theme));
    let theme_label = move || {
        let now = match theme.get() {
            ThemeChoice::Auto => m::THEME_AUTO,
            ThemeChoice::Light => m::THEME_LIGHT,
            ThemeChoice::Dark => m::THEME_DARK,
            ThemeChoice::Contrast => m::THEME_CONTRAST,
        };
        let locale = locale.get();
        fill(m::LABELLED.get(locale), &[m::THEME.get(locale), now.get(locale)])
    };
    let next_theme = move || {
        let next = match theme.get_untracked() {
            ThemeChoice::Auto => ThemeChoice::Light,
            ThemeChoice::Light => ThemeChoice::Dark,
            ThemeChoice::Dark => ThemeChoice::Contrast,
            ThemeChoice::Contrast => ThemeChoice::Auto,
        };
        context.act(Action::SetTheme(next));
        context.announce(untrack(theme_label));
    };
    let theme_icon = move || {
        icon(match theme.get() {
            ThemeChoice::Auto => AUTO,
            ThemeChoice::Light => SUN,
            ThemeChoice::Dark => MOON,
            ThemeChoice::Contrast => CONTRAST,
        })
    };
    let theme_button = button("tool")
        .bind("aria-label", theme_label)
        .bind("title", theme_label)
        .on_click(next_theme)
        .add(live(theme_icon));
    let logo = live(move || {
        let Some(atlas) = context.atlas().filter(|atlas| !atlas.theme.logo.is_empty()) else { return nothing() };
        let alt = atlas.theme.logo_alt.get(locale.get().code());
        tag("img").class("logo").attr("src", &atlas.theme.logo).attr("alt", alt)
    });
    tag("header")
        .class("head")
        .add(logo)
        .add(live(move || vertical_title(context)))
        .add(title(context, "title"))
        .add(tag("div").class("head-tools").add(share(context)).add(language_view(context)).add(theme_button))
}

/// The title in traditional script, where the atlas has one: an ornament, said already.
fn vertical_title(context: Context) -> Part {
    let atlas = context.atlas();
    let text = atlas.as_ref().and_then(|atlas| atlas.title.vertical());
    text.map_or_else(nothing, |text| vertical(text).attr("aria-hidden", "true"))
}

/// The choice of the language, each by its own name.
fn language_view(context: Context) -> Part {
    let choose = move |event: Event| {
        let field = event.target().map(JsCast::unchecked_into::<HtmlSelectElement>);
        if let Some(choice) = field.and_then(|field| Locale::from_tag(&field.value())) {
            context.act(Action::SetLocale(choice));
        }
    };
    let mut field = tag("select").class("language").attr("id", "language").bind("aria-label", context.t(m::LANGUAGE));
    for choice in Locale::ALL {
        let option = tag("option").attr("value", choice.code()).attr("lang", choice.code());
        field = field.add(option.text(choice.own_name()));
    }
    // What is chosen stands there at once, also while its file is still on its way.
    let chosen = move || context.view.with(|view| view.locale).unwrap_or_else(|| context.locale.get());
    field.on("change", choose).bind_property("value", move || JsValue::from_str(chosen().code()))
}
