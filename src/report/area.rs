//! The districts that places are counted by: their names, their inhabitants, where they are on the map; and what kinds there are.

use super::{Material, Outline, OverlayArea, OverlayShape, Paint, Question};
use crate::atlas::{FacetConfig, FacetShape, Role};
use crate::catalog::Layer;
use crate::dataset::Column;
use crate::i18n::Locale;
use crate::index::order::sorted_rows;
use crate::query::{Facet, Mask};
use crate::taxonomy::DomainKind;
use std::sync::Arc;

/// Fields that hold kinds of places where no facet is a tree.
const KINDS: [&str; 6] = ["category", "kind", "type", "domain", "sector", "entity_type"];

/// The districts of a material.
#[derive(Debug)]
pub(super) struct Areas<'a> {
    /// The facet whose values they are.
    pub(super) config: &'a FacetConfig,
    /// Their layer; none where the file only names them.
    pub(super) layer: Option<&'a Arc<Layer>>,
    /// The districts, in the layer's order; those that only places name come last.
    pub(super) list: Vec<Area>,
    facet: &'a Facet,
    /// The district of each of the facet's values.
    of_value: Vec<usize>,
}

/// One district.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Area {
    /// Its id: the facet's value.
    pub(super) value: String,
    /// Its name.
    pub(super) label: String,
    /// Its row in the layer.
    pub(super) row: Option<u32>,
    /// Its inhabitants; NaN where unknown.
    pub(super) population: f64,
}

/// Kinds of places: the domains of a classification, or the values of a facet.
#[derive(Debug)]
pub(super) struct Kinds<'a> {
    /// The facet whose values they are.
    pub(super) config: &'a FacetConfig,
    /// The kinds that occur, in the facet's order.
    pub(super) list: Vec<Kind>,
    facet: &'a Facet,
    /// The kind of each of the facet's values; none for sub-items, and for what does not count.
    of_value: Vec<Option<usize>>,
}

/// One kind.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Kind {
    /// The facet's value.
    pub(super) value: String,
    /// Its name.
    pub(super) label: String,
}

/// The facet of a configuration.
pub(super) fn facet_of<'a>(material: &'a Material, id: &str) -> Option<&'a Facet> {
    material.places.facets.facets().iter().find(|facet| facet.spec.id == id)
}

impl<'a> Areas<'a> {
    /// The districts of a material: the layer that a facet's labels are from, else the field `district` of the places.
    pub(super) fn of(material: &'a Material, locale: Locale) -> Option<Self> {
        let with_layer = material.facet_of_layer(Role::Districts).map(|(config, layer)| (config, Some(layer)));
        let by_name = || material.places.configs.iter().find(|config| config.field == "district");
        let (config, layer) = with_layer.or_else(|| by_name().map(|config| (config, None)))?;
        let facet = facet_of(material, &config.id)?;
        let mut list = Vec::new();
        if let Some(layer) = layer {
            for row in 0..layer.dataset.len() {
                list.push(Area {
                    value: layer.dataset.id(row).to_owned(),
                    label: layer.name(row, locale).text,
                    row: Some(row as u32),
                    population: layer.dataset.number(row, "population").unwrap_or(f64::NAN),
                });
            }
        }
        let mut of_value = Vec::with_capacity(facet.values.len());
        for value in &facet.values {
            let known = layer.and_then(|layer| layer.dataset.row_of_id(value));
            of_value.push(known.unwrap_or(list.len()));
            if known.is_none() {
                let label = material.value_label(config, value, locale);
                list.push(Area { value: value.clone(), label, row: None, population: f64::NAN });
            }
        }
        Some(Self { config, layer, list, facet, of_value })
    }

    /// The district of a place, the first of several; `None` where it is not known.
    pub(super) fn of_row(&self, row: usize) -> Option<usize> {
        self.facet.places_of(row).first().and_then(|value| self.of_value.get(*value)).copied()
    }

    /// How many of the rows of `mask` each district has.
    pub(super) fn count(&self, mask: &Mask) -> Vec<u32> {
        let mut counts = vec![0; self.list.len()];
        for area in mask.iter_ones().filter_map(|row| self.of_row(row)) {
            counts[area] += 1;
        }
        counts
    }

