//! Messages with values in them.
//!
//! `{0}`, `{1}` … stand for values; values are inserted as they are and never inflected.

/// Puts `values[n]` where `template` has `{n}`. A missing value leaves nothing; text in values is never read again.
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((number, behind)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            break;
        };
        let value = number.parse::<usize>().ok().and_then(|index| values.get(index));
        text.push_str(value.copied().unwrap_or_default());
        rest = behind;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_by_number_and_reads_values_only_once() {
        assert_eq!(fill("{1} газраас {0}", &["38", "152"]), "152 газраас 38");
        assert_eq!(fill("{0}!", &["{1}"]), "{1}!");
        assert_eq!(fill("{7} {", &["x"]), " {");
    }
}
