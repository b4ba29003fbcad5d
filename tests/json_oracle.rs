//! The JSON reader reads what `serde_json` reads, refuses what it refuses, and says the same about it.

#![expect(clippy::panic, reason = "helpers of tests may fail loudly")]

use creative_atlas::json::{JsonError, MAX_DEPTH, Number, Problem, Reader, Tree, is_json};
use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Any value of a few levels.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1000..1000_i32).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-180.0..180.0_f64).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[\"\\\\/\u{0}-\u{20}\u{7f}aө\u{2028}😀]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec(("[a-cө\"\n]{0,3}", inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Says whether both are the same, numbers to the last bit, or next to it if `is_near`: for those of many digits.
fn is_same(ours: &Tree, theirs: &Value, is_near: bool) -> bool {
    match (ours, theirs) {
        (Tree::Null, Value::Null) => true,
        (Tree::Bool(ours), Value::Bool(theirs)) => ours == theirs,
        (Tree::Text(ours), Value::String(theirs)) => ours == theirs,
        (Tree::Number(ours), Value::Number(theirs)) => match ours {
            Number::Whole(ours) => theirs.as_u64() == Some(*ours),
            Number::Negative(ours) => theirs.as_i64() == Some(*ours),
            Number::Float(ours) => {
                let theirs = theirs.as_f64().filter(|_| theirs.is_f64()).unwrap_or(f64::NAN);
                ours.to_bits().abs_diff(theirs.to_bits()) <= u64::from(is_near)
            }
        },
        (Tree::List(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(a, b)| is_same(a, b, is_near))
        }
        (Tree::Object(ours), Value::Object(theirs)) => {
            let is_same_member =
                |((name, a), (known, b)): (&(String, Tree), (&String, &Value))| name == known && is_same(a, b, is_near);
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(is_same_member)
        }
        _ => false,
    }
}

/// Holds the reader to `serde_json` on one text: what is read, or what is said about it and where.
fn check(text: &str) {
    let (ours, theirs) = (Tree::from_bytes(text.as_bytes()), serde_json::from_str::<Value>(text));
    match (&ours, &theirs) {
        (Ok(ours), Ok(theirs)) => assert!(is_same(ours, theirs, true), "{text}\n{ours:?}\n{theirs}"),
        (Err(ours), Err(theirs)) => {
            let (line, column) = ours.line_and_column(text.as_bytes());
            // A number's exponent is given up by the one at its last digit, by the other at the first too many.
            if ours.problem != Problem::NumberTooLarge {
                assert_eq!(format!("{ours} at line {line} column {column}"), theirs.to_string(), "{text}");
            }
        }
        _ => panic!("{text}\n{ours:?}\n{theirs:?}"),
    }
    assert_eq!(is_json(text), serde_json::from_str::<IgnoredAny>(text).is_ok(), "{text}");
}

/// The tokens that documents are damaged with.
const TOKENS: [&str; 36] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\udc00",
    "\\u12",
    "\\x",
    "null",
    "tru",
    "false",
    "NaN",
    "-",
    "-0",
    "01",
    "1.",
    ".5",
    "1e",
    "1e5",
    "1E-5",
    "1e999",
    "12345678901234567890123",
    "\n",
    "\t",
    "\u{1}",
    " ",
    "ө",
    "\"a\":",
    "[[",
    "1.5,",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_is_written_is_read_to_the_last_bit(value in value()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            let tree = Tree::from_bytes(text.as_bytes()).unwrap();
            prop_assert!(is_same(&tree, &value, false), "{text}\n{tree:?}");
            prop_assert!(is_json(&text));
        }
    }

    #[test]
    fn damaged_documents_are_judged_alike(
        value in value(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0..3_usize, 0..TOKENS.len()), 1..5),
    ) {
        let mut text = value.to_string();
        for (at, cut, token) in damage {
            let mut at = at.index(text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            match cut {
                0 => text.truncate(at),
                1 => drop(text.drain(at..).next()),
                _ => {}
            }
            let at = at.min(text.len());
            text.insert_str(at, TOKENS[token]);
        }
        check(&text);
    }

    #[test]
    fn rubble_is_judged_alike(tokens in prop::collection::vec(0..TOKENS.len(), 0..12)) {
        check(&tokens.into_iter().map(|token| TOKENS[token]).collect::<String>());
    }

    #[test]
    fn numbers_are_judged_alike(text in "-?(0|[1-9][0-9]{0,25}|[0-9]{0,3})(\\.[0-9]{0,25})?([eE][+-]?[0-9]{0,3})?") {
        check(&text);
        if let Ok(Tree::Number(number)) = Tree::from_bytes(text.as_bytes()) {
            let exact: f64 = text.parse().unwrap();
            prop_assert!(number.value().to_bits().abs_diff(exact.to_bits()) <= 1, "{text} {number:?}");
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Tree::from_bytes(&bytes).map_err(|error| error.line_and_column(&bytes));
        let text = String::from_utf8_lossy(&bytes);
        let _ = is_json(&text);
        let mut json = Reader::new(&text, 0);
        // In an order that no document asks for.
        for byte in &bytes {
            let result = match byte % 6 {
                0 => json.value().map(drop),
                1 => json.next_item().map(drop),
                2 => json.next_name().map(drop),
                3 => json.skip(),
                4 => json.skip_items(),
                _ => json.skip_members(),
            };
            let _ = (result, json.byte());
        }
    }
}

#[test]
fn a_document_that_ends_anywhere_is_judged_alike() {
    let text = r#"{"a":[1,-2.5e+3,"x\"\u0416\ud83d\ude00",true,null,{}],"b":{"c":[[],[0]]}}"#;
    (0..=text.len()).for_each(|end| check(&text[..end]));
}

#[test]
fn every_file_of_the_atlases_is_read_alike() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("data")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "json" || extension == "geojson") {
                check(&fs::read_to_string(&path).unwrap());
                files += 1;
            }
        }
    }
    assert!(files >= 9, "{files}");
}

#[test]
fn nesting_is_bounded_unless_passed_over() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    for depth in [1, MAX_DEPTH - 1, MAX_DEPTH, MAX_DEPTH + 1, 300] {
        check(&nested(depth));
        check(&format!("{}{}", "{\"a\":[".repeat(depth / 2), "]}".repeat(depth / 2)));
        assert_eq!(Tree::from_bytes(nested(depth).as_bytes()).is_ok(), depth <= MAX_DEPTH);
    }
    assert!(is_json(&nested(1_000_000)));
    assert!(!is_json(&"[".repeat(1_000_000)));
}

#[test]
fn of_several_members_with_one_name_the_last_one_counts() {
    check(r#"{"b":1,"a":2,"b":[3],"\u0061":4,"c":5,"b":6}"#);
}

#[test]
fn bytes_that_are_not_utf_8_are_refused_where_they_are() {
    let error = Tree::from_bytes(b"{\"a\":\n \"b\xff\"}").unwrap_err();
    assert_eq!(error, JsonError { problem: Problem::Encoding, byte: 9 });
    assert_eq!(error.line_and_column(b"{\"a\":\n \"b\xff\"}"), (2, 4));
}
