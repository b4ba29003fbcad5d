//! The atlas document's types and its checks. Format 1.

use super::{AtlasError, Texts};
use crate::geo::LngLatBounds;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The newest document format that is read.
const FORMAT: u32 = 1;

/// The world's land, as a path from the page.
const WORLD_FILE: &str = "data/world/land.geojson";

/// The id of the source of the world's land.
const WORLD_SOURCE: &str = "natural-earth";

/// One map, described.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Atlas {
    /// The document's format; 1.
    pub format: u32,
    /// The atlas's id, as in its folder's name.
    pub id: String,
    /// Its title.
    pub title: Texts,
    /// What it shows, in a sentence or two.
    #[serde(default)]
    pub summary: Texts,
    /// Languages of the data, first is the country's.
    #[serde(default)]
    pub languages: Vec<String>,
    /// When the atlas was put together: a year, month or day in ISO 8601.
    #[serde(default)]
    pub date: String,
    /// Where the map starts and where it ends.
    pub view: ViewConfig,
    /// The classification that `tree` facets use.
    #[serde(default)]
    pub taxonomy: Option<String>,
    /// Where the data came from, by id.
    #[serde(default)]
    pub sources: BTreeMap<String, Source>,
    /// What is drawn, lowest first.
    pub layers: Vec<LayerConfig>,
    /// What can be filtered, in the order shown.
    #[serde(default)]
    pub facets: Vec<FacetConfig>,
    /// The line about boundaries and names.
    #[serde(default)]
    pub disclaimer: Texts,
}

/// Where the map starts and where it ends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ViewConfig {
    /// The box that the first view shows, and "home" returns to.
    pub bounds: LngLatBounds,
    /// Least zoom, 0 to 24.
    #[serde(default)]
    pub min_zoom: f64,
    /// Greatest zoom, 0 to 24.
    #[serde(default = "default_max_zoom")]
    pub max_zoom: f64,
    /// The box that the map's centre cannot leave; none: the whole world.
    #[serde(default)]
    pub max_bounds: Option<LngLatBounds>,
}

fn default_max_zoom() -> f64 {
    18.0
}

/// Where data came from, as shown to the reader.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Its name.
    pub title: Texts,
    /// The words its owner asks for.
    #[serde(default)]
    pub attribution: String,
    /// The licence's name.
    #[serde(default)]
    pub licence: String,
    /// Where the licence is to be read.
    #[serde(default)]
    pub licence_url: String,
    /// Where the source is to be found.
    #[serde(default)]
    pub url: String,
    /// Its date, as exactly as it is known.
    #[serde(default)]
    pub date: String,
}

/// What a layer is on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The continents far around: a fill without borders, behind everything.
    World,
    /// Countries: the paper that the map is drawn on.
    Land,
    /// Lakes and rivers.
    Water,
    /// Towns with their names; orientation, not subject.
    Settlements,
    /// Administrative units with borders and names.
    Districts,
    /// Areas where places lie close together.
    Clusters,
    /// The subject: creative businesses, venues, sites.
    Places,
}

impl Role {
    /// Says whether the reader can switch the layer.
    pub fn is_switchable(self) -> bool {
        matches!(self, Self::Districts | Self::Clusters | Self::Places)
    }
}

/// One file that becomes one layer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LayerConfig {
    /// The layer's id, also in addresses.
    pub id: String,
    /// What it is on the map.
    pub role: Role,
    /// Its title in the legend.
    #[serde(default)]
    pub title: Texts,
    /// A GeoJSON file: a path beside the document, or an http(s) address.
    pub file: String,
    /// The fields that hold names, the local one first. `name`, `name_en` and `name_latin` unless told.
    #[serde(default = "default_names")]
    pub names: Vec<String>,
    /// Ids of its sources.
    #[serde(default)]
    pub sources: Vec<String>,
}

fn default_names() -> Vec<String> {
    ["name", "name_en", "name_latin"].map(str::to_owned).to_vec()
}

/// How a facet's values hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FacetShape {
    /// Loose values.
    Values,
    /// A classification's codes with their parents.
    Tree,
    /// Numbers, in bins.
    Range,
}

