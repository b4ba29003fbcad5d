//! Facets and a name for a file that nobody has described: chosen by the values alone.

use super::{FacetKind, FacetSpec, lower};
use crate::dataset::{Column, Dataset};
use crate::geo::decade;
use crate::index::order::sort_by;

/// Most facets that are suggested.
const MAX_FACETS: usize = 8;

/// Most values that can be listed for choosing.
const MAX_VALUES: usize = 40;

/// Most values of lists, which have more by nature.
const MAX_LISTED: usize = 200;

/// Numbers with more different values than this become a range.
const MAX_NUMBERS: usize = 12;

/// Mean length in characters above which texts are prose rather than values.
const PROSE: usize = 40;

/// Names of fields that hold names, the best first.
const NAMES: [&str; 10] =
    ["name", "title", "label", "name_en", "name:en", "nom", "нэр", "tên", "official_name", "site"];

/// Last words of names of fields that say where a place is or which record it was: no use as a facet.
const PLUMBING: [&str; 15] = [
    "id",
    "fid",
    "uid",
    "uuid",
    "url",
    "lat",
    "lon",
    "lng",
    "long",
    "latitude",
    "longitude",
    "x",
    "y",
    "lastmodified",
    "timestamp",
];

/// Suggests at most 8 facets in the order of the fields: texts of 2 to 40 values, lists, numbers (as a range if there are
/// many). Fields known in more rows come first if there are too many. O(values · log values).
pub fn suggest_facets(dataset: &Dataset) -> Vec<FacetSpec> {
    let mut found: Vec<(usize, usize, FacetSpec)> = dataset
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| !is_plumbing(&field.name) && !is_name(&field.name))
        .filter_map(|(at, field)| {
            let (known, kind) = kind_of(&field.column)?;
            Some((known, at, FacetSpec { id: field.name.clone(), field: field.name.clone(), kind }))
        })
        .collect();
    sort_by(&mut found, &|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    found.truncate(MAX_FACETS);
    sort_by(&mut found, &|a, b| a.1.cmp(&b.1));
    found.into_iter().map(|(_, _, spec)| spec).collect()
}

/// Suggests the field that names a place: one that is called so, else the texts that differ most. `None` if no texts do.
pub fn suggest_name_field(dataset: &Dataset) -> Option<String> {
    let texts = || dataset.fields.iter().filter(|field| matches!(field.column, Column::Text(_)));
    let called = NAMES.iter().find_map(|name| texts().find(|field| in_lower(&field.name) == *name));
    let differing = |column: &Column| match column {
        Column::Text(text) => {
            let (known, distinct) = (known(&text.codes), distinct(&text.codes));
            (distinct * 2 > known && known * 2 > text.codes.len() && mean_length(column) <= PROSE).then_some(distinct)
        }
        _ => None,
    };
    let most = || {
        texts()
            .filter(|field| !is_plumbing(&field.name))
            .enumerate()
            .filter_map(|(at, field)| Some((differing(&field.column)?, std::cmp::Reverse(at), field)))
            .max_by_key(|(distinct, at, _)| (*distinct, *at))
            .map(|(_, _, field)| field)
    };
    called.or_else(most).map(|field| field.name.clone())
}

/// A name in small letters.
fn in_lower(name: &str) -> String {
    name.chars().map(lower).collect()
}

/// Says whether a field holds positions or ids by its name.
fn is_plumbing(name: &str) -> bool {
    let name = in_lower(name);
    name.rsplit([':', '.', '_', '@']).next().is_some_and(|word| PLUMBING.contains(&word))
}

/// Says whether a field holds names, in any language, by its name.
fn is_name(name: &str) -> bool {
    let name = in_lower(name);
    NAMES.contains(&name.as_str()) || name.starts_with("name")
}

