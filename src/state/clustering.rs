//! How the reader wants clusters to be found: with one radius, or each by its own density.

use crate::analysis::cluster::{HdbscanOptions, Method};

/// The radii that can be chosen, in metres.
pub const RADII_M: (f64, f64) = (10.0, 100_000.0);

/// The least numbers of places that can be chosen.
pub const LEAST_PLACES: (usize, usize) = (2, 1_000);

/// With a density of its own a cluster has no radius: how fine positions must be then, in metres.
const DENSITY_PRECISION_M: f64 = 250.0;

/// The reader's choice of clusters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Clustering {
    /// One radius for all (DBSCAN).
    Radius {
        /// The radius in metres.
        radius_m: f64,
        /// How many places, itself included, are within the radius of one at the core.
        least: usize,
    },
    /// Each by its own density (HDBSCAN).
    Density {
        /// How many places a cluster has at least.
        least: usize,
    },
}

impl Clustering {
    /// Makes the choice of one radius: rounded to tenths of a metre, both numbers brought within their limits.
    pub fn with_radius(radius_m: f64, least: usize) -> Self {
        let radius_m = if radius_m.is_nan() { RADII_M.0 } else { radius_m.clamp(RADII_M.0, RADII_M.1) };
        Self::Radius { radius_m: (radius_m * 10.0).round() / 10.0, least: least.clamp(LEAST_PLACES.0, LEAST_PLACES.1) }
    }

    /// The same choice with another least number of places, brought within its limits.
    #[must_use]
    pub fn with_least(self, least: usize) -> Self {
        let least = least.clamp(LEAST_PLACES.0, LEAST_PLACES.1);
        match self {
            Self::Radius { radius_m, .. } => Self::Radius { radius_m, least },
            Self::Density { .. } => Self::Density { least },
        }
    }

    /// The least number of places.
    pub fn least(self) -> usize {
        match self {
            Self::Radius { least, .. } | Self::Density { least } => least,
        }
    }

    /// The method that finds such clusters.
    pub fn method(self) -> Method {
        match self {
            Self::Radius { radius_m, least } => Method::Dbscan { eps_m: radius_m, min_points: least },
            Self::Density { least } => {
                Method::Hdbscan(HdbscanOptions { min_size: least, min_points: least, join: 0.0 })
            }
        }
    }

    /// How fine a position must be for its place to take part, in metres: the radius, where there is one.
    pub fn precision_m(self) -> f64 {
        match self {
            Self::Radius { radius_m, .. } => radius_m,
            Self::Density { .. } => DENSITY_PRECISION_M,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_stay_within_their_limits() {
        assert_eq!(Clustering::with_radius(0.0, 0), Clustering::Radius { radius_m: 10.0, least: 2 });
        assert_eq!(Clustering::with_radius(f64::NAN, 5), Clustering::Radius { radius_m: 10.0, least: 5 });
        assert_eq!(Clustering::with_radius(1e9, 9_999), Clustering::Radius { radius_m: 100_000.0, least: 1_000 });
        assert_eq!(Clustering::with_radius(250.04, 5).precision_m(), 250.0);
        assert_eq!(Clustering::Density { least: 5 }.with_least(1), Clustering::Density { least: 2 });
        assert_eq!(Clustering::with_radius(250.0, 5).with_least(7).least(), 7);
    }

    #[test]
    fn methods_follow_from_the_choice() {
        let (radius, density) = (Clustering::with_radius(250.0, 5), Clustering::Density { least: 6 });
        assert_eq!(radius.method(), Method::Dbscan { eps_m: 250.0, min_points: 5 });
        let options = HdbscanOptions { min_size: 6, min_points: 6, join: 0.0 };
        assert_eq!((density.method(), density.precision_m()), (Method::Hdbscan(options), 250.0));
    }
}
