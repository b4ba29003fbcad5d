//! Nested arrays of numbers into flat positions, whatever their depth; [`super::shape`] says what they mean.

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

use crate::geo::LngLat;

/// Positions of the geometries of one feature.
#[derive(Default)]
pub(super) struct Coordinates {
    pub(super) positions: Vec<LngLat>,
    /// Where each ring (an array of positions) ends in `positions`.
    pub(super) ring_ends: Vec<usize>,
    /// Where each part (an array of rings) ends in `ring_ends`.
    pub(super) part_ends: Vec<usize>,
    /// Says whether something that is no number stood where one belongs.
    pub(super) malformed: bool,
}

impl Coordinates {
    /// Empties it, keeping its memory.
    pub(super) fn clear(&mut self) {
        self.positions.clear();
        self.ring_ends.clear();
        self.part_ends.clear();
        self.malformed = false;
    }
}

/// Reads one array; gives how deep it is: 1 for a position, 2 for an array of those and so on, 0 for an empty one.
pub(super) struct Nested<'a>(pub(super) &'a mut Coordinates);

/// Reads what may stand in such an array.
struct Member<'a>(&'a mut Coordinates);

/// What stood in an array.
enum Found {
    Number(f64),
    Array(usize),
    Other,
}

impl<'de> DeserializeSeed<'de> for Nested<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        match Member(&mut *self.0).deserialize(deserializer)? {
            Found::Array(depth) => Ok(depth),
            Found::Number(_) | Found::Other => {
                self.0.malformed = true;
                Ok(0)
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for Member<'_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Member<'_> {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("coordinates")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Found, E> {
        Ok(Found::Number(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Found, E> {
        Ok(Found::Number(value as f64))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Found, E> {
        Ok(Found::Number(value as f64))
    }

    fn visit_unit<E: Error>(self) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Found, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Found::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Found, A::Error> {
        let coordinates = self.0;
        let (mut numbers, mut count, mut others, mut deepest) = ([0.0; 2], 0, 0, 0);
        let (first_position, first_ring) = (coordinates.positions.len(), coordinates.ring_ends.len());
        while let Some(found) = seq.next_element_seed(Member(&mut *coordinates))? {
            match found {
                Found::Number(number) => {
                    if count < 2 {
                        numbers[count] = number;
                    }
                    count += 1;
                }
                Found::Array(depth) => deepest = deepest.max(depth),
                Found::Other => others += 1,
            }
        }
        let is_position = count >= 2 && others == 0 && deepest == 0;
        coordinates.malformed |= !is_position && count + others > 0;
        Ok(Found::Array(match deepest {
            0 if is_position => {
                coordinates.positions.push(LngLat::new(numbers[0], numbers[1]));
                1
            }
            0 => 0,
            1 => {
                if coordinates.positions.len() > first_position {
                    coordinates.ring_ends.push(coordinates.positions.len());
                }
                2
            }
            2 => {
                if coordinates.ring_ends.len() > first_ring {
                    coordinates.part_ends.push(coordinates.ring_ends.len());
                }
                3
            }
            deeper => deeper + 1,
        }))
    }
}
