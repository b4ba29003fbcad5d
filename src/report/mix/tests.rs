//! The mix of published counts, of Mongolia, and of files that lack something.

use super::*;
use crate::i18n::Locale;
use crate::report::made_up::made_up;
use crate::report::material::tests::{ad_hoc, answer_to, asked, mongolia};

fn ask(material: &Material, query: &str, locale: Locale) -> Answer {
    answer_to(answer, material, &asked(material, query, locale))
}

fn text(material: &Material, query: &str) -> String {
    ask(material, query, Locale::En).page.plain_text()
}

/// The cells of the first row of a table that begins with a name.
fn row(page: &Element, name: &str) -> Vec<String> {
    let all = page.walk();
    let row = all.iter().find(|part| part.tag == "tr" && part.plain_text().starts_with(name)).unwrap();
    row.walk().iter().filter(|part| part.tag == "th" || part.tag == "td").map(|cell| cell.plain_text()).collect()
}

#[test]
fn ten_twenty_thirty_forty_as_published() {
    // tests/fixtures/statistic.json, "concentration": N1 3.596115, N2 3.333333, Shannon 1.846439 bits, 1 − Σp² 0.70,
    // rarefied to 20: 3.897978.
    let material = made_up(
        &[("N", ""), ("S", "")],
        &[(10, "N", "A1", ""), (20, "N", "B1", ""), (30, "N", "C1", ""), (40, "N", "D1", ""), (20, "S", "A1", "")],
    );
    let found = ask(&material, "an=mix", Locale::En).page;
    assert_eq!(row(&found, "N")[..8], ["N", "100", "4", "3.6", "3.33", "1.85", "0.7", "3.9"]);
    assert_eq!(row(&found, "S")[..8], ["S", "20", "1", "1", "1", "0", "0", "1"]);
    let said = found.plain_text();
    let sentence =
        "Of any 20 of its places N shows most different ones (3.9 on average), S fewest (1), among the 2 districts";
    assert!(said.contains(sentence), "{said}");
    // Each domain has one item: all variety lies between domains.
    assert!(
        said.contains("Of all variety 100 % lies between domains (breadth) and 0 % within them (depth)."),
        "{said}"
    );
    assert!(said.contains("give the districts in their layer the column population"));
}

#[test]
fn breadth_and_depth_add_up() {
    // Two domains of two items each, all as common: one bit between, one within.
    let places = ["A1", "A2", "C1", "C3"].map(|code| (5, "N", code, ""));
    let material = made_up(&[("N", "")], &places);
    let said = text(&material, "an=mix");
    assert!(said.contains("as mixed as 4 equally common categories would be (4 occur)"), "{said}");
    assert!(said.contains("50 % lies between domains (breadth) and 50 % within"), "{said}");
    assert!(said.contains("Only N has enough places"));
    let domains = text(&material, "an=mix,level:domain");
    assert!(
        domains.contains("as mixed as 2 equally common domains would be (2 occur)")
            && !domains.contains("breadth) and")
    );
}

#[test]
fn mongolia_is_mixed_in_the_capital() {
    let material = mongolia();
    let found = ask(&material, "an=mix", Locale::En);
    let said = found.page.plain_text();
    assert!(
        said.contains("The 147 places are as mixed as 5.9 equally common categories would be (9 occur)."),
        "{said}"
    );
    assert!(said.contains("Of any 6 of its places Ulaanbaatar shows most different ones"), "{said}");
    assert!(said.contains("25 % of the places would have to be in other districts"), "{said}");
    // 1,539,810 of 3,296,866 inhabitants, 100 of 147 places.
    assert!(said.contains("Ulaanbaatar (with 47 % of the people, 68 % of the places)"), "{said}");
    assert_eq!(found.overlay.areas.len(), 22);
    assert!(found.overlay.legend.plain_text().contains("Too few to say (fewer than 6 places) 19 districts"));
    let mongolian = ask(&material, "an=mix", Locale::Mn).page.plain_text();
    assert!(mongolian.contains("Газрын тоо: 147.") && mongolian.contains("хүн амын 47 %, газрын 68 %"), "{mongolian}");
    // A larger sample leaves only the capital.
    assert!(text(&material, "an=mix,sample:50").contains("Only Ulaanbaatar has enough places"));
}

#[test]
fn hoover_in_plain_words() {
    let people = [("N", r#""population":9000"#), ("S", r#""population":1000"#)];
    let material = made_up(&people, &[(50, "N", "A1", ""), (50, "S", "A1", "")]);
    let said = text(&material, "an=mix");
    assert!(said.contains("40 % of the places would have to be in other districts"), "{said}");
    assert!(said.contains("So the difference is more than chance."), "{said}");
    assert!(said.contains("The half of the people with fewest places has 28 % of them"), "{said}");
    assert!(
        said.contains("S (with 10 % of the people, 50 % of the places); most short of it: N (90 % and 50 %)"),
        "{said}"
    );
    assert_eq!(row(&ask(&material, "an=mix", Locale::En).page, "S 10"), ["S", "10", "50", "40"]);
    let even = made_up(&people, &[(90, "N", "A1", ""), (10, "S", "A1", "")]);
    assert!(
        text(&even, "an=mix").contains("0 % of the places would")
            && text(&even, "an=mix").contains("So this may be chance.")
    );
    let few = made_up(&people, &[(9, "N", "A1", "")]);
    assert!(text(&few, "an=mix").contains("too few places or districts"));
}

#[test]
fn files_that_lack_something() {
    let plain =
        ad_hoc(r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":1}}]}"#);
    let found = ask(&plain, "an=mix", Locale::En);
    assert!(found.page.plain_text().contains("give each place a category") && found.overlay.is_empty());
    let kinds = ad_hoc(
        r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":null,"properties":{"kind":"x"}},{"type":"Feature","geometry":null,"properties":{"kind":"y"}},
        {"type":"Feature","geometry":null,"properties":{"kind":"x"}},{"type":"Feature","geometry":null,"properties":{"kind":"y"}}]}"#,
    );
    let said = text(&kinds, "an=mix");
    assert!(
        said.contains("The 4 places are as mixed as 2 equally common domains would be")
            && said.contains("To compare districts"),
        "{said}"
    );
    let nothing = made_up(&[("N", "")], &[(2, "N", "", ""), (1, "N", "T3", "")]);
    assert!(text(&nothing, "an=mix").contains("give each place a category"));
}
