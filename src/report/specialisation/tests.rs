//! Specialisation in published figures, in Mongolia, by employees, and where there is nothing to compare.

use super::*;
use crate::query::Mask;
use crate::report::made_up::made_up;
use crate::report::material::tests::{ad_hoc, answer_to, asked, mongolia};

fn ask(material: &Material, query: &str, locale: Locale) -> Answer {
    answer_to(answer, material, &asked(material, query, locale))
}

fn text(material: &Material, query: &str) -> String {
    ask(material, query, Locale::En).page.plain_text()
}

/// The cells of the row of a table that begins with a name.
fn row(page: &Element, name: &str) -> Vec<String> {
    let is_row = |part: &&&Element| part.tag == "tr" && part.plain_text().starts_with(name);
    let all = page.walk();
    let row = all.iter().find(is_row).unwrap();
    row.walk().iter().filter(|part| part.tag == "th" || part.tag == "td").map(|cell| cell.plain_text()).collect()
}

/// The published case: 8 of 40 against 120 of 1,200.
fn film_town() -> Material {
    made_up(
        &[("Town", ""), ("Rest", "")],
        &[(8, "Town", "E1", ""), (32, "Town", "B1", ""), (112, "Rest", "E1", ""), (1048, "Rest", "B1", "")],
    )
}

#[test]
fn eight_of_forty_as_published() {
    // tests/fixtures/statistic.json, "lq": quotient 2.0, Wilson 1.0500–3.4757, Clopper–Pearson 0.9052–3.5648. Four are
    // expected, so the figures stand in the table, and the sentence says that they are too few.
    let material = film_town();
    let found = ask(&material, "an=specialisation,domain:E,district:Town", Locale::En);
    assert!(
        found
            .page
            .plain_text()
            .contains("too few to say. There are 8; with the share of all districts there would be 4,")
    );
    let own = row(&found.page, "Town");
    assert_eq!(own, ["Town", "2", "1.05–3.48", "8", "40", "4", "–", "too few to say"]);
    let exact = ask(&material, "an=specialisation,domain:E,district:Town,interval:exact", Locale::En);
    assert_eq!(row(&exact.page, "Town")[1..3], ["2", "0.91–3.56"]);
    // Everybody else's test is the same one from the other side: Fisher two-sided 0.0529, the same for all comparisons.
    assert_eq!(row(&found.page, "Rest")[6..], ["0.053", "no difference shown"]);
    let other = text(&material, "an=specialisation,domain:B,district:Town");
    assert!(
        other.contains(
            "The interval 0.72–0.99 lies below 1, but with 3 comparisons a difference like this may be chance."
        )
    );
}

#[test]
fn mongolia_can_say_little_and_says_so() {
    let material = mongolia();
    let found = ask(&material, "an=specialisation,domain:B", Locale::En);
    let said = found.page.plain_text();
    assert!(
        said.contains(
            "has more than its share in Ulaanbaatar (1.47 times, 1.01–2.06), even after allowing for 3 comparisons."
        ),
        "{said}"
    );
    assert!(said.contains("In 21 of 22 districts there are too few places to say."), "{said}");
    let hatched = found.overlay.areas.iter().filter(|area| area.paint.is_some_and(|paint| paint.is_hatched)).count();
    assert_eq!((found.overlay.areas.len(), hatched), (22, 21));
    assert!(found.overlay.areas.iter().all(|area| area.go.contains("district:")));
    // 23 of 100 against 23 of 147.
    assert_eq!(row(&found.page, "Ulaanbaatar")[..2], ["Ulaanbaatar", "1.47"]);
    let mongolian = ask(&material, "an=specialisation,domain:B,district:MN-1", Locale::Mn).page.plain_text();
    assert!(mongolian.contains("харьцаа 1.47 (100 газраас 23, харьцуулсан нь: 147 газраас 23)"), "{mongolian}");
    let few = text(&material, "an=specialisation,domain:B,district:MN-073");
    assert!(few.contains("too few to say. There are 0; with the share of all districts there would be 1.1"), "{few}");
    // The rest of the country has none of the domain: nothing to compare.
    let rest = text(&material, "an=specialisation,domain:B,district:MN-1,reference:rest");
    assert!(rest.contains("there is nothing to compare"), "{rest}");
}

