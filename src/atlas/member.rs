//! Members of the atlas document by name, each knowing how it is reached, so that an error can say which one it is about.
//!
//! What is wrong gives something empty and is remembered, the first time; reading goes on. So the document's types are
//! put together without a way out at every member, which would be most of their code.

use super::{AtlasError, Texts};
use crate::geo::LngLatBounds;
use crate::json::Tree;
use std::cell::RefCell;

/// The first thing that is wrong with a document.
#[derive(Debug, Default)]
pub(super) struct Fault(RefCell<Option<AtlasError>>);

impl Fault {
    /// Remembers `error` unless there was one before.
    fn note(&self, error: AtlasError) {
        self.0.borrow_mut().get_or_insert(error);
    }

    /// Gives `value` if nothing was wrong.
    pub(super) fn check<T>(self, value: T) -> Result<T, AtlasError> {
        self.0.into_inner().map_or(Ok(value), Err)
    }
}

/// One value of the document and how it is reached, as in `layers[2].file`.
pub(super) struct Node<'n> {
    value: &'n Tree,
    step: Step<'n>,
    fault: &'n Fault,
}

/// The last step on the way to a value.
#[derive(Clone, Copy)]
enum Step<'n> {
    /// It is the document.
    Root,
    /// It is a member.
    Name(&'n Node<'n>, &'n str),
    /// It is an item of a list, from 0.
    Item(&'n Node<'n>, usize),
}

/// Most items of a list of the document: layers are fetched side by side, and each looks for its like.
const MAX_ITEMS: usize = 200;

/// Most members of an object of the document, such as the labels of a facet.
const MAX_MEMBERS: usize = 10_000;

/// What stands for a member that is missing.
const NOTHING: &Tree = &Tree::Null;

impl<'n> Node<'n> {
    /// The document as a whole; what is wrong with it goes to `fault`.
    pub(super) fn root(value: &'n Tree, fault: &'n Fault) -> Self {
        Self { value, step: Step::Root, fault }
    }

    /// How it is reached, as in `layers[2].file`.
    pub(super) fn path(&self) -> String {
        match self.step {
            Step::Root => String::new(),
            Step::Item(list, at) => format!("{}[{at}]", list.path()),
            Step::Name(object, name) => {
                let mut path = object.path();
                if !path.is_empty() {
                    path.push('.');
                }
                path + name
            }
        }
    }

    /// Notes that this is not what it should be: how it would go on after "is".
    pub(super) fn is(&self, problem: &'static str) {
        let mut path = self.path();
        if path.is_empty() {
            path.push_str("the document");
        }
        self.fault.note(AtlasError::Member { path, problem });
    }

    fn member(&'n self, name: &'n str, value: &'n Tree) -> Self {
        Node { value, step: Step::Name(self, name), fault: self.fault }
    }

    /// The member `name`; `None` where it is missing or null.
    pub(super) fn find(&'n self, name: &'n str) -> Option<Self> {
        let value = self.value.get(name).filter(|value| **value != Tree::Null)?;
        Some(self.member(name, value))
    }

    /// The member `name`, which has to be there.
    pub(super) fn get(&'n self, name: &'n str) -> Self {
        self.find(name).unwrap_or_else(|| {
            let member = self.member(name, NOTHING);
            if matches!(self.value, Tree::Object(_)) {
                member.is("missing");
            } else {
                self.is("not an object");
            }
            member
        })
    }

    /// The text.
    pub(super) fn text(&self) -> String {
        if !matches!(self.value, Tree::Text(_)) {
            self.is("not a text");
        }
        self.value.as_text().unwrap_or_default().to_owned()
    }

    /// The text of the member `name`, which has to be there.
    pub(super) fn text_of(&self, name: &str) -> String {
        self.get(name).text()
    }

    /// The text of the member `name`, if it is there.
    pub(super) fn find_text(&self, name: &str) -> Option<String> {
        self.find(name).map(|node| node.text())
    }

    /// The number.
    pub(super) fn number(&self) -> f64 {
        self.value.as_number().unwrap_or_else(|| {
            self.is("not a number");
            0.0
        })
    }

    /// The number of the member `name`, if it is there.
    pub(super) fn find_number(&self, name: &str) -> Option<f64> {
        self.find(name).map(|node| node.number())
    }

    /// The items of a list.
    pub(super) fn items(&'n self) -> Vec<Self> {
        let Tree::List(items) = self.value else {
            self.is("not a list");
            return Vec::new();
        };
        if items.len() > MAX_ITEMS {
            self.is("too long");
            return Vec::new();
        }
        let node = |(at, value)| Node { value, step: Step::Item(self, at), fault: self.fault };
        items.iter().enumerate().map(node).collect()
    }

    /// The texts of the list `name`; `None` where it is missing.
    pub(super) fn find_list(&self, name: &str) -> Option<Vec<String>> {
        self.find(name).map(|list| list.items().iter().map(Node::text).collect())
    }

    /// The members of an object, with their names.
    pub(super) fn entries(&'n self) -> Vec<(&'n str, Self)> {
        let Tree::Object(members) = self.value else {
            self.is("not an object");
            return Vec::new();
        };
        if members.len() > MAX_MEMBERS {
            self.is("too long");
            return Vec::new();
        }
        members.iter().map(|(name, value)| (name.as_str(), self.member(name, value))).collect()
    }

    /// The text in several languages.
    pub(super) fn texts(&self) -> Texts {
        let mut texts = Texts::default();
        for (lang, text) in self.entries() {
            texts.0.insert(lang.to_owned(), text.text());
        }
        texts
    }

    /// The texts of the member `name`; none where it is missing.
    pub(super) fn texts_of(&self, name: &str) -> Texts {
        self.find(name).map_or_else(Texts::default, |node| node.texts())
    }

    /// The box, `[west, south, east, north]`.
    pub(super) fn bounds(&self) -> LngLatBounds {
        let mut parts = [0.0; 4];
        let items = self.items();
        if items.len() != parts.len() {
            self.is("not four numbers");
        }
        for (part, item) in parts.iter_mut().zip(items) {
            *part = item.number();
        }
        parts.into()
    }
}
