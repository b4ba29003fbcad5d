//! Hexagons over Mongolia, over many places made up, and over next to none.

use super::*;
use crate::analysis::Random;
use crate::report::material::tests::{ad_hoc, answer_to, asked, mongolia};

fn ask(material: &Material, query: &str, locale: Locale) -> Answer {
    answer_to(answer, material, &asked(material, query, locale))
}

/// Points of a file, as GeoJSON.
pub(in crate::report) fn points(list: &[[f64; 2]]) -> Material {
    let feature = |[lng, lat]: &[f64; 2]| {
        format!(
            r#"{{"type":"Feature","geometry":{{"type":"Point","coordinates":[{lng},{lat}]}},"properties":{{"a":1}}}}"#
        )
    };
    let features: Vec<String> = list.iter().map(feature).collect();
    ad_hoc(&format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(",")))
}

/// The figures that the rows of a ranking say.
fn figures(answer: &Answer) -> Vec<usize> {
    let parts = answer.page.walk();
    let values = parts.iter().filter(|part| part.get("class") == Some("rank-value"));
    values.map(|part| part.plain_text().replace(',', "").parse().unwrap()).collect()
}

#[test]
fn counts_add_up_to_the_places_shown_at_every_size() {
    let material = mongolia();
    for (query, shown) in [("an=hexagons", 147), ("an=hexagons,side:20000", 147), ("f.domain=B&an=hexagons", 23)] {
        let found = ask(&material, query, Locale::En);
        assert_eq!(figures(&found).iter().sum::<usize>(), shown, "{query}");
        assert_eq!(figures(&found).len(), found.overlay.areas.len());
    }
}

#[test]
fn mongolia_says_where_most_are_and_marks_what_is_pressed() {
    let material = mongolia();
    let found = ask(&material, "an=hexagons", Locale::En);
    let text = found.page.plain_text();
    assert!(text.contains("The hexagon with most places, Ulaanbaatar, has 10") && text.contains(" of the 147 places"));
    assert!(found.overlay.legend.plain_text().starts_with("Places in each hexagon of 6,495\u{a0}km²"), "{text}");
    assert!((5.0..9.0).contains(&found.overlay.symbols_from), "{}", found.overlay.symbols_from);
    // The fullest is drawn last; pressed, it is marked and lists its places.
    let go = &found.overlay.areas.last().unwrap().go;
    assert!(go.starts_with("an=hexagons,cell:"), "{go}");
    let marked = ask(&material, go, Locale::En);
    let text = marked.page.plain_text();
    assert!(text.contains("places shown are in the marked hexagon (Ulaanbaatar)"), "{text}");
    let last = marked.overlay.areas.last().unwrap();
    assert_eq!((last.outline.unwrap().width_px, last.go.as_str()), (3.0, "an=hexagons"));
    assert!(marked.overlay.legend.plain_text().contains("marked hexagon"));
    assert!(marked.page.walk().iter().any(|part| part.get("data-go").is_some_and(|go| go.starts_with("sel=places:"))));
    // The grid stays where it is when a filter changes, so the mark stays too.
    let filtered = ask(&material, &format!("f.domain=A&{go}"), Locale::En);
    assert!(filtered.page.plain_text().contains("in the marked hexagon"));
}

#[test]
fn every_place_lies_in_its_hexagon_and_all_have_one_area() {
    let mut random = Random::new(5);
    let list: Vec<[f64; 2]> = (0..500).map(|_| [100.0 + 9.0 * random.unit(), 44.0 + 6.0 * random.unit()]).collect();
    let material = points(&list);
    let question = asked(&material, "an=hexagons,side:20000", Locale::En);
    let placing = Placing::new(&material, &question);
    let cells = Cells::new(&placing, 2e4);
    assert_eq!(cells.list.iter().map(|(_, rows)| rows.len()).sum::<usize>(), 500);
    for (cell, rows) in &cells.list {
        let ring = placing.on_earth(&cells.grid.corners(*cell));
        let ring: Vec<_> = ring.into_iter().map(crate::geo::world_from_lng_lat).collect();
        for row in rows {
            let at = crate::geo::world_from_lng_lat(LngLat::from(list[*row as usize]));
            // Straight lines of the plane are nearly straight on the square: at a border either may be right.
            let near = ring.windows(2).map(|side| gap(at, side[0], side[1])).fold(f64::INFINITY, f64::min);
            assert!(crate::map::polygon_contains(&[ring.as_slice()], at) || near < 2e-6, "{near}");
        }
    }
    // Areas on the ellipsoid, by the projection's own test, are those of the plane.
    assert!((cells.grid.area_m2() / 1e6 - 1039.23).abs() < 0.01);
}

fn gap(at: crate::geo::World, from: crate::geo::World, to: crate::geo::World) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let along = ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy);
    let along = along.clamp(0.0, 1.0);
    (at.x - from.x - along * dx).hypot(at.y - from.y - along * dy)
}

#[test]
fn many_places_have_no_more_hexagons_than_can_be_drawn() {
    let mut random = Random::new(7);
    let list: Vec<[f64; 2]> = (0..20_000).map(|_| [90.0 + 25.0 * random.unit(), 42.0 + 9.0 * random.unit()]).collect();
    let found = ask(&points(&list), "an=hexagons,side:1000", Locale::En);
    assert!((500..=4_000).contains(&found.overlay.areas.len()), "{}", found.overlay.areas.len());
    assert!(found.page.plain_text().contains("The 60 fullest of"), "{}", found.page.plain_text());
}

#[test]
fn next_to_nothing() {
    let one = ask(&points(&[[100.0, 45.0]]), "an=hexagons", Locale::En);
    assert_eq!((one.overlay.areas.len(), figures(&one)), (1, vec![1]));
    let nowhere =
        ad_hoc(r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":1}}]}"#);
    let none = ask(&nowhere, "an=hexagons,cell:x", Locale::Mn);
    assert!(none.overlay.is_empty() && none.page.plain_text().contains("байршилгүй"));
}
