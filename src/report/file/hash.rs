//! The hash of the data: two people who see the same hash have the same places, fields and positions before them.

use crate::dataset::{Dataset, GeometryKind};
use crate::geo::LngLat;
use crate::index::order::{sort_by, sorted_rows};
use sha2::{Digest, Sha256};

/// What the canonical form begins with: its name and version.
const FORM: &str = "creative-atlas-places-1";

/// The SHA-256 of `rows` in their canonical form, as 64 hexadecimal digits. Independent of the order of the rows and of
/// the order of the fields. O(n log n).
///
/// To compute it again from a GeoJSON file saved here:
///
/// 1. A text becomes the number of its UTF-8 bytes in decimal, `:`, its bytes, `,` (a netstring). A number becomes a text
///    of the fewest decimal digits that read back the same, without exponent; zero is `0`.
/// 2. The form begins with the text `creative-atlas-places-1`, then the number of places as a text.
/// 3. Places follow in the order of their ids, by bytes. Each is: the text of its id; the text of its geometry; the number
///    of its fields that have a value, as a text; then for each of these, in the order of their names by bytes, the text of
///    the name, the number of values as a text (1, or the length of a list), and the text of each value in its order.
///    True and false are the texts `true` and `false`.
/// 4. A geometry's text is empty where there is none. Else it is the type in capitals and small letters as in GeoJSON
///    without `Multi` in front of `LineString` and `Polygon`, a space, and the positions as `lng lat`, joined by `,`
///    within a ring or line, by `;` between rings of one polygon, by `/` between polygons or lines.
/// 5. The hash is SHA-256 (FIPS 180-4) over all of these bytes.
pub(super) fn data_hash(dataset: &Dataset, rows: &[usize]) -> String {
    let mut hash = Sha256::new();
    let mut put = |text: &str| {
        hash.update(text.len().to_string());
        hash.update(":");
        hash.update(text);
        hash.update(",");
    };
    let mut rows = rows.to_vec();
    sort_by(&mut rows, &|a, b| dataset.id(*a).cmp(dataset.id(*b)));
    let fields = sorted_rows(dataset.fields.len(), &mut |a, b| {
        dataset.fields[a as usize].name.cmp(&dataset.fields[b as usize].name)
    });
    put(FORM);
    put(&rows.len().to_string());
    for row in rows {
        put(dataset.id(row));
        put(&geometry_text(dataset, row));
        let cells = fields.iter().map(|&at| &dataset.fields[at as usize]);
        let cells: Vec<(&str, Vec<String>)> = cells
            .map(|field| (field.name.as_str(), field.column.values_as_text(row)))
            .filter(|(_, values)| !values.is_empty())
            .collect();
        put(&cells.len().to_string());
        for (name, values) in cells {
            put(name);
            put(&values.len().to_string());
            for value in &values {
                put(value);
            }
        }
    }
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        text.push(char::from(HEX[usize::from(byte >> 4)]));
        text.push(char::from(HEX[usize::from(byte & 15)]));
    }
    text
}

/// The geometry of a row in the canonical form.
fn geometry_text(dataset: &Dataset, row: usize) -> String {
    let geometry = &dataset.geometry;
    let name = match geometry.kind(row) {
        GeometryKind::None => return String::new(),
        GeometryKind::Point => {
            return ["Point ", &geometry.anchor(row).map(position_text).unwrap_or_default()].concat();
        }
        GeometryKind::MultiPoint => "MultiPoint ",
        GeometryKind::Line => "LineString ",
        GeometryKind::Polygon => "Polygon ",
    };
    let ring = |ring: &[LngLat]| ring.iter().copied().map(position_text).collect::<Vec<_>>().join(",");
    let parts: Vec<String> = geometry.parts(row).map(|rings| rings.map(ring).collect::<Vec<_>>().join(";")).collect();
    [name, &parts.join("/")].concat()
}

fn position_text(at: LngLat) -> String {
    // Adding 0 turns −0 into 0.
    format!("{} {}", at.lng + 0.0, at.lat + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{ReadOptions, read_geojson};
    use crate::query::Mask;
    use crate::report::file::rows_shown;
    use crate::report::material::tests::mongolia;

    fn dataset(features: &[&str]) -> Dataset {
        let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
        read_geojson(text.as_bytes(), &ReadOptions::new("x")).unwrap().0
    }

    const ONE: &str = r#"{"type":"Feature","id":"b","geometry":{"type":"Point","coordinates":[106.9,-0.5]},"properties":{"name":"Төв","year":1921,"tags":["x","y"]}}"#;
    const TWO: &str = r#"{"type":"Feature","id":"a","geometry":null,"properties":{"year":0.25,"name":"B","is":true}}"#;

    #[test]
    fn is_what_others_compute() {
        // Computed with Python's hashlib over the form as it is described above.
        let known = "0abf46e2750adab048eca237aba51c08303a584b47ab24a2a2eab5141040bcd4";
        assert_eq!(data_hash(&dataset(&[ONE, TWO]), &[0, 1]), known);
    }

    #[test]
    fn no_order_matters_and_every_value_does() {
        let all = data_hash(&dataset(&[ONE, TWO]), &[0, 1]);
        assert_eq!(data_hash(&dataset(&[TWO, ONE]), &[0, 1]), all);
        assert_eq!(data_hash(&dataset(&[ONE, TWO]), &[1, 0]), all);
        assert_ne!(data_hash(&dataset(&[ONE, TWO]), &[0]), all);
        for (from, to) in [("106.9", "106.91"), ("1921", "1922"), ("\"y\"", "\"z\""), ("name", "nam"), ("Төв", "Тов")]
        {
            assert_ne!(data_hash(&dataset(&[&ONE.replace(from, to), TWO]), &[0, 1]), all, "{from}");
        }
    }

    #[test]
    fn the_file_that_is_saved_has_the_same_hash() {
        let material = mongolia();
        let dataset = material.places.dataset();
        let rows = rows_shown(&material, &Mask::new(dataset.len(), true));
        let text = crate::dataset::to_geojson(dataset, rows.iter().copied(), geojson::JsonObject::new());
        let (again, _) = read_geojson(text.as_bytes(), &ReadOptions::new("places")).unwrap();
        let all: Vec<usize> = (0..again.len()).rev().collect();
        assert_eq!(data_hash(&again, &all), data_hash(dataset, &rows));
    }

    #[test]
    fn areas_keep_their_rings_apart() {
        let area = |rings: &str| {
            format!(
                r#"{{"type":"Feature","id":"p","geometry":{{"type":"Polygon","coordinates":{rings}}},"properties":{{}}}}"#
            )
        };
        let holed = dataset(&[&area("[[[0,0],[9,0],[9,9],[0,0]],[[5,1],[7,1],[7,2],[5,1]]]")]);
        assert_eq!(geometry_text(&holed, 0), "Polygon 0 0,9 0,9 9,0 0;5 1,7 1,7 2,5 1");
        assert_eq!(geometry_text(&holed, 7), "");
    }
}
