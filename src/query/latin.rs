//! Latin letters with marks: what they are made of and how they are put together, without a normalisation library.
//!
//! Covers Latin-1, Latin Extended-A and -B and Latin Extended Additional, lower case; a test checks every letter against
//! Unicode's own data. Other scripts are left alone: there, a mark makes another letter (й is not и).

use crate::index::order::sort_by;
use std::sync::LazyLock;

/// For each mark its combining class and pairs of a letter and the same letter with the mark.
///
/// Source: Unicode Character Database, canonical decompositions.
const MARKED: [(char, u8, &str); 25] = [
    ('\u{300}', 230, "aàeèiìoòuùüǜnǹēḕōṑwẁâầăằêềôồơờưừyỳ"),
    ('\u{301}', 230, "aáeéiíoóuúyýcćlĺnńrŕsśzźüǘgǵåǻæǽøǿçḉēḗïḯkḱmḿõṍōṓpṕũṹwẃâấăắêếôốơớưứ"),
    ('\u{302}', 230, "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷzẑạậẹệọộ"),
    ('\u{303}', 230, "aãnñoõiĩuũvṽâẫăẵeẽêễôỗơỡưữyỹ"),
    ('\u{304}', 230, "aāeēiīoōuūüǖäǟȧǡæǣǫǭöȫõȭȯȱyȳgḡḷḹṛṝ"),
    ('\u{306}', 230, "aăeĕgğiĭoŏuŭȩḝạặ"),
    ('\u{307}', 230, "cċeėgġzżaȧoȯbḃdḋfḟhḣmṁnṅpṗrṙsṡśṥšṧṣṩtṫwẇxẋyẏſẛ"),
    ('\u{308}', 230, "aäeëiïoöuüyÿhḧõṏūṻwẅxẍtẗ"),
    ('\u{309}', 230, "aảâẩăẳeẻêểiỉoỏôổơởuủưửyỷ"),
    ('\u{30a}', 230, "aåuůwẘyẙ"),
    ('\u{30b}', 230, "oőuű"),
    ('\u{30c}', 230, "cčdďeělľnňrřsštťzžaǎiǐoǒuǔüǚgǧkǩʒǯjǰhȟ"),
    ('\u{30f}', 230, "aȁeȅiȉoȍrȑuȕ"),
    ('\u{311}', 230, "aȃeȇiȋoȏrȓuȗ"),
    ('\u{31b}', 216, "oơuư"),
    ('\u{323}', 220, "bḅdḍhḥkḳlḷmṃnṇrṛsṣtṭvṿwẉzẓaạeẹiịoọơợuụưựyỵ"),
    ('\u{324}', 220, "uṳ"),
    ('\u{325}', 220, "aḁ"),
    ('\u{326}', 220, "sștț"),
    ('\u{327}', 202, "cçgģkķlļnņrŗsştţeȩdḑhḩ"),
    ('\u{328}', 202, "aąeęiįuųoǫ"),
    ('\u{32d}', 220, "dḓeḙlḽnṋtṱuṷ"),
    ('\u{32e}', 220, "hḫ"),
    ('\u{330}', 220, "eḛiḭuṵ"),
    ('\u{331}', 220, "bḇdḏkḵlḻnṉrṟtṯzẕhẖ"),
];

/// The pairs by the letter with the mark, and by the letter without it.
static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut parts: Vec<(char, (char, char))> = Vec::new();
    for (mark, _, pairs) in MARKED {
        let mut letters = pairs.chars();
        while let (Some(base), Some(marked)) = (letters.next(), letters.next()) {
            parts.push((marked, (base, mark)));
        }
    }
    sort_by(&mut parts, &Ord::cmp);
    let mut wholes: Vec<((char, char), char)> = parts.iter().map(|(marked, pair)| (*pair, *marked)).collect();
    sort_by(&mut wholes, &Ord::cmp);
    Tables { parts, wholes }
});

/// Both ways, sorted by the first of each pair.
struct Tables {
    parts: Vec<(char, (char, char))>,
    wholes: Vec<((char, char), char)>,
}

/// The letter and the mark that a lower-case Latin letter is made of; the letter may have another mark still.
pub(super) fn decomposed(letter: char) -> Option<(char, char)> {
    if !('\u{c0}'..'\u{1f00}').contains(&letter) {
        return None;
    }
    let parts = &TABLES.parts;
    parts.binary_search_by_key(&letter, |(marked, _)| *marked).ok().map(|at| parts[at].1)
}

/// The lower-case Latin letter that is `letter` with `mark`.
pub(super) fn composed(letter: char, mark: char) -> Option<char> {
    let wholes = &TABLES.wholes;
    wholes.binary_search_by_key(&(letter, mark), |(pair, _)| *pair).ok().map(|at| wholes[at].1)
}

/// Says whether `letter` is a mark that is written over, under or through the letter before it.
pub(super) fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// The combining class of a mark, by which marks are put in order; 230, above, for one that is not in the table.
pub(super) fn class_of(mark: char) -> u8 {
    MARKED.iter().find(|(known, ..)| *known == mark).map_or(230, |(_, class, _)| *class)
}

/// What a lower-case Latin letter without marks is written as in plain letters; `None` if it is one, or is not Latin.
pub(super) fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ĳ' => "ij",
        'ŋ' => "ng",
        'ǆ' | 'ǳ' => "dz",
        'ǉ' => "lj",
        'ǌ' => "nj",
        'ƀ' => "b",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' | 'ɨ' => "i",
        'ĸ' => "k",
        'ł' | 'ŀ' | 'ƚ' => "l",
        'ŉ' => "n",
        'ø' | 'ɔ' => "o",
        'ſ' => "s",
        'ŧ' => "t",
        'ʉ' => "u",
        'ƶ' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    /// Every lower-case letter of the ranges.
    fn letters() -> impl Iterator<Item = char> {
        ('\u{c0}'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}').filter(|letter| letter.is_lowercase())
    }

    #[test]
    fn every_letter_is_made_of_what_unicode_says() {
        for letter in letters() {
            let mut own = vec![letter];
            while let Some((base, mark)) = decomposed(own[0]) {
                own.splice(0..1, [base, mark]);
            }
            assert_eq!(own, letter.nfd().collect::<Vec<_>>(), "{letter}");
        }
    }

    #[test]
    fn every_letter_is_put_together_again() {
        for letter in letters() {
            if let Some((base, mark)) = decomposed(letter) {
                assert_eq!(composed(base, mark), Some(letter));
                assert_eq!(class_of(mark), unicode_normalization::char::canonical_combining_class(mark));
                assert!(is_mark(mark));
            }
        }
    }
}
