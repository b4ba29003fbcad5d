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
    /// Open-addressed table of codes by hash, `FREE` where nothing is; made when first asked for.
    slots: OnceLock<Vec<u32>>,
}

/// Marks a slot without a string.
const FREE: u32 = u32::MAX;

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
        let slots = self.slots.get_or_init(|| self.hashed(self.len()));
        match slots[self.slot(slots, text)] {
            FREE => None,
            code => Some(code),
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
        let mut slots = self.slots.take().unwrap_or_else(|| self.hashed(self.len()));
        if slots.len() < 2 * (self.len() + 1) {
            slots = self.hashed(4 * self.len());
        }
        let slot = self.slot(&slots, text);
        if slots[slot] == FREE {
            slots[slot] = self.ends.len() as u32;
            self.text.push_str(text);
            self.ends.push(self.text.len() as u32);
        }
        let code = slots[slot];
        self.slots = OnceLock::from(slots);
        code
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

    /// Makes the table of codes with room for `count` strings.
    fn hashed(&self, count: usize) -> Vec<u32> {
        let mut slots = vec![FREE; (2 * count.max(self.len()) + 2).next_power_of_two()];
        for code in 0..self.ends.len() as u32 {
            let slot = self.slot(&slots, self.get(code));
            if slots[slot] == FREE {
                slots[slot] = code;
            }
        }
        slots
    }

    /// Finds the slot that holds `text`, or the free one where it belongs.
    fn slot(&self, slots: &[u32], text: &str) -> usize {
        let mask = slots.len() - 1;
        let mut slot = hash(text) as usize & mask;
        while slots[slot] != FREE && self.get(slots[slot]) != text {
            slot = (slot + 1) & mask;
        }
        slot
    }
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
