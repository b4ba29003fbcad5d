//! Search in the names of all rows, across scripts and spellings: exact before folded before loose, the whole name
//! before its beginning before the beginning of a word before its inside.

use super::Mask;
use super::fold::{fold, fold_exact, loose, loose_words};
use super::letter::is_letter_or_digit;
use super::rank::{Hit, Key, Place, Rank};
use super::search::find_all;
use super::transliterate::transliterate_mns;
use crate::dataset::{Column, Dataset, Dictionary};
use crate::index::order::keep_first;
use std::cmp::Ordering;

/// Fewest characters of a query for the loose key.
const LOOSE_FROM: usize = 3;

/// Fewest classes of a loose key that says anything.
const LOOSE_CLASSES: usize = 2;

/// The keys of all names of a dataset, each different name of a field once.
#[derive(Clone, Debug, Default)]
pub struct TextIndex {
    /// Number of rows of the dataset.
    rows: usize,
    /// Field of each name.
    fields: Vec<u16>,
    /// Rows of each name.
    rows_of: Groups,
    exact: Joined,
    /// Empty for a name whose exact key is the same.
    folded: Joined,
    /// Folded transliteration; empty for a name that is not Cyrillic.
    latin: Joined,
    loose: Joined,
    /// Where words begin in `loose`, ascending.
    loose_starts: Vec<u32>,
}

/// Numbers in groups.
#[derive(Clone, Debug, Default)]
struct Groups {
    ends: Vec<u32>,
    items: Vec<u32>,
}

/// Keys one after another, a line feed after each.
#[derive(Clone, Debug, Default)]
struct Joined {
    text: String,
    /// Where each key ends, before its line feed.
    ends: Vec<u32>,
}

/// The best rank of each name, as a small number, and [`NOT_FOUND`].
type Ranks = Vec<u8>;

/// No rank.
const NOT_FOUND: u8 = u8::MAX;

impl Rank {
    /// The rank as a number, smaller is better.
    fn number(self) -> u8 {
        self.key as u8 * 4 + self.place as u8
    }

    /// The rank of a number.
    fn of(number: u8) -> Self {
        let key = [Key::Exact, Key::Folded, Key::Loose][usize::from(number / 4).min(2)];
        let place = [Place::Whole, Place::Prefix, Place::WordStart, Place::Inside][usize::from(number % 4)];
        Self { key, place }
    }
}

impl TextIndex {
    /// Indexes the texts (or lists of texts) of `fields`, the most important first; a field that the dataset does not
    /// have, or that holds numbers, is passed over. O(text).
    pub fn build(dataset: &Dataset, fields: &[String]) -> Self {
        let mut index = Self { rows: dataset.len(), ..Self::default() };
        for (place, name) in fields.iter().enumerate() {
            match dataset.field(name) {
                Some(Column::Text(column)) => {
                    let rows = column.codes.iter().enumerate().map(|(row, code)| (row as u32, *code));
                    index.add_field(place, &column.dictionary, rows);
                }
                Some(Column::List(column)) => {
                    let rows = (0..dataset.len())
                        .flat_map(|row| column.codes_of(row).iter().map(move |code| (row as u32, *code)));
                    index.add_field(place, &column.dictionary, rows);
                }
                Some(Column::Number(_)) | None => {}
            }
        }
        index
    }

    /// Adds the names of a field, given the rows and codes that occur.
    fn add_field(&mut self, field: usize, dictionary: &Dictionary, pairs: impl Iterator<Item = (u32, u32)> + Clone) {
        let groups = Groups::of(dictionary.len(), pairs.map(|(row, code)| (code, row)));
        for (code, text) in dictionary.iter().enumerate().skip(1) {
            let rows = groups.get(code);
            if rows.is_empty() {
                continue;
            }
            self.fields.push(field as u16);
            self.rows_of.push(rows);
            let exact = fold_exact(text).replace('\n', " ");
            let folded = fold(&exact);
            self.exact.push(&exact);
            self.folded.push(if folded == exact { "" } else { &folded });
            self.latin.push(&if is_cyrillic(&exact) { fold(&transliterate_mns(&exact)) } else { String::new() });
            let words = loose_words(&exact);
            let mut start = self.loose.text.len();
            for word in &words {
                self.loose_starts.push(start as u32);
                start += word.len();
            }
            self.loose.push(&words.concat());
        }
    }

