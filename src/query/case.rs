//! Small and capital letters of Latin, Greek, Cyrillic and Armenian script, one for one: the standard library's tables,
//! which know all, weigh six times as much. Letters of other scripts stay as they are.
//!
//! Source: simple case mappings of the Unicode Character Database.

/// Capitals in a row: the first, the last, and what is added to one for its small letter, in 16 bits.
type Row = [u16; 3];

/// Rows of which every letter is a capital.
#[rustfmt::skip]
const EACH: [Row; 53] = [
    [0x00c0, 0x00d6, 0x0020], [0x00d8, 0x00de, 0x0020], [0x0130, 0x0130, 0xff39], [0x0178, 0x0178, 0xff87],
    [0x0181, 0x0181, 0x00d2], [0x0186, 0x0186, 0x00ce], [0x0187, 0x0187, 0x0001], [0x0189, 0x018a, 0x00cd],
    [0x018b, 0x018b, 0x0001], [0x018e, 0x018e, 0x004f], [0x018f, 0x018f, 0x00ca], [0x0190, 0x0190, 0x00cb],
    [0x0191, 0x0191, 0x0001], [0x0193, 0x0193, 0x00cd], [0x0194, 0x0194, 0x00cf], [0x0196, 0x0196, 0x00d3],
    [0x0197, 0x0197, 0x00d1], [0x0198, 0x0198, 0x0001], [0x019c, 0x019c, 0x00d3], [0x019d, 0x019d, 0x00d5],
    [0x019f, 0x019f, 0x00d6], [0x01a6, 0x01a6, 0x00da], [0x01a7, 0x01a7, 0x0001], [0x01a9, 0x01a9, 0x00da],
    [0x01ac, 0x01ac, 0x0001], [0x01ae, 0x01ae, 0x00da], [0x01af, 0x01af, 0x0001], [0x01b1, 0x01b2, 0x00d9],
    [0x01b7, 0x01b7, 0x00db], [0x01b8, 0x01b8, 0x0001], [0x01bc, 0x01bc, 0x0001], [0x01c4, 0x01c4, 0x0002],
    [0x01c5, 0x01c5, 0x0001], [0x01c7, 0x01c7, 0x0002], [0x01c8, 0x01c8, 0x0001], [0x01ca, 0x01ca, 0x0002],
    [0x01f1, 0x01f1, 0x0002], [0x01f6, 0x01f6, 0xff9f], [0x01f7, 0x01f7, 0xffc8], [0x0376, 0x0376, 0x0001],
    [0x037f, 0x037f, 0x0074], [0x0386, 0x0386, 0x0026], [0x0388, 0x038a, 0x0025], [0x038c, 0x038c, 0x0040],
    [0x038e, 0x038f, 0x003f], [0x0391, 0x03a1, 0x0020], [0x03a3, 0x03ab, 0x0020], [0x0400, 0x040f, 0x0050],
    [0x0410, 0x042f, 0x0020], [0x04c0, 0x04c0, 0x000f], [0x0531, 0x0556, 0x0030], [0x1e9e, 0x1e9e, 0xe241],
    [0xff21, 0xff3a, 0x0020],
];

/// Rows of which every second letter is a capital.
#[rustfmt::skip]
const EVERY_SECOND: [Row; 19] = [
    [0x0100, 0x012e, 0x0001], [0x0132, 0x0136, 0x0001], [0x0139, 0x0147, 0x0001], [0x014a, 0x0176, 0x0001],
    [0x0179, 0x017d, 0x0001], [0x0182, 0x0184, 0x0001], [0x01a0, 0x01a4, 0x0001], [0x01b3, 0x01b5, 0x0001],
    [0x01cb, 0x01db, 0x0001], [0x01de, 0x01ee, 0x0001], [0x01f2, 0x01f4, 0x0001], [0x01f8, 0x021e, 0x0001],
    [0x0370, 0x0372, 0x0001], [0x0460, 0x0480, 0x0001], [0x048a, 0x04be, 0x0001], [0x04c1, 0x04cd, 0x0001],
    [0x04d0, 0x052e, 0x0001], [0x1e00, 0x1e94, 0x0001], [0x1ea0, 0x1efe, 0x0001],
];

/// The small letter of a capital; another letter as it is. O(log rows).
pub fn lower(letter: char) -> char {
    let Ok(code) = u16::try_from(u32::from(letter)) else { return letter };
    if code < 0x80 {
        return letter.to_ascii_lowercase();
    }
    let find = |rows: &[Row]| {
        let row = rows[rows.partition_point(|row| row[0] <= code).checked_sub(1)?];
        (code <= row[1]).then_some(row)
    };
    let row = find(&EACH).or_else(|| find(&EVERY_SECOND).filter(|row| (code - row[0]).is_multiple_of(2)));
    row.and_then(|row| char::from_u32(u32::from(code.wrapping_add(row[2])))).unwrap_or(letter)
}

/// The capital of a small letter; another letter as it is. O(rows).
pub fn upper(letter: char) -> char {
    let Ok(code) = u16::try_from(u32::from(letter)) else { return letter };
    if code < 0x80 {
        return letter.to_ascii_uppercase();
    }
    let capital = |row: &Row| code.wrapping_sub(row[2]);
    let is_of = |row: &&Row| (row[0]..=row[1]).contains(&capital(row));
    let is_second = |row: &&Row| is_of(row) && (capital(row) - row[0]).is_multiple_of(2);
    let row = EACH.iter().find(is_of).or_else(|| EVERY_SECOND.iter().find(is_second));
    row.and_then(|row| char::from_u32(u32::from(capital(row)))).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_standard_library() {
        let is_ours = |letter: char| matches!(letter, '\0'..='\u{21f}' | '\u{370}'..='\u{3ce}' | '\u{400}'..='\u{58f}' | '\u{1e00}'..='\u{1eff}');
        for letter in ('\0'..='\u{ffff}').filter(|letter| *letter != 'İ') {
            let small: Vec<char> = letter.to_lowercase().collect();
            // A letter of other scripts is left as it is, never made another.
            assert!(small == [lower(letter)] || !is_ours(letter) && lower(letter) == letter, "{letter}");
            // A small letter of several capitals may have any of them.
            assert_eq!(lower(upper(letter)), lower(letter), "{letter}");
        }
        assert_eq!(lower('İ'), 'i');
        for letter in ('a'..='ž').chain('а'..='ӿ').chain('ạ'..='ỹ') {
            if let [capital] = letter.to_uppercase().collect::<Vec<_>>()[..]
                && capital.to_lowercase().eq([letter])
            {
                assert_eq!(upper(letter), capital, "{letter}");
            }
        }
    }
}
