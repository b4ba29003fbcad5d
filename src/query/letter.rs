//! Which characters make words: those that are not spaces, signs or marks.
//!
//! The standard library's tables know every script ever written; they are four times as large as these ranges, which
//! every visitor would load.

/// Ranges of characters beyond ASCII, first and last, that make no words: signs, spaces, combining marks. Source:
/// the blocks and categories of the Unicode Standard, version 16.
const NO_LETTERS: [(u16, u16); 33] = [
    (0x80, 0xa9),
    (0xab, 0xb1),
    (0xb4, 0xb4),
    (0xb6, 0xb8),
    (0xbb, 0xbb),
    (0xbf, 0xbf),
    (0xd7, 0xd7),
    (0xf7, 0xf7),
    (0x2c2, 0x2c5),
    (0x2d2, 0x2df),
    (0x2e5, 0x2eb),
    (0x2ed, 0x2ed),
    (0x2ef, 0x344),
    (0x346, 0x362),
    (0x375, 0x375),
    (0x378, 0x379),
    (0x37e, 0x37e),
    (0x380, 0x385),
    (0x387, 0x387),
    (0x3f6, 0x3f6),
    (0x482, 0x489),
    (0x1800, 0x180f),
    (0x1fbd, 0x1fbd),
    (0x2000, 0x206f),
    (0x20a0, 0x20ff),
    (0x2190, 0x245f),
    (0x2500, 0x2775),
    (0x2794, 0x2bff),
    (0x3000, 0x3004),
    (0x3008, 0x3020),
    (0xfe00, 0xfe6f),
    (0xff01, 0xff0f),
    (0xfff0, 0xffff),
];

/// Says whether a letter or digit, of any script.
pub(super) fn is_letter_or_digit(letter: char) -> bool {
    let code = u32::from(letter);
    let is_in = |(first, last): &(u16, u16)| (u32::from(*first)..=u32::from(*last)).contains(&code);
    let is_picture = (0x1_f000..0x2_0000).contains(&code);
    letter.is_ascii_alphanumeric() || !letter.is_ascii() && !is_picture && !NO_LETTERS.iter().any(is_in)
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
