//! The whole page: starts from the address, loads the data, and keeps document, address and state in step.

use super::analysis::follow_analysis;
use super::catalog::LayerState;
use super::context::{Context, Flight};
use super::host::follow_host;
use super::language::follow_choice;
use super::load::{LoadError, load, try_again};
use super::map::{FAMILY, map_view};
use super::notice::Notice;
use super::part::{Part, State, all, button, follow, nothing, show, tag};
use super::sheet::sheet;
use super::vertical::follow_script;
use super::words::{load_error, title_of};
use crate::i18n::{Locale, fill, messages as m};
use crate::map::DRESS_NAMES;
use crate::platform;
use crate::state::{Address, AddressProblem, Parts, Selected, read_address};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// The language that the address or else the browser asks for.
pub(super) fn first_language() -> Locale {
    let chosen = read_address(&platform::current_query()).view.locale;
    chosen.unwrap_or_else(|| Locale::from_preferences(platform::languages().iter().map(String::as_str)))
}

/// Puts the page up: loads what the address asks for and keeps document, address and state in step.
pub(super) fn open() {
    let Address { view, problems } = read_address(&platform::current_query());
    let context = Context::new(view);
    let failed = State::new(None::<LoadError>);
    context.notices.set(notices_of(&problems));
    spawn_local(load(context, failed));
    follow_history(context, failed);
    platform::on_online(move || try_again(context, failed));
    follow_choice(context);
    follow_script(context);
    follow_host(context);
    dress_document(context);
    follow_analysis(context);
    watch_missing_selection(context);
    watch_unknown_locks(context);
    page(context, failed).mount();
    follow_splash(context, failed);
}

/// How long the page's first list may stand in for the program's.
const SPLASH_MS: i32 = 5_000;

/// Takes away what stood there before the program, once the program's own list is on the screen.
fn follow_splash(context: Context, failed: State<Option<LoadError>>) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(splash) = document.and_then(|document| document.get_element_by_id("splash")) else { return };
    let later = splash.clone();
    platform::after_ms(SPLASH_MS, move || later.remove());
    follow(move || {
        let is_settled = context.catalog.with(super::catalog::Catalog::is_settled);
        if context.shown.with(Option::is_some) || is_settled || failed.with(Option::is_some) {
            let splash = splash.clone();
            platform::on_next_frame(move |_| splash.remove());
        }
    });
}

fn page(context: Context, failed: State<Option<LoadError>>) -> Part {
    let skip = |to, label| tag("a").class("skip").attr("href", to).says(context.t(label));
    let links = tag("nav")
        .bind("aria-label", context.t(m::SKIP))
        .add(if context.is_map_alone() { nothing() } else { skip("#list", m::SKIP_TO_LIST) })
        .add(if context.embed == Some(Parts::List) { nothing() } else { skip("#map", m::SKIP_TO_MAP) });
    let shape = match context.embed {
        None => "page",
        Some(Parts::Both) => "page is-embed",
        Some(Parts::Map) => "page is-embed is-map",
        Some(Parts::List) => "page is-embed is-list",
    };
    let hidden = context.view.with_untracked(|view| view.hidden.iter().cloned().collect::<Vec<_>>().join(" "));
    let announced = tag("p").class("visually-hidden").attr("role", "status").attr("aria-live", "polite");
    let is_loading = move || context.catalog.with(|catalog| !catalog.is_settled()) && failed.with(Option::is_none);
    all([
        links,
        tag("main").class(shape).attr("data-hide", &hidden).add(sheet(context)).add(map_view(context)),
        show(is_loading, move || progress(context)),
        show(is_loading, move || slow(context)),
        show(move || failed.with(Option::is_some), move || failure(context, failed)),
        announced.attr("data-testid", "announced").says(move || context.announced.get()),
    ])
}