/// One thing that can be filtered by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FacetConfig {
    /// The facet's id, also in addresses.
    pub id: String,
    /// The places' field it reads.
    pub field: String,
    /// Its shape.
    pub kind: FacetShape,
    /// Its title.
    #[serde(default)]
    pub title: Texts,
    /// Width of a bin of a range.
    #[serde(default)]
    pub bin: Option<f64>,
    /// The layer whose names label the values (ids), for example districts.
    #[serde(default)]
    pub labels_from: Option<String>,
    /// Labels of values that are neither in a taxonomy nor in a layer.
    #[serde(default)]
    pub labels: BTreeMap<String, Texts>,
}

impl Atlas {
    /// Reads and checks a document.
    ///
    /// # Errors
    ///
    /// [`AtlasError`] says what is wrong and where.
    pub fn from_json(bytes: &[u8]) -> Result<Self, AtlasError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let atlas: Self = serde_json::from_slice(bytes).map_err(|error| AtlasError::Json {
            line: error.line(),
            column: error.column(),
            detail: error.to_string(),
        })?;
        atlas.check()?;
        Ok(atlas)
    }

    /// An atlas made on the spot for one GeoJSON file at `url`: its places over the world's land, no declared facets.
    ///
    /// The land's file is relative to the page, not to `url`.
    pub fn ad_hoc(url: &str, bounds: LngLatBounds) -> Self {
        let file_name = url.rsplit('/').find(|part| !part.is_empty()).unwrap_or(url);
        Self {
            format: FORMAT,
            id: "data".to_owned(),
            title: Texts::same(file_name.split(['?', '#']).next().unwrap_or(file_name)),
            summary: Texts::default(),
            languages: Vec::new(),
            date: String::new(),
            view: ViewConfig { bounds, min_zoom: 0.0, max_zoom: 20.0, max_bounds: None },
            taxonomy: None,
            sources: BTreeMap::from([(WORLD_SOURCE.to_owned(), world_source())]),
            layers: vec![
                LayerConfig {
                    id: "world".to_owned(),
                    role: Role::World,
                    title: Texts::default(),
                    file: WORLD_FILE.to_owned(),
                    names: Vec::new(),
                    sources: vec![WORLD_SOURCE.to_owned()],
                },
                LayerConfig {
                    id: "places".to_owned(),
                    role: Role::Places,
                    title: Texts::default(),
                    file: url.to_owned(),
                    names: default_names(),
                    sources: Vec::new(),
                },
            ],
            facets: Vec::new(),
            disclaimer: Texts::default(),
        }
    }

    /// The first layer of a role.
    pub fn layer_of(&self, role: Role) -> Option<&LayerConfig> {
        self.layers.iter().find(|layer| layer.role == role)
    }

    fn check(&self) -> Result<(), AtlasError> {
        if self.format > FORMAT {
            return Err(AtlasError::Newer { found: self.format, known: FORMAT });
        }
        if self.layers.is_empty() {
            return Err(AtlasError::NoLayers);
        }
        let mut layer_ids = BTreeSet::new();
        for layer in &self.layers {
            if !layer_ids.insert(&layer.id) {
                return Err(AtlasError::DuplicateId { id: layer.id.clone() });
            }
            if !is_usable_file(&layer.file) {
                return Err(AtlasError::BadFile { layer: layer.id.clone(), file: layer.file.clone() });
            }
            if let Some(missing) = layer.sources.iter().find(|id| !self.sources.contains_key(*id)) {
                return Err(AtlasError::UnknownSource { layer: layer.id.clone(), source_id: missing.clone() });
            }
        }
        let mut facet_ids = BTreeSet::new();
        if let Some(twice) = self.facets.iter().find(|facet| !facet_ids.insert(&facet.id)) {
            return Err(AtlasError::DuplicateId { id: twice.id.clone() });
        }
        let view = &self.view;
        let zooms_are_ordered =
            (0.0..=24.0).contains(&view.min_zoom) && (view.min_zoom..=24.0).contains(&view.max_zoom);
        let boxes = [Some(view.bounds), view.max_bounds];
        if !zooms_are_ordered || boxes.iter().flatten().any(|b| !is_usable_box(b)) {
            return Err(AtlasError::BadView);
        }
        Ok(())
    }
}

