//! Tests of DBSCAN: published results, the definition by brute force, order, places that are special.

use super::*;
use crate::geo::{LocalPlane, distance_m};
use proptest::prelude::*;

fn points(csv: &str) -> Vec<[f64; 2]> {
    csv.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let (x, y) = line.split_once(',').unwrap();
            [x.parse().unwrap(), y.parse().unwrap()]
        })
        .collect()
}

fn run(points: &[[f64; 2]], eps: f64, min_points: usize) -> Clustering {
    let ids: Vec<usize> = (0..points.len()).collect();
    dbscan_plane(&ids, points, eps, min_points)
}

#[test]
fn juvenile_as_scikit_learn_and_r() {
    let data = points(include_str!("../../../../tests/fixtures/juvenile.csv"));
    assert_eq!(data.len(), 168);
    for (eps, min_points, clusters, noise) in [(3.0, 4, 14, 99), (4.0, 5, 9, 100), (5.0, 5, 10, 70), (6.0, 8, 3, 114)] {
        let found = run(&data, eps, min_points);
        assert_eq!((found.count, found.noise_count()), (clusters, noise), "eps {eps}, at least {min_points}");
    }
    let found = run(&data, 3.0, 4);
    let smallest = (0..14).map(|c| found.members(c).len()).min();
    assert_eq!(smallest, Some(3), "a cluster may be smaller than the minimum");
}

#[test]
fn three_clusters_as_scikit_learn_and_r() {
    let data = points(include_str!("../../../../tests/fixtures/three_clusters_200.csv"));
    for (eps, min_points, expected, noise) in
        [(150.0, 5, [60, 53, 30], 57), (250.0, 10, [61, 59, 30], 50), (400.0, 10, [62, 62, 32], 44)]
    {
        let found = run(&data, eps, min_points);
        let mut sizes: Vec<usize> = (0..found.count as u32).map(|c| found.members(c).len()).collect();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        assert_eq!((sizes.as_slice(), found.noise_count()), (expected.as_slice(), noise));
    }
}

#[test]
fn documented_example() {
    let found = run(&[[1., 2.], [2., 2.], [2., 3.], [8., 7.], [8., 8.], [25., 80.]], 3.0, 2);
    assert_eq!(found.labels, [Some(0), Some(0), Some(0), Some(1), Some(1), None]);
}

#[test]
fn border_point_between_two_clusters_ignores_order() {
    // 1.15 is 0.85 from 0.3 and from 2.0; the textbook's answer flips when the order is reversed.
    let xs = [0.0, 0.1, 0.2, 0.3, 1.15, 2.0, 2.1, 2.2, 2.3];
    let data: Vec<[f64; 2]> = xs.iter().map(|&x| [x, 0.0]).collect();
    let forward = run(&data, 0.9, 4);
    assert_eq!(forward.labels[..4], [Some(0); 4]);
    assert_eq!(forward.labels[5..], [Some(1); 4]);
    assert!(!forward.core[4] && forward.labels[4].is_some());
    let reversed: Vec<[f64; 2]> = data.iter().rev().copied().collect();
    let ids: Vec<usize> = (0..9).rev().collect();
    let mut labels = dbscan_plane(&ids, &reversed, 0.9, 4).labels;
    labels.reverse();
    assert_eq!(labels, forward.labels);
}

#[test]
fn exact_tie_goes_to_the_lower_cluster_and_limit_is_inclusive() {
    // 2.5 is exactly 2.5 from a core point on either side, and not a core point itself.
    let xs = [6.0, 6.0, 6.0, 5.0, 2.5, 0.0, -1.0, -1.0, -1.0];
    let data: Vec<[f64; 2]> = xs.iter().map(|&x| [x, 0.0]).collect();
    let found = run(&data, 2.5, 4);
    assert_eq!((found.count, found.core[4], found.labels[4]), (2, false, Some(0)));
    assert_eq!(run(&data, 2.499, 4).labels[4], None);
}

#[test]
fn nothing_and_no_position() {
    let none = dbscan::<u8>(&[], &[], 250.0, 5);
    assert_eq!((none.count, none.labels.len()), (0, 0));
    let here = LngLat::new(106.9, 47.9);
    let found = dbscan(&[1, 2, 3], &[here, LngLat::NONE, here], 250.0, 2);
    assert_eq!(found.labels, [Some(0), None, Some(0)]);
}

