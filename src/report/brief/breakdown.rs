//! Key figures: how many of the places shown are of each domain and in each district, and how exactly they are placed.

use super::words as w;
use crate::atlas::{FacetConfig, FacetShape, Role};
use crate::i18n::{Locale, messages};
use crate::index::order::sort_by;
use crate::query::{Facet, UNKNOWN};
use crate::report::{Material, Question};
use crate::taxonomy::Precision;

/// Most groups of a facet that stands in for domains.
const MOST_GROUPS: usize = 12;

/// The places shown in groups by one facet. A place with several values is in several groups.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) struct Breakdown {
    /// What they are grouped by.
    pub(in crate::report) title: String,
    /// The groups that have places; those without a value come last.
    pub(in crate::report) groups: Vec<Group>,
    /// Says whether the groups are domains, which have shapes and colours.
    pub(in crate::report) is_by_domain: bool,
}

/// Places with one value in common.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::report) struct Group {
    /// The value: a code or an id; `?` where it is not known.
    pub(in crate::report) value: String,
    /// What it is called.
    pub(in crate::report) label: String,
    /// The rows, ascending.
    pub(in crate::report) rows: Vec<usize>,
}

impl Group {
    /// How many rows are in both groups. Linear.
    pub(in crate::report) fn shared_with(&self, other: &Self) -> usize {
        self.rows.iter().filter(|row| other.rows.binary_search(row).is_ok()).count()
    }
}

impl Breakdown {
    /// By domain and by district, as far as the atlas has them: domains first.
    pub(in crate::report) fn all(material: &Material, question: &Question) -> Vec<Self> {
        [Self::by_domain(material, question), Self::by_district(material, question)].into_iter().flatten().collect()
    }

    /// By domain of the classification, in the order of codes; without one, by the first facet of a few values.
    pub(super) fn by_domain(material: &Material, question: &Question) -> Option<Self> {
        let (places, locale) = (&material.places, question.locale);
        let tree = places.configs.iter().find(|config| config.kind == FacetShape::Tree);
        let (Some(taxonomy), Some(config)) = (places.taxonomy, tree) else {
            return Self::by_few_values(material, question);
        };
        let mut groups: Vec<Group> = taxonomy
            .domains()
            .map(|domain| Group {
                value: domain.code.clone(),
                label: places.category_label(&domain.code, locale).unwrap_or_default().to_owned(),
                rows: Vec::new(),
            })
            .collect();
        groups.push(unknown(locale));
        let last = groups.len() - 1;
        for row in rows(material, question) {
            let domain = places.domain(row);
            let at = groups.iter().position(|group| Some(group.value.as_str()) == domain).unwrap_or(last);
            groups[at].rows.push(row);
        }
        groups.retain(|group| !group.rows.is_empty());
        Some(Self { title: title(config, locale), groups, is_by_domain: true })
    }

    /// By district, most places first; `None` where no facet leads to a layer of districts.
    pub(super) fn by_district(material: &Material, question: &Question) -> Option<Self> {
        let (config, _) = material.facet_of_layer(Role::Districts)?;
        let mut breakdown = Self::by_facet(material, question, config)?;
        let is_unknown = |group: &Group| group.value == UNKNOWN;
        sort_by(&mut breakdown.groups, &|a, b| {
            let by_count = || b.rows.len().cmp(&a.rows.len());
            is_unknown(a).cmp(&is_unknown(b)).then_with(by_count).then_with(|| a.value.cmp(&b.value))
        });
        Some(breakdown)
    }

    fn by_few_values(material: &Material, question: &Question) -> Option<Self> {
        let districts = material.facet_of_layer(Role::Districts).map(|(config, _)| config.id.as_str());
        let configs = material.places.configs.iter();
        let mut open =
            configs.filter(|config| config.kind == FacetShape::Values && Some(config.id.as_str()) != districts);
        open.find_map(|config| {
            let values = facet(material, config)?.values.len();
            (2..=MOST_GROUPS).contains(&values).then(|| Self::by_facet(material, question, config))?
        })
    }

