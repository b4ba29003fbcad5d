//! Unique strings in one buffer, numbered in the order of their first appearance. Number 0 is the empty string, which
//! stands for a missing value.

use std::sync::OnceLock;

/// Unique strings; code 0 is always the empty string and means "missing".
#[derive(Clone)]
pub struct Dictionary {
    /// All strings joined.
    text: String,
    /// Where each string ends in `text`.
    ends: Vec<u32>,
    /// Open-addressed table of strings by hash, `FREE` where nothing is; made when first asked for. A slot has the hash
    /// above the code, so that hardly ever a string is looked at that is not the one.
    slots: OnceLock<Vec<u64>>,
}

/// Marks a slot without a string.
const FREE: u64 = u64::MAX;

impl Dictionary {
    /// Makes a dictionary that holds the missing value only.
    pub fn new() -> Self {
        Self { text: String::new(), ends: vec![0], slots: OnceLock::new() }
    }

    /// Number of strings with the missing one, at least 1.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The string of `code`; empty for code 0 and for codes that are not in the dictionary.
    pub fn get(&self, code: u32) -> &str {
        let code = code as usize;
        let start = code.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        self.ends.get(code).and_then(|end| self.text.get(start..*end as usize)).unwrap_or_default()
    }

    /// Finds the code of `text`; 0 for the empty string. O(1) after a first call that is linear.
    pub fn code_of(&self, text: &str) -> Option<u32> {
        let slots = self.slots.get_or_init(|| self.hashed());
        match slots[self.slot(slots, hash(text), text)] {
            FREE => None,
            slot => Some(slot as u32),
        }
    }

    /// Lists the strings in the order of codes, the missing one first.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|code| self.get(code))
    }

    /// Adds `text` unless it is there, and gives its code.
    pub(crate) fn intern(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        self.slots.get_or_init(|| self.hashed());
        let hash = hash(text);
        let found = self.slots.get().map_or(0, |slots| self.slot(slots, hash, text));
        let code = self.ends.len();
        let Some(slots) = self.slots.get_mut() else { return 0 };
        if slots[found] != FREE {
            return slots[found] as u32;
        }
        slots[found] = joined(hash, code);
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
        if slots.len() < 2 * (code + 2) {
            let twice = vec![FREE; 2 * slots.len()];
            for slot in std::mem::replace(slots, twice) {
                if slot != FREE {
                    put(slots, slot);
                }
            }
        }
        code as u32
    }

    /// The joined strings and their ends, as they are carried.
    pub(super) fn parts(&self) -> (&str, &[u32]) {
        (&self.text, &self.ends)
    }

    /// Puts carried parts together; `None` unless the first string is empty and every end is at a character, ascending,
    /// the last at the end of `text`.
    pub(super) fn from_parts(text: String, ends: Vec<u32>) -> Option<Self> {
        let ascending = ends.is_sorted() && ends.first() == Some(&0) && ends.last() == Some(&(text.len() as u32));
        let whole = ascending && ends.iter().all(|end| text.is_char_boundary(*end as usize));
        whole.then(|| Self { text, ends, slots: OnceLock::new() })
    }

    /// Makes the table, less than half full.
    fn hashed(&self) -> Vec<u64> {
        let mut slots = vec![FREE; (2 * self.len() + 2).next_power_of_two()];
        for code in 0..self.ends.len() {
            let text = self.get(code as u32);
            let hash = hash(text);
            if slots[self.slot(&slots, hash, text)] == FREE {
                put(&mut slots, joined(hash, code));
            }
        }
        slots
    }

    /// Finds the slot that holds `text`, or the free one where it belongs.
    fn slot(&self, slots: &[u64], hash: u32, text: &str) -> usize {
        let mask = slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = slots[at];
            if slot == FREE || ((slot >> 32) as u32 == hash && self.get(slot as u32) == text) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }
}

/// A slot's hash and code.
fn joined(hash: u32, code: usize) -> u64 {
    u64::from(hash) << 32 | code as u64
}

/// Puts a slot where its hash wants it.
fn put(slots: &mut [u64], slot: u64) {
    let mask = slots.len() - 1;
    let mut at = (slot >> 32) as usize & mask;
    while slots[at] != FREE {
        at = (at + 1) & mask;
    }
    slots[at] = slot;
}

/// Mixes the bytes of `text` into 32 bits, eight at a time.
fn hash(text: &str) -> u32 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut state = text.len() as u64;
    for chunk in text.as_bytes().chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        state = (state.rotate_left(29) ^ u64::from_le_bytes(word)).wrapping_mul(FACTOR);
    }
    ((state ^ (state >> 29)).wrapping_mul(FACTOR) >> 32) as u32
}

impl Default for Dictionary {
    fn default() -> Self {
        Self::new()
    }
}

impl PartialEq for Dictionary {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.ends == other.ends
    }
}

impl std::fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_missing_value_is_code_0() {
        let mut dictionary = Dictionary::new();
        assert_eq!((dictionary.intern(""), dictionary.intern("b"), dictionary.intern("a")), (0, 1, 2));
        assert_eq!(dictionary.intern("b"), 1);
        assert_eq!((dictionary.len(), dictionary.code_of(""), dictionary.code_of("c")), (3, Some(0), None));
        assert_eq!((dictionary.get(2), dictionary.get(99)), ("a", ""));
    }

    proptest! {
        #[test]
        fn codes_lead_back(words in prop::collection::vec("[aб]{0,4}", 0..200)) {
            let mut dictionary = Dictionary::new();
            let codes: Vec<_> = words.iter().map(|word| dictionary.intern(word)).collect();
            for (word, code) in words.iter().zip(codes) {
                prop_assert_eq!(dictionary.get(code), word);
                prop_assert_eq!(dictionary.code_of(word), Some(code));
            }
            let (text, ends) = dictionary.parts();
            let carried = Dictionary::from_parts(text.to_owned(), ends.to_vec());
            prop_assert_eq!(carried, Some(dictionary));
        }
    }
}
