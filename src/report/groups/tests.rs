//! Groups over Mongolia, over places on one spot, and over none.

use super::*;
use crate::report::hexagons::tests::points;
use crate::report::material::tests::{ad_hoc, answer_to, asked, mongolia};
use crate::state::{patch_address, read_address};

fn ask(material: &Material, query: &str, locale: Locale) -> Answer {
    answer_to(answer, material, &asked(material, query, locale))
}

#[test]
fn every_zoom_has_every_place_of_mongolia_once() {
    let material = mongolia();
    for (query, shown) in [("an=groups", 147), ("f.domain=B&an=groups", 23)] {
        let groups = ask(&material, query, Locale::En).overlay.groups;
        let mask = asked(&material, query, Locale::En).mask;
        for zoom in 0..20 {
            let zoom = f64::from(zoom);
            let grouped: u32 = groups.at(zoom).map(|(_, group)| group.count()).sum();
            let alone = (0..147).filter(|row| groups.is_alone(*row, zoom)).count();
            assert_eq!(grouped as usize + alone, shown, "{query} {zoom}");
            assert!((0..147).all(|row| mask.get(row) || !groups.is_alone(row, zoom)));
        }
        assert_eq!(groups.at(19.0).count(), 0);
        assert!(groups.list.windows(2).all(|pair| pair[0].count() <= pair[1].count()));
    }
}

#[test]
fn the_page_says_which_groups_there_are_and_goes_to_them() {
    let found = ask(&mongolia(), "an=groups", Locale::En);
    let text = found.page.plain_text();
    assert!(text.contains(" of the 147 places shown") && text.contains("Ulaanbaatar"), "{text}");
    let legend = found.overlay.legend.plain_text();
    assert!(legend.contains("Cultural and Natural Heritage") && legend.contains("how many places"), "{legend}");
    let parts = found.page.walk();
    let go = parts.iter().find_map(|part| part.get("data-go").filter(|go| go.starts_with("at="))).unwrap();
    let group = found.overlay.groups.list.iter().find(|group| group.go() == go).unwrap();
    let view = read_address(&patch_address("v=1&an=groups", go)).view;
    let position = view.position.unwrap();
    assert!(position.zoom == f64::from(group.until) + 1.0 && (position.center.lng - group.at.lng).abs() < 1e-4);
    // Where it goes, the group has split.
    assert!(found.overlay.groups.at(position.zoom).all(|(_, other)| other.go() != go));
}

#[test]
fn on_one_spot_and_nowhere() {
    let same = ask(&points(&[[100.0, 45.0]; 7]), "an=groups", Locale::En).overlay.groups;
    assert_eq!((same.list.len(), same.at(0.0).count(), same.at(16.0).count()), (1, 1, 0));
    assert_eq!((same.list[0].count(), same.list[0].parts.as_slice()), (7, &[(0, 7)][..]));
    let nowhere =
        ad_hoc(r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":1}}]}"#);
    let none = ask(&nowhere, "an=groups", Locale::Mn);
    assert!(none.overlay.groups.list.is_empty() && none.page.plain_text().contains("байршилгүй"));
    let alone = ask(&points(&[[100.0, 45.0]]), "an=groups", Locale::En);
    assert!(alone.page.plain_text().contains("No places lie so close together"));
}
