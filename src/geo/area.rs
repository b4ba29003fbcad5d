//! The square metres of a polygon on the WGS 84 ellipsoid, its sides being straight on the Mercator square, as the map
//! draws them.

use super::distance::EQUATORIAL_M;
use super::{LngLat, World, lng_lat_from_world, sin_cos, world_from_lng_lat};

/// First eccentricity of WGS 84.
const ECCENTRICITY: f64 = 0.081_819_190_842_621_49;

/// Gives the square metres inside a ring of corners, which may repeat the first at the end or not; parts that the ring goes
/// around twice the other way count against each other. 0 for fewer than three corners, NaN where one is NaN. Linear.
///
/// The area between the equator and a side is the mean, along the side, of what the ellipsoid has up to its latitude; the
/// mean is Simpson's, which for sides of 100 km is right to 1 part in a million.
///
/// Source: J. P. Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), equation 3-12.
pub fn area_m2(ring: &[LngLat]) -> f64 {
    let worlds: Vec<World> = ring.iter().copied().map(world_from_lng_lat).collect();
    let mut sum = 0.0;
    for (index, a) in worlds.iter().enumerate() {
        let b = worlds[(index + 1) % worlds.len()];
        let middle = World::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y));
        sum += (b.x - a.x) * (swept(*a) + 4.0 * swept(middle) + swept(b)) / 6.0;
    }
    // A turn around the earth is 2π; half of Snyder's q times the square of the radius is the area of one radian.
    (sum * std::f64::consts::PI * EQUATORIAL_M * EQUATORIAL_M).abs()
}

/// Snyder's q of a position's latitude: grows as the area between the equator and it.
fn swept(at: World) -> f64 {
    let (sine, _) = sin_cos(lng_lat_from_world(at).lat.to_radians());
    let part = ECCENTRICITY * sine;
    (1.0 - ECCENTRICITY * ECCENTRICITY)
        * (sine / (1.0 - part * part) + ((1.0 + part) / (1.0 - part)).ln() / (2.0 * ECCENTRICITY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use geographiclib_rs::{Geodesic, PolygonArea, Winding};
    use proptest::prelude::*;

    #[test]
    fn a_degree_and_half_the_earth() {
        let square = |west: f64, south: f64, east: f64, north: f64| {
            [(west, south), (east, south), (east, north), (west, north)].map(|(lng, lat)| LngLat::new(lng, lat))
        };
        // A degree at the equator, between parallels and meridians: Karney's 12,308.778 km² have geodesics for sides, of
        // which the northern one bulges by 0.314 km².
        let degree = area_m2(&square(10.0, 0.0, 11.0, 1.0));
        assert!((degree / 1e6 - 12_308.464).abs() < 0.001, "{degree}");
        assert!((area_m2(&square(-75.0, -1.0, -74.0, 0.0)) / degree - 1.0).abs() < 1e-12);
        let mut turned = square(10.0, 0.0, 11.0, 1.0);
        turned.reverse();
        assert!((area_m2(&turned) - degree).abs() < 1.0);
        assert_eq!((area_m2(&[]), area_m2(&turned[..1])), (0.0, 0.0));
        assert!(area_m2(&turned[..2]) < 1e-3 && area_m2(&[LngLat::NONE; 3]).is_nan());
    }

    proptest! {
        /// Karney's area, whose sides are geodesics: over the many short pieces of a side the two are the same.
        #[test]
        fn it_is_that_of_the_ellipsoid(
            lat in -75.0..75.0_f64, lng in -170.0..170.0_f64,
            ways in prop::collection::vec((-0.9..0.9_f64, -0.9..0.9_f64), 3..9),
        ) {
            let ring: Vec<LngLat> = ways.iter().map(|(x, y)| LngLat::new(lng + x, lat + y)).collect();
            let geodesic = Geodesic::wgs84();
            let mut oracle = PolygonArea::new(&geodesic, Winding::CounterClockwise);
            for (index, a) in ring.iter().enumerate() {
                let [a, b] = [*a, ring[(index + 1) % ring.len()]].map(world_from_lng_lat);
                for step in 0..100 {
                    let share = f64::from(step) / 100.0;
                    let at = lng_lat_from_world(World::new(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share));
                    oracle.add_point(at.lat, at.lng);
                }
            }
            let (_, wanted, _) = oracle.compute(true);
            prop_assert!((area_m2(&ring) - wanted.abs()).abs() < 2e4 + wanted.abs() * 2e-5, "{} {wanted}", area_m2(&ring));
        }
    }
}
