//! A ZIP archive of packed entries: enough for a workbook, and the same bytes for the same entries.
//!
//! Source: PKWARE, ".ZIP File Format Specification", version 6.3. No dates of its own: every entry is of 1 January 1980.

use super::deflate::deflate;

/// Version of the format that packed entries need: 2.0, as tenths.
const VERSION: u16 = 20;
/// Packed by DEFLATE.
const METHOD: u16 = 8;
/// Set where names are UTF-8.
const UTF8: u16 = 1 << 11;
/// 1 January 1980.
const DATE: u16 = 1 << 5 | 1;

/// An archive that is being written.
#[derive(Debug, Default)]
pub(super) struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Archive {
    /// Adds an entry. Names and contents are below 4 GiB in all, entries below 65,536.
    pub(super) fn add(&mut self, name: &str, content: &[u8]) {
        let start = self.bytes.len() as u32;
        let packed = deflate(content);
        let mut facts = Vec::new();
        for part in [VERSION, UTF8, METHOD, 0, DATE] {
            facts.extend(part.to_le_bytes());
        }
        for part in [checksum(content), packed.len() as u32, content.len() as u32] {
            facts.extend(part.to_le_bytes());
        }
        for part in [name.len() as u16, 0] {
            facts.extend(part.to_le_bytes());
        }
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&facts);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(packed);
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&facts);
        // No comment, first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(start.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count += 1;
    }

    /// The whole archive.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let start = self.bytes.len() as u32;
        self.bytes.extend(&self.directory);
        self.bytes.extend(b"PK\x05\x06");
        self.bytes.extend([0; 4]);
        for _ in 0..2 {
            self.bytes.extend(self.count.to_le_bytes());
        }
        self.bytes.extend((self.directory.len() as u32).to_le_bytes());
        self.bytes.extend(start.to_le_bytes());
        self.bytes.extend([0; 2]);
        self.bytes
    }
}

/// CRC-32 as of ISO 3309, four bits at a time.
fn checksum(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 16] = table();
    let step = |sum: u32, half: u32| TABLE[((sum ^ half) & 15) as usize] ^ sum >> 4;
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        let byte = u32::from(*byte);
        step(step(sum, byte), byte >> 4)
    })
}

const fn table() -> [u32; 16] {
    let mut table = [0; 16];
    let mut at = 0;
    while at < 16 {
        let (mut sum, mut bit) = (at as u32, 0);
        while bit < 4 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
            bit += 1;
        }
        table[at] = sum;
        at += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_usual_one() {
        // The check value of the catalogue of parametrised CRC algorithms.
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
        assert_eq!(checksum(b""), 0);
    }

    #[test]
    fn an_empty_archive_is_its_end_alone() {
        assert_eq!(Archive::default().finish().len(), 22);
    }
}
