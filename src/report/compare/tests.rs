//! The comparison on the atlas of Mongolia and on made-up places.

use super::*;

use crate::i18n::Locale;
use crate::query::Mask;
use crate::report::Element;
use crate::report::material::tests::{ad_hoc, answer_to, asked, mongolia};
use crate::state::{patch_address, read_address};
use proptest::prelude::*;

fn answered(material: &Material, query: &str, locale: Locale) -> Answer {
    answer_to(answer, material, &asked(material, query, locale))
}

/// The sides of an address: names and masks.
fn sides(material: &Material, query: &str) -> ((String, Mask), (String, Mask)) {
    let question = asked(material, query, Locale::En);
    let (a, b, _) = Scene::new(material, &question).sides();
    ((a.name, a.mask), (b.name, b.mask))
}

fn conclusion(answer: &Answer) -> String {
    let parts = answer.page.walk();
    parts.into_iter().find(|part| part.get("class") == Some("conclusion")).map(Element::plain_text).unwrap_or_default()
}

/// The cells of the row of the first visible table that begins with a name.
fn fact(answer: &Answer, name: &str) -> Vec<String> {
    let rows = answer.page.walk().into_iter().filter(|part| part.tag == "tr");
    let cells = |row: &Element| {
        let parts = row.walk();
        let cells = parts.into_iter().filter(|part| part.tag == "td" || part.tag == "th");
        cells.map(Element::plain_text).collect::<Vec<_>>()
    };
    rows.map(cells).find(|cells| cells.first().is_some_and(|own| own == name)).unwrap_or_default()
}

#[test]
fn the_capital_against_the_rest() {
    let material = mongolia();
    let answer = answered(&material, "v=1", Locale::En);
    // 52 of 100 against 47 of 47.
    assert_eq!(
        conclusion(&answer),
        "The share of Cultural and Natural Heritage in B is 1.9 times that in A (100\u{a0}% against 52\u{a0}%): more of a \
         difference than chance would give."
    );
    assert_eq!(fact(&answer, "Places"), ["Places", "100", "47"]);
    assert_eq!(fact(&answer, "With a known year"), ["With a known year", "30 (30\u{a0}%)", "25 (53\u{a0}%)"]);
    assert_eq!(fact(&answer, "Position known to the building")[1..], ["98 (98\u{a0}%)", "0 (0\u{a0}%)"]);
    let text = answer.page.plain_text();
    assert!(
        text.contains("Cultural and Natural Heritage is the largest part of both: 52\u{a0}% of A, 100\u{a0}% of B"),
        "{text}"
    );
    assert!(text.contains("2 of the 5 groups differ more than chance would give"));
    assert_eq!((answer.overlay.areas.len(), answer.overlay.labels[0].text.as_str()), (1, "A"));
    assert_eq!(answer.overlay.legend.plain_text(), "A Ulaanbaatar B All other places");
    let mongolian = answered(&material, "v=1", Locale::Mn);
    assert!(
        conclusion(&mongolian).starts_with("Соёлын болон байгалийн өв: B талд эзлэх хувь нь A талынхаас 1.9 дахин их")
    );
}

#[test]
fn sides_are_what_they_say() {
    let material = mongolia();
    let all = material.places.dataset().len();
    let ((a, in_a), (b, in_b)) =
        sides(&material, "v=1&an=compare,a:district=MN-046,b:district=MN-1&f.domain=A&f.district=MN-073");
    // Other filters hold, the district's own gives way.
    assert_eq!((a.as_str(), in_a.count(), b.as_str(), in_b.count()), ("Uvs", 6, "Ulaanbaatar", 52));
    let ((a, in_a), (b, in_b)) = sides(&material, "v=1&an=compare,a:domain=B,b:rest&f.district=MN-1");
    assert_eq!(
        (a.as_str(), in_a.count(), b.as_str(), in_b.count()),
        ("Performance and Celebration", 23, "All other places", 77)
    );
    let ((a, in_a), (_, in_b)) = sides(&material, "v=1&an=compare&f.domain=A,B&f.founded=1900..1949");
    assert_eq!(
        a,
        "Cultural and Natural Heritage, Performance and Celebration; Year built, founded or inscribed 1900–1949"
    );
    assert_eq!(in_a.count() + in_b.count(), all);
    let (_, (b, in_b)) = sides(&material, "v=1&an=compare,b:filters=f.domain=D%26q=library");
    assert!(b.starts_with("Books and Press; named like"), "{b}");
    assert!(in_b.count() < 6);
    let around = "area=47.93,106.88;47.93,106.94;47.9,106.94;47.9,106.88";
    let ((a, in_a), (_, in_b)) = sides(&material, &format!("v=1&an=compare,b:rest&{around}"));
    assert_eq!((a.as_str(), in_a.count() + in_b.count()), ("inside the drawn area", all));
    let ((_, in_a), (_, in_b)) = sides(&material, "v=1&an=compare,a:cluster=cluster-mn-geoportal-3835,b:rest");
    assert_eq!((in_a.count(), in_b.count()), (25, all - 25));
}

