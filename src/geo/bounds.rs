//! Boxes of positions, in degrees and on the Mercator square. An empty box is inside out, so that it grows by union.
//!
//! Boxes do not cross the 180° meridian: a country that does is given as its wider box.

use super::{LngLat, World, world_from_lng_lat};

/// A box in degrees; in JSON `[west, south, east, north]` as in GeoJSON's `bbox`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LngLatBounds {
    /// Least longitude.
    pub west: f64,
    /// Least latitude.
    pub south: f64,
    /// Greatest longitude.
    pub east: f64,
    /// Greatest latitude.
    pub north: f64,
}

impl Default for LngLatBounds {
    /// A box without anything in it.
    fn default() -> Self {
        Self::EMPTY
    }
}

impl LngLatBounds {
    /// The box of nothing; the union with it changes nothing.
    pub const EMPTY: Self =
        Self { west: f64::INFINITY, south: f64::INFINITY, east: f64::NEG_INFINITY, north: f64::NEG_INFINITY };

    /// Says whether the box holds no position.
    pub fn is_empty(&self) -> bool {
        !(self.west <= self.east && self.south <= self.north)
    }

    /// Grows the box to hold `position`; a NaN part is ignored.
    pub fn extend(&mut self, position: LngLat) {
        self.west = self.west.min(position.lng);
        self.east = self.east.max(position.lng);
        self.south = self.south.min(position.lat);
        self.north = self.north.max(position.lat);
    }

    /// Says whether `position` is inside or on the edge.
    pub fn contains(&self, position: LngLat) -> bool {
        (self.west..=self.east).contains(&position.lng) && (self.south..=self.north).contains(&position.lat)
    }

    /// The middle of the box in degrees.
    pub fn center(&self) -> LngLat {
        LngLat::new(f64::midpoint(self.west, self.east), f64::midpoint(self.south, self.north))
    }

    /// The same box on the Mercator square.
    pub fn to_world(&self) -> WorldBounds {
        let (min, max) = (
            world_from_lng_lat(LngLat::new(self.west, self.north)),
            world_from_lng_lat(LngLat::new(self.east, self.south)),
        );
        WorldBounds { min, max }
    }
}

impl From<[f64; 4]> for LngLatBounds {
    fn from([west, south, east, north]: [f64; 4]) -> Self {
        Self { west, south, east, north }
    }
}

impl From<LngLatBounds> for [f64; 4] {
    fn from(b: LngLatBounds) -> Self {
        [b.west, b.south, b.east, b.north]
    }
}

impl FromIterator<LngLat> for LngLatBounds {
    fn from_iter<I: IntoIterator<Item = LngLat>>(positions: I) -> Self {
        let mut bounds = Self::EMPTY;
        for position in positions {
            bounds.extend(position);
        }
        bounds
    }
}

/// A box on the Mercator square; `min` is its north-west corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorldBounds {
    /// North-west corner.
    pub min: World,
    /// South-east corner.
    pub max: World,
}

impl WorldBounds {
    /// Says whether the two boxes share a position.
    pub fn intersects(&self, other: &Self) -> bool {
        self.min.x <= other.max.x && other.min.x <= self.max.x && self.min.y <= other.max.y && other.min.y <= self.max.y
    }

    /// Says whether `position` is inside or on the edge.
    pub fn contains(&self, position: World) -> bool {
        (self.min.x..=self.max.x).contains(&position.x) && (self.min.y..=self.max.y).contains(&position.y)
    }

    /// The middle of the box.
    pub fn center(&self) -> World {
        World::new(f64::midpoint(self.min.x, self.max.x), f64::midpoint(self.min.y, self.max.y))
    }
}
