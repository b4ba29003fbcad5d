//! Sine and cosine of the angles that maps have.
//!
//! The library's reduce any number however large, with a table of 2/π that every visitor would load.

use std::f64::consts::FRAC_2_PI;

/// π/2 in two parts: the first has zeros enough at its end that products with small whole numbers are exact.
const QUARTER: [f64; 2] = [1.570_796_326_734_125_6, 6.077_100_506_506_192e-11];

/// Sine and cosine of `radians`, within two units of the last place for up to a thousand turns, further off less
/// exactly; NaN for what is not finite.
pub fn sin_cos(radians: f64) -> (f64, f64) {
    let quarters = (radians * FRAC_2_PI).round();
    let rest = radians - quarters * QUARTER[0] - quarters * QUARTER[1];
    let square = rest * rest;
    // Taylor's series: on an eighth of a turn what follows is less than the last place.
    let series = |first: f64| {
        let (mut sum, mut n) = (1.0, first + 16.0);
        while n > first {
            sum = 1.0 - sum * square / (n * (n - 1.0));
            n -= 2.0;
        }
        sum
    };
    let (sin, cos) = (rest * series(1.0), series(0.0));
    match quarters as i64 & 3 {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::f64::consts::{PI, TAU};

    #[test]
    fn quarters() {
        assert_eq!(sin_cos(0.0), (0.0, 1.0));
        assert_eq!(sin_cos(PI / 2.0).0, 1.0);
        assert_eq!(sin_cos(-PI / 2.0).0, -1.0);
        assert_eq!(sin_cos(PI).1, -1.0);
        for none in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(sin_cos(none).0.is_nan() && sin_cos(none).1.is_nan());
        }
    }

    proptest! {
        #[test]
        fn as_the_library_has_them(turns in -1_000.0..1_000.0_f64, few in -1.0..1.0_f64) {
            for radians in [turns * TAU, few * TAU, few * 1e-3] {
                let ((sin, cos), expected) = (sin_cos(radians), radians.sin_cos());
                prop_assert!((sin - expected.0).abs() < 5e-16 && (cos - expected.1).abs() < 5e-16, "{}", radians);
            }
        }

        #[test]
        fn small_angles_to_the_last_place(few in -0.7..0.7_f64) {
            let sin = sin_cos(few).0;
            prop_assert!(sin.to_bits().abs_diff(few.sin().to_bits()) <= 2, "{}", few);
        }
    }
}
