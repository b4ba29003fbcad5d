//! Makes JSON of what is almost JSON: `NaN` and numbers too large become `null`, line breaks inside texts are escaped,
//! commas too many and half characters are dropped, what is nested too deeply is left out.

use super::scan::skip_value;
use crate::geo::{read_number, shortest};
use crate::json::Tree;

/// Deepest nesting that is kept; the parser's own limit is 128.
const MAX_DEPTH: usize = 100;

/// What was done to a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Repairs {
    /// Numbers that are no numbers became `null`.
    pub(super) numbers: bool,
    /// Something was nested too deeply.
    pub(super) depth: bool,
    /// Anything else.
    pub(super) syntax: bool,
}

/// Repairs one value; `None` if there is nothing that can be repaired here.
pub(super) fn repair(text: &str) -> Option<(String, Repairs)> {
    let mut repairs = Repairs::default();
    let mut output = String::with_capacity(text.len() + 16);
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'"' => at = repair_string(text, at, &mut output, &mut repairs),
            b'{' | b'[' if depth == MAX_DEPTH => {
                at = skip_value(text, at)?;
                output.push_str("null");
                repairs.depth = true;
            }
            b'{' | b'[' => {
                depth += 1;
                at += 1;
                output.push(char::from(*byte));
            }
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                if output.trim_end().ends_with(',') {
                    output.truncate(output.trim_end().len() - 1);
                    repairs.syntax = true;
                }
                at += 1;
                output.push(char::from(*byte));
            }
            b'-' | b'+' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                let word_end = |c: char| !(c.is_ascii_alphanumeric() || "+-.".contains(c));
                let end = text[at..].find(word_end).map_or(text.len(), |length| at + length);
                repair_word(&text[at..end], &mut output, &mut repairs);
                at = end;
            }
            _ => {
                let letter = text[at..].chars().next()?;
                output.push(letter);
                at += letter.len_utf8();
            }
        }
    }
    (repairs != Repairs::default()).then_some((output, repairs))
}

/// Copies a number or a word, `null` if it is not a finite number or a word of JSON.
fn repair_word(word: &str, output: &mut String, repairs: &mut Repairs) {
    let lower = word.trim_start_matches(['+', '-']).to_ascii_lowercase();
    let is_word = matches!(word, "true" | "false" | "null");
    if is_word || matches!(Tree::from_bytes(word.as_bytes()), Ok(Tree::Number(_))) {
        output.push_str(word);
    } else if matches!(lower.as_str(), "nan" | "inf" | "infinity") || read_number(word).is_some_and(f64::is_infinite) {
        output.push_str("null");
        repairs.numbers = true;
    } else if matches!(word, "True" | "False" | "None") {
        output.push_str(if word == "None" { "null" } else { &lower });
        repairs.syntax = true;
    } else if let Some(number) = read_number(word).filter(|number| number.is_finite()) {
        // Forms as .5, 5. and +5 that others write.
        output.push_str(&shortest(number));
        repairs.syntax = true;
    } else {
        output.push_str(word);
    }
}

/// Copies the string that opens at `at`, escaping control characters and replacing half characters; gives its end.
fn repair_string(text: &str, at: usize, output: &mut String, repairs: &mut Repairs) -> usize {
    output.push('"');
    let mut letters = text[at + 1..].char_indices();
    while let Some((offset, letter)) = letters.next() {
        let here = at + 1 + offset;
        match letter {
            '"' => {
                output.push('"');
                return here + 1;
            }
            '\\' => match text.as_bytes().get(here + 1) {
                Some(b'u') => {
                    let (escape, length) = repair_escape(text, here, repairs);
                    output.push_str(escape);
                    letters.nth(length - 2);
                }
                Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                    output.push('\\');
                    output.extend(letters.next().map(|(_, letter)| letter));
                }
                _ => {
                    output.push_str("\\\\");
                    repairs.syntax = true;
                }
            },
            control if control < ' ' => {
                let digit = |shift: u32| char::from_digit(u32::from(control) >> shift & 15, 16).unwrap_or('0');
                output.push_str("\\u00");
                output.extend([digit(4), digit(0)]);
                repairs.syntax = true;
            }
            letter => output.push(letter),
        }
    }
    text.len()
}

/// The escape `\u` at `at` with its length in the text, a surrogate with the other half that follows it; U+FFFD for half
/// a character or for no digits.
fn repair_escape<'t>(text: &'t str, at: usize, repairs: &mut Repairs) -> (&'t str, usize) {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(digits, 16).ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    match (unit(at), unit(at + 6)) {
        (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (&text[at..at + 12], 12),
        (Some(0xD800..=0xDFFF), _) => {
            repairs.syntax = true;
            ("\u{FFFD}", 6)
        }
        (Some(_), _) => (&text[at..at + 6], 6),
        (None, _) => {
            repairs.syntax = true;
            ("\u{FFFD}", 2)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_almost_json_becomes_json() {
        for (broken, whole) in [
            (r#"{"a":NaN,"b":-Infinity}"#, r#"{"a":null,"b":null}"#),
            ("[1e999,.5,+2]", "[null,0.5,2]"),
            ("[1,2,]", "[1,2]"),
            ("{\"a\":\"x\ny\"}", "{\"a\":\"x\\u000ay\"}"),
            (r#"["\ud83d","\uD83D\uDE00","\q"]"#, "[\"\u{FFFD}\",\"\\uD83D\\uDE00\",\"\\\\q\"]"),
            ("[True,None]", "[true,null]"),
        ] {
            let (repaired, _) = repair(broken).unwrap();
            assert_eq!(repaired, whole);
            assert!(serde_json::from_str::<serde_json::Value>(&repaired).is_ok());
        }
        assert_eq!(repair(r#"{"a":[1,"NaN, ]"],"Ө":2}"#), None);
    }

    #[test]
    fn what_is_nested_too_deeply_is_left_out() {
        let deep = format!("{{\"a\":{}1{},\"b\":2}}", "[".repeat(5000), "]".repeat(5000));
        let (repaired, repairs) = repair(&deep).unwrap();
        assert!(repairs.depth && !repairs.numbers);
        let value: serde_json::Value = serde_json::from_str(&repaired).unwrap();
        assert_eq!(value["b"], 2);
    }

    proptest! {
        #[test]
        fn anything_can_be_tried(text in "[{}\\[\\]\",:0-9\\\\uNaeд\n .-]{0,60}") {
            let _ = repair(&text);
        }
    }
}
