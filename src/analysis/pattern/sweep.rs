//! Neighbours in a plane by sweeping over points sorted by x: quick as long as neighbours are near.

use crate::index::order::sorted_rows;

/// Distances this much apart, relative to their size, are the same distance.
const SAME: f64 = 1e-9;

/// Points of a plane in the order of their x.
#[derive(Clone, Debug, PartialEq)]
pub struct Sweep {
    ids: Vec<u32>,
    points: Vec<[f64; 2]>,
    /// Where each point is in the order.
    place: Vec<u32>,
}

impl Sweep {
    /// Sorts the points; `None` when one is not finite. O(n log n).
    pub fn new(points: &[[f64; 2]]) -> Option<Self> {
        if points.iter().flatten().any(|part| !part.is_finite()) {
            return None;
        }
        let ids = sorted_rows(points.len(), &mut |a, b| points[a as usize][0].total_cmp(&points[b as usize][0]));
        let mut place = vec![0; ids.len()];
        for (at, id) in ids.iter().enumerate() {
            place[*id as usize] = at as u32;
        }
        let points = ids.iter().map(|id| points[*id as usize]).collect();
        Some(Self { ids, points, place })
    }

    /// Gives the distance of point `i` to its nearest other point, ∞ when it is alone.
    pub fn nearest(&self, i: usize) -> f64 {
        let at = self.place[i] as usize;
        let [x, y] = self.points[at];
        let mut best = f64::INFINITY;
        let mut look = |other: &[f64; 2]| {
            let dx = (other[0] - x).abs();
            let goes_on = dx <= best;
            if goes_on {
                best = best.min(dx.hypot(other[1] - y));
            }
            goes_on
        };
        // Both ways at once, so that a near point on one side spares the way on the other.
        let (mut left, mut right) = (self.points[..at].iter().rev(), self.points[at + 1..].iter());
        let (mut goes_left, mut goes_right) = (true, true);
        while goes_left || goes_right {
            goes_left = goes_left && left.next().is_some_and(&mut look);
            goes_right = goes_right && right.next().is_some_and(&mut look);
        }
        best
    }

    /// Gives every point nearest to point `i`, ascending: several where distances are the same.
    pub fn all_nearest(&self, i: usize) -> Vec<usize> {
        let reach = self.nearest(i);
        let reach = reach + reach * SAME;
        let at = self.place[i] as usize;
        let [x, y] = self.points[at];
        let near_x = |other: &usize| (self.points[*other][0] - x).abs() <= reach;
        let left = (0..at).rev().take_while(near_x);
        let right = (at + 1..self.points.len()).take_while(near_x);
        let is_near = |other: &usize| (self.points[*other][0] - x).hypot(self.points[*other][1] - y) <= reach;
        let mut found: Vec<usize> = left.chain(right).filter(is_near).map(|other| self.ids[other] as usize).collect();
        found.sort_unstable();
        found
    }

    /// Calls `visit` with every pair of points at most `reach` apart, once, and their distance.
    pub fn pairs(&self, reach: f64, visit: &mut dyn FnMut(usize, usize, f64)) {
        for (at, [x, y]) in self.points.iter().enumerate() {
            for other in at + 1..self.points.len() {
                let [x2, y2] = self.points[other];
                if x2 - x > reach {
                    break;
                }
                let distance = (x2 - x).hypot(y2 - y);
                if distance <= reach {
                    visit(self.ids[at] as usize, self.ids[other] as usize, distance);
                }
            }
        }
    }
}

/// Gives each point's distance to its nearest other one, in the order of the points; ∞ for a point alone.
///
/// `None` when a point is not finite. O(n √n) for points spread evenly.
pub fn nearest_distances(points: &[[f64; 2]]) -> Option<Vec<f64>> {
    let sweep = Sweep::new(points)?;
    Some((0..points.len()).map(|i| sweep.nearest(i)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn few_points() {
        assert_eq!(nearest_distances(&[]), Some(vec![]));
        assert_eq!(nearest_distances(&[[1.0, 1.0]]), Some(vec![f64::INFINITY]));
        assert_eq!(nearest_distances(&[[1.0, 1.0]; 3]), Some(vec![0.0; 3]));
        assert_eq!(nearest_distances(&[[1.0, f64::NAN]]), None);
        assert_eq!(Sweep::new(&[[0.0; 2]]).unwrap().all_nearest(0), [0; 0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn as_brute_force(points in prop::collection::vec((0..30_u8, 0..30_u8), 2..60), reach in 0.0..12.0_f64) {
            let points: Vec<[f64; 2]> = points.into_iter().map(|(x, y)| [f64::from(x), f64::from(y)]).collect();
            let away = |i: usize, j: usize| (points[i][0] - points[j][0]).hypot(points[i][1] - points[j][1]);
            let sweep = Sweep::new(&points).unwrap();
            for i in 0..points.len() {
                let others = || (0..points.len()).filter(|&j| j != i);
                let nearest = others().map(|j| away(i, j)).fold(f64::INFINITY, f64::min);
                prop_assert_eq!(sweep.nearest(i), nearest);
                prop_assert_eq!(sweep.all_nearest(i), others().filter(|&j| away(i, j) == nearest).collect::<Vec<_>>());
            }
            let mut pairs = Vec::new();
            sweep.pairs(reach, &mut |i, j, d| pairs.push((i.min(j), i.max(j), d)));
            pairs.sort_by(|a, b| a.partial_cmp(b).unwrap());
            let all = (0..points.len()).flat_map(|i| (i + 1..points.len()).map(move |j| (i, j)));
            let expected: Vec<_> = all.map(|(i, j)| (i, j, away(i, j))).filter(|pair| pair.2 <= reach).collect();
            prop_assert_eq!(pairs, expected);
        }
    }
}
