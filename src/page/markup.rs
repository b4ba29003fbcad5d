//! A writer of HTML in which text is always text.
//!
//! Names of elements and attributes are of this program (`&'static str`); whatever comes from data goes through
//! [`Markup::text`] or [`Markup::attribute`] and cannot end what it stands in.

/// HTML that is being written. Elements are closed by hand, in the order they were opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup {
    html: String,
    /// The last element's start is still open for attributes.
    is_in_tag: bool,
    open: Vec<&'static str>,
}

impl Markup {
    /// Opens an element.
    pub fn open(&mut self, name: &'static str) -> &mut Self {
        self.empty(name);
        self.open.push(name);
        self
    }

    /// Writes an element that has no content, such as `link`.
    pub fn empty(&mut self, name: &'static str) -> &mut Self {
        self.finish_tag();
        self.html += "<";
        self.html += name;
        self.is_in_tag = true;
        self
    }

    /// Adds an attribute to the element just opened; does nothing after its content has begun.
    pub fn attribute(&mut self, name: &'static str, value: &str) -> &mut Self {
        if self.is_in_tag {
            self.html.extend([" ", name, "=\""]);
            escape_into(&mut self.html, value);
            self.html += "\"";
        }
        self
    }

    /// Adds a class attribute.
    pub fn class(&mut self, classes: &'static str) -> &mut Self {
        self.attribute("class", classes)
    }

    /// Writes text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.finish_tag();
        escape_into(&mut self.html, text);
        self
    }

    /// Closes the element opened last.
    pub fn close(&mut self) -> &mut Self {
        self.finish_tag();
        if let Some(name) = self.open.pop() {
            self.html.extend(["</", name, ">"]);
        }
        self
    }

    /// Writes a whole element with nothing but text in it.
    pub fn element(&mut self, name: &'static str, text: &str) -> &mut Self {
        self.open(name).text(text).close()
    }

    /// A link to elsewhere: only http and https are linked, anything else is text.
    pub fn link(&mut self, text: &str, address: &str) -> &mut Self {
        if !["https://", "http://"].iter().any(|scheme| address.starts_with(scheme)) {
            return self.text(text);
        }
        self.open("a").attribute("href", address).attribute("rel", "noopener").text(text).close()
    }

    /// A script element with data that is not run. `<` is written so that no text can end the element.
    pub fn data(&mut self, media_type: &'static str, json: &str) -> &mut Self {
        self.open("script").attribute("type", media_type).finish_tag();
        self.html += &json.replace('<', "\\u003c");
        self.close()
    }

    /// A new line between elements, for readers of the source.
    pub fn line(&mut self) -> &mut Self {
        self.finish_tag();
        self.html += "\n";
        self
    }

    /// The HTML; what is still open is closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.finish_tag();
        self.html
    }

    fn finish_tag(&mut self) {
        if std::mem::take(&mut self.is_in_tag) {
            self.html += ">";
        }
    }
}

/// Appends text so that it is text in content and in quoted attributes alike. Control characters, which HTML forbids,
/// are left out.
fn escape_into(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => *html += "&amp;",
            '<' => *html += "&lt;",
            '>' => *html += "&gt;",
            '"' => *html += "&quot;",
            '\'' => *html += "&#39;",
            '\t' | '\n' => html.push(' '),
            letter if letter.is_control() => {}
            letter => html.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_end_what_it_stands_in() {
        let evil = "\"><script>alert('1')</script>&\u{0}";
        let mut page = Markup::default();
        page.open("p").attribute("title", evil).text(evil);
        let safe = "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;";
        assert_eq!(page.finish(), format!("<p title=\"{safe}\">{safe}</p>"));
        let mut page = Markup::default();
        page.data("application/ld+json", "[\"</script><!--\"]");
        assert_eq!(page.finish(), "<script type=\"application/ld+json\">[\"\\u003c/script>\\u003c!--\"]</script>");
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for (address, is_link) in [("https://a.org/?a&b", true), ("javascript:alert(1)", false), ("", false)] {
            let mut page = Markup::default();
            page.link("here", address);
            assert_eq!(page.finish().contains("<a "), is_link, "{address}");
        }
    }
}
