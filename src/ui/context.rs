//! What every component shares: the view, the data, what is derived from both, and the few things that pass by.

use super::analysis::Analyses;
use super::catalog::{Catalog, LayerState, Places, Shown};
use super::notice::Notice;
use super::part::{Derived, State};
use crate::atlas::{Atlas, HostTheme, Role};
use crate::geo::{LngLat, LngLatBounds};
use crate::i18n::{Locale, Message, is_installed};
use crate::map::{Dress, Theme};
use crate::platform;
use crate::state::{Action, Parts, Selected, Step, Tab, ThemeChoice, ViewState, Within, write_address};
use leptos::prelude::StoredValue;
use std::sync::Arc;

/// Where the map is asked to go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Flight {
    /// To a position, at least this near.
    To { center: LngLat, min_zoom: f64 },
    /// To show a box.
    Fit(LngLatBounds),
    /// To the atlas's own view.
    Home,
    /// At once to the view's position, or home where it has none: the reader went back.
    Jump,
}

/// How high the sheet stands on a phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SheetHeight {
    /// Only search and sentence; nothing where an embed shows the map alone.
    Low,
    /// Half of the page.
    #[default]
    Middle,
    /// Nearly all of it.
    High,
}

/// The way to everything shared; as small as an address and copied freely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context(&'static Shared);

impl std::ops::Deref for Context {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

/// Everything shared; made once and there for as long as the page.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) view: State<ViewState>,
    pub(super) catalog: State<Catalog>,
    /// How often data has been loaded: what comes of an earlier load is not wanted any more.
    pub(super) loads: State<u32>,
    pub(super) locale: Derived<Locale>,
    pub(super) theme: Derived<Theme>,
    /// The colours of page and map, with the host's.
    pub(super) dress: Derived<Dress>,
    /// The host's families of letters, once they are there; with a comma at the end.
    pub(super) font: State<String>,
    pub(super) shown: Derived<Option<Arc<Shown>>>,
    pub(super) hovered: State<Option<Selected>>,
    pub(super) map_center: State<Option<LngLat>>,
    /// Set while the host's base map lies behind the map.
    pub(super) has_tiles: State<bool>,
    /// Set once the letters of traditional Mongolian script are there.
    pub(super) has_vertical: State<bool>,
    /// What the map shows where it rests.
    pub(super) map_bounds: State<Option<LngLatBounds>>,
    pub(super) flight: State<Option<Flight>>,
    pub(super) tab: State<Tab>,
    pub(super) sheet: State<SheetHeight>,
    pub(super) notices: State<Vec<Notice>>,
    /// Set when a card was closed: the list takes the focus back.
    pub(super) returning: State<bool>,
    /// What a screen reader is told next.
    pub(super) announced: State<String>,
    /// How many languages have come after the first.
    pub(super) languages: State<u32>,
    /// When the filter that is not yet drawn was asked for, in seconds.
    pub(super) filter_asked: State<Option<f64>>,
    /// What an embed shows; none: this is the page itself. It never changes.
    pub(super) embed: Option<Parts>,
    /// What is shown, in a sentence.
    pub(super) sentence: State<String>,
    /// What the map shows where it stands, in words.
    pub(super) seen: State<String>,
    /// Analyses of what is shown.
    pub(super) analyses: Analyses,
}

impl Context {
    /// Makes the shared state for a view; derived values follow by themselves.
    pub(super) fn new(view: ViewState) -> Self {
        let embed = view.is_embedded.then_some(view.parts);
        // A link to an analysis shows it.
        let usual = if view.analysis.is_some() { Tab::Analysis } else { Tab::default() };
        let tab = view.panel.unwrap_or(usual);
        // An embed is small: the map is seen first.
        let is_low = embed.is_some() && view.panel.is_none();
        let view = State::new(view);
        let catalog = State::new(Catalog::default());
        let preferred = platform::languages();
        let languages = State::new(0);
        let locale = Derived::new(move || {
            languages.track();
            let chosen = view.with(|view| view.locale);
            let wanted = chosen.unwrap_or_else(|| Locale::from_preferences(preferred.iter().map(String::as_str)));
            // A language that is still on its way is not spoken yet.
            let spoken = is_installed(wanted).then_some(wanted);
            spoken.or_else(|| Locale::ALL.into_iter().find(|locale| is_installed(*locale))).unwrap_or(wanted)
        });
        let (is_dark, is_contrast) = (holds("(prefers-color-scheme: dark)"), holds("(prefers-contrast: more)"));
        let theme = Derived::new(move || match view.with(|view| view.theme) {
            ThemeChoice::Dark => Theme::Dark,
            ThemeChoice::Contrast => Theme::Contrast,
            ThemeChoice::Auto if is_dark.get() => Theme::Dark,
            ThemeChoice::Auto if is_contrast.get() => Theme::Contrast,
            ThemeChoice::Light | ThemeChoice::Auto => Theme::Light,
        });
        let dress = Derived::new(move || {
            let atlas = catalog.with(|catalog| catalog.atlas.clone());
            atlas.map_or_else(
                || Dress::new(theme.get(), &HostTheme::default()),
                |atlas| Dress::new(theme.get(), &atlas.theme),
            )
        });
        let places = Derived::new(move || catalog.with(Catalog::places));
        let asked = Derived::new(move || {
            view.with(|view| (view.filters.clone(), view.text.clone(), view.near.clone(), view.area.clone()))
        });
        let shown = Derived::new(move || {
            let places = places.get()?;
            Some(Arc::new(asked.with(|(filters, text, near, area)| {
                places.select(filters, text, Within { near: near.as_ref(), area })
            })))
        });
        Self(Box::leak(Box::new(Shared {
            view,
            catalog,
            loads: State::new(0),
            locale,
            theme,
            dress,
            font: State::new(String::new()),
            shown,
            hovered: State::new(None),
            map_center: State::new(None),
            has_tiles: State::new(false),
            has_vertical: State::new(false),
            map_bounds: State::new(None),
            flight: State::new(None),
            tab: State::new(tab),
            sheet: State::new(if is_low { SheetHeight::Low } else { SheetHeight::default() }),
            notices: State::new(Vec::new()),
            returning: State::new(false),
            announced: State::new(String::new()),
            languages,
            filter_asked: State::new(None),
            embed,
            sentence: State::new(String::new()),
            seen: State::new(String::new()),
            analyses: Analyses::new(),
        })))
    }

