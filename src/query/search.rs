//! Finds every occurrence of a text in a long one, eight bytes at a time.

/// Calls `found` with every place where `needle` begins in `text`, ascending, overlapping ones too. Nothing for an empty
/// needle. Looks at two bytes of the needle, the first that is not the beginning of a longer character and the last, and
/// compares the whole only where both are right.
///
/// Source: the test for a zero byte in a word is from H. S. Warren, "Hacker's Delight", section 6-1.
pub(super) fn find_all(text: &[u8], needle: &[u8], mut found: impl FnMut(usize)) {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let Some(places) = text.len().checked_sub(needle.len()).map(|last| last + 1).filter(|_| !needle.is_empty()) else {
        return;
    };
    let (early, late) = (needle.iter().position(|byte| *byte < 0xC0).unwrap_or(0), needle.len() - 1);
    let (early_bytes, late_bytes) = (ONES * u64::from(needle[early]), ONES * u64::from(needle[late]));
    let word = |at: usize| text.get(at..at + 8).and_then(<[u8]>::first_chunk).map(|bytes| u64::from_le_bytes(*bytes));
    let mut at = 0;
    while at < places {
        let step = match (word(at + early), word(at + late)) {
            (Some(a), Some(b)) => {
                let differing = (a ^ early_bytes) | (b ^ late_bytes);
                if differing.wrapping_sub(ONES) & !differing & (ONES << 7) == 0 {
                    at += 8;
                    continue;
                }
                8
            }
            _ => 1,
        };
        for place in at..places.min(at + step) {
            if text[place..].starts_with(needle) {
                found(place);
            }
        }
        at += step;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_windows_find(text in "[abя]{0,60}", needle in "[abя]{1,4}") {
            let (text, needle) = (text.as_bytes(), needle.as_bytes());
            let mut found = Vec::new();
            find_all(text, needle, |at| found.push(at));
            let expected: Vec<_> =
                text.windows(needle.len()).enumerate().filter(|(_, w)| *w == needle).map(|(at, _)| at).collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        find_all(b"abc", b"", |_| panic!());
        find_all(b"", b"a", |_| panic!());
    }
}
