//! Figures of any magnitude with as many digits as say something, and areas.

use crate::i18n::{Locale, decimal};

/// A figure with `digits` digits that count, at most nine of them behind the point; whole ones in full.
pub(super) fn significant(locale: Locale, value: f64, digits: i32) -> String {
    if value == 0.0 || !value.is_finite() {
        return decimal(locale, value, 0);
    }
    let unit = 10_f64.powi(value.abs().log10().floor() as i32 - digits + 1);
    let places = (-unit.log10().round()).clamp(0.0, 9.0) as usize;
    let rounded = if unit < 1.0 { value } else { value.round() };
    decimal(locale, rounded, places)
}

/// An area in square kilometres with its unit.
pub(super) fn area(locale: Locale, square_metres: f64) -> String {
    [&*significant(locale, square_metres / 1e6, 2), "\u{a0}", square_km(locale)].concat()
}

/// The sign of square kilometres.
pub(super) fn square_km(locale: Locale) -> &'static str {
    if locale == Locale::Mn { "км²" } else { "km²" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_that_count() {
        let text = |value| significant(Locale::En, value, 2);
        assert_eq!([0.0, 0.001_234, 0.5, 12.34].map(text), ["0", "0.0012", "0.5", "12"]);
        assert_eq!([1.26, 259.81, 23_382.7, 1e-12].map(text), ["1.3", "260", "23,383", "0"]);
        assert_eq!(area(Locale::Mn, 2.6e6), "2.6\u{a0}км²");
    }
}