    /// A message in the reader's language, now and after a change.
    pub(super) fn t(self, message: Message) -> impl Fn() -> String + Copy + 'static {
        move || message.get(self.locale.get()).to_owned()
    }

    /// Does what the reader did, and keeps the address in step.
    pub(super) fn act(self, action: Action) {
        let step = action.step();
        let is_filter = matches!(
            action,
            Action::ToggleValue { .. }
                | Action::SetFilter { .. }
                | Action::SetText(_)
                | Action::SetNear(_)
                | Action::ClearFilters
        );
        if is_filter {
            self.filter_asked.set(Some(platform::now_secs()));
        }
        let mut after = self.view.get_untracked();
        after.apply(action);
        if after == self.view.get_untracked() {
            return;
        }
        let query = with_foreign_parameters(write_address(&after));
        self.view.set(after);
        // An embed makes no steps: "back" belongs to the page around it.
        match step {
            Step::New if self.embed.is_none() => platform::push_query(&query),
            _ => platform::replace_query(&query),
        }
    }

    /// The whole address of this view on the page itself.
    pub(super) fn link(self) -> String {
        address_of(&self.view.with(ViewState::on_full_page))
    }

    /// Says whether an embed shows the map alone.
    pub(super) fn is_map_alone(self) -> bool {
        self.embed == Some(Parts::Map)
    }

    /// The atlas, once it is read.
    pub(super) fn atlas(self) -> Option<Arc<Atlas>> {
        self.catalog.with(|catalog| catalog.atlas.clone())
    }

    /// The places and their facets, once they are read.
    pub(super) fn places(self) -> Option<Arc<Places>> {
        self.catalog.with(Catalog::places)
    }

    /// Says whether the layer of a role is there, read, and switched on.
    pub(super) fn is_layer_on(self, role: Role) -> bool {
        let id = self.catalog.with(|catalog| {
            catalog
                .layers
                .iter()
                .find(|layer| layer.config.role == role && matches!(layer.state, LayerState::Ready(_)))
                .map(|layer| layer.config.id.clone())
        });
        id.is_some_and(|id| self.view.with(|view| !view.layers_off.contains(&id)))
    }

    /// Selects a feature, shows its card, and takes the map there.
    pub(super) fn open(self, selected: Selected, flight: Option<Flight>) {
        self.tab.set(Tab::Places);
        if self.sheet.get_untracked() == SheetHeight::Low {
            self.sheet.set(SheetHeight::Middle);
        }
        self.act(Action::Select(Some(selected)));
        if flight.is_some() {
            self.flight.set(flight);
        }
    }

    /// Tells a screen reader.
    pub(super) fn announce(self, text: String) {
        // What is said twice must differ, or it would not be heard again.
        let is_again = self.announced.with_untracked(|before| *before == text);
        self.announced.set(if is_again { text + "\u{a0}" } else { text });
    }
}

/// Whether a media query holds, now and after a change.
fn holds(query: &str) -> State<bool> {
    let state = State::new(platform::media_matches(query));
    StoredValue::new_local(platform::watch_media(query, move |holds| state.set(holds)));
    state
}

/// The whole address of a view on the page itself.
fn address_of(view: &ViewState) -> String {
    let page = platform::page_address();
    let mut file = page.split(['?', '#']).next().unwrap_or_default();
    // An embed's page has a name of its own; the page itself is its folder's.
    if platform::is_embed_page() {
        file = file.trim_end_matches(|letter| letter != '/');
    }
    [file, &with_foreign_parameters(write_address(view))].concat()
}

/// Adds the page's parameters that are not ours, so that a host's own survive.
fn with_foreign_parameters(mut query: String) -> String {
    let now = platform::current_query();
    for pair in now.trim_start_matches('?').split('&').filter(|pair| crate::state::is_foreign(pair)) {
        query.push('&');
        query.push_str(pair);
    }
    query
}
