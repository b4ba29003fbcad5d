//! What has been read: the atlas, its layers in their states, and the places with everything that is asked of them.

use crate::atlas::{Atlas, FacetConfig, FacetShape, LayerConfig, Role, Texts};
use crate::dataset::{Dataset, IngestReport};
use crate::geo::{LngLat, World, distance_m, metres_per_world_unit, world_from_lng_lat};
use crate::i18n::{Locale, known_code_label, messages};
use crate::index::{PointIndex, Table};
use crate::platform::{Progress, SourceError};
use crate::query::{
    FacetKind, FacetSet, FacetSpec, Filters, Mask, Selection, TextIndex, UNKNOWN, suggest_facets, suggest_name_field,
};
use crate::state::Near;
use crate::taxonomy::Taxonomy;
use std::sync::{Arc, OnceLock};

/// How far a layer has come.
#[derive(Clone, Debug)]
pub(super) enum LayerState {
    /// On its way.
    Loading(Progress),
    /// Read.
    Ready(Arc<Layer>),
    /// Not to be had, with its address.
    Failed(SourceError, String),
}

/// A layer that has been read.
#[derive(Debug)]
pub(super) struct Layer {
    /// Its part of the atlas document.
    pub(super) config: LayerConfig,
    /// Its columns.
    pub(super) dataset: Dataset,
    /// What reading met.
    pub(super) report: IngestReport,
    /// Names for the search, indexed when they are first searched.
    names: OnceLock<TextIndex>,
}

/// A name with the language it is in (BCP 47).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) lang: String,
}

impl Layer {
    /// Makes a layer of what was read.
    pub(super) fn new(mut config: LayerConfig, dataset: Dataset, report: IngestReport) -> Self {
        if config.names.iter().all(|field| dataset.field(field).is_none())
            && let Some(field) = suggest_name_field(&dataset)
        {
            config.names = vec![field];
        }
        Self { config, dataset, report, names: OnceLock::new() }
    }

    /// The names, to search in. Linear in their text the first time.
    pub(super) fn names(&self) -> &TextIndex {
        self.names.get_or_init(|| TextIndex::build(&self.dataset, &self.config.names))
    }

    /// The name for a locale: its own field, else the Latin form for English readers, else the first there is, else the id.
    pub(super) fn name(&self, row: usize, locale: Locale) -> Name {
        let all = self.all_names(row);
        let position = |wanted: &str| all.iter().position(|name| name.lang == wanted);
        let best = match locale {
            Locale::Mn => position("mn"),
            Locale::En => position("en").or_else(|| position("mn-Latn")),
        };
        let fallback = || Name { text: self.dataset.id(row).to_owned(), lang: "und".to_owned() };
        best.and_then(|index| all.get(index)).or_else(|| all.first()).cloned().unwrap_or_else(fallback)
    }

    /// Every name, the first field's first.
    pub(super) fn all_names(&self, row: usize) -> Vec<Name> {
        let lang_of = |field: &str| match field.rsplit_once('_') {
            Some((_, "latin")) => "mn-Latn".to_owned(),
            Some((_, code)) if (2..=3).contains(&code.len()) => code.to_owned(),
            _ if self.config.names.len() > 1 => "mn".to_owned(),
            _ => "und".to_owned(),
        };
        let fields = self.config.names.iter();
        fields
            .filter_map(|field| {
                let text = self.dataset.text(row, field)?.to_owned();
                (!text.is_empty()).then(|| Name { text, lang: lang_of(field) })
            })
            .collect()
    }
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
    pub(super) layers: Vec<Entry>,
    places: Option<Arc<Places>>,
}

impl Catalog {
    /// Starts over with an atlas, all of whose layers are on their way.
    pub(super) fn begin(&mut self, atlas: Arc<Atlas>) {
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
}

/// The places with all that is asked of them: facets, names, nearness.
#[derive(Debug)]
pub(super) struct Places {
    pub(super) layer: Arc<Layer>,
    pub(super) facets: FacetSet,
    /// The facets as configured or suggested, aligned with `facets`.
    pub(super) configs: Vec<FacetConfig>,
    pub(super) taxonomy: Option<&'static Taxonomy>,
    /// Positions on the Mercator square, NaN where unknown; aligned with the rows.
    pub(super) worlds: Vec<World>,
    /// For what is near, indexed when it is first asked for.
    index: OnceLock<PointIndex>,
}

/// What the filters leave, with everything that is counted.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) selection: Selection,
}

impl PartialEq for Shown {
    /// Equal only to itself: each selection is made anew, and comparing masks would cost as much as drawing them.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Shown {
    /// Says whether a row is shown.
    pub(super) fn has(&self, row: usize) -> bool {
        self.selection.mask.get(row)
    }
}