/// The rows that a column is known in, and how it would be a facet; `None` if it is no use as one.
fn kind_of(column: &Column) -> Option<(usize, FacetKind)> {
    match column {
        Column::Text(text) => {
            let (known, distinct) = (known(&text.codes), distinct(&text.codes));
            let is_useful = (2..=MAX_VALUES).contains(&distinct) && distinct < known && mean_length(column) <= PROSE;
            is_useful.then_some((known, FacetKind::Values))
        }
        Column::List(list) => {
            let known = (0..list.ends.len()).filter(|row| !list.codes_of(*row).is_empty()).count();
            let is_useful = (2..=MAX_LISTED).contains(&distinct(&list.codes)) && mean_length(column) <= PROSE;
            is_useful.then_some((known, FacetKind::Values))
        }
        Column::Number(numbers) => {
            let (mut known, mut least, mut greatest, mut are_whole) = (0, f64::INFINITY, f64::NEG_INFINITY, true);
            let mut few: Vec<f64> = Vec::new();
            for number in numbers.iter().copied().filter(|number| number.is_finite()) {
                known += 1;
                least = least.min(number);
                greatest = greatest.max(number);
                are_whole &= number.fract() == 0.0;
                if few.len() <= MAX_NUMBERS && !few.contains(&number) {
                    few.push(number);
                }
            }
            match few.len() {
                0 | 1 => None,
                few if few <= MAX_NUMBERS => Some((known, FacetKind::Values)),
                _ => Some((known, FacetKind::Range { bin: nice_bin(least, greatest, are_whole) })),
            }
        }
    }
}

/// Number of rows with a value.
fn known(codes: &[u32]) -> usize {
    codes.iter().filter(|code| **code != 0).count()
}

/// Number of different values, without the missing one.
fn distinct(codes: &[u32]) -> usize {
    let mut seen = vec![false; codes.iter().max().map_or(0, |most| *most as usize + 1)];
    let mut distinct = 0;
    for code in codes {
        distinct += usize::from(*code != 0 && !std::mem::replace(&mut seen[*code as usize], true));
    }
    distinct
}

/// Mean length in characters of the texts of a column, each once.
fn mean_length(column: &Column) -> usize {
    let dictionary = match column {
        Column::Number(_) => return 0,
        Column::Text(text) => &text.dictionary,
        Column::List(list) => &list.dictionary,
    };
    dictionary.iter().map(|text| text.chars().count()).sum::<usize>() / (dictionary.len() - 1).max(1)
}

/// A bin of 1, 2 or 5 times a power of ten that makes about twenty; ten for what looks like years.
fn nice_bin(least: f64, greatest: f64, are_whole: bool) -> f64 {
    if are_whole && least >= 1000.0 && greatest <= 2100.0 {
        return 10.0;
    }
    let rough = (greatest - least) / 20.0;
    let power = decade(rough);
    let bin = [1.0, 2.0, 5.0, 10.0].iter().map(|step| step * power).find(|bin| *bin >= rough).unwrap_or(rough);
    if are_whole { bin.max(1.0) } else { bin }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{ReadOptions, read_geojson};
    use serde_json::json;

    #[test]
    fn fields_are_chosen_by_their_values() {
        let features: Vec<_> = (0..100)
            .map(|n| {
                json!({"type": "Feature", "id": n, "geometry": null, "properties": {
                    "osm_id": (n % 7), "Name": format!("Place {n}"), "kind": (["a", "b", "c"][n % 3]), "same": "same", "name_ru": (n % 9), "geom:latitude": (n as f64 * 0.1),
                    "tags": ["x", (["y", "z"][n % 2])], "built": (1900 + n), "stars": (n % 5), "area": (n as f64 * 0.7),
                    "note": ("A long description of the place that nobody would want to choose from a list. ".repeat(n % 4)),
                }})
            })
            .collect();
        let text = json!({"type": "FeatureCollection", "features": features}).to_string();
        let (dataset, _) = read_geojson(text.as_bytes(), &ReadOptions::new("test")).unwrap();
        let facets: Vec<_> = suggest_facets(&dataset).into_iter().map(|spec| (spec.id, spec.kind)).collect();
        let expected = [
            ("area", FacetKind::Range { bin: 5.0 }),
            ("built", FacetKind::Range { bin: 10.0 }),
            ("kind", FacetKind::Values),
            ("stars", FacetKind::Values),
            ("tags", FacetKind::Values),
        ];
        assert_eq!(facets, expected.map(|(id, kind)| (id.to_owned(), kind)));
        assert_eq!(suggest_name_field(&dataset), Some("Name".to_owned()));
    }
}
