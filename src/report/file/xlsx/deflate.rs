//! Packs bytes by what came before: DEFLATE with one block of fixed codes. Sheets repeat themselves, so that this takes
//! most of what dynamic codes would, in far less program.
//!
//! Source: RFC 1951; the search by chains of three equal bytes is that of its section 4.

/// How far back a repetition may begin, and how long it may be.
const REACH: usize = 32_768;
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=258;
/// Chains that start at equal sums of three bytes, and how many of a chain are tried.
const CHAINS: usize = 1 << 14;
const TRIES: usize = 48;
/// No position.
const NONE: u32 = u32::MAX;

/// Bits of codes, first the lowest.
#[derive(Debug, Default)]
struct Bits {
    bytes: Vec<u8>,
    pending: u64,
    count: u32,
}

impl Bits {
    /// Adds the lowest `count` bits of `value`, at most 32.
    fn put(&mut self, value: u32, count: u32) {
        self.pending |= u64::from(value) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.pending as u8);
            self.pending >>= 8;
            self.count -= 8;
        }
    }

    /// Adds a code, which is written from its highest bit on.
    fn code(&mut self, code: u32, count: u32) {
        self.put(code.reverse_bits() >> (32 - count), count);
    }

    /// Adds a literal or the sign of a length: RFC 1951, 3.2.6.
    fn symbol(&mut self, symbol: u32) {
        match symbol {
            0..=143 => self.code(0x30 + symbol, 8),
            144..=255 => self.code(0x190 + symbol - 144, 9),
            256..=279 => self.code(symbol - 256, 7),
            _ => self.code(0xC0 + symbol - 280, 8),
        }
    }

    /// Adds a repetition.
    fn repetition(&mut self, length: usize, distance: usize) {
        let (sign, extra, bits) = if length == *LENGTHS.end() { (28, 0, 0) } else { split(length - 3, 2) };
        self.symbol(257 + sign);
        self.put(extra, bits);
        let (sign, extra, bits) = split(distance - 1, 1);
        self.code(sign, 5);
        self.put(extra, bits);
    }
}

/// Parts a number into its sign and extra bits: `1 << fine` signs for each power of two.
fn split(number: usize, fine: u32) -> (u32, u32, u32) {
    let number = number as u32;
    if number < 2 << fine {
        return (number, 0, 0);
    }
    let bits = number.ilog2() - fine;
    let sign = (bits << fine) + (number >> bits);
    (sign, number & ((1 << bits) - 1), bits)
}

/// The bytes packed. O(n), with a constant number of tries for each.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut bits = Bits::default();
    // The last block, of fixed codes.
    bits.put(0b011, 3);
    let (mut newest, mut before) = (vec![NONE; CHAINS], vec![NONE; bytes.len()]);
    let mut enter = |at: usize| -> u32 {
        let Some(&[a, b, c]) = bytes.get(at..at + 3) else { return NONE };
        let sum = (u32::from(a) | u32::from(b) << 8 | u32::from(c) << 16).wrapping_mul(0x9E37_79B1) >> 18;
        let last = std::mem::replace(&mut newest[sum as usize], at as u32);
        before[at] = last;
        last
    };
    let mut entered: Vec<u32> = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        while entered.len() <= at {
            entered.push(enter(entered.len()));
        }
        let (length, distance) = longest(bytes, at, &entered);
        if LENGTHS.contains(&length) {
            bits.repetition(length, distance);
            at += length;
        } else {
            bits.symbol(u32::from(bytes[at]));
            at += 1;
        }
    }
    bits.symbol(256);
    // Fills the last byte.
    bits.put(0, 7);
    bits.bytes
}

/// The longest repetition of what begins at `at`, and how far back it is; `chain` leads from a position to the last one
/// before with an equal sum. Of equally long ones, the nearest.
fn longest(bytes: &[u8], at: usize, chain: &[u32]) -> (usize, usize) {
    let most = (bytes.len() - at).min(*LENGTHS.end());
    let (mut best, mut next) = ((0, 0), chain[at]);
    for _ in 0..TRIES {
        let candidate = next as usize;
        if next == NONE || at - candidate > REACH || best.0 == most {
            break;
        }
        let pairs = bytes[candidate..].iter().zip(&bytes[at..at + most]);
        let length = pairs.take_while(|(a, b)| a == b).count();
        if length > best.0 {
            best = (length, at - candidate);
        }
        next = chain[candidate];
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Unpacks one block of fixed codes, bit by bit as RFC 1951 says.
    fn inflate(packed: &[u8]) -> Vec<u8> {
        let mut at = 0;
        let mut bit = || {
            at += 1;
            u32::from(packed[(at - 1) / 8] >> ((at - 1) % 8) & 1)
        };
        assert_eq!((bit(), bit(), bit()), (1, 1, 0));
        let mut bytes: Vec<u8> = Vec::new();
        loop {
            let mut code = (0..7).fold(0, |code, _| code << 1 | bit());
            let symbol = if code < 24 {
                code + 256
            } else {
                code = code << 1 | bit();
                match code {
                    0x30..=0xBF => code - 0x30,
                    0xC0..=0xC7 => code - 0xC0 + 280,
                    _ => (code << 1 | bit()) - 0x190 + 144,
                }
            };
            let mut extra = |bits: u32| (0..bits).map(|place| bit() << place).sum::<u32>();
            match symbol {
                0..=255 => bytes.push(symbol as u8),
                256 => return bytes,
                _ => {
                    const BASE: [u32; 29] = [
                        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
                        163, 195, 227, 258,
                    ];
                    let sign = symbol - 257;
                    let bits = if (8..28).contains(&sign) { (sign - 4) / 4 } else { 0 };
                    let length = BASE[sign as usize] + extra(bits);
                    let sign = (0..5).fold(0, |sign, _| sign << 1 | extra(1));
                    let bits = if sign < 4 { 0 } else { (sign - 2) / 2 };
                    let base = if sign < 4 { sign + 1 } else { (2 + (sign & 1)) * (1 << bits) + 1 };
                    let start = bytes.len() - (base + extra(bits)) as usize;
                    (0..length as usize).for_each(|step| bytes.push(bytes[start + step]));
                }
            }
        }
    }

    #[test]
    fn known_bytes() {
        // What zlib 1.2.13 gives with fixed codes for these texts.
        assert_eq!(deflate(b""), [0x03, 0x00]);
        assert_eq!(deflate(b"a"), [0x4b, 0x04, 0x00]);
        assert_eq!(deflate(&[0, 143, 144, 255, 97]), [0x63, 0xe8, 0x9f, 0xf0, 0x3f, 0x11, 0x00]);
    }

    #[test]
    fn what_repeats_itself_shrinks() {
        let text = r#"<c r="A1" t="inlineStr"><is><t>Төв</t></is></c>"#.repeat(2_000);
        let packed = deflate(text.as_bytes());
        assert!(packed.len() * 50 < text.len(), "{}", packed.len());
        assert_eq!(inflate(&packed), text.as_bytes());
        let far = [vec![7; 300], (0..=255).cycle().take(33_000).collect(), vec![7; 300]].concat();
        assert_eq!(inflate(&deflate(&far)), far);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_bytes_come_back(bytes in prop::collection::vec(prop_oneof![4 => 0..4_u8, 1 => any::<u8>()], 0..3_000)) {
            prop_assert_eq!(inflate(&deflate(&bytes)), bytes);
        }
    }
}
