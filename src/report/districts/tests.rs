//! Districts of Mongolia, of a small country, and of files without districts.

use super::*;
use crate::report::made_up::made_up;
use crate::report::material::tests::{ad_hoc, answer_to, asked, mongolia};

fn ask(material: &Material, query: &str, locale: Locale) -> Answer {
    answer_to(answer, material, &asked(material, query, locale))
}

#[test]
fn mongolia_by_places() {
    let material = mongolia();
    let found = ask(&material, "an=districts", Locale::En);
    let text = found.page.plain_text();
    assert!(text.contains("Ulaanbaatar has 100 of the 147 places shown (68 %)."), "{text}");
    assert!(text.contains("Read with care") && text.contains("Half of the places shown are in 1 of 22 districts"));
    assert_eq!(found.overlay.areas.len(), 22);
    assert!(found.overlay.areas.iter().all(|area| area.go.starts_with("f.district=") && area.paint.is_some()));
    let legend = found.overlay.legend.plain_text();
    assert!(
        legend.starts_with("Places 1 11 districts 2 4 districts 3–4 4 districts 5–7 2 districts 8–100 1 district"),
        "{legend}"
    );
    let mongolian = ask(&material, "an=districts", Locale::Mn).page.plain_text();
    assert!(mongolian.contains("харагдаж буй 147 газраас 100 (68 %)"), "{mongolian}");
}

#[test]
fn mongolia_for_its_inhabitants() {
    let found = ask(&mongolia(), "an=districts,what:rate,classes:quantile,n:3", Locale::En);
    let text = found.page.plain_text();
    // 7 places, 94,994 inhabitants; 100 places, 1,539,810 inhabitants.
    assert!(text.contains("Arkhangai has most places shown (0.74 per 10,000) and Ulaanbaatar fewest (0.65)"), "{text}");
    assert!(text.contains("of the 3 districts with enough places to say; all together 0.45."), "{text}");
    assert!(text.contains("Places per 10,000 inhabitants: the highest figure is 1.1 times the lowest"), "{text}");
    let hatched = found.overlay.areas.iter().filter(|area| area.paint.is_some_and(|paint| paint.is_hatched)).count();
    assert_eq!(hatched, 19);
    assert!(found.overlay.legend.plain_text().contains("fewer than 5 places or 4,100 inhabitants) 19 districts"));
}

#[test]
fn a_column_of_the_districts_and_an_unknown_one() {
    let districts = [("N", r#""population":9000,"cinemas":2.5"#), ("S", r#""population":5000,"cinemas":null"#)];
    let material = made_up(&districts, &[(6, "N", "A1", ""), (1, "S", "A1", ""), (2, "", "A1", "")]);
    let found = ask(
        &made_up(&[("N", r#""x":1"#), ("S", r#""x":7.5"#)], &[(1, "N", "A1", "")]),
        "an=districts,what:x",
        Locale::En,
    );
    assert!(found.page.plain_text().contains("x: most in S (7.5), least in N (1)."));
    let rate = ask(&material, "an=districts,what:rate", Locale::En).page.plain_text();
    // 6 of 9,000 are 6.67 of 10,000; 7 of 14,000 are 5.
    assert!(
        rate.contains("Only N has enough places to say: 6.67 per 10,000 inhabitants; all districts together 5."),
        "{rate}"
    );
    assert!(rate.contains("2 places shown are in no known district."), "{rate}");
    let unknown = ask(&material, "an=districts,what:nothing", Locale::En).page.plain_text();
    assert!(unknown.contains("N has 6 of the 7 places shown (86 %)."), "{unknown}");
    // Of a column that only one district has, the other is hatched.
    let cinemas = ask(&material, "an=districts,what:cinemas", Locale::En);
    assert!(cinemas.overlay.areas[1].paint.unwrap().is_hatched && !cinemas.overlay.areas[0].paint.unwrap().is_hatched);
}

#[test]
fn the_chosen_district_is_marked_and_the_others_stay() {
    let material = mongolia();
    let found = ask(&material, "f.district=MN-073&an=districts", Locale::En);
    assert!(found.page.plain_text().contains("Ulaanbaatar has 100 of the 147 places shown"));
    let chosen = found.overlay.areas.last().unwrap();
    assert_eq!((chosen.go.as_str(), chosen.outline.unwrap().width_px), ("f.district=", 3.0));
}

#[test]
fn nothing_to_compare() {
    let plain =
        ad_hoc(r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":1}}]}"#);
    let found = ask(&plain, "an=districts", Locale::Mn);
    assert!(found.page.plain_text().contains("атласт нэгжийн давхарга") && found.overlay.is_empty());
    // Districts without inhabitants and without places.
    let empty = made_up(&[("N", "")], &[(1, "", "A1", "")]);
    assert!(ask(&empty, "an=districts", Locale::En).page.plain_text().contains("No district has this figure."));
    assert!(ask(&empty, "an=districts,what:rate", Locale::En).page.plain_text().contains("No rate can be given"));
}
