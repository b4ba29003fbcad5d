//! The interface's languages.

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Mongolian in Cyrillic.
    Mn,
    /// Vietnamese.
    Vi,
    /// French.
    Fr,
}

impl Locale {
    /// Every language, in the order of the switch.
    pub const ALL: [Self; 4] = [Self::Mn, Self::En, Self::Vi, Self::Fr];

    /// The BCP 47 code, also of data fields and of `lang` attributes.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Mn => "mn",
            Self::Vi => "vi",
            Self::Fr => "fr",
        }
    }

    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Mn => "Монгол",
            Self::Vi => "Tiếng Việt",
            Self::Fr => "Français",
        }
    }

    /// The language of a BCP 47 tag, by its first part. Traditional script is not Cyrillic, so `mn-Mong` is none.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let mut parts = tag.split(['-', '_']);
        let language = parts.next()?.to_ascii_lowercase();
        if parts.any(|part| part.eq_ignore_ascii_case("Mong")) {
            return None;
        }
        Self::ALL.into_iter().find(|locale| locale.code() == language)
    }

    /// Says whether `count` takes the form "one": exactly 1 in English and Mongolian, 0 and 1 in French, nothing in
    /// Vietnamese, which has one form for all. French "many" (whole millions) is "other" here: it changes words only where
    /// a number is written out.
    ///
    /// Source: CLDR 48, plural rules of cardinals.
    pub fn is_one(self, count: usize) -> bool {
        match self {
            Self::En | Self::Mn => count == 1,
            Self::Fr => count < 2,
            Self::Vi => false,
        }
    }

    /// The first of a browser's languages that the interface has, else English.
    pub fn from_preferences<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        tags.into_iter().find_map(Self::from_tag).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picks_the_first_language_it_has() {
        assert_eq!(Locale::from_preferences(["ko-KR", "mn-MN", "en"]), Locale::Mn);
        assert_eq!(Locale::from_preferences(["EN-gb"]), Locale::En);
        assert_eq!(Locale::from_preferences(["vi-VN", "en"]), Locale::Vi);
        assert_eq!(Locale::from_preferences(["fr-CA", "en"]), Locale::Fr);
        assert_eq!(Locale::from_preferences(["ko"]), Locale::En);
        assert_eq!(Locale::from_tag("mn-Mong-MN"), None);
    }
}
