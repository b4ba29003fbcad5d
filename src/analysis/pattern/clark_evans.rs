//! Clark and Evans' ratio: are nearest neighbours nearer (clustered) or farther (spread out) than chance would have it?

use super::{Window, nearest_distances};
use crate::analysis::distribution::two_sided_p;
use std::f64::consts::PI;

/// The mean distance to the nearest neighbour against what chance gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearestNeighbourTest {
    /// The mean distance that points dropped at random would have.
    pub expected: f64,
    /// The true mean over it: below 1 clustered, above 1 spread out.
    pub ratio: f64,
    /// How many standard errors the true mean is above it.
    pub z: f64,
    /// How likely a mean as far off, on either side, is by chance.
    pub p: f64,
}

/// The nearest-neighbour index of a point pattern.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClarkEvans {
    /// The mean distance to the nearest neighbour.
    pub mean: f64,
    /// As if the plane went on: points near the border seem too far from their neighbours.
    pub naive: NearestNeighbourTest,
    /// With Donnelly's correction for the border; the one to show.
    pub donnelly: NearestNeighbourTest,
}

/// Compares the mean distance to the nearest neighbour with that of points dropped at random into the window.
///
/// Depends strongly on the window. `None` for fewer than 2 points or one that is not finite. Donnelly's correction is
/// made for windows without ragged borders and at least 7 points.
///
/// Source: P. J. Clark and F. C. Evans, Ecology 35 (1954); K. Donnelly, Simulations to determine the variance and edge effect
/// of total nearest neighbour distance (1978), with
/// the constants of spatstat.
pub fn clark_evans(points: &[[f64; 2]], window: &Window) -> Option<ClarkEvans> {
    if points.len() < 2 {
        return None;
    }
    let n = points.len() as f64;
    let (area, perimeter) = (window.area(), window.perimeter());
    let mean = nearest_distances(points)?.iter().sum::<f64>() / n;
    let test = |expected: f64, error: f64| {
        let z = (mean - expected) / error;
        NearestNeighbourTest { expected, ratio: mean / expected, z, p: two_sided_p(z) }
    };
    let plain = 0.5 * (area / n).sqrt();
    let plain_error = ((4.0 - PI) * area / (4.0 * PI)).sqrt() / n;
    let corrected = plain + (0.0514 + 0.0412 / n.sqrt()) * perimeter / n;
    let corrected_error = (0.0703 * area / (n * n) + 0.037 * perimeter * (area / n.powi(5)).sqrt()).sqrt();
    Some(ClarkEvans { mean, naive: test(plain, plain_error), donnelly: test(corrected, corrected_error) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Random;
    use crate::analysis::published::{assert_near, number, numbers, points};

    const OU12: &str = include_str!("../../../tests/fixtures/ou12.csv");
    const JUVENILE: &str = include_str!("../../../tests/fixtures/juvenile.csv");
    const CELLS: &str = include_str!("../../../tests/fixtures/cells.csv");
    const REDWOOD: &str = include_str!("../../../tests/fixtures/redwood.csv");

    fn bounding(points: &[[f64; 2]]) -> Window {
        let ends = |axis: usize| {
            let all = || points.iter().map(|point| point[axis]);
            (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max))
        };
        let ((x0, x1), (y0, y1)) = (ends(0), ends(1));
        Window::rectangle([x0, y0], [x1, y1]).unwrap()
    }

    #[test]
    fn twelve_points_as_spatstat_and_pointpats() {
        let points = points(OU12);
        let distances = nearest_distances(&points).unwrap();
        assert_near(distances.iter().copied().fold(f64::INFINITY, f64::min), number("/ou12/min_nnd"), 1e-12);
        assert_near(distances.iter().copied().fold(0.0, f64::max), number("/ou12/max_nnd"), 1e-12);
        let window = bounding(&points);
        let (min, max) = window.corners().unwrap();
        assert_eq!([min, max].concat(), numbers("/ou12/mbb"));
        let found = clark_evans(&points, &window).unwrap();
        assert_near(found.mean, number("/ou12/mean_nnd"), 1e-12);
        assert_near(found.naive.ratio, number("/ou12/clark_evans_mbb_R"), 1e-12);
        // The published z has its constant cut to 0.26136.
        assert_near(found.naive.z, number("/ou12/clark_evans_mbb_z"), 7e-6);
        // These have 0.041 for spatstat's 0.0412.
        assert_near(found.donnelly.expected, number("/ou12/donnelly_mbb_E"), 2e-4);
        assert_near(found.donnelly.ratio, number("/ou12/donnelly_mbb_R"), 2e-4);
        let found = clark_evans(&points, &Window::rectangle([0.0, 0.0], [100.0, 100.0]).unwrap()).unwrap();
        assert_near(found.naive.ratio, number("/ou12/clark_evans_100x100_naive"), 1e-9);
        assert_near(found.naive.p, number("/ou12/clark_evans_100x100_p"), 1e-9);
        assert_near(found.donnelly.ratio, number("/ou12/clark_evans_100x100_donnelly"), 1e-9);
    }

    #[test]
    fn juvenile_cells_and_redwood_as_spatstat() {
        let juvenile = points(JUVENILE);
        let found = clark_evans(&juvenile, &bounding(&juvenile)).unwrap();
        assert_near(found.mean, number("/juvenile/mean_nnd"), 1e-12);
        assert_near(found.naive.ratio, number("/juvenile/R_mbb"), 1e-12);
        assert_near(found.naive.z, number("/juvenile/z_mbb"), 7e-6);
        for (points, min, max, naive, donnelly) in [
            (
                juvenile,
                [0.0, 0.0],
                [100.0, 100.0],
                "/juvenile/window_0_100/clark_evans_naive",
                "/juvenile/window_0_100/donnelly",
            ),
            (points(CELLS), [0.0, 0.0], [1.0, 1.0], "/spatstat_classic/cells/R", "/spatstat_classic/cells/donnelly"),
            (
                points(REDWOOD),
                [0.0, -1.0],
                [1.0, 0.0],
                "/spatstat_classic/redwood/R",
                "/spatstat_classic/redwood/donnelly",
            ),
        ] {
            let found = clark_evans(&points, &Window::rectangle(min, max).unwrap()).unwrap();
            assert_near(found.naive.ratio, number(naive), 1e-9);
            assert_near(found.donnelly.ratio, number(donnelly), 1e-9);
        }
    }

    #[test]
    fn few_points() {
        let window = Window::rectangle([0.0, 0.0], [1.0, 1.0]).unwrap();
        assert_eq!(clark_evans(&[], &window), None);
        assert_eq!(clark_evans(&[[0.5, 0.5]], &window), None);
        assert_eq!(clark_evans(&[[0.5, 0.5], [f64::NAN, 0.1]], &window), None);
        let same = clark_evans(&[[0.5, 0.5]; 9], &window).unwrap();
        assert_eq!((same.mean, same.donnelly.ratio), (0.0, 0.0));
    }

    #[test]
    fn false_alarms_are_as_rare_as_stated() {
        let window = Window::rectangle([0.0, 0.0], [40.0, 25.0]).unwrap();
        let mut random = Random::new(12);
        let mut calls = 0;
        for _ in 0..600 {
            let points: Vec<_> = (0..60).map(|_| window.random_point(&mut random)).collect();
            calls += u32::from(clark_evans(&points, &window).unwrap().donnelly.p <= 0.05);
        }
        assert!((14..=48).contains(&calls), "{calls} of 600");
    }
}
