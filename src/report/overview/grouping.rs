//! What places are grouped by: a facet's values with their labels, those at the top and their parts.

use crate::atlas::{FacetShape, Role};
use crate::i18n::Locale;
use crate::query::{FacetCounts, Mask};
use crate::report::Material;

/// Most values by which a file that nobody has described is grouped.
const MOST_VALUES: usize = 24;

/// A facet whose values group the places.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) struct Grouping {
    /// The facet's place among the facets.
    pub(in crate::report) facet: usize,
    /// The facet's id.
    pub(in crate::report) id: String,
    /// The facet's title.
    pub(in crate::report) title: String,
    /// The values at the top, in the facet's order.
    pub(in crate::report) groups: Vec<Group>,
    /// The group that each of the facet's values stands for; none for parts.
    group_of: Vec<Option<usize>>,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) struct Group {
    /// The value.
    pub(in crate::report) code: String,
    /// Its label.
    pub(in crate::report) label: String,
    /// Its place among the facet's values.
    pub(in crate::report) at: usize,
    /// The class of its colour.
    pub(in crate::report) color: &'static str,
    /// Its parts.
    pub(in crate::report) parts: Vec<Self>,
}

impl Grouping {
    /// Groups by kind: by the facet that is a tree, else by the first with 2 to 24 loose values that neither is of districts
    /// nor says how precise a position is. `None` where there is none.
    pub(in crate::report) fn by_kind(material: &Material, locale: Locale) -> Option<Self> {
        let configs = &material.places.configs;
        let facets = material.places.facets.facets();
        let is_kind = |at: &usize| {
            let config = &configs[*at];
            let values = facets[*at].values.len();
            config.kind == FacetShape::Values
                && config.labels_from.is_none()
                && config.field != "precision"
                && (2..=MOST_VALUES).contains(&values)
        };
        let tree = (0..configs.len()).find(|at| configs[*at].kind == FacetShape::Tree);
        Some(Self::of(material, tree.or_else(|| (0..configs.len()).find(is_kind))?, locale))
    }

    /// Groups by district; `None` without a layer of districts and a facet of them.
    pub(in crate::report) fn by_district(material: &Material, locale: Locale) -> Option<Self> {
        let (config, _) = material.facet_of_layer(Role::Districts)?;
        let at = material.places.configs.iter().position(|own| own.id == config.id)?;
        Some(Self::of(material, at, locale))
    }

    fn of(material: &Material, at: usize, locale: Locale) -> Self {
        let config = &material.places.configs[at];
        let values = &material.places.facets.facets()[at].values;
        let taxonomy = material.places.taxonomy.filter(|_| config.kind == FacetShape::Tree);
        let group = |place: usize| {
            let code = &values[place];
            let label = material.value_label(config, code, locale);
            let color = taxonomy.map_or("fig-bar", |taxonomy| {
                domain_color(taxonomy.domain_of(code).map_or("", |domain| domain.code.as_str()))
            });
            Group { code: code.clone(), label, at: place, color, parts: Vec::new() }
        };
        let parent_of = |place: usize| taxonomy?.parent_of(&values[place]);
        let mut groups: Vec<Group> = (0..values.len()).filter(|at| parent_of(*at).is_none()).map(group).collect();
        for top in &mut groups {
            let is_part = |place: &usize| parent_of(*place) == Some(top.code.as_str());
            top.parts = (0..values.len()).filter(is_part).map(group).collect();
        }
        let mut group_of = vec![None; values.len()];
        for (position, top) in groups.iter().enumerate() {
            group_of[top.at] = Some(position);
        }
        Self { facet: at, id: config.id.clone(), title: config.title.get(locale.code()).to_owned(), groups, group_of }
    }

    /// The groups of a row, by their places in `groups`; none where it is unknown.
    pub(in crate::report) fn groups_of(&self, material: &Material, row: usize) -> Vec<usize> {
        let places = material.places.facets.facets()[self.facet].places_of(row);
        places.into_iter().filter_map(|place| self.group_of.get(place).copied().flatten()).collect()
    }

    /// How many rows of `mask` are of each group; a row of several groups counts in each. O(rows).
    pub(in crate::report) fn count(&self, material: &Material, mask: &Mask) -> Vec<u32> {
        let mut counts = vec![0; self.groups.len()];
        for row in mask.iter_ones() {
            for group in self.groups_of(material, row) {
                counts[group] += 1;
            }
        }
        counts
    }

    /// The group of a value.
    pub(in crate::report) fn position(&self, code: &str) -> Option<usize> {
        self.groups.iter().position(|group| group.code == code)
    }

    /// The count of a group among a facet's counts.
    pub(super) fn count_in(group: &Group, counts: &FacetCounts) -> u32 {
        counts.values.get(group.at).copied().unwrap_or_default()
    }
}

/// The class of the colour of a domain.
fn domain_color(code: &str) -> &'static str {
    match code {
        "A" => "dom-A",
        "B" => "dom-B",
        "C" => "dom-C",
        "D" => "dom-D",
        "E" => "dom-E",
        "F" => "dom-F",
        "G" => "dom-G",
        "H" => "dom-H",
        "T" => "dom-T",
        _ => "dom-x",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::material::tests::{ad_hoc, mongolia};

    #[test]
    fn domains_have_parts_and_districts_names() {
        let material = mongolia();
        let kinds = Grouping::by_kind(&material, Locale::En).unwrap();
        let codes: Vec<&str> = kinds.groups.iter().map(|group| group.code.as_str()).collect();
        assert_eq!(codes, ["A", "B", "C", "D", "E"]);
        assert_eq!((kinds.groups[0].color, kinds.groups[0].parts[0].code.as_str()), ("dom-A", "A1"));
        let all = Mask::new(material.places.dataset().len(), true);
        assert_eq!(kinds.count(&material, &all), [99, 23, 14, 6, 5]);
        let districts = Grouping::by_district(&material, Locale::Mn).unwrap();
        assert_eq!((districts.groups.len(), districts.id.as_str()), (22, "district"));
        let capital = districts.position("MN-1").unwrap();
        assert_eq!(districts.groups[capital].label, "Улаанбаатар");
        assert_eq!(districts.count(&material, &all)[capital], 100);
    }

    #[test]
    fn a_file_without_description_is_grouped_by_its_first_values() {
        let places: Vec<String> = ["a", "b", "a", "a"]
            .iter()
            .map(|kind| format!(r#"{{"type":"Feature","geometry":null,"properties":{{"kind":"{kind}"}}}}"#))
            .collect();
        let material = ad_hoc(&format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, places.join(",")));
        let kinds = Grouping::by_kind(&material, Locale::En).unwrap();
        assert_eq!(kinds.count(&material, &Mask::new(4, true)), [3, 1]);
        assert_eq!(kinds.groups[0].color, "fig-bar");
        assert_eq!(Grouping::by_district(&material, Locale::En), None);
    }
}
