//! The places shown as columns for the analyses: by id, with position, how far off it may be, and kind.

use super::Material;
use crate::atlas::{FacetConfig, FacetShape};
use crate::dataset::GeometryKind;
use crate::geo::LngLat;
use crate::i18n::Locale;
use crate::index::order::{sort_by, sort_rows};
use crate::query::Mask;
use crate::taxonomy::Precision;

/// How far off a place may be of which only the settlement is known, in metres: for areas larger than that it is known.
const SETTLEMENT_M: f64 = 20_000.0;
/// The most values of a plain field that are still kinds and not names.
const MOST_KINDS: usize = 40;

/// The places shown, in the order of their ids; columns are of one length.
#[derive(Clone, Debug)]
pub(super) struct Sites {
    /// Their rows.
    pub(super) rows: Vec<u32>,
    /// Where they are; not valid where there is no point.
    pub(super) positions: Vec<LngLat>,
    /// How far off each position may be, in metres; NaN is unknown or only an area's name. 0 where the data does not say.
    pub(super) precisions_m: Vec<f64>,
    /// Set where the data says how precise its positions are.
    pub(super) has_precision: bool,
}

/// How finely kinds are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    /// What is uppermost: domains.
    Coarse,
    /// As the places have it: sub-items.
    Fine,
}

/// What kind each site is of.
#[derive(Clone, Debug)]
pub(super) struct Kinds<'a> {
    /// The facet that tells kinds.
    pub(super) facet: &'a FacetConfig,
    /// The values, in their order.
    pub(super) values: Vec<String>,
    /// For each site its value's number from 1; 0 is unknown.
    pub(super) codes: Vec<u32>,
}

