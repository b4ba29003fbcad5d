//! The panel's head: the atlas's title, the language and the appearance.

use super::context::Context;
use super::icon::{AUTO, MOON, SUN, icon};
use crate::i18n::{Locale, messages as m};
use crate::state::{Action, ThemeChoice};
use leptos::prelude::*;

/// Title, language, appearance.
#[component]
pub(super) fn Header() -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    let title = move || context.atlas().map(|atlas| atlas.title.get(locale.get().code()).to_owned()).unwrap_or_default();
    let theme = move || context.view.with(|view| view.theme);
    let theme_label = move || {
        let now = match theme() {
            ThemeChoice::Auto => m::THEME_AUTO,
            ThemeChoice::Light => m::THEME_LIGHT,
            ThemeChoice::Dark => m::THEME_DARK,
        };
        format!("{}: {}", m::THEME.get(locale.get()), now.get(locale.get()))
    };
    let next_theme = move |_| {
        let next = match theme() {
            ThemeChoice::Auto => ThemeChoice::Light,
            ThemeChoice::Light => ThemeChoice::Dark,
            ThemeChoice::Dark => ThemeChoice::Auto,
        };
        context.act(Action::SetTheme(next));
        context.announce(theme_label());
    };
    view! {
        <header class="head">
            <h1 class="title">{title}</h1>
            <div class="head-tools">
                <div class="locales" role="group" aria-label=move || m::LANGUAGE.get(locale.get())>
                    {Locale::ALL
                        .into_iter()
                        .map(|choice| {
                            view! {
                                <button
                                    type="button"
                                    class="locale"
                                    lang=choice.code()
                                    title=choice.own_name()
                                    aria-label=choice.own_name()
                                    aria-pressed=move || (locale.get() == choice).to_string()
                                    on:click=move |_| context.act(Action::SetLocale(choice))
                                >
                                    {choice.code().to_uppercase()}
                                </button>
                            }
                        })
                        .collect_view()}
                </div>
                <button type="button" class="tool" aria-label=theme_label title=theme_label on:click=next_theme>
                    {move || match theme() {
                        ThemeChoice::Auto => icon(AUTO),
                        ThemeChoice::Light => icon(SUN),
                        ThemeChoice::Dark => icon(MOON),
                    }}
                </button>
            </div>
        </header>
    }
}
