//! The words of analyses: named beside the code that says them, written in a file a language (public/report/lang).
//!
//! A file that lacks a text, has one too many or in another order does not compile. A program in the browser is handed the
//! files of the languages that it is asked in ([`install_words`]); native code has all of them.

use super::{
    brief, chance, clusters, compare, coverage, density, districts, figure, file, groups, hexagons, locality, mix,
    overview, placing, ramp, rank, specialisation, topic,
};
use crate::i18n::{self, Locale, Texts};

/// A text in every language; `{0}`, `{1}` stand for values ([`crate::i18n::fill`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Words(u16);

/// A section of the files, in their order.
#[derive(Clone, Copy, Debug)]
pub(super) enum Section {
    Topic,
    Overview,
    Clusters,
    Specialisation,
    Chance,
    Districts,
    Hexagons,
    Density,
    Groups,
    Mix,
    Coverage,
    Compare,
    Brief,
    File,
    Figure,
    Ramp,
    Rank,
    Locality,
    Placing,
}

impl Section {
    const ALL: [Self; 19] = [
        Self::Topic,
        Self::Overview,
        Self::Clusters,
        Self::Specialisation,
        Self::Chance,
        Self::Districts,
        Self::Hexagons,
        Self::Density,
        Self::Groups,
        Self::Mix,
        Self::Coverage,
        Self::Compare,
        Self::Brief,
        Self::File,
        Self::Figure,
        Self::Ramp,
        Self::Rank,
        Self::Locality,
        Self::Placing,
    ];

    /// The names of its texts.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Topic => topic::NAMES,
            Self::Overview => overview::words::NAMES,
            Self::Clusters => clusters::words::NAMES,
            Self::Specialisation => specialisation::words::NAMES,
            Self::Chance => chance::words::NAMES,
            Self::Districts => districts::words::NAMES,
            Self::Hexagons => hexagons::words::NAMES,
            Self::Density => density::words::NAMES,
            Self::Groups => groups::words::NAMES,
            Self::Mix => mix::words::NAMES,
            Self::Coverage => coverage::words::NAMES,
            Self::Compare => compare::words::NAMES,
            Self::Brief => brief::words::NAMES,
            Self::File => file::words::NAMES,
            Self::Figure => figure::NAMES,
            Self::Ramp => ramp::NAMES,
            Self::Rank => rank::NAMES,
            Self::Locality => locality::NAMES,
            Self::Placing => placing::NAMES,
        }
    }
}

/// How many texts there are.
const COUNT: usize = before(Section::ALL.len());

/// The names of all texts, in the order of the files.
const NAMES: [&str; COUNT] = {
    let mut names = [""; COUNT];
    let (mut section, mut at) = (0, 0);
    while section < Section::ALL.len() {
        let own = Section::ALL[section].names();
        let mut index = 0;
        while index < own.len() {
            names[at] = own[index];
            at += 1;
            index += 1;
        }
        section += 1;
    }
    names
};

/// How many texts stand in the first sections.
const fn before(sections: usize) -> usize {
    let (mut section, mut count) = (0, 0);
    while section < sections {
        count += Section::ALL[section].names().len();
        section += 1;
    }
    count
}

static TEXTS: Texts = Texts::new();

impl Words {
    /// The text with a name in its section.
    pub(super) const fn named(section: Section, name: &str) -> Self {
        let names = section.names();
        let mut position = 0;
        while !is_same(names[position], name) {
            position += 1;
        }
        Self((before(section as usize) + position) as u16)
    }

    /// The text in a language; empty while the language is not there.
    pub(super) fn get(self, locale: Locale) -> &'static str {
        #[cfg(not(target_arch = "wasm32"))]
        TEXTS.ensure(locale, own);
        TEXTS.get(locale, usize::from(self.0))
    }

    /// The text with its values.
    pub(super) fn fill(self, locale: Locale, values: &[&str]) -> String {
        filled(self.get(locale), values)
    }

    /// The form for a count, of a text that is `one|other`, with its values; a text without `|` has one form.
    pub(super) fn count(self, locale: Locale, count: usize, values: &[&str]) -> String {
        let text = self.get(locale);
        let form = match text.split_once('|') {
            Some((one, _)) if locale.is_one(count) => one,
            Some((_, other)) => other,
            None => text,
        };
        filled(form, values)
    }
}

/// A text with its values: one for every place there is for one.
fn filled(text: &str, values: &[&str]) -> String {
    let has_value = |part: &str| {
        let hole = part.split_once('}').and_then(|(hole, _)| hole.parse::<usize>().ok());
        hole.is_some_and(|hole| hole < values.len())
    };
    debug_assert!(text.split('{').skip(1).all(has_value), "{text}");
    i18n::fill(text, values)
}

/// Takes over a language's words of analyses; a language that is there already stays as it is. False if the file has not
/// as many texts as the program.
pub fn install_words(locale: Locale, file: String) -> bool {
    TEXTS.install(locale, file, COUNT)
}

/// A number that changes with a language's words: the version of its file.
pub const fn words_edition(locale: Locale) -> u32 {
    EDITIONS[locale as usize]
}

const EDITIONS: [u32; Locale::ALL.len()] = [i18n::edition(EN), i18n::edition(MN), i18n::edition(VI), i18n::edition(FR)];

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

const EN: &str = include_str!("../../public/report/lang/en.txt");
const MN: &str = include_str!("../../public/report/lang/mn.txt");
const VI: &str = include_str!("../../public/report/lang/vi.txt");
const FR: &str = include_str!("../../public/report/lang/fr.txt");

const _: () = assert!(i18n::has_all(EN, &NAMES), "report/lang/en.txt has not the texts of words!, in their order");
const _: () = assert!(i18n::has_all(MN, &NAMES), "report/lang/mn.txt has not the texts of words!, in their order");
const _: () = assert!(i18n::has_all(VI, &NAMES), "report/lang/vi.txt has not the texts of words!, in their order");
const _: () = assert!(i18n::has_all(FR, &NAMES), "report/lang/fr.txt has not the texts of words!, in their order");

/// Says whether two names are the same, when the program is built.
const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// Declares the texts of a section of the files: `Section: NAME NAME …`, in their order there.
macro_rules! words {
    ($section:ident: $($name:ident)*) => {
        $(pub(super) const $name: $crate::report::words::Words =
            $crate::report::words::Words::named($crate::report::words::Section::$section, stringify!($name));)*
        /// The names of the texts, in the order of the files.
        pub(in crate::report) const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}
pub(super) use words;

#[cfg(test)]
mod tests;
