//! Positions as text: degrees with a decimal point in every language, so that a pair parted by a comma can be read, and
//! pasted into other maps.

use crate::geo::LngLat;
use crate::i18n::{Locale, decimal};

/// Degrees with at most `places` decimals: `47.91853`.
pub(super) fn degrees_text(degrees: f64, places: usize) -> String {
    decimal(Locale::En, degrees, places)
}

/// Latitude and longitude, as people write them: `47.91853, 106.91771`.
pub(super) fn position_text(position: LngLat, places: usize) -> String {
    [degrees_text(position.lat, places), degrees_text(position.lng, places)].join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_a_pair_with_points() {
        assert_eq!(position_text(LngLat::new(106.917_714, 47.9185), 5), "47.9185, 106.91771");
    }
}
