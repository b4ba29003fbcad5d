//! Spatial weights: for each unit its neighbours and how much each counts.

use crate::index::order::{keep_first, sort_by};

/// For each unit its neighbours with their weights, as flat arrays. Weights are positive; neighbours ascend.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SpatialWeights {
    /// Where each unit's neighbours begin, and the end of the last: length n + 1, or 0 when there are no units.
    starts: Vec<u32>,
    neighbours: Vec<u32>,
    weights: Vec<f64>,
}

/// Sums over all weights that the moments of the global statistics need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightTotals {
    /// Σ wᵢⱼ.
    pub s0: f64,
    /// ½ Σ (wᵢⱼ + wⱼᵢ)².
    pub s1: f64,
    /// Σᵢ (Σⱼ wᵢⱼ + Σⱼ wⱼᵢ)².
    pub s2: f64,
}

impl SpatialWeights {
    /// Takes for each unit its neighbours and their weights, in any order; weights of 0 are left out.
    ///
    /// `None` when a neighbour is no unit or named twice in a row, or a weight is negative or not finite.
    pub fn new(rows: Vec<Vec<(usize, f64)>>) -> Option<Self> {
        let n = rows.len();
        let mut made = Self { starts: vec![0], ..Self::default() };
        for mut row in rows {
            sort_by(&mut row, &|a, b| a.0.cmp(&b.0));
            let twice = row.windows(2).any(|pair| pair[0].0 == pair[1].0);
            if twice || row.iter().any(|(j, w)| *j >= n || !w.is_finite() || *w < 0.0) {
                return None;
            }
            for (j, weight) in row.into_iter().filter(|(_, weight)| *weight > 0.0) {
                made.neighbours.push(j as u32);
                made.weights.push(weight);
            }
            made.starts.push(made.neighbours.len() as u32);
        }
        Some(made)
    }

    /// Gives every neighbour the weight 1; otherwise as [`new`](Self::new).
    pub fn binary(rows: Vec<Vec<usize>>) -> Option<Self> {
        Self::new(rows.into_iter().map(|row| row.into_iter().map(|j| (j, 1.0)).collect()).collect())
    }

    /// Makes the `k` nearest units neighbours, with weight 1; of equally far ones the first.
    ///
    /// `distance` is told two units; what is NaN is never near. O(n²) distances.
    pub fn nearest(n: usize, k: usize, distance: &mut dyn FnMut(usize, usize) -> f64) -> Self {
        let rows = (0..n).map(|i| nearest_to(i, n, k, distance)).collect();
        Self::binary(rows).unwrap_or_default()
    }

    /// Makes the units within `radius` (≤) neighbours, with weight 1. O(n²) distances.
    pub fn within(n: usize, radius: f64, distance: &mut dyn FnMut(usize, usize) -> f64) -> Self {
        let rows = (0..n).map(|i| (0..n).filter(|&j| j != i && distance(i, j) <= radius).collect()).collect();
        Self::binary(rows).unwrap_or_default()
    }

    /// Gives units without any neighbour their nearest one, with weight 1. O(n) distances for each.
    #[must_use]
    pub fn with_nearest_for_islands(self, distance: &mut dyn FnMut(usize, usize) -> f64) -> Self {
        let n = self.len();
        self.map_rows(|i, row| {
            if row.is_empty() {
                row.extend(nearest_to(i, n, 1, distance).into_iter().map(|j| (j, 1.0)));
            }
        })
    }

    /// Makes every unit a neighbour of itself with the mean weight of its neighbours, or 1 if it has none; units that
    /// are so already stay as they are.
    #[must_use]
    pub fn with_self(self) -> Self {
        self.map_rows(|i, row| {
            if row.iter().all(|(j, _)| *j != i) {
                let sum: f64 = row.iter().map(|(_, weight)| weight).sum();
                row.push((i, if row.is_empty() { 1.0 } else { sum / row.len() as f64 }));
            }
        })
    }

