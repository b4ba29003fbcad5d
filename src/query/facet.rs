//! Facets: for each row and facet the numbers of its values, ready to be filtered and counted.

use super::selection::{self, Filter, Filters, Selection};
use super::{FacetCounts, Mask};
use crate::dataset::{Column, Dataset, Dictionary};
use crate::geo::read_number;
use crate::index::order::{sort_by, sort_rows, sorted_rows};
use std::borrow::Cow;

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
    /// How many rows have each value, the missing one first.
    all: Vec<u32>,
    /// The numbers of the rows; only for a range.
    numbers: Vec<f64>,
}

/// Values of the rows by their places in the tokens (or bins) plus one.
#[derive(Clone, Debug)]
enum Cells {
    /// One for each row, 0 if it is missing; where a byte holds them all.
    One(Vec<u8>),
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

/// The texts of a column with the codes of its rows; `ends` only for lists.
struct Source<'a> {
    dictionary: Cow<'a, Dictionary>,
    codes: Cow<'a, [u32]>,
    ends: Option<&'a [u32]>,
}

impl<'a> Source<'a> {
    /// Takes the field `name`; missing everywhere if the dataset does not have it.
    fn of(dataset: &'a Dataset, name: &str) -> Self {
        match dataset.field(name) {
            Some(Column::Text(column)) => {
                Self { dictionary: Cow::Borrowed(&column.dictionary), codes: Cow::Borrowed(&column.codes), ends: None }
            }
            Some(Column::List(column)) => Self {
                dictionary: Cow::Borrowed(&column.dictionary),
                codes: Cow::Borrowed(&column.codes),
                ends: Some(&column.ends),
            },
            column => {
                let mut dictionary = Dictionary::new();
                let mut code = |row| {
                    column.map_or(0, |column| column.values_as_text(row).first().map_or(0, |t| dictionary.intern(t)))
                };
                let codes = (0..dataset.len()).map(&mut code).collect();
                Self { dictionary: Cow::Owned(dictionary), codes: Cow::Owned(codes), ends: None }
            }
        }
    }

    /// Lists for each code the tokens that it stands for, itself and what is above it; none for codes that do not occur.
    fn tokens(&self, parent_of: &dyn Fn(&str) -> Option<String>) -> Vec<Vec<String>> {
        let mut tokens = vec![Vec::new(); self.dictionary.len()];
        for code in self.codes.iter() {
            let own = &mut tokens[*code as usize];
            let text = self.dictionary.get(*code);
            if own.is_empty() && !text.is_empty() && text != UNKNOWN {
                own.push(text.to_owned());
                while let Some(above) = own.last().and_then(|text| parent_of(text)).filter(|_| own.len() < MAX_LEVELS) {
                    own.push(above);
                }
            }
        }
        tokens
    }
}

/// Builds a facet of tokens, each row's with those above them.
fn values(dataset: &Dataset, spec: &FacetSpec, parent_of: &dyn Fn(&str) -> Option<String>) -> Facet {
    let source = Source::of(dataset, &spec.field);
    let tokens = source.tokens(parent_of);
    let mut values: Vec<&String> = tokens.iter().flatten().collect();
    sort_by(&mut values, &Ord::cmp);
    values.dedup();
    let order = in_order(&values);
    let mut places = vec![0; values.len()];
    for (at, place) in order.iter().zip(1..) {
        places[*at as usize] = place;
    }
    let place_of = |token: &String| values.binary_search(&token).map_or(0, |at| places[at]);
    let places_of: Vec<Vec<u32>> = tokens.iter().map(|tokens| tokens.iter().map(place_of).collect()).collect();
    let cells = match source.ends {
        None if places_of.iter().all(|places| places.len() <= 1) => {
            let place: Vec<u32> = places_of.iter().map(|places| places.first().copied().unwrap_or_default()).collect();
            Cells::one(source.codes.iter().map(|code| place[*code as usize]), values.len())
        }
        None => Cells::many(source.codes.iter().map(std::slice::from_ref), &places_of),
        Some(ends) => {
            let mut start = 0;
            let own = ends.iter().map(|end| &source.codes[std::mem::replace(&mut start, *end as usize)..*end as usize]);
            Cells::many(own, &places_of)
        }
    };
    Facet {
        spec: spec.clone(),
        values: order.iter().map(|at| values[*at as usize].clone()).collect(),
        edges: Vec::new(),
        bin: 0.0,
        extent: None,
        cells,
        all: Vec::new(),
        numbers: Vec::new(),
    }
    .tallied(dataset.len())
}

/// The order of sorted tokens: that of their numbers if all are numbers.
fn in_order(values: &[&String]) -> Vec<u32> {
    let numbers = values.iter().map(|text| read_number(text)).collect::<Option<Vec<_>>>().unwrap_or_default();
    sorted_rows(values.len(), &mut |a, b| match (numbers.get(a as usize), numbers.get(b as usize)) {
        (Some(a), Some(b)) => a.total_cmp(b),
        _ => a.cmp(&b),
    })
}