    /// The district with an id.
    pub(super) fn find(&self, value: &str) -> Option<usize> {
        self.list.iter().position(|area| area.value == value)
    }

    /// The column of numbers with a name in the districts' own table, aligned with the list, NaN where unknown; `None` where
    /// there is none.
    pub(super) fn numbers(&self, field: &str) -> Option<Vec<f64>> {
        let Column::Number(numbers) = self.layer?.dataset.field(field)? else { return None };
        let number = |area: &Area| area.row.and_then(|row| numbers.get(row as usize)).copied().unwrap_or(f64::NAN);
        Some(self.list.iter().map(number).collect())
    }

    /// The districts of the layer as areas of the map; the broader its outline, the later an area is drawn, so that no
    /// neighbour covers it.
    pub(super) fn overlay(
        &self,
        outline: &dyn Fn(usize) -> Outline,
        paint: &dyn Fn(usize) -> Option<Paint>,
        go: &dyn Fn(usize) -> String,
    ) -> Vec<OverlayArea> {
        let Some(layer) = self.layer else { return Vec::new() };
        let area = |at: usize| {
            let row = self.list[at].row?;
            Some(OverlayArea {
                shape: OverlayShape::Row(layer.config.id.clone(), row),
                paint: paint(at),
                outline: Some(outline(at)),
                go: go(at),
            })
        };
        let width = |at: u32| outline(at as usize).width_px;
        let order = sorted_rows(self.list.len(), &mut |a, b| width(a).total_cmp(&width(b)));
        order.into_iter().filter_map(|at| area(at as usize)).collect()
    }

    /// The names of the columns of numbers in the districts' own table that differ between districts.
    pub(super) fn number_fields(&self) -> Vec<&'a str> {
        let fields = self.layer.map_or(&[][..], |layer| &layer.dataset.fields);
        let differs = |numbers: &[f64]| {
            let mut finite = numbers.iter().filter(|number| number.is_finite());
            finite.next().is_some_and(|first| finite.any(|other| other != first))
        };
        let name = |field: &'a crate::dataset::Field| match &field.column {
            Column::Number(numbers) if differs(numbers) => Some(field.name.as_str()),
            _ => None,
        };
        fields.iter().filter_map(name).collect()
    }
}

impl<'a> Kinds<'a> {
    /// The kinds of a material: the domains of its tree facet, else the values of a facet whose field is called so, else of the
    /// first facet of loose values that is not that of the districts. Of a classification only the domains of culture proper count: what is related to culture, and
    /// what runs across all domains, is no domain beside the others.
    pub(super) fn of(material: &'a Material, areas: Option<&Areas<'_>>, locale: Locale) -> Option<Self> {
        let configs = &material.places.configs;
        let tree = configs.iter().find(|config| config.kind == FacetShape::Tree);
        let loose = || {
            configs.iter().find(|config| {
                config.kind == FacetShape::Values && areas.is_none_or(|areas| config.id != areas.config.id)
            })
        };
        let named = || {
            configs.iter().find(|config| config.kind == FacetShape::Values && KINDS.contains(&config.field.as_str()))
        };
        let config = tree.or_else(named).or_else(loose)?;
        let facet = facet_of(material, &config.id)?;
        let taxonomy = material.places.taxonomy.filter(|_| config.kind == FacetShape::Tree);
        let mut list: Vec<Kind> = Vec::new();
        let mut of_value = Vec::with_capacity(facet.values.len());
        for value in &facet.values {
            let is_kind = taxonomy.is_none_or(|taxonomy| {
                taxonomy.parent_of(value).is_none()
                    && matches!(taxonomy.kind_of(value), None | Some(DomainKind::Cultural))
            });
            of_value.push(is_kind.then_some(list.len()));
            if is_kind {
                let label = material.value_label(config, value, locale);
                list.push(Kind { value: value.clone(), label });
            }
        }
        Some(Self { config, list, facet, of_value })
    }

    /// The kinds of a place; a place of several counts in each.
    pub(super) fn of_row(&self, row: usize) -> Vec<usize> {
        self.facet.places_of(row).into_iter().filter_map(|value| *self.of_value.get(value)?).collect()
    }

