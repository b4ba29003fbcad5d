//! What is known of a record: a position, an exact one, a category, a year.

use super::words as w;
use crate::atlas::FacetShape;
use crate::query::{FacetKind, Mask};
use crate::report::Material;
use crate::report::area::facet_of;
use crate::report::words::Words;
use crate::taxonomy::Precision;

/// Fields that hold years.
const YEARS: [&str; 2] = ["year", "year_founded"];

/// Fields that hold numbers of employees.
const EMPLOYEES: [&str; 2] = ["employees_total", "employees"];

/// Something that may be known of a record.
#[derive(Clone, Debug)]
pub(super) struct Aspect {
    /// How an option names it.
    pub(super) key: &'static str,
    /// What it is.
    pub(super) label: Words,
    /// The rows of which it is known.
    pub(super) known: Mask,
}

/// What the material could know of its records, in a fixed order: only what its columns have at least once, but always a
/// position.
pub(super) fn aspects(material: &Material) -> Vec<Aspect> {
    let dataset = material.places.dataset();
    let rows = |is_known: &dyn Fn(usize) -> bool| Mask::from_fn(dataset.len(), is_known);
    let has_value = |field: &str, row: usize| !dataset.values_as_text(row, field).is_empty();
    let mut found = vec![Aspect {
        key: "position",
        label: w::POSITION,
        known: rows(&|row| material.places.position(row).is_some()),
    }];
    if dataset.field("precision").is_some() {
        let is_exact = |row: usize| {
            let level = dataset.text(row, "precision").and_then(Precision::from_code);
            level.is_some_and(|level| level <= Precision::Building)
        };
        found.push(Aspect { key: "exact", label: w::EXACT, known: rows(&is_exact) });
    }
    let tree = material.places.configs.iter().find(|config| config.kind == FacetShape::Tree);
    if let Some(facet) = tree.and_then(|config| facet_of(material, &config.id)) {
        found.push(Aspect {
            key: "category",
            label: w::CATEGORY,
            known: rows(&|row| !facet.places_of(row).is_empty()),
        });
    }
    let is_year = |facet: &&crate::query::Facet| {
        let is_range = matches!(facet.spec.kind, FacetKind::Range { .. });
        is_range && facet.extent.is_some_and(|(least, most)| least >= 500.0 && most <= 2100.0)
    };
    let years = material.places.facets.facets().iter().find(is_year).map(|facet| facet.spec.field.as_str());
    let field_of = |names: &[&'static str]| names.iter().copied().find(|name| dataset.field(name).is_some());
    if let Some(field) = years.or_else(|| field_of(&YEARS)) {
        found.push(Aspect { key: "year", label: w::YEAR, known: rows(&|row| has_value(field, row)) });
    }
    if let Some(field) = field_of(&EMPLOYEES) {
        found.push(Aspect { key: "employees", label: w::EMPLOYEES, known: rows(&|row| has_value(field, row)) });
    }
    found
}
