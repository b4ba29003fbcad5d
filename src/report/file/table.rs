//! The places shown as a table: what every file of places is made of.

use crate::dataset::{Column, Field};
use crate::report::Material;

/// Between the texts of a list in one cell.
const BETWEEN: &str = "; ";

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    /// Nothing is known.
    Empty,
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
}

/// Rows of cells under their heads.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PlaceTable {
    /// One for each column, none twice.
    pub(super) heads: Vec<String>,
    /// As many cells in each as there are heads.
    pub(super) rows: Vec<Vec<Cell>>,
}

impl PlaceTable {
    /// The table of `rows` in their order: the id, the fields of names, all other fields in the order of the file, the
    /// position in degrees. Values are as in the file: codes are codes, numbers are numbers; texts of a list are joined by
    /// `; `. A field `id` that only repeats the id is left out; a head that is taken gets a number.
    pub(super) fn of(material: &Material, rows: &[usize]) -> Self {
        let layer = &material.places.layer;
        let dataset = &layer.dataset;
        let is_id = |field: &&Field| {
            field.name == "id" && (0..dataset.len()).all(|row| field.column.values_as_text(row) == [dataset.id(row)])
        };
        let is_name = |field: &&Field| layer.config.names.contains(&field.name);
        let names =
            layer.config.names.iter().filter_map(|name| dataset.fields.iter().find(|field| field.name == *name));
        let others = dataset.fields.iter().filter(|field| !is_name(field) && !is_id(field));
        let fields: Vec<&Field> = names.chain(others).collect();
        let mut heads = vec!["id".to_owned()];
        for head in fields.iter().map(|field| field.name.as_str()).chain(["lng", "lat"]) {
            let free = (1..).map(|number| if number == 1 { head.to_owned() } else { format!("{head}_{number}") });
            let free = free.into_iter().find(|head| !heads.contains(head));
            heads.extend(free);
        }
        let row = |&row: &usize| {
            let mut cells = vec![Cell::Text(dataset.id(row).to_owned())];
            cells.extend(fields.iter().map(|field| cell(&field.column, row)));
            let at = material.places.position(row);
            cells.extend([at.map(|at| at.lng), at.map(|at| at.lat)].map(|part| part.map_or(Cell::Empty, Cell::Number)));
            cells
        };
        Self { rows: rows.iter().map(row).collect(), heads }
    }
}

fn cell(column: &Column, row: usize) -> Cell {
    match column {
        Column::Number(numbers) => match numbers.get(row) {
            Some(number) if !number.is_nan() => Cell::Number(*number),
            _ => Cell::Empty,
        },
        Column::Text(text) => text.get(row).map_or(Cell::Empty, |text| Cell::Text(text.to_owned())),
        Column::List(_) => {
            let values = column.values_as_text(row);
            if values.is_empty() { Cell::Empty } else { Cell::Text(values.join(BETWEEN)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::material::tests::ad_hoc;

    #[test]
    fn the_id_comes_first_then_names_then_the_rest_and_no_head_comes_twice() {
        let material = ad_hoc(
            r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"lat":"x","n":1,"name":"A","id":"a","tags":["p","q"]}},
            {"type":"Feature","id":"b","geometry":null,"properties":{"id":"b"}}]}"#,
        );
        let table = PlaceTable::of(&material, &[1, 0]);
        assert_eq!(table.heads, ["id", "name", "lat", "n", "tags", "lng", "lat_2"]);
        let text = |text: &str| Cell::Text(text.to_owned());
        assert_eq!(
            table.rows[0],
            [text("b"), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty]
        );
        let all =
            [text("a"), text("A"), text("x"), Cell::Number(1.0), text("p; q"), Cell::Number(1.0), Cell::Number(2.0)];
        assert_eq!(table.rows[1], all);
    }
}
