//! What reads folders: an atlas made of recorded inputs and hand-kept tables, and what is made of an atlas.
//!
//! An input is one file of a folder, with its name in a line before it; the other files stand in the corpus in this form,
//! and are whole.

use creative_atlas::analysis::cluster::{HdbscanOptions, Method};
use creative_atlas::analysis::quotient::Reference;
use creative_atlas::geo::LngLatBounds;
use creative_atlas::i18n::Locale;
use creative_atlas::page::{FrontPage, read_folder};
use creative_atlas::prepare::{ClusterOptions, Extract, PlaceClusters, check_geojson, prepare, statistics};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

const DATE: &str = "2026-11-22";

/// A page with a place for everything that an atlas has to say.
const PAGE: &str = "<!doctype html><html lang=\"en\"><head><!-- page:head --><!-- /page:head --><!-- page:start -->\
    <!-- /page:start --></head><body><!-- page:list --><!-- /page:list --><!-- page:data --><!-- /page:data -->\
    </body></html>";

/// The files of a corpus.
macro_rules! files {
    ($corpus:literal: $($name:literal)*) => { [$(include_str!(concat!("../corpus/", $corpus, "/", $name))),*] };
}

const RECORDED: [&str; 12] = files!["prepare":
    "atlas.json" "countries.csv" "districts.csv" "geonames_cities500.json" "govisumber_osm.geojson" "lakes.csv"
    "land-110m.json" "ne10m_admin1.json" "ne10m_countries.geojson" "ne10m_lakes.geojson" "places.csv" "settlements.csv"];

const MADE: [&str; 3] = files!["prepared": "atlas.json" "districts.geojson" "places.geojson"];

/// A folder of files that goes when it is needed no more.
struct Folder(PathBuf);

impl Folder {
    /// Writes `files`, of which `bytes` replace the one that they name; `None` if they name none.
    fn with(files: &[&str], bytes: &[u8]) -> Option<Self> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let (name, given) = bytes.split_at(bytes.iter().position(|byte| *byte == b'\n')?);
        let files: Vec<_> = files.iter().filter_map(|file| file.split_once('\n')).collect();
        let name = files.iter().find(|(own, _)| own.as_bytes() == name)?.0;
        let turn = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = Self(std::env::temp_dir().join(format!("creative-atlas-fuzz-{}-{turn}", std::process::id())));
        for within in ["atlas", "world"] {
            std::fs::create_dir_all(folder.0.join(within)).unwrap();
        }
        for (own, text) in files {
            // The world's land stands beside the atlases.
            let within = if own == "land-110m.json" { "world" } else { "atlas" };
            let text = if own == name { &given[1..] } else { text.as_bytes() };
            std::fs::write(folder.0.join(within).join(own), text).unwrap();
        }
        Some(folder)
    }

    fn atlas(&self) -> PathBuf {
        self.0.join("atlas")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Whatever is recorded is refused with a reason or gives files that can be read.
pub(crate) fn recorded(bytes: &[u8]) {
    let Some(folder) = Folder::with(&RECORDED, bytes) else { return };
    match prepare(&folder.atlas(), DATE) {
        Ok(files) => {
            for file in files {
                assert!(serde_json::from_str::<serde_json::Value>(&file.text).is_ok(), "{}", file.name);
                if file.name.ends_with(".geojson") {
                    let _ = check_geojson(file.text.as_bytes(), file.name);
                }
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Whatever an atlas is, figures, clusters and parts of it can be made or are refused, and its page has no scripts of its.
pub(crate) fn made(bytes: &[u8]) {
    let Some(folder) = Folder::with(&MADE, bytes) else { return };
    for reference in [Reference::Country, Reference::RestOfCountry] {
        let _ = statistics(&folder.atlas(), reference, &|_| "name");
    }
    let places = std::fs::read(folder.atlas().join("places.geojson")).unwrap();
    let bounds = LngLatBounds { west: 100.0, south: 40.0, east: 120.0, north: 52.0 };
    let part = Extract { bounds: Some(bounds), fields: vec!["name".to_owned()] };
    if let Ok(part) = part.of(&places, "places.geojson") {
        check_geojson(part.as_bytes(), "part.geojson").unwrap();
    }
    let hdbscan = Method::Hdbscan(HdbscanOptions { min_size: 3, min_points: 2, join: 0.0 });
    let options = ClusterOptions::with_radius(250.0, 3, DATE);
    for options in [ClusterOptions { method: hdbscan, ..options.clone() }, options] {
        let text = String::from_utf8_lossy(&places);
        if let Ok(found) = PlaceClusters::find(&text, "places.geojson", &options) {
            assert!(serde_json::from_str::<serde_json::Value>(&found.to_geojson()).is_ok());
            let _ = found.report(3, 1);
        }
    }
    // Only files of the folder itself: an atlas may name others.
    let is_own = |file: &str| ["districts.geojson", "places.geojson"].contains(&file);
    let Ok((atlas, layers)) = read_folder(&folder.atlas(), is_own) else { return };
    for site in [None, Some("https://example.org/")] {
        let (atlas, layers) = (&atlas, &layers[..]);
        let front = FrontPage { atlas, layers, locale: Locale::En, site, folder: "data/x/", small: &[] };
        if let Ok(page) = front.write(PAGE) {
            assert_eq!(page.matches("<script").count(), 2);
        }
    }
}
