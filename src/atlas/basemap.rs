//! A base map that a host brings: raster tiles, or tiles in one `PMTiles` file. Read and checked here;
//! `public/basemap.js` draws it. Where it cannot be had, the atlas's own layers of land and water are the base map, as without one.

use super::Texts;
use super::document::is_usable_file;
use super::member::Node;

/// Greatest zoom where the document names none: what the servers of most tiles have.
const MAX_ZOOM: f64 = 19.0;

/// A base map and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Basemap {
    /// How it is laid out.
    pub kind: BasemapKind,
    /// A path beside the document, or an http(s) address. Of raster tiles the pattern of their addresses, with `{z}`,
    /// `{x}`, `{y}`, and `{r}` where there are tiles of twice the pixels (`@2x`).
    pub url: String,
    /// The same by night; empty: there is none.
    pub dark_url: String,
    /// The words its owner asks for, which always stand on the map.
    pub attribution: Texts,
    /// Least zoom of tiles.
    pub min_zoom: f64,
    /// Greatest zoom of tiles; nearer, these are shown enlarged. Of such a file it can only be lower than its own.
    pub max_zoom: f64,
}

/// How the tiles of a base map are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BasemapKind {
    /// Every tile is a picture of 256 CSS px with an address of its own.
    Raster,
    /// All tiles, vectors or pictures, are parts of one file (`PMTiles` 3), which the server gives in pieces.
    Pmtiles,
}

impl BasemapKind {
    /// Its name in documents.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Raster => "raster",
            Self::Pmtiles => "pmtiles",
        }
    }
}

impl Basemap {
    /// Reads the member `basemap`.
    pub(super) fn read(from: &Node<'_>) -> Self {
        let kind = from.get("kind");
        let is_raster = match kind.text().as_str() {
            "raster" => true,
            "pmtiles" => false,
            _ => {
                kind.is("neither raster nor pmtiles");
                false
            }
        };
        let address = |node: &Node<'_>| {
            let url = node.text();
            if !is_usable_file(&url) {
                node.is("not a file beside the atlas nor an http(s) address");
            } else if is_raster && ["{z}", "{x}", "{y}"].iter().any(|part| !url.contains(part)) {
                node.is("without {z}, {x} or {y}");
            }
            url
        };
        let zoom = |name: &str, usual| from.find_number(name).unwrap_or(usual);
        let basemap = Self {
            kind: if is_raster { BasemapKind::Raster } else { BasemapKind::Pmtiles },
            url: address(&from.get("url")),
            dark_url: from.find("dark_url").map_or_else(String::new, |node| address(&node)),
            attribution: from.get("attribution").texts(),
            min_zoom: zoom("min_zoom", 0.0),
            max_zoom: zoom("max_zoom", MAX_ZOOM),
        };
        if basemap.attribution.get("en").is_empty() {
            from.get("attribution").is("empty");
        }
        if !(0.0..=24.0).contains(&basemap.min_zoom) || !(basemap.min_zoom..=24.0).contains(&basemap.max_zoom) {
            from.is("not of zooms from 0 to 24, the least first");
        }
        basemap
    }
}
