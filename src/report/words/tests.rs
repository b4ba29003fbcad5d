use super::*;
use std::collections::BTreeSet;

fn holes(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(hole, _)| hole).collect()
}

#[test]
fn every_language_has_the_same_holes_and_its_own_letters() {
    for (position, name) in NAMES.iter().enumerate() {
        let words = Words(position as u16);
        let english = words.get(Locale::En);
        for locale in Locale::ALL {
            let text = words.get(locale);
            assert!(!text.is_empty(), "{name}");
            for form in text.split('|') {
                assert_eq!(holes(form), holes(english), "{name}: {form}");
            }
        }
        let mongolian = words.get(Locale::Mn);
        let is_cyrillic = mongolian.chars().any(|letter| ('А'..='ӿ').contains(&letter));
        assert!(is_cyrillic || !english.chars().any(char::is_alphabetic) || mongolian == english, "{name}");
    }
}

#[test]
fn a_name_is_its_own_text() {
    assert_eq!(topic::TOPICS.get(Locale::En), "Analyses");
    assert_eq!(chance::TITLE.get(Locale::En), "More than chance?");
    assert_eq!(rank::THE_REST.fill(Locale::En, &["3"]), "3 more");
    assert_eq!(ramp::COUNT.count(Locale::En, 1, &["1"]), "1 district");
}

#[test]
fn a_file_of_another_edition_is_not_taken() {
    assert!(!install_words(Locale::Mn, "TOPICS = Шинжилгээ\n".to_owned()));
}
