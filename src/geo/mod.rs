//! Places on the earth and on the Web Mercator square: coordinates, bounds, projection, distances.
//!
//! Spaces: [`LngLat`] in degrees, longitude first; [`World`] in [0,1]², y down. Knows nothing of features.

mod angle;
mod area;
mod bounds;
mod circle;
mod digit;
mod distance;
mod geodesic;
mod lng_lat;
mod mercator;
mod number;

pub use angle::sin_cos;
pub use area::area_m2;
pub use bounds::{LngLatBounds, WorldBounds};
pub use circle::circle_ring;
pub use digit::{fixed, shortest};
pub use distance::{LocalPlane, distance_m, metres_per_degree, space_from_lng_lat};
pub use lng_lat::LngLat;
pub use mercator::{MAX_LATITUDE, World, lng_lat_from_world, metres_per_world_unit, world_from_lng_lat};
pub use number::{Decimal, decade, exp2, read_number};
