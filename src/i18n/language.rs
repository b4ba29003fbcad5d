//! The texts of a language: read from its file (public/lang) when it is first wanted, kept for good.
//!
//! The page fetches only the languages that are used; native code has all of them. A file that lacks a message, has one
//! too many or in another order does not compile.

use super::{Locale, messages};
use std::sync::OnceLock;

/// One text of the interface, in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message(u16);

/// A message with the plural forms that the languages have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural {
    pub(super) one: Message,
    pub(super) other: Message,
}

/// The texts of a language, by position.
type Texts = Vec<&'static str>;

static LANGUAGES: [OnceLock<Texts>; Locale::ALL.len()] = [const { OnceLock::new() }; Locale::ALL.len()];

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
        texts(locale).and_then(|texts| texts.get(usize::from(self.0))).copied().unwrap_or_default()
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
    let texts = read(file.leak());
    let is_whole = texts.len() == messages::NAMES.len();
    if is_whole {
        let _already = LANGUAGES[locale as usize].set(texts);
    }
    is_whole
}

/// Takes over every language as it was when this program was built: for a program that is loaded late, and so may carry
/// them all.
pub fn install_own() {
    for locale in Locale::ALL {
        install(locale, own(locale).to_owned());
    }
}

/// A language's file as it was when this program was built.
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
    texts(locale).is_some()
}

fn texts(locale: Locale) -> Option<&'static Texts> {
    let language = &LANGUAGES[locale as usize];
    #[cfg(not(target_arch = "wasm32"))]
    language.get_or_init(|| read(own(locale)));
    language.get()
}

/// The texts of a file: one a line after ` = `; lines with `#` and empty ones are for its readers.
fn read(file: &'static str) -> Texts {
    let is_message = |line: &&str| !line.is_empty() && !line.starts_with('#');
    file.lines().filter(is_message).filter_map(|line| line.split_once(" = ")).map(|(_, text)| text).collect()
}

const EN: &str = include_str!("../../public/lang/en.txt");
const MN: &str = include_str!("../../public/lang/mn.txt");
const VI: &str = include_str!("../../public/lang/vi.txt");
const FR: &str = include_str!("../../public/lang/fr.txt");

const _: () = assert!(has_all(EN, messages::NAMES), "en.txt has not the messages of key.rs, in their order");
const _: () = assert!(has_all(MN, messages::NAMES), "mn.txt has not the messages of key.rs, in their order");
const _: () = assert!(has_all(VI, messages::NAMES), "vi.txt has not the messages of key.rs, in their order");
const _: () = assert!(has_all(FR, messages::NAMES), "fr.txt has not the messages of key.rs, in their order");

/// Says whether a file has exactly these messages in this order, none of them empty.
const fn has_all(file: &str, names: &[&str]) -> bool {
    let file = file.as_bytes();
    let (mut at, mut name) = (0, 0);
    while at < file.len() {
        let start = at;
        while at < file.len() && file[at] != b'\n' {
            at += 1;
        }
        let end = at;
        at += 1;
        if start == end || file[start] == b'#' {
            continue;
        }
        if name == names.len() || !begins_with(file, start, end, names[name].as_bytes()) {
            return false;
        }
        name += 1;
    }
    name == names.len()
}

/// Says whether a line is `name = text` with a text.
const fn begins_with(file: &[u8], start: usize, end: usize, name: &[u8]) -> bool {
    const BETWEEN: &[u8] = b" = ";
    if end - start <= name.len() + BETWEEN.len() {
        return false;
    }
    let mut index = 0;
    while index < name.len() + BETWEEN.len() {
        let wanted = if index < name.len() { name[index] } else { BETWEEN[index - name.len()] };
        if file[start + index] != wanted {
            return false;
        }
        index += 1;
    }
    true
}

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

    #[test]
    fn a_file_of_another_edition_is_not_taken() {
        assert!(!install(Locale::Mn, "SKIP = Алгасах\n".to_owned()));
        assert_eq!(messages::SKIP.get(Locale::Mn), "Шууд очих холбоос");
        assert!(has_all("# x\nA = a\n\nB = b = c\n", &["A", "B"]));
        for broken in ["A = a\n", "B = b\nA = a\n", "A = a\nB = \n", "A = a\nB = b\nC = c\n", "AB = a\nB = b\n"] {
            assert!(!has_all(broken, &["A", "B"]), "{broken}");
        }
    }
}
