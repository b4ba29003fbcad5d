//! Reading documents, and what is refused.

use super::*;
use crate::atlas::BasemapKind;

fn document(layer: &str, view: &str) -> String {
    format!(r#"{{"format":1,"id":"x","title":{{"en":"X"}},"view":{view},"layers":[{layer}]}}"#)
}

const VIEW: &str = r#"{"bounds":[87,41,120,53]}"#;

#[test]
fn reads_a_small_document_with_defaults() {
    let atlas =
        Atlas::from_json(document(r#"{"id":"p","role":"places","file":"p.geojson"}"#, VIEW).as_bytes()).unwrap();
    assert_eq!(atlas.layers[0].names, ["name", "name_en", "name_mn", "name_vi", "name_fr", "name_latin", "name_mong"]);
    assert_eq!(atlas.layers[0].language, "und");
    assert_eq!(atlas.view.max_zoom, 18.0);
    assert!(atlas.layer_of(Role::Places).is_some() && atlas.layer_of(Role::Water).is_none());
}

#[test]
fn data_without_an_atlas_lies_on_the_worlds_land() {
    let bounds = LngLatBounds { west: -170.0, south: -56.0, east: 179.0, north: 74.0 };
    let atlas = Atlas::ad_hoc("https://example.org/maps/cafes.geojson?x=1", bounds);
    assert_eq!(atlas.check(), Ok(()));
    assert_eq!(atlas.layers.iter().map(|layer| layer.role).collect::<Vec<_>>(), [Role::World, Role::Places]);
    assert_eq!(atlas.title, Texts::same("cafes.geojson"));
    assert!(!Role::World.is_switchable());
}

#[test]
fn says_where_json_breaks() {
    let error = Atlas::from_json(b"{\n  \"format\": 1,\n  oops").unwrap_err();
    assert!(matches!(error, AtlasError::Json { line: 3, .. }), "{error}");
}

#[test]
fn says_which_member_is_wrong() {
    let error = |text: &str| Atlas::from_json(text.as_bytes()).unwrap_err().to_string();
    assert_eq!(error(r#"{"format":1,"id":"x","title":{"en":"X"}}"#), "view is missing");
    assert_eq!(error("[]"), "the document is not an object");
    let places = r#"{"id":"p","role":"places","file":"p.geojson"}"#;
    assert_eq!(
        error(&document(&format!("{places},{{\"id\":\"q\",\"role\":\"land\"}}"), VIEW)),
        "layers[1].file is missing"
    );
    assert_eq!(error(&document(places, r#"{"bounds":[1,2,"x",4]}"#)), "view.bounds[2] is not a number");
    assert_eq!(error(&document(&vec![places; 201].join(","), VIEW)), "layers is too long");
    let labels: Vec<String> = (0..10_001).map(|at| format!("\"{at}\":\"x\"")).collect();
    let many = document(places, VIEW).replace(r#""en":"X""#, &labels.join(","));
    assert_eq!(error(&many), "title is too long");
}

#[test]
fn refuses_what_it_cannot_show() {
    let check = |layer: &str, view: &str| Atlas::from_json(document(layer, view).as_bytes()).unwrap_err();
    for file in [
        "javascript:alert(1)",
        "../secret.geojson",
        "\\\\\\\\evil.example\\\\x",
        "a/%2e%2e/x",
        "a/%2E./x",
        ".\\t./x",
        " /x",
        "\\n//x",
        "/etc/passwd",
        "data:text/plain,x",
        "",
    ] {
        let layer = format!(r#"{{"id":"p","role":"places","file":"{file}"}}"#);
        assert!(matches!(check(&layer, VIEW), AtlasError::BadFile { .. }), "{file}");
    }
    let place = r#"{"id":"p","role":"places","file":"p.geojson"}"#;
    assert_eq!(check("", VIEW), AtlasError::NoLayers);
    assert!(matches!(check(&format!("{place},{place}"), VIEW), AtlasError::DuplicateId { .. }));
    assert_eq!(check(place, r#"{"bounds":[120,41,87,53]}"#), AtlasError::BadView);
    assert_eq!(check(place, r#"{"bounds":[87,41,120,53],"min_zoom":9,"max_zoom":3}"#), AtlasError::BadView);
}

#[test]
fn a_host_dresses_the_page_within_bounds() {
    let place = r#"{"id":"p","role":"places","file":"p.geojson"}"#;
    let themed = |theme: &str| {
        let text = document(place, VIEW).replacen("{\"format\"", &format!("{{\"theme\":{theme},\"format\""), 1);
        Atlas::from_json(text.as_bytes()).map(|atlas| atlas.theme)
    };
    let theme = themed(
        r##"{"light":{"accent":"#7a1f5c","water":"blue","colour":"#ffffff"},"dark":{"text":"#FFEEdd"},"shadow":1,
            "logo":{"file":"logo.svg","alt":{"en":"Harbour"}},"font":{"family":"Lora, Georgia","file":"lora.woff2"}}"##,
    )
    .unwrap();
    assert_eq!(theme.light, [None, None, Some(0x007a_1f5c), None, None, None]);
    assert_eq!(theme.dark[1], Some(0x00ff_eedd));
    assert_eq!(theme.unknown, ["theme.light.colour", "theme.light.water", "theme.shadow"]);
    assert_eq!((&*theme.logo, theme.logo_alt.get("mn")), ("logo.svg", "Harbour"));
    assert_eq!((&*theme.font, &*theme.font_file), ("Lora, Georgia", "lora.woff2"));
    for file in ["https://elsewhere.org/a.svg", "../a.svg", "javascript:1", ""] {
        let theme = themed(&format!(r#"{{"logo":{{"file":"{file}","alt":{{"en":"x"}}}}}}"#)).unwrap();
        assert_eq!((&*theme.logo, &*theme.unknown[0]), ("", "theme.logo.file"), "{file}");
    }
    for family in ["a;b", "url(x)", "}", ""] {
        let theme = themed(&format!(r#"{{"font":{{"family":"{family}"}}}}"#)).unwrap();
        assert_eq!((&*theme.font, &*theme.unknown[0]), ("", "theme.font.family"), "{family}");
    }
    assert_eq!(themed("[]").unwrap_err().to_string(), "theme is not an object");
    assert_eq!(themed(r#"{"logo":{"file":"a.svg"}}"#).unwrap_err().to_string(), "theme.logo.alt is missing");
    assert_eq!(themed(r##"{"light":{"+12345":"#+12345"}}"##).unwrap().unknown.len(), 1);
}

#[test]
fn a_host_brings_a_base_map() {
    let place = r#"{"id":"p","role":"places","file":"p.geojson"}"#;
    let based = |basemap: &str| {
        let text = document(place, VIEW).replacen("{\"format\"", &format!("{{\"basemap\":{basemap},\"format\""), 1);
        Atlas::from_json(text.as_bytes()).map(|atlas| atlas.basemap)
    };
    assert_eq!(based("null").unwrap(), None);
    let words = r#""attribution":{"en":"© Survey","mn":"© Хэмжилт"}"#;
    let url = "https://tiles.example/{z}/{x}/{y}{r}.png";
    let basemap = based(&format!(r#"{{"kind":"raster","url":"{url}","max_zoom":17,{words}}}"#)).unwrap().unwrap();
    assert_eq!((basemap.kind, &*basemap.url, &*basemap.dark_url), (BasemapKind::Raster, url, ""));
    assert_eq!((basemap.min_zoom, basemap.max_zoom, basemap.attribution.get("mn")), (0.0, 17.0, "© Хэмжилт"));
    let file = format!(r#"{{"kind":"pmtiles","url":"tiles/country.pmtiles","dark_url":"night.pmtiles",{words}}}"#);
    let basemap = based(&file).unwrap().unwrap();
    assert_eq!((basemap.kind.name(), &*basemap.dark_url, basemap.max_zoom), ("pmtiles", "night.pmtiles", 19.0));
    for (basemap, said) in [
        ("[]".to_owned(), "basemap is not an object"),
        (format!(r#"{{"url":"a.pmtiles",{words}}}"#), "basemap.kind is missing"),
        (format!(r#"{{"kind":"wms","url":"a",{words}}}"#), "basemap.kind is neither raster nor pmtiles"),
        (format!(r#"{{"kind":"pmtiles",{words}}}"#), "basemap.url is missing"),
        (
            format!(r#"{{"kind":"pmtiles","url":"javascript:1",{words}}}"#),
            "basemap.url is not a file beside the atlas nor an http(s) address",
        ),
        (
            format!(r#"{{"kind":"pmtiles","url":"a","dark_url":"../b",{words}}}"#),
            "basemap.dark_url is not a file beside the atlas nor an http(s) address",
        ),
        (
            format!(r#"{{"kind":"raster","url":"https://t.example/{{z}}/{{x}}.png",{words}}}"#),
            "basemap.url is without {z}, {x} or {y}",
        ),
        (r#"{"kind":"pmtiles","url":"a"}"#.to_owned(), "basemap.attribution is missing"),
        (r#"{"kind":"pmtiles","url":"a","attribution":{}}"#.to_owned(), "basemap.attribution is empty"),
        (
            format!(r#"{{"kind":"pmtiles","url":"a","min_zoom":9,"max_zoom":3,{words}}}"#),
            "basemap is not of zooms from 0 to 24, the least first",
        ),
        (format!(r#"{{"kind":"pmtiles","url":"a","max_zoom":"far",{words}}}"#), "basemap.max_zoom is not a number"),
    ] {
        assert_eq!(based(&basemap).unwrap_err().to_string(), said);
    }
}
