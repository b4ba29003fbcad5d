//! The panel's head: the atlas's title, the language and the appearance.

use super::context::Context;
use super::icon::{AUTO, MOON, SUN, icon};
use super::part::{live, on, text};
use crate::i18n::{Locale, messages as m};
use crate::state::{Action, ThemeChoice};
use leptos::prelude::*;

/// Title, language, appearance.
#[component]
pub(super) fn Header() -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    let title =
        text(move || context.atlas().map(|atlas| atlas.title.get(locale.get().code()).to_owned()).unwrap_or_default());
    let theme = move || context.view.with(|view| view.theme);
    let theme_label = text(move || {
        let now = match theme() {
            ThemeChoice::Auto => m::THEME_AUTO,
            ThemeChoice::Light => m::THEME_LIGHT,
            ThemeChoice::Dark => m::THEME_DARK,
        };
        format!("{}: {}", m::THEME.get(locale.get()), now.get(locale.get()))
    });
    let next_theme = move |_| {
        let next = match theme() {
            ThemeChoice::Auto => ThemeChoice::Light,
            ThemeChoice::Light => ThemeChoice::Dark,
            ThemeChoice::Dark => ThemeChoice::Auto,
        };
        context.act(Action::SetTheme(next));
        context.announce(theme_label.get_untracked());
    };
    view! {
        <header class="head">
            <h1 class="title">{title}</h1>
            <div class="head-tools">
                <div class="locales" role="group" aria-label=context.t(m::LANGUAGE)>
                    {Locale::ALL
                        .into_iter()
                        .map(|choice| {
                            view! {
                                <button
                                    type="button"
                                    class="locale"
                                    lang=choice.code()
                                    title=choice.own_name()
                                    aria-pressed=text(move || (locale.get() == choice).to_string())
                                    on:click=on(move |_| context.act(Action::SetLocale(choice)))
                                >
                                    {choice.code().to_ascii_uppercase()}
                                    <span class="visually-hidden">{choice.own_name()}</span>
                                </button>
                            }
                        })
                        .collect_view()}
                </div>
                <button type="button" class="tool" aria-label=theme_label title=theme_label on:click=on(next_theme)>
                    {live(move || match theme() {
                        ThemeChoice::Auto => icon(AUTO),
                        ThemeChoice::Light => icon(SUN),
                        ThemeChoice::Dark => icon(MOON),
                    })}
                </button>
            </div>
        </header>
    }
}
