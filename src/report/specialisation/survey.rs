//! The comparison behind the page: quotients of every district and kind, by places or by employees, with intervals and verdicts.

use crate::analysis::benjamini_hochberg;
use crate::analysis::quotient::{
    Interval, QuotientOptions, QuotientTable, Reference, Verdict, quotient_table, weighted_quotient,
};
use crate::query::Mask;
use crate::report::area::{Areas, Kinds};
use crate::report::{Material, Options};

/// Fields that hold numbers of employees.
const EMPLOYEES: [&str; 2] = ["employees_total", "employees"];

/// Samples of a district's places.
const DRAWS: usize = 999;

/// The seed of the samples.
pub(super) const SEED: u64 = 7;

/// How districts are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// Set where employees count, not places.
    pub(super) by_employees: bool,
    /// What districts are compared with.
    pub(super) reference: Reference,
    /// Set for the exact interval, else Wilson's.
    pub(super) is_exact: bool,
}

/// What is found of a district and a kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Finding {
    /// Places of the kind in the district, all in the district, all of the kind, all: the last two of the reference.
    pub(super) counts: [u32; 4],
    /// How many places of the kind there would be with the share of all districts.
    pub(super) expected: f64,
    /// The quotient; NaN where it is undefined.
    pub(super) quotient: f64,
    /// Its interval; NaN where it is undefined.
    pub(super) ends: [f64; 2],
    /// The corrected p-value; NaN where nothing may be said.
    pub(super) q: f64,
    /// What may be said.
    pub(super) verdict: Verdict,
}

/// The whole comparison.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Survey {
    /// District by district, in each the kinds.
    pub(super) findings: Vec<Finding>,
    /// How many kinds there are.
    pub(super) kinds: usize,
    /// How many comparisons were tested.
    pub(super) tested: usize,
    /// How many places were used, and how many could not be.
    pub(super) used: usize,
    /// See `used`.
    pub(super) left_out: usize,
    /// How it was compared.
    pub(super) choice: Choice,
}

/// The column with numbers of employees, if any row of `mask` has one.
pub(super) fn employees_field(material: &Material, mask: &Mask) -> Option<&'static str> {
    let dataset = material.places.dataset();
    let has = |field: &&str| mask.iter_ones().any(|row| dataset.number(row, field).is_some_and(|number| number > 0.0));
    EMPLOYEES.into_iter().find(has)
}

impl Choice {
    /// Reads the options; employees only where there are any.
    pub(super) fn read(options: &Options, has_employees: bool) -> Self {
        Self {
            by_employees: has_employees && options.get("by") == Some("employees"),
            reference: match options.get("reference") {
                Some("rest") => Reference::RestOfCountry,
                _ => Reference::Country,
            },
            is_exact: options.get("interval") == Some("exact"),
        }
    }
}

impl Survey {
    /// Compares the districts in the rows of `mask`. `None` where `go_on` says that nobody wants it any more, or there are more
    /// places than can be counted.
    pub(super) fn new(
        material: &Material,
        areas: &Areas<'_>,
        kinds: &Kinds<'_>,
        mask: &Mask,
        choice: Choice,
        go_on: &mut dyn FnMut(f64) -> bool,
    ) -> Option<Self> {
        let mut mask = mask.clone();
        let all = mask.count();
        let mut weights = Vec::new();
        if choice.by_employees {
            let field = employees_field(material, &mask)?;
            let dataset = material.places.dataset();
            weights = (0..dataset.len()).map(|row| dataset.number(row, field).unwrap_or(0.0)).collect();
            mask.and(&Mask::from_fn(mask.len(), |row| weights[row] > 0.0));
        }
        let (counts, unknown) = kinds.count(areas, &mask);
        let population: Vec<f64> = areas.list.iter().map(|area| area.population).collect();
        let options = QuotientOptions { reference: choice.reference, ..QuotientOptions::default() };
        let table = quotient_table(&counts, kinds.list.len(), &population, &options)?;
        let used = mask.count() - unknown;
        let mut survey = Self {
            findings: table.cells.iter().map(|cell| finding(cell, choice)).collect(),
            kinds: kinds.list.len(),
            tested: table.tested,
            used,
            left_out: all - used,
            choice,
        };
        if choice.by_employees {
            survey.weigh(&table, areas, kinds, &mask, &weights, &options, go_on)?;
        }
        Some(survey)
    }

