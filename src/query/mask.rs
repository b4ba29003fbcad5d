//! A set of rows, one bit each.

/// A set of the rows 0 to `len − 1`; bits beyond are always 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mask {
    words: Vec<u64>,
    len: usize,
}

impl Mask {
    /// Makes a mask of `len` rows, all in it or none.
    pub fn new(len: usize, value: bool) -> Self {
        let mut mask = Self { words: vec![if value { u64::MAX } else { 0 }; len.div_ceil(64)], len };
        mask.trim();
        mask
    }

    /// Makes a mask of `len` rows holding those for which `is_in` gives true.
    pub fn from_fn(len: usize, mut is_in: impl FnMut(usize) -> bool) -> Self {
        let word = |start: usize, is_in: &mut dyn FnMut(usize) -> bool| {
            (start..len.min(start + 64)).fold(0, |word, row| word | u64::from(is_in(row)) << (row - start))
        };
        Self { words: (0..len).step_by(64).map(|start| word(start, &mut is_in)).collect(), len }
    }

    /// Makes a mask of as many rows as there are `cells`, holding those whose cell `passes`.
    pub(super) fn of_cells<T: Copy>(cells: &[T], passes: impl Fn(T) -> bool) -> Self {
        let word = |cells: &[T]| cells.iter().rev().fold(0, |word, cell| word << 1 | u64::from(passes(*cell)));
        Self { words: cells.chunks(64).map(word).collect(), len: cells.len() }
    }

    /// Makes a mask of `len` rows holding `rows`; rows beyond are passed over.
    pub fn from_rows(len: usize, rows: impl IntoIterator<Item = usize>) -> Self {
        let mut mask = Self::new(len, false);
        rows.into_iter().for_each(|row| mask.set(row, true));
        mask
    }

    /// Number of rows, in the set or not.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Says whether there are no rows at all.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Says whether `row` is in the set; false beyond the end.
    pub fn get(&self, row: usize) -> bool {
        self.words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Puts `row` in or out; nothing happens beyond the end.
    pub fn set(&mut self, row: usize, value: bool) {
        if row < self.len {
            let bit = 1 << (row % 64);
            let word = &mut self.words[row / 64];
            *word = if value { *word | bit } else { *word & !bit };
        }
    }

    /// Number of rows in the set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Keeps the rows that are in `other` too; a shorter one is taken as ending in zeros.
    pub fn and(&mut self, other: &Self) {
        let words = other.words.iter().chain(std::iter::repeat(&0));
        self.words.iter_mut().zip(words).for_each(|(word, other)| *word &= other);
    }

    /// Adds the rows of `other`; those beyond the end are passed over.
    pub fn or(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
        self.trim();
    }

    /// Puts every row in that was out, and out that was in.
    pub fn invert(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.trim();
    }

    /// Calls `each` with the rows in the set, ascending: for many rows faster than [`iter_ones`](Self::iter_ones).
    pub(super) fn for_each(&self, mut each: impl FnMut(usize)) {
        for (at, word) in self.words.iter().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                each(at * 64 + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
        }
    }

    /// Lists the rows in the set, ascending.
    pub fn iter_ones(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
                rest &= rest - 1;
                Some(at * 64 + bit)
            })
        })
    }

    /// The bits, 64 rows a word, the lowest bit first; what is beyond the last row is 0.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// Clears the bits beyond the last row.
    fn trim(&mut self) {
        let used = self.len % 64;
        if let Some(last) = self.words.last_mut().filter(|_| used > 0) {
            *last &= u64::MAX >> (64 - used);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_is_beyond_the_end() {
        let mut mask = Mask::new(70, true);
        assert_eq!((mask.count(), mask.get(69), mask.get(70), mask.get(9999)), (70, true, false, false));
        mask.set(70, true);
        mask.invert();
        assert_eq!((mask.count(), mask.len()), (0, 70));
        mask.or(&Mask::new(1000, true));
        assert_eq!(mask, Mask::new(70, true));
        mask.and(&Mask::new(10, true));
        assert_eq!(mask.count(), 10);
    }

    proptest! {
        #[test]
        fn a_mask_is_a_list_of_booleans(pairs in prop::collection::vec((any::<bool>(), any::<bool>()), 0..200)) {
            let (left, right): (Vec<_>, Vec<_>) = pairs.iter().copied().unzip();
            let mask = |bits: &[bool]| Mask::from_fn(bits.len(), |row| bits[row]);
            let ones = |f: &dyn Fn(bool, bool) -> bool| {
                (0..pairs.len()).filter(|row| f(left[*row], right[*row])).collect::<Vec<_>>()
            };
            let (mut and, mut or) = (mask(&left), mask(&left));
            and.and(&mask(&right));
            or.or(&mask(&right));
            prop_assert_eq!(and.iter_ones().collect::<Vec<_>>(), ones(&|a, b| a && b));
            prop_assert_eq!(or.iter_ones().collect::<Vec<_>>(), ones(&|a, b| a || b));
            prop_assert_eq!(or.count(), or.iter_ones().count());
            prop_assert_eq!(Mask::from_rows(left.len(), and.iter_ones()), and);
        }
    }
}
