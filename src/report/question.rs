//! A question: what is shown and how it is to be analysed.

use super::{Answer, Options};
use crate::dataset::message::{Reader, Writer};
use crate::geo::{LngLat, LngLatBounds};
use crate::i18n::Locale;
use crate::query::{Filter, Mask};
use crate::state::{Action, ViewState, filter_pair, read_address};

/// What is asked, and of which places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// The view's address as a query string: filters, options (`an`), language, theme.
    pub query: String,
    /// The whole address that shows this view again.
    pub link: String,
    /// The language to answer in.
    pub locale: Locale,
    /// Set by night.
    pub is_dark: bool,
    /// The rows of the places that are shown.
    pub mask: Mask,
    /// What is shown, in a sentence.
    pub sentence: String,
    /// What the map shows; empty where there is none.
    pub bounds: LngLatBounds,
    /// Today, as `2026-11-22`.
    pub today: String,
    /// The file that is asked for; empty: none.
    pub save: String,
}

/// How the one who answers tells how far it is.
pub struct Work<'a> {
    /// Is told the share done, 0 to 1; where it answers false, nobody wants the answer any more.
    pub go_on: &'a mut dyn FnMut(f64) -> bool,
    /// Takes an answer that is not whole yet.
    pub first: &'a mut dyn FnMut(Answer),
}

impl std::fmt::Debug for Work<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Work")
    }
}

impl Question {
    /// The view.
    pub fn view(&self) -> ViewState {
        read_address(&self.query).view
    }

    /// What is analysed and how.
    pub fn options(&self) -> Options {
        Options::read(self.view().analysis.as_deref().unwrap_or_default())
    }

    /// The pair of the address after adding or removing one value of a facet; `kin` as in [`Action::ToggleValue`].
    pub fn toggled(&self, facet: &str, value: &str, kin: &[&str]) -> String {
        let mut view = self.view();
        let kin = kin.iter().map(|&value| value.to_owned()).collect();
        view.apply(Action::ToggleValue { facet: facet.to_owned(), value: value.to_owned(), kin });
        filter_pair(facet, view.filters.get(facet))
    }

    /// Says whether a facet's filter has a value.
    pub fn has_value(&self, facet: &str, value: &str) -> bool {
        matches!(self.view().filters.get(facet), Some(Filter::AnyOf(values)) if values.contains(value))
    }

    /// Writes the question.
    pub fn write(&self, to: &mut Writer) {
        for text in [&self.query, &self.link, &self.sentence, &self.today, &self.save] {
            to.text(text);
        }
        to.text(self.locale.code());
        to.code(u8::from(self.is_dark));
        for part in [self.bounds.west, self.bounds.south, self.bounds.east, self.bounds.north] {
            to.number(part);
        }
        to.whole(self.mask.len());
        to.whole(self.mask.count());
        for row in (0..self.mask.len()).filter(|&row| self.mask.get(row)) {
            to.whole(row);
        }
    }

    /// Reads what [`write`](Self::write) wrote.
    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let (query, link, sentence) = (from.text()?, from.text()?, from.text()?);
        let (today, save) = (from.text()?, from.text()?);
        let locale = Locale::from_tag(&from.text()?)?;
        let is_dark = from.code()? == 1;
        let mut bounds = LngLatBounds::EMPTY;
        let (west, south, east, north) = (from.number()?, from.number()?, from.number()?, from.number()?);
        if west <= east && south <= north {
            bounds.extend(LngLat::new(west, south));
            bounds.extend(LngLat::new(east, north));
        }
        let (len, count) = (from.whole()?, from.whole()?);
        // A row takes 8 bytes: no mask is longer than its rows could be.
        let mut mask = Mask::new(len.min(1 << 28), false);
        for _ in 0..count {
            mask.set(from.whole()?, true);
        }
        Some(Self { query, link, locale, is_dark, mask, sentence, bounds, today, save })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_comes_back_and_toggles() {
        let question = Question {
            query: "v=1&f.domain=A,C3&an=clusters,radius:250".to_owned(),
            locale: Locale::Mn,
            mask: Mask::from_rows(99, [0, 7, 98]),
            bounds: LngLatBounds { west: 1.0, south: 2.0, east: 3.0, north: 4.0 },
            ..Question::default()
        };
        let mut to = Writer::default();
        question.write(&mut to);
        assert_eq!(Question::read(&mut Reader::new(&to.bytes)), Some(question.clone()));
        for end in 0..to.bytes.len() {
            assert_eq!(Question::read(&mut Reader::new(&to.bytes[..end])), None);
        }
        assert_eq!(question.options().get("radius"), Some("250"));
        assert_eq!(question.toggled("domain", "C", &["C3"]), "f.domain=A,C");
        assert_eq!(question.toggled("type", "venue", &[]), "f.type=venue");
        assert!(question.has_value("domain", "C3") && !question.has_value("domain", "C"));
    }
}
