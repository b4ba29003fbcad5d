//! Points drawn as groups: for every zoom of the map, those that would lie on each other are one.
//!
//! From the nearest zoom down: the heaviest of what is left takes in what lies within a distance on the screen, and they
//! stand in the middle of all their points. Groups of a zoom are points of the next one out, so each splits into parts as
//! one comes nearer. The same for every order of the points but for exact ties.
//!
//! Source: the greedy clustering by zoom of V. Agafonkin's Supercluster (2016), here heaviest first.

use crate::geo::World;
use crate::index::PointIndex;
use crate::index::order::{sort_ids, sorted_rows};

/// The side of the whole square at zoom 0, in CSS px.
const TILE_PX: f64 = 512.0;

/// Some points that are drawn as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathered {
    /// The middle of its points.
    pub at: World,
    /// The first zoom at which it is drawn.
    pub from: u8,
    /// The last one.
    pub until: u8,
    /// How many points of each kind, the most first.
    pub parts: Vec<(u8, u32)>,
    /// The group that takes it in at the zoom below `from`.
    pub parent: Option<usize>,
}

/// The groups of all zooms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathering {
    /// The groups, those of the nearest zoom first.
    pub groups: Vec<Gathered>,
    /// For each point the first zoom at which it stands alone.
    pub alone_from: Vec<u8>,
    /// For each point the group that takes it in at the zoom below that.
    pub parents: Vec<Option<usize>>,
}

/// What is drawn at a zoom: a point or a group.
#[derive(Clone, Copy)]
enum Mark {
    Point(usize),
    Group(usize),
}

struct Item {
    at: World,
    count: u32,
    mark: Mark,
}

impl Gathering {
    /// Groups points of the square, each of a kind, at the zooms 0 to `last`, where they lie within `reach_px` CSS px of each
    /// other. Above that zoom every point stands alone. Points that are not finite stand alone at once. O(zooms · n log n).
    pub fn new(points: &[World], kinds: &[u8], last: u8, reach_px: f64) -> Self {
        let mut all = Self { groups: Vec::new(), alone_from: vec![0; points.len()], parents: vec![None; points.len()] };
        let is_somewhere = |row: &usize| points[*row].x.is_finite() && points[*row].y.is_finite();
        let rows = (0..points.len()).filter(is_somewhere);
        let mut items: Vec<Item> = rows.map(|row| Item { at: points[row], count: 1, mark: Mark::Point(row) }).collect();
        for zoom in (0..=last).rev() {
            items = all.gather(&items, kinds, zoom, reach_px / (TILE_PX * f64::from(zoom).exp2()));
        }
        all
    }

