//! Facets: for each row and facet the numbers of its values, ready to be filtered and counted.

use super::selection::{self, Filter, Filters, Selection};
use super::{FacetCounts, Mask};
use crate::dataset::{Column, Dataset};
use std::collections::BTreeMap;

/// The token of a missing value, in filters and URLs; a value that is literally this counts as missing.
pub const UNKNOWN: &str = "?";

/// Levels above a value that are looked for.
const MAX_LEVELS: usize = 16;

/// Greatest number of bins of a range.
const MAX_BINS: f64 = 400.0;

/// How a field becomes a facet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FacetKind {
    /// Each value stands for itself; a row of a list has several.
    Values,
    /// Codes of a tree: a row with `C3` has `C3` and what is above it, `C`.
    Tree,
    /// Numbers, counted in bins.
    Range {
        /// Width of a bin; not positive or not finite counts as 1.
        bin: f64,
    },
}

/// Which field becomes which facet.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetSpec {
    /// Id of the facet, as filters name it.
    pub id: String,
    /// Name of the field.
    pub field: String,
    /// How its values are taken.
    pub kind: FacetKind,
}

/// One facet of a dataset.
#[derive(Clone, Debug)]
pub struct Facet {
    /// What it was made by.
    pub spec: FacetSpec,
    /// Tokens of the values that occur, numbers in their order, else by code points; empty for a range.
    pub values: Vec<String>,
    /// Lower edges of the bins of a range, without gaps, ascending; empty for other kinds.
    pub edges: Vec<f64>,
    /// Width of a bin: that asked for, or ten times as much (and so on) where there would be too many. 0 for other kinds.
    pub bin: f64,
    /// Least and greatest number of a range; `None` for other kinds and if all are missing.
    pub extent: Option<(f64, f64)>,
    /// The values of the rows.
    cells: Cells,
    /// The numbers of the rows; only for a range.
    numbers: Vec<f64>,
}

/// Values of the rows by their places in the tokens (or bins) plus one.
#[derive(Clone, Debug)]
enum Cells {
    /// One for each row, 0 if it is missing.
    One(Vec<u32>),
    /// Several, each once in a row; none if they are missing.
    Many { ends: Vec<u32>, codes: Vec<u32> },
}

/// All facets of a dataset.
#[derive(Clone, Debug)]
pub struct FacetSet {
    facets: Vec<Facet>,
    rows: usize,
}

impl FacetSet {
    /// Builds the facets that `specs` ask for, in that order; a field that the dataset does not have is missing
    /// everywhere. `parent_of` gives the code above a code, for trees. O(values · log values).
    pub fn build(dataset: &Dataset, specs: &[FacetSpec], parent_of: &dyn Fn(&str) -> Option<String>) -> Self {
        let build = |spec: &FacetSpec| match spec.kind {
            FacetKind::Range { bin } => range(dataset, spec, bin),
            FacetKind::Values => values(dataset, spec, &|_| None),
            FacetKind::Tree => values(dataset, spec, parent_of),
        };
        Self { facets: specs.iter().map(build).collect(), rows: dataset.len() }
    }

    /// The facets, in the order of their specs.
    pub fn facets(&self) -> &[Facet] {
        &self.facets
    }

    /// Selects the rows that pass every filter and are in every mask of `extra`, and counts for each facet the rows of
    /// each value that pass all but its own filter. Filters of other facets are passed over. O(rows × facets).
    pub fn select(&self, filters: &Filters, extra: &[&Mask]) -> Selection {
        selection::select(&self.facets, self.rows, filters, extra)
    }
}

