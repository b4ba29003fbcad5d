//! The kinds of a mix: sub-items of a classification with their domains, or the domains themselves.

use crate::query::{Facet, Mask};
use crate::report::Material;
use crate::report::area::{Areas, Kinds, facet_of};

/// The items that places are counted by.
#[derive(Debug)]
pub(super) struct Items<'a> {
    kinds: &'a Kinds<'a>,
    facet: &'a Facet,
    /// The domain of each of the facet's values, as a place among the kinds; none for what does not count.
    domain_of_value: Vec<Option<usize>>,
    /// The value above each of the facet's values.
    parent_of_value: Vec<Option<usize>>,
    /// Set where domains count, not their items.
    by_domain: bool,
}

/// What is counted in every district, and in all together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tally {
    /// District by district, the count of every item.
    pub(super) counts: Vec<Vec<u32>>,
    /// The count of every item in all places, also those of no known district.
    pub(super) all: Vec<u32>,
    /// The domain of every item.
    pub(super) groups: Vec<usize>,
    /// How many places have an item, and how many have none.
    pub(super) used: usize,
    /// See `used`.
    pub(super) left_out: usize,
    /// How many have one in each district: what a place of several items is counted as is one place.
    pub(super) places: Vec<usize>,
}

impl<'a> Items<'a> {
    /// The items of the facet of some kinds.
    pub(super) fn of(material: &'a Material, kinds: &'a Kinds<'a>, by_domain: bool) -> Option<Self> {
        let facet = facet_of(material, &kinds.config.id)?;
        let taxonomy = material.places.taxonomy;
        let place_of = |code: &str| facet.values.iter().position(|value| value == code);
        let parent = |value: &String| taxonomy.and_then(|taxonomy| taxonomy.parent_of(value));
        let parent_of_value = facet.values.iter().map(|value| parent(value).and_then(place_of)).collect();
        let domain = |value: &String| {
            let domain =
                taxonomy.and_then(|taxonomy| taxonomy.domain_of(value)).map_or(value.as_str(), |item| &item.code);
            kinds.find(domain)
        };
        let domain_of_value = facet.values.iter().map(domain).collect();
        Some(Self { kinds, facet, domain_of_value, parent_of_value, by_domain })
    }

    /// The items of a place by their places in the facet's values: its domains, or the codes with nothing of the place's
    /// below them.
    fn of_row(&self, row: usize) -> Vec<usize> {
        let all = self.facet.places_of(row);
        let counts = |value: &usize| self.domain_of_value.get(*value).is_some_and(Option::is_some);
        let is_above = |value: usize| all.iter().any(|other| self.parent_of_value[*other] == Some(value));
        all.iter().copied().filter(counts).filter(|value| !is_above(*value)).collect()
    }

    /// Counts the rows of `mask`; a place of several items counts in each. Without districts everything is counted together.
    pub(super) fn count(&self, areas: Option<&Areas<'_>>, mask: &Mask) -> Tally {
        let columns = if self.by_domain { self.kinds.list.len() } else { self.facet.values.len() };
        let districts = areas.map_or(0, |areas| areas.list.len());
        let groups = if self.by_domain {
            (0..columns).collect()
        } else {
            self.domain_of_value.iter().map(|domain| domain.unwrap_or_default()).collect()
        };
        let mut tally = Tally {
            counts: vec![vec![0; columns]; districts],
            all: vec![0; columns],
            groups,
            used: 0,
            left_out: 0,
            places: vec![0; districts],
        };
        for row in mask.iter_ones() {
            let own = if self.by_domain { self.kinds.of_row(row) } else { self.of_row(row) };
            *(if own.is_empty() { &mut tally.left_out } else { &mut tally.used }) += 1;
            let area = areas.and_then(|areas| areas.of_row(row));
            if let Some(area) = area.filter(|_| !own.is_empty()) {
                tally.places[area] += 1;
            }
            for item in own {
                tally.all[item] += 1;
                if let Some(area) = area {
                    tally.counts[area][item] += 1;
                }
            }
        }
        tally
    }
}
