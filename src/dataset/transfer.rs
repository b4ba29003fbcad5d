//! A dataset as bytes, to carry it between a worker and the page: sections of little-endian numbers copied in bulk.
//!
//! Not a file format: both ends are the same program. Decoding checks everything it relies on, so that no bytes can
//! make it panic, but does not check that the data makes sense.

use super::geometry::{GeometryColumn, GeometryKind};
use super::{Column, Dataset, Dictionary, Field, ListColumn, TextColumn};
use crate::geo::LngLat;
use bytemuck::Pod;

/// First bytes: name and version of the layout.
const MAGIC: &[u8; 8] = b"CADATA01";

/// Why bytes are not a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransferError {
    /// The bytes begin otherwise, or are of another version.
    #[error("not a dataset of this version")]
    Magic,
    /// The bytes end inside a section.
    #[error("the bytes end early, in a section at byte {at}")]
    Truncated {
        /// Where the section begins.
        at: usize,
    },
    /// A section does not agree with another.
    #[error("the section at byte {at} is not consistent")]
    Inconsistent {
        /// Where the section begins.
        at: usize,
    },
}

/// Writes `dataset` as bytes. Linear, one copy.
pub fn encode(dataset: &Dataset) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    push(&mut bytes, dataset.source.as_bytes());
    push_dictionary(&mut bytes, &dataset.ids);
    let geometry = &dataset.geometry;
    push(&mut bytes, &geometry.kinds.iter().map(|kind| *kind as u8).collect::<Vec<_>>());
    push_positions(&mut bytes, &geometry.anchors);
    push(&mut bytes, &geometry.row_ends);
    push(&mut bytes, &geometry.part_ends);
    push(&mut bytes, &geometry.ring_ends);
    push_positions(&mut bytes, &geometry.positions);
    push(&mut bytes, &[dataset.fields.len() as u64]);
    for field in &dataset.fields {
        push(&mut bytes, field.name.as_bytes());
        match &field.column {
            Column::Number(numbers) => {
                push(&mut bytes, &[0_u8]);
                push(&mut bytes, numbers);
            }
            Column::Text(text) => {
                push(&mut bytes, &[1_u8]);
                push(&mut bytes, &text.codes);
                push_dictionary(&mut bytes, &text.dictionary);
            }
            Column::List(list) => {
                push(&mut bytes, &[2_u8]);
                push(&mut bytes, &list.ends);
                push(&mut bytes, &list.codes);
                push_dictionary(&mut bytes, &list.dictionary);
            }
        }
    }
    bytes
}

/// Appends a section: its length in bytes, its items, and zeros up to a multiple of 8.
fn push<T: Pod>(bytes: &mut Vec<u8>, items: &[T]) {
    let section: &[u8] = bytemuck::cast_slice(items);
    bytes.extend_from_slice(&(section.len() as u64).to_le_bytes());
    bytes.extend_from_slice(section);
    bytes.resize(bytes.len().next_multiple_of(8), 0);
}

/// Appends positions as pairs.
fn push_positions(bytes: &mut Vec<u8>, positions: &[LngLat]) {
    push(bytes, &positions.iter().map(|position| [position.lng, position.lat]).collect::<Vec<_>>());
}

/// Appends the strings of a dictionary.
fn push_dictionary(bytes: &mut Vec<u8>, dictionary: &Dictionary) {
    let (text, ends) = dictionary.parts();
    push(bytes, text.as_bytes());
    push(bytes, ends);
}

