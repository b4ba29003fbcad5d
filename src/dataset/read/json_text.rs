//! A JSON value as text again, for what is nested too deeply to have a column of its own. Numbers are written as those
//! of columns are.

use super::property::written;
use crate::json::Tree;

/// Writes `value` as JSON without spaces.
pub(super) fn json_text(value: &Tree) -> String {
    let mut text = String::new();
    write(&mut text, value);
    text
}

fn write(text: &mut String, value: &Tree) {
    match value {
        Tree::Null => text.push_str("null"),
        Tree::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Tree::Number(number) => text.push_str(&written(*number)),
        Tree::Text(string) => quote(text, string),
        Tree::List(items) => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                write(text, item);
            }
            text.push(']');
        }
        Tree::Object(members) => {
            text.push('{');
            for (at, (name, member)) in members.iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                quote(text, name);
                text.push(':');
                write(text, member);
            }
            text.push('}');
        }
    }
}

/// Writes a string in quotes, escaping what has to be.
fn quote(text: &mut String, string: &str) {
    text.push('"');
    for letter in string.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\0'..='\u{1f}' => {
                text.push_str(if letter < '\u{10}' { "\\u000" } else { "\\u001" });
                text.extend(char::from_digit(u32::from(letter) % 16, 16));
            }
            _ => text.push(letter),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    /// The same value as the program has it.
    fn tree(value: &Value) -> Tree {
        Tree::from_bytes(value.to_string().as_bytes()).unwrap()
    }

    /// Any JSON value of a few levels.
    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            // Neither whole, which has no point when written, nor longer than the parser reads to the last bit.
            (-1000..1000_i32).prop_map(|n| Value::from(f64::from(n) + 0.25)),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((any::<String>(), inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn it_reads_back_the_same(value in value()) {
            let read: Value = serde_json::from_str(&json_text(&tree(&value))).unwrap();
            prop_assert_eq!(read, value);
        }
    }

    #[test]
    fn it_is_written_without_spaces() {
        assert_eq!(
            json_text(&tree(&json!({"a": [1, 2.5, "x\"\n\u{1}"], "b": null}))),
            r#"{"a":[1,2.5,"x\"\n\u0001"],"b":null}"#
        );
    }
}