#[test]
fn neighbours_across_the_180_meridian() {
    let found = dbscan(&[1, 2], &[LngLat::new(179.9995, 10.0), LngLat::new(-179.9995, 10.0)], 250.0, 2);
    assert_eq!(found.count, 1);
}

/// The definition, without a grid: everything measured, groups by spreading, the border by the nearest core.
fn brute(ids: &[usize], distance: &dyn Fn(usize, usize) -> f64, eps: f64, min_points: usize) -> Clustering {
    let n = ids.len();
    let near = |i: usize, j: usize| distance(i, j) <= eps;
    let has_position = |i: usize| !distance(i, i).is_nan();
    let core: Vec<bool> =
        (0..n).map(|i| has_position(i) && (0..n).filter(|&j| near(i, j)).count() >= min_points).collect();
    let mut by_id: Vec<usize> = (0..n).collect();
    by_id.sort_by_key(|&i| ids[i]);
    let mut labels = vec![None; n];
    let mut count = 0;
    for &seed in &by_id {
        if core[seed] && labels[seed].is_none() {
            let mut waiting = vec![seed];
            while let Some(i) = waiting.pop() {
                if labels[i].is_none() {
                    labels[i] = Some(count);
                    waiting.extend((0..n).filter(|&j| core[j] && near(i, j)));
                }
            }
            count += 1;
        }
    }
    let of_core = labels.clone();
    for i in (0..n).filter(|&i| !core[i]) {
        let reach = (0..n).filter(|&j| core[j] && near(i, j)).map(|j| (distance(i, j), of_core[j]));
        labels[i] = reach.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).and_then(|best| best.1);
    }
    let mut seen: Vec<u32> = Vec::new();
    for &i in &by_id {
        seen.extend(labels[i].filter(|label| !seen.contains(label)));
    }
    let final_number = |label: u32| seen.iter().position(|&l| l == label).unwrap() as u32;
    Clustering {
        labels: labels.into_iter().map(|label| label.map(final_number)).collect(),
        core,
        count: count as usize,
    }
}

fn brute_earth(ids: &[usize], positions: &[LngLat], eps: f64, min_points: usize) -> Clustering {
    let valid = |i: usize| if positions[i].is_valid() { 0.0 } else { f64::NAN };
    brute(ids, &|i, j| distance_m(positions[i], positions[j]) + valid(i) + valid(j), eps, min_points)
}

#[test]
fn asks_whether_to_go_on() {
    let space = Space::on_plane(&[[0.0, 0.0], [1.0, 0.0], [9.0, 0.0]]);
    let mut shares = Vec::new();
    let done = dbscan_of(&space, &[0, 1, 2], 1.0, 2, &mut |share| {
        shares.push(share);
        true
    });
    assert_eq!(done.unwrap().labels, [Some(0), Some(0), None]);
    assert!(shares.is_sorted() && shares.iter().all(|share| (0.0..=1.0).contains(share)) && !shares.is_empty());
    assert_eq!(dbscan_of(&space, &[0, 1, 2], 1.0, 2, &mut |_| false), None);
}

#[test]
fn identical_points_in_any_number() {
    let here = LngLat::new(106.9, 47.9);
    let mut positions = vec![here; 20_000];
    positions.push(LngLat::new(106.91, 47.9));
    let ids: Vec<usize> = (0..positions.len()).collect();
    let found = dbscan(&ids, &positions, 250.0, 5);
    assert_eq!((found.count, found.noise_count(), found.members(0).len()), (1, 1, 20_000));
    assert_eq!(dbscan(&ids[..50], &positions[..50], 0.0, 5).count, 1);
    assert_eq!(dbscan(&ids, &positions, -1.0, 5).count, 0);
    assert_eq!(dbscan(&ids, &positions, f64::NAN, 5).count, 0);
    assert_eq!(dbscan(&ids[..1], &positions[..1], 250.0, 2).labels, [None]);
    assert_eq!(dbscan(&ids[..1], &positions[..1], 250.0, 1).labels, [Some(0)]);
    assert_eq!(dbscan(&ids[19_999..], &positions[19_999..], f64::INFINITY, 2).count, 1);
}