/// Builds a facet of tokens, each row's with those above them.
fn values(dataset: &Dataset, spec: &FacetSpec, parent_of: &dyn Fn(&str) -> Option<String>) -> Facet {
    let mut texts = BTreeMap::new();
    let rows: Vec<Vec<u32>>;
    let mut intern = |text: &str| {
        let next = texts.len() as u32;
        *texts.entry(text.to_owned()).or_insert(next)
    };
    let mut lineage = |text: &str| {
        let mut codes = Vec::new();
        let mut text = Some(text.to_owned()).filter(|text| !text.is_empty() && text != UNKNOWN);
        while let Some(own) = text.filter(|_| codes.len() < MAX_LEVELS) {
            codes.push(intern(&own));
            text = parent_of(&own);
        }
        codes
    };
    // The tokens of each number of the column's dictionary, then those of each row.
    match dataset.field(&spec.field) {
        Some(Column::Text(column)) => {
            let used = used(column.dictionary.len(), &column.codes);
            let by_code: Vec<_> = column
                .dictionary
                .iter()
                .zip(used)
                .map(|(text, used)| if used { lineage(text) } else { Vec::new() })
                .collect();
            rows = column.codes.iter().map(|code| by_code[*code as usize].clone()).collect();
        }
        Some(Column::List(column)) => {
            let used = used(column.dictionary.len(), &column.codes);
            let by_code: Vec<_> = column
                .dictionary
                .iter()
                .zip(used)
                .map(|(text, used)| if used { lineage(text) } else { Vec::new() })
                .collect();
            let own = |row| column.codes_of(row).iter().flat_map(|code| &by_code[*code as usize]).copied().collect();
            rows = (0..dataset.len()).map(own).collect();
        }
        Some(column @ Column::Number(_)) => {
            rows = (0..dataset.len())
                .map(|row| column.values_as_text(row).iter().flat_map(|text| lineage(text)).collect())
                .collect();
        }
        None => rows = vec![Vec::new(); dataset.len()],
    }
    let mut sorted: Vec<(String, u32)> = texts.into_iter().collect();
    if let Some(mut numbers) =
        sorted.iter().map(|(text, code)| Some((text.parse::<f64>().ok()?, *code))).collect::<Option<Vec<_>>>()
    {
        numbers.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let places: BTreeMap<u32, usize> =
            numbers.iter().enumerate().map(|(place, (_, code))| (*code, place)).collect();
        sorted.sort_by_key(|(_, code)| places.get(code).copied());
    }
    let mut place_of = vec![0; sorted.len()];
    for (place, (_, code)) in sorted.iter().enumerate() {
        place_of[*code as usize] = place as u32 + 1;
    }
    Facet {
        spec: spec.clone(),
        values: sorted.into_iter().map(|(text, _)| text).collect(),
        edges: Vec::new(),
        bin: 0.0,
        extent: None,
        cells: Cells::of(&rows, &place_of),
        numbers: Vec::new(),
    }
}

/// Says of each of `count` codes whether it occurs.
fn used(count: usize, codes: &[u32]) -> Vec<bool> {
    let mut used = vec![false; count];
    codes.iter().for_each(|code| used[*code as usize] = true);
    used
}

/// Builds a facet of binned numbers; texts that are numbers count too.
fn range(dataset: &Dataset, spec: &FacetSpec, bin: f64) -> Facet {
    let numbers: Vec<f64> = match dataset.field(&spec.field) {
        Some(Column::Number(numbers)) => numbers.clone(),
        Some(Column::Text(column)) => {
            let by_code: Vec<f64> =
                column.dictionary.iter().map(|text| text.trim().parse().unwrap_or(f64::NAN)).collect();
            column.codes.iter().map(|code| by_code[*code as usize]).collect()
        }
        _ => vec![f64::NAN; dataset.len()],
    };
    let finite = || numbers.iter().copied().filter(|number| number.is_finite());
    let extent = finite().fold(None, |extent: Option<(f64, f64)>, number| {
        let (least, greatest) = extent.unwrap_or((number, number));
        Some((least.min(number), greatest.max(number)))
    });
    let mut bin = if bin.is_finite() && bin > 0.0 { bin } else { 1.0 };
    let mut edges = Vec::new();
    let mut codes = vec![0; numbers.len()];
    if let Some((least, greatest)) = extent {
        while (greatest / bin).floor() - (least / bin).floor() >= MAX_BINS {
            bin *= 10.0;
        }
        let first = (least / bin).floor();
        let count = (greatest / bin).floor() - first + 1.0;
        edges = (0..count as u32).map(|place| (first + f64::from(place)) * bin).collect();
        for (code, number) in codes.iter_mut().zip(&numbers) {
            if number.is_finite() {
                *code = ((number / bin).floor() - first) as u32 + 1;
            }
        }
    }
    Facet { spec: spec.clone(), values: Vec::new(), edges, bin, extent, cells: Cells::One(codes), numbers }
}

impl Cells {
    /// Takes the codes of each row, each once, by their places.
    fn of(rows: &[Vec<u32>], place_of: &[u32]) -> Self {
        if rows.iter().all(|codes| codes.len() <= 1) {
            let place = |codes: &Vec<u32>| codes.first().map_or(0, |code| place_of[*code as usize]);
            return Self::One(rows.iter().map(place).collect());
        }
        let (mut ends, mut codes) = (Vec::with_capacity(rows.len()), Vec::new());
        for row in rows {
            let mut own: Vec<u32> = row.iter().map(|code| place_of[*code as usize]).collect();
            own.sort_unstable();
            own.dedup();
            codes.extend(own);
            ends.push(codes.len() as u32);
        }
        Self::Many { ends, codes }
    }
}

