//! One feature, or one bare geometry, value by value: its properties go into columns, its positions into a scratch,
//! what is odd into notes. Only what is not JSON is an error.

use super::columns::Columns;
use super::coordinates::Coordinates;
use super::member::{Found, Member, Name, ShapeType, read_id};
use crate::dataset::IssueKind;
use crate::json::{JsonError, Reader, Value};

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
    pub(super) fn add(&mut self, kind: IssueKind, detail: &str) {
        if self.issues.iter().all(|(known, _)| *known != kind) {
            self.issues.push((kind, detail.to_owned()));
        }
    }

    /// Notes that the member `name` has the wrong type.
    fn wrong(&mut self, name: &str) {
        self.add(IssueKind::WrongType, name);
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
pub(super) struct Feature<'a, 't> {
    pub(super) json: &'a mut Reader<'t>,
    pub(super) columns: &'a mut Columns,
    pub(super) scratch: &'a mut Scratch,
    pub(super) notes: &'a mut Notes,
    pub(super) row: usize,
}

/// Type and depth of a geometry, which may come in either order.
#[derive(Default)]
struct Bare {
    name: Option<Name>,
    depth: Option<usize>,
}

impl Feature<'_, '_> {
    /// Reads the object that was opened.
    pub(super) fn read(&mut self) -> Result<(), JsonError> {
        let mut bare = Bare::default();
        let mut is_feature = false;
        while let Some(member) = self.json.next_name()?.map(Member::of) {
            match member {
                Member::Type => match Name::read(self.json)? {
                    Name::Feature => is_feature = true,
                    Name::Other => self.notes.wrong("type"),
                    name => bare.name = Some(name),
                },
                Member::Geometry => {
                    is_feature = true;
                    self.scratch.clear();
                    self.read_geometry("geometry")?;
                }
                Member::Properties => {
                    is_feature = true;
                    match Found::read(self.json)? {
                        Found::Object => self.read_properties("", 1)?,
                        Found::Other => self.notes.wrong("properties"),
                        Found::Nothing => {}
                    }
                }
                Member::Id => {
                    if !read_id(self.json, &mut self.notes.id)? {
                        self.notes.wrong("id");
                    }
                }
                Member::Coordinates if !is_feature => {
                    bare.depth = Some(self.scratch.coordinates.read(self.json)?);
                }
                Member::Geometries if !is_feature => {
                    self.scratch.present = true;
                    self.read_collection()?;
                }
                _ => self.json.skip()?,
            }
        }
        if !is_feature {
            self.finish_geometry(&bare);
        }
        Ok(())
    }

    /// Reads a geometry object or `null`; anything else is noted as the member `name`.
    fn read_geometry(&mut self, name: &str) -> Result<(), JsonError> {
        match Found::read(self.json)? {
            Found::Object => {}
            Found::Other => {
                self.notes.wrong(name);
                return Ok(());
            }
            Found::Nothing => return Ok(()),
        }
        self.scratch.present = true;
        let mut bare = Bare::default();
        while let Some(member) = self.json.next_name()?.map(Member::of) {
            match member {
                Member::Type => match Name::read(self.json)? {
                    Name::Feature | Name::Other => self.notes.wrong("geometry"),
                    name => bare.name = Some(name),
                },
                Member::Coordinates => bare.depth = Some(self.scratch.coordinates.read(self.json)?),
                Member::Geometries => self.read_collection()?,
                _ => self.json.skip()?,
            }
        }
        self.finish_geometry(&bare);
        Ok(())
    }

    /// Ends the geometry whose positions have been read.
    fn finish_geometry(&mut self, bare: &Bare) {
        if bare.name.is_some() || bare.depth.is_some() {
            self.scratch.present = true;
        }
        let coordinates = &self.scratch.coordinates;
        match (bare.name, bare.depth) {
            (Some(Name::Shape(kind)), Some(depth)) => self.scratch.shapes.push(Shape {
                kind,
                depth,
                position_end: coordinates.positions.len(),
                ring_end: coordinates.ring_ends.len(),
                part_end: coordinates.part_ends.len(),
            }),
            (Some(Name::Shape(_)), None) => self.notes.wrong("coordinates"),
            (None, Some(_)) => self.notes.wrong("type"),
            _ => {}
        }
    }

    /// Reads a list of geometries.
    fn read_collection(&mut self) -> Result<(), JsonError> {
        match self.json.value()? {
            Value::List => {
                while self.json.next_item()? {
                    self.read_geometry("geometries")?;
                }
            }
            Value::Object => {
                self.notes.wrong("geometries");
                self.json.skip_members()?;
            }
            _ => {}
        }
        Ok(())
    }
}
