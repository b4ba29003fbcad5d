//! Filters on facets and what they leave: OR inside a facet, AND across. A facet's counts ignore its own filter, so that
//! they say what one more value would bring.

use super::{Facet, Mask};
use crate::index::{NameSet, Table};

/// A filter on one facet.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// Rows with any of these tokens, [`UNKNOWN`](super::UNKNOWN) for a missing value; for a range, tokens are lower
    /// edges of bins. No token at all filters nothing; tokens that do not occur select nothing.
    AnyOf(NameSet),
    /// Rows with a number from `from` to `to`, both included.
    Range {
        /// Least number; none for no limit.
        from: Option<f64>,
        /// Greatest number; none for no limit.
        to: Option<f64>,
        /// Says whether rows without a number pass.
        with_unknown: bool,
    },
}

/// Filters by the id of their facet.
pub type Filters = Table<Filter>;

/// What the filters leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// The rows that pass.
    pub mask: Mask,
    /// Number of rows that pass.
    pub shown: usize,
    /// Number of rows there are.
    pub total: usize,
    /// Counts of each facet, in the order of the facets.
    pub counts: Vec<FacetCounts>,
}

/// How many rows of each value pass all filters but the facet's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FacetCounts {
    /// Aligned with the facet's values; empty for a range.
    pub values: Vec<u32>,
    /// Rows without a value.
    pub unknown: u32,
    /// Lower edge and rows of each bin of a range; empty for other kinds.
    pub bins: Vec<(f64, u32)>,
}

impl Filter {
    /// Says whether every row passes whatever its value.
    pub fn is_open(&self) -> bool {
        match self {
            Self::AnyOf(tokens) => tokens.is_empty(),
            Self::Range { from, to, with_unknown } => from.is_none() && to.is_none() && *with_unknown,
        }
    }
}

/// Selects and counts. Each filter becomes a mask; a facet's rows are those in every mask but its own.
pub(super) fn select(facets: &[Facet], rows: usize, filters: &Filters, extra: &[&Mask]) -> Selection {
    let filter_of = |facet: &Facet| filters.get(&facet.spec.id).filter(|filter| !filter.is_open());
    let passing: Vec<Option<Mask>> = facets.iter().map(|facet| Some(facet.passing(filter_of(facet)?))).collect();
    let all_but = |own: Option<usize>| {
        let mut mask = Mask::new(rows, true);
        for extra in extra {
            mask.and(extra);
        }
        for (place, passing) in passing.iter().enumerate() {
            if let Some(passing) = passing.as_ref().filter(|_| own != Some(place)) {
                mask.and(passing);
            }
        }
        mask
    };
    let mask = all_but(None);
    let count = |(place, facet): (usize, &Facet)| match passing[place] {
        Some(_) => facet.count(&all_but(Some(place))),
        None => facet.count(&mask),
    };
    let counts = facets.iter().enumerate().map(count).collect();
    Selection { shown: mask.count(), mask, total: rows, counts }
}

#[cfg(test)]
mod tests {
    use crate::dataset::{ReadOptions, read_geojson};
    use crate::query::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    /// A dataset of features with these properties and no geometry.
    fn dataset(rows: &[Value]) -> crate::dataset::Dataset {
        let features: Vec<_> =
            rows.iter().map(|row| json!({"type": "Feature", "geometry": null, "properties": row})).collect();
        let text = json!({"type": "FeatureCollection", "features": features}).to_string();
        read_geojson(text.as_bytes(), &ReadOptions::new("test")).unwrap().0
    }

    fn spec(id: &str, kind: FacetKind) -> FacetSpec {
        FacetSpec { id: id.to_owned(), field: id.to_owned(), kind }
    }

    fn any_of(tokens: &[&str]) -> Filter {
        Filter::AnyOf(tokens.iter().map(|token| (*token).to_owned()).collect())
    }

    fn parent(code: &str) -> Option<String> {
        (code.len() > 1).then(|| code[..1].to_owned())
    }