    /// What is found of a district and a kind.
    pub(super) fn finding(&self, area: usize, kind: usize) -> &Finding {
        &self.findings[area * self.kinds + kind]
    }

    /// Puts quotients, intervals and tests of employees in the place of those of places; where too few places are to say
    /// anything, their employees say nothing either.
    #[expect(clippy::too_many_arguments, reason = "one step of one function, apart for its length")]
    fn weigh(
        &mut self,
        table: &QuotientTable,
        areas: &Areas<'_>,
        kinds: &Kinds<'_>,
        mask: &Mask,
        weights: &[f64],
        options: &QuotientOptions,
        go_on: &mut dyn FnMut(f64) -> bool,
    ) -> Option<()> {
        // The places of each district by their kinds, and the sums of their employees.
        let mut places: Vec<Vec<(f64, Vec<usize>)>> = vec![Vec::new(); areas.list.len()];
        let mut sums = vec![0.0; self.findings.len()];
        for row in mask.iter_ones() {
            let own = kinds.of_row(row);
            let Some(area) = areas.of_row(row).filter(|_| !own.is_empty()) else { continue };
            for kind in &own {
                sums[area * self.kinds + kind] += weights[row];
            }
            places[area].push((weights[row], own));
        }
        let total: f64 = sums.iter().sum();
        let mut p = vec![f64::NAN; self.findings.len()];
        for area in 0..areas.list.len() {
            let own_total: f64 = sums[area * self.kinds..(area + 1) * self.kinds].iter().sum();
            for kind in 0..self.kinds {
                let at = area * self.kinds + kind;
                if !go_on(at as f64 / self.findings.len() as f64) {
                    return None;
                }
                let of_kind: f64 = sums.iter().skip(kind).step_by(self.kinds).sum();
                let reference = match options.reference {
                    Reference::Country => of_kind / total,
                    Reference::RestOfCountry => (of_kind - sums[at]) / (total - own_total),
                };
                // A place of several kinds weighs in each of them, as in the sums.
                let of_places = places[area].iter().flat_map(|(weight, own)| own.iter().map(|kind| (*weight, *kind)));
                let of_places: Vec<(f64, bool)> = of_places.map(|(weight, own)| (weight, own == kind)).collect();
                let found = weighted_quotient(&of_places, reference, options.confidence, DRAWS, SEED);
                let finding = &mut self.findings[at];
                finding.quotient = found.map_or(f64::NAN, |found| found.quotient);
                finding.ends = found.map_or([f64::NAN; 2], |found| [found.interval.low, found.interval.high]);
                let is_tested = table.cells[at].q.is_some();
                if let Some(found) = found.filter(|_| is_tested) {
                    p[at] = found.p;
                }
            }
        }
        self.tested = p.iter().filter(|p| !p.is_nan()).count();
        for ((finding, p), q) in self.findings.iter_mut().zip(&p).zip(benjamini_hochberg(&p)) {
            finding.q = q;
            if finding.quotient.is_nan() {
                finding.verdict = Verdict::Undefined;
            } else if !p.is_nan() {
                finding.verdict = match finding.quotient > 1.0 {
                    _ if q > options.level => Verdict::Same,
                    true => Verdict::More,
                    false => Verdict::Less,
                };
            }
        }
        Some(())
    }
}

fn finding(cell: &crate::analysis::quotient::QuotientCell, choice: Choice) -> Finding {
    let [part, district, kind, all] = cell.counts.parts();
    let [own, own_all] = if choice.reference == Reference::RestOfCountry { [part, district] } else { [0, 0] };
    let interval = if choice.is_exact { cell.exact } else { cell.wilson };
    let interval = interval.unwrap_or(Interval { low: f64::NAN, high: f64::NAN });
    Finding {
        counts: [part, district, kind - own, all - own_all],
        expected: cell.expected.unwrap_or(f64::NAN),
        quotient: cell.quotient.unwrap_or(f64::NAN),
        ends: [interval.low, interval.high],
        q: cell.q.unwrap_or(f64::NAN),
        verdict: cell.verdict,
    }
}

impl Finding {
    /// Says whether anything may be said.
    pub(super) fn is_tested(&self) -> bool {
        matches!(self.verdict, Verdict::Same | Verdict::More | Verdict::Less)
    }

    /// Says whether the difference holds after allowing for all comparisons.
    pub(super) fn is_sure(&self) -> bool {
        matches!(self.verdict, Verdict::More | Verdict::Less)
    }
}
