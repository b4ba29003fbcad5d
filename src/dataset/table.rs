//! All rows of one source: ids, geometry and fields side by side.

use super::{Column, Dictionary, Field, GeometryColumn};
use crate::geo::{LngLat, LngLatBounds};

/// The rows of one source as columns. Rows keep the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// Id of the source that the rows came from.
    pub source: String,
    /// What each row is drawn as.
    pub geometry: GeometryColumn,
    /// The properties, in the order of their first appearance.
    pub fields: Vec<Field>,
    /// Ids: code `row + 1` is the id of `row`.
    pub(super) ids: Dictionary,
}

impl Dataset {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.geometry.len()
    }

    /// Says whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The id of `row`, unique in the dataset; empty if there is no such row.
    pub fn id(&self, row: usize) -> &str {
        self.ids.get(row as u32 + 1)
    }

    /// Finds the row of `id`. O(1) after a first call that is linear.
    pub fn row_of_id(&self, id: &str) -> Option<usize> {
        self.ids.code_of(id)?.checked_sub(1).map(|row| row as usize)
    }

    /// Where `row` is labelled and counted, in degrees; `None` without a geometry.
    pub fn anchor(&self, row: usize) -> Option<LngLat> {
        self.geometry.anchor(row)
    }

    /// The box of everything that is drawn; empty if nothing is.
    pub fn bounds(&self) -> LngLatBounds {
        let mut all = LngLatBounds::EMPTY;
        for row in 0..self.len() {
            let bounds = self.geometry.bounds(row);
            if !bounds.is_empty() {
                all.extend(LngLat::new(bounds.west, bounds.south));
                all.extend(LngLat::new(bounds.east, bounds.north));
            }
        }
        all
    }

    /// Finds the column of the property `name`.
    pub fn field(&self, name: &str) -> Option<&Column> {
        self.fields.iter().find(|field| field.name == name).map(|field| &field.column)
    }

    /// The text of a property: that of a text column, or of a list that holds one value.
    pub fn text(&self, row: usize, name: &str) -> Option<&str> {
        match self.field(name)? {
            Column::Text(text) => text.get(row),
            Column::List(list) => match list.codes_of(row) {
                [code] => Some(list.dictionary.get(*code)),
                _ => None,
            },
            Column::Number(_) => None,
        }
    }

    /// The number of a property; `None` where it is missing or the column holds texts.
    pub fn number(&self, row: usize, name: &str) -> Option<f64> {
        match self.field(name)? {
            Column::Number(numbers) => numbers.get(row).copied().filter(|number| !number.is_nan()),
            _ => None,
        }
    }

    /// The texts of a property: those of a list, or the one of a text column.
    pub fn list(&self, row: usize, name: &str) -> Vec<&str> {
        match self.field(name) {
            Some(Column::Text(text)) => text.get(row).into_iter().collect(),
            Some(Column::List(list)) => list.get(row).collect(),
            _ => Vec::new(),
        }
    }

    /// The values of a property as text whatever its type; none where it is missing.
    pub fn values_as_text(&self, row: usize, name: &str) -> Vec<String> {
        self.field(name).map(|column| column.values_as_text(row)).unwrap_or_default()
    }
}
