//! A position in degrees on the WGS 84 ellipsoid. Deliberately without arithmetic: degrees are not a plane.

/// A position in degrees, longitude first, as in GeoJSON. `[lng, lat]` in JSON.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LngLat {
    /// Degrees east, −180 to 180.
    pub lng: f64,
    /// Degrees north, −90 to 90.
    pub lat: f64,
}

impl LngLat {
    /// No position: both parts NaN.
    pub const NONE: Self = Self { lng: f64::NAN, lat: f64::NAN };

    /// Makes a position of degrees east and degrees north.
    pub const fn new(lng: f64, lat: f64) -> Self {
        Self { lng, lat }
    }

    /// Says whether both parts are finite and within the earth's ranges.
    pub fn is_valid(self) -> bool {
        self.lng.abs() <= 180.0 && self.lat.abs() <= 90.0
    }
}

impl From<[f64; 2]> for LngLat {
    fn from([lng, lat]: [f64; 2]) -> Self {
        Self { lng, lat }
    }
}

impl From<LngLat> for [f64; 2] {
    fn from(position: LngLat) -> Self {
        [position.lng, position.lat]
    }
}
