//! Bytes to text: UTF-8 as it is, UTF-16 by its byte order mark, windows-1251 if that makes plausible Cyrillic; and what
//! a file that is no JSON looks like.

use super::StartsWith;
use std::borrow::Cow;

/// Upper half of windows-1251, 0x80 to 0xFF; U+FFFD for the one byte without a character.
///
/// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1251.TXT.
const WINDOWS_1251: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{FFFD}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї\
    АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";

/// Decodes a file without its byte order mark; with the byte and the name of another encoding if it was not UTF-8.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<(usize, &'static str)>) {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => return (Cow::Owned(utf16(rest, u16::from_le_bytes)), Some((0, "UTF-16LE"))),
        [0xFE, 0xFF, rest @ ..] => return (Cow::Owned(utf16(rest, u16::from_be_bytes)), Some((0, "UTF-16BE"))),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(error) if looks_cyrillic(bytes) => {
            (Cow::Owned(windows_1251(bytes)), Some((error.valid_up_to(), "windows-1251")))
        }
        Err(error) => (Cow::Owned(String::from_utf8_lossy(bytes).into_owned()), Some((error.valid_up_to(), "UTF-8"))),
    }
}

/// Decodes UTF-16 without its mark, U+FFFD for what is no character.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let mut text = String::with_capacity(bytes.len());
    for c in char::decode_utf16(bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]))) {
        text.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    text
}

/// Decodes windows-1251.
fn windows_1251(bytes: &[u8]) -> String {
    let upper: Vec<char> = WINDOWS_1251.chars().collect();
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(if *byte < 0x80 { char::from(*byte) } else { upper[usize::from(*byte) - 0x80] });
    }
    text
}

/// Says whether bytes that are not UTF-8 are mostly Cyrillic letters of windows-1251, rather than UTF-8 with a few
/// damaged characters.
fn looks_cyrillic(bytes: &[u8]) -> bool {
    let (mut broken, mut whole, mut high, mut letters) = (0, 0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        broken += chunk.invalid().len();
        // Each character beyond ASCII has one byte that is no continuation of it.
        whole += chunk.valid().bytes().map(|byte| usize::from(byte >= 0xC0)).sum::<usize>();
    }
    for byte in bytes {
        high += usize::from(!byte.is_ascii());
        // А to я, Ё, ё, and Є, Ї, є, ї, which stand for Ө and Ү in old Mongolian fonts.
        letters += usize::from(matches!(byte, 0xC0..|0xA8| 0xB8 | 0xAA | 0xBA | 0xAF | 0xBF));
    }
    broken > 2 * whole && letters * 10 >= high * 8
}

/// Says what a file that is not JSON looks like.
pub(super) fn starts_with(bytes: &[u8], text: &str) -> StartsWith {
    let start = text.trim_start();
    let head: String = start.chars().take(200).collect::<String>().to_ascii_lowercase();
    let first_line = head.lines().next().unwrap_or_default();
    if bytes.starts_with(&[0x1F, 0x8B]) {
        StartsWith::Gzip
    } else if bytes.starts_with(b"PK\x03\x04") {
        StartsWith::Zip
    } else if start.is_empty() {
        StartsWith::Empty
    } else if head.starts_with(['{', '[']) {
        StartsWith::Json
    } else if head.starts_with("<!doctype html") || head.contains("<html") || head.contains("<head") {
        StartsWith::Html
    } else if head.starts_with('<') {
        StartsWith::Xml
    } else if head.contains(|c: char| c.is_control() && !c.is_whitespace()) {
        StartsWith::Binary
    } else if first_line.contains([',', ';', '\t']) {
        StartsWith::Csv
    } else {
        StartsWith::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_bytes(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(unit).collect()
    }

    #[test]
    fn the_table_is_whole() {
        assert_eq!(WINDOWS_1251.chars().count(), 128);
        assert_eq!(windows_1251(&[0xC0, 0xFF, 0xA8, 0xB8, 0x41]), "АяЁёA");
    }

    #[test]
    fn byte_order_marks_decide() {
        assert_eq!(decode(b"\xEF\xBB\xBF{}"), (Cow::Borrowed("{}"), None));
        assert_eq!(decode(&utf16_bytes("Ховд😀", u16::to_le_bytes)).0, "Ховд😀");
        assert_eq!(decode(&utf16_bytes("Ховд", u16::to_be_bytes)), (Cow::Borrowed("Ховд"), Some((0, "UTF-16BE"))));
    }

    #[test]
    fn cyrillic_is_told_from_damage() {
        let cp1251 = b"{\"name\":\"\xCC\xF3\xE7\xE5\xE9\"}";
        assert_eq!(decode(cp1251), (Cow::Borrowed("{\"name\":\"Музей\"}"), Some((9, "windows-1251"))));
        let mut damaged = "{\"name\":\"Музей, Улаанбаатар\"}".as_bytes().to_vec();
        damaged[10] = 0xFF;
        let (text, issue) = decode(&damaged);
        assert!(text.contains('\u{FFFD}') && text.contains("Улаанбаатар"));
        assert_eq!(issue, Some((9, "UTF-8")));
    }

    #[test]
    fn other_files_are_recognised() {
        for (bytes, expected) in [
            (&b"<!DOCTYPE html><html>"[..], StartsWith::Html),
            (b"<?xml version='1.0'?><kml>", StartsWith::Xml),
            (b"id,name,lat,lng\n1,a,2,3", StartsWith::Csv),
            (b"\x1F\x8B\x08", StartsWith::Gzip),
            (b"PK\x03\x04", StartsWith::Zip),
            (b" \n", StartsWith::Empty),
            (b"{\"a\" 1}", StartsWith::Json),
            (b"Not found", StartsWith::Text),
            (b"\x00\x01\x02", StartsWith::Binary),
        ] {
            assert_eq!(starts_with(bytes, &String::from_utf8_lossy(bytes)), expected, "{bytes:?}");
        }
    }
}
