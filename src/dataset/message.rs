//! What crosses between the page and its worker beside the columns, as bytes: how to read, what was noticed, why not.
//!
//! Not a file format: both ends are the same program. Reading checks lengths and codes, so that no bytes can make it
//! panic; `None` is for bytes that end early or have a code that is not known.

use super::read::{ReadError, ReadOptions, StartsWith};
use super::report::{IngestReport, IssueGroup, IssueKind, Spot};
use crate::geo::LngLatBounds;

/// Writes values one after another, numbers little-endian.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    /// What was written.
    pub bytes: Vec<u8>,
}

impl Writer {
    /// Appends a code.
    pub fn code(&mut self, code: u8) {
        self.bytes.push(code);
    }

    /// Appends a whole number.
    pub fn whole(&mut self, number: usize) {
        self.bytes.extend_from_slice(&(number as u64).to_le_bytes());
    }

    /// Appends a number bit by bit.
    pub fn number(&mut self, number: f64) {
        self.bytes.extend_from_slice(&number.to_bits().to_le_bytes());
    }

    /// Appends a text with its length before it.
    pub fn text(&mut self, text: &str) {
        self.whole(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Appends a text that may be missing.
    pub fn optional_text(&mut self, text: Option<&str>) {
        self.code(u8::from(text.is_some()));
        self.text(text.unwrap_or_default());
    }
}

/// Reads what [`Writer`] wrote, in the same order.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Reads from the beginning of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The next `length` bytes.
    pub fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn bits(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(*self.take(8)?.first_chunk()?))
    }

    /// The next code.
    pub fn code(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// The next whole number.
    pub fn whole(&mut self) -> Option<usize> {
        usize::try_from(self.bits()?).ok()
    }

    /// The next number.
    pub fn number(&mut self) -> Option<f64> {
        self.bits().map(f64::from_bits)
    }

    /// The next text.
    pub fn text(&mut self) -> Option<String> {
        let length = self.whole()?;
        Some(std::str::from_utf8(self.take(length)?).ok()?.to_owned())
    }

    /// The next text that may be missing.
    pub fn optional_text(&mut self) -> Option<Option<String>> {
        let is_there = self.code()? == 1;
        let text = self.text()?;
        Some(is_there.then_some(text))
    }
}

impl ReadOptions {
    /// Writes the options.
    pub fn write(&self, to: &mut Writer) {
        to.text(&self.source);
        to.code(u8::from(self.bounds.is_some()));
        for part in self.bounds.map_or([0.0; 4], <[f64; 4]>::from) {
            to.number(part);
        }
        to.optional_text(self.id_field.as_deref());
        to.whole(self.max_bytes);
    }

    /// Reads what [`write`](Self::write) wrote.
    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let source = from.text()?;
        let has_bounds = from.code()? == 1;
        let bounds = LngLatBounds::from([from.number()?, from.number()?, from.number()?, from.number()?]);
        let bounds = has_bounds.then_some(bounds);
        Some(Self { source, bounds, id_field: from.optional_text()?, max_bytes: from.whole()? })
    }
}

impl IngestReport {
    /// Writes the report.
    pub fn write(&self, to: &mut Writer) {
        to.text(&self.source);
        to.whole(self.features_read);
        to.whole(self.rows_kept);
        to.whole(self.issues.len());
        for group in &self.issues {
            to.code(group.kind as u8);
            to.whole(group.count);
            to.whole(group.examples.len());
            for spot in &group.examples {
                to.whole(spot.feature);
                to.optional_text(spot.id.as_deref());
                to.whole(spot.line);
                to.whole(spot.byte);
                to.text(&spot.detail);
            }
        }
    }

    /// Reads what [`write`](Self::write) wrote.
    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let (source, features_read, rows_kept) = (from.text()?, from.whole()?, from.whole()?);
        let mut issues = Vec::new();
        for _ in 0..from.whole()? {
            let kind = *IssueKind::ALL.get(usize::from(from.code()?))?;
            let count = from.whole()?;
            let mut examples = Vec::new();
            for _ in 0..from.whole()? {
                examples.push(Spot {
                    feature: from.whole()?,
                    id: from.optional_text()?,
                    line: from.whole()?,
                    byte: from.whole()?,
                    detail: from.text()?,
                });
            }
            issues.push(IssueGroup { kind, severity: kind.severity(), count, examples });
        }
        Some(Self { source, features_read, rows_kept, issues })
    }
}

