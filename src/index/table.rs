//! A few named values, and a few names, in lists sorted by name: smaller in the program than trees, and as quick for the
//! tens that a document or a view has. Adding and removing are O(n).

/// Values by name, in the order of the names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<V> {
    entries: Vec<(String, V)>,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<V> Table<V> {
    /// Makes a table of nothing.
    pub fn new() -> Self {
        Self::default()
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|entry| entry.0.as_str().cmp(name))
    }

    /// Number of names.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Says whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value of `name`.
    pub fn get(&self, name: &str) -> Option<&V> {
        self.find(name).ok().map(|at| &self.entries[at].1)
    }

    /// Says whether `name` has a value.
    pub fn contains_key(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    /// Gives `name` a value, in the place of the one it has.
    pub fn insert(&mut self, name: String, value: V) {
        match self.find(&name) {
            Ok(at) => self.entries[at].1 = value,
            Err(at) => self.entries.insert(at, (name, value)),
        }
    }

    /// Takes the value of `name` out.
    pub fn remove(&mut self, name: &str) -> Option<V> {
        let at = self.find(name).ok()?;
        Some(self.entries.remove(at).1)
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// The names and their values.
    pub fn iter(&self) -> std::slice::Iter<'_, (String, V)> {
        self.entries.iter()
    }

    /// The values in the order of the names.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|entry| &entry.1)
    }
}

impl<'a, V> IntoIterator for &'a Table<V> {
    type Item = &'a (String, V);
    type IntoIter = std::slice::Iter<'a, (String, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<V> Extend<(String, V)> for Table<V> {
    fn extend<I: IntoIterator<Item = (String, V)>>(&mut self, entries: I) {
        for (name, value) in entries {
            self.insert(name, value);
        }
    }
}

impl<V> FromIterator<(String, V)> for Table<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(entries: I) -> Self {
        let mut table = Self::new();
        table.extend(entries);
        table
    }
}

impl<V, const N: usize> From<[(String, V); N]> for Table<V> {
    fn from(entries: [(String, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

/// Names, each once, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameSet {
    names: Vec<String>,
}

impl NameSet {
    /// Makes a list of no names.
    pub fn new() -> Self {
        Self::default()
    }

    fn find(&self, name: &str) -> Result<usize, usize> {
        self.names.binary_search_by(|known| known.as_str().cmp(name))
    }

    /// Number of names.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Says whether there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Says whether `name` is there.
    pub fn contains(&self, name: &str) -> bool {
        self.find(name).is_ok()
    }

    /// Adds `name`; says whether it was not there.
    pub fn insert(&mut self, name: String) -> bool {
        let place = self.find(&name);
        if let Err(at) = place {
            self.names.insert(at, name);
        }
        place.is_err()
    }

    /// Takes `name` out; says whether it was there.
    pub fn remove(&mut self, name: &str) -> bool {
        let place = self.find(name);
        if let Ok(at) = place {
            self.names.remove(at);
        }
        place.is_ok()
    }

    /// Keeps the names that `keep` says.
    pub fn retain(&mut self, keep: impl FnMut(&String) -> bool) {
        self.names.retain(keep);
    }

    /// The names.
    pub fn iter(&self) -> std::slice::Iter<'_, String> {
        self.names.iter()
    }
}

impl<'a> IntoIterator for &'a NameSet {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<String> for NameSet {
    fn from_iter<I: IntoIterator<Item = String>>(names: I) -> Self {
        let mut list = Self::new();
        for name in names {
            list.insert(name);
        }
        list
    }
}

impl<const N: usize> From<[String; N]> for NameSet {
    fn from(names: [String; N]) -> Self {
        names.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    proptest! {
        #[test]
        fn they_are_as_trees(steps in prop::collection::vec(("[a-e]{0,2}", any::<u8>(), any::<bool>()), 0..60)) {
            let (mut table, mut map) = (Table::new(), BTreeMap::new());
            let (mut names, mut set) = (NameSet::new(), BTreeSet::new());
            for (name, value, adds) in steps {
                if adds {
                    table.insert(name.clone(), value);
                    map.insert(name.clone(), value);
                    prop_assert_eq!(names.insert(name.clone()), set.insert(name));
                } else {
                    prop_assert_eq!(table.remove(&name), map.remove(&name));
                    prop_assert_eq!(names.remove(&name), set.remove(&name));
                }
            }
            prop_assert!(table.iter().map(|(name, value)| (name, value)).eq(map.iter()));
            prop_assert!(names.iter().eq(set.iter()));
            prop_assert!(map.iter().all(|(name, value)| table.get(name) == Some(value)));
            prop_assert_eq!((table.len(), names.len()), (map.len(), set.len()));
        }
    }
}
