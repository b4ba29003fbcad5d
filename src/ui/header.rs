//! The panel's head: the atlas's title, sharing, the language and the appearance.

use super::context::{Context, Tab};
use super::icon::{AUTO, CLOSE, CONTRAST, MOON, SUN, icon};
use super::part::{Derived, Part, all, button, live, nothing, show, tag};
use super::share::share;
use crate::i18n::{Locale, messages as m};
use crate::state::{Action, ThemeChoice};
use leptos::prelude::untrack;

/// The atlas's title.
fn title(context: Context) -> impl Fn() -> String {
    move || {
        let title = context.atlas().map(|atlas| atlas.title.get(context.locale.get().code()).to_owned());
        title.filter(|title| !title.is_empty()).unwrap_or_else(|| "Creative Atlas".to_owned())
    }
}

/// The head of an embed: the title for those who do not see, and a way out of what covers a map that stands alone.
pub(super) fn embed_head(context: Context) -> Part {
    let close = button("tool embed-close")
        .bind("aria-label", context.t(m::CLOSE))
        .on_click(move || context.tab.set(Tab::Places))
        .add(icon(CLOSE));
    let is_over = move || context.is_map_alone() && context.tab.get() != Tab::Places;
    all([tag("h1").class("visually-hidden").says(title(context)), show(is_over, move || close.clone())])
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
        [m::THEME.get(locale), now.get(locale)].join(": ")
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
    let mut locales = tag("div").class("locales").attr("role", "group").bind("aria-label", context.t(m::LANGUAGE));
    for choice in Locale::ALL {
        locales = locales.add(locale_view(context, choice));
    }
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
        .add(tag("h1").class("title").says(title(context)))
        .add(tag("div").class("head-tools").add(share(context)).add(locales).add(theme_button))
}

/// The button of one language.
fn locale_view(context: Context, choice: Locale) -> Part {
    button("locale")
        .attr("lang", choice.code())
        .attr("title", choice.own_name())
        .bind("aria-pressed", move || (context.locale.get() == choice).to_string())
        .on_click(move || context.act(Action::SetLocale(choice)))
        .text(&choice.code().to_ascii_uppercase())
        .add(tag("span").class("visually-hidden").text(choice.own_name()))
}