impl ReadError {
    /// Writes the error.
    pub fn write(&self, to: &mut Writer) {
        match self {
            Self::NotJson { line, column, byte, starts_with } => {
                to.code(0);
                to.whole(*line);
                to.whole(*column);
                to.whole(*byte);
                to.code(*starts_with as u8);
            }
            Self::NotGeoJson { found } => {
                to.code(1);
                to.text(found);
            }
            Self::NoFeatures { report } => {
                to.code(2);
                report.write(to);
            }
            Self::TooLarge { bytes, max_bytes } => {
                to.code(3);
                to.whole(*bytes);
                to.whole(*max_bytes);
            }
        }
    }

    /// Reads what [`write`](Self::write) wrote.
    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        Some(match from.code()? {
            0 => Self::NotJson {
                line: from.whole()?,
                column: from.whole()?,
                byte: from.whole()?,
                starts_with: *StartsWith::ALL.get(usize::from(from.code()?))?,
            },
            1 => Self::NotGeoJson { found: from.text()? },
            2 => Self::NoFeatures { report: Box::new(IngestReport::read(from)?) },
            3 => Self::TooLarge { bytes: from.whole()?, max_bytes: from.whole()? },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A report with one issue of every kind.
    fn report(numbers: &[usize; 3], text: &str) -> IngestReport {
        let [feature, line, byte] = *numbers;
        let mut report =
            IngestReport { source: text.to_owned(), features_read: feature, rows_kept: line, issues: Vec::new() };
        for (at, kind) in IssueKind::ALL.into_iter().enumerate() {
            let id = (at % 2 == 0).then(|| text.to_owned());
            report.add(kind, || Spot { feature, id, line, byte, detail: text.to_owned() });
        }
        report
    }

    proptest! {
        #[test]
        fn everything_comes_back(numbers: [u32; 3], text in ".{0,20}", bounds: Option<[f32; 4]>, id: Option<String>) {
            let numbers = numbers.map(|number| number as usize);
            let options = ReadOptions {
                source: text.clone(),
                bounds: bounds.map(|parts| LngLatBounds::from(parts.map(f64::from))),
                id_field: id,
                max_bytes: numbers[0],
            };
            let report = report(&numbers, &text);
            let [line, column, byte] = numbers;
            let mut errors = vec![
                ReadError::NotGeoJson { found: text },
                ReadError::NoFeatures { report: Box::new(report.clone()) },
                ReadError::TooLarge { bytes: line, max_bytes: column },
            ];
            errors.extend(StartsWith::ALL.map(|starts_with| ReadError::NotJson { line, column, byte, starts_with }));
            let mut to = Writer::default();
            options.write(&mut to);
            report.write(&mut to);
            for error in &errors {
                error.write(&mut to);
            }
            let mut from = Reader::new(&to.bytes);
            // As text, since a bound may be NaN.
            prop_assert_eq!(format!("{:?}", ReadOptions::read(&mut from)), format!("{:?}", Some(options)));
            prop_assert_eq!(IngestReport::read(&mut from), Some(report));
            for error in errors {
                prop_assert_eq!(ReadError::read(&mut from), Some(error));
            }
            prop_assert_eq!(from.code(), None);
        }

        #[test]
        fn any_bytes_are_refused_or_read(bytes in prop::collection::vec(prop_oneof![Just(0_u8), Just(1), any::<u8>()], 0..200)) {
            let _ = ReadOptions::read(&mut Reader::new(&bytes));
            let _ = IngestReport::read(&mut Reader::new(&bytes));
            let _ = ReadError::read(&mut Reader::new(&bytes));
        }
    }

    #[test]
    fn codes_are_places() {
        assert!(IssueKind::ALL.iter().enumerate().all(|(at, kind)| *kind as usize == at));
        assert!(StartsWith::ALL.iter().enumerate().all(|(at, kind)| *kind as usize == at));
    }
}