/// How far the layers have come, as a bar.
fn progress(context: Context) -> Part {
    let percent = move || {
        context.catalog.with(|catalog| {
            let done = |state: &LayerState| match state {
                LayerState::Loading(progress) => progress.total.map_or(0.0, |total| (progress.loaded / total).min(1.0)),
                LayerState::Ready(_) | LayerState::Failed(_) => 1.0,
            };
            let all = catalog.layers.len().max(1) as f64;
            (catalog.layers.iter().map(|entry| done(&entry.state)).sum::<f64>() / all * 100.0) as u32
        })
    };
    tag("div")
        .class("progress")
        .attr("role", "progressbar")
        .bind("aria-label", context.t(m::LOADING))
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", "100")
        .bind("aria-valuenow", move || percent().to_string())
        .add(tag("span").bind_style("transform", move || format!("scaleX(0.{:02})", percent().clamp(4, 99))))
}

/// What is still on its way, for those who have waited for a while: the style sheet holds it back until then.
fn slow(context: Context) -> Part {
    let said = move || {
        let locale = context.locale.get();
        let titles = context.catalog.with(|catalog| {
            let missing = catalog.layers.iter().filter(|entry| matches!(entry.state, LayerState::Loading(_)));
            missing.map(|entry| title_of(&entry.config, locale).to_owned()).collect::<Vec<_>>().join(", ")
        });
        if titles.is_empty() {
            m::LOADING.get(locale).to_owned()
        } else {
            fill(m::LOADING_SLOW.get(locale), &[&titles])
        }
    };
    tag("p").class("progress-slow").says(said)
}

/// There is no map at all: why, and two ways on.
fn failure(context: Context, failed: State<Option<LoadError>>) -> Part {
    let why = move || {
        let locale = context.locale.get();
        failed.with(|failed| failed.as_ref().map(|error| load_error(error, locale)).unwrap_or_default())
    };
    let again = button("button is-main").on_click(move || spawn_local(load(context, failed)));
    let actions = tag("div")
        .class("notice-actions")
        .add(again.says(context.t(m::TRY_AGAIN)))
        .add(tag("a").class("button").attr("href", "?").says(context.t(m::OPEN_DEFAULT)));
    let dialog = tag("div")
        .class("dialog")
        .add(tag("h1").attr("id", "failed-title").says(context.t(m::ATLAS_FAILED)))
        .add(tag("p").attr("id", "failed-text").says(why))
        .add(actions);
    let overlay = tag("div").class("overlay").attr("role", "alertdialog");
    overlay.attr("aria-labelledby", "failed-title").attr("aria-describedby", "failed-text").add(dialog)
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
fn follow_history(context: Context, failed: State<Option<LoadError>>) {
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
    follow(move || {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        let locale = context.locale.get();
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("lang", locale.code());
            let _ = root.set_attribute("data-theme", context.theme.get().name());
            dress_root(context, root.unchecked_ref());
        }
        if let Some(atlas) = context.atlas() {
            let title = atlas.title.get(locale.code()).to_owned();
            let place = super::card::selected_feature(context).map(|(layer, row)| layer.name(row, locale).text);
            document.set_title(&place.map_or_else(|| title.clone(), |place| format!("{place} – {title}")));
        }
    });
}

/// Puts the host's colours and letters over those of the style sheet.
fn dress_root(context: Context, root: &web_sys::HtmlElement) {
    let style = root.style();
    context.dress.with(|dress| {
        for (name, color) in DRESS_NAMES.iter().zip(&dress.page) {
            let _ = match color {
                Some(color) => style.set_property(name, &color.css()),
                None => style.remove_property(name).map(|_| ()),
            };
        }
    });
    let font = context.font.get();
    if !font.is_empty() {
        let _ = style.set_property("--font", &(font + FAMILY));
    }
}

/// Says so when the address selects something that the data does not have.
fn watch_missing_selection(context: Context) {
    follow(move || {
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

/// Says so when the address locks a facet that the data does not have.
fn watch_unknown_locks(context: Context) {
    follow(move || {
        let Some(places) = context.places() else { return };
        let is_known = |facet: &String| places.configs.iter().any(|config| config.id == *facet);
        if context.view.with(|view| !view.locked.iter().all(is_known)) {
            context.view.update(|view| view.locked.retain(is_known));
            context.notices.update(|all| all.push(Notice::new(m::LINK_BROKEN, &["lock"])));
        }
    });
}
