//! The small parts of a feature: names of members, values of `type`, ids.

use crate::geo::shortest;
use crate::json::{JsonError, Number, Reader, Value};

/// Type of a geometry object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShapeType {
    Point,
    MultiPoint,
    LineString,
    MultiLineString,
    Polygon,
    MultiPolygon,
}

impl ShapeType {
    const ALL: [Self; 6] =
        [Self::Point, Self::MultiPoint, Self::LineString, Self::MultiLineString, Self::Polygon, Self::MultiPolygon];

    /// The value of `type`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Point => "Point",
            Self::MultiPoint => "MultiPoint",
            Self::LineString => "LineString",
            Self::MultiLineString => "MultiLineString",
            Self::Polygon => "Polygon",
            Self::MultiPolygon => "MultiPolygon",
        }
    }
}

/// The members that mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Member {
    Type,
    Geometry,
    Properties,
    Id,
    Coordinates,
    Geometries,
    Other,
}

impl Member {
    /// Finds which member `name` is.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "type" => Self::Type,
            "geometry" => Self::Geometry,
            "properties" => Self::Properties,
            "id" => Self::Id,
            "coordinates" => Self::Coordinates,
            "geometries" => Self::Geometries,
            _ => Self::Other,
        }
    }
}

/// Value of a `type` member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Feature,
    Shape(ShapeType),
    Collection,
    Other,
}

impl Name {
    /// Finds what the type `name` is.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "Feature" => Self::Feature,
            "GeometryCollection" => Self::Collection,
            _ => ShapeType::ALL.into_iter().find(|shape| shape.name() == name).map_or(Self::Other, Self::Shape),
        }
    }

    /// Reads the value of a `type` member.
    pub(super) fn read(json: &mut Reader<'_>) -> Result<Self, JsonError> {
        match json.value()? {
            Value::Text(name) => return Ok(Self::of(name)),
            Value::List => json.skip_items()?,
            Value::Object => json.skip_members()?,
            _ => {}
        }
        Ok(Self::Other)
    }
}

/// What stood where an object belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// An object, which is open now.
    Object,
    /// `null`.
    Nothing,
    /// Anything else, which was passed over.
    Other,
}

impl Found {
    /// Reads what should be an object.
    pub(super) fn read(json: &mut Reader<'_>) -> Result<Self, JsonError> {
        match json.value()? {
            Value::Object => return Ok(Self::Object),
            Value::Null => return Ok(Self::Nothing),
            Value::List => json.skip_items()?,
            _ => {}
        }
        Ok(Self::Other)
    }
}

/// Reads an id into `id`; false if it is neither a text nor a number nor `null`, which leaves it.
pub(super) fn read_id(json: &mut Reader<'_>, id: &mut String) -> Result<bool, JsonError> {
    match json.value()? {
        Value::Text(text) => {
            id.clear();
            id.push_str(text);
        }
        Value::Number(Number::Whole(whole)) => *id = whole.to_string(),
        Value::Number(Number::Negative(whole)) => *id = whole.to_string(),
        Value::Number(Number::Float(value)) => *id = shortest(value),
        Value::Null => {}
        Value::Bool(_) => return Ok(false),
        Value::List => {
            json.skip_items()?;
            return Ok(false);
        }
        Value::Object => {
            json.skip_members()?;
            return Ok(false);
        }
    }
    Ok(true)
}
