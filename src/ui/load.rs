//! Loading an atlas: its document, then its layers side by side, each shown as soon as it is there.

use super::catalog::{Layer, LayerState};
use super::context::{Context, Flight};
use super::notice::Notice;
use crate::atlas::{Atlas, AtlasError, LayerConfig, Role};
use crate::dataset::{Dataset, ReadError, ReadOptions, StartsWith};
use crate::geo::{LngLatBounds, fixed, shortest};
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

/// The largest source that is opened anywhere: what comes of it must fit into the 4 GB that WebAssembly has.
const MAX_SOURCE_BYTES: f64 = 700_000_000.0;

/// The largest source for each GB of memory of a smaller device. Reading takes up to four times the file, in the worker
/// and on the page together; browsers of telephones end a page that takes an eighth of the memory for itself.
const MAX_BYTES_PER_GB: f64 = 32_000_000.0;

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
    let round = context.loads.get_untracked() + 1;
    context.loads.set(round);
    let reader = Rc::new(Reader::default());
    let data = context.view.with_untracked(|view| view.data.clone());
    let opened = open_document(&data, &reader).await;
    // Meanwhile the reader may have gone to other data.
    if context.loads.get_untracked() != round {
        return;
    }
    let (mut atlas, document) = match opened {
        Ok(found) => found,
        Err(error) => return failed.set(Some(error)),
    };
    dress(context, &mut atlas, &address_of(&data).unwrap_or_default());
    let atlas = Arc::new(atlas);
    context.catalog.update(|catalog| catalog.begin(Arc::clone(&atlas), document));
    ask_basemap(context);
    for config in &atlas.layers {
        spawn_local(load_layer(context, config.clone(), Rc::clone(&reader)));
    }
}

/// Asks for the base map that the host brings, anew after it could not be had.
pub(super) fn ask_basemap(context: Context) {
    let base = address_of(&context.view.with_untracked(|view| view.data.clone()));
    super::map::ask_basemap(context, &base.unwrap_or_default());
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
            let (contrast, least) = (fixed(refused.contrast, 1), shortest(refused.least));
            let token = ["theme.", name, ".", refused.name].concat();
            let values = [&*token, &refused.color.css(), &refused.other.css(), &contrast, &least];
            notices.push(Notice::new(m::THEME_REFUSED, &values));
        }
    }
    context.notices.update(|all| all.append(&mut notices));
}

/// Tries a layer again that could not be had. What the reader chose stays.
pub(super) fn reload_layer(context: Context, config: LayerConfig) {
    context.catalog.update(|catalog| catalog.set_state(&config.id, LayerState::Loading(Progress::default())));
    spawn_local(load_layer(context, config, Rc::new(Reader::default())));
}

/// Tries everything again that the network kept back.
pub(super) fn try_again(context: Context, failed: State<Option<LoadError>>) {
    let is_gone =
        |error: &SourceError| matches!(error, SourceError::Network | SourceError::Cut | SourceError::Stalled { .. });
    if failed.with_untracked(|failed| matches!(failed, Some(LoadError::Source(error, _)) if is_gone(error))) {
        return spawn_local(load(context, failed));
    }
    let lost: Vec<LayerConfig> = context.catalog.with_untracked(|catalog| {
        let lost =
            catalog.layers.iter().filter(|entry| matches!(&entry.state, LayerState::Failed(error) if is_gone(error)));
        lost.map(|entry| entry.config.clone()).collect()
    });
    for config in lost {
        reload_layer(context, config);
    }
}

async fn load_layer(context: Context, config: LayerConfig, reader: Rc<Reader>) {
    let id = config.id.clone();
    let round = context.loads.get_untracked();
    let is_wanted = move || context.loads.get_untracked() == round;
    let set = move |id: &str, state| {
        if is_wanted() {
            context.catalog.update(|catalog| catalog.set_state(id, state));
        }
    };
    let base = address_of(&context.view.with_untracked(|view| view.data.clone()));
    let Some(url) = base.ok().and_then(|base| platform::resolve(&config.file, &base)) else {
        return set(&id, LayerState::Failed(SourceError::Network));
    };
    let is_ad_hoc = context.view.with_untracked(|view| matches!(view.data, DataChoice::File(_)));
    let bounds = context.catalog.with_untracked(|catalog| {
        let atlas = catalog.atlas.as_ref()?;
        (!is_ad_hoc && !matches!(config.role, Role::World | Role::Land))
            .then_some(atlas.view.max_bounds.unwrap_or(atlas.view.bounds))
    });
    let options = ReadOptions { bounds, max_bytes: max_source_bytes(), ..ReadOptions::new(&id) };
    let (progress_id, held) = (id.clone(), Rc::clone(&reader));
    let on_progress = move |progress| {
        set(&progress_id, LayerState::Loading(progress));
        if !is_wanted() {
            held.stop();
        }
    };
    let data = reader.read(&url, &options, Box::new(on_progress)).await;
    if !is_wanted() {
        return;
    }
    match data {
        Ok(data) => {
            if is_ad_hoc && config.role == Role::Places {
                frame(context, &data.dataset);
            }
            let layer = Layer::new(config, data.dataset, data.report);
            set(&id, LayerState::Ready(Arc::new(layer)));
        }
        Err(error) => set(&id, LayerState::Failed(error)),
    }
}

/// The largest source that this device opens.
fn max_source_bytes() -> usize {
    let memory = platform::memory_gb();
    (if memory < 8.0 { memory * MAX_BYTES_PER_GB } else { MAX_SOURCE_BYTES }) as usize
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

/// What the files of the data are beside: the document, or the page itself for a file of the reader's.
fn address_of(data: &DataChoice) -> Result<String, LoadError> {
    let DataChoice::Atlas(folder) = data else { return Ok(platform::page_address()) };
    let path = document_path(folder);
    platform::resolve(&path, &platform::script_url()).ok_or(LoadError::BadAddress(path))
}

fn document_path(folder: &str) -> String {
    ["data/", folder, "/atlas.json"].concat()
}

async fn open_document(data: &DataChoice, reader: &Reader) -> Result<(Atlas, Document), LoadError> {
    let base = address_of(data)?;
    match data {
        DataChoice::File(given) => {
            let url = platform::resolve(given, &base).ok_or_else(|| LoadError::BadAddress(given.clone()))?;
            reader.wake();
            Ok((Atlas::ad_hoc(&url, WORLD), Document::File(url, WORLD)))
        }
        DataChoice::Atlas(folder) => {
            let path = document_path(folder);
            // The worker gets ready while the document is on its way, unless this is the atlas that the page is made for.
            if !platform::is_of_page(&base) {
                reader.wake();
            }
            let bytes = match fetch_bytes(&base, MAX_ATLAS_BYTES, &mut |_| {}).await {
                Ok(bytes) => bytes,
                Err(error) => return Err(LoadError::Source(error, path)),
            };
            let atlas = Atlas::from_json(&bytes).map_err(|error| match (error, StartsWith::of(&bytes)) {
                // A page that says "not found" is no JSON with a fault.
                (AtlasError::Json { line, column, .. }, starts_with) if starts_with != StartsWith::Json => {
                    LoadError::Source(
                        SourceError::Read(ReadError::NotJson { line, column, byte: 0, starts_with }),
                        path,
                    )
                }
                (error, _) => LoadError::Atlas(error, path),
            })?;
            Ok((atlas, Document::Json(bytes)))
        }
    }
}
