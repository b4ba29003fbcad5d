//! Ripley's K and L: how many other places there are within each distance, against an even spread.

use super::{Sweep, Window};
use std::f64::consts::{FRAC_PI_2, PI};

/// Greatest weight of a pair, where nearly all of its circle is outside.
const MOST_WEIGHT: f64 = 100.0;

/// What is done about points near the border, whose neighbours beyond it are unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeCorrection {
    /// Nothing: K comes out too low, more so at greater distances.
    None,
    /// For each distance only points farther than it from the border count as centres. For any window.
    Border,
    /// A pair counts for as much as its shifted window overlaps less. For rectangles.
    Translate,
    /// A pair counts for as much as less of the circle through it is inside. For rectangles.
    Isotropic,
}

/// Ripley's K and L at some distances.
#[derive(Clone, Debug, PartialEq)]
pub struct Ripley {
    /// The distances.
    pub radii: Vec<f64>,
    /// For each distance the mean number of other points within it, over the density of points: πr² for chance. NaN where
    /// the correction leaves no point.
    pub k: Vec<f64>,
    /// √(K/π): r for chance. Shown as L − r.
    pub l: Vec<f64>,
}

/// Measures K and L of points of a window at ascending distances (≤), with n(n − 1) below as usual for K.
///
/// Pairs of the same place count. `None` for fewer than 2 points, points or distances that are not finite, distances that
/// are negative or do not ascend, and for a window that the correction is not for. O(pairs within the greatest distance).
///
/// Source: B. D. Ripley, The second-order analysis of stationary point processes, J. Appl. Prob. 13 (1976); border and
/// translation as in spatstat, whose border form has n² below.
pub fn ripley(points: &[[f64; 2]], window: &Window, radii: &[f64], correction: EdgeCorrection) -> Option<Ripley> {
    let sound = radii.iter().all(|r| r.is_finite() && *r >= 0.0) && radii.windows(2).all(|pair| pair[0] < pair[1]);
    if points.len() < 2 || !sound {
        return None;
    }
    let sweep = Sweep::new(points)?;
    let k = match correction {
        EdgeCorrection::Border => border_k(points, &sweep, window, radii),
        EdgeCorrection::None => weighted_k(points, &sweep, window, radii, &|_, _, _| 2.0),
        EdgeCorrection::Translate => {
            let (min, max) = window.corners()?;
            let side = [max[0] - min[0], max[1] - min[1]];
            let overlap = |axis: usize, a: usize, b: usize| side[axis] - (points[a][axis] - points[b][axis]).abs();
            weighted_k(points, &sweep, window, radii, &|a, b, _| {
                2.0 * window.area() / (overlap(0, a, b) * overlap(1, a, b))
            })
        }
        EdgeCorrection::Isotropic => {
            let (min, max) = window.corners()?;
            weighted_k(points, &sweep, window, radii, &|a, b, d| {
                circle_weight(points[a], d, min, max) + circle_weight(points[b], d, min, max)
            })
        }
    };
    let l = k.iter().map(|k| (k / PI).sqrt()).collect();
    Some(Ripley { radii: radii.to_vec(), k, l })
}

/// K from pairs that each count for both of their directions together.
fn weighted_k(
    points: &[[f64; 2]],
    sweep: &Sweep,
    window: &Window,
    radii: &[f64],
    weight: &dyn Fn(usize, usize, f64) -> f64,
) -> Vec<f64> {
    let n = points.len() as f64;
    let mut sums = vec![0.0; radii.len()];
    sweep.pairs(radii.last().copied().unwrap_or(-1.0), &mut |a, b, d| {
        sums[radii.partition_point(|r| *r < d)] += weight(a, b, d);
    });
    let mut sum = 0.0;
    for k in &mut sums {
        sum += *k;
        *k = window.area() / (n * (n - 1.0)) * sum;
    }
    sums
}

fn border_k(points: &[[f64; 2]], sweep: &Sweep, window: &Window, radii: &[f64]) -> Vec<f64> {
    let border: Vec<f64> = points.iter().map(|point| window.border_distance(*point)).collect();
    // Each counts from one distance on and up to another: kept as differences.
    let mut centres = vec![0.0; radii.len() + 1];
    let mut pairs = vec![0.0; radii.len() + 1];
    let within_border = |point: usize| radii.partition_point(|r| *r < border[point]);
    for point in 0..points.len() {
        centres[0] += 1.0;
        centres[within_border(point)] -= 1.0;
    }
    sweep.pairs(radii.last().copied().unwrap_or(-1.0), &mut |a, b, d| {
        let from = radii.partition_point(|r| *r < d);
        for centre in [a, b] {
            let end = within_border(centre);
            if from < end {
                pairs[from] += 1.0;
                pairs[end] -= 1.0;
            }
        }
    });
    let density = points.len() as f64 / window.area();
    let (mut centre_count, mut pair_count) = (0.0, 0.0);
    (0..radii.len())
        .map(|at| {
            centre_count += centres[at];
            pair_count += pairs[at];
            pair_count / (density * centre_count)
        })
        .collect()
}