/// Builds a facet of binned numbers; texts that are numbers count too.
fn range(dataset: &Dataset, spec: &FacetSpec, bin: f64) -> Facet {
    let numbers: Vec<f64> = match dataset.field(&spec.field) {
        Some(Column::Number(numbers)) => numbers.clone(),
        Some(Column::Text(column)) => {
            let by_code: Vec<f64> =
                column.dictionary.iter().map(|text| read_number(text.trim()).unwrap_or(f64::NAN)).collect();
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
    let cells = Cells::one(codes.into_iter(), edges.len());
    Facet { spec: spec.clone(), values: Vec::new(), edges, bin, extent, cells, all: Vec::new(), numbers }
        .tallied(dataset.len())
}

impl Cells {
    /// Takes one code for each row, none greater than `most`.
    fn one(codes: impl Iterator<Item = u32>, most: usize) -> Self {
        if u8::try_from(most).is_ok() {
            return Self::One(codes.map(|code| code as u8).collect());
        }
        let (mut ends, mut known) = (Vec::new(), Vec::new());
        for code in codes {
            known.extend((code > 0).then_some(code));
            ends.push(known.len() as u32);
        }
        Self::Many { ends, codes: known }
    }

    /// Takes the places of the codes of each row, each once in a row.
    fn many<'a>(rows: impl Iterator<Item = &'a [u32]>, places_of: &[Vec<u32>]) -> Self {
        let (mut ends, mut codes, mut own) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows {
            own.clear();
            own.extend(row.iter().flat_map(|code| &places_of[*code as usize]));
            sort_rows(&mut own, &mut |a, b| a.cmp(&b));
            own.dedup();
            codes.extend_from_slice(&own);
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
            Cells::One(codes) => codes.get(row).map_or_else(Vec::new, |code| places(&[u32::from(*code)])),
            Cells::Many { ends, codes } => {
                let Some(end) = ends.get(row) else { return Vec::new() };
                let start = if row == 0 { 0 } else { ends[row - 1] };
                places(&codes[start as usize..*end as usize])
            }
        }
    }

    /// The rows that pass `filter`. Linear in the rows.
    pub(super) fn passing(&self, filter: &Filter) -> Mask {
        if let (Filter::Range { from, to, with_unknown }, FacetKind::Range { .. }) = (filter, self.spec.kind) {
            let range = from.unwrap_or(f64::NEG_INFINITY)..=to.unwrap_or(f64::INFINITY);
            let passes = |number: f64| if number.is_finite() { range.contains(&number) } else { *with_unknown };
            return Mask::of_cells(&self.numbers, passes);
        }
        let passing = self.passing_values(filter);
        match &self.cells {
            Cells::One(codes) => Mask::of_cells(codes, |code| passing[usize::from(code)]),
            Cells::Many { ends, codes } => {
                let mut start = 0;
                Mask::from_fn(ends.len(), |row| {
                    let own = &codes[start..ends[row] as usize];
                    start = ends[row] as usize;
                    if own.is_empty() { passing[0] } else { own.iter().any(|code| passing[*code as usize]) }
                })
            }
        }
    }

    /// Says for the missing value and then each value whether it passes `filter`.
    fn passing_values(&self, filter: &Filter) -> Vec<bool> {
        let number = |place: usize| match self.edges.get(place) {
            Some(edge) => *edge,
            None => read_number(self.values[place].trim()).unwrap_or(f64::NAN),
        };
        let places = 0..self.values.len().max(self.edges.len());
        match filter {
            Filter::AnyOf(tokens) => {
                let is_in = |place: usize| match self.values.get(place) {
                    Some(value) => tokens.contains(value),
                    None => tokens.iter().any(|token| read_number(token) == Some(number(place))),
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

    /// Counts the rows of `mask` that each value has. Costs what the fewer rows cost, those in the mask or those out of it.
    pub(super) fn count(&self, mask: &Mask) -> FacetCounts {
        let mut totals = if mask.count() * 2 > mask.len() {
            let mut others = mask.clone();
            others.invert();
            self.all.iter().zip(self.tally(&others)).map(|(all, others)| all - others).collect()
        } else {
            self.tally(mask)
        };
        let unknown = totals.remove(0);
        if matches!(self.spec.kind, FacetKind::Range { .. }) {
            FacetCounts { values: Vec::new(), unknown, bins: self.edges.iter().copied().zip(totals).collect() }
        } else {
            FacetCounts { values: totals, unknown, bins: Vec::new() }
        }
    }

    /// Counts the rows of `mask` without a value, then those of each value.
    fn tally(&self, mask: &Mask) -> Vec<u32> {
        let mut totals = vec![0_u32; self.values.len().max(self.edges.len()) + 1];
        match &self.cells {
            Cells::One(codes) => mask.for_each(|row| totals[usize::from(codes[row])] += 1),
            Cells::Many { ends, codes } => mask.for_each(|row| {
                let start = if row == 0 { 0 } else { ends[row - 1] };
                let own = &codes[start as usize..ends[row] as usize];
                for code in own {
                    totals[*code as usize] += 1;
                }
                totals[0] += u32::from(own.is_empty());
            }),
        }
        totals
    }

    /// Counts all rows once.
    fn tallied(mut self, rows: usize) -> Self {
        self.all = self.tally(&Mask::new(rows, true));
        self
    }
}