    fn by_facet(material: &Material, question: &Question, config: &FacetConfig) -> Option<Self> {
        let (facet, locale) = (facet(material, config)?, question.locale);
        let mut groups: Vec<Group> = facet
            .values
            .iter()
            .map(|value| Group {
                value: value.clone(),
                label: material.value_label(config, value, locale),
                rows: Vec::new(),
            })
            .collect();
        groups.push(unknown(locale));
        let last = groups.len() - 1;
        for row in rows(material, question) {
            let places = facet.places_of(row);
            for at in places.iter().copied().chain(places.is_empty().then_some(last)) {
                groups[at].rows.push(row);
            }
        }
        groups.retain(|group| !group.rows.is_empty());
        Some(Self { title: title(config, locale), groups, is_by_domain: false })
    }
}

/// How many of the places shown are placed to the building or better, and how many of them say how exactly they are;
/// `None` where no place says so.
pub(super) fn exactness(material: &Material, question: &Question) -> Option<(usize, usize)> {
    let dataset = material.places.dataset();
    let precisions =
        || rows(material, question).filter_map(|row| Precision::from_code(dataset.text(row, "precision")?));
    let exact = precisions().filter(|precision| *precision <= Precision::Building).count();
    Some((exact, precisions().count())).filter(|(_, known)| *known > 0)
}

fn rows(material: &Material, question: &Question) -> impl Iterator<Item = usize> {
    let len = material.places.dataset().len();
    question.mask.iter_ones().filter(move |row| *row < len)
}

fn facet<'a>(material: &'a Material, config: &FacetConfig) -> Option<&'a Facet> {
    material.places.facets.facets().iter().find(|facet| facet.spec.id == config.id)
}

fn unknown(locale: Locale) -> Group {
    let known = messages::UNKNOWN.get(locale);
    let label = if known.is_empty() { w::UNKNOWN.get(locale) } else { known };
    Group { value: UNKNOWN.to_owned(), label: label.to_owned(), rows: Vec::new() }
}

fn title(config: &FacetConfig, locale: Locale) -> String {
    config.title.get(locale.code()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Mask;
    use crate::report::material::tests::{ad_hoc, mongolia};

    fn all_of(material: &Material) -> Question {
        Question { mask: Mask::new(material.places.dataset().len(), true), ..Question::default() }
    }

    #[test]
    fn domains_and_districts_of_the_atlas_add_up() {
        let material = mongolia();
        let question = all_of(&material);
        let breakdowns = Breakdown::all(&material, &question);
        assert_eq!(breakdowns.len(), 2);
        let total = material.places.dataset().len();
        for breakdown in &breakdowns {
            assert_eq!(breakdown.groups.iter().map(|group| group.rows.len()).sum::<usize>(), total);
        }
        let codes: Vec<&str> = breakdowns[0].groups.iter().map(|group| group.value.as_str()).collect();
        assert!(codes.is_sorted() && breakdowns[0].is_by_domain, "{codes:?}");
        assert_eq!(breakdowns[1].groups[0].label, "Ulaanbaatar");
        let cells: usize =
            breakdowns[1].groups.iter().map(|district| district.shared_with(&breakdowns[0].groups[0])).sum();
        assert_eq!(cells, breakdowns[0].groups[0].rows.len());
        let (exact, known) = exactness(&material, &question).unwrap();
        assert!(exact > 0 && exact < known && known <= total);
    }

    #[test]
    fn without_a_classification_a_facet_of_few_values_stands_in() {
        let feature = |kind: &str| {
            format!(
                r#"{{"type":"Feature","geometry":{{"type":"Point","coordinates":[1,2]}},"properties":{{"kind":"{kind}"}}}}"#
            )
        };
        let features: Vec<String> = ["x", "y", "x", "x", "y", "x", "x", "y"].map(feature).to_vec();
        let material = ad_hoc(&format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(",")));
        let question = all_of(&material);
        let breakdowns = Breakdown::all(&material, &question);
        assert_eq!(breakdowns.len(), 1, "{:?}", material.places.configs);
        let counts: Vec<(&str, usize)> =
            breakdowns[0].groups.iter().map(|group| (group.label.as_str(), group.rows.len())).collect();
        assert_eq!(counts, [("x", 5), ("y", 3)]);
        assert_eq!(exactness(&material, &question), None);
    }
}
