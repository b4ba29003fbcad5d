//! Which characters make words: those that are not spaces, signs or marks.
//!
//! The standard library's tables know every script ever written; they are four times as large as these ranges, which
//! every visitor would load.

/// Ranges of characters beyond ASCII, first and last, that make no words: signs, spaces, combining marks, pictures. Source:
/// the blocks and categories of the Unicode Standard, version 16.
const NO_LETTERS: [(char, char); 34] = [
    ('\u{80}', '\u{a9}'),
    ('\u{ab}', '\u{b1}'),
    ('\u{b4}', '\u{b4}'),
    ('\u{b6}', '\u{b8}'),
    ('\u{bb}', '\u{bb}'),
    ('\u{bf}', '\u{bf}'),
    ('\u{d7}', '\u{d7}'),
    ('\u{f7}', '\u{f7}'),
    ('\u{2c2}', '\u{2c5}'),
    ('\u{2d2}', '\u{2df}'),
    ('\u{2e5}', '\u{2eb}'),
    ('\u{2ed}', '\u{2ed}'),
    ('\u{2ef}', '\u{344}'),
    ('\u{346}', '\u{362}'),
    ('\u{375}', '\u{375}'),
    ('\u{378}', '\u{379}'),
    ('\u{37e}', '\u{37e}'),
    ('\u{380}', '\u{385}'),
    ('\u{387}', '\u{387}'),
    ('\u{3f6}', '\u{3f6}'),
    ('\u{482}', '\u{489}'),
    ('\u{1800}', '\u{180f}'),
    ('\u{1fbd}', '\u{1fbd}'),
    ('\u{2000}', '\u{206f}'),
    ('\u{20a0}', '\u{20ff}'),
    ('\u{2190}', '\u{245f}'),
    ('\u{2500}', '\u{2775}'),
    ('\u{2794}', '\u{2bff}'),
    ('\u{3000}', '\u{3004}'),
    ('\u{3008}', '\u{3020}'),
    ('\u{fe00}', '\u{fe6f}'),
    ('\u{ff01}', '\u{ff0f}'),
    ('\u{fff0}', '\u{ffff}'),
    ('\u{1f000}', '\u{1faff}'),
];

/// Says whether a letter or digit, of any script.
pub(super) fn is_letter_or_digit(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || !letter.is_ascii() && NO_LETTERS.iter().all(|(first, last)| !(*first..=*last).contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_standard_has_it_where_people_of_the_atlas_write() {
        // Latin, Greek, Cyrillic; Mongolian; Latin with marks for Vietnamese; punctuation; kana; Hangul, Han, full width.
        let blocks = [
            0..0x378,
            0x38e..0x3a2,
            0x3a3..0x530,
            0x1800..0x181a,
            0x1820..0x1879,
            0x1e00..0x1f00,
            0x2000..0x2070,
            0x20a0..0x2100,
            0x2190..0x2460,
        ]
        .into_iter()
        .chain([
            0x2500..0x2776,
            0x27c0..0x2b00,
            0x3041..0x3097,
            0x4e00..0x9fff,
            0xac00..0xd7a4,
            0xff10..0xff1a,
        ]);
        for letter in blocks.flatten().filter_map(char::from_u32) {
            assert_eq!(is_letter_or_digit(letter), letter.is_alphanumeric(), "{letter:?} {:x}", letter as u32);
        }
    }
}
