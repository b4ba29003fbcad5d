//! Numbers of coordinates, addresses and cells of a table: read from text, and raised as scales are.
//!
//! The standard library's reading of numbers and its `exp2` bring tables of 10 and 4 kB that hardly compress; these do
//! without.

/// Reads a decimal number: sign, digits with or without a point, exponent. `None` for anything else, also for `inf` and
/// `nan`; too large a number is infinite.
///
/// Exactly rounded for up to 19 digits with a decimal exponent between -19 and 19, which is every number that people
/// and programs write as a coordinate; beyond that within a few units in the last place.
pub fn read_number(text: &str) -> Option<f64> {
    let (is_negative, digits) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] | rest => (false, rest),
    };
    let mut rest = digits;
    let mut decimal = Decimal::default();
    let (mut has_digits, mut is_behind_point) = (false, false);
    while let [byte, tail @ ..] = rest {
        match byte {
            b'0'..=b'9' => {
                has_digits = true;
                decimal.push(byte - b'0', is_behind_point);
            }
            b'.' if !is_behind_point => is_behind_point = true,
            _ => break,
        }
        rest = tail;
    }
    if !has_digits {
        return None;
    }
    if let [b'e' | b'E', tail @ ..] = rest {
        decimal.shift(read_exponent(tail)?);
    } else if !rest.is_empty() {
        return None;
    }
    let value = decimal.value();
    Some(if is_negative { -value } else { value })
}

/// A decimal number put together digit by digit, for those who read numbers of a form of their own.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    mantissa: u64,
    exponent: i32,
    is_cut: bool,
}

impl Decimal {
    /// Appends a `digit`, 0 to 9, before or behind the point. One that there is no room for only counts as a place.
    #[inline]
    pub fn push(&mut self, digit: u8, is_behind_point: bool) {
        const ROOM: u64 = u64::MAX / 10 - 1;
        let more = if self.mantissa <= ROOM {
            Some(self.mantissa * 10 + u64::from(digit))
        } else {
            self.mantissa.checked_mul(10).and_then(|more| more.checked_add(u64::from(digit))).filter(|_| !self.is_cut)
        };
        if let Some(more) = more {
            self.mantissa = more;
            self.exponent = self.exponent.saturating_sub(i32::from(is_behind_point));
        } else {
            self.is_cut = true;
            self.exponent = self.exponent.saturating_add(i32::from(!is_behind_point));
        }
    }

    /// Multiplies by `10^exponent`.
    pub fn shift(&mut self, exponent: i32) {
        self.exponent = self.exponent.saturating_add(exponent);
    }

    /// The digits so far as a whole number, without the point.
    pub fn mantissa(&self) -> u64 {
        self.mantissa
    }

    /// Says whether there were more digits than there is room for.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The nearest double, as exactly as [`read_number`] has it.
    #[inline]
    pub fn value(&self) -> f64 {
        // Both are exact as doubles, so one operation rounds once.
        let places = self.exponent.unsigned_abs() as usize;
        if self.mantissa <= 1 << 53 && places < POWERS_OF_TEN.len() {
            let mantissa = self.mantissa as f64;
            return if self.exponent < 0 { mantissa / POWERS_OF_TEN[places] } else { mantissa * POWERS_OF_TEN[places] };
        }
        scaled(self.mantissa, self.exponent)
    }
}

/// Powers of ten that are doubles, from 0.
const POWERS_OF_TEN: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// The exponent after `e`, kept within what a number can have.
fn read_exponent(text: &[u8]) -> Option<i32> {
    let (sign, digits) = match text {
        [b'-', rest @ ..] => (-1, rest),
        [b'+', rest @ ..] | rest => (1, rest),
    };
    if digits.is_empty() {
        return None;
    }
    let digit = |value: i32, byte: &u8| {
        byte.is_ascii_digit().then(|| value.saturating_mul(10).saturating_add(i32::from(byte - b'0')))
    };
    digits.iter().try_fold(0, digit).map(|value| sign * value)
}

