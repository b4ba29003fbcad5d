//! Numbers of coordinates, addresses and cells of a table: read from text, and raised and rounded as scales are.
//!
//! The standard library's reading of numbers and its `exp2` bring tables of 10 and 4 kB that hardly compress; these do
//! without.

/// Reads a decimal number: sign, digits with or without a point, exponent. `None` for anything else, also for `inf` and
/// `nan`; too large a number is infinite.
///
/// Exactly rounded for up to 19 digits, and so for every double as any program writes it; digits beyond count as little
/// more than those before them, which may be a unit in the last place off.
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
    /// There was no room for a digit,
    is_full: bool,
    /// which was not always 0.
    is_more: bool,
}

impl Decimal {
    /// Appends a `digit`, 0 to 9, before or behind the point. One that there is no room for counts as a place, and as
    /// more than nothing unless it is 0.
    #[inline]
    pub fn push(&mut self, digit: u8, is_behind_point: bool) {
        const ROOM: u64 = (u64::MAX - 9) / 10;
        let more = if self.mantissa <= ROOM {
            Some(self.mantissa * 10 + u64::from(digit))
        } else {
            self.mantissa.checked_mul(10).and_then(|more| more.checked_add(u64::from(digit))).filter(|_| !self.is_full)
        };
        if let Some(more) = more {
            self.mantissa = more;
            self.exponent = self.exponent.saturating_sub(i32::from(is_behind_point));
        } else {
            self.is_full = true;
            self.is_more |= digit > 0;
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
    pub fn is_full(&self) -> bool {
        self.is_full
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
        scaled(self.mantissa, self.exponent, self.is_more)
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

/// `mantissa · 10^exponent`, exactly rounded; `is_more` says that the mantissa goes on behind its last digit.
///
/// As a long number of binary digits: multiplied by fives, or moved up until the quotient has enough digits and divided
/// by fives. What is left over only matters as being there.
fn scaled(mantissa: u64, exponent: i32, is_more: bool) -> f64 {
    /// The greatest power of five below 2^32, and its exponent.
    const FIVES: (u32, u32) = (5_u32.pow(13), 13);
    if mantissa == 0 || exponent < -345 {
        return 0.0;
    }
    if exponent > 308 {
        return f64::INFINITY;
    }
    // Digits of 32 bits, the least first.
    let mut digits = [0_u32; 32];
    let mut fives = exponent.unsigned_abs();
    let is_divided = exponent < 0;
    let raised = if is_divided { 3 + fives as usize * 7 / 96 } else { 0 };
    digits[raised] = mantissa as u32;
    digits[raised + 1] = (mantissa >> 32) as u32;
    let mut is_inexact = is_more;
    while fives > 0 {
        let by = if fives < FIVES.1 { 5_u32.pow(fives) } else { FIVES.0 };
        fives = fives.saturating_sub(FIVES.1);
        let (by, mut carried) = (u64::from(by), 0);
        if is_divided {
            for digit in digits[..raised + 2].iter_mut().rev() {
                let whole = carried << 32 | u64::from(*digit);
                *digit = (whole / by) as u32;
                carried = whole % by;
            }
            is_inexact |= carried > 0;
        } else {
            for digit in &mut digits {
                carried += u64::from(*digit) * by;
                *digit = carried as u32;
                carried >>= 32;
            }
        }
    }
    let last = digits.iter().rposition(|digit| *digit > 0).unwrap_or_default();
    let digit = |back: usize| last.checked_sub(back).map_or(0, |at| u128::from(digits[at]));
    let top = digit(0) << 96 | digit(1) << 64 | digit(2) << 32 | digit(3);
    let empty = top.leading_zeros();
    is_inexact |= digits.iter().rev().skip(32 - last + 3).any(|digit| *digit > 0);
    let unit = 32 * (last as u32).wrapping_sub(3 + raised as u32).cast_signed() + exponent - empty.cast_signed();
    rounded(top << empty | u128::from(is_inexact), unit)
}

/// `top · 2^unit` as a double, the nearest, of two the even one; the highest bit of `top` is set.
fn rounded(top: u128, unit: i32) -> f64 {
    // The exponent as doubles have it, from 1 for the least normal number; below it, digits are lost.
    let biased = unit + 127 + 1023;
    let lost = 75 + (1 - biased).max(0);
    if biased >= 2047 {
        return f64::INFINITY;
    }
    if lost > 127 {
        return if lost == 128 && top > 1 << 127 { f64::from_bits(1) } else { 0.0 };
    }
    let (kept, rest) = ((top >> lost) as u64, top << (128 - lost));
    let half = 1 << 127;
    let is_up = rest > half || (rest == half && kept % 2 == 1);
    f64::from_bits(((biased.max(1) as u64 - 1) << 52) + kept + u64::from(is_up))
}

/// The greatest power of ten that is not above `x`, exactly rounded, for `x` from 10^-22 to 10^22.
pub fn decade(x: f64) -> f64 {
    let up = POWERS_OF_TEN.iter().rev().find(|power| **power <= x).copied();
    let down = || POWERS_OF_TEN.iter().map(|power| 1.0 / power).find(|power| *power <= x);
    up.or_else(down).unwrap_or(1.0 / POWERS_OF_TEN[22])
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
            ("0e999", 0.0),
            ("4.9e-324", 5e-324),
            ("2.4703282292062328e-324", 5e-324),
            ("2.4703282292062327e-324", 0.0),
            ("1.7976931348623157e308", f64::MAX),
            ("1.7976931348623158e308", f64::MAX),
            ("1.7976931348623159e308", f64::INFINITY),
            ("9007199254740993", 9_007_199_254_740_992.0),
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
    fn zeros_beyond_the_room_are_nothing_more() {
        // 10^23 lies in the middle of two doubles.
        for text in ["100000000000000000000000", "99999999999999999999999", "100000000000000000000001", "1e23"] {
            assert_eq!(read_number(text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{text}");
        }
        for zeros in 0..40 {
            let text = format!("9007199254740993{}", "0".repeat(zeros));
            assert_eq!(read_number(&text), text.parse().ok(), "{text}");
        }
    }

    #[test]
    fn powers_of_ten() {
        for n in -22_i32..=22 {
            let power: f64 = format!("1e{n}").parse().unwrap();
            for x in [power, power * 1.5, power * 9.99] {
                assert_eq!(decade(x), power, "{x}");
            }
        }
        assert_eq!(decade(999.999_999_999_999), 100.0);
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
        fn reads_as_the_library_does(mantissa in any::<u64>(), exponent in -350_i32..=310) {
            let text = format!("{mantissa}e{exponent}");
            prop_assert_eq!(read_number(&text), text.parse().ok());
            let text = format!("0.{mantissa}e{exponent}");
            prop_assert_eq!(read_number(&text), text.parse().ok());
        }

        #[test]
        fn reads_back_every_double(value in any::<f64>().prop_filter("a number", |value| value.is_finite())) {
            prop_assert_eq!(read_number(&value.to_string()).map(f64::to_bits), Some(value.to_bits()));
            prop_assert_eq!(read_number(&format!("{value:e}")).map(f64::to_bits), Some(value.to_bits()));
        }

        #[test]
        fn reads_numbers_below_the_normal_ones(bits in 0..1_u64 << 53, digits in 1..19_usize) {
            let value = f64::from_bits(bits);
            prop_assert_eq!(read_number(&format!("{value:e}")).map(f64::to_bits), Some(bits));
            let text = format!("{value:.digits$e}");
            prop_assert_eq!(read_number(&text), text.parse().ok());
        }

        #[test]
        fn reads_long_numbers_nearly(digits in "[1-9][0-9]{19,60}", exponent in -300_i32..200) {
            let text = format!("{digits}e{exponent}");
            let (read, exact) = (read_number(&text).unwrap_or(f64::NAN), text.parse::<f64>().unwrap());
            prop_assert!(read.to_bits().abs_diff(exact.to_bits()) <= 1, "{read} {exact}");
        }

        #[test]
        fn raises_as_the_library_does(x in -60.0_f64..60.0) {
            prop_assert!((exp2(x) / x.exp2() - 1.0).abs() < 1e-14);
        }
    }
}
