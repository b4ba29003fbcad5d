//! A document as a tree of values, for small ones and for what has no column of its own.

use super::{JsonError, Number, Problem, Reader, Value};
use crate::index::order::sort_by;

/// A value with everything in it.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// The members of an object in the order of their names, each name once: of several the last one in the text.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// Reads a document of UTF-8 that is one value. Linear in its length, but for sorting names.
    ///
    /// # Errors
    /// If it is no JSON, is nested more than [`super::MAX_DEPTH`] deep, or something follows.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, JsonError> {
        let text = std::str::from_utf8(bytes)
            .map_err(|error| JsonError { problem: Problem::Encoding, byte: error.valid_up_to() })?;
        let mut json = Reader::new(text, 0);
        let tree = Self::read(&mut json)?;
        json.finish()?;
        Ok(tree)
    }

    /// Reads the next value.
    ///
    /// # Errors
    /// If it is no JSON or nested too deeply.
    pub fn read(json: &mut Reader<'_>) -> Result<Self, JsonError> {
        Ok(match json.value()? {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(value),
            Value::Number(number) => Self::Number(number),
            Value::Text(text) => Self::Text(text.to_owned()),
            Value::List => Self::read_list(json)?,
            Value::Object => Self::read_object(json)?,
        })
    }

    /// Reads the items of the list that was opened.
    ///
    /// # Errors
    /// If it is no JSON or nested too deeply.
    pub fn read_list(json: &mut Reader<'_>) -> Result<Self, JsonError> {
        let mut items = Vec::new();
        while json.next_item()? {
            items.push(Self::read(json)?);
        }
        Ok(Self::List(items))
    }

    /// Reads the members of the object that was opened.
    ///
    /// # Errors
    /// If it is no JSON or nested too deeply.
    pub fn read_object(json: &mut Reader<'_>) -> Result<Self, JsonError> {
        let mut members = Vec::new();
        while let Some(name) = json.next_name()?.map(str::to_owned) {
            members.push((name, Self::read(json)?));
        }
        sort_by(&mut members, &|a: &(String, Self), b| a.0.cmp(&b.0));
        members.dedup_by(|later, kept| {
            let is_same = later.0 == kept.0;
            if is_same {
                std::mem::swap(&mut later.1, &mut kept.1);
            }
            is_same
        });
        Ok(Self::Object(members))
    }

    /// The member `name` of an object; `None` if there is none, or this is no object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().find(|member| member.0 == name).map(|member| &member.1)
    }

    /// The text of a string; `None` for anything else.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number; `None` for anything else.
    pub fn as_number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(number.value()) } else { None }
    }
}
