//! The atlas and how far its layers have come.

use crate::atlas::{Atlas, FacetConfig, LayerConfig, Role};
use crate::i18n::Locale;
use crate::platform::{Progress, SourceError};
use crate::report::Document;
use std::sync::Arc;

pub(super) use crate::catalog::{Layer, Name, Places, Shown};

/// How far a layer has come.
#[derive(Clone, Debug)]
pub(super) enum LayerState {
    /// On its way.
    Loading(Progress),
    /// Read.
    Ready(Arc<Layer>),
    /// Not to be had.
    Failed(SourceError),
}

/// One layer's entry.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) config: LayerConfig,
    pub(super) state: LayerState,
}

/// Everything that has been read so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Catalog {
    pub(super) atlas: Option<Arc<Atlas>>,
    /// What the atlas was made of.
    pub(super) document: Arc<Document>,
    pub(super) layers: Vec<Entry>,
    places: Option<Arc<Places>>,
}

impl Catalog {
    /// Starts over with an atlas, all of whose layers are on their way.
    pub(super) fn begin(&mut self, atlas: Arc<Atlas>, document: Document) {
        self.document = Arc::new(document);
        let layers = atlas.layers.iter();
        self.layers = layers
            .map(|config| Entry { config: config.clone(), state: LayerState::Loading(Progress::default()) })
            .collect();
        self.atlas = Some(atlas);
        self.places = None;
    }

    /// Sets how far a layer has come.
    pub(super) fn set_state(&mut self, id: &str, state: LayerState) {
        if let LayerState::Ready(layer) = &state
            && layer.config.role == Role::Places
            && let Some(atlas) = &self.atlas
        {
            self.places = Some(Arc::new(Places::new(Arc::clone(layer), atlas)));
        }
        if let Some(entry) = self.layers.iter_mut().find(|entry| entry.config.id == id) {
            entry.state = state;
        }
    }

    /// The places, once read.
    pub(super) fn places(&self) -> Option<Arc<Places>> {
        self.places.clone()
    }

    /// The layer with an id, once read.
    pub(super) fn layer(&self, id: &str) -> Option<Arc<Layer>> {
        self.ready().find(|layer| layer.config.id == id)
    }

    /// The first layer of a role, once read.
    pub(super) fn layer_of(&self, role: Role) -> Option<Arc<Layer>> {
        self.ready().find(|layer| layer.config.role == role)
    }

    /// Every layer that is read, lowest first.
    pub(super) fn ready(&self) -> impl Iterator<Item = Arc<Layer>> {
        self.layers.iter().filter_map(|entry| match &entry.state {
            LayerState::Ready(layer) => Some(Arc::clone(layer)),
            _ => None,
        })
    }

    /// Says whether nothing is on its way any more.
    pub(super) fn is_settled(&self) -> bool {
        !self.layers.is_empty() && !self.layers.iter().any(|entry| matches!(entry.state, LayerState::Loading(_)))
    }

    /// The label of a facet's value with the language it is in.
    pub(super) fn value_name(&self, places: &Places, config: &FacetConfig, value: &str, locale: Locale) -> Name {
        places.value_name(&|id| self.layer(id), config, value, locale)
    }

    /// The label of a facet's value.
    pub(super) fn value_label(&self, places: &Places, config: &FacetConfig, value: &str, locale: Locale) -> String {
        places.value_label(&|id| self.layer(id), config, value, locale)
    }
}
