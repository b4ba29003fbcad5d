//! The places within a circle and a polygon, against every place asked one by one.

use super::*;
use crate::dataset::{ReadOptions, read_geojson};
use crate::state::read_address;
use proptest::prelude::*;

/// Places at positions, `None` for one without.
fn places(positions: &[Option<(f64, f64)>]) -> Places {
    let feature = |at: &Option<(f64, f64)>| {
        let geometry =
            at.map_or("null".to_owned(), |(lng, lat)| format!(r#"{{"type":"Point","coordinates":[{lng},{lat}]}}"#));
        format!(r#"{{"type":"Feature","geometry":{geometry},"properties":{{"kind":"museum"}}}}"#)
    };
    let features: Vec<String> = positions.iter().map(feature).collect();
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    let bounds = LngLatBounds { west: -180.0, south: -85.0, east: 180.0, north: 85.0 };
    let atlas = Atlas::ad_hoc("https://example.org/places.geojson", bounds);
    let (dataset, report) = read_geojson(text.as_bytes(), &ReadOptions::new("places")).unwrap();
    Places::new(Arc::new(Layer::new(atlas.layers[0].clone(), dataset, report)), &atlas)
}

fn rows(places: &Places, query: &str) -> Vec<usize> {
    let address = read_address(query);
    assert_eq!(address.problems, vec![], "{query}");
    places.select(&address.view.filters, &address.view.text, address.view.within()).selection.mask.iter_ones().collect()
}

#[test]
fn a_polygon_is_even_and_odd_and_holds_with_everything_else() {
    let square = |lng: f64, lat: f64| Some((lng, lat));
    let all = [square(0.5, 1.5), square(1.5, 0.5), square(2.5, 1.5), square(1.5, 2.5), square(1.5, 1.5), None];
    let places = places(&all);
    assert_eq!(rows(&places, "?v=1"), [0, 1, 2, 3, 4, 5]);
    assert_eq!(rows(&places, "?area=0,0;0,3;3,3;3,0"), [0, 1, 2, 3, 4]);
    // A bow tie: right and left of the crossing are inside, above and below are not.
    assert_eq!(rows(&places, "?area=0,0;3,3;0,3;3,0"), [0, 2]);
    // Around twice: outside again.
    assert_eq!(rows(&places, "?area=0,0;0,3;3,3;3,0;0,0;0,3;3,3;3,0"), [] as [usize; 0]);
    assert_eq!(rows(&places, "?area=0,0;0,3;3,3;3,0&near=1.5,1.5,1000"), [4]);
    assert_eq!(rows(&places, "?area=0,0;0,3;3,3;3,0&q=theatre"), [] as [usize; 0]);
}

/// Says whether a straight line from the position to far in the east crosses the sides an odd number of times, by the
/// definition and in Mercator's own units.
fn is_inside(corners: &[(f64, f64)], (lng, lat): (f64, f64)) -> bool {
    let up = |lat: f64| (lat.to_radians().tan()).asinh();
    let (x, y) = (lng.to_radians(), up(lat));
    let crossings = (0..corners.len()).filter(|&at| {
        let [(ax, ay), (bx, by)] =
            [corners[at], corners[(at + 1) % corners.len()]].map(|(lng, lat)| (lng.to_radians(), up(lat)));
        let share = (y - ay) / (by - ay);
        (ay < y) != (by < y) && ax + share * (bx - ax) > x
    });
    crossings.count() % 2 == 1
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_polygon_and_a_circle_are_those_of_brute_force(
        positions in prop::collection::vec(prop::option::weighted(0.95, (100.0..112.0_f64, 44.0..52.0_f64)), 1..120),
        corners in prop::collection::vec((100_000..112_000_i32, 44_000..52_000_i32), 3..12),
        center in (100.0..112.0_f64, 44.0..52.0_f64), radius in prop::option::of(1_000.0..900_000.0_f64),
    ) {
        // Corners with odd ends, so that no place lies on a side.
        let corners: Vec<(f64, f64)> =
            corners.iter().map(|(lng, lat)| (f64::from(*lng) / 1e3 + 3e-5, f64::from(*lat) / 1e3 + 7e-5)).collect();
        let places = places(&positions);
        let near = radius.map(|radius_m| Near { center: LngLat::new(center.0, center.1), radius_m, place: None });
        let area: Vec<LngLat> = corners.iter().map(|(lng, lat)| LngLat::new(*lng, *lat)).collect();
        let within = Within { near: near.as_ref(), area: &area };
        let found: Vec<usize> = places.select(&Filters::default(), "", within).selection.mask.iter_ones().collect();
        let wanted: Vec<usize> = (0..positions.len())
            .filter(|&row| {
                let in_circle = |at: LngLat| near.as_ref().is_none_or(|near| distance_m(near.center, at) <= near.radius_m);
                let position = places.position(row).filter(|at| in_circle(*at));
                position.is_some_and(|at| is_inside(&corners, (at.lng, at.lat)))
            })
            .collect();
        prop_assert_eq!(found, wanted);
    }
}
