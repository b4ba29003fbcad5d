//! Loading an atlas: its document, then its layers side by side, each shown as soon as it is there.

use super::catalog::{Layer, LayerState};
use super::context::{Context, Flight};
use super::notice::Notice;
use crate::atlas::{Atlas, AtlasError, LayerConfig, Role};
use crate::dataset::{Dataset, ReadOptions};
use crate::geo::LngLatBounds;
use crate::i18n::messages as m;
use crate::map::{Dress, Theme};
use crate::platform::{self, Progress, Reader, SourceError, fetch_bytes};
use crate::report::Document;
use crate::state::DataChoice;
use crate::ui::part::State;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// An atlas document larger than this is none.
const MAX_ATLAS_BYTES: usize = 4_000_000;

/// The largest source that is opened.
const MAX_SOURCE_BYTES: usize = 700_000_000;

/// A box for files whose extent is not known before they are read: where people live.
const WORLD: LngLatBounds = LngLatBounds { west: -170.0, south: -56.0, east: 179.0, north: 74.0 };

/// Why there is no map at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LoadError {
    /// The document did not come.
    Source(SourceError, String),
    /// It came and cannot be used.
    Atlas(AtlasError, String),
    /// The address of the data is none.
    BadAddress(String),
}

/// Loads what the view asks for. Sets the catalog as things arrive; `failed` where there is nothing to show.
pub(super) async fn load(context: Context, failed: State<Option<LoadError>>) {
    failed.set(None);
    let reader = Rc::new(Reader::default());
    let data = context.view.with_untracked(|view| view.data.clone());
    let (mut atlas, base, document) = match open_document(&data, &reader).await {
        Ok(found) => found,
        Err(error) => {
            failed.set(Some(error));
            return;
        }
    };
    dress(context, &mut atlas, &base);
    let atlas = Arc::new(atlas);
    context.catalog.update(|catalog| catalog.begin(Arc::clone(&atlas), document));
    for config in &atlas.layers {
        spawn_local(load_layer(context, config.clone(), base.clone(), Rc::clone(&reader)));
    }
}

/// Finds the host's logo and letters, and says what of its theme is not worn.
fn dress(context: Context, atlas: &mut Atlas, base: &str) {
    let theme = &mut atlas.theme;
    theme.logo = platform::resolve(&theme.logo, base).filter(|_| !theme.logo.is_empty()).unwrap_or_default();
    if !theme.font.is_empty() {
        let families = [&theme.font, ", "].concat();
        let file = (!theme.font_file.is_empty()).then(|| platform::resolve(&theme.font_file, base)).flatten();
        let first = theme.font.split(',').next().unwrap_or_default().trim_matches([' ', '"', '\'']).to_owned();
        spawn_local(async move {
            let is_there = match file {
                Some(file) => platform::load_font(&first, &file).await,
                None => true,
            };
            if is_there {
                context.font.set(families);
            }
        });
    }
    let mut notices = Vec::new();
    if !theme.unknown.is_empty() {
        notices.push(Notice::new(m::THEME_UNKNOWN, &[&theme.unknown.join(", ")]));
    }
    for (name, look) in [("light", Theme::Light), ("dark", Theme::Dark)] {
        for refused in Dress::new(look, theme).refused {
            let (contrast, least) = (format!("{:.1}", refused.contrast), refused.least.to_string());
            let token = ["theme.", name, ".", refused.name].concat();
            let values = [&*token, &refused.color.css(), &refused.other.css(), &contrast, &least];
            notices.push(Notice::new(m::THEME_REFUSED, &values));
        }
    }
    context.notices.update(|all| all.append(&mut notices));
}

/// Tries a layer again that could not be had.
pub(super) fn reload_layer(context: Context, config: LayerConfig, url: String) {
    context.catalog.update(|catalog| catalog.set_state(&config.id, LayerState::Loading(Progress::default())));
    spawn_local(load_layer(context, config, url, Rc::new(Reader::default())));
}

async fn load_layer(context: Context, config: LayerConfig, base: String, reader: Rc<Reader>) {
    let id = config.id.clone();
    let set = move |id: &str, state| context.catalog.update(|catalog| catalog.set_state(id, state));
    let Some(url) = platform::resolve(&config.file, &base) else {
        set(&id, LayerState::Failed(SourceError::Network, config.file));
        return;
    };
    let is_ad_hoc = context.view.with_untracked(|view| matches!(view.data, DataChoice::File(_)));
    let bounds = context.catalog.with_untracked(|catalog| {
        let atlas = catalog.atlas.as_ref()?;
        (!is_ad_hoc && !matches!(config.role, Role::World | Role::Land))
            .then_some(atlas.view.max_bounds.unwrap_or(atlas.view.bounds))
    });
    let options = ReadOptions { bounds, max_bytes: MAX_SOURCE_BYTES, ..ReadOptions::new(&id) };
    let progress_id = id.clone();
    let on_progress = move |progress| set(&progress_id, LayerState::Loading(progress));
    match reader.read(&url, &options, on_progress).await {
        Ok(data) => {
            if is_ad_hoc && config.role == Role::Places {
                frame(context, &data.dataset);
            }
            let layer = Layer::new(config, data.dataset, data.report);
            set(&id, LayerState::Ready(Arc::new(layer)));
        }
        Err(error) => set(&id, LayerState::Failed(error, url)),
    }
}

/// Makes the view of an atlas made on the spot that of its data.
fn frame(context: Context, dataset: &Dataset) {
    let positions = (0..dataset.len()).filter_map(|row| dataset.geometry.anchor(row));
    let bounds: LngLatBounds = positions.collect();
    if bounds.is_empty() {
        return;
    }
    let pad = |span: f64| (span * 0.05).max(0.005);
    let (across, up) = (pad(bounds.east - bounds.west), pad(bounds.north - bounds.south));
    let bounds = LngLatBounds {
        west: (bounds.west - across).max(-180.0),
        south: (bounds.south - up).max(-85.0),
        east: (bounds.east + across).min(180.0),
        north: (bounds.north + up).min(85.0),
    };
    context.catalog.update(|catalog| {
        if let Some(atlas) = &mut catalog.atlas {
            Arc::make_mut(atlas).view.bounds = bounds;
        }
    });
    if context.view.with_untracked(|view| view.position.is_none()) {
        context.flight.set(Some(Flight::Jump));
    }
}

async fn open_document(data: &DataChoice, reader: &Reader) -> Result<(Atlas, String, Document), LoadError> {
    let page = platform::page_address();
    match data {
        DataChoice::File(given) => {
            let url = platform::resolve(given, &page).ok_or_else(|| LoadError::BadAddress(given.clone()))?;
            reader.wake();
            Ok((Atlas::ad_hoc(&url, WORLD), page, Document::File(url, WORLD)))
        }
        DataChoice::Atlas(folder) => {
            let path = format!("data/{folder}/atlas.json");
            let url =
                platform::resolve(&path, &platform::script_url()).ok_or_else(|| LoadError::BadAddress(path.clone()))?;
            // The worker gets ready while the document is on its way, unless this is the atlas that the page is made for.
            if !platform::is_of_page(&url) {
                reader.wake();
            }
            let bytes = fetch_bytes(&url, MAX_ATLAS_BYTES, |_| {})
                .await
                .map_err(|error| LoadError::Source(error, path.clone()))?;
            let atlas = Atlas::from_json(&bytes).map_err(|error| LoadError::Atlas(error, path))?;
            Ok((atlas, url, Document::Json(bytes)))
        }
    }
}
