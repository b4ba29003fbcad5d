//! Reading `TopoJSON`: shared arcs of small whole-number steps, put together into polygons in degrees.
//!
//! Only what recorded inputs need: quantized arcs, polygons in a collection. Points, lines and properties are passed over.
//!
//! Source: M. Bostock, C. Metcalf, The `TopoJSON` Format Specification, version 1.

use super::{Polygons, PrepareError};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Document {
    objects: BTreeMap<String, Collection>,
    /// Each arc: its first position on the grid, then steps from one to the next.
    arcs: Vec<Vec<[i64; 2]>>,
    transform: Transform,
}

/// Makes degrees of the grid.
#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

/// Rings as numbers of arcs; `!i` is arc `i` backwards.
#[derive(Deserialize)]
#[serde(tag = "type")]
enum Geometry {
    Polygon {
        arcs: Vec<Vec<i64>>,
    },
    MultiPolygon {
        arcs: Vec<Vec<Vec<i64>>>,
    },
    #[serde(other)]
    Other,
}

/// Gives every polygon of a collection, in the order of the document; `file` names the document in errors.
///
/// # Errors
/// When the text is not such a document, has no such collection, or names an arc that it does not have.
pub(super) fn parse_polygons(text: &str, file: &str, collection: &str) -> Result<Polygons, PrepareError> {
    let document: Document =
        serde_json::from_str(text).map_err(|source| PrepareError::Json { file: file.to_owned(), source })?;
    let missing = |what: String| PrepareError::Missing { file: file.to_owned(), what };
    let arcs: Vec<Vec<[f64; 2]>> = document.arcs.iter().map(|arc| degrees(arc, &document.transform)).collect();
    let ring = |numbers: &Vec<i64>| -> Result<Vec<[f64; 2]>, PrepareError> {
        let mut ring: Vec<[f64; 2]> = Vec::new();
        for &number in numbers {
            let index = if number < 0 { !number } else { number };
            let arc = usize::try_from(index).ok().and_then(|index| arcs.get(index));
            let arc = arc.ok_or_else(|| missing(format!("arc {index}")))?;
            // An arc begins where the one before it ends.
            ring.pop();
            if number < 0 {
                ring.extend(arc.iter().rev());
            } else {
                ring.extend(arc);
            }
        }
        Ok(ring)
    };
    let found = document.objects.get(collection).ok_or_else(|| missing(format!("collection {collection:?}")))?;
    let mut polygons = Polygons::new();
    for geometry in &found.geometries {
        let parts = match geometry {
            Geometry::Polygon { arcs } => std::slice::from_ref(arcs),
            Geometry::MultiPolygon { arcs } => arcs.as_slice(),
            Geometry::Other => &[],
        };
        for rings in parts {
            polygons.push(rings.iter().map(ring).collect::<Result<_, _>>()?);
        }
    }
    Ok(polygons)
}

/// Adds up an arc's steps and puts them into degrees.
fn degrees(arc: &[[i64; 2]], transform: &Transform) -> Vec<[f64; 2]> {
    let Transform { scale, translate } = transform;
    arc.iter()
        .scan([0_i64; 2], |at, step| {
            *at = [at[0].saturating_add(step[0]), at[1].saturating_add(step[1])];
            Some([at[0] as f64 * scale[0] + translate[0], at[1] as f64 * scale[1] + translate[1]])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two squares side by side: arc 0 is their common edge, upwards.
    fn squares(second: &str) -> String {
        format!(
            r#"{{"type":"Topology","transform":{{"scale":[0.5,0.5],"translate":[10,-1]}},
            "arcs":[[[2,0],[0,2]],[[2,2],[-2,0],[0,-2],[2,0]],[[2,2],[2,0],[0,-2],[-2,0]]],
            "objects":{{"land":{{"type":"GeometryCollection","geometries":[
                {{"type":"Polygon","arcs":[[0,1]]}},{{"type":"Point","coordinates":[0,0]}},
                {{"type":"MultiPolygon","arcs":[[{second}]]}}]}}}}}}"#
        )
    }

    #[test]
    fn arcs_become_rings() {
        let polygons = parse_polygons(&squares("[-3,-1]"), "x", "land");
        // Arc 2 runs clockwise from the top; backwards it comes up to the top, and the common edge goes down again.
        let expected = vec![
            vec![vec![[11.0, -1.0], [11.0, 0.0], [10.0, 0.0], [10.0, -1.0], [11.0, -1.0]]],
            vec![vec![[11.0, -1.0], [12.0, -1.0], [12.0, 0.0], [11.0, 0.0], [11.0, -1.0]]],
        ];
        assert_eq!(polygons.unwrap(), expected);
    }

    #[test]
    fn says_what_is_missing() {
        let complaint = |text: &str, name| parse_polygons(text, "x.json", name).unwrap_err().to_string();
        assert_eq!(complaint(&squares("[7]"), "land"), "x.json has no arc 7");
        assert_eq!(complaint(&squares("[0,2]"), "sea"), "x.json has no collection \"sea\"");
        assert!(complaint("{}", "land").starts_with("x.json is not JSON: "));
    }
}
