//! The atlas document's types and its checks. Format 1.

use super::default::{UNKNOWN_LANGUAGE, default_names};
use super::member::{Fault, Node};
use super::world::{WORLD_FILE, WORLD_SOURCE, world_source};
use super::{AtlasError, Basemap, HostTheme, Texts};
use crate::geo::LngLatBounds;
use crate::index::Table;
use crate::json::Tree;

/// The newest document format that is read.
const FORMAT: u32 = 1;

/// One map, described.
#[derive(Clone, Debug, PartialEq)]
pub struct Atlas {
    /// The document's format; 1.
    pub format: u32,
    /// The atlas's id, as in its folder's name.
    pub id: String,
    /// Its title.
    pub title: Texts,
    /// What it shows, in a sentence or two.
    pub summary: Texts,
    /// Languages of the data, first is the country's.
    pub languages: Vec<String>,
    /// When the atlas was put together: a year, month or day in ISO 8601.
    pub date: String,
    /// Where the map starts and where it ends.
    pub view: ViewConfig,
    /// The classification that `tree` facets use.
    pub taxonomy: Option<String>,
    /// Where the data came from, by id.
    pub sources: Table<Source>,
    /// What is drawn, lowest first.
    pub layers: Vec<LayerConfig>,
    /// What can be filtered, in the order shown.
    pub facets: Vec<FacetConfig>,
    /// The line about boundaries and names.
    pub disclaimer: Texts,
    /// How the host dresses the page.
    pub theme: HostTheme,
    /// The base map that the host brings; none: the layers of land and water are it.
    pub basemap: Option<Basemap>,
}

/// Where the map starts and where it ends.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewConfig {
    /// The box that the first view shows, and "home" returns to.
    pub bounds: LngLatBounds,
    /// Least zoom, 0 to 24.
    pub min_zoom: f64,
    /// Greatest zoom, 0 to 24.
    pub max_zoom: f64,
    /// The box that the map's centre cannot leave; none: the whole world.
    pub max_bounds: Option<LngLatBounds>,
}

/// Greatest zoom where the document names none.
const MAX_ZOOM: f64 = 18.0;

/// Where data came from, as shown to the reader.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Its name.
    pub title: Texts,
    /// The words its owner asks for.
    pub attribution: String,
    /// The licence's name.
    pub licence: String,
    /// Where the licence is to be read.
    pub licence_url: String,
    /// Where the source is to be found.
    pub url: String,
    /// Its date, as exactly as it is known.
    pub date: String,
}

/// What a layer is on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq)]
pub struct LayerConfig {
    /// The layer's id, also in addresses.
    pub id: String,
    /// What it is on the map.
    pub role: Role,
    /// Its title in the legend.
    pub title: Texts,
    /// A GeoJSON file: a path beside the document, or an http(s) address.
    pub file: String,
    /// The fields that hold names, the local one first. `name` and, with `_`, every language's code, `latin` and `mong`
    /// (traditional Mongolian script) unless told.
    pub names: Vec<String>,
    /// The language (BCP 47) of names in a field that names none: the atlas's first, `und` where it has none.
    pub language: String,
    /// Ids of its sources.
    pub sources: Vec<String>,
}

/// How a facet's values hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetShape {
    /// Loose values.
    Values,
    /// A classification's codes with their parents.
    Tree,
    /// Numbers, in bins.
    Range,
}

/// One thing that can be filtered by.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetConfig {
    /// The facet's id, also in addresses.
    pub id: String,
    /// The places' field it reads.
    pub field: String,
    /// Its shape.
    pub kind: FacetShape,
    /// Its title.
    pub title: Texts,
    /// Width of a bin of a range.
    pub bin: Option<f64>,
    /// The layer whose names label the values (ids), for example districts.
    pub labels_from: Option<String>,
    /// Labels of values that are neither in a taxonomy nor in a layer.
    pub labels: Table<Texts>,
}

