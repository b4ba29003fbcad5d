//! The shareable part of the app's state: everything that an address says.

use crate::geo::LngLat;
use crate::i18n::Locale;
use crate::index::NameSet;
use crate::query::Filters;

/// Which data the map shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataChoice {
    /// A folder under `data/` with an `atlas.json`.
    Atlas(String),
    /// Any GeoJSON file by its address, shown as an atlas made on the spot.
    File(String),
}

impl Default for DataChoice {
    fn default() -> Self {
        Self::Atlas("mongolia".to_owned())
    }
}

/// Where the map stands: its centre in degrees and its zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapPosition {
    /// The middle of the free part of the map.
    pub center: LngLat,
    /// Zoom; the world is 512·2^zoom pixels wide.
    pub zoom: f64,
}

/// One feature of one layer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Selected {
    /// The layer's id.
    pub layer: String,
    /// The feature's id.
    pub id: String,
}

/// A circle that places must lie in.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// Its middle.
    pub center: LngLat,
    /// Its radius on the ground, in metres.
    pub radius_m: f64,
    /// The place it was drawn around, if any, for the sentence.
    pub place: Option<String>,
}

/// The part of the earth that places must lie in.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Within<'a> {
    /// In this circle; none: anywhere.
    pub near: Option<&'a Near>,
    /// And in the polygon of these corners; empty: anywhere.
    pub area: &'a [LngLat],
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By name, in the locale's collation.
    #[default]
    Name,
    /// Nearest to the map's centre first.
    Distance,
    /// Under district headings, by name within.
    District,
}

/// The reader's choice of appearance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the device says.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// Always in high contrast.
    Contrast,
}

/// Which parts of the page an embed shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Parts {
    /// Map and panel, as on the page.
    #[default]
    Both,
    /// The map alone; a card opens over it.
    Map,
    /// The list, the filters and the cards, without a map.
    List,
}

/// The parts of the panel, one of which is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The list, or a card over it.
    #[default]
    Places,
    /// The facets.
    Filters,
    /// Switches, legend, sources.
    Layers,
    /// Analyses of what is shown.
    Analysis,
}

impl Tab {
    /// All of them, in the order shown.
    pub const ALL: [Self; 4] = [Self::Places, Self::Filters, Self::Layers, Self::Analysis];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        ["places", "filters", "layers", "analysis"][self as usize]
    }
}

/// What an embed can leave out, by name.
pub const CONTROLS: [&str; 16] = [
    "analysis", "chips", "download", "draw", "filters", "help", "hint", "home", "layers", "legend", "move", "scale",
    "search", "sort", "tabs", "zoom",
];

/// Everything that an address says. The default is the first view of the first atlas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ViewState {
    /// Which data.
    pub data: DataChoice,
    /// Where the map stands; none: the atlas's own view.
    pub position: Option<MapPosition>,
    /// Ids of the layers that are switched off.
    pub layers_off: NameSet,
    /// Filters by facet id.
    pub filters: Filters,
    /// Text that names must match; empty: any.
    pub text: String,
    /// A circle that places must lie in.
    pub near: Option<Near>,
    /// Corners of a polygon that places must lie in, joined by straight lines of the map, the last with the first; where
    /// these cross, by the even-odd rule. Empty: anywhere.
    pub area: Vec<LngLat>,
    /// What is selected.
    pub selected: Option<Selected>,
    /// What is analysed and how, as `report::Options` writes it; none: nothing.
    pub analysis: Option<String>,
    /// The order of the list.
    pub sort: Sort,
    /// The interface's language; none: the browser's.
    pub locale: Option<Locale>,
    /// Set where the names on a Mongolian map are in traditional script, as far as the data has them.
    pub is_traditional: bool,
    /// The appearance.
    pub theme: ThemeChoice,
    /// Set where the page stands in another page, without its head.
    pub is_embedded: bool,
    /// What an embed shows.
    pub parts: Parts,
    /// Facets whose filters stay as they are. Those without a filter are none of the address's.
    pub locked: NameSet,
    /// The part of the panel that is seen at first; none: the usual one.
    pub panel: Option<Tab>,
    /// What an embed leaves out, of [`CONTROLS`].
    pub hidden: NameSet,
    /// The origin of the page around an embed that may exchange messages with it; empty: none.
    pub host: String,
}

impl ViewState {
    /// Says whether anything keeps places from being shown.
    pub fn is_filtered(&self) -> bool {
        !self.filters.is_empty() || !self.text.is_empty() || self.near.is_some() || !self.area.is_empty()
    }

    /// The part of the earth that places must lie in.
    pub fn within(&self) -> Within<'_> {
        Within { near: self.near.as_ref(), area: &self.area }
    }

    /// How many filters of facets and of the map the reader can take away.
    pub fn open_filters(&self) -> usize {
        let facets = self.filters.iter().filter(|(facet, _)| !self.locked.contains(facet)).count();
        facets + usize::from(self.near.is_some()) + usize::from(!self.area.is_empty())
    }

    /// The same view on the page itself: not embedded, everything shown, nothing locked, nobody to talk to.
    #[must_use]
    pub fn on_full_page(&self) -> Self {
        let mut view = self.clone();
        view.is_embedded = false;
        view.parts = Parts::Both;
        view.locked = NameSet::new();
        view.panel = None;
        view.hidden = NameSet::new();
        view.host.clear();
        view
    }
}
