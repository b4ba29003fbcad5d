//! Places drawn as groups: at every zoom each place that is shown stands alone or in one group, so that no symbol hides
//! another and all are counted.

use super::overlay::{read_position, write_position};
use crate::dataset::message::{Reader, Writer};
use crate::geo::{LngLat, fixed};

/// Groups of places for every zoom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Groups {
    /// The groups of all zooms; a larger one lies over those that are part of it.
    pub list: Vec<Group>,
    /// For each row of the places the least whole zoom at which it has its own symbol, [`Groups::NEVER`] where it has none;
    /// empty: nothing is grouped.
    pub alone_from: Vec<u8>,
}

/// Some places that are drawn as one, from a zoom to a zoom.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Where it is drawn: the middle of its places.
    pub at: LngLat,
    /// The first whole zoom at which it is drawn.
    pub from: u8,
    /// The last one; above it, it has split.
    pub until: u8,
    /// How many places of each kind there are, the most first; a kind is the first letter of a domain's code, 0 is unknown.
    pub parts: Vec<(u8, u32)>,
}

impl Groups {
    /// In place of a zoom: at none.
    pub const NEVER: u8 = u8::MAX;

    /// The whole zoom whose groups are drawn at a zoom.
    pub fn level(zoom: f64) -> u8 {
        zoom.clamp(0.0, 99.0) as u8
    }

    /// Says whether the place of a row has its own symbol at a zoom.
    pub fn is_alone(&self, row: usize, zoom: f64) -> bool {
        self.alone_from.is_empty() || self.alone_from.get(row).is_some_and(|from| *from <= Self::level(zoom))
    }

    /// The groups of a zoom, by their place in the list. O(groups of all zooms).
    pub fn at(&self, zoom: f64) -> impl Iterator<Item = (usize, &Group)> {
        let level = Self::level(zoom);
        self.list.iter().enumerate().filter(move |(_, group)| group.from <= level && level <= group.until)
    }

    /// Writes the groups.
    pub fn write(&self, to: &mut Writer) {
        to.whole(self.list.len());
        for group in &self.list {
            write_position(group.at, to);
            to.code(group.from);
            to.code(group.until);
            to.whole(group.parts.len());
            for (kind, count) in &group.parts {
                to.code(*kind);
                to.whole(*count as usize);
            }
        }
        to.whole(self.alone_from.len());
        to.bytes.extend_from_slice(&self.alone_from);
    }

    /// Reads what [`write`](Self::write) wrote.
    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let mut list = Vec::new();
        for _ in 0..from.whole()? {
            let mut group =
                Group { at: read_position(from)?, from: from.code()?, until: from.code()?, parts: Vec::new() };
            for _ in 0..from.whole()? {
                group.parts.push((from.code()?, u32::try_from(from.whole()?).ok()?));
            }
            list.push(group);
        }
        let rows = from.whole()?;
        Some(Self { list, alone_from: from.take(rows)?.to_vec() })
    }
}

impl Group {
    /// How many places it has.
    pub fn count(&self) -> u32 {
        self.parts.iter().map(|(_, count)| count).sum()
    }

    /// What pressing it does to the view's address: the map goes to where it splits.
    pub fn go(&self) -> String {
        let LngLat { lng, lat } = self.at;
        ["at=", &fixed(lat, 5), ",", &fixed(lng, 5), ",", &(self.until + 1).to_string()].concat()
    }

    /// The radius that it is drawn with in CSS px: ten times as many places are 4 px more.
    pub fn radius_px(&self) -> f64 {
        14.0 + 4.0 * f64::from(self.count().max(1)).ln() / std::f64::consts::LN_10
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_come_back_and_any_bytes_are_refused_or_read() {
        let group = Group { at: LngLat::new(1.0, 2.0), from: 3, until: 7, parts: vec![(b'A', 5), (0, 2)] };
        let groups = Groups { list: vec![group], alone_from: vec![8, Groups::NEVER, 0] };
        let mut to = Writer::default();
        groups.write(&mut to);
        assert_eq!(Groups::read(&mut Reader::new(&to.bytes)), Some(groups.clone()));
        for end in 0..to.bytes.len() {
            assert_eq!(Groups::read(&mut Reader::new(&to.bytes[..end])), None);
        }
        assert_eq!(groups.at(7.99).count(), 1);
        assert_eq!(groups.at(8.0).count() + groups.at(2.9).count(), 0);
        let alone = |zoom| [0, 1, 2, 9].map(|row| groups.is_alone(row, zoom));
        assert_eq!((alone(7.9), alone(8.0)), ([false, false, true, false], [true, false, true, false]));
        assert!(Groups::default().is_alone(9, 0.0));
        assert!((groups.list[0].count(), groups.list[0].radius_px() > 14.0) == (7, true));
    }
}
