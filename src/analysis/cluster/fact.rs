//! What is to be said of a cluster: who is in it, of which kinds, how dense it is, where it lies and what to call it.
//!
//! Facts are numbers and rows; words and languages are the business of whoever shows them.

use super::dbscan::Clustering;
use super::disc_union::{area_m2, outline};
use super::spatial_median::spatial_median;
use crate::geo::{LngLat, distance_m};
use crate::index::order::{sort_by, sort_ids};

/// Straight pieces that a whole circle of an outline is cut into.
pub const OUTLINE_CORNERS: usize = 32;

/// The points that a clustering may use, and how many it may not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usable {
    /// Rows whose position is known finely enough, ascending.
    pub rows: Vec<u32>,
    /// How many rows have a position that is coarser than the radius, or of unknown precision.
    pub too_coarse: usize,
    /// How many rows have no position.
    pub without_position: usize,
}

/// Leaves out what is not located as finely as `eps_m`: a town's centre given to forty museums is not a cluster.
///
/// `precision_m` gives for each row how far off its position may be, in metres; NaN is unknown.
pub fn usable(positions: &[LngLat], precision_m: &[f64], eps_m: f64) -> Usable {
    let mut usable = Usable::default();
    for (row, (position, precision)) in (0..).zip(positions.iter().zip(precision_m)) {
        if !position.is_valid() {
            usable.without_position += 1;
        } else if *precision <= eps_m {
            usable.rows.push(row);
        } else {
            usable.too_coarse += 1;
        }
    }
    usable
}

/// What is known of the places, row by row; all of one length.
#[derive(Clone, Copy, Debug)]
pub struct PlaceColumns<'a> {
    /// Where they are.
    pub positions: &'a [LngLat],
    /// The code of their category; 0 is unknown.
    pub categories: &'a [u32],
    /// How well their name is known: 0 is no name; a cluster is named after the best known, of those the nearest to its
    /// middle.
    pub prominence: &'a [u8],
}

/// The facts of a cluster.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterFact {
    /// The rows of its members, ascending.
    pub members: Vec<u32>,
    /// How many of them are at the core.
    pub core: usize,
    /// Codes of categories with the number of members, the largest first, equal ones by code; unknown is left out.
    pub composition: Vec<(u32, usize)>,
    /// The effective number of categories (Hill's N₁): as many equally large ones would be as mixed; NaN when none is known.
    pub effective_categories: f64,
    /// The share of all points that took part, in a cluster or not.
    pub share: f64,
    /// The distance that chains the members together, in metres.
    pub reach_m: f64,
    /// The outline, polygons of closed rings, outer first: discs of half the reach around the core.
    pub outline: Vec<Vec<Vec<LngLat>>>,
    /// Square metres within the outline; 0 when the reach is 0.
    pub area_m2: f64,
    /// The spatial median of the members.
    pub center: LngLat,
    /// The row of the member to name it after; `None` when none has a name.
    pub named_after: Option<u32>,
}

impl ClusterFact {
    /// The code of its largest category, of equally large ones the lowest code; `None` when none is known.
    pub fn largest_category(&self) -> Option<u32> {
        self.composition.first().map(|(code, _)| *code)
    }

    /// Members per square kilometre of the outline; infinite for a cluster of one spot.
    pub fn density_per_km2(&self) -> f64 {
        self.members.len() as f64 / (self.area_m2 / 1e6)
    }
}

/// Gives the facts of every cluster, by number.
///
/// `clustering` labels the points `rows` (rows of `places`, as [`usable`] gives them), `reach_m` is that of `Found`. Rows that
/// are not in `places` are left out. `go_on` is told the share done, 0 to 1, before each cluster; `None` when it answers
/// false.
pub fn cluster_facts(
    clustering: &Clustering,
    reach_m: &[f64],
    rows: &[u32],
    places: &PlaceColumns<'_>,
    go_on: &mut dyn FnMut(f64) -> bool,
) -> Option<Vec<ClusterFact>> {
    let length = places.positions.len().min(places.categories.len()).min(places.prominence.len());
    let mut members: Vec<Vec<(u32, bool)>> = vec![Vec::new(); clustering.count];
    for ((label, core), row) in clustering.labels.iter().zip(&clustering.core).zip(rows) {
        let members = label.and_then(|label| members.get_mut(label as usize));
        if let Some(members) = members.filter(|_| (*row as usize) < length) {
            members.push((*row, *core));
        }
    }
    let mut facts = Vec::with_capacity(members.len());
    for (members, reach) in members.iter().zip(reach_m) {
        if !go_on(facts.len() as f64 / clustering.count as f64) {
            return None;
        }
        facts.push(fact(members, *reach, rows.len(), places));
    }
    Some(facts)
}

/// Gives the facts of one cluster of (row, core).
fn fact(members: &[(u32, bool)], reach_m: f64, all: usize, places: &PlaceColumns<'_>) -> ClusterFact {
    let mut rows: Vec<u32> = members.iter().map(|(row, _)| *row).collect();
    sort_ids(&mut rows);
    let positions: Vec<LngLat> = rows.iter().map(|&row| places.positions[row as usize]).collect();
    let core: Vec<LngLat> =
        members.iter().filter(|(_, core)| *core).map(|(row, _)| places.positions[*row as usize]).collect();
    let center = spatial_median(&positions).unwrap_or(LngLat::NONE);
    let composition = composition(rows.iter().map(|&row| places.categories[row as usize]));
    let outline = outline(&core, reach_m / 2.0, OUTLINE_CORNERS);
    ClusterFact {
        core: core.len(),
        effective_categories: effective_number(&composition),
        composition,
        share: rows.len() as f64 / all as f64,
        reach_m,
        area_m2: area_m2(&outline),
        outline,
        center,
        named_after: name_giver(&rows, &positions, places.prominence, center),
        members: rows,
    }
}