impl PartialEq for Places {
    /// Equal only to itself: places are read once and then shared.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Places {
    fn new(layer: Arc<Layer>, atlas: &Atlas) -> Self {
        let taxonomy = (atlas.taxonomy.as_deref() == Some("FCS2009")).then(Taxonomy::fcs2009);
        let configs = if atlas.facets.is_empty() { suggested_configs(&layer.dataset) } else { atlas.facets.clone() };
        let specs: Vec<FacetSpec> = configs.iter().map(spec_of).collect();
        let parent_of = |code: &str| -> Option<String> { taxonomy?.parent_of(code).map(str::to_owned) };
        let facets = FacetSet::build(&layer.dataset, &specs, &parent_of);
        let rows = 0..layer.dataset.len();
        let worlds: Vec<World> = rows
            .map(|row| layer.dataset.geometry.anchor(row).map_or(World::new(f64::NAN, f64::NAN), world_from_lng_lat))
            .collect();
        Self { layer, facets, configs, taxonomy, worlds, index: OnceLock::new() }
    }

    /// The columns.
    pub(super) fn dataset(&self) -> &Dataset {
        &self.layer.dataset
    }

    /// What filters, a text and a circle leave.
    pub(super) fn select(&self, filters: &Filters, text: &str, near: Option<&Near>) -> Shown {
        let text_mask = (!text.is_empty()).then(|| self.layer.names().mask(text));
        let near_mask = near.map(|near| self.near_mask(near));
        let extra: Vec<&Mask> = text_mask.iter().chain(&near_mask).collect();
        Shown { selection: self.facets.select(filters, &extra) }
    }

    fn near_mask(&self, near: &Near) -> Mask {
        let mut mask = Mask::new(self.dataset().len(), false);
        let reach = near.radius_m * 1.02 / metres_per_world_unit(near.center.lat).max(1.0);
        let index = self.index.get_or_init(|| PointIndex::build(&self.worlds));
        for row in index.within(world_from_lng_lat(near.center), reach) {
            let row = row as usize;
            if self.position(row).is_some_and(|position| distance_m(position, near.center) <= near.radius_m) {
                mask.set(row, true);
            }
        }
        mask
    }

    /// A place's position; `None` where unknown.
    pub(super) fn position(&self, row: usize) -> Option<LngLat> {
        self.dataset().geometry.anchor(row)
    }

    /// The domain's code of a row ("C"), for its colour and shape.
    pub(super) fn domain(&self, row: usize) -> Option<&str> {
        let code = self.dataset().text(row, self.category_field()?)?;
        Some(self.taxonomy?.domain_of(code)?.code.as_str())
    }

    /// The field that the tree facet reads.
    pub(super) fn category_field(&self) -> Option<&str> {
        self.configs.iter().find(|config| config.kind == FacetShape::Tree).map(|config| config.field.as_str())
    }

    /// The label of a facet's value.
    pub(super) fn value_label(&self, catalog: &Catalog, config: &FacetConfig, value: &str, locale: Locale) -> String {
        if value == UNKNOWN {
            return messages::UNKNOWN.get(locale).to_owned();
        }
        if let Some(texts) = config.labels.get(value) {
            return texts.get(locale.code()).to_owned();
        }
        if let Some(layer) = config.labels_from.as_deref().and_then(|id| catalog.layer(id))
            && let Some(row) = layer.dataset.row_of_id(value)
        {
            return layer.name(row, locale).text;
        }
        if config.kind == FacetShape::Tree
            && let Some(label) = self.category_label(value, locale)
        {
            return label.to_owned();
        }
        known_code_label(locale, &config.field, value).map_or_else(|| value.to_owned(), str::to_owned)
    }

    /// The label of a code of the classification.
    pub(super) fn category_label(&self, code: &str, locale: Locale) -> Option<&'static str> {
        let item = self.taxonomy?.item(code)?;
        Some(match locale {
            Locale::En => &item.label_en,
            Locale::Mn => &item.label_mn,
        })
    }
}

fn spec_of(config: &FacetConfig) -> FacetSpec {
    let kind = match config.kind {
        FacetShape::Values => FacetKind::Values,
        FacetShape::Tree => FacetKind::Tree,
        FacetShape::Range => FacetKind::Range { bin: config.bin.filter(|bin| *bin > 0.0).unwrap_or(10.0) },
    };
    FacetSpec { id: config.id.clone(), field: config.field.clone(), kind }
}

fn suggested_configs(dataset: &Dataset) -> Vec<FacetConfig> {
    let config = |spec: FacetSpec| {
        let (kind, bin) = match spec.kind {
            FacetKind::Values => (FacetShape::Values, None),
            FacetKind::Tree => (FacetShape::Tree, None),
            FacetKind::Range { bin } => (FacetShape::Range, Some(bin)),
        };
        FacetConfig {
            title: Texts::same(&spec.field),
            id: spec.id,
            field: spec.field,
            kind,
            bin,
            labels_from: None,
            labels: Table::new(),
        }
    };
    suggest_facets(dataset).into_iter().map(config).collect()
}