    /// Finds the rows that `query` is in, the best first, then by name, then by row; at most `limit`. Nothing for an
    /// empty query. One pass over the keys.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        let ranks = self.ranks(query);
        let mut best = vec![(NOT_FOUND, 0_u32); self.rows];
        for (name, rank) in ranks.iter().enumerate().filter(|(_, rank)| **rank != NOT_FOUND) {
            for row in self.rows_of.get(name) {
                let best = &mut best[*row as usize];
                *best = (*best).min((*rank, name as u32));
            }
        }
        let mut by_rank = vec![Vec::<u32>::new(); 12];
        for (row, (rank, _)) in best.iter().enumerate().filter(|(_, (rank, _))| *rank != NOT_FOUND) {
            by_rank[usize::from(*rank)].push(row as u32);
        }
        let mut hits = Vec::new();
        for (rank, mut found) in by_rank.into_iter().enumerate() {
            let wanted = limit - hits.len();
            keep_first(&mut found, wanted, &mut |a, b| {
                let (name, other) = (best[a as usize].1, best[b as usize].1);
                let names = || name_order(self.folded_of(name as usize), self.folded_of(other as usize));
                if name == other { a.cmp(&b) } else { names().then(a.cmp(&b)) }
            });
            hits.extend(found.into_iter().map(|row| Hit {
                row: row as usize,
                rank: Rank::of(rank as u8),
                field: usize::from(self.fields[best[row as usize].1 as usize]),
            }));
        }
        hits
    }

    /// The rows that `query` is in, as [`search`](Self::search) finds them without a limit; all rows for an empty query.
    pub fn mask(&self, query: &str) -> Mask {
        if fold_exact(query).trim().is_empty() {
            return Mask::new(self.rows, true);
        }
        let ranks = self.ranks(query);
        let names = ranks.iter().enumerate().filter(|(_, rank)| **rank != NOT_FOUND);
        Mask::from_rows(self.rows, names.flat_map(|(name, _)| self.rows_of.get(name)).map(|row| *row as usize))
    }

    /// The folded key of `name`.
    fn folded_of(&self, name: usize) -> &str {
        Some(self.folded.get(name)).filter(|key| !key.is_empty()).unwrap_or_else(|| self.exact.get(name))
    }

    /// Finds the best rank of each name.
    fn ranks(&self, query: &str) -> Ranks {
        let mut ranks = vec![NOT_FOUND; self.fields.len()];
        let query = query.trim();
        let before = |text: &str, at: usize| !text[..at].ends_with(is_letter_or_digit);
        let exact = fold_exact(query);
        self.exact.find(&exact, Key::Exact, before, &mut ranks);
        let folded = fold(query);
        let latin = if is_cyrillic(query) { fold(&transliterate_mns(query)) } else { String::new() };
        for (needle, is_new) in [(&folded, folded != exact), (&latin, true)] {
            self.folded.find(needle, Key::Folded, before, &mut ranks);
            if is_new {
                self.exact.find(needle, Key::Folded, before, &mut ranks);
            }
        }
        if latin.is_empty() {
            self.latin.find(&folded, Key::Folded, before, &mut ranks);
        }
        let loose = loose(query);
        if folded.chars().count() >= LOOSE_FROM && loose.chars().count() >= LOOSE_CLASSES {
            let is_start = |_: &str, at: usize| self.loose_starts.binary_search(&(at as u32)).is_ok();
            self.loose.find(&loose, Key::Loose, is_start, &mut ranks);
        }
        ranks
    }
}

/// Says whether a text has Cyrillic letters.
fn is_cyrillic(text: &str) -> bool {
    text.chars().any(|letter| ('\u{400}'..='\u{4ff}').contains(&letter))
}

/// Compares two folded names, ө after о, ү after у and ё after е as in the Mongolian alphabet.
fn name_order(a: &str, b: &str) -> Ordering {
    let letter = |letter: char| match letter {
        'ө' => ('о', 1),
        'ү' => ('у', 1),
        'ё' => ('е', 1),
        _ => (letter, 0),
    };
    a.chars().map(letter).cmp(b.chars().map(letter))
}

impl Groups {
    /// Puts `(group, item)` pairs into `count` groups, keeping the order inside each.
    fn of(count: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut ends = vec![0_u32; count];
        pairs.clone().for_each(|(group, _)| ends[group as usize] += 1);
        let mut total = 0;
        for end in &mut ends {
            total += std::mem::replace(end, total);
        }
        let mut items = vec![0; total as usize];
        for (group, item) in pairs {
            let next = &mut ends[group as usize];
            items[*next as usize] = item;
            *next += 1;
        }
        Self { ends, items }
    }

    /// Adds a group.
    fn push(&mut self, items: &[u32]) {
        self.items.extend_from_slice(items);
        self.ends.push(self.items.len() as u32);
    }

    /// The items of a group.
    fn get(&self, group: usize) -> &[u32] {
        let start = if group == 0 { 0 } else { self.ends[group - 1] };
        &self.items[start as usize..self.ends[group] as usize]
    }
}

impl Joined {
    /// Adds a key.
    fn push(&mut self, key: &str) {
        self.text.push_str(key);
        self.ends.push(self.text.len() as u32);
        self.text.push('\n');
    }

    /// The key of `name`.
    fn get(&self, name: usize) -> &str {
        &self.text[self.start(name)..self.ends[name] as usize]
    }

    /// Where the key of `name` begins.
    fn start(&self, name: usize) -> usize {
        if name == 0 { 0 } else { self.ends[name - 1] as usize + 1 }
    }

