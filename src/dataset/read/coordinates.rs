//! Nested lists of numbers into flat positions, whatever their depth; [`super::shape`] says what they mean.

use crate::geo::LngLat;
use crate::json::{JsonError, Reader, Value};

/// Positions of the geometries of one feature.
#[derive(Default)]
pub(super) struct Coordinates {
    pub(super) positions: Vec<LngLat>,
    /// Where each ring (a list of positions) ends in `positions`.
    pub(super) ring_ends: Vec<usize>,
    /// Where each part (a list of rings) ends in `ring_ends`.
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

    /// Reads the next value; gives how deep it is: 1 for a position, 2 for a list of those and so on, 0 for an empty
    /// list and for anything else.
    pub(super) fn read(&mut self, json: &mut Reader<'_>) -> Result<usize, JsonError> {
        match json.value()? {
            Value::List => return self.read_list(json),
            Value::Object => json.skip_members()?,
            _ => {}
        }
        self.malformed = true;
        Ok(0)
    }

    /// Reads the list that was opened; gives how deep it is.
    fn read_list(&mut self, json: &mut Reader<'_>) -> Result<usize, JsonError> {
        let (mut numbers, mut count, mut others, mut deepest) = ([0.0; 2], 0, 0, 0);
        let (first_position, first_ring) = (self.positions.len(), self.ring_ends.len());
        while json.next_item()? {
            match json.value()? {
                Value::Number(number) => {
                    if count < 2 {
                        numbers[count] = number.value();
                    }
                    count += 1;
                }
                Value::List => deepest = deepest.max(self.read_list(json)?),
                Value::Object => {
                    json.skip_members()?;
                    others += 1;
                }
                Value::Null | Value::Bool(_) | Value::Text(_) => others += 1,
            }
        }
        let is_position = count >= 2 && others == 0 && deepest == 0;
        self.malformed |= !is_position && count + others > 0;
        Ok(match deepest {
            0 if is_position => {
                self.positions.push(LngLat::new(numbers[0], numbers[1]));
                1
            }
            0 => 0,
            1 => {
                if self.positions.len() > first_position {
                    self.ring_ends.push(self.positions.len());
                }
                2
            }
            2 => {
                if self.ring_ends.len() > first_ring {
                    self.part_ends.push(self.ring_ends.len());
                }
                3
            }
            deeper => deeper + 1,
        })
    }
}