/// One over the share of the circle around `center` through a point `d` away that is inside the rectangle.
fn circle_weight(center: [f64; 2], d: f64, min: [f64; 2], max: [f64; 2]) -> f64 {
    let sides = [max[0] - center[0], max[1] - center[1], center[0] - min[0], center[1] - min[1]];
    // Half the angle that each side cuts off; those of neighbouring sides may overlap in the corner between them.
    let cut = sides.map(|away| if d > away { (away.max(0.0) / d).acos() } else { 0.0 });
    let outside: f64 =
        (0..4).map(|side| 2.0 * cut[side] - (cut[side] + cut[(side + 1) % 4] - FRAC_PI_2).max(0.0)).sum();
    let inside = 1.0 - outside / (2.0 * PI);
    if inside * MOST_WEIGHT > 1.0 { 1.0 / inside } else { MOST_WEIGHT }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Random;
    use crate::analysis::published::{assert_all_near, assert_near, numbers, points};
    use proptest::prelude::*;

    const CORRECTIONS: [(EdgeCorrection, &str); 4] = [
        (EdgeCorrection::None, "none"),
        (EdgeCorrection::Border, "border"),
        (EdgeCorrection::Translate, "translate"),
        (EdgeCorrection::Isotropic, "isotropic"),
    ];

    fn hundred() -> Window {
        Window::rectangle([0.0, 0.0], [100.0, 100.0]).unwrap()
    }

    #[test]
    fn twelve_points_and_juvenile_as_spatstat() {
        let ou12 = points(include_str!("../../../tests/fixtures/ou12.csv"));
        let juvenile = points(include_str!("../../../tests/fixtures/juvenile.csv"));
        for (correction, name) in CORRECTIONS {
            let found = ripley(&ou12, &hundred(), &numbers("/ou12/K_100x100/r"), correction).unwrap();
            assert_all_near(&found.k, &numbers(&format!("/ou12/K_100x100/{name}")), 1e-8);
            let radii = numbers("/juvenile/window_0_100/K_r");
            let found = ripley(&juvenile, &hundred(), &radii, correction).unwrap();
            assert_all_near(&found.k, &numbers(&format!("/juvenile/window_0_100/{name}")), 1e-8);
        }
    }

    #[test]
    fn cells_and_redwood_as_spatstat() {
        let cells = points(include_str!("../../../tests/fixtures/cells.csv"));
        let redwood = points(include_str!("../../../tests/fixtures/redwood.csv"));
        for (points, low, high, name) in [(cells, 0.0, 1.0, "cells"), (redwood, -1.0, 0.0, "redwood")] {
            let window = Window::rectangle([0.0, low], [1.0, high]).unwrap();
            let found = ripley(&points, &window, &[0.05, 0.1, 0.15], EdgeCorrection::Isotropic).unwrap();
            let expected = numbers(&format!("/spatstat_classic/{name}/K_iso_0.05_0.10_0.15"));
            assert_near(found.k[0], expected[0], 1e-9);
            assert_near(found.k[2], expected[2], 1e-9);
            assert_near(found.l[2], (found.k[2] / PI).sqrt(), 1e-15);
            // Sixteen pairs of redwood are 0.1 apart but for the last bit, so rounding decides who counts there.
            let around = ripley(&points, &window, &[0.1 - 1e-9, 0.1 + 1e-9], EdgeCorrection::Isotropic).unwrap().k;
            assert!(around[0] <= expected[1] + 1e-9 && expected[1] <= around[1] + 1e-9, "{name}: {around:?}");
        }
    }

    #[test]
    fn other_conventions_can_be_had_from_it() {
        // pointpats: the area of the bounding box, n² below, distances < r.
        let ou12 = points(include_str!("../../../tests/fixtures/ou12.csv"));
        let expected = numbers("/ou12/pointpats_K_hull/K");
        let found = ripley(&ou12, &hundred(), &numbers("/ou12/pointpats_K_hull/r"), EdgeCorrection::None).unwrap();
        let scale = 90.5 * 84.4 / 1e4 * 11.0 / 12.0;
        for (k, expected) in found.k.iter().zip(expected) {
            assert_near(k * scale, expected, 1e-9);
        }
    }

    #[test]
    fn a_polygon_window_is_as_its_rectangle() {
        let juvenile = points(include_str!("../../../tests/fixtures/juvenile.csv"));
        let ring = vec![[0.0, 0.0], [100.0, 0.0], [100.0, 100.0], [0.0, 100.0], [0.0, 0.0]];
        let polygon = Window::polygon(&[ring]).unwrap();
        for correction in [EdgeCorrection::None, EdgeCorrection::Border] {
            let radii = [2.0, 4.0, 8.0];
            let found = ripley(&juvenile, &polygon, &radii, correction);
            assert_eq!(found, ripley(&juvenile, &hundred(), &radii, correction));
        }
        assert_eq!(ripley(&juvenile, &polygon, &[2.0], EdgeCorrection::Isotropic), None);
        assert_eq!(ripley(&juvenile, &polygon, &[2.0], EdgeCorrection::Translate), None);
    }

    #[test]
    fn circles_in_a_rectangle_by_counting() {
        let mut random = Random::new(3);
        for _ in 0..200 {
            let center = [random.unit() * 4.0, random.unit() * 3.0];
            let d = random.unit() * 2.5 + 0.01;
            let inside = (0..20_000_u32)
                .map(|i| (f64::from(i) + 0.5) / 20_000.0 * 2.0 * PI)
                .map(|angle| [center[0] + d * angle.cos(), center[1] + d * angle.sin()])
                .filter(|at| (0.0..=4.0).contains(&at[0]) && (0.0..=3.0).contains(&at[1]))
                .count();
            let weight = circle_weight(center, d, [0.0, 0.0], [4.0, 3.0]);
            assert_near(1.0 / weight, f64::from(inside as u32) / 20_000.0, 5e-4);
        }
    }

    #[test]
    fn what_cannot_be_measured() {
        let two = [[1.0, 1.0], [2.0, 2.0]];
        for (points, radii) in [
            (&two[..1], vec![1.0]),
            (&[][..], vec![1.0]),
            (&two[..], vec![2.0, 1.0]),
            (&two[..], vec![-1.0]),
            (&two[..], vec![f64::NAN]),
            (&[[1.0, 1.0], [f64::NAN, 2.0]][..], vec![1.0]),
        ] {
            assert_eq!(ripley(points, &hundred(), &radii, EdgeCorrection::None), None);
        }
        assert_eq!(ripley(&two, &hundred(), &[], EdgeCorrection::None).unwrap().k, [0.0; 0]);
        // Nobody is 60 from the border of a square of 100.
        assert!(ripley(&two, &hundred(), &[60.0], EdgeCorrection::Border).unwrap().k[0].is_nan());
        let same = ripley(&[[50.0, 50.0]; 4], &hundred(), &[0.0], EdgeCorrection::None).unwrap();
        assert_eq!(same.k, [1e4]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn shuffling_moving_and_scaling_change_nothing(
            rows in prop::collection::vec((0.0..100.0_f64, 0.0..100.0_f64), 2..40), factor in 0.01..50.0_f64,
        ) {
            let points: Vec<[f64; 2]> = rows.iter().map(|(x, y)| [*x, *y]).collect();
            // Powers of two keep every distance to the last bit.
            let factor = factor.log2().round().exp2();
            let moved: Vec<[f64; 2]> = points.iter().rev().map(|[x, y]| [x * factor, y * factor]).collect();
            let window = Window::rectangle([0.0, 0.0], [100.0 * factor, 100.0 * factor]).unwrap();
            for (correction, _) in CORRECTIONS {
                let straight = ripley(&points, &hundred(), &[5.0, 20.0, 45.0], correction).unwrap();
                let radii = [5.0, 20.0, 45.0].map(|r| r * factor);
                let again = ripley(&moved, &window, &radii, correction).unwrap();
                for (a, b) in straight.l.iter().zip(&again.l) {
                    prop_assert!((a - b / factor).abs() < 1e-9 || (a.is_nan() && b.is_nan()));
                }
            }
        }

        #[test]
        fn uncorrected_k_is_as_brute_force(rows in prop::collection::vec((0..20_u8, 0..20_u8), 2..40)) {
            let points: Vec<[f64; 2]> = rows.iter().map(|(x, y)| [f64::from(*x), f64::from(*y)]).collect();
            let n = points.len();
            let radii = [0.0, 1.0, 5.0, 13.0];
            let found = ripley(&points, &hundred(), &radii, EdgeCorrection::None).unwrap();
            for (r, k) in radii.iter().zip(&found.k) {
                let near = |i: usize, j: usize| (points[i][0] - points[j][0]).hypot(points[i][1] - points[j][1]) <= *r;
                let pairs = (0..n * n).filter(|at| at / n != at % n && near(at / n, at % n)).count();
                assert_near(*k, 1e4 * pairs as f64 / (n * (n - 1)) as f64, 1e-12);
            }
        }
    }
}