    #[test]
    fn counts_ignore_their_own_facet() {
        let data = dataset(&[
            json!({"kind": "museum", "place": "UB"}),
            json!({"kind": "museum", "place": "Khovd"}),
            json!({"kind": "theatre", "place": "UB"}),
            json!({"place": "UB"}),
        ]);
        let set =
            FacetSet::build(&data, &[spec("kind", FacetKind::Values), spec("place", FacetKind::Values)], &|_| None);
        let selection = set.select(&Filters::from([("kind".to_owned(), any_of(&["museum"]))]), &[]);
        assert_eq!((selection.shown, selection.total), (2, 4));
        assert_eq!(set.facets()[0].values, ["museum", "theatre"]);
        assert_eq!((&selection.counts[0].values[..], selection.counts[0].unknown), (&[2, 1][..], 1));
        assert_eq!(set.facets()[1].values, ["Khovd", "UB"]);
        assert_eq!(selection.counts[1].values, [1, 1]);
        let unknown = set.select(&Filters::from([("kind".to_owned(), any_of(&["?", "nonsense"]))]), &[]);
        assert_eq!(unknown.mask.iter_ones().collect::<Vec<_>>(), [3]);
        let nothing = set.select(&Filters::from([("kind".to_owned(), any_of(&["nonsense"]))]), &[]);
        assert_eq!((nothing.shown, &nothing.counts[0].values[..]), (0, &[2, 1][..]));
        let open =
            set.select(&Filters::from([("kind".to_owned(), any_of(&[])), ("no".to_owned(), any_of(&["x"]))]), &[]);
        assert_eq!(open.shown, 4);
    }