/// A lattice as coarse as this makes equal distances and duplicates common.
fn lattice() -> impl Strategy<Value = Vec<(i32, i32)>> {
    prop::collection::vec((0..40_i32, 0..40_i32), 1..120)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn order_of_input_changes_nothing(
        rows in lattice(), keys in prop::collection::vec(any::<u64>(), 120), min_points in 1..7_usize,
    ) {
        let place = |(x, y): (i32, i32)| LngLat::new(106.9 + f64::from(x) * 0.001, 47.9 + f64::from(y) * 0.001);
        let positions: Vec<LngLat> = rows.iter().map(|&r| place(r)).collect();
        let ids: Vec<usize> = (0..rows.len()).collect();
        let straight = dbscan(&ids, &positions, 250.0, min_points);
        let mut order = ids.clone();
        order.sort_by_key(|&i| keys[i]);
        let shuffled: Vec<LngLat> = order.iter().map(|&i| positions[i]).collect();
        let again = dbscan(&order, &shuffled, 250.0, min_points);
        for (at, &i) in order.iter().enumerate() {
            prop_assert_eq!(again.labels[at], straight.labels[i]);
            prop_assert_eq!(again.core[at], straight.core[i]);
        }
        prop_assert_eq!(straight, brute_earth(&ids, &positions, 250.0, min_points));
    }

    #[test]
    fn plane_equals_the_definition_at_any_scale(rows in lattice(), eps in 0.0..6.0_f64, min_points in 0..9_usize, scale in -9..9_i32) {
        // The radius is now and then a distance of the lattice.
        let scale = 10_f64.powi(scale);
        let eps = if eps < 2.0 { eps * scale } else { eps.floor() * scale };
        let points: Vec<[f64; 2]> = rows.iter().map(|&(x, y)| [f64::from(x) * scale, f64::from(y) * scale]).collect();
        let ids: Vec<usize> = (0..rows.len()).collect();
        let distance = |i: usize, j: usize| (points[i][0] - points[j][0]).hypot(points[i][1] - points[j][1]);
        prop_assert_eq!(dbscan_plane(&ids, &points, eps, min_points), brute(&ids, &distance, eps, min_points));
    }

    #[test]
    fn grid_holds_anywhere_on_earth(
        lat in prop_oneof![-84.0..84.0_f64, 89.0..90.0_f64, -90.0..-89.9_f64],
        lng in prop_oneof![-180.0..180.0_f64, 179.99..180.0_f64],
        digits in 0.0..4.8_f64,
        offsets in prop::collection::vec((-2.0..2.0_f64, -2.0..2.0_f64), 2..40),
        others in prop::collection::vec((-180.0..180.0_f64, -90.0..91.0_f64), 0..6),
    ) {
        let eps = 10_f64.powf(digits);
        let plane = LocalPlane::new(LngLat::new(lng, lat));
        let near = offsets.iter().map(|(x, y)| plane.lng_lat_from_plane([x * eps, y * eps]));
        // Positions anywhere else turn the plane of the cells away; some of them are none.
        let far = others.iter().map(|&(lng, lat)| LngLat::new(lng, lat));
        let positions: Vec<LngLat> = near.chain(far).collect();
        let ids: Vec<usize> = (0..positions.len()).rev().collect();
        prop_assert_eq!(dbscan(&ids, &positions, eps, 3), brute_earth(&ids, &positions, eps, 3));
    }

    #[test]
    fn crowds_equal_the_definition(
        crowds in prop::collection::vec((0.0..3000.0_f64, 0.0..3000.0_f64, 1.0..400.0_f64, 1..60_usize), 1..8),
        seed in any::<u64>(), min_points in 2..12_usize,
    ) {
        let mut random = crate::analysis::Random::new(seed);
        let plane = LocalPlane::new(LngLat::new(106.9, 47.9));
        let mut positions = Vec::new();
        for &(x, y, width, count) in &crowds {
            for _ in 0..count {
                let at = [x + width * (random.unit() - 0.5), y + width * (random.unit() - 0.5)];
                positions.push(plane.lng_lat_from_plane(at));
            }
        }
        let ids: Vec<usize> = (0..positions.len()).collect();
        prop_assert_eq!(dbscan(&ids, &positions, 250.0, min_points), brute_earth(&ids, &positions, 250.0, min_points));
    }
}