impl Sites {
    /// Takes the places of a mask: those that a question is about.
    pub(super) fn new(material: &Material, mask: &Mask) -> Self {
        let dataset = material.places.dataset();
        let is_in = |row: &u32| (*row as usize) < mask.len() && mask.get(*row as usize);
        let mut rows: Vec<u32> = (0..dataset.len() as u32).filter(is_in).collect();
        sort_rows(&mut rows, &mut |a, b| dataset.id(a as usize).cmp(dataset.id(b as usize)));
        let has_precision = dataset.field("precision").is_some();
        let precision = |row: usize| {
            let level = dataset.text(row, "precision").and_then(Precision::from_code);
            if has_precision { level.and_then(Precision::radius_m).unwrap_or(f64::NAN) } else { 0.0 }
        };
        let point = |row: usize| {
            let is_point = dataset.geometry.kind(row) == GeometryKind::Point;
            dataset.anchor(row).filter(|_| is_point).unwrap_or(LngLat::NONE)
        };
        Self {
            positions: rows.iter().map(|&row| point(row as usize)).collect(),
            precisions_m: rows.iter().map(|&row| precision(row as usize)).collect(),
            rows,
            has_precision,
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The sites that lie in the true place to `limit_m` metres, ascending.
    pub(super) fn placed_to(&self, limit_m: f64) -> Vec<usize> {
        (0..self.len()).filter(|&site| self.positions[site].is_valid() && self.precisions_m[site] <= limit_m).collect()
    }

    /// The sites whose place is known to areas `width_m` wide, ascending: as [`placed_to`](Self::placed_to), and in wide ones
    /// also those of which the settlement is known.
    pub(super) fn placed_in(&self, material: &Material, width_m: f64) -> Vec<usize> {
        let settlement = Precision::Settlement.code();
        let dataset = material.places.dataset();
        let is_known = |site: usize| {
            let by_town = || dataset.text(self.rows[site] as usize, "precision") == Some(settlement);
            self.precisions_m[site] <= width_m || (width_m >= SETTLEMENT_M && by_town())
        };
        (0..self.len()).filter(|&site| self.positions[site].is_valid() && is_known(site)).collect()
    }

    /// The name of a site.
    pub(super) fn name(&self, material: &Material, site: usize, locale: Locale) -> String {
        material.places.layer.name(self.rows[site] as usize, locale).text
    }
}

impl<'a> Kinds<'a> {
    /// Tells the kinds of sites by the tree facet, else by the first plain facet with some values; `None` without either.
    pub(super) fn new(material: &'a Material, sites: &Sites, grain: Grain) -> Option<Self> {
        let facet = facet_of_kinds(material)?;
        let dataset = material.places.dataset();
        let kind = |row: u32| -> Option<String> {
            let value = dataset.values_as_text(row as usize, &facet.field).into_iter().next()?;
            let above = || material.places.taxonomy?.domain_of(&value).map(|item| item.code.clone());
            let coarse = if grain == Grain::Coarse && facet.kind == FacetShape::Tree { above() } else { None };
            Some(coarse.unwrap_or(value)).filter(|value| !value.is_empty())
        };
        let found: Vec<Option<String>> = sites.rows.iter().map(|&row| kind(row)).collect();
        let mut values: Vec<String> = found.iter().flatten().cloned().collect();
        sort_by(&mut values, &Ord::cmp);
        values.dedup();
        let code = |kind: &Option<String>| {
            kind.as_ref().and_then(|kind| values.binary_search(kind).ok()).map_or(0, |at| at as u32 + 1)
        };
        let codes = found.iter().map(code).collect();
        Some(Self { facet, values, codes })
    }

    /// The value of a code; empty for unknown.
    pub(super) fn value(&self, code: u32) -> &str {
        (code as usize).checked_sub(1).and_then(|at| self.values.get(at)).map_or("", String::as_str)
    }

    /// The label of a code; empty for unknown.
    pub(super) fn label(&self, material: &Material, code: u32, locale: Locale) -> String {
        match self.value(code) {
            "" => String::new(),
            value => material.value_label(self.facet, value, locale),
        }
    }

    /// The class of a code's colour: that of its domain (`dom-A`), else that of a plain bar.
    pub(super) fn class(&self, material: &Material, code: u32) -> String {
        let domain = material.places.taxonomy.and_then(|taxonomy| taxonomy.domain_of(self.value(code)));
        domain.map_or_else(|| "fig-bar".to_owned(), |item| ["dom-", &item.code].concat())
    }

    /// Values that a choice of this one replaces: those above it.
    pub(super) fn above(&self, material: &Material, code: u32) -> Vec<String> {
        let parent = |value: &str| material.places.taxonomy.and_then(|taxonomy| taxonomy.parent_of(value));
        let mut above = Vec::new();
        let mut value = self.value(code);
        while let Some(next) = parent(value).filter(|next| above.len() < 8 && *next != value) {
            above.push(next.to_owned());
            value = next;
        }
        above
    }
}

fn facet_of_kinds(material: &Material) -> Option<&FacetConfig> {
    let places = &material.places;
    let tree = places.configs.iter().find(|config| config.kind == FacetShape::Tree);
    tree.or_else(|| {
        let facets = places.configs.iter().zip(places.facets.facets());
        let is_kind = |config: &FacetConfig, values: usize| {
            let is_plain = config.kind == FacetShape::Values && config.labels_from.is_none();
            is_plain && config.field != "precision" && (2..=MOST_KINDS).contains(&values)
        };
        facets.filter(|(config, facet)| is_kind(config, facet.values.len())).map(|(config, _)| config).next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::material::tests::{ad_hoc, mongolia};

    fn all(material: &Material) -> Mask {
        Mask::new(material.places.dataset().len(), true)
    }

    #[test]
    fn sites_of_mongolia() {
        let material = mongolia();
        let sites = Sites::new(&material, &all(&material));
        assert_eq!((sites.len(), sites.placed_to(250.0).len(), sites.has_precision), (147, 98, true));
        assert_eq!([5e3, 5e4].map(|width| sites.placed_in(&material, width).len()), [101, 137]);
        let fine = Kinds::new(&material, &sites, Grain::Fine).unwrap();
        let coarse = Kinds::new(&material, &sites, Grain::Coarse).unwrap();
        assert_eq!(fine.facet.id, "domain");
        assert!(fine.codes.iter().all(|code| *code > 0));
        assert!(coarse.values.iter().all(|value| value.len() == 1) && coarse.values.len() < fine.values.len());
        let a1 = fine.values.iter().position(|value| value == "A1").unwrap() as u32 + 1;
        assert_eq!((fine.class(&material, a1).as_str(), fine.above(&material, a1)), ("dom-A", vec!["A".to_owned()]));
        assert_eq!(fine.label(&material, 0, Locale::En), "");
    }

    #[test]
    fn any_file_has_sites() {
        let point = |id: usize, kind: &str| {
            format!(
                r#"{{"type":"Feature","id":"{id}","geometry":{{"type":"Point","coordinates":[{id},1]}},"properties":{{"kind":"{kind}"}}}}"#
            )
        };
        let features: Vec<String> = (0..6).rev().map(|id| point(id, ["a", "b"][id % 2])).collect();
        let material = ad_hoc(&format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(",")));
        let sites = Sites::new(&material, &all(&material));
        assert_eq!((sites.rows.as_slice(), sites.has_precision), ([5, 4, 3, 2, 1, 0].as_slice(), false));
        assert_eq!((sites.precisions_m[0], sites.name(&material, 1, Locale::En).as_str()), (0.0, "1"));
        let kinds = Kinds::new(&material, &sites, Grain::Fine).unwrap();
        assert_eq!(kinds.values, ["a", "b"]);
        assert_eq!(kinds.codes, [1, 2, 1, 2, 1, 2]);
        assert_eq!((kinds.class(&material, 1).as_str(), kinds.value(9)), ("fig-bar", ""));
    }
}
