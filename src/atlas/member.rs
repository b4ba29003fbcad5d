//! Members of the atlas document by name, each knowing its path, so that an error can say which one it is about.

use super::{AtlasError, Texts};
use crate::geo::LngLatBounds;
use crate::json::Tree;

/// One value of the document and how it is reached, as in `layers[2].file`.
pub(super) struct Node<'a> {
    value: &'a Tree,
    path: String,
}

impl<'a> Node<'a> {
    /// The document as a whole.
    pub(super) fn root(value: &'a Tree) -> Self {
        Self { value, path: String::new() }
    }

    /// The error that this is not what it should be: how it would go on after "is".
    pub(super) fn wrong(&self, problem: &'static str) -> AtlasError {
        let path = if self.path.is_empty() { "the document" } else { &self.path };
        AtlasError::Member { path: path.to_owned(), problem }
    }

    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// The member `name`; `None` where it is missing or null.
    pub(super) fn find(&self, name: &str) -> Option<Node<'a>> {
        let value = self.value.get(name).filter(|value| **value != Tree::Null)?;
        Some(Node { value, path: self.path_of(name) })
    }

    /// The member `name`, which has to be there.
    pub(super) fn get(&self, name: &str) -> Result<Node<'a>, AtlasError> {
        if !matches!(self.value, Tree::Object(_)) {
            return Err(self.wrong("not an object"));
        }
        self.find(name).ok_or_else(|| AtlasError::Member { path: self.path_of(name), problem: "missing" })
    }

    /// The text.
    pub(super) fn text(&self) -> Result<String, AtlasError> {
        self.value.as_text().map(str::to_owned).ok_or_else(|| self.wrong("not a text"))
    }

    /// The text of the member `name`, which has to be there.
    pub(super) fn text_of(&self, name: &str) -> Result<String, AtlasError> {
        self.get(name)?.text()
    }

    /// The text of the member `name`, if it is there.
    pub(super) fn find_text(&self, name: &str) -> Result<Option<String>, AtlasError> {
        self.find(name).map(|node| node.text()).transpose()
    }

    /// The number.
    pub(super) fn number(&self) -> Result<f64, AtlasError> {
        self.value.as_number().ok_or_else(|| self.wrong("not a number"))
    }

    /// The number of the member `name`, if it is there.
    pub(super) fn find_number(&self, name: &str) -> Result<Option<f64>, AtlasError> {
        self.find(name).map(|node| node.number()).transpose()
    }

    /// The items of a list.
    pub(super) fn items(&self) -> Result<Vec<Node<'a>>, AtlasError> {
        let Tree::List(items) = self.value else { return Err(self.wrong("not a list")) };
        let node = |(at, value)| Node { value, path: format!("{}[{at}]", self.path) };
        Ok(items.iter().enumerate().map(node).collect())
    }

    /// The items of the member `name`; none where it is missing.
    pub(super) fn items_of(&self, name: &str) -> Result<Vec<Node<'a>>, AtlasError> {
        self.find(name).map_or_else(|| Ok(Vec::new()), |node| node.items())
    }

    /// The texts of the list `name`; `None` where it is missing.
    pub(super) fn find_list(&self, name: &str) -> Result<Option<Vec<String>>, AtlasError> {
        let Some(list) = self.find(name) else { return Ok(None) };
        let mut texts = Vec::new();
        for item in list.items()? {
            texts.push(item.text()?);
        }
        Ok(Some(texts))
    }

    /// The members of the member `name` with their names; none where it is missing.
    pub(super) fn entries_of(&self, name: &str) -> Result<Vec<(String, Node<'a>)>, AtlasError> {
        self.find(name).map_or_else(|| Ok(Vec::new()), |node| node.entries())
    }

    fn entries(&self) -> Result<Vec<(String, Node<'a>)>, AtlasError> {
        let Tree::Object(members) = self.value else { return Err(self.wrong("not an object")) };
        Ok(members.iter().map(|(name, value)| (name.clone(), Node { value, path: self.path_of(name) })).collect())
    }

    /// The text in several languages.
    pub(super) fn texts(&self) -> Result<Texts, AtlasError> {
        let mut texts = Texts::default();
        for (lang, text) in self.entries()? {
            texts.0.insert(lang, text.text()?);
        }
        Ok(texts)
    }

    /// The texts of the member `name`; none where it is missing.
    pub(super) fn texts_of(&self, name: &str) -> Result<Texts, AtlasError> {
        self.find(name).map_or_else(|| Ok(Texts::default()), |node| node.texts())
    }

    /// The box, `[west, south, east, north]`.
    pub(super) fn bounds(&self) -> Result<LngLatBounds, AtlasError> {
        let mut parts = [0.0; 4];
        let items = self.items()?;
        if items.len() != parts.len() {
            return Err(self.wrong("not four numbers"));
        }
        for (part, item) in parts.iter_mut().zip(items) {
            *part = item.number()?;
        }
        Ok(parts.into())
    }
}
