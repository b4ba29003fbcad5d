//! The words of analyses, in every language, beside the code that says them. A text that lacks a language does not compile.

use crate::i18n::Locale;

/// A text in every language; `{0}`, `{1}` stand for values ([`crate::i18n::fill`]).
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// English.
    pub(super) en: &'static str,
    /// Mongolian.
    pub(super) mn: &'static str,
}

impl Words {
    /// The text in a language.
    pub(super) fn get(self, locale: Locale) -> &'static str {
        match locale {
            Locale::En | Locale::Vi | Locale::Fr => self.en,
            Locale::Mn => self.mn,
        }
    }

    /// The text with its values.
    pub(super) fn fill(self, locale: Locale, values: &[&str]) -> String {
        crate::i18n::fill(self.get(locale), values)
    }

    /// The form for a count, of a text that is `one|other`, with its values; a text without `|` has one form.
    pub(super) fn count(self, locale: Locale, count: usize, values: &[&str]) -> String {
        let text = self.get(locale);
        let form = match text.split_once('|') {
            Some((one, _)) if count == 1 => one,
            Some((_, other)) => other,
            None => text,
        };
        crate::i18n::fill(form, values)
    }
}

/// Declares texts: `NAME { en: "…", mn: "…" }`, and `EVERY` of them for the test that holds their values together.
macro_rules! words {
    ($($name:ident { en: $en:literal, mn: $mn:literal $(,)? })*) => {
        $(pub(super) const $name: $crate::report::words::Words = $crate::report::words::Words { en: $en, mn: $mn };)*
        #[cfg(test)]
        pub(super) const EVERY: &[(&str, $crate::report::words::Words)] = &[$((stringify!($name), $name)),*];
    };
}
pub(super) use words;

/// Fails where a text has not the same values in every language, or is not in its language's letters.
#[cfg(test)]
pub(super) fn hold(all: &[(&str, Words)]) {
    use std::collections::BTreeSet;
    let holes = |text: &str| -> BTreeSet<String> {
        text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(hole, _)| hole.to_owned()).collect()
    };
    for (name, words) in all {
        assert!(!words.en.is_empty() && !words.mn.is_empty(), "{name}");
        for form in words.mn.split('|').chain(words.en.split('|')) {
            assert_eq!(holes(form), holes(words.en), "{name}");
        }
        let is_cyrillic = words.mn.chars().any(|letter| ('А'..='ӿ').contains(&letter));
        assert!(is_cyrillic || !words.en.chars().any(char::is_alphabetic) || words.mn == words.en, "{name}");
    }
}
