//! Digests of files: in their names, so that a changed file has another address, and in the page, so that a browser runs
//! only the very bytes that were built (Subresource Integrity).

use sha2::{Digest as _, Sha256, Sha384};

/// How many hexadecimal digits of a digest stand in a file's name.
const NAME_DIGITS: usize = 16;

/// A file's name with the digest of its bytes in it, in the place of one that is there already: `start.js` becomes
/// `start-0123456789abcdef.js`.
pub(super) fn named(name: &str, bytes: &[u8]) -> String {
    let digest = &hex(&Sha256::digest(bytes))[..NAME_DIGITS];
    for (at, _) in name.match_indices('-') {
        // Trunk leaves out zeros that a digest begins with.
        let rest = &name[at + 1..];
        let length = rest.find(|letter: char| !letter.is_ascii_hexdigit()).unwrap_or(rest.len());
        if (NAME_DIGITS - 4..=NAME_DIGITS).contains(&length) && rest[length..].starts_with(['.', '_']) {
            return [&name[..=at], digest, &rest[length..]].concat();
        }
    }
    let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
    [stem, "-", digest, ".", extension].concat()
}

/// The digest of a file as the attribute `integrity` has it.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    ["sha384-", &base64(&Sha384::digest(bytes))].concat()
}

/// The digest of an inline script or style as a policy names it, with its quotes.
pub(crate) fn inline(text: &str) -> String {
    ["'sha256-", &base64(&Sha256::digest(text)), "'"].concat()
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// Bytes in base 64, filled up with `=`. Source: RFC 4648, §4.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let whole = (0..3).fold(0_usize, |whole, at| whole << 8 | usize::from(three.get(at).copied().unwrap_or(0)));
        let letter = |at: usize| char::from(LETTERS[whole >> (18 - 6 * at) & 63]);
        text.extend((0..4).map(|at| if at <= three.len() { letter(at) } else { '=' }));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_that_of_the_standard() {
        let wanted =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        for (text, code) in wanted {
            assert_eq!(base64(text.as_bytes()), code);
        }
    }

    #[test]
    fn digests_are_those_of_the_standards() {
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(b""), empty);
        assert_eq!(inline(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }

    #[test]
    fn a_name_has_one_digest() {
        assert_eq!(named("start.js", b""), "start-e3b0c44298fc1c14.js");
        assert_eq!(named("a-b-0123456789abcdef_bg.wasm", b""), "a-b-e3b0c44298fc1c14_bg.wasm");
        assert_eq!(named("map-d921e724e4cfcb4.css", b""), "map-e3b0c44298fc1c14.css");
        assert_eq!(named("style-0123456789abcdeg.css", b""), "style-0123456789abcdeg-e3b0c44298fc1c14.css");
    }
}