    /// Improves the ranks of the names whose keys have `needle`; `is_start` says whether a word begins at a place.
    fn find(&self, needle: &str, key: Key, is_start: impl Fn(&str, usize) -> bool, ranks: &mut [u8]) {
        if needle.trim().is_empty() {
            return;
        }
        let mut name = 0;
        find_all(self.text.as_bytes(), needle.as_bytes(), |at| {
            while (self.ends[name] as usize) < at {
                name += 1;
            }
            let place = if at == self.start(name) {
                if at + needle.len() == self.ends[name] as usize { Place::Whole } else { Place::Prefix }
            } else if is_start(&self.text, at) {
                Place::WordStart
            } else {
                Place::Inside
            };
            ranks[name] = ranks[name].min(Rank { key, place }.number());
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{ReadOptions, read_geojson};
    use proptest::prelude::*;
    use serde_json::json;

    fn index(names: &[&str]) -> TextIndex {
        let features: Vec<_> = names
            .iter()
            .map(|name| json!({"type": "Feature", "geometry": null, "properties": {"name": name, "n": 1}}))
            .collect();
        let text = json!({"type": "FeatureCollection", "features": features}).to_string();
        let (dataset, _) = read_geojson(text.as_bytes(), &ReadOptions::new("test")).unwrap();
        TextIndex::build(&dataset, &["name".to_owned(), "n".to_owned(), "none".to_owned()])
    }

    fn found(index: &TextIndex, query: &str) -> Vec<(usize, Key, Place)> {
        index.search(query, 99).into_iter().map(|hit| (hit.row, hit.rank.key, hit.rank.place)).collect()
    }

    #[test]
    fn three_spellings_find_one_place() {
        let index = index(&["Цэцэрлэг хот", "Ховд"]);
        assert_eq!(found(&index, "Цэцэрлэг"), [(0, Key::Exact, Place::Prefix)]);
        assert_eq!(found(&index, "Tsetserleg"), [(0, Key::Folded, Place::Prefix)]);
        assert_eq!(found(&index, "cecerleg"), [(0, Key::Loose, Place::Prefix)]);
        assert_eq!(found(&index, "tsetserleg khot"), [(0, Key::Folded, Place::Whole)]);
        assert_eq!(found(&index, "xot"), [(0, Key::Loose, Place::WordStart)]);
    }

    #[test]
    fn cyrillic_finds_latin_names() {
        let index = index(&["Övörkhangai", "Đà Nẵng"]);
        assert_eq!(found(&index, "өвөрхангай"), [(0, Key::Folded, Place::Whole)]);
        assert_eq!(found(&index, "da nang"), [(1, Key::Folded, Place::Whole)]);
        assert_eq!(found(&index, "đà nẵng"), [(1, Key::Exact, Place::Whole)]);
    }

    #[test]
    fn short_i_and_yo_are_letters_of_their_own() {
        let index = index(&["Йод", "Ёлка"]);
        assert_eq!(found(&index, "йод"), [(0, Key::Exact, Place::Whole)]);
        assert_eq!(found(&index, "иод"), [(0, Key::Loose, Place::Whole)]);
        assert!(found(&index, "елка").iter().all(|(_, key, _)| *key == Key::Loose));
    }

    #[test]
    fn the_best_come_first_and_equals_by_name() {
        let index = index(&["Их Музей", "Музейн", "Музей", "Өв музей", "Ое музей", "ЦуМузей", "Музей", "ovmusei"]);
        let rows: Vec<_> = found(&index, "музей").into_iter().map(|(row, ..)| row).collect();
        assert_eq!(rows[..7], [2, 6, 1, 0, 4, 3, 5]);
        assert_eq!(index.search("музей", 3).len(), 3);
        assert_eq!(index.search("музей", 2), index.search("музей", 99)[..2]);
    }

    #[test]
    fn an_empty_query_finds_nothing_and_hides_nothing() {
        let index = index(&["a", "b"]);
        assert!(index.search("  ", 9).is_empty());
        assert_eq!(index.mask(" ").count(), 2);
        assert_eq!(index.mask("zzz").count(), 0);
        assert!(index.search("a", 0).is_empty());
    }

    #[test]
    fn short_queries_are_not_taken_loosely() {
        let index = index(&["Хүрээ"]);
        assert!(found(&index, "xu").is_empty());
        assert_eq!(found(&index, "xur"), [(0, Key::Loose, Place::Prefix)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn exact_hits_equal_brute_force(
            names in prop::collection::vec("[абab]{1,3}( [абab]{1,3})?", 1..20),
            query in "[абab]{1,2}",
        ) {
            let index = index(&names.iter().map(String::as_str).collect::<Vec<_>>());
            let hits = index.search(&query, 99);
            let exact: std::collections::BTreeSet<_> =
                hits.iter().filter(|hit| hit.rank.key == Key::Exact).map(|hit| hit.row).collect();
            let expected = (0..names.len()).filter(|row| names[*row].contains(&query)).collect();
            prop_assert_eq!(exact, expected);
            prop_assert!(hits.is_sorted_by_key(|hit| hit.rank));
            let mut rows: Vec<_> = hits.iter().map(|hit| hit.row).collect();
            rows.sort_unstable();
            prop_assert_eq!(rows, index.mask(&query).iter_ones().collect::<Vec<_>>());
        }
    }
}