#[test]
fn filters_of_domain_and_district_are_passed_over() {
    let material = mongolia();
    let said = text(&material, "f.domain=B&f.district=MN-1&an=specialisation");
    assert!(said.contains("Performance and Celebration” has more than its share in Ulaanbaatar"), "{said}");
    assert!(said.contains("Filters by domain and district are not applied here"));
    assert!(!text(&material, "an=specialisation").contains("not applied here"));
}

#[test]
fn the_rest_of_the_country_is_another_reference() {
    let material = made_up(
        &[("A", ""), ("B", "")],
        &[(60, "A", "C1", ""), (40, "A", "D1", ""), (30, "B", "C1", ""), (70, "B", "D1", "")],
    );
    // 60 % over 45 %, and over 30 %.
    assert!(
        text(&material, "an=specialisation,domain:C,district:A")
            .contains("is 1.33 times that of all districts together")
    );
    let rest = text(&material, "an=specialisation,domain:C,district:A,reference:rest");
    assert!(rest.contains("is 2 times that of all other districts (60 of 100 places against 30 of 100)"), "{rest}");
    assert!(rest.contains("lies above 1, and the difference holds even after allowing for 4 comparisons"), "{rest}");
}

#[test]
fn employees_count_in_whole_places() {
    let material = made_up(
        &[("A", ""), ("B", "")],
        &[
            (1, "A", "C1", r#""employees":300"#),
            (39, "A", "D1", r#""employees":3"#),
            (20, "B", "C1", r#""employees":5"#),
            (30, "B", "D1", r#""employees":10"#),
            (3, "B", "D1", ""),
        ],
    );
    let said = text(&material, "an=specialisation,domain:C,by:employees,district:A");
    // 300 of 417 over 400 of 817; a sample without the one big place has no employee of the kind.
    assert!(said.contains("among employees is 1.47 times") && said.contains("The interval 0–"), "{said}");
    assert!(said.contains("takes in 1: no difference can be shown"), "{said}");
    assert!(said.contains("Places with a number of employees: 90; left out: 3."), "{said}");
    assert!(text(&film_town(), "an=specialisation,by:employees").contains("Fisher's exact test"));
}

#[test]
fn order_of_the_places_does_not_matter() {
    let districts = [("A", ""), ("B", "")];
    let places =
        [(9, "A", "C1", r#""employees":4"#), (7, "B", "C1", r#""employees":9"#), (30, "B", "D1", r#""employees":2"#)];
    let mut turned = places;
    turned.reverse();
    let query = "an=specialisation,by:employees,domain:C";
    assert_eq!(
        ask(&made_up(&districts, &places), query, Locale::En),
        ask(&made_up(&districts, &turned), query, Locale::En)
    );
}

#[test]
fn nothing_to_compare() {
    let plain =
        ad_hoc(r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":1}}]}"#);
    assert!(text(&plain, "an=specialisation").contains("add a layer of districts"));
    let one_kind = made_up(&[("A", "")], &[(3, "A", "C1", "")]);
    assert!(text(&one_kind, "an=specialisation").contains("at least two kinds"));
    // A district without any place, and places of no known district.
    let material = made_up(&[("A", ""), ("Empty", "")], &[(3, "A", "C1", ""), (3, "", "D1", ""), (1, "A", "D1", "")]);
    let said = text(&material, "an=specialisation,district:Empty");
    assert!(said.contains("Empty") && said.contains("nothing to compare"), "{said}");
    let mut work = Work { go_on: &mut |_| false, first: &mut |_| {} };
    let question = Question { query: "an=specialisation".to_owned(), mask: Mask::new(7, true), ..Question::default() };
    assert!(answer(&material, &question, &mut work).is_some(), "places are counted at once");
}
