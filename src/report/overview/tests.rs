//! The overview on the atlas of Mongolia and on made-up places.

use super::*;
use crate::i18n::Locale;
use crate::report::material::tests::{ad_hoc, answer_to, asked, mongolia};
use crate::state::{patch_address, read_address};
use proptest::prelude::*;

fn answered(material: &Material, query: &str, locale: Locale) -> Answer {
    answer_to(answer, material, &asked(material, query, locale))
}

/// The titles of the figures, in their order.
fn titles(answer: &Answer) -> Vec<String> {
    answer.page.walk().into_iter().filter(|part| part.tag == "figcaption").map(Element::plain_text).collect()
}

/// Everything that can be pressed, with what it says.
fn buttons(answer: &Answer) -> Vec<(String, String, bool)> {
    let is_button = |part: &&Element| part.get("data-go").is_some();
    let said = |part: &Element| {
        let name = part.get("aria-label").map_or_else(|| part.plain_text(), str::to_owned);
        (name, part.get("data-go").unwrap_or_default().to_owned(), part.get("aria-pressed") == Some("true"))
    };
    answer.page.walk().into_iter().filter(is_button).map(said).collect()
}

fn go_of(answer: &Answer, name: &str) -> (String, bool) {
    let all = buttons(answer);
    let (_, go, is_on) = all.iter().find(|(own, ..)| own == name).unwrap_or_else(|| panic!("{name}: {all:?}"));
    (go.clone(), *is_on)
}