    #[test]
    fn a_code_counts_for_what_is_above_it() {
        let data = dataset(&[json!({"c": "C3"}), json!({"c": ["C1", "A1", "C3"]}), json!({"c": "A"})]);
        let set = FacetSet::build(&data, &[spec("c", FacetKind::Tree)], &parent);
        let counts = &set.select(&Filters::new(), &[]).counts[0];
        assert_eq!(set.facets()[0].values, ["A", "A1", "C", "C1", "C3"]);
        assert_eq!(counts.values, [2, 1, 2, 1, 2]);
        let domain = set.select(&Filters::from([("c".to_owned(), any_of(&["A"]))]), &[]);
        assert_eq!(domain.mask.iter_ones().collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn decades_are_bins_without_gaps() {
        let data = dataset(&[json!({"y": 1924}), json!({"y": 1929}), json!({"y": 1951}), json!({})]);
        let set = FacetSet::build(&data, &[spec("y", FacetKind::Range { bin: 10.0 })], &|_| None);
        let selection = set.select(&Filters::new(), &[]);
        assert_eq!(selection.counts[0].bins, [(1920.0, 2), (1930.0, 0), (1940.0, 0), (1950.0, 1)]);
        assert_eq!((selection.counts[0].unknown, set.facets()[0].extent), (1, Some((1924.0, 1951.0))));
        let range = |from, to, with_unknown| Filter::Range { from, to, with_unknown };
        let rows = |filter| {
            let selection = set.select(&Filters::from([("y".to_owned(), filter)]), &[]);
            selection.mask.iter_ones().collect::<Vec<_>>()
        };
        assert_eq!(rows(range(Some(1925.0), None, false)), [1, 2]);
        assert_eq!(rows(range(None, Some(1924.0), true)), [0, 3]);
        assert_eq!(rows(any_of(&["1920", "?"])), [0, 1, 3]);
    }

    #[test]
    fn a_far_number_does_not_make_a_million_bins() {
        let data = dataset(&[json!({"y": 1}), json!({"y": 1e9})]);
        let set = FacetSet::build(&data, &[spec("y", FacetKind::Range { bin: 1.0 })], &|_| None);
        assert!(set.facets()[0].edges.len() <= 400);
        assert_eq!(set.select(&Filters::new(), &[]).counts[0].bins.iter().map(|bin| bin.1).sum::<u32>(), 2);
    }

    /// One random row.
    fn row() -> impl Strategy<Value = Value> {
        let code = prop::sample::select(vec!["A", "A1", "A2", "B1", "?"]);
        (
            prop::option::of(prop::sample::select(vec!["x", "y", "z"])),
            prop::collection::vec(code, 0..4),
            prop::option::of(0..30_i32),
        )
            .prop_map(|(kind, codes, year)| {
                let mut row = serde_json::Map::new();
                if let Some(kind) = kind {
                    row.insert("kind".to_owned(), json!(kind));
                }
                row.insert("codes".to_owned(), json!(codes));
                if let Some(year) = year {
                    row.insert("year".to_owned(), json!(year));
                }
                Value::Object(row)
            })
    }

    /// The tokens of a row for a facet, by the definition.
    fn tokens(row: &Value, facet: usize) -> BTreeSet<String> {
        use std::collections::BTreeSet as Set;
        let mut tokens: Set<String> = match facet {
            0 => row["kind"].as_str().map(str::to_owned).into_iter().collect(),
            1 => row["codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect(),
            _ => row["year"].as_i64().map(|year| (year.div_euclid(5) * 5).to_string()).into_iter().collect(),
        };
        tokens.remove("?");
        if facet == 1 {
            let above: Vec<_> = tokens.iter().filter_map(|code| parent(code)).collect();
            tokens.extend(above);
        }
        tokens
    }

    fn passes(row: &Value, facet: usize, filter: Option<&Filter>) -> bool {
        match filter {
            None => true,
            Some(Filter::AnyOf(wanted)) => {
                let own = tokens(row, facet);
                wanted.is_empty() || own.iter().any(|t| wanted.contains(t)) || (own.is_empty() && wanted.contains("?"))
            }
            Some(Filter::Range { from, to, with_unknown }) => match row["year"].as_f64() {
                Some(year) => from.is_none_or(|from| year >= from) && to.is_none_or(|to| year <= to),
                None => *with_unknown,
            },
        }
    }

    use std::collections::BTreeSet;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn selection_equals_brute_force(
            rows in prop::collection::vec(row(), 1..80),
            kinds in prop::option::of(prop::collection::btree_set(prop::sample::select(vec!["x", "y", "?", "q"]), 0..3)),
            codes in prop::option::of(prop::collection::btree_set(prop::sample::select(vec!["A", "A1", "B", "?"]), 0..3)),
            years in prop::option::of((prop::option::of(0..30_i32), prop::option::of(0..30_i32), any::<bool>())),
            extra in prop::option::of(any::<u64>()),
        ) {
            let data = dataset(&rows);
            let ids = ["kind", "codes", "year"];
            let specs = [
                spec("kind", FacetKind::Values),
                spec("codes", FacetKind::Tree),
                spec("year", FacetKind::Range { bin: 5.0 }),
            ];
            let set = FacetSet::build(&data, &specs, &parent);
            let owned = |set: BTreeSet<&str>| Filter::AnyOf(set.into_iter().map(str::to_owned).collect());
            let mut filters = Filters::new();
            filters.extend(kinds.map(|set| ("kind".to_owned(), owned(set))));
            filters.extend(codes.map(|set| ("codes".to_owned(), owned(set))));
            filters.extend(years.map(|(from, to, with_unknown)| {
                ("year".to_owned(), Filter::Range { from: from.map(f64::from), to: to.map(f64::from), with_unknown })
            }));
            let in_extra = |row: usize| extra.is_none_or(|bits| bits >> (row % 64) & 1 == 1);
            let masks: Vec<Mask> = extra.iter().map(|_| Mask::from_fn(rows.len(), in_extra)).collect();
            let selection = set.select(&filters, &masks.iter().collect::<Vec<_>>());

            let but = |row: usize, left_out: usize| {
                in_extra(row)
                    && (0..3).all(|facet| facet == left_out || passes(&rows[row], facet, filters.get(ids[facet])))
            };
            let shown: Vec<_> = (0..rows.len()).filter(|row| but(*row, 9)).collect();
            prop_assert_eq!(selection.mask.iter_ones().collect::<Vec<_>>(), shown.clone());
            prop_assert_eq!(selection.shown, shown.len());
            for (facet, counts) in selection.counts.iter().enumerate() {
                let count = |token: &str| {
                    (0..rows.len())
                        .filter(|row| but(*row, facet))
                        .filter(|row| {
                            let own = tokens(&rows[*row], facet);
                            if token == "?" { own.is_empty() } else { own.contains(token) }
                        })
                        .count() as u32
                };
                prop_assert_eq!(counts.unknown, count("?"));
                for (value, counted) in set.facets()[facet].values.iter().zip(&counts.values) {
                    prop_assert_eq!(*counted, count(value));
                }
                for (edge, counted) in &counts.bins {
                    prop_assert_eq!(*counted, count(&edge.to_string()));
                }
            }
        }
    }
}
