//! Texts in several languages with a fallback chain. Texts are plain text, never markup.

use crate::index::Table;

/// The tag of Mongolian in its traditional script, which runs from top to bottom.
pub const VERTICAL: &str = "mn-Mong";

/// One text per language code (BCP 47), for example `{"en": "Lakes", "mn": "Нуур"}`. A text in traditional Mongolian script
/// (`mn-Mong`) stands beside the others and is never taken for one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(pub Table<String>);

impl Texts {
    /// Makes a text that is the same in every language.
    pub fn same(text: &str) -> Self {
        Self(Table::from([("und".to_owned(), text.to_owned())]))
    }

    /// The text for `lang`, else English, else any; with the language it is in. `None` where there is no text at all.
    pub fn get_with_lang(&self, lang: &str) -> Option<(&str, &str)> {
        let pick = |wanted: &str| self.0.iter().find(|(code, _)| code == wanted);
        pick(lang)
            .or_else(|| pick("en"))
            .or_else(|| self.0.iter().find(|(code, _)| *code != VERTICAL))
            .filter(|(_, text)| !text.is_empty())
            .map(|(code, text)| (text.as_str(), code.as_str()))
    }

    /// The text in traditional Mongolian script, if there is one.
    pub fn vertical(&self) -> Option<&str> {
        self.0.iter().find(|(code, _)| *code == VERTICAL).map(|(_, text)| text.as_str())
    }

    /// The text for `lang` by the same chain; empty where there is none.
    pub fn get(&self, lang: &str) -> &str {
        self.get_with_lang(lang).map_or("", |(text, _)| text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_to_english_then_to_any() {
        let texts = Texts(Table::from([("en".to_owned(), "Lakes".to_owned()), ("mn".to_owned(), "Нуур".to_owned())]));
        assert_eq!(texts.get("mn"), "Нуур");
        assert_eq!(texts.get("vi"), "Lakes");
        assert_eq!(Texts::same("x").get_with_lang("mn"), Some(("x", "und")));
        assert_eq!(Texts::default().get("mn"), "");
        let both = [("mn-Mong".to_owned(), "ᠨᠠᠭᠤᠷ".to_owned()), ("fr".to_owned(), "Lacs".to_owned())];
        let both = Texts(Table::from(both));
        assert_eq!((both.get("mn"), both.vertical()), ("Lacs", Some("ᠨᠠᠭᠤᠷ")));
    }
}
