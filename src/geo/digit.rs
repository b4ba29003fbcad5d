//! Numbers of coordinates, addresses and cells of a table, written as text.
//!
//! The standard library writes the same; its two methods for doing so, their tables and their long numbers, are four
//! times as large, which every visitor would load.

use super::number::Decimal;

/// Nine decimal digits.
const LIMB: u64 = 1_000_000_000;

/// The greatest powers of two and five that a limb can be multiplied by, as exponents.
const TWOS: u32 = 29;
const FIVES: u32 = 12;

/// Digits that tell every double from all others.
const MOST_DIGITS: i32 = 17;

/// A number in decimal digits, the first not 0: 0.123 · 10^`point` for the digits 1, 2, 3; none for 0.
struct Digits {
    digits: Vec<u8>,
    point: i32,
}

impl Digits {
    const ZERO: Self = Self { digits: Vec::new(), point: 0 };

    /// All digits of a double, which has at most 767; `number` is finite and above 0.
    fn exact(number: f64) -> Self {
        let bits = number.to_bits();
        let (biased, fraction) = ((bits >> 52) as i32, bits & ((1 << 52) - 1));
        let mantissa = if biased == 0 { fraction } else { fraction | 1 << 52 };
        let spare = mantissa.trailing_zeros();
        // number = whole · 2^exponent = whole · 5^-exponent · 10^exponent
        let (mut whole, exponent) = (mantissa >> spare, biased.max(1) - 1075 + spare.cast_signed());
        // Nine digits each, the least first.
        let mut limbs = Vec::new();
        while whole > 0 {
            limbs.push(whole % LIMB);
            whole /= LIMB;
        }
        let (by, step) = if exponent < 0 { (5_u64, FIVES) } else { (2, TWOS) };
        let mut left = exponent.unsigned_abs();
        while left > 0 {
            let times = left.min(step);
            left -= times;
            let (by, mut carried) = (by.pow(times), 0);
            for limb in &mut limbs {
                carried += *limb * by;
                *limb = carried % LIMB;
                carried /= LIMB;
            }
            if carried > 0 {
                limbs.push(carried);
            }
        }
        let mut digits = Vec::new();
        for limb in limbs.into_iter().rev() {
            let mut unit = LIMB / 10;
            while unit > 0 {
                let digit = (limb / unit % 10) as u8;
                if digit > 0 || !digits.is_empty() {
                    digits.push(digit);
                }
                unit /= 10;
            }
        }
        let point = signed(digits.len()) + exponent.min(0);
        Self { digits, point }
    }

    /// The nearest number of at most `count` digits, which may be none; of two that are as near the even one.
    fn rounded(&self, count: i32) -> Self {
        let Ok(count) = usize::try_from(count) else { return Self::ZERO };
        let (kept, rest) = self.digits.split_at(count.min(self.digits.len()));
        let (mut digits, mut point) = (kept.to_vec(), self.point);
        let is_odd = digits.last().is_some_and(|digit| digit % 2 == 1);
        let is_up = match rest {
            [5] => is_odd,
            [first, ..] => *first >= 5,
            [] => false,
        };
        if is_up {
            while digits.last() == Some(&9) {
                digits.pop();
            }
            if let Some(digit) = digits.last_mut() {
                *digit += 1;
            } else {
                digits.push(1);
                point += 1;
            }
        }
        if digits.is_empty() { Self::ZERO } else { Self { digits, point } }
    }

    fn value(&self) -> f64 {
        let mut decimal = Decimal::default();
        for digit in &self.digits {
            decimal.push(*digit, true);
        }
        decimal.shift(self.point);
        decimal.value()
    }

    /// Writes the number with at least so many digits behind the point.
    fn write(&self, text: &mut String, places: usize) {
        let digit = |at: i32| {
            let digit = usize::try_from(at).ok().and_then(|at| self.digits.get(at));
            char::from(b'0' + digit.copied().unwrap_or(0))
        };
        for at in self.point.min(1) - 1..self.point {
            text.push(digit(at));
        }
        let behind = (signed(self.digits.len()) - self.point).max(signed(places));
        if behind > 0 {
            text.push('.');
        }
        for at in self.point..self.point + behind {
            text.push(digit(at));
        }
    }
}

/// A number of digits, to reckon with.
fn signed(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// The sign of a number, and the number without it where it has digits.
fn split(number: f64) -> (String, Option<f64>) {
    if number.is_nan() {
        return ("NaN".to_owned(), None);
    }
    let sign = if number.is_sign_negative() { "-" } else { "" };
    if number.is_infinite() { ([sign, "inf"].concat(), None) } else { (sign.to_owned(), Some(number.abs())) }
}

/// Writes a number as short as it reads back the same, without an exponent: as `Display` does. `NaN`, `inf`, `-0`.
pub fn shortest(number: f64) -> String {
    let (mut text, number) = split(number);
    match number {
        Some(number) if number > 0.0 => {
            let exact = Digits::exact(number);
            let enough = |count: &i32| exact.rounded(*count).value() == number;
            exact.rounded((1..MOST_DIGITS).find(enough).unwrap_or(MOST_DIGITS)).write(&mut text, 0);
        }
        Some(_) => text.push('0'),
        None => {}
    }
    text
}

/// Writes a number with so many digits behind the point, rounded exactly: as `{:.3}` does. `NaN`, `inf`, `-0.000`.
pub fn fixed(number: f64, places: usize) -> String {
    let (mut text, number) = split(number);
    if let Some(number) = number {
        let exact = if number > 0.0 { Digits::exact(number) } else { Digits::ZERO };
        exact.rounded(exact.point + signed(places)).write(&mut text, places);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms() {
        let cases = [
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.1,
            0.5,
            1.5,
            2.5,
            0.25,
            0.125,
            9.5,
            99.5,
            0.05,
            0.049_999_9,
            0.95,
            0.999_99,
            1e-7,
            106.917_6,
            1999.0,
            1e15,
            1e16,
            1e21,
            1e23,
            1e300,
            f64::MAX,
            f64::MIN_POSITIVE,
            5e-324,
            0.3,
            1.0 / 3.0,
            9_007_199_254_740_993.0,
        ];
        for number in cases.into_iter().flat_map(|number| [number, -number]) {
            assert_eq!(shortest(number), number.to_string());
            for places in 0..8 {
                assert_eq!(fixed(number, places), format!("{number:.places$}"), "{number} to {places}");
            }
        }
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(shortest(number), number.to_string());
            assert_eq!(fixed(number, 2), format!("{number:.2}"));
        }
    }

    proptest! {
        #[test]
        fn shortest_as_the_library_has_it(number in any::<f64>().prop_filter("a number", |number| number.is_finite())) {
            prop_assert_eq!(shortest(number), number.to_string());
        }

        #[test]
        fn every_double_reads_back(bits in 0..0x7ff_u64 << 52) {
            let number = f64::from_bits(bits);
            prop_assert_eq!(super::super::read_number(&shortest(number)).map(f64::to_bits), Some(bits));
        }

        #[test]
        fn places_as_the_library_has_them(number in -1e6..1e6_f64, scale in -9_i32..9, places in 0..12_usize) {
            let number = number * 10_f64.powi(scale);
            prop_assert_eq!(fixed(number, places), format!("{number:.places$}"));
        }

        #[test]
        fn halves_go_to_the_even(eighths in -1_000_000..1_000_000_i32, places in 0..4_usize) {
            let number = f64::from(eighths) / 8.0;
            prop_assert_eq!(fixed(number, places), format!("{number:.places$}"));
        }
    }
}
