//! Finds the ends of JSON values without reading them, and features in text that is not quite JSON. Never recurses.

/// Skips white space, and the record separators of GeoJSON text sequences, from `at`.
pub(super) fn skip_space(text: &str, at: usize) -> usize {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | 0x1E);
    at + text.as_bytes()[at..].iter().take_while(|byte| is_space(byte)).count()
}

/// Finds the end of the string whose opening quote is at `at`; `None` if it does not end.
pub(super) fn skip_string(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = at + 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// Finds the end of the value at `at` by its brackets and quotes alone; `None` if it does not end.
pub(super) fn skip_value(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (at, 0_usize);
    loop {
        match bytes.get(at)? {
            b'"' => at = skip_string(text, at)?,
            b'{' | b'[' => {
                depth += 1;
                at += 1;
            }
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                at += 1;
            }
            _ if depth > 0 => at += 1,
            _ => {
                let scalar = bytes[at..].iter().take_while(|byte| !b",]} \n\r\t".contains(byte)).count();
                return (scalar > 0).then_some(at + scalar);
            }
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

/// Finds where the next object that begins with `"type": "Feature"` opens, at or after `at`.
pub(super) fn next_feature(text: &str, at: usize) -> Option<usize> {
    const NAME: &str = "\"Feature\"";
    let mut at = at;
    loop {
        let found = at + text.get(at..)?.find(NAME)?;
        let before = text[..found].trim_end().strip_suffix(':').map(str::trim_end);
        let open = before.and_then(|before| before.strip_suffix("\"type\"")).map(str::trim_end);
        match open {
            Some(open) if open.ends_with('{') && open.len() > at => return Some(open.len() - 1),
            _ => at = found + NAME.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_end_where_they_end() {
        for (text, end) in [
            ("{\"a\":[1,\"]}\\\"\"]} x", Some(16)),
            ("12.5,", Some(4)),
            ("\"a\\\"b\" ", Some(6)),
            ("[[]]", Some(4)),
            ("{\"a\":", None),
            ("\"a", None),
            ("]", None),
            ("", None),
        ] {
            assert_eq!(skip_value(text, 0), end, "{text}");
        }
        assert_eq!(skip_value(&"[".repeat(1_000_000), 0), None);
    }

    #[test]
    fn features_are_found_in_rubble() {
        let text = "x\"Feature\" {\"type\" : \"Feature\"";
        assert_eq!(next_feature(text, 0), Some(11));
        assert_eq!(next_feature(text, 12), None);
    }
}