/// A file of places with these properties.
fn file(places: &[&str]) -> String {
    let feature = |properties: &&str| format!(r#"{{"type":"Feature","geometry":null,"properties":{{{properties}}}}}"#);
    let features: Vec<String> = places.iter().map(feature).collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

#[test]
fn mongolia_in_sentences() {
    let material = mongolia();
    let answer = answered(&material, "v=1", Locale::En);
    assert_eq!(
        titles(&answer),
        [
            "Cultural and Natural Heritage makes up 67\u{a0}% of the 147 places",
            "Ulaanbaatar has 68\u{a0}% of the 147 places",
            "Places with a year are most often from the 2020s: 12 of 55",
            "The largest group: Cultural and Natural Heritage in one area, Ulaanbaatar, with 52 of the 147 places",
        ]
    );
    let in_mongolian = titles(&answered(&material, "v=1", Locale::Mn));
    assert_eq!(in_mongolian[1], "147 газрын 68\u{a0}% нь энд байна: Улаанбаатар");
    assert_eq!(in_mongolian[2], "Он нь мэдэгдэж буй 55 газраас хамгийн олон нь (12) энэ үеийнх: 2020–2029");
    assert!(answer.overlay.is_empty());
}

#[test]
fn every_chart_filters() {
    let material = mongolia();
    let answer = answered(&material, "v=1", Locale::En);
    assert_eq!(go_of(&answer, "Books and Press 6"), ("f.domain=D".to_owned(), false));
    assert_eq!(go_of(&answer, "Ulaanbaatar 100"), ("f.district=MN-1".to_owned(), false));
    assert_eq!(go_of(&answer, "the 1940s: 7 places"), ("f.founded=1940..1949".to_owned(), false));
    assert_eq!(go_of(&answer, "before 1900: 1 place"), ("f.founded=1800..1899".to_owned(), false));
    assert_eq!(go_of(&answer, "92 places without a year"), ("f.founded=%3F".to_owned(), false));
    assert_eq!(
        go_of(&answer, "Cultural and Natural Heritage, Uvs: 6 places"),
        ("f.domain=A&f.district=MN-046".to_owned(), false)
    );
    let brush = answer.page.walk().iter().find_map(|part| part.get("data-brush")).map(str::to_owned);
    assert_eq!(brush.as_deref(), Some("f.founded={}"));
}

#[test]
fn what_is_chosen_is_marked_and_bars_count_without_their_own_filter() {
    let material = mongolia();
    let query = "v=1&f.domain=A1&f.founded=1940..1959,?";
    let answer = answered(&material, query, Locale::En);
    // Museums are chosen: their domain is open, and takes their place when it is chosen.
    let (museums, _) = buttons(&answer)
        .into_iter()
        .find_map(|(name, go, is_on)| name.starts_with("Museums").then_some((go, is_on)))
        .unwrap();
    assert_eq!(museums, "f.domain=");
    let top =
        buttons(&answer).into_iter().find(|(name, ..)| name.starts_with("Cultural and Natural Heritage")).unwrap();
    assert_eq!((top.1.as_str(), top.2), ("f.domain=A", false));
    // What one more domain would bring, by brute force.
    let view = read_address("v=1&f.domain=B&f.founded=1940..1959,?").view;
    let stages = material.places.select(&view.filters, "", crate::state::Within::default()).selection.shown;
    assert_eq!(go_of(&answer, &format!("Performance and Celebration {stages}")).0, "f.domain=A1,B");
    let column = buttons(&answer).into_iter().find(|(name, ..)| name.starts_with("the 1950s")).unwrap();
    assert!(column.2);
    assert_eq!(column.1, "f.founded=1950..1959,%3F");
    let brush = answer.page.walk().iter().find_map(|part| part.get("data-brush")).map(str::to_owned);
    assert_eq!(brush.as_deref(), Some("f.founded={},?"));
    let chosen = answered(&material, "v=1&f.domain=A&f.district=MN-046", Locale::En);
    assert_eq!(
        go_of(&chosen, "Cultural and Natural Heritage, Uvs: 6 places"),
        ("f.domain=&f.district=".to_owned(), true)
    );
    assert_eq!(titles(&chosen)[1], "Uvs: 6 of the 99 places, 6\u{a0}%");
}

#[test]
fn a_cluster_is_what_it_names() {
    let material = mongolia();
    let id = "cluster-mn-geoportal-3835";
    let selected = answered(&material, &format!("v=1&sel=clusters:{id}"), Locale::En);
    assert_eq!(
        titles(&selected)[4],
        "Around State Academic Theatre of Opera and Ballet: 11 of 25 places are Cultural and Natural Heritage"
    );
    assert_eq!(selected.overlay.areas.len(), 1);
    let chosen = answered(&material, &format!("v=1&an=overview,cluster:{id}&f.domain=D"), Locale::Mn);
    assert!(titles(&chosen)[4].ends_with("1 газраас 1 нь – Ном, хэвлэл"), "{:?}", titles(&chosen));
    let none = answered(&material, &format!("v=1&an=overview,cluster:{id}&f.district=MN-046"), Locale::En);
    assert!(none.page.plain_text().contains("None of its places (25) is shown"));
    // The outline holds its members.
    let layer = material.layer("clusters").unwrap();
    let row = layer.dataset.row_of_id(id).unwrap();
    assert_eq!(members_of(&material, &layer, row).count(), 25);
}

#[test]
fn files_that_say_little_are_told_what_to_add() {
    let one = answered(&ad_hoc(&file(&[r#""note":"x""#])), "v=1", Locale::En);
    let text = one.page.plain_text();
    for missing in [words::NO_KINDS, words::NO_DISTRICTS, words::NO_YEARS] {
        assert!(text.contains(missing.get(Locale::En)), "{text}");
    }
    let places = [r#""kind":"a""#, r#""kind":"b""#, r#""kind":"b""#, r#""kind":"a""#, r#""other":1"#];
    let level = answered(&ad_hoc(&file(&places)), "v=1", Locale::En);
    assert_eq!(titles(&level), ["None stands out: the largest have 2 of the 5 places each"]);
    assert_eq!(go_of(&level, "Unknown 1").0, "f.kind=%3F");
}

#[test]
fn numbers_that_are_no_years_end_before_the_next_column() {
    let places: Vec<String> = (0..40).map(|at| format!(r#""size":{}"#, f64::from(at) * 0.75)).collect();
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    let answer = answered(&ad_hoc(&file(&places)), "v=1", Locale::En);
    let parts = answer.page.walk();
    let ends: Vec<(f64, f64)> = parts
        .iter()
        .filter_map(|part| Some((part.get("data-from")?.parse().unwrap(), part.get("data-to")?.parse().unwrap())))
        .collect();
    assert!(ends.len() > 2 && ends.windows(2).all(|pair| pair[0].1 < pair[1].0), "{ends:?}");
    assert_eq!(ends.last().unwrap().1, 39.0 * 0.75);
}

#[test]
fn nobody_waiting_stops_the_answer() {
    let material = mongolia();
    let question = asked(&material, "v=1", Locale::En);
    assert_eq!(answer(&material, &question, &mut Work { go_on: &mut |_| false, first: &mut |_| {} }), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Pressing a bar, a column or a cell leaves as many places as it says, when nothing else is chosen in its facet.
    #[test]
    fn a_bar_keeps_its_word(domain in 0..6_usize, at in any::<prop::sample::Index>()) {
        let material = mongolia();
        let query = ["v=1", "v=1&f.domain=A", "v=1&f.domain=B", "v=1&f.domain=C", "v=1&f.domain=D", "v=1&f.type=venue"][domain];
        let answer = answered(&material, query, Locale::En);
        let parts = answer.page.walk();
        let pressed: Vec<&&Element> = parts
            .iter()
            .filter(|part| part.get("aria-pressed") == Some("false"))
            .filter(|part| part.get("data-go").is_some_and(|go| !go.contains(',')))
            .collect();
        let part = at.get(&pressed);
        let said = part.get("aria-label").map_or_else(|| part.plain_text(), str::to_owned);
        let number = |word: &str| word.replace(',', "").parse::<usize>().ok();
        // The count is the last number: before the word "places", or at the end of the row.
        let count = said.split(' ').filter_map(number).next_back().unwrap();
        let count = if said.ends_with("without a year") { number(said.split(' ').next().unwrap()).unwrap() } else { count };
        let view = read_address(&patch_address(query, part.get("data-go").unwrap())).view;
        prop_assert_eq!(material.places.select(&view.filters, "", crate::state::Within::default()).selection.shown, count, "{}", said);
    }
}