impl Facet {
    /// The places of the tokens in `values` (or of the bins in `edges`) that `row` has; none if it is missing.
    pub fn places_of(&self, row: usize) -> Vec<usize> {
        let places = |codes: &[u32]| codes.iter().filter(|code| **code > 0).map(|code| *code as usize - 1).collect();
        match &self.cells {
            Cells::One(codes) => codes.get(row..=row).map(places).unwrap_or_default(),
            Cells::Many { ends, codes } => {
                let Some(end) = ends.get(row) else { return Vec::new() };
                let start = if row == 0 { 0 } else { ends[row - 1] };
                places(&codes[start as usize..*end as usize])
            }
        }
    }

    /// Calls `mark` for every row in order with whether it fails `filter`.
    pub(super) fn judge(&self, filter: &Filter, mut mark: impl FnMut(usize, bool)) {
        if let (Filter::Range { from, to, with_unknown }, FacetKind::Range { .. }) = (filter, self.spec.kind) {
            let (from, to) = (from.unwrap_or(f64::NEG_INFINITY), to.unwrap_or(f64::INFINITY));
            for (row, number) in self.numbers.iter().enumerate() {
                let passes = (*number >= from) & (*number <= to) | (!number.is_finite() & *with_unknown);
                mark(row, !passes);
            }
            return;
        }
        let passing = self.passing(filter);
        match &self.cells {
            Cells::One(codes) => {
                codes.iter().enumerate().for_each(|(row, code)| mark(row, !passing[*code as usize]));
            }
            Cells::Many { ends, codes } => {
                let mut start = 0;
                for (row, end) in ends.iter().enumerate() {
                    let own = &codes[start..*end as usize];
                    start = *end as usize;
                    let passes =
                        if own.is_empty() { passing[0] } else { own.iter().any(|code| passing[*code as usize]) };
                    mark(row, !passes);
                }
            }
        }
    }

    /// Says for the missing value and then each value whether it passes `filter`.
    fn passing(&self, filter: &Filter) -> Vec<bool> {
        let number = |place: usize| match self.edges.get(place) {
            Some(edge) => *edge,
            None => self.values[place].trim().parse().unwrap_or(f64::NAN),
        };
        let places = 0..self.values.len().max(self.edges.len());
        match filter {
            Filter::AnyOf(tokens) => {
                let is_in = |place: usize| match self.values.get(place) {
                    Some(value) => tokens.contains(value),
                    None => tokens.iter().any(|token| token.parse() == Ok(number(place))),
                };
                std::iter::once(tokens.contains(UNKNOWN)).chain(places.map(is_in)).collect()
            }
            Filter::Range { from, to, with_unknown } => {
                let is_in =
                    |number: f64| number >= from.unwrap_or(f64::NEG_INFINITY) && number <= to.unwrap_or(f64::INFINITY);
                std::iter::once(*with_unknown).chain(places.map(|place| is_in(number(place)))).collect()
            }
        }
    }

    /// Counts the rows of each value among those for which `counts` gives true.
    pub(super) fn count(&self, counts: impl Fn(usize) -> bool) -> FacetCounts {
        let mut totals = vec![0_u32; self.values.len().max(self.edges.len()) + 1];
        match &self.cells {
            Cells::One(codes) => {
                codes.iter().enumerate().for_each(|(row, code)| totals[*code as usize] += u32::from(counts(row)));
            }
            Cells::Many { ends, codes } => {
                let mut start = 0;
                for (row, end) in ends.iter().enumerate() {
                    let own = &codes[start..*end as usize];
                    start = *end as usize;
                    if counts(row) {
                        own.iter().for_each(|code| totals[*code as usize] += 1);
                        totals[0] += u32::from(own.is_empty());
                    }
                }
            }
        }
        let unknown = totals.remove(0);
        if matches!(self.spec.kind, FacetKind::Range { .. }) {
            FacetCounts { values: Vec::new(), unknown, bins: self.edges.iter().copied().zip(totals).collect() }
        } else {
            FacetCounts { values: totals, unknown, bins: Vec::new() }
        }
    }
}