    /// Counts the rows of `mask`: district by district, in each the places of every kind. Also gives how many rows could not
    /// be counted, because their district or their kind is not known or does not count.
    pub(super) fn count(&self, areas: &Areas<'_>, mask: &Mask) -> (Vec<u32>, usize) {
        let mut counts = vec![0; areas.list.len() * self.list.len()];
        let mut left_out = 0;
        for row in mask.iter_ones() {
            let kinds = self.of_row(row);
            match areas.of_row(row) {
                Some(area) if !kinds.is_empty() => {
                    for kind in &kinds {
                        counts[area * self.list.len() + kind] += 1;
                    }
                }
                _ => left_out += 1,
            }
        }
        (counts, left_out)
    }

    /// The kind with an id.
    pub(super) fn find(&self, value: &str) -> Option<usize> {
        self.list.iter().position(|kind| kind.value == value)
    }
}

/// The rows that are shown when the filters of some facets are not applied; says also whether that makes a difference.
pub(super) fn mask_without(material: &Material, question: &Question, facets: &[&str]) -> (Mask, bool) {
    let view = question.view();
    let mut filters = view.filters.clone();
    let removed = facets.iter().filter(|facet| filters.remove(facet).is_some()).count();
    if removed == 0 {
        return (question.mask.clone(), false);
    }
    let mask = material.places.select(&filters, &view.text, view.within()).selection.mask;
    let differs = mask != question.mask;
    (mask, differs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::material::tests::{ad_hoc, mongolia};

    #[test]
    fn mongolia_has_districts_and_domains() {
        let material = mongolia();
        let areas = Areas::of(&material, Locale::En).unwrap();
        assert_eq!((areas.list.len(), areas.config.id.as_str()), (22, "district"));
        assert_eq!(areas.list[0].label, "Ulaanbaatar");
        assert_eq!(areas.number_fields(), ["population"]);
        assert_eq!(areas.numbers("population").unwrap()[0], areas.list[0].population);
        assert!(areas.numbers("name").is_none() && areas.numbers("x").is_none());
        let kinds = Kinds::of(&material, Some(&areas), Locale::En).unwrap();
        let values: Vec<&str> = kinds.list.iter().map(|kind| kind.value.as_str()).collect();
        assert_eq!(values, ["A", "B", "C", "D", "E"]);
        let all = Mask::new(material.places.dataset().len(), true);
        let (counts, left_out) = kinds.count(&areas, &all);
        let total: u32 = counts.iter().sum();
        assert_eq!((total as usize, left_out), (all.count(), 0));
        assert_eq!(areas.count(&all).iter().sum::<u32>(), total);
        assert_eq!(areas.count(&all)[0], counts[..5].iter().sum::<u32>());
    }

    #[test]
    fn filters_of_some_facets_can_be_passed_over() {
        let material = mongolia();
        let all = Mask::new(material.places.dataset().len(), true);
        let query = "f.district=MN-1&f.type=venue".to_owned();
        let shown = material
            .places
            .select(&crate::state::read_address(&query).view.filters, "", crate::state::Within::default())
            .selection
            .mask;
        let question = Question { query, mask: shown.clone(), ..Question::default() };
        let (more, differs) = mask_without(&material, &question, &["district"]);
        assert!(differs && more.count() > shown.count() && more.count() < all.count());
        assert_eq!(mask_without(&material, &question, &["domain"]), (shown, false));
    }

    #[test]
    fn a_plain_file_may_name_its_districts() {
        let row = |district: &str, kind: &str| {
            format!(r#"{{"type":"Feature","geometry":null,"properties":{{"district":"{district}","kind":"{kind}"}}}}"#)
        };
        let rows = [row("N", "a"), row("N", "b"), row("S", "a"), row("S", "a")].join(",");
        let material = ad_hoc(&format!(r#"{{"type":"FeatureCollection","features":[{rows}]}}"#));
        let areas = Areas::of(&material, Locale::En).unwrap();
        assert!(areas.layer.is_none() && areas.number_fields().is_empty() && areas.list[0].population.is_nan());
        let kinds = Kinds::of(&material, Some(&areas), Locale::En).unwrap();
        assert_eq!(kinds.count(&areas, &Mask::new(4, true)).0, [1, 1, 2, 0]);
        assert_eq!((areas.find("S"), kinds.find("b"), kinds.find("c")), (Some(1), Some(1), None));
    }
}
