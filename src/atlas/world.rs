//! The world's land: the ground under data that has no atlas.

use super::{Source, Texts};

/// The world's land, as a path from the page.
pub(super) const WORLD_FILE: &str = "data/world/land.geojson";

/// The id of the source of the world's land.
pub(super) const WORLD_SOURCE: &str = "natural-earth";

/// The source of the world's land.
pub(super) fn world_source() -> Source {
    Source {
        title: Texts::same("Natural Earth 1:110 million"),
        attribution: "Made with Natural Earth".to_owned(),
        licence: "Public domain".to_owned(),
        licence_url: "https://www.naturalearthdata.com/about/terms-of-use/".to_owned(),
        url: "https://www.naturalearthdata.com/".to_owned(),
        date: String::new(),
    }
}
