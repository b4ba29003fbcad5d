//! The small parts of a feature: names of members, values of `type`, ids, and objects that may be something else.

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Writes the visits of values that are passed over and give `$result`.
macro_rules! pass_over {
    ($value:ty, $result:expr; $($kind:ident)*) => {
        $(pass_over!(@$kind $value, $result);)*
    };
    (@unit $value:ty, $result:expr) => {
        fn visit_unit<E: Error>(self) -> Result<$value, E> {
            Ok($result)
        }
    };
    (@bool $value:ty, $result:expr) => {
        fn visit_bool<E: Error>(self, _: bool) -> Result<$value, E> {
            Ok($result)
        }
    };
    (@u64 $value:ty, $result:expr) => {
        fn visit_u64<E: Error>(self, _: u64) -> Result<$value, E> {
            Ok($result)
        }
    };
    (@i64 $value:ty, $result:expr) => {
        fn visit_i64<E: Error>(self, _: i64) -> Result<$value, E> {
            Ok($result)
        }
    };
    (@f64 $value:ty, $result:expr) => {
        fn visit_f64<E: Error>(self, _: f64) -> Result<$value, E> {
            Ok($result)
        }
    };
    (@str $value:ty, $result:expr) => {
        fn visit_str<E: Error>(self, _: &str) -> Result<$value, E> {
            Ok($result)
        }
    };
}
pub(super) use pass_over;

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

/// Reads an object by the visitor inside and gives true; `null` gives true too, anything else is passed over and gives
/// false.
pub(super) struct Object<V>(pub(super) V);

impl<'de, V: Visitor<'de, Value = ()>> DeserializeSeed<'de> for Object<V> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, V: Visitor<'de, Value = ()>> Visitor<'de> for Object<V> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(true)
    }

    pass_over!(bool, false; bool u64 i64 f64 str);

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<bool, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(false)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<bool, A::Error> {
        self.0.visit_map(map).map(|()| true)
    }
}

/// Reads an id into the text; false if it is neither a text nor a number nor `null`.
pub(super) struct Id<'a>(pub(super) &'a mut String);

impl<'de> DeserializeSeed<'de> for Id<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Id<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id")
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(true)
    }

    pass_over!(bool, false; bool);

    fn visit_u64<E: Error>(self, id: u64) -> Result<bool, E> {
        *self.0 = id.to_string();
        Ok(true)
    }

    fn visit_i64<E: Error>(self, id: i64) -> Result<bool, E> {
        *self.0 = id.to_string();
        Ok(true)
    }

    fn visit_f64<E: Error>(self, id: f64) -> Result<bool, E> {
        *self.0 = id.to_string();
        Ok(true)
    }

    fn visit_str<E: Error>(self, id: &str) -> Result<bool, E> {
        self.0.clear();
        self.0.push_str(id);
        Ok(true)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<bool, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(false)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(false)
    }
}

impl<'de> serde::Deserialize<'de> for Member {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Key;
        impl Visitor<'_> for Key {
            type Value = Member;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Member, E> {
                Ok(match name {
                    "type" => Member::Type,
                    "geometry" => Member::Geometry,
                    "properties" => Member::Properties,
                    "id" => Member::Id,
                    "coordinates" => Member::Coordinates,
                    "geometries" => Member::Geometries,
                    _ => Member::Other,
                })
            }
        }
        deserializer.deserialize_str(Key)
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
}

impl<'de> serde::Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Value;
        impl<'de> Visitor<'de> for Value {
            type Value = Name;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a type")
            }

            pass_over!(Name, Name::Other; unit bool u64 i64 f64);

            fn visit_str<E: Error>(self, name: &str) -> Result<Name, E> {
                Ok(Name::of(name))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Name, A::Error> {
                while seq.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Name::Other)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Name, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Name::Other)
            }
        }
        deserializer.deserialize_any(Value)
    }
}
