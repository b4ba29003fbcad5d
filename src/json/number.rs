//! Numbers as JSON writes them: whole ones exactly, others as doubles.

use super::{JsonError, Problem};
use crate::geo::Decimal;

/// A number of a document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A whole number from 0 to 2⁶⁴ − 1, written without point and exponent.
    Whole(u64),
    /// A whole number from −2⁶³ to −1, written without point and exponent.
    Negative(i64),
    /// Any other, finite; also `-0`.
    Float(f64),
}

impl Number {
    /// The nearest double.
    #[inline]
    pub fn value(self) -> f64 {
        match self {
            Self::Whole(whole) => whole as f64,
            Self::Negative(whole) => whole as f64,
            Self::Float(value) => value,
        }
    }
}

/// Reads the number at `at`, which is moved behind it. With `is_lax`, one that is too large passes as infinite.
pub(super) fn read_number(bytes: &[u8], at: &mut usize, is_lax: bool) -> Result<Number, JsonError> {
    let is_negative = bytes.get(*at) == Some(&b'-');
    let start = *at + usize::from(is_negative);
    let mut decimal = Decimal::default();
    let mut end = read_digits(bytes, start, &mut decimal, false);
    if end == start || (bytes[start] == b'0' && end > start + 1) {
        return Err(no_number(bytes, end.min(start + 1)));
    }
    let mut is_whole = !decimal.is_full();
    if bytes.get(end) == Some(&b'.') {
        is_whole = false;
        let from = end + 1;
        end = read_digits(bytes, from, &mut decimal, true);
        if end == from {
            return Err(no_number(bytes, end));
        }
    }
    if let Some(b'e' | b'E') = bytes.get(end) {
        is_whole = false;
        let sign = bytes.get(end + 1);
        let from = end + 1 + usize::from(matches!(sign, Some(b'-' | b'+')));
        let mut exponent = 0_i32;
        end = from;
        while let Some(digit @ b'0'..=b'9') = bytes.get(end) {
            exponent = exponent.saturating_mul(10).saturating_add(i32::from(digit - b'0'));
            end += 1;
        }
        if end == from {
            return Err(no_number(bytes, end));
        }
        decimal.shift(if sign == Some(&b'-') { -exponent } else { exponent });
    }
    *at = end;
    if is_whole && !is_negative {
        return Ok(Number::Whole(decimal.mantissa()));
    }
    if is_whole && (1..=1 << 63).contains(&decimal.mantissa()) {
        return Ok(Number::Negative(decimal.mantissa().wrapping_neg().cast_signed()));
    }
    let value = decimal.value();
    if value.is_infinite() && !is_lax {
        return Err(JsonError { problem: Problem::NumberTooLarge, byte: end - 1 });
    }
    Ok(Number::Float(if is_negative { -value } else { value }))
}

/// Reads the digits from `at`; gives where they end.
#[inline]
fn read_digits(bytes: &[u8], at: usize, decimal: &mut Decimal, is_behind_point: bool) -> usize {
    let mut at = at;
    while let Some(digit @ b'0'..=b'9') = bytes.get(at) {
        decimal.push(digit - b'0', is_behind_point);
        at += 1;
    }
    at
}

/// The error of a number that is none because of the byte at `at`.
fn no_number(bytes: &[u8], at: usize) -> JsonError {
    JsonError { problem: if at < bytes.len() { Problem::Number } else { Problem::ValueEnds }, byte: at }
}
