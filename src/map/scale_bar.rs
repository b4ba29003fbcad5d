//! The length of the scale bar: the longest of 1, 2 or 5 times a power of ten metres that fits.

use crate::geo::{decade, metres_per_world_unit};

/// Unit of a scale bar's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleUnit {
    /// Metres.
    Metre,
    /// Kilometres.
    Kilometre,
}

/// A bar that stands for a round length on the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleBar {
    /// The length in metres: 1, 2 or 5 times a power of ten.
    pub metres: f64,
    /// The bar's width in CSS px.
    pub width_px: f64,
    /// The number to write beside it, in `unit`.
    pub value: f64,
    /// Kilometres from 1,000 m on.
    pub unit: ScaleUnit,
}

/// The widest round bar of at most `max_width_px` at `lat` degrees, where the square is `px_per_world` px wide.
///
/// `None` where nothing can be said: at a pole, or for a width or scale that is not above 0.
pub fn scale_bar(lat: f64, px_per_world: f64, max_width_px: f64) -> Option<ScaleBar> {
    let metres_per_px = metres_per_world_unit(lat) / px_per_world;
    let longest = metres_per_px * max_width_px;
    if !(longest > 1e-9 && longest.is_finite()) {
        return None;
    }
    let power = decade(longest);
    let metres = [10.0, 5.0, 2.0, 1.0].map(|step| step * power).into_iter().find(|m| *m <= longest * (1.0 + 1e-12))?;
    let (value, unit) =
        if metres >= 1000.0 { (metres / 1000.0, ScaleUnit::Kilometre) } else { (metres, ScaleUnit::Metre) };
    Some(ScaleBar { metres, width_px: metres / metres_per_px, value, unit })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::World;
    use crate::map::Camera;
    use proptest::prelude::*;

    #[test]
    fn mongolia_whole_and_a_street() {
        let px = |zoom: f64| Camera::new(World::new(0.5, 0.5), zoom).px_per_world();
        let whole = scale_bar(47.9, px(4.0), 120.0).unwrap();
        assert_eq!((whole.value, whole.unit), (200.0, ScaleUnit::Kilometre));
        let street = scale_bar(47.9, px(17.0), 120.0).unwrap();
        assert_eq!((street.value, street.unit), (20.0, ScaleUnit::Metre));
    }

    #[test]
    fn nothing_is_said_of_nonsense() {
        assert_eq!(scale_bar(f64::NAN, 512.0, 100.0), None);
        assert_eq!(scale_bar(0.0, 512.0, 0.0), None);
    }

    proptest! {
        #[test]
        fn the_bar_is_the_widest_that_fits(lat in -85.0..85.0_f64, zoom in 0.0..22.0_f64, max in 40.0..200.0_f64) {
            let bar = scale_bar(lat, 512.0 * zoom.exp2(), max).unwrap();
            prop_assert!(bar.width_px <= max * 1.000_001 && bar.width_px >= max / 2.51);
            let mantissa = bar.metres / 10_f64.powf((bar.metres.log10() + 1e-9).floor());
            prop_assert!([1.0, 2.0, 5.0].iter().any(|m| (mantissa - m).abs() < 1e-6));
        }
    }
}