    /// Takes units out of their own neighbourhoods.
    #[must_use]
    pub fn without_self(self) -> Self {
        self.map_rows(|i, row| row.retain(|(j, _)| *j != i))
    }

    /// Scales every unit's weights so that they add up to 1; units without neighbours stay without.
    #[must_use]
    pub fn row_standardised(self) -> Self {
        self.map_rows(|_, row| {
            let sum: f64 = row.iter().map(|(_, weight)| weight).sum();
            for (_, weight) in row {
                *weight /= sum;
            }
        })
    }

    /// Keeps some units and the weights among them, in the order given; `None` when one is no unit or comes twice.
    pub fn only(&self, units: &[usize]) -> Option<Self> {
        let mut place = vec![None; self.len()];
        for (at, &unit) in units.iter().enumerate() {
            if place.get_mut(unit)?.replace(at).is_some() {
                return None;
            }
        }
        let kept = |&unit: &usize| self.row(unit).filter_map(|(j, weight)| Some((place[j]?, weight))).collect();
        Self::new(units.iter().map(kept).collect())
    }

    fn map_rows(self, mut change: impl FnMut(usize, &mut Vec<(usize, f64)>)) -> Self {
        let rows = (0..self.len()).map(|i| {
            let mut row: Vec<_> = self.row(i).collect();
            change(i, &mut row);
            row
        });
        let rows = rows.collect();
        Self::new(rows).unwrap_or(self)
    }

    /// Number of units.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Says whether there are no units.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The neighbours of unit `i`, ascending, with their weights; nothing for what is no unit.
    pub fn row(&self, i: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let range = if i < self.len() { self.starts[i] as usize..self.starts[i + 1] as usize } else { 0..0 };
        self.neighbours[range.clone()].iter().map(|j| *j as usize).zip(self.weights[range].iter().copied())
    }

    /// The weight of unit `j` for unit `i`, 0 when they are no neighbours. O(log neighbours).
    pub fn weight(&self, i: usize, j: usize) -> f64 {
        if i >= self.len() {
            return 0.0;
        }
        let start = self.starts[i] as usize;
        let row = &self.neighbours[start..self.starts[i + 1] as usize];
        row.binary_search(&(j as u32)).map_or(0.0, |at| self.weights[start + at])
    }

    /// Lists the units that have no neighbour but themselves.
    pub fn islands(&self) -> Vec<usize> {
        (0..self.len()).filter(|&i| self.row(i).all(|(j, _)| j == i)).collect()
    }

    /// Gives for each unit Σⱼ wᵢⱼ xⱼ: with row-standardised weights the mean of its neighbours. Values as many as units.
    pub fn lag(&self, values: &[f64]) -> Vec<f64> {
        (0..self.len()).map(|i| self.row(i).map(|(j, weight)| weight * values[j]).sum()).collect()
    }

    /// Gives the sums that moments need. O(neighbours · log).
    pub fn totals(&self) -> WeightTotals {
        let mut sums = vec![0.0; self.len()];
        let (mut s0, mut s1) = (0.0, 0.0);
        for i in 0..self.len() {
            for (j, weight) in self.row(i) {
                s0 += weight;
                s1 += weight * (weight + self.weight(j, i));
                sums[i] += weight;
                sums[j] += weight;
            }
        }
        WeightTotals { s0, s1, s2: sums.iter().map(|sum| sum * sum).sum() }
    }
}

