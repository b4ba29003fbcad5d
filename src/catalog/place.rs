//! The places with all that is asked of them: facets, filters, labels, nearness.

use super::{Layer, Name};
use crate::atlas::{Atlas, FacetConfig, FacetShape, Texts};
use crate::dataset::Dataset;
use crate::geo::{LngLat, World, distance_m, metres_per_world_unit, world_from_lng_lat};
use crate::i18n::{Locale, category_label, known_code_label, messages};
use crate::index::{PointIndex, Quadtree, Table};
use crate::map::FEW_SYMBOLS;
use crate::query::{FacetKind, FacetSet, FacetSpec, Filters, Mask, Selection, UNKNOWN, suggest_facets};
use crate::state::Near;
use crate::taxonomy::Taxonomy;
use std::sync::{Arc, OnceLock};

/// The places with all that is asked of them: facets, names, nearness.
#[derive(Debug)]
pub struct Places {
    /// The layer they are from.
    pub layer: Arc<Layer>,
    /// What can be filtered by.
    pub facets: FacetSet,
    /// The facets as configured or suggested, aligned with `facets`.
    pub configs: Vec<FacetConfig>,
    /// The classification of their categories.
    pub taxonomy: Option<&'static Taxonomy>,
    /// Positions on the Mercator square, NaN where unknown; aligned with the rows.
    pub worlds: Vec<World>,
    /// For what is near, indexed when it is first asked for.
    index: OnceLock<PointIndex>,
    /// For what is on a screen, made with the first frame.
    tree: OnceLock<Quadtree>,
}

/// What the filters leave, with everything that is counted.
#[derive(Debug)]
pub struct Shown {
    /// The rows that pass, and the counts of each facet.
    pub selection: Selection,
}

impl PartialEq for Shown {
    /// Equal only to itself: each selection is made anew, and comparing masks would cost as much as drawing them.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Shown {
    /// Says whether a row is shown.
    pub fn has(&self, row: usize) -> bool {
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
    /// Makes the facets and positions of a layer of places. Linear in its rows.
    pub fn new(layer: Arc<Layer>, atlas: &Atlas) -> Self {
        let taxonomy = (atlas.taxonomy.as_deref() == Some("FCS2009")).then(Taxonomy::fcs2009);
        let configs = if atlas.facets.is_empty() { suggested_configs(&layer.dataset) } else { atlas.facets.clone() };
        let specs: Vec<FacetSpec> = configs.iter().map(spec_of).collect();
        let parent_of = |code: &str| -> Option<String> { taxonomy?.parent_of(code).map(str::to_owned) };
        let facets = FacetSet::build(&layer.dataset, &specs, &parent_of);
        let rows = 0..layer.dataset.len();
        let worlds: Vec<World> = rows
            .map(|row| layer.dataset.geometry.anchor(row).map_or(World::new(f64::NAN, f64::NAN), world_from_lng_lat))
            .collect();
        Self { layer, facets, configs, taxonomy, worlds, index: OnceLock::new(), tree: OnceLock::new() }
    }

    /// The columns.
    pub fn dataset(&self) -> &Dataset {
        &self.layer.dataset
    }

    /// The positions as a tree, where there are enough for one.
    pub fn tree(&self) -> Option<&Quadtree> {
        (self.worlds.len() > FEW_SYMBOLS).then(|| self.tree.get_or_init(|| Quadtree::build(&self.worlds)))
    }

    /// What filters, a text and a circle leave.
    pub fn select(&self, filters: &Filters, text: &str, near: Option<&Near>) -> Shown {
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
    pub fn position(&self, row: usize) -> Option<LngLat> {
        self.dataset().geometry.anchor(row)
    }

    /// The domain's code of a row ("C"), for its colour and shape.
    pub fn domain(&self, row: usize) -> Option<&str> {
        let code = self.dataset().text(row, self.category_field()?)?;
        Some(self.taxonomy?.domain_of(code)?.code.as_str())
    }

    /// The field that the tree facet reads.
    pub fn category_field(&self) -> Option<&str> {
        self.configs.iter().find(|config| config.kind == FacetShape::Tree).map(|config| config.field.as_str())
    }

    /// The label of a facet's value; `layer` gives the layer with an id, for values that are features' ids.
    pub fn value_label(
        &self,
        layer: &dyn Fn(&str) -> Option<Arc<Layer>>,
        config: &FacetConfig,
        value: &str,
        locale: Locale,
    ) -> String {
        self.value_name(layer, config, value, locale).text
    }

    /// The label of a facet's value with the language it is in.
    pub fn value_name(
        &self,
        layer: &dyn Fn(&str) -> Option<Arc<Layer>>,
        config: &FacetConfig,
        value: &str,
        locale: Locale,
    ) -> Name {
        let name = |text: &str, lang: &str| Name { text: text.to_owned(), lang: lang.to_owned() };
        if value == UNKNOWN {
            return name(messages::UNKNOWN.get(locale), locale.code());
        }
        if let Some(texts) = config.labels.get(value) {
            let (text, lang) = texts.get_with_lang(locale.code()).unwrap_or_default();
            return name(text, lang);
        }
        if let Some(layer) = config.labels_from.as_deref().and_then(layer)
            && let Some(row) = layer.dataset.row_of_id(value)
        {
            return layer.name(row, locale);
        }
        let category = || self.category_label(value, locale).filter(|_| config.kind == FacetShape::Tree);
        match category().or_else(|| known_code_label(locale, &config.field, value)) {
            Some(label) => name(label, locale.code()),
            None => name(value, &self.layer.config.language),
        }
    }

    /// The label of a code of the classification.
    pub fn category_label(&self, code: &str, locale: Locale) -> Option<&'static str> {
        self.taxonomy.and_then(|_| category_label(locale, code))
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
