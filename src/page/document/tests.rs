//! Tests of the page with an atlas in it, on the atlas of Mongolia and on one that means harm.

use super::*;
use crate::dataset::{ReadOptions, read_geojson};
use crate::page::read_folder;
use serde_json::Value;
use std::path::Path;

const PAGE: &str = "<!doctype html>\n<html lang=\"en\"><head>\
    <!-- page:head --><title>x</title><!-- /page:head -->\
    <!-- page:start --><script src=\"start.js\"></script><!-- /page:start --></head>\
    <body><main><!-- page:list --><!-- /page:list --></main><!-- page:data --><!-- /page:data --></body></html>\n";

fn mongolia() -> (Atlas, Vec<Arc<Layer>>) {
    read_folder(Path::new("data/mongolia"), |_| true).unwrap()
}

fn write(atlas: &Atlas, layers: &[Arc<Layer>], locale: Locale, site: Option<&str>) -> String {
    let small = ["places.geojson", "lakes.geojson", "districts.geojson"].map(str::to_owned);
    FrontPage { atlas, layers, locale, site, folder: "data/x/", small: &small }.write(PAGE).unwrap()
}

/// The JSON-LD of a page.
fn json_ld(page: &str) -> Value {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn every_place_is_listed_with_its_address_in_the_order_of_names() {
    let (atlas, layers) = mongolia();
    let page = write(&atlas, &layers, Locale::En, None);
    let places = layers.iter().find(|layer| layer.config.role == Role::Places).unwrap();
    for row in 0..places.dataset.len() {
        let address = format!("href=\"?sel=places:{}\"", places.dataset.id(row));
        assert_eq!(page.matches(&address).count(), 1, "{address}");
    }
    assert!(page.contains("<title>Creative Atlas of Mongolia</title>"), "{page}");
    assert!(page.contains("All 147 places"), "{page}");
    assert!(page.contains("lang=\"mn-Latn\""), "Latin spellings say what they are");
    for source in atlas.sources.values() {
        assert!(page.contains(&source.attribution.replace('&', "&amp;")), "{}", source.attribution);
    }
    assert!(page.contains("do not imply official endorsement") || !atlas.disclaimer.get("en").is_empty());
    assert_eq!(page, write(&atlas, &layers, Locale::En, None), "the same bytes again");
}

#[test]
fn the_page_is_in_the_language_asked_for() {
    let (atlas, layers) = mongolia();
    let page = write(&atlas, &layers, Locale::Mn, None);
    assert!(page.contains("<html lang=\"mn\">") && page.contains("Бүх 147 газар"), "{page}");
}

#[test]
fn the_first_picture_needs_less_than_everything() {
    let (atlas, layers) = mongolia();
    let page = write(&atlas, &layers, Locale::En, None);
    let first = "data-first=\"data/x/atlas.json data/x/places.geojson data/x/districts.geojson\"";
    assert!(page.contains(first), "{page}");
    assert!(page.contains("data-then=\"data/x/lakes.geojson\""), "files that are not small are left out: {page}");
    assert!(page.contains("data-atlas=\"mongolia\""), "{page}");
}

#[test]
fn search_engines_find_a_data_set_and_its_places() {
    let (atlas, layers) = mongolia();
    let page = write(&atlas, &layers, Locale::En, Some("https://example.org/atlas/"));
    assert!(page.contains("<link rel=\"canonical\" href=\"https://example.org/atlas/\">"), "{page}");
    let data = json_ld(&page);
    assert_eq!(data[0]["@type"], "Dataset");
    assert_eq!(data[0]["url"], "https://example.org/atlas/");
    assert!(data[0]["description"].as_str().unwrap().len() >= 50, "shorter ones are not taken");
    assert_eq!(data[0]["spatialCoverage"]["geo"]["box"], "41.5 87.7 52.2 120");
    let items = data[1]["itemListElement"].as_array().unwrap();
    assert_eq!(items.len(), 147);
    for (item, position) in items.iter().zip(1..) {
        assert_eq!(item["position"], position);
        assert!(item["item"]["url"].as_str().unwrap().starts_with("https://example.org/atlas/?sel=places:"));
        let local = item["item"]["alternateName"].as_str().unwrap();
        assert!(local.chars().any(|letter| ('а'..='я').contains(&letter)), "people there look it up so: {local}");
    }
    let own = write(&atlas, &layers, Locale::Mn, None);
    assert!(!own.contains("alternateName"), "the list says it");
    let alone = write(&atlas, &layers, Locale::En, None);
    assert!(!alone.contains("canonical"), "no address is made up");
    let written = json_ld(&alone).to_string().len();
    assert!(written < 36_000, "every visitor pays for it: {written}");
    assert_eq!(json_ld(&alone)[1]["itemListElement"][0]["item"]["url"].as_str().unwrap().find("?sel="), Some(0));
}

#[test]
fn texts_that_mean_harm_stay_texts() {
    let evil = r#"</li></script><!-- /page:list --><img src=x onerror="alert(1)">'&"#;
    let json = serde_json::to_string(evil).unwrap();
    let texts = format!("{{{json}:{json}}}");
    let atlas = format!(
        r#"{{"format":1,"id":"x\" onload=\"alert(1)","title":{texts},"summary":{texts},"disclaimer":{texts},"date":{json},
        "view":{{"bounds":[1,1,2,2]}},"sources":{{"s":{{"title":{texts},"attribution":{json},"licence":{json},
        "licence_url":"javascript:alert(1)","url":"data:text/html,x","date":{json}}}}},
        "layers":[{{"id":"places","role":"places","title":{texts},"file":"places.geojson","sources":["s"]}}]}}"#
    );
    let atlas = Atlas::from_json(atlas.as_bytes()).unwrap();
    let places = format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","id":{json},"properties":{{"name":{json},
        "name_en":{json},"category":{json},"district":{json}}},"geometry":{{"type":"Point","coordinates":[1.5,1.5]}}}}]}}"#
    );
    let (dataset, report) = read_geojson(places.as_bytes(), &ReadOptions::new("places")).unwrap();
    let layers = [Arc::new(Layer::new(atlas.layers[0].clone(), dataset, report))];
    let page = write(&atlas, &layers, Locale::En, None);
    for harm in ["<img", "onerror=\"", "onload=\"", "<!-- /page", "href=\"javascript:", "href=\"data:"] {
        assert!(!page.contains(harm), "{harm}: {page}");
    }
    assert_eq!(page.matches("<script").count(), 2, "{page}");
    assert_eq!(page.matches("</script>").count(), 2, "{page}");
    assert_eq!(page.matches("<li").count(), page.matches("</li>").count());
    assert_eq!(json_ld(&page)[1]["itemListElement"][0]["item"]["name"], evil);
}

#[test]
fn a_page_without_a_place_for_it_is_named() {
    let (atlas, layers) = mongolia();
    let front =
        FrontPage { atlas: &atlas, layers: &layers, locale: Locale::En, site: None, folder: "data/x/", small: &[] };
    let html = PAGE.replace("<!-- page:list -->", "");
    assert_eq!(front.write(&html), Err(PageError::NoMark("<!-- page:list -->".to_owned())));
    let nothing = FrontPage { layers: &[], ..front };
    assert_eq!(nothing.write(PAGE), Err(PageError::NoPlaces));
}