#[test]
fn kinds_are_compared_by_where_they_are() {
    let material = mongolia();
    let answer = answered(&material, "v=1&an=compare,a:domain=A,b:domain=B", Locale::En);
    // 52 of 99 against 23 of 23.
    assert_eq!(
        conclusion(&answer),
        "The share of Ulaanbaatar in B is 1.9 times that in A (100\u{a0}% against 53\u{a0}%): more of a difference than \
         chance would give."
    );
    let text = answer.page.plain_text();
    assert!(text.contains("The drawings show the 10 largest of 22; the tables have all."), "{text}");
    assert!(answer.overlay.is_empty() && answer.overlay.legend.plain_text().starts_with("A Cultural"));
}

#[test]
fn what_is_not_there_is_said() {
    let material = mongolia();
    let gone = answered(&material, "v=1&an=compare,a:district=XX-9,b:planet=mars", Locale::En);
    let text = gone.page.plain_text();
    assert!(text.contains("not in this atlas (XX-9)") && text.contains("not in this atlas (mars)"), "{text}");
    let empty = answered(&material, "v=1&an=compare,a:district=MN-046,b:district=MN-1&f.domain=D", Locale::En);
    assert!(conclusion(&empty).contains("no such place with these filters on side A (Uvs)"), "{}", conclusion(&empty));
}

#[test]
fn shared_places_are_not_tested() {
    let material = mongolia();
    let query = "v=1&an=compare,a:cluster=cluster-mn-geoportal-3835,b:district=MN-1";
    let answer = answered(&material, query, Locale::En);
    assert!(conclusion(&answer).starts_with("A and B share 25 places."), "{}", conclusion(&answer));
    assert_eq!(fact(&answer, "Of these in both")[1..], ["25 (100\u{a0}%)", "25 (25\u{a0}%)"]);
    let text = answer.page.plain_text();
    assert!(text.contains("not tested") && !text.contains("· more in"), "{text}");
    assert_eq!(answer.overlay.areas.len(), 2);
    let dashed: Vec<bool> = answer.overlay.areas.iter().filter_map(|area| Some(area.outline?.is_dashed)).collect();
    assert_eq!(dashed, [false, true]);
}

#[test]
fn the_current_selection_can_be_kept_and_sides_be_swapped() {
    let material = mongolia();
    let query = "v=1&an=compare,a:domain=A,b:domain=B&f.district=MN-1&q=theatre";
    let page = answered(&material, query, Locale::En).page;
    let go = |says: &str| {
        let parts = page.walk();
        let button = parts.into_iter().find(|part| part.tag == "button" && part.plain_text() == says).unwrap();
        read_address(&patch_address(query, button.get("data-go").unwrap())).view.analysis.unwrap()
    };
    assert_eq!(go("Swap A and B"), "compare,a:domain=B,b:domain=A");
    let kept = go("Keep the current selection as B");
    let kept_query = crate::state::pair("an", &kept);
    let ((_, _), (name, in_b)) = sides(&material, &format!("v=1&{kept_query}"));
    assert_eq!(name, "Ulaanbaatar; named like “theatre”");
    assert_eq!(in_b, asked(&material, query, Locale::En).mask);
    // What is chosen is what the lists show.
    let chosen: Vec<String> = page
        .walk()
        .into_iter()
        .filter(|part| part.tag == "option" && part.get("selected").is_some())
        .map(Element::plain_text)
        .collect();
    assert_eq!(chosen, ["Cultural and Natural Heritage", "Performance and Celebration"]);
}

/// A file of places of these kinds.
fn file(kinds: &[&str]) -> String {
    let feature = |kind: &&str| format!(r#"{{"type":"Feature","geometry":null,"properties":{{"kind":"{kind}"}}}}"#);
    let features: Vec<String> = kinds.iter().map(feature).collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

#[test]
fn files_that_say_little() {
    let few = answered(&ad_hoc(&file(&["a", "a", "b", "b", "b"])), "v=1", Locale::En);
    assert_eq!(conclusion(&few), "There are too few places to say whether the mix of A and B differs.");
    assert!(few.overlay.is_empty());
    let one = answered(&ad_hoc(&file(&["a"])), "v=1", Locale::En);
    // One place is all there is, and nothing is left for side B.
    assert!(conclusion(&one).contains("on side B (All other places)"), "{}", conclusion(&one));
    let bare = ad_hoc(
        r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"name":"x"}},{"type":"Feature","geometry":null,"properties":{"name":"y"}}]}"#,
    );
    let bare = answered(&bare, "v=1&q=x", Locale::En);
    assert_eq!(conclusion(&bare), "A has 1 and B has 1 of the places.");
    assert_eq!(fact(&bare, "With a position on the map")[1..], ["1 (100\u{a0}%)", "0 (0\u{a0}%)"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The order of the rows of a file does not matter.
    #[test]
    fn the_order_of_rows_does_not_matter(kinds in prop::collection::vec(0..4_usize, 8..60), seed in 0..1000_u64) {
        let names: Vec<&str> = kinds.iter().map(|kind| ["a", "b", "c", "d"][*kind]).collect();
        let mut turned = names.clone();
        let by = seed as usize % turned.len();
        turned.rotate_left(by);
        turned.reverse();
        let query = "v=1&an=compare,a:domain=a,b:domain=b";
        let one = answered(&ad_hoc(&file(&names)), query, Locale::En);
        let other = answered(&ad_hoc(&file(&turned)), query, Locale::En);
        prop_assert_eq!(one.page.markup(), other.page.markup());
    }
}