/// Reads what [`encode`] wrote. The bytes need no alignment.
///
/// # Errors
/// If the bytes are of another version, end early or do not agree with each other.
pub fn decode(bytes: &[u8]) -> Result<Dataset, TransferError> {
    if !bytes.starts_with(MAGIC) {
        return Err(TransferError::Magic);
    }
    let mut sections = Sections { bytes, at: MAGIC.len(), start: 0 };
    let source = sections.text()?;
    let ids = sections.dictionary()?;
    let kinds = sections.items::<u8>()?;
    let kinds = kinds.iter().map(|kind| GeometryKind::ALL.get(usize::from(*kind)).copied()).collect::<Option<Vec<_>>>();
    let kinds = kinds.ok_or_else(|| sections.inconsistent())?;
    let rows = kinds.len();
    sections.check(ids.len() == rows + 1)?;
    let anchors = sections.positions()?;
    sections.check(anchors.len() == rows)?;
    let (row_ends, part_ends, ring_ends) = (sections.items()?, sections.items()?, sections.items()?);
    let positions = sections.positions()?;
    sections.check(row_ends.len() == rows && are_ends(&row_ends, part_ends.len()))?;
    sections.check(are_ends(&part_ends, ring_ends.len()) && are_ends(&ring_ends, positions.len()))?;
    let geometry = GeometryColumn { kinds, anchors, row_ends, part_ends, ring_ends, positions };
    let count = sections.items::<u64>()?;
    let mut fields = Vec::new();
    for _ in 0..count.first().copied().unwrap_or_default() {
        let name = sections.text()?;
        let column = match sections.items::<u8>()?.as_slice() {
            [0] => Column::Number(sections.items()?),
            [1] => {
                let codes: Vec<u32> = sections.items()?;
                let dictionary = sections.dictionary()?;
                sections.check(codes.iter().all(|code| (*code as usize) < dictionary.len()))?;
                Column::Text(TextColumn { codes, dictionary })
            }
            [2] => {
                let (ends, codes): (Vec<u32>, Vec<u32>) = (sections.items()?, sections.items()?);
                let dictionary = sections.dictionary()?;
                sections.check(are_ends(&ends, codes.len()))?;
                sections.check(codes.iter().all(|code| (*code as usize) < dictionary.len()))?;
                Column::List(ListColumn { ends, codes, dictionary })
            }
            _ => return Err(sections.inconsistent()),
        };
        sections.check(column.len() == rows)?;
        fields.push(Field { name, column });
    }
    sections.check(sections.at == bytes.len())?;
    Ok(Dataset { source, geometry, fields, ids })
}

/// Says whether `ends` ascend to `length`; none if there is nothing to end.
fn are_ends(ends: &[u32], length: usize) -> bool {
    ends.is_sorted() && ends.last().map_or(0, |end| *end as usize) == length
}

/// The sections of carried bytes, one after another.
struct Sections<'a> {
    bytes: &'a [u8],
    /// Where the next section begins.
    at: usize,
    /// Where the last section began.
    start: usize,
}

impl Sections<'_> {
    /// Takes the next section as items.
    fn items<T: Pod>(&mut self) -> Result<Vec<T>, TransferError> {
        self.start = self.at;
        let early = TransferError::Truncated { at: self.start };
        let rest = self.bytes.get(self.at..).ok_or(early)?;
        let (head, body) = rest.split_first_chunk().ok_or(early)?;
        let length = usize::try_from(u64::from_le_bytes(*head)).ok().ok_or(early)?;
        let section = body.get(..length).ok_or(early)?;
        self.check(length % size_of::<T>() == 0)?;
        self.at = self.start + 8 + length.next_multiple_of(8);
        let mut items = vec![T::zeroed(); length / size_of::<T>()];
        bytemuck::cast_slice_mut(&mut items).copy_from_slice(section);
        Ok(items)
    }

    /// Takes the next section as text.
    fn text(&mut self) -> Result<String, TransferError> {
        let bytes = self.items()?;
        String::from_utf8(bytes).ok().ok_or_else(|| self.inconsistent())
    }

    /// Takes the next section as positions.
    fn positions(&mut self) -> Result<Vec<LngLat>, TransferError> {
        Ok(self.items::<[f64; 2]>()?.into_iter().map(LngLat::from).collect())
    }

    /// Takes the next two sections as a dictionary.
    fn dictionary(&mut self) -> Result<Dictionary, TransferError> {
        let (text, ends) = (self.text()?, self.items()?);
        Dictionary::from_parts(text, ends).ok_or_else(|| self.inconsistent())
    }

    /// Fails at the last section unless it `agrees`.
    fn check(&self, agrees: bool) -> Result<(), TransferError> {
        if agrees { Ok(()) } else { Err(self.inconsistent()) }
    }

    /// The error that the last section is not consistent.
    fn inconsistent(&self) -> TransferError {
        TransferError::Inconsistent { at: self.start }
    }
}
