//! A circle on the ellipsoid as a ring of positions.

use super::{LngLat, LocalPlane, distance_m, sin_cos};

/// Gives `corners` positions that lie `radius_m` metres from `center`, the first of them due east, then against the clock.
/// Up to 1,000 km they are right to a ten-thousandth of the radius; near a pole, where the circle would go over it, they
/// stay on this side.
///
/// Each is sought along its ray of the plane that touches the earth in the centre: where it lands too near or too far, by
/// the ratio of the two.
pub fn circle_ring(center: LngLat, radius_m: f64, corners: usize) -> Vec<LngLat> {
    let plane = LocalPlane::new(center);
    let position = |corner: usize| {
        let (sin, cos) = sin_cos(corner as f64 / corners as f64 * std::f64::consts::TAU);
        let mut reach_m = radius_m;
        let mut at = center;
        for _ in 0..6 {
            at = plane.lng_lat_from_plane([cos * reach_m, sin * reach_m]);
            at.lat = at.lat.clamp(-89.9, 89.9);
            reach_m *= radius_m / distance_m(center, at).max(0.1 * radius_m);
        }
        at
    };
    (0..corners).map(position).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_corner_is_as_far(lat in -60.0..60.0_f64, lng in -160.0..160.0_f64, power in 0.0..6.0_f64) {
            let (center, radius_m) = (LngLat::new(lng, lat), 10_f64.powf(power));
            let ring = circle_ring(center, radius_m, 64);
            prop_assert_eq!(ring.len(), 64);
            for at in &ring {
                prop_assert!((distance_m(center, *at) / radius_m - 1.0).abs() < 1e-4, "{at:?}");
            }
            prop_assert!(ring[0].lng > lng && ring[16].lat > lat && ring[48].lat < lat);
        }
    }

    #[test]
    fn near_a_pole_it_ends() {
        assert!(circle_ring(LngLat::new(20.0, 89.0), 1e6, 64).iter().all(|at| at.is_valid()));
    }
}
