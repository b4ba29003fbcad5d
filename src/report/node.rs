//! A tree of elements that says what the panel shows. The page makes elements of it; it is never read as markup.
//!
//! What an element does when it is used stands in its attributes; the page knows these:
//!
//! | attribute | on | does |
//! |---|---|---|
//! | `data-go` | anything that can be pressed | replaces these pairs of the view's address ([`crate::state::patch_address`]) |
//! | `data-set` | a field, a list to choose from | as `data-go`, with the field's value, encoded, in place of `{}` |
//! | `data-brush` | an element around bars | drawing over bars: as `data-go`, `{}` is `from..to` of the bars' own `data-from` and `data-to` |
//! | `data-fit` | anything that can be pressed | shows `west,south,east,north` on the map |
//! | `data-save` | a button | asks for the file of that name and saves it |
//! | `data-do` | a button | `print` prints the page, `picture` saves the brief's map as PNG |

use crate::dataset::message::{Reader, Writer};

/// Deepest nesting that is read.
const DEEPEST: usize = 64;

/// An element or a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A text.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element with its attributes and what is in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// Its tag's name.
    pub tag: String,
    /// Says whether it belongs to SVG.
    pub is_svg: bool,
    /// Names and values, each name once.
    pub attributes: Vec<(String, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

/// An HTML element without anything.
pub fn el(tag: &str) -> Element {
    Element { tag: tag.to_owned(), ..Element::default() }
}

/// An SVG element without anything.
pub fn svg(tag: &str) -> Element {
    Element { tag: tag.to_owned(), is_svg: true, ..Element::default() }
}

impl Element {
    /// Sets an attribute, in place of one of the same name.
    #[must_use]
    pub fn attr(mut self, name: &str, value: &str) -> Self {
        match self.attributes.iter_mut().find(|(own, _)| own == name) {
            Some((_, own)) => value.clone_into(own),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    /// Sets an attribute to a length or a position, rounded to hundredths.
    #[must_use]
    pub fn number(self, name: &str, value: f64) -> Self {
        let rounded = (value * 100.0).round() / 100.0;
        self.attr(name, &(rounded + 0.0).to_string())
    }

    /// Sets the classes.
    #[must_use]
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// Sets an attribute without a value if a fact holds.
    #[must_use]
    pub fn when(self, name: &str, fact: bool) -> Self {
        if fact { self.attr(name, "") } else { self }
    }

    /// What using the element does to the view's address.
    #[must_use]
    pub fn go(self, patch: &str) -> Self {
        self.attr("data-go", patch)
    }

    /// Puts a text at the end.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(text.to_owned()));
        self
    }

    /// Puts an element at the end.
    #[must_use]
    pub fn put(mut self, child: Self) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// Puts elements at the end.
    #[must_use]
    pub fn all(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::put)
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// All text in it, in its order, pieces joined by a space: for tests and terminals.
    pub fn plain_text(&self) -> String {
        let piece = |node: &Node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) => element.plain_text(),
        };
        let pieces: Vec<String> = self.children.iter().map(piece).filter(|text| !text.is_empty()).collect();
        pieces.join(" ")
    }

    /// Every element in it, itself first, in the order of the text.
    pub fn walk(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for child in &self.children {
            if let Node::Element(element) = child {
                all.extend(element.walk());
            }
        }
        all
    }

    /// As markup (XML), every text and value escaped: for a file of its own.
    pub fn markup(&self) -> String {
        let mut text = String::new();
        self.write_markup(&mut text);
        text
    }

    fn write_markup(&self, to: &mut String) {
        to.push('<');
        to.push_str(&self.tag);
        for (name, value) in &self.attributes {
            to.push(' ');
            to.push_str(name);
            to.push_str("=\"");
            escape(to, value);
            to.push('"');
        }
        to.push('>');
        for child in &self.children {
            match child {
                Node::Text(text) => escape(to, text),
                Node::Element(element) => element.write_markup(to),
            }
        }
        to.push_str("</");
        to.push_str(&self.tag);
        to.push('>');
    }

    /// Writes the tree.
    pub fn write(&self, to: &mut Writer) {
        to.text(&self.tag);
        to.code(u8::from(self.is_svg));
        to.whole(self.attributes.len());
        for (name, value) in &self.attributes {
            to.text(name);
            to.text(value);
        }
        to.whole(self.children.len());
        for child in &self.children {
            match child {
                Node::Text(text) => {
                    to.code(0);
                    to.text(text);
                }
                Node::Element(element) => {
                    to.code(1);
                    element.write(to);
                }
            }
        }
    }

    /// Reads what [`write`](Self::write) wrote.
    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        Self::read_at(from, 0)
    }

    fn read_at(from: &mut Reader<'_>, depth: usize) -> Option<Self> {
        if depth > DEEPEST {
            return None;
        }
        let mut element = Self { tag: from.text()?, is_svg: from.code()? == 1, ..Self::default() };
        for _ in 0..from.whole()? {
            element.attributes.push((from.text()?, from.text()?));
        }
        for _ in 0..from.whole()? {
            element.children.push(match from.code()? {
                0 => Node::Text(from.text()?),
                _ => Node::Element(Self::read_at(from, depth + 1)?),
            });
        }
        Some(element)
    }
}

fn escape(to: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' => {}
            other => to.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_comes_back_and_any_bytes_are_refused_or_read() {
        let tree = el("p").class("x").text("a < b").put(svg("svg").number("width", 1.0 / 3.0)).when("open", true);
        let mut to = Writer::default();
        tree.write(&mut to);
        assert_eq!(Element::read(&mut Reader::new(&to.bytes)), Some(tree.clone()));
        for end in 0..to.bytes.len() {
            assert_eq!(Element::read(&mut Reader::new(&to.bytes[..end])), None);
        }
        assert_eq!(tree.markup(), r#"<p class="x" open="">a &lt; b<svg width="0.33"></svg></p>"#);
        assert_eq!(tree.walk().len(), 2);
    }

    #[test]
    fn bottomless_trees_are_refused() {
        let mut tree = el("p");
        for _ in 0..100 {
            tree = el("p").put(tree);
        }
        let mut to = Writer::default();
        tree.write(&mut to);
        assert_eq!(Element::read(&mut Reader::new(&to.bytes)), None);
    }
}
