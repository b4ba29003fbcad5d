//! What every chart of the overview looks at: the view, its options, the counts.

use crate::i18n::{Locale, decimal, integer};
use crate::query::{FacetCounts, Filter, Filters, Mask};
use crate::report::percent::with_percent;
use crate::report::{Material, Options, Question};
use crate::state::{ViewState, filter_pair};

/// What the charts look at.
#[derive(Debug)]
pub(super) struct Glance<'a> {
    /// The material.
    pub(super) material: &'a Material,
    /// The question.
    pub(super) question: &'a Question,
    /// The view.
    pub(super) view: ViewState,
    /// The options of the topic.
    pub(super) options: Options,
    /// The language.
    pub(super) locale: Locale,
    /// Counts of each facet, each without its own filter.
    pub(super) counts: Vec<FacetCounts>,
    /// Counts of each facet without any filter: what the order of bars rests on, so that they stay where they are.
    pub(super) all: Vec<FacetCounts>,
}

impl<'a> Glance<'a> {
    /// Counts once for all charts. O(rows × facets).
    pub(super) fn new(material: &'a Material, question: &'a Question) -> Self {
        let view = question.view();
        let places = &material.places;
        let shown = places.select(&view.filters, &view.text, view.within());
        let all = places.facets.select(&Filters::default(), &[]);
        let mut options = question.options();
        "overview".clone_into(&mut options.topic);
        let (counts, all) = (shown.selection.counts, all.counts);
        Self { material, question, options, locale: question.locale, view, counts, all }
    }

    /// The rows that all filters but those of `facets` leave.
    pub(super) fn without(&self, facets: &[&str]) -> Mask {
        let mut filters = self.view.filters.clone();
        for facet in facets {
            filters.remove(facet);
        }
        self.material.places.select(&filters, &self.view.text, self.view.within()).selection.mask
    }

    /// A whole number in words.
    pub(super) fn number(&self, count: u32) -> String {
        integer(self.locale, u64::from(count))
    }

    /// How many places are shown.
    pub(super) fn shown(&self) -> u32 {
        self.question.mask.count() as u32
    }

    /// The pair of the address that filters a facet by one value alone.
    pub(super) fn only(facet: &str, value: &str) -> String {
        filter_pair(facet, Some(&Filter::AnyOf([value.to_owned()].into_iter().collect())))
    }

    /// Says whether a facet's filter is one value alone.
    pub(super) fn is_only(&self, facet: &str, value: &str) -> bool {
        matches!(self.view.filters.get(facet), Some(Filter::AnyOf(values)) if values.len() == 1 && values.contains(value))
    }
}

/// A share of 0 to 1 in words: `45 %`, one decimal below 1 %.
pub(in crate::report) fn percent(locale: Locale, share: f64) -> String {
    let places = usize::from(share > 0.0 && share < 0.01);
    with_percent(locale, &decimal(locale, 100.0 * share, places))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_in_words() {
        assert_eq!(percent(Locale::En, 0.454), "45\u{a0}%");
        assert_eq!(percent(Locale::Mn, 0.004), "0.4\u{a0}%");
        assert_eq!(percent(Locale::En, 0.0), "0\u{a0}%");
    }
}