    /// Gathers what is drawn at the next zoom for this one; `reach` in units of the square.
    fn gather(&mut self, items: &[Item], kinds: &[u8], zoom: u8, reach: f64) -> Vec<Item> {
        let positions: Vec<World> = items.iter().map(|item| item.at).collect();
        let index = PointIndex::build(&positions);
        let order = sorted_rows(items.len(), &mut |a, b| items[b as usize].count.cmp(&items[a as usize].count));
        let mut is_taken = vec![false; items.len()];
        let mut drawn = Vec::new();
        for own in order {
            let own = own as usize;
            if is_taken[own] {
                continue;
            }
            let mut near = index.within(items[own].at, reach);
            near.retain(|other| !is_taken[*other as usize]);
            let Item { at, count, mark } = items[own];
            if near.len() < 2 {
                drawn.push(Item { at, count, mark });
                continue;
            }
            sort_ids(&mut near);
            let (mut sum, mut count, mut parts) = ([0.0; 2], 0, Vec::new());
            for part in near {
                is_taken[part as usize] = true;
                let part = &items[part as usize];
                let weight = f64::from(part.count);
                sum = [sum[0] + part.at.x * weight, sum[1] + part.at.y * weight];
                count += part.count;
                self.take_in(part.mark, kinds, zoom + 1, &mut parts);
            }
            parts.sort_by(|a: &(u8, u32), b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
            let at = World::new(sum[0] / f64::from(count), sum[1] / f64::from(count));
            drawn.push(Item { at, count, mark: Mark::Group(self.groups.len()) });
            self.groups.push(Gathered { at, from: 0, until: zoom, parts, parent: None });
        }
        drawn
    }

    /// Makes something a part of the group that comes next: from `from` on it is drawn by itself.
    fn take_in(&mut self, mark: Mark, kinds: &[u8], from: u8, parts: &mut Vec<(u8, u32)>) {
        let group = Some(self.groups.len());
        let mut add = |kind: u8, count: u32| match parts.iter_mut().find(|part| part.0 == kind) {
            Some(part) => part.1 += count,
            None => parts.push((kind, count)),
        };
        match mark {
            Mark::Point(row) => {
                (self.alone_from[row], self.parents[row]) = (from, group);
                add(kinds.get(row).copied().unwrap_or(0), 1);
            }
            Mark::Group(own) => {
                (self.groups[own].from, self.groups[own].parent) = (from, group);
                for (kind, count) in &self.groups[own].parts {
                    add(*kind, *count);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Random;
    use proptest::prelude::*;

    fn strewn(count: usize, seed: u64) -> Vec<World> {
        let mut random = Random::new(seed);
        // Some on one spot, some close by, some far off.
        let mut at = |row: usize| match row % 3 {
            0 => World::new(0.7, 0.3),
            1 => World::new(0.7 + random.unit() * 1e-4, 0.3 + random.unit() * 1e-4),
            _ => World::new(random.unit(), random.unit()),
        };
        (0..count).map(&mut at).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(30))]

        /// At every zoom each point is drawn once: alone, or in the one of its groups that is drawn.
        #[test]
        fn the_groups_of_every_zoom_partition_the_points(count in 0..200_usize, seed in 0..99_u64) {
            let points = strewn(count, seed);
            let kinds: Vec<u8> = (0..count).map(|row| b'A' + (row % 5) as u8).collect();
            let all = Gathering::new(&points, &kinds, 16, 64.0);
            for zoom in 0..=18_u8 {
                let is_drawn = |group: usize| (all.groups[group].from..=all.groups[group].until).contains(&zoom);
                let mut found = vec![Vec::new(); all.groups.len()];
                for row in 0..count {
                    let above = std::iter::successors(all.parents[row], |group| all.groups[*group].parent);
                    let groups: Vec<usize> = above.filter(|group| is_drawn(*group)).collect();
                    let is_alone = all.alone_from[row] <= zoom;
                    prop_assert_eq!(groups.len() + usize::from(is_alone), 1, "{} {}", row, zoom);
                    for group in groups {
                        found[group].push(row);
                    }
                }
                for (group, rows) in found.iter().enumerate().filter(|(group, _)| is_drawn(*group)) {
                    let own = &all.groups[group];
                    prop_assert!(rows.len() > 1);
                    for (kind, count) in &own.parts {
                        let wanted = rows.iter().filter(|row| kinds[**row] == *kind).count();
                        prop_assert_eq!(wanted, *count as usize);
                    }
                    prop_assert_eq!(own.parts.iter().map(|part| part.1 as usize).sum::<usize>(), rows.len());
                    prop_assert!(own.parts.windows(2).all(|pair| pair[0].1 >= pair[1].1));
                    let mean = rows.iter().map(|row| points[*row].x).sum::<f64>() / rows.len() as f64;
                    prop_assert!((mean - own.at.x).abs() < 1e-9);
                }
            }
        }
    }

    #[test]
    fn what_lies_together_splits_as_one_comes_nearer() {
        let points = [World::new(0.5, 0.5), World::new(0.5, 0.501), World::new(0.9, 0.1)];
        let all = Gathering::new(&points, b"AAB", 16, 64.0);
        // 0.001 of the square is 64 px where the square is 64,000 px wide: between zoom 6 and 7.
        assert_eq!((all.alone_from[0], all.alone_from[1]), (7, 7));
        let [pair] = all.groups.as_slice() else { panic!("{:?}", all.groups) };
        assert_eq!((pair.from, pair.until, pair.parts.as_slice()), (0, 6, &[(b'A', 2)][..]));
        assert_eq!((all.alone_from[2], all.parents[2]), (0, None));
        // At zoom 0 the square is 512 px wide: within 300 px lies the third one too.
        let wide = Gathering::new(&points, b"AAB", 16, 300.0);
        assert_eq!(wide.groups.last().unwrap().parts, [(b'A', 2), (b'B', 1)]);
        assert_eq!(Gathering::new(&[World::new(f64::NAN, 0.0)], b"A", 16, 64.0).alone_from, [0]);
    }
}
