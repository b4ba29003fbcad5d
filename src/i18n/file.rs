//! Files of texts: one text a line after its name and ` = `, lines with `#` and empty ones for those who read the file.
//!
//! Read when a language is first wanted, kept for good. The names are checked when the program is built, their number when
//! a file comes.

use super::Locale;
use std::sync::OnceLock;

/// The texts of every language that is there, by their position in its file.
#[derive(Debug)]
pub(crate) struct Texts([OnceLock<Language>; Locale::ALL.len()]);

/// A language's file and the texts in it.
#[derive(Debug)]
struct Language {
    file: &'static str,
    texts: Vec<&'static str>,
}

impl Texts {
    /// No language yet.
    pub(crate) const fn new() -> Self {
        Self([const { OnceLock::new() }; Locale::ALL.len()])
    }

    /// Takes over a language's file; a language that is there already stays as it is. False if the file has not `count`
    /// texts.
    pub(crate) fn install(&self, locale: Locale, file: String, count: usize) -> bool {
        let language = read(file.leak());
        let is_whole = language.texts.len() == count;
        if is_whole {
            let _already = self.0[locale as usize].set(language);
        }
        is_whole
    }

    /// Makes sure that a language is there, of which the program has the file in itself.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn ensure(&self, locale: Locale, own: fn(Locale) -> &'static str) {
        self.0[locale as usize].get_or_init(|| read(own(locale)));
    }

    /// A text; empty while the language is not there.
    pub(crate) fn get(&self, locale: Locale, position: usize) -> &'static str {
        let language = self.0[locale as usize].get();
        language.and_then(|language| language.texts.get(position)).copied().unwrap_or_default()
    }

    /// A language's file as it came; `None` while the language is not there.
    pub(crate) fn file(&self, locale: Locale) -> Option<&'static str> {
        self.0[locale as usize].get().map(|language| language.file)
    }
}

fn read(file: &'static str) -> Language {
    let is_text = |line: &&str| !line.is_empty() && !line.starts_with('#');
    let texts = file.lines().filter(is_text).filter_map(|line| line.split_once(" = ")).map(|(_, text)| text).collect();
    Language { file, texts }
}

/// Says whether a file has exactly these names in this order, none of them without a text.
pub(crate) const fn has_all(file: &str, names: &[&str]) -> bool {
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

/// A number that changes with a file's text: FNV-1a.
pub(crate) const fn edition(file: &str) -> u32 {
    let (bytes, mut hash, mut at) = (file.as_bytes(), 0x811c_9dc5_u32, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
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

    #[test]
    fn names_are_held_in_their_order() {
        assert!(has_all("# x\nA = a\n\nB = b = c\n", &["A", "B"]));
        for broken in ["A = a\n", "B = b\nA = a\n", "A = a\nB = \n", "A = a\nB = b\nC = c\n", "AB = a\nB = b\n"] {
            assert!(!has_all(broken, &["A", "B"]), "{broken}");
        }
    }

    #[test]
    fn another_text_is_another_edition() {
        // Published values of FNV-1a.
        assert_eq!((edition(""), edition("a"), edition("foobar")), (0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968));
    }

    #[test]
    fn a_language_is_there_once_its_file_came_whole() {
        let texts = Texts::new();
        assert_eq!((texts.get(Locale::En, 0), texts.file(Locale::En)), ("", None));
        assert!(!texts.install(Locale::En, "A = a\n".to_owned(), 2));
        assert!(texts.install(Locale::En, "# x\nA = a\n\nB = b = c\n".to_owned(), 2));
        assert!(texts.install(Locale::En, "A = x\nB = y\n".to_owned(), 2));
        assert_eq!((texts.get(Locale::En, 0), texts.get(Locale::En, 1), texts.get(Locale::En, 2)), ("a", "b = c", ""));
        assert_eq!(texts.file(Locale::En), Some("# x\nA = a\n\nB = b = c\n"));
        assert_eq!(texts.get(Locale::Mn, 0), "");
    }
}
