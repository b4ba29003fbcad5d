//! How well a name was found, and the row it belongs to. Ranks compare: the least is the best.

/// By which key a name was found, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Letter by letter, but for case.
    Exact,
    /// Without marks of Latin letters and punctuation, or by the standard transliteration.
    Folded,
    /// By its sound.
    Loose,
}

/// Where in a name the query was found, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// It is the name.
    Whole,
    /// At its beginning.
    Prefix,
    /// At the beginning of a word.
    WordStart,
    /// Inside a word.
    Inside,
}

/// How well a name was found, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// By which key.
    pub key: Key,
    /// Where in the name.
    pub place: Place,
}

/// A row that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The row.
    pub row: usize,
    /// How well it was found, the best of its fields.
    pub rank: Rank,
    /// In which of the fields that were given to [`TextIndex::build`].
    pub field: usize,
}
