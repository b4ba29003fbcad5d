//! The tags of a page of our own, as far as the steps of a release must know them.
//!
//! Not a reader of any HTML: our pages write attributes in double quotes, and no `<` stands in their texts.

use std::ops::Range;

/// An opening tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// The element's name.
    pub(super) name: &'a str,
    /// Where it stands in the page, from `<` to behind `>`.
    pub(super) at: Range<usize>,
    text: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute; empty where it has none, `None` where it is missing.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        attributes(self.text).find(|(found, _)| *found == name).map(|(_, value)| value)
    }

    /// The file that it loads as a script, a module or a style sheet, as its address says.
    pub(super) fn code(&self) -> Option<&'a str> {
        match self.name {
            "script" => self.get("src"),
            "link" if matches!(self.get("rel"), Some("stylesheet" | "modulepreload")) => self.get("href"),
            _ => None,
        }
    }

    /// Where the text of an element without others in it stands: from this tag to its closing one.
    pub(super) fn content(&self, html: &str) -> Range<usize> {
        let close = ["</", self.name].concat();
        let length = html[self.at.end..].find(&close).unwrap_or(html.len() - self.at.end);
        self.at.end..self.at.end + length
    }

    /// Says whether it begins a script that stands in the page itself and that a browser runs.
    pub(super) fn is_inline_script(&self) -> bool {
        let is_run = matches!(self.get("type"), None | Some("" | "module" | "text/javascript" | "importmap"));
        self.name == "script" && self.get("src").is_none() && is_run
    }
}

/// The opening tags of a page, in their order; comments, and what stands in scripts and style sheets, have none.
pub(super) fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found: Vec<Tag<'_>> = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|more| at + more) {
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| start + end + 3);
            continue;
        }
        let name_length = rest[1..].find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(0);
        at = start + 1;
        if name_length == 0 {
            continue;
        }
        let Some(end) = end_of(rest) else { break };
        let tag = Tag { name: &rest[1..=name_length], at: start..start + end, text: &rest[1 + name_length..end - 1] };
        at = if matches!(tag.name, "script" | "style") { tag.content(html).end } else { start + end };
        found.push(tag);
    }
    found
}

/// Behind the `>` that ends a tag: one in a value does not.
fn end_of(tag: &str) -> Option<usize> {
    let mut is_in_value = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => is_in_value = !is_in_value,
            b'>' if !is_in_value => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The attributes of a tag, with their values.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        let length = rest.find(|letter: char| letter.is_whitespace() || letter == '=' || letter == '/');
        let (name, behind) = rest.split_at(length.unwrap_or(rest.len()));
        let quoted = behind.strip_prefix("=\"");
        let (value, behind) = quoted.and_then(|text| text.split_once('"')).unwrap_or(("", behind));
        rest = behind.strip_prefix('=').unwrap_or(behind);
        (!name.is_empty()).then_some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_attributes_and_scripts_hide_theirs() {
        let html = "<!-- <b> --><link rel=\"modulepreload\" href=\"a>b.js\"/><script type=\"module\">\nif (a<b) {}</script>\
                    <script src='no'></script><p hidden class=\"x\">1</p>";
        let found = tags(html);
        assert_eq!(found.iter().map(|tag| tag.name).collect::<Vec<_>>(), ["link", "script", "script", "p"]);
        assert_eq!(found[0].code(), Some("a>b.js"));
        assert_eq!((found[3].get("hidden"), found[3].get("class"), found[3].get("id")), (Some(""), Some("x"), None));
        assert!(found[1].is_inline_script());
        assert_eq!(&html[found[1].content(html)], "\nif (a<b) {}");
        assert_eq!(tags("a < b <"), []);
    }
}
