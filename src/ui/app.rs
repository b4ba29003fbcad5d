//! The whole page: starts from the address, loads the data, and keeps document, address and state in step.

use super::catalog::LayerState;
use super::context::{Context, Flight};
use super::load::{LoadError, load};
use super::map::MapView;
use super::notice::Notice;
use super::part::{on, show, text};
use super::sheet::Sheet;
use super::words::load_error;
use crate::i18n::messages as m;
use crate::map::Theme;
use crate::platform;
use crate::state::{Address, AddressProblem, Selected, read_address};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The page.
#[component]
pub(super) fn App() -> impl IntoView {
    let Address { view, problems } = read_address(&platform::current_query());
    let context = Context::new(view);
    provide_context(context);
    let failed = RwSignal::new(None::<LoadError>);
    let locale = context.locale;
    context.notices.set(notices_of(&problems));
    spawn_local(load(context, failed));
    follow_history(context, failed);
    dress_document(context);
    watch_missing_selection(context);
    if let Some(document) = web_sys::window().and_then(|window| window.document())
        && let Some(splash) = document.get_element_by_id("splash")
    {
        splash.remove();
    }

    let is_loading = move || context.catalog.with(|catalog| !catalog.is_settled()) && failed.with(Option::is_none);
    let share = move || {
        context.catalog.with(|catalog| {
            let done = |state: &LayerState| match state {
                LayerState::Loading(progress) => progress.total.map_or(0.0, |total| (progress.loaded / total).min(1.0)),
                LayerState::Ready(_) | LayerState::Failed(..) => 1.0,
            };
            let all = catalog.layers.len().max(1) as f64;
            catalog.layers.iter().map(|entry| done(&entry.state)).sum::<f64>() / all
        })
    };
    let t = move |message| context.t(message);
    let progress = move || {
        view! {
            <div
                class="progress"
                role="progressbar"
                aria-label=t(m::LOADING)
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=text(move || format!("{:.0}", share() * 100.0))
            >
                <span style:transform=text(move || format!("scaleX({:.3})", share().max(0.04)))></span>
            </div>
        }
        .into_any()
    };
    let failure = move || {
        let why = text(move || {
            failed.with(|failed| failed.as_ref().map(|error| load_error(error, locale.get())).unwrap_or_default())
        });
        view! {
            <div class="overlay" role="alertdialog" aria-labelledby="failed-title" aria-describedby="failed-text">
                <div class="dialog">
                    <h1 id="failed-title">{t(m::ATLAS_FAILED)}</h1>
                    <p id="failed-text">{why}</p>
                    <div class="notice-actions">
                        <button
                            type="button"
                            class="button is-main"
                            on:click=on(move |_| spawn_local(load(context, failed)))
                        >
                            {t(m::TRY_AGAIN)}
                        </button>
                        <a class="button" href="?">
                            {t(m::OPEN_DEFAULT)}
                        </a>
                    </div>
                </div>
            </div>
        }
        .into_any()
    };
    view! {
        <nav aria-label=t(m::SKIP)>
            <a class="skip" href="#list">
                {t(m::SKIP_TO_LIST)}
            </a>
            <a class="skip" href="#map">
                {t(m::SKIP_TO_MAP)}
            </a>
        </nav>
        <main class="page">
            <Sheet />
            <MapView />
        </main>
        {show(is_loading, progress)}
        {show(move || failed.with(Option::is_some), failure)}
        <p class="visually-hidden" role="status" aria-live="polite" data-testid="announced">
            {text(move || context.announced.get())}
        </p>
    }
}

fn notices_of(problems: &[AddressProblem]) -> Vec<Notice> {
    let broken: Vec<&str> = problems
        .iter()
        .filter_map(|problem| match problem {
            AddressProblem::Parameter(name) => Some(name.as_str()),
            AddressProblem::Newer(_) => None,
        })
        .collect();
    let mut notices = Vec::new();
    if problems.iter().any(|problem| matches!(problem, AddressProblem::Newer(_))) {
        notices.push(Notice::new(m::LINK_NEWER, &[]));
    }
    if !broken.is_empty() {
        notices.push(Notice::new(m::LINK_BROKEN, &[&broken.join(", ")]));
    }
    notices
}

/// Back and forward bring the view of that step; other data is loaded anew.
fn follow_history(context: Context, failed: RwSignal<Option<LoadError>>) {
    platform::on_back(move |query| {
        let Address { view, problems } = read_address(&query);
        let is_other_data = context.view.with_untracked(|now| now.data != view.data);
        let has_moved = context.view.with_untracked(|now| now.position != view.position);
        context.notices.set(notices_of(&problems));
        context.view.set(view);
        if is_other_data {
            spawn_local(load(context, failed));
        } else if has_moved {
            context.flight.set(Some(Flight::Jump));
        }
    });
}

/// Keeps the document's language, theme and title in step.
fn dress_document(context: Context) {
    Effect::new(move |_| {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        let locale = context.locale.get();
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("lang", locale.code());
            let theme = match context.theme.get() {
                Theme::Light => "light",
                Theme::Dark => "dark",
            };
            let _ = root.set_attribute("data-theme", theme);
        }
        if let Some(atlas) = context.atlas() {
            let title = atlas.title.get(locale.code()).to_owned();
            let place = super::card::selected_feature(context).map(|(layer, row)| layer.name(row, locale).text);
            document.set_title(&place.map_or_else(|| title.clone(), |place| format!("{place} – {title}")));
        }
    });
}

/// Says so when the address selects something that the data does not have.
fn watch_missing_selection(context: Context) {
    Effect::new(move |_| {
        let is_settled = context.catalog.with(super::catalog::Catalog::is_settled);
        let Some(Selected { layer, id }) = context.view.with(|view| view.selected.clone()) else { return };
        let is_missing = context.catalog.with(|catalog| match catalog.layer(&layer) {
            Some(layer) => layer.dataset.row_of_id(&id).is_none(),
            None => is_settled,
        });
        if is_missing {
            let notice = Notice::new(m::LINK_PLACE_GONE, &[]);
            if context.notices.with_untracked(|all| !all.contains(&notice)) {
                context.notices.update(|all| all.push(notice));
            }
        }
    });
}
