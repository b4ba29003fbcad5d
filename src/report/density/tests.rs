//! Density over Mongolia, over many places, and over next to none.

use super::*;
use crate::report::hexagons::tests::points;
use crate::report::material::tests::{ad_hoc, answer_to, asked, mongolia};

fn ask(material: &Material, query: &str, locale: Locale) -> Answer {
    answer_to(answer, material, &asked(material, query, locale))
}

#[test]
fn mongolia_is_densest_in_its_capital() {
    let material = mongolia();
    let found = ask(&material, "an=density,bandwidth:5000", Locale::En);
    let text = found.page.plain_text();
    assert!(text.contains("Places are closest together near Ulaanbaatar:"), "{text}");
    assert!(text.contains("Bandwidth: 5\u{a0}km"), "{text}");
    let legend = found.overlay.legend.plain_text();
    assert!(legend.starts_with("Places per km², bandwidth 5\u{a0}km") && legend.contains("km²"), "{legend}");
    assert_eq!(found.overlay.areas.len(), 5);
    assert!((6.0..12.0).contains(&found.overlay.symbols_from), "{}", found.overlay.symbols_from);
    // The sum of all bands and what lies below is all places.
    let question = asked(&material, "an=density,bandwidth:5000", Locale::En);
    let placing = Placing::new(&material, &question);
    assert_eq!(placing.rows.len(), 147);
    let surface = Surface::new(&placing.points, 5_000.0).unwrap();
    let sum: f64 = surface.points().map(|(.., value)| value).sum();
    assert!((sum * surface.cell_m.powi(2) / 1e6 / 147.0 - 1.0).abs() < 2e-3);
    let parts = found.page.walk();
    let figures = parts.iter().filter(|part| part.get("class") == Some("rank-value"));
    assert_eq!(figures.map(|part| part.plain_text().parse::<usize>().unwrap()).sum::<usize>(), 147, "{text}");
}

#[test]
fn the_bandwidth_comes_from_the_data_and_from_the_slider() {
    let material = mongolia();
    let question = asked(&material, "an=density", Locale::En);
    let placing = Placing::new(&material, &question);
    let read = |text: &str| Widths::new(&placing, &Options::read(text));
    let plain = read("density");
    assert!(plain.bandwidth_m == plain.suited_m && plain.suited_m == 50_000.0, "{}", plain.suited_m);
    assert_eq!(read("density,bandwidth:7100").bandwidth_m, 7_000.0);
    assert_eq!(read("density,step:0").bandwidth_m, plain.steps_m[0]);
    assert_eq!(read("density,step:999,bandwidth:x").bandwidth_m, plain.suited_m);
    assert!(!plain.is_cut && plain.steps_m.last().unwrap() * 3.0 <= placing.extent_m);
    let of_few = asked(&material, "f.domain=B&an=density", Locale::En);
    assert_eq!(Widths::new(&Placing::new(&material, &of_few), &Options::read("density")).suited_m, plain.suited_m);
    // A filter leaves other places, and the density follows.
    let of_few = ask(&material, "f.domain=B&an=density,bandwidth:5000", Locale::En).page.plain_text();
    assert!(of_few != ask(&material, "an=density,bandwidth:5000", Locale::En).page.plain_text());
}

#[test]
fn levels_grow_by_a_factor_and_stay_below_the_peak() {
    for (most, count) in [(1.0_f64, 5), (250.0, 7), (0.06, 3)] {
        let found = levels(1_000.0 / most.sqrt(), most, count);
        assert!(!found.is_empty() && found.len() <= count && found.iter().all(|level| *level < most), "{found:?}");
        assert!(found.windows(2).all(|pair| pair[0] < pair[1]), "{found:?}");
    }
}

#[test]
fn many_places_cost_no_more_than_the_lattice_may_have() {
    let mut random = crate::analysis::Random::new(4);
    let list: Vec<[f64; 2]> = (0..20_000).map(|_| [90.0 + 25.0 * random.unit(), 42.0 + 9.0 * random.unit()]).collect();
    let material = points(&list);
    let found = ask(&material, "an=density,bandwidth:100", Locale::En);
    let text = found.page.plain_text();
    assert!(text.contains("Smaller bandwidths are left out"), "{text}");
    let corners: usize = found
        .overlay
        .areas
        .iter()
        .map(|area| match &area.shape {
            OverlayShape::Polygons(polygons) => polygons.iter().flatten().map(Vec::len).sum(),
            OverlayShape::Row(..) => 0,
        })
        .sum();
    assert!((1_000..300_000).contains(&corners), "{corners}");
}

#[test]
fn next_to_nothing() {
    let one = ask(&points(&[[100.0, 45.0]]), "an=density", Locale::Fr);
    assert!(!one.overlay.areas.is_empty() && one.page.plain_text().contains("par km²"));
    let twice = ask(&points(&[[100.0, 45.0], [100.0, 45.0]]), "an=density,n:3", Locale::Vi);
    assert!(!twice.overlay.areas.is_empty());
    let nowhere =
        ad_hoc(r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":1}}]}"#);
    let none = ask(&nowhere, "an=density", Locale::Mn);
    assert!(none.overlay.is_empty() && none.page.plain_text().contains("байршилгүй"));
}