impl Atlas {
    /// Reads and checks a document.
    ///
    /// # Errors
    ///
    /// [`AtlasError`] says what is wrong and where.
    pub fn from_json(bytes: &[u8]) -> Result<Self, AtlasError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let document = Tree::from_bytes(bytes).map_err(|error| {
            let (line, column) = error.line_and_column(bytes);
            AtlasError::Json { line, column, detail: error.problem.text() }
        })?;
        let fault = Fault::default();
        let atlas = Self::read(&Node::root(&document, &fault));
        let atlas = fault.check(atlas)?;
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
            sources: Table::from_iter([(WORLD_SOURCE.to_owned(), world_source())]),
            layers: vec![
                LayerConfig {
                    id: "world".to_owned(),
                    role: Role::World,
                    title: Texts::default(),
                    file: WORLD_FILE.to_owned(),
                    names: Vec::new(),
                    language: UNKNOWN_LANGUAGE.to_owned(),
                    sources: vec![WORLD_SOURCE.to_owned()],
                },
                LayerConfig {
                    id: "places".to_owned(),
                    role: Role::Places,
                    title: Texts::default(),
                    file: url.to_owned(),
                    names: default_names(),
                    language: UNKNOWN_LANGUAGE.to_owned(),
                    sources: Vec::new(),
                },
            ],
            facets: Vec::new(),
            disclaimer: Texts::default(),
            theme: HostTheme::default(),
            basemap: None,
        }
    }

    /// The first layer of a role.
    pub fn layer_of(&self, role: Role) -> Option<&LayerConfig> {
        self.layers.iter().find(|layer| layer.role == role)
    }

    fn read(from: &Node<'_>) -> Self {
        let format = from.get("format");
        let number = format.number();
        if number < 1.0 {
            format.is("not a format");
        }
        let mut atlas = Self {
            format: number as u32,
            id: from.text_of("id"),
            title: from.get("title").texts(),
            summary: from.texts_of("summary"),
            languages: from.find_list("languages").unwrap_or_default(),
            date: from.find_text("date").unwrap_or_default(),
            view: ViewConfig::read(&from.get("view")),
            taxonomy: from.find_text("taxonomy"),
            sources: Table::new(),
            layers: Vec::new(),
            facets: Vec::new(),
            disclaimer: from.texts_of("disclaimer"),
            theme: from.find("theme").map_or_else(HostTheme::default, |theme| HostTheme::read(&theme)),
            basemap: from.find("basemap").map(|basemap| Basemap::read(&basemap)),
        };
        if let Some(sources) = from.find("sources") {
            for (id, source) in sources.entries() {
                atlas.sources.insert(id.to_owned(), Source::read(&source));
            }
        }
        let language = atlas.languages.first().map_or(UNKNOWN_LANGUAGE, String::as_str).to_owned();
        for layer in from.get("layers").items() {
            atlas.layers.push(LayerConfig::read(&layer, &language));
        }
        if let Some(facets) = from.find("facets") {
            for facet in facets.items() {
                atlas.facets.push(FacetConfig::read(&facet));
            }
        }
        atlas
    }

    fn check(&self) -> Result<(), AtlasError> {
        if self.format > FORMAT {
            return Err(AtlasError::Newer { found: self.format, known: FORMAT });
        }
        if self.layers.is_empty() {
            return Err(AtlasError::NoLayers);
        }
        for (at, layer) in self.layers.iter().enumerate() {
            if self.layers[..at].iter().any(|before| before.id == layer.id) {
                return Err(AtlasError::DuplicateId { id: layer.id.clone() });
            }
            if !is_usable_file(&layer.file) {
                return Err(AtlasError::BadFile { layer: layer.id.clone(), file: layer.file.clone() });
            }
            if let Some(missing) = layer.sources.iter().find(|id| !self.sources.contains_key(id)) {
                return Err(AtlasError::UnknownSource { layer: layer.id.clone(), source_id: missing.clone() });
            }
        }
        for (at, facet) in self.facets.iter().enumerate() {
            if self.facets[..at].iter().any(|before| before.id == facet.id) {
                return Err(AtlasError::DuplicateId { id: facet.id.clone() });
            }
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

impl ViewConfig {
    fn read(from: &Node<'_>) -> Self {
        Self {
            bounds: from.get("bounds").bounds(),
            min_zoom: from.find_number("min_zoom").unwrap_or_default(),
            max_zoom: from.find_number("max_zoom").unwrap_or(MAX_ZOOM),
            max_bounds: from.find("max_bounds").map(|bounds| bounds.bounds()),
        }
    }
}

impl Source {
    fn read(from: &Node<'_>) -> Self {
        let text = |name: &str| from.find_text(name).unwrap_or_default();
        Self {
            title: from.get("title").texts(),
            attribution: text("attribution"),
            licence: text("licence"),
            licence_url: text("licence_url"),
            url: text("url"),
            date: text("date"),
        }
    }
}

impl LayerConfig {
    fn read(from: &Node<'_>, language: &str) -> Self {
        let role = from.get("role");
        Self {
            id: from.text_of("id"),
            role: match role.text().as_str() {
                "world" => Role::World,
                "land" => Role::Land,
                "water" => Role::Water,
                "settlements" => Role::Settlements,
                "districts" => Role::Districts,
                "clusters" => Role::Clusters,
                "places" => Role::Places,
                _ => {
                    role.is("none of world, land, water, settlements, districts, clusters and places");
                    Role::World
                }
            },
            title: from.texts_of("title"),
            file: from.text_of("file"),
            names: from.find_list("names").unwrap_or_else(default_names),
            language: language.to_owned(),
            sources: from.find_list("sources").unwrap_or_default(),
        }
    }
}

impl FacetConfig {
    fn read(from: &Node<'_>) -> Self {
        let kind = from.get("kind");
        let mut facet = Self {
            id: from.text_of("id"),
            field: from.text_of("field"),
            kind: match kind.text().as_str() {
                "values" => FacetShape::Values,
                "tree" => FacetShape::Tree,
                "range" => FacetShape::Range,
                _ => {
                    kind.is("none of values, tree and range");
                    FacetShape::Values
                }
            },
            title: from.texts_of("title"),
            bin: from.find_number("bin"),
            labels_from: from.find_text("labels_from"),
            labels: Table::new(),
        };
        if let Some(labels) = from.find("labels") {
            for (value, texts) in labels.entries() {
                facet.labels.insert(value.to_owned(), texts.texts());
            }
        }
        facet
    }
}

/// Says whether `file` is an http(s) address or a path that stays beside the document.
pub(super) fn is_usable_file(file: &str) -> bool {
    if file.starts_with("https://") || file.starts_with("http://") {
        return true;
    }
    // Browsers leave out control characters and spaces at the ends, and know dots by their code too.
    !file.is_empty()
        && file.trim() == file
        && !file.starts_with(['/', '\\'])
        && !file.contains(|letter: char| letter == ':' || letter.is_ascii_control())
        && file.split(['/', '\\']).all(|part| part.replace("%2e", ".").replace("%2E", ".") != "..")
}

fn is_usable_box(b: &LngLatBounds) -> bool {
    !b.is_empty() && b.west >= -180.0 && b.east <= 180.0 && b.south >= -90.0 && b.north <= 90.0
}

#[cfg(test)]
mod tests;
