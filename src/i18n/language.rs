//! The texts of a language: read from its file (public/lang) when it is first wanted.
//!
//! The page fetches only the languages that are used; native code has all of them. A file that lacks a message, has one
//! too many or in another order does not compile.

use super::file::{Texts, has_all};
use super::{Locale, messages};

/// One text of the interface, in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message(u16);

/// A message with the plural forms that the languages have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural {
    pub(super) one: Message,
    pub(super) other: Message,
}

static TEXTS: Texts = Texts::new();

impl Message {
    pub(super) const fn at(position: u16) -> Self {
        Self(position)
    }

    /// The message that stands `count` places after this one.
    pub(super) fn after(self, count: usize) -> Self {
        Self(self.0 + count as u16)
    }

    /// The text in `locale`; empty while the language is not there.
    pub fn get(self, locale: Locale) -> &'static str {
        texts(locale).get(locale, usize::from(self.0))
    }
}

impl Plural {
    /// The form for `count` in `locale`.
    pub fn of(self, locale: Locale, count: usize) -> &'static str {
        if locale.is_one(count) { self.one.get(locale) } else { self.other.get(locale) }
    }
}

/// Takes over a language's file; a language that is there already stays as it is. False if the file has not as many
/// messages as the program.
pub fn install(locale: Locale, file: String) -> bool {
    TEXTS.install(locale, file, messages::NAMES.len())
}

/// A language's file as it was when this program was built.
#[cfg(not(target_arch = "wasm32"))]
fn own(locale: Locale) -> &'static str {
    match locale {
        Locale::En => EN,
        Locale::Mn => MN,
        Locale::Vi => VI,
        Locale::Fr => FR,
    }
}

/// Says whether a language's texts are there.
pub fn is_installed(locale: Locale) -> bool {
    installed_file(locale).is_some()
}

/// A language's file as it was taken over, to hand it on to another program; `None` while it is not there.
pub fn installed_file(locale: Locale) -> Option<&'static str> {
    texts(locale).file(locale)
}

/// The texts; natively the language's are there from the beginning.
fn texts(locale: Locale) -> &'static Texts {
    #[cfg(not(target_arch = "wasm32"))]
    TEXTS.ensure(locale, own);
    #[cfg(target_arch = "wasm32")]
    let _ = locale;
    &TEXTS
}

const EN: &str = include_str!("../../public/lang/en.txt");
const MN: &str = include_str!("../../public/lang/mn.txt");
const VI: &str = include_str!("../../public/lang/vi.txt");
const FR: &str = include_str!("../../public/lang/fr.txt");

const _: () = assert!(has_all(EN, messages::NAMES), "en.txt has not the messages of key.rs, in their order");
const _: () = assert!(has_all(MN, messages::NAMES), "mn.txt has not the messages of key.rs, in their order");
const _: () = assert!(has_all(VI, messages::NAMES), "vi.txt has not the messages of key.rs, in their order");
const _: () = assert!(has_all(FR, messages::NAMES), "fr.txt has not the messages of key.rs, in their order");

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_language_has_the_same_holes_and_its_own_letters() {
        let holes = |text: &str| -> BTreeSet<String> {
            text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(n, _)| n.to_owned()).collect()
        };
        for (position, name) in messages::NAMES.iter().enumerate() {
            let message = Message(position as u16);
            let (en, mn) = (message.get(Locale::En), message.get(Locale::Mn));
            assert!(!en.is_empty(), "{name}");
            for locale in Locale::ALL {
                let text = message.get(locale);
                assert_eq!(holes(en), holes(text), "{name} in {}", locale.code());
            }
            assert!(mn.chars().any(|c| ('А'..='ӿ').contains(&c)) || mn.starts_with('{'), "{name}");
        }
    }

    /// Words that French shares with English, letter for letter.
    const SHARED_WITH_FRENCH: &[&str] = &[
        "TYPE",
        "DISTRICT",
        "POSITION",
        "PROTECTION",
        "SOURCE",
        "POPULATION",
        "TYPE_ORGANISATION",
        "PRECISION_DISTRICT",
        "PRECISION_PROVINCE",
        "CYCLE_PRODUCTION",
        "CYCLE_CONSUMPTION",
        "FCS_H1",
        "LICENCE",
        "DRAW_LINE",
        "DRAW_POINTS",
        "DRAW_SAID",
    ];

    #[test]
    fn vietnamese_and_french_are_translated_and_set_as_they_are_set() {
        for (position, name) in messages::NAMES.iter().enumerate() {
            let message = Message(position as u16);
            let [en, vi, fr] = [Locale::En, Locale::Vi, Locale::Fr].map(|locale| message.get(locale));
            let has_letters = en.chars().any(char::is_alphabetic);
            assert!(vi != en || !has_letters, "{name} in Vietnamese");
            assert_eq!(fr == en && has_letters, SHARED_WITH_FRENCH.contains(name), "{name} in French");
            for text in [vi, fr] {
                assert!(unicode_normalization::is_nfc(text), "{name}: composed letters");
                assert_eq!(text, text.trim(), "{name}");
            }
            for mark in [" :", " ;", " ?", " !", " »", "« ", "'"] {
                assert!(!fr.contains(mark), "{name}: “{mark}” in French");
            }
        }
    }

    #[test]
    fn a_file_of_another_edition_is_not_taken() {
        assert!(!install(Locale::Mn, "SKIP = Алгасах\n".to_owned()));
        assert_eq!(messages::SKIP.get(Locale::Mn), "Шууд очих холбоос");
    }
}