/// The source of the world's land.
fn world_source() -> Source {
    Source {
        title: Texts::same("Natural Earth 1:110 million"),
        attribution: "Made with Natural Earth".to_owned(),
        licence: "Public domain".to_owned(),
        licence_url: "https://www.naturalearthdata.com/about/terms-of-use/".to_owned(),
        url: "https://www.naturalearthdata.com/".to_owned(),
        date: String::new(),
    }
}

/// Says whether `file` is an http(s) address or a path that stays beside the document.
fn is_usable_file(file: &str) -> bool {
    if file.starts_with("https://") || file.starts_with("http://") {
        return true;
    }
    !file.is_empty()
        && !file.starts_with(['/', '\\'])
        && !file.contains(':')
        && file.split(['/', '\\']).all(|part| part != "..")
}

fn is_usable_box(b: &LngLatBounds) -> bool {
    !b.is_empty() && b.west >= -180.0 && b.east <= 180.0 && b.south >= -90.0 && b.north <= 90.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(layer: &str, view: &str) -> String {
        format!(r#"{{"format":1,"id":"x","title":{{"en":"X"}},"view":{view},"layers":[{layer}]}}"#)
    }

    const VIEW: &str = r#"{"bounds":[87,41,120,53]}"#;

    #[test]
    fn reads_a_small_document_with_defaults() {
        let atlas =
            Atlas::from_json(document(r#"{"id":"p","role":"places","file":"p.geojson"}"#, VIEW).as_bytes()).unwrap();
        assert_eq!(atlas.layers[0].names, ["name", "name_en", "name_latin"]);
        assert_eq!(atlas.view.max_zoom, 18.0);
        assert!(atlas.layer_of(Role::Places).is_some() && atlas.layer_of(Role::Water).is_none());
    }

    #[test]
    fn data_without_an_atlas_lies_on_the_worlds_land() {
        let bounds = serde_json::from_str("[-170,-56,179,74]").unwrap();
        let atlas = Atlas::ad_hoc("https://example.org/maps/cafes.geojson?x=1", bounds);
        assert_eq!(atlas.check(), Ok(()));
        assert_eq!(atlas.layers.iter().map(|layer| layer.role).collect::<Vec<_>>(), [Role::World, Role::Places]);
        assert_eq!(atlas.title, Texts::same("cafes.geojson"));
        assert!(!Role::World.is_switchable());
        assert_eq!(serde_json::to_string(&Role::World).unwrap(), "\"world\"");
    }

    #[test]
    fn says_where_json_breaks() {
        let error = Atlas::from_json(b"{\n  \"format\": 1,\n  oops").unwrap_err();
        assert!(matches!(error, AtlasError::Json { line: 3, .. }), "{error}");
    }

    #[test]
    fn refuses_what_it_cannot_show() {
        let check = |layer: &str, view: &str| Atlas::from_json(document(layer, view).as_bytes()).unwrap_err();
        for file in ["javascript:alert(1)", "../secret.geojson", "/etc/passwd", "data:text/plain,x", ""] {
            let layer = format!(r#"{{"id":"p","role":"places","file":"{file}"}}"#);
            assert!(matches!(check(&layer, VIEW), AtlasError::BadFile { .. }), "{file}");
        }
        let place = r#"{"id":"p","role":"places","file":"p.geojson"}"#;
        assert_eq!(check("", VIEW), AtlasError::NoLayers);
        assert!(matches!(check(&format!("{place},{place}"), VIEW), AtlasError::DuplicateId { .. }));
        assert_eq!(check(place, r#"{"bounds":[120,41,87,53]}"#), AtlasError::BadView);
        assert_eq!(check(place, r#"{"bounds":[87,41,120,53],"min_zoom":9,"max_zoom":3}"#), AtlasError::BadView);
    }
}