/// Finds the row to name a cluster after: the best known, then the nearest to the centre, then the first.
fn name_giver(rows: &[u32], positions: &[LngLat], prominence: &[u8], center: LngLat) -> Option<u32> {
    let known = rows.iter().map(|&row| prominence[row as usize]).max().filter(|known| *known > 0)?;
    let named = rows.iter().zip(positions).filter(|(row, _)| prominence[**row as usize] == known);
    named
        .map(|(row, position)| (distance_m(*position, center), *row))
        .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
        .map(|(_, row)| row)
}

/// Counts codes, the most frequent first, equal ones by code; 0 is left out.
fn composition(codes: impl Iterator<Item = u32>) -> Vec<(u32, usize)> {
    let mut codes: Vec<u32> = codes.filter(|code| *code > 0).collect();
    sort_ids(&mut codes);
    let mut counts: Vec<(u32, usize)> = codes.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect();
    sort_by(&mut counts, &|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    counts
}

/// Hill's N₁: e to the Shannon entropy. NaN for nothing.
///
/// Source: M. O. Hill, Diversity and evenness, Ecology 54 (1973).
fn effective_number(counts: &[(u32, usize)]) -> f64 {
    let total = counts.iter().map(|(_, count)| *count).sum::<usize>() as f64;
    if counts.is_empty() {
        return f64::NAN;
    }
    let entropy: f64 = counts.iter().map(|(_, count)| *count as f64 / total).map(|share| -share * share.ln()).sum();
    entropy.exp()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::cluster::{Method, Space};
    use std::f64::consts::PI;

    #[test]
    fn coarse_and_missing_positions_are_counted() {
        let here = LngLat::new(106.9, 47.9);
        let found = usable(&[here, here, LngLat::NONE, here, here], &[10.0, 250.0, 10.0, 250.1, f64::NAN], 250.0);
        assert_eq!(found, Usable { rows: vec![0, 1], too_coarse: 2, without_position: 1 });
    }

    #[test]
    fn facts_of_two_clusters() {
        let at = |east: f64| LngLat::new(106.9 + east / 74_769.0, 47.9);
        let positions = [at(0.0), LngLat::NONE, at(10.0), at(20.0), at(9000.0), at(9000.0), at(9000.0), at(4000.0)];
        let places = PlaceColumns {
            positions: &positions,
            categories: &[7, 1, 3, 7, 0, 0, 0, 2],
            prominence: &[2, 2, 1, 2, 0, 0, 0, 2],
        };
        let used = usable(&positions, &[10.0; 8], 250.0);
        let order: Vec<u32> = (0..used.rows.len() as u32).collect();
        let chosen: Vec<LngLat> = used.rows.iter().map(|&row| positions[row as usize]).collect();
        let method = Method::Dbscan { eps_m: 250.0, min_points: 3 };
        let found = method.find(&Space::on_earth(&chosen), &order, &mut |_| true).unwrap();
        let facts = |go_on: bool| cluster_facts(&found.clustering, &found.reach_m, &used.rows, &places, &mut |_| go_on);
        assert_eq!(facts(false), None);
        let facts = facts(true).unwrap();
        assert_eq!(facts.len(), 2);
        let [a, b] = [&facts[0], &facts[1]];
        assert_eq!(
            (a.members.as_slice(), a.core, a.composition.as_slice()),
            ([0, 2, 3].as_slice(), 3, [(7, 2), (3, 1)].as_slice())
        );
        assert_eq!((a.largest_category(), b.largest_category()), (Some(7), None));
        // Row 2 is in the middle, but rows 0 and 3 are better known; they are as far, or nearly.
        assert!(a.named_after == Some(0) || a.named_after == Some(3));
        assert_eq!(b.named_after, None);
        assert!(distance_m(a.center, at(10.0)) < 0.01 && distance_m(b.center, at(9000.0)) < 0.01);
        // 2/3 and 1/3: exp(−⅔ ln ⅔ − ⅓ ln ⅓) = 3 / 2^⅔.
        assert!(
            (a.effective_categories - 3.0 / 2_f64.powf(2.0 / 3.0)).abs() < 1e-12 && b.effective_categories.is_nan()
        );
        assert_eq!((a.share, b.share), (3.0 / 7.0, 3.0 / 7.0));
        let disc = PI * 125.0 * 125.0;
        assert!((b.area_m2 / disc - 1.0).abs() < 0.01 && a.area_m2 > b.area_m2 + 20.0 * 245.0);
        assert!((b.density_per_km2() - 3e6 / b.area_m2).abs() < 1e-9);
    }

    #[test]
    fn effective_numbers_of_vegan() {
        // R vegan 2.6-4: diversity() of 10, 20, 30, 40, to the power of e.
        let found = effective_number(&[(4, 40), (3, 30), (2, 20), (1, 10)]);
        assert!((found - 3.596_115_466_624_322_5).abs() < 1e-12);
        assert_eq!(effective_number(&[(1, 9)]), 1.0);
    }
}
