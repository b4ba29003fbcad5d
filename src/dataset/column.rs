//! One property of every row, by the type that its values turned out to have.

use super::Dictionary;
use crate::geo::shortest;

/// A named column.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Name of the property; those of nested objects are joined by dots.
    pub name: String,
    /// The values, one for each row.
    pub column: Column,
}

/// The values of one property, one for each row.
#[derive(Clone, Debug)]
pub enum Column {
    /// Numbers; NaN is missing.
    Number(Vec<f64>),
    /// Texts, also booleans and mixtures.
    Text(TextColumn),
    /// Several texts in a row.
    List(ListColumn),
}

/// Texts by their codes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextColumn {
    /// Code of each row; 0 is missing.
    pub codes: Vec<u32>,
    /// The texts.
    pub dictionary: Dictionary,
}

/// Lists of texts by their codes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListColumn {
    /// Where each row's codes end in `codes`; a row without values is empty.
    pub ends: Vec<u32>,
    /// The codes of all rows joined, none of them 0.
    pub codes: Vec<u32>,
    /// The texts.
    pub dictionary: Dictionary,
}

impl TextColumn {
    /// The text of `row`; `None` where it is missing or there is no such row.
    pub fn get(&self, row: usize) -> Option<&str> {
        self.codes.get(row).filter(|code| **code != 0).map(|code| self.dictionary.get(*code))
    }
}

impl ListColumn {
    /// The codes of `row`; empty where there are none or there is no such row.
    pub fn codes_of(&self, row: usize) -> &[u32] {
        let Some(end) = self.ends.get(row) else { return &[] };
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        self.codes.get(start as usize..*end as usize).unwrap_or_default()
    }

    /// The texts of `row` in their order.
    pub fn get(&self, row: usize) -> impl Iterator<Item = &str> {
        self.codes_of(row).iter().map(|code| self.dictionary.get(*code))
    }
}

impl Column {
    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Number(numbers) => numbers.len(),
            Self::Text(text) => text.codes.len(),
            Self::List(list) => list.ends.len(),
        }
    }

    /// Says whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The values of `row` as text; several for a list, none where it is missing. Numbers are written as short as
    /// they read back the same.
    pub fn values_as_text(&self, row: usize) -> Vec<String> {
        match self {
            Self::Number(numbers) => {
                numbers.get(row).filter(|n| !n.is_nan()).map(|n| number_text(*n)).into_iter().collect()
            }
            Self::Text(text) => text.get(row).map(str::to_owned).into_iter().collect(),
            Self::List(list) => list.get(row).map(str::to_owned).collect(),
        }
    }
}

impl PartialEq for Column {
    /// Missing numbers are equal, unlike NaN itself.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b || (a.is_nan() && b.is_nan()))
            }
            (Self::Text(a), Self::Text(b)) => a == b,
            (Self::List(a), Self::List(b)) => a == b,
            _ => false,
        }
    }
}

/// Writes a number as short as it reads back the same, whole numbers without a point.
pub(crate) fn number_text(number: f64) -> String {
    if number == 0.0 { "0".to_owned() } else { shortest(number) }
}
