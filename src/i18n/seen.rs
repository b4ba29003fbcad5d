//! What the map shows where it stands, in words: "In view: 23 of 38; 40 km across; in the middle: Ulaanbaatar; largest
//! group: Crafts (12)". Goes after the sentence of what is shown.

use super::{Locale, distance, fill, integer, messages};

/// What the map shows where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen<'a> {
    /// How many places are in view.
    pub count: usize,
    /// How many the filters leave.
    pub shown: usize,
    /// Width of the view on the ground, in metres.
    pub across_m: f64,
    /// The name of the district in the middle.
    pub region: Option<&'a str>,
    /// The largest group of those in view, with its number.
    pub group: Option<(&'a str, usize)>,
}

/// Says what the map shows where it stands.
pub fn seen_sentence(locale: Locale, seen: &Seen<'_>) -> String {
    let number = |value: usize| integer(locale, value as u64);
    let count = [&*number(seen.count), &number(seen.shown), &distance(locale, seen.across_m)];
    let mut text = fill(messages::SEEN.get(locale), &count);
    let mut add = |part: String| {
        text.push_str("; ");
        text.push_str(&part);
    };
    if let Some(region) = seen.region {
        add(fill(messages::SEEN_AT.get(locale), &[region]));
    }
    if let Some((label, size)) = seen.group {
        add(fill(messages::SEEN_GROUP.get(locale), &[label, &number(size)]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_it_knows_and_no_more() {
        let all = Seen {
            count: 23,
            shown: 1038,
            across_m: 41_300.0,
            region: Some("Ulaanbaatar"),
            group: Some(("Visual Arts and Crafts", 12)),
        };
        assert_eq!(
            seen_sentence(Locale::En, &all),
            "In view: 23 of 1,038; 41\u{a0}km across; in the middle: Ulaanbaatar; largest group: Visual Arts and Crafts (12)"
        );
        let little = Seen { count: 0, region: None, group: None, ..all };
        assert_eq!(seen_sentence(Locale::En, &little), "In view: 0 of 1,038; 41\u{a0}km across");
        assert_eq!(seen_sentence(Locale::Mn, &little), "Зурагт байгаа нь: 0 / 1,038; өргөн нь 41\u{a0}км");
    }
}
