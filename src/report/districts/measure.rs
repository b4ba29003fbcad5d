//! The figure that districts are compared by, and when it is not given.

use super::words as w;
use crate::i18n::Locale;
use crate::report::area::Areas;
use crate::report::words::Words;
use What::{Count, Field, Rate};

/// Below this many places a rate is not given: one place more or less would change it too much.
const LEAST_PLACES: u32 = 5;

/// Below this many inhabitants a rate is not given; as for location quotients.
const LEAST_POPULATION: f64 = 4100.0;

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Places.
    Count,
    /// Places for 10,000 inhabitants.
    Rate,
    /// A column of the districts' own table.
    Field(String),
}

impl What {
    /// Its name; that of an unknown column as it is in the file.
    pub(super) fn label(&self, locale: Locale) -> &str {
        match self {
            Self::Count => w::COUNT.get(locale),
            Self::Rate => w::RATE.get(locale),
            Self::Field(field) => match field.as_str() {
                "population" => w::POPULATION.get(locale),
                "register_total" => w::REGISTER_TOTAL.get(locale),
                other => other,
            },
        }
    }
}

/// The figure of every district.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Measure {
    /// What it is.
    pub(super) what: What,
    /// Places of each district.
    pub(super) counts: Vec<u32>,
    /// Inhabitants, NaN where unknown.
    pub(super) population: Vec<f64>,
    /// The column that is shown.
    field: Vec<f64>,
}

impl Measure {
    /// Takes the places of districts and what is asked for: `count`, `rate`, or the name of a column; anything else is
    /// `count`.
    pub(super) fn new(areas: &Areas<'_>, counts: Vec<u32>, what: Option<&str>) -> Self {
        let population: Vec<f64> = areas.list.iter().map(|area| area.population).collect();
        let field = what.and_then(|name| Some((name, areas.numbers(name)?)));
        let (what, field) = match (what, field) {
            (Some("rate"), _) => (Rate, Vec::new()),
            (_, Some((name, numbers))) => (Field(name.to_owned()), numbers),
            _ => (Count, Vec::new()),
        };
        Self { what, counts, population, field }
    }

    /// The figure of a district; NaN where it is not given: too few, unknown, or no place recorded.
    pub(super) fn value(&self, area: usize) -> f64 {
        let is_given = match self.what {
            Count => self.counts[area] > 0,
            Rate => self.counts[area] >= LEAST_PLACES && self.population[area] >= LEAST_POPULATION,
            Field(_) => true,
        };
        if is_given { self.raw(area) } else { f64::NAN }
    }

    /// The figure of a district, however few there are; NaN where it is unknown.
    pub(super) fn raw(&self, area: usize) -> f64 {
        let rate = |count: f64, population: f64| if population > 0.0 { count / population * 1e4 } else { f64::NAN };
        match self.what {
            Count => self.counts[area].into(),
            Rate => rate(self.counts[area].into(), self.population[area]),
            Field(_) => self.field[area],
        }
    }

    /// Places for 10,000 inhabitants in all districts whose inhabitants are known; NaN where none are.
    pub(super) fn overall_rate(&self) -> f64 {
        let known = || self.population.iter().zip(&self.counts).filter(|(population, _)| **population > 0.0);
        let people: f64 = known().map(|(population, _)| population).sum();
        let places: u32 = known().map(|(_, count)| count).sum();
        if people > 0.0 { f64::from(places) / people * 1e4 } else { f64::NAN }
    }

    /// Decimals that the figure is written with.
    pub(super) fn places(&self) -> usize {
        match self.what {
            Count => 0,
            Rate | Field(_) => 2,
        }
    }

    /// Why a district is hatched.
    pub(super) fn why_hatched(&self) -> Words {
        match self.what {
            Count => w::HATCH_NONE,
            Rate => w::HATCH_RATE,
            Field(_) => w::HATCH_FIELD,
        }
    }
}
