//! The one sentence that says what is shown: "38 of 152 places: Visual arts and crafts, in Ulaanbaatar".
//!
//! Values are joined, never inflected: Mongolian suffixes follow vowel harmony, so a name is printed after a colon.

use super::{Locale, fill, integer, messages};
use crate::query::lower;

/// One filter, already in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Values of a kind: "Visual arts and crafts or Museums".
    Kind(Vec<String>),
    /// Districts: "in Ulaanbaatar or Töv".
    Within(Vec<String>),
    /// Values that need their facet's title to be understood: "precision: building".
    Titled(String, Vec<String>),
    /// Already whole: "founded 1920–1959", "within 500 m of the National Library", "matching “khan”".
    Whole(String),
}

/// Says how many places of how many are shown, and why.
pub fn sentence(locale: Locale, shown: usize, total: usize, phrases: &[Phrase]) -> String {
    let number = |value: usize| integer(locale, value as u64);
    let head = if phrases.is_empty() && shown == total {
        fill(messages::ALL_PLACES.of(locale, total), &[&number(total)])
    } else {
        fill(messages::SHOWN_PLACES.of(locale, total), &[&number(shown), &number(total)])
    };
    let said: Vec<String> = phrases.iter().map(|phrase| phrase_text(locale, phrase)).collect();
    if said.is_empty() { head } else { fill(messages::LABELLED.get(locale), &[&head, &said.join(", ")]) }
}

fn phrase_text(locale: Locale, phrase: &Phrase) -> String {
    let or = format!(" {} ", messages::OR.get(locale));
    match phrase {
        Phrase::Kind(values) => values.join(&or),
        Phrase::Within(values) => fill(messages::WITHIN.get(locale), &[&values.join(&or)]),
        Phrase::Titled(title, values) => {
            fill(messages::LABELLED.get(locale), &[&lower_first(title), &values.join(&or)])
        }
        Phrase::Whole(text) => text.clone(),
    }
}

/// Makes the first letter small, for a title inside a sentence.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| std::iter::once(lower(first)).chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(values: &[&str]) -> Vec<String> {
        values.iter().map(|&value| value.to_owned()).collect()
    }

    #[test]
    fn nothing_filtered() {
        assert_eq!(sentence(Locale::En, 152, 152, &[]), "All 152 places");
        assert_eq!(sentence(Locale::Mn, 1520, 1520, &[]), "Бүх 1,520 газар");
    }

    #[test]
    fn filters_in_words() {
        let phrases =
            [Phrase::Kind(own(&["Visual arts and crafts", "Museums"])), Phrase::Within(own(&["Ulaanbaatar"]))];
        assert_eq!(
            sentence(Locale::En, 38, 152, &phrases),
            "38 of 152 places: Visual arts and crafts or Museums, in Ulaanbaatar"
        );
        assert_eq!(
            sentence(Locale::Mn, 38, 152, &phrases),
            "152 газраас 38: Visual arts and crafts эсвэл Museums, газар: Ulaanbaatar"
        );
    }

    #[test]
    fn titles_and_empty_results() {
        let phrases =
            [Phrase::Titled("Precision".to_owned(), own(&["building"])), Phrase::Whole("founded 1920–1959".to_owned())];
        assert_eq!(sentence(Locale::En, 0, 1, &phrases), "0 of 1 place: precision: building, founded 1920–1959");
    }
}