/// The `k` units nearest to unit `i`, of equally far ones the first.
fn nearest_to(i: usize, n: usize, k: usize, distance: &mut dyn FnMut(usize, usize) -> f64) -> Vec<usize> {
    let away: Vec<f64> = (0..n).map(|j| if j == i { f64::NAN } else { distance(i, j) }).collect();
    let mut units: Vec<u32> = (0..n as u32).filter(|j| !away[*j as usize].is_nan()).collect();
    keep_first(&mut units, k, &mut |a, b| away[a as usize].total_cmp(&away[b as usize]).then(a.cmp(&b)));
    units.into_iter().map(|j| j as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::{figure, positions};

    fn on_a_line(xs: &[f64]) -> impl FnMut(usize, usize) -> f64 {
        |i, j| (xs[i] - xs[j]).abs()
    }

    fn neighbours(weights: &SpatialWeights) -> Vec<Vec<usize>> {
        (0..weights.len()).map(|i| weights.row(i).map(|(j, _)| j).collect()).collect()
    }

    #[test]
    fn six_points_within_fifteen() {
        let xy = positions("/six_points/xy");
        let weights = SpatialWeights::within(6, 15.0, &mut |i, j| (xy[i][0] - xy[j][0]).hypot(xy[i][1] - xy[j][1]));
        for (i, row) in neighbours(&weights).iter().enumerate() {
            let expected = figure(&format!("/six_points/neighbours/{i}"));
            assert_eq!(serde_json::json!(row), *expected);
        }
    }

    #[test]
    fn nearest_ones_and_islands() {
        let xs = [0.0, 1.0, 2.0, 10.0, f64::NAN];
        let two = SpatialWeights::nearest(5, 2, &mut on_a_line(&xs));
        assert_eq!(neighbours(&two), [vec![1, 2], vec![0, 2], vec![0, 1], vec![1, 2], vec![]]);
        let near = SpatialWeights::within(5, 1.0, &mut on_a_line(&xs));
        assert_eq!(near.islands(), [3, 4]);
        let joined = near.with_nearest_for_islands(&mut on_a_line(&xs));
        assert_eq!(neighbours(&joined)[3], [2]);
        assert_eq!(joined.islands(), [4]);
    }

    #[test]
    fn rows_are_scaled_and_completed() {
        let weights = SpatialWeights::new(vec![vec![(2, 3.0), (1, 1.0)], vec![], vec![(1, 0.0)]]).unwrap();
        assert_eq!(weights.row(0).collect::<Vec<_>>(), [(1, 1.0), (2, 3.0)]);
        let standard = weights.clone().row_standardised();
        assert_eq!((standard.weight(0, 2), standard.weight(0, 0), standard.weight(9, 0)), (0.75, 0.0, 0.0));
        let own = weights.with_self();
        assert_eq!([own.weight(0, 0), own.weight(1, 1), own.weight(2, 2)], [2.0, 1.0, 1.0]);
        assert_eq!(own.clone().with_self(), own);
        assert_eq!(own.islands(), [1, 2]);
        assert_eq!(own.without_self().islands(), [1, 2]);
        assert_eq!(standard.lag(&[5.0, 4.0, 8.0]), [7.0, 0.0, 0.0]);
    }

    #[test]
    fn weights_that_cannot_be() {
        assert_eq!(SpatialWeights::binary(vec![vec![1]]), None);
        assert_eq!(SpatialWeights::new(vec![vec![(0, 1.0), (0, 2.0)]]), None);
        assert_eq!(SpatialWeights::new(vec![vec![(0, -1.0)]]), None);
        assert_eq!(SpatialWeights::new(vec![vec![(0, f64::NAN)]]), None);
        let none = SpatialWeights::default();
        assert!(none.is_empty() && none.row(0).next().is_none() && none.islands().is_empty());
        assert_eq!(none.totals(), WeightTotals { s0: 0.0, s1: 0.0, s2: 0.0 });
    }

    #[test]
    fn some_of_the_units() {
        let weights = SpatialWeights::nearest(4, 2, &mut on_a_line(&[0.0, 1.0, 2.0, 3.0]));
        let some = weights.only(&[2, 0]).unwrap();
        assert_eq!(neighbours(&some), [vec![], vec![0]]);
        assert_eq!((weights.only(&[4]), weights.only(&[1, 1])), (None, None));
    }
}
