//! Briefs of the real atlas, of made-up files, and of nothing.

use super::*;
use crate::geo::{LngLat, LngLatBounds};
use crate::i18n::Locale;
use crate::map::Color;
use crate::query::Mask;
use crate::report::material::tests::{ad_hoc, answer_to, asked, mongolia};
use crate::report::{Element, Options, Outline, OverlayArea, OverlayLabel, OverlayShape, Paint, TwoColors};

fn ask(material: &Material, query: &str) -> Question {
    Question {
        link: format!("https://example.org/?{query}"),
        sentence: "Some of all places".to_owned(),
        today: "2026-11-22".to_owned(),
        ..asked(material, query, Locale::En)
    }
}

fn answered(material: &Material, question: &Question) -> Element {
    answer_to(crate::report::answer, material, question).page
}

/// Districts painted, hatched and outlined, with a name and a legend.
fn overlay() -> Overlay {
    let color = TwoColors::hex(0x0012_3456, 0x00ff_ffff);
    let area = |row, is_hatched| OverlayArea {
        shape: OverlayShape::Row("districts".to_owned(), row),
        paint: Some(Paint { color: color.with_alpha(128), is_hatched }),
        outline: Some(Outline { color, width_px: 2.0, is_dashed: true }),
        go: "sel=x".to_owned(),
    };
    let label = OverlayLabel { at: LngLat::new(104.0, 47.0), text: "7 of 9".to_owned(), is_above: true, priority: 9.0 };
    let legend = el("ul").put(el("li").text("Many"));
    Overlay {
        areas: vec![area(0, false), area(1, true), area(2, true)],
        labels: vec![label],
        legend,
        ..Overlay::default()
    }
}

fn count(element: &Element, is_meant: impl Fn(&Element) -> bool) -> usize {
    element.walk().into_iter().filter(|part| is_meant(part)).count()
}

