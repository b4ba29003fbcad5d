//! Strings: where the plain part of one ends, and what its escapes stand for.

use super::{JsonError, Problem};

/// Number of bytes before the first quote, backslash or control character.
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    let mut at = 0;
    // Eight at a time: the high bit of each byte says whether it is one of those. A borrow can only reach bytes behind
    // one that is.
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*eight);
        let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word;
        let found =
            below(word, 0x20) | below(word ^ (ONES * u64::from(b'"')), 1) | below(word ^ (ONES * u64::from(b'\\')), 1);
        let found = found & (ONES << 7);
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let is_plain = |byte: &&u8| !matches!(byte, b'"' | b'\\' | 0..0x20);
    at + bytes.iter().skip(at).take_while(is_plain).count()
}

/// Reads the escape whose backslash is before `at`, which is moved behind it. With `is_lax`, halves of surrogate pairs
/// pass, each as U+FFFD.
pub(super) fn read_escape(bytes: &[u8], at: &mut usize, is_lax: bool) -> Result<char, JsonError> {
    let letter = *bytes.get(*at).ok_or(JsonError { problem: Problem::StringEnds, byte: *at })?;
    *at += 1;
    Ok(match letter {
        b'"' | b'\\' | b'/' => char::from(letter),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return read_code(bytes, at, is_lax),
        _ => return Err(JsonError { problem: Problem::Escape, byte: *at - 1 }),
    })
}

/// Reads the digits after `\u` at `at`, and the other half of a pair.
fn read_code(bytes: &[u8], at: &mut usize, is_lax: bool) -> Result<char, JsonError> {
    let unit = read_unit(bytes, at)?;
    if let Some(letter) = char::from_u32(unit) {
        return Ok(letter);
    }
    if is_lax {
        return Ok(char::REPLACEMENT_CHARACTER);
    }
    if unit < 0xDC00 {
        for expected in [b'\\', b'u'] {
            match bytes.get(*at) {
                None => return Err(JsonError { problem: Problem::StringEnds, byte: *at }),
                Some(byte) if *byte == expected => *at += 1,
                Some(_) => return Err(JsonError { problem: Problem::OpenPair, byte: *at }),
            }
        }
        let second = read_unit(bytes, at)?;
        if (0xDC00..0xE000).contains(&second)
            && let Some(letter) = char::from_u32(0x1_0000 + ((unit - 0xD800) << 10 | (second - 0xDC00)))
        {
            return Ok(letter);
        }
    }
    Err(JsonError { problem: Problem::HalfPair, byte: *at - 1 })
}

/// Reads the four digits at `at`.
fn read_unit(bytes: &[u8], at: &mut usize) -> Result<u32, JsonError> {
    let Some(digits) = bytes.get(*at..*at + 4) else {
        return Err(JsonError { problem: Problem::StringEnds, byte: bytes.len() });
    };
    *at += 4;
    let mut unit = 0;
    for digit in digits {
        let value = char::from(*digit).to_digit(16);
        unit = unit << 4 | value.ok_or(JsonError { problem: Problem::Escape, byte: *at - 1 })?;
    }
    Ok(unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_plain_part_ends_where_a_plain_search_says(text in "[a-zө\"\\\\\u{0}-\u{21}\u{7f}-\u{81}😀]{0,40}", plain in 0..40_usize) {
            let text = "ө".repeat(plain) + &text;
            let expected = text.bytes().position(|byte| byte < 0x20 || byte == b'"' || byte == b'\\');
            prop_assert_eq!(plain_length(text.as_bytes()), expected.unwrap_or(text.len()));
        }
    }
}
