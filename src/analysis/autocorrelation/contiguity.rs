//! Which areas touch: queen contiguity, at a common edge or a single common corner.

use super::SpatialWeights;
use crate::index::order::sort_by;

/// Makes areas neighbours, with weight 1, that have at least one corner in common.
///
/// An area is the list of its rings; of every ring only the corners matter. Corners must be equal to the last bit, as they
/// are in maps whose areas share their borders. A corner that is not finite touches nothing. O(corners · log).
pub fn queen(areas: &[Vec<Vec<[f64; 2]>>]) -> SpatialWeights {
    let mut corners: Vec<([f64; 2], usize)> = Vec::new();
    for (area, rings) in areas.iter().enumerate() {
        let finite = rings.iter().flatten().filter(|corner| corner.iter().all(|part| part.is_finite()));
        // Adding 0 makes −0 the same corner as 0.
        corners.extend(finite.map(|[x, y]| ([x + 0.0, y + 0.0], area)));
    }
    sort_by(&mut corners, &|(a, i), (b, j)| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])).then(i.cmp(j)));
    let mut rows: Vec<Vec<usize>> = vec![Vec::new(); areas.len()];
    for met in corners.chunk_by(|a, b| a.0 == b.0) {
        for (_, i) in met {
            rows[*i].extend(met.iter().map(|(_, j)| *j).filter(|j| j != i));
        }
    }
    for row in &mut rows {
        row.sort_unstable();
        row.dedup();
    }
    SpatialWeights::binary(rows).unwrap_or_default()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::analysis::published::list;
    use serde_json::Value;

    type Areas = Vec<Vec<Vec<[f64; 2]>>>;

    /// The 49 neighbourhoods of Columbus: crime, published neighbours, outlines.
    pub(in crate::analysis::autocorrelation) fn columbus() -> (Vec<f64>, SpatialWeights, Areas) {
        let file: Value = serde_json::from_str(include_str!("../../../tests/fixtures/columbus.json")).unwrap();
        let array = |key: &str| file[key].as_array().unwrap().clone();
        let neighbours =
            array("neighbours").iter().map(|row| list(row).iter().map(|j| *j as usize).collect()).collect();
        let ring = |ring: &Value| -> Vec<[f64; 2]> {
            ring.as_array().unwrap().iter().map(|at| [at[0].as_f64().unwrap(), at[1].as_f64().unwrap()]).collect()
        };
        let areas = array("rings").iter().map(|rings| rings.as_array().unwrap().iter().map(ring).collect()).collect();
        (list(&file["crime"]), SpatialWeights::binary(neighbours).unwrap(), areas)
    }

    #[test]
    fn columbus_from_its_outlines() {
        let (_, published, areas) = columbus();
        assert_eq!(queen(&areas), published);
        assert_eq!(published.totals().s0, 236.0);
    }

    #[test]
    fn corners_count_and_near_misses_do_not() {
        let square = |x: f64, y: f64| vec![vec![[x, y], [x + 1.0, y], [x + 1.0, y + 1.0], [x, y + 1.0], [x, y]]];
        let areas = [square(0.0, 0.0), square(1.0, 1.0), square(-1.0, -1.0), square(1.0 + 1e-9, 0.0), vec![]];
        let weights = queen(&areas);
        assert_eq!(weights.row(0).collect::<Vec<_>>(), [(1, 1.0), (2, 1.0)]);
        assert_eq!(weights.islands(), [3, 4]);
        let broken =
            [vec![vec![[f64::NAN, 0.0]]], vec![vec![[f64::NAN, 0.0]]], vec![vec![[-0.0, 1.0]]], vec![vec![[0.0, 1.0]]]];
        assert_eq!(queen(&broken).islands(), [0, 1]);
        assert!(queen(&[]).is_empty());
    }
}