#[test]
fn the_page_says_what_is_shown_and_how_to_see_it_again() {
    let material = mongolia();
    let question = ask(&material, "v=1&f.domain=A&an=brief");
    let page = answered(&material, &question);
    let text = page.plain_text();
    let about = About::of(&material, &question);
    for said in [
        "Creative Atlas of Mongolia",
        "Some of all places",
        "Made on 22 November 2026",
        "Filter: Domain",
        "https://example.org/?v=1&f.domain=A&an=brief",
        "CC BY 4.0",
        "Ulaanbaatar",
        &about.hash[..16],
        &format!("{} of 147", question.mask.count()),
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert_eq!(about.sources.len(), material.atlas.sources.len());
    assert!(about.sources[0].is_of_places);
    let saves: Vec<&str> = page.walk().into_iter().filter_map(|part| part.get("data-save")).collect();
    assert_eq!(saves, ["svg", "csv", "xlsx", "geojson"]);
    assert_eq!(count(&page, |part| part.get("data-do").is_some()), 2);
    assert!(page.walk().iter().all(|part| part.get("style").is_none()));
    // Every place shown has its symbol, in the colour of its domain.
    let color = crate::map::Theme::Light.domain_style("A").color.css();
    let map = page.walk().into_iter().find(|part| part.get("class") == Some("brief-map")).unwrap();
    assert_eq!(count(map, |part| part.get("fill") == Some(color.as_str())), question.mask.count());
}

#[test]
fn layers_switched_off_are_neither_drawn_nor_named() {
    let material = mongolia();
    let about = |query: &str| About::of(&material, &ask(&material, query));
    let (all, less) = (about("v=1"), about("v=1&off=clusters"));
    assert_eq!(all.sources.len(), less.sources.len() + 1);
    assert_ne!(all.parameters, less.parameters);
    let map = |query: &str| {
        let page = answered(&material, &ask(&material, query));
        count(&page, |part| part.get("stroke-dasharray").is_some())
    };
    assert!(map("v=1&an=brief") > map("v=1&an=brief&off=clusters"));
    assert_eq!(map("v=1&an=brief&off=clusters"), 0);
}

#[test]
fn an_analysis_is_taken_in_without_its_controls() {
    let material = mongolia();
    let question = ask(&material, "v=1");
    let (overlay, own) = (overlay(), el("div").put(el("p").text("It is so.")).put(el("button").text("Again")));
    let analysis = Analysis { title: "Shares", page: &own, overlay: &overlay };
    let page = page(&material, &question, Some(&analysis));
    let text = page.plain_text();
    assert!(text.contains("Analysis: Shares It is so.") && text.contains("Many") && !text.contains("Again"), "{text}");
    let map = page.walk().into_iter().find(|part| part.get("class") == Some("brief-map")).unwrap();
    assert!(map.plain_text().contains("7 of 9"));
    assert_eq!(count(map, |part| part.tag == "pattern"), 1);
    assert_eq!(count(map, |part| part.get("fill") == Some("url(#brief-hatch-0)")), 2);
    assert_eq!(count(map, |part| part.get("fill") == Some("#123456")), 1);
}

#[test]
fn the_picture_is_a_file_of_its_own() {
    let material = mongolia();
    for locale in Locale::ALL {
        let question = Question { locale, ..ask(&material, "v=1&f.district=MN-1") };
        let text = picture::picture(&material, &question, &About::of(&material, &question), &overlay());
        assert!(
            text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
        );
        assert!(
            text.contains("Some of all places")
                && text.contains("© OpenStreetMap contributors")
                && text.contains("#ffffff")
        );
        assert!(!text.contains("data-go") && !text.contains("NaN"));
        assert!(text.len() < 400_000, "{}", text.len());
    }
}

#[test]
fn what_the_map_shows_is_what_the_reader_saw() {
    let material = mongolia();
    let all = ask(&material, "v=1");
    let bounds = LngLatBounds { west: 106.8, south: 47.85, east: 107.0, north: 47.95 };
    let near = Question { bounds, ..all.clone() };
    let nothing = Overlay::default();
    let inside = |question: &Question| plate::Plate::new(&material, question, &nothing, 560.0).count();
    let placed = (0..material.places.dataset().len()).filter_map(|row| material.places.position(row));
    let oracle = placed.filter(|at| bounds.contains(*at)).count();
    assert!(inside(&near) >= oracle && inside(&near) < inside(&all), "{} {oracle}", inside(&near));
    // Nearer maps are no larger files: what lies outside is left out.
    let size = |question: &Question| answered(&material, question).markup().len();
    assert!(size(&near) < 2 * size(&all));
}

#[test]
fn groups_are_drawn_with_their_numbers_and_every_place_once() {
    let material = mongolia();
    let page = answered(&material, &ask(&material, "an=brief,of:groups"));
    let map = page.walk().into_iter().find(|part| part.get("class") == Some("brief-map")).unwrap();
    let parts = map.walk();
    let numbers = parts.iter().filter(|part| part.get("text-anchor").is_some() && part.get("font-size") == Some("11"));
    let grouped: usize = numbers.filter_map(|part| part.plain_text().parse::<usize>().ok()).sum();
    let symbols = parts.iter().find(|part| part.get("paint-order").is_some() && part.tag == "g").unwrap();
    assert!(grouped > 100 && grouped + symbols.children.len() == 147, "{grouped} {}", symbols.children.len());
    // Of hexagons no symbols are drawn from afar.
    let page = answered(&material, &ask(&material, "an=brief,of:hexagons"));
    let parts = page.walk();
    let symbols = parts.iter().find(|part| part.get("paint-order").is_some() && part.tag == "g").unwrap();
    assert!(symbols.children.is_empty());
}

#[test]
fn a_brief_in_a_brief_is_none() {
    let material = mongolia();
    let of = Options::of("brief").with("of", "brief,of:brief");
    let question = ask(&material, &["v=1&", &of.go()].concat());
    assert_eq!(topic::analysis_on(&question), None);
    assert!(answered(&material, &question).plain_text().contains("Some of all places"));
}

#[test]
fn nobody_waits_for_nothing() {
    let material = ad_hoc(
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}},
        {"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}},
        {"type":"Feature","geometry":null,"properties":{}}]}"#,
    );
    for (mask, said) in [
        (Mask::new(3, true), "3 of 3"),
        (Mask::from_rows(3, [0, 1]), "2 of 3"),
        (Mask::from_rows(3, [2]), "Without a position"),
        (Mask::from_rows(3, [0]), "1 of 3"),
    ] {
        let question = Question { mask, ..ask(&material, "v=1&data=https://example.org/places.geojson") };
        let page = page(&material, &question, None);
        assert!(page.plain_text().contains(said), "{said}: {}", page.plain_text());
        assert!(page.plain_text().contains("https://example.org/places.geojson"));
        assert!(!page.markup().contains("NaN"));
    }
    let long = Question { link: "x".repeat(3_000), ..ask(&material, "v=1") };
    assert!(page(&material, &long, None).plain_text().contains("too long for a QR code"));
}

#[test]
fn no_order_of_rows_matters() {
    let feature = |number: u32| {
        format!(
            r#"{{"type":"Feature","id":"p{number}","geometry":{{"type":"Point","coordinates":[{number},{number}]}},"properties":{{"kind":"{}"}}}}"#,
            number % 2
        )
    };
    let page_of = |numbers: &[u32]| {
        let features: Vec<String> = numbers.iter().map(|number| feature(*number)).collect();
        let material = ad_hoc(&format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(",")));
        page(&material, &Question { mask: Mask::new(numbers.len(), true), ..Question::default() }, None)
    };
    assert_eq!(page_of(&[1, 2, 3, 4, 5]), page_of(&[4, 1, 5, 3, 2]));
}

#[test]
fn colours_are_those_of_day() {
    let color = TwoColors::hex(0x0011_2233, 0x00aa_bbcc);
    assert_eq!(color.light, Color::hex(0x0011_2233));
    let material = mongolia();
    let dark = Question { is_dark: true, ..ask(&material, "v=1&theme=dark") };
    let light = Question { is_dark: false, query: "v=1".to_owned(), link: dark.link.clone(), ..dark.clone() };
    assert_eq!(page(&material, &dark, None).markup(), page(&material, &light, None).markup());
}