/// `mantissa · 10^exponent`.
fn scaled(mantissa: u64, exponent: i32) -> f64 {
    const EXACT: i32 = 19;
    if mantissa == 0 {
        return 0.0;
    }
    if (0..=EXACT).contains(&exponent) {
        return (u128::from(mantissa) * 10_u128.pow(exponent.unsigned_abs())) as f64;
    }
    if (-EXACT..0).contains(&exponent) {
        // As many bits as there is room for, so that the quotient has more than a double holds; the last one stands
        // for the rest.
        let shift = mantissa.leading_zeros() + 64;
        let (whole, by) = (u128::from(mantissa) << shift, 10_u128.pow(exponent.unsigned_abs()));
        let quotient = (whole / by) | u128::from(!whole.is_multiple_of(by));
        return quotient as f64 * two_to(-shift.cast_signed());
    }
    let step = if exponent < 0 { 1e-19 } else { 1e19 };
    let (mut value, mut left) = (mantissa as f64, exponent.unsigned_abs().min(400));
    while left >= 19 {
        value *= step;
        left -= 19;
    }
    let last = 10_u64.pow(left) as f64;
    if exponent < 0 { value / last } else { value * last }
}

/// `2^n`, exactly, for `n` of a normal number; 0 below and infinity above.
fn two_to(n: i32) -> f64 {
    f64::from_bits(((n + 1023).clamp(0, 2047) as u64) << 52)
}

/// `2^x`, exact for whole `x` of a normal number and within a unit or two in the last place between. NaN stays NaN.
pub fn exp2(x: f64) -> f64 {
    let whole = x.floor().clamp(-1023.0, 1024.0);
    two_to(whole as i32) * ((x - whole) * std::f64::consts::LN_2).exp()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms() {
        for (text, value) in [
            ("0", 0.0),
            ("-0.0", 0.0),
            ("+5", 5.0),
            (".5", 0.5),
            ("5.", 5.0),
            ("106.917_6", f64::NAN),
            ("47.9189", 47.9189),
            ("1e3", 1000.0),
            ("1E-3", 0.001),
            ("123456789012345678901234567890", 1.234_567_890_123_456_8e29),
            ("0.000000000000000000000000000001", 1e-30),
            ("1e999", f64::INFINITY),
            ("1e-999", 0.0),
        ] {
            match read_number(text) {
                Some(read) => assert!((read - value).abs() <= value.abs() * 1e-15 || read == value, "{text}: {read}"),
                None => assert!(value.is_nan(), "{text}"),
            }
        }
        for none in ["", "-", ".", "e5", "1e", "1e+", "0x10", "inf", "NaN", "1 ", " 1", "1.2.3", "1,5", "١"] {
            assert_eq!(read_number(none), None, "{none}");
        }
    }

    #[test]
    fn powers_of_two() {
        for n in -1000..=1000 {
            assert_eq!(exp2(f64::from(n)), f64::from(n).exp2());
        }
        assert!(exp2(f64::NAN).is_nan());
        assert_eq!(exp2(-5000.0), 0.0);
        assert_eq!(exp2(5000.0), f64::INFINITY);
    }

    proptest! {
        #[test]
        fn reads_what_is_written(mantissa in any::<u64>(), exponent in -19_i32..=19) {
            let text = format!("{mantissa}e{exponent}");
            prop_assert_eq!(read_number(&text), text.parse().ok());
        }

        #[test]
        fn reads_back_every_ordinary_number(value in -1e9_f64..1e9) {
            prop_assert_eq!(read_number(&value.to_string()), Some(value));
        }

        #[test]
        fn reads_the_rest_nearly(value in any::<f64>().prop_filter("a number", |value| value.is_normal())) {
            let read = read_number(&format!("{value:e}")).unwrap_or(f64::NAN);
            prop_assert!((read / value - 1.0).abs() < 1e-14 || value.abs() > 1e300 || value.abs() < 1e-290, "{} {}", read, value);
        }

        #[test]
        fn raises_as_the_library_does(x in -60.0_f64..60.0) {
            prop_assert!((exp2(x) / x.exp2() - 1.0).abs() < 1e-14);
        }
    }
}
