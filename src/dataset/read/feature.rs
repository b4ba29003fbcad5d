//! One feature, or one bare geometry, from the parser's events: its properties go into columns, its positions into a
//! scratch, what is odd into notes. Only what is not JSON is an error.

use super::columns::Columns;
use super::coordinates::{Coordinates, Nested};
use super::member::{Id, Member, Name, Object, ShapeType, pass_over};
use super::property::Properties;
use crate::dataset::IssueKind;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// What was seen of a feature beside its properties and positions.
#[derive(Default)]
pub(super) struct Notes {
    /// The feature's own id, numbers as text; empty if there is none.
    pub(super) id: String,
    /// What is odd, with the detail.
    pub(super) issues: Vec<(IssueKind, String)>,
}

impl Notes {
    /// Notes an issue; each kind once for a feature.
    pub(super) fn add(&mut self, kind: IssueKind, detail: impl FnOnce() -> String) {
        if self.issues.iter().all(|(known, _)| *known != kind) {
            self.issues.push((kind, detail()));
        }
    }

    /// Notes that the member `name` has the wrong type.
    fn wrong(&mut self, name: &str) {
        self.add(IssueKind::WrongType, || name.to_owned());
    }

    /// Empties it, keeping its memory.
    pub(super) fn clear(&mut self) {
        self.id.clear();
        self.issues.clear();
    }
}

/// One geometry that was read: its type, how deep its arrays are, and where it ends in the scratch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub(super) kind: ShapeType,
    pub(super) depth: usize,
    pub(super) position_end: usize,
    pub(super) ring_end: usize,
    pub(super) part_end: usize,
}

/// The geometries of one feature; several only from a collection.
#[derive(Default)]
pub(super) struct Scratch {
    pub(super) coordinates: Coordinates,
    pub(super) shapes: Vec<Shape>,
    /// Says whether there is a geometry object at all.
    pub(super) present: bool,
}

impl Scratch {
    /// Empties it, keeping its memory.
    pub(super) fn clear(&mut self) {
        self.coordinates.clear();
        self.shapes.clear();
        self.present = false;
    }
}

/// Reads one feature into the row `row`.
pub(super) struct Feature<'a> {
    pub(super) columns: &'a mut Columns,
    pub(super) scratch: &'a mut Scratch,
    pub(super) notes: &'a mut Notes,
    pub(super) row: usize,
}

impl<'de> DeserializeSeed<'de> for Feature<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Feature<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a feature")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { columns, scratch, notes, row } = self;
        let mut bare = Bare::default();
        let mut is_feature = false;
        while let Some(member) = map.next_key::<Member>()? {
            match member {
                Member::Type => match map.next_value::<Name>()? {
                    Name::Feature => is_feature = true,
                    Name::Other => notes.wrong("type"),
                    name => bare.name = Some(name),
                },
                Member::Geometry => {
                    is_feature = true;
                    scratch.clear();
                    if !map.next_value_seed(Object(Geometry { scratch: &mut *scratch, notes: &mut *notes }))? {
                        notes.wrong("geometry");
                    }
                }
                Member::Properties => {
                    is_feature = true;
                    let properties =
                        Properties { columns: &mut *columns, notes: &mut *notes, row, prefix: "", level: 1 };
                    if !map.next_value_seed(Object(properties))? {
                        notes.wrong("properties");
                    }
                }
                Member::Id => {
                    if !map.next_value_seed(Id(&mut notes.id))? {
                        notes.wrong("id");
                    }
                }
                Member::Coordinates if !is_feature => {
                    bare.depth = Some(map.next_value_seed(Nested(&mut scratch.coordinates))?);
                }
                Member::Geometries if !is_feature => {
                    scratch.present = true;
                    map.next_value_seed(Collection { scratch: &mut *scratch, notes: &mut *notes })?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if !is_feature {
            bare.finish(scratch, notes);
        }
        Ok(())
    }
}

/// Reads a geometry object.
struct Geometry<'a> {
    scratch: &'a mut Scratch,
    notes: &'a mut Notes,
}

/// Type and depth of a geometry, which may come in either order.
#[derive(Default)]
struct Bare {
    name: Option<Name>,
    depth: Option<usize>,
}

impl Bare {
    /// Ends the geometry whose positions have been read.
    fn finish(self, scratch: &mut Scratch, notes: &mut Notes) {
        if self.name.is_some() || self.depth.is_some() {
            scratch.present = true;
        }
        let coordinates = &scratch.coordinates;
        match (self.name, self.depth) {
            (Some(Name::Shape(kind)), Some(depth)) => scratch.shapes.push(Shape {
                kind,
                depth,
                position_end: coordinates.positions.len(),
                ring_end: coordinates.ring_ends.len(),
                part_end: coordinates.part_ends.len(),
            }),
            (Some(Name::Shape(_)), None) => notes.wrong("coordinates"),
            (None, Some(_)) => notes.wrong("type"),
            _ => {}
        }
    }
}

impl<'de> Visitor<'de> for Geometry<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a geometry")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { scratch, notes } = self;
        scratch.present = true;
        let mut bare = Bare::default();
        while let Some(member) = map.next_key::<Member>()? {
            match member {
                Member::Type => match map.next_value::<Name>()? {
                    Name::Feature | Name::Other => notes.wrong("geometry"),
                    name => bare.name = Some(name),
                },
                Member::Coordinates => {
                    bare.depth = Some(map.next_value_seed(Nested(&mut scratch.coordinates))?);
                }
                Member::Geometries => {
                    map.next_value_seed(Collection { scratch: &mut *scratch, notes: &mut *notes })?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        bare.finish(scratch, notes);
        Ok(())
    }
}

/// Reads an array of geometries.
struct Collection<'a> {
    scratch: &'a mut Scratch,
    notes: &'a mut Notes,
}

impl<'de> DeserializeSeed<'de> for Collection<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Collection<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("geometries")
    }

    pass_over!((), (); unit bool u64 i64 f64 str);

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.notes.wrong("geometries");
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Self { scratch, notes } = self;
        while let Some(read) = seq.next_element_seed(Object(Geometry { scratch: &mut *scratch, notes: &mut *notes }))? {
            if !read {
                notes.wrong("geometries");
            }
        }
        Ok(())
    }
}
