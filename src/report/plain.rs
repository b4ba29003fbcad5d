//! An answer as plain lines, for a terminal: what can only be pressed or looked at is left out.

use super::{Element, Node};

/// Elements that are left out with all that is in them: controls, and drawings, whose figures stand in their tables.
const SILENT: &str = " nav svg input select button label fieldset form dialog style ";
/// Elements that stand on lines of their own.
const BLOCKS: &str =
    " div p h1 h2 h3 h4 section figure figcaption details summary table caption thead tbody tr ul ol li dl dt dd ";

impl Element {
    /// The texts in it, a line for each block, the cells of a row parted by tabs; a list's button keeps its text. Linear in
    /// the tree.
    pub fn plain_lines(&self) -> Vec<String> {
        let mut lines = vec![String::new()];
        self.add_lines(&mut lines, false);
        lines.retain(|line| !line.trim().is_empty());
        for line in &mut lines {
            *line = line.trim().to_owned();
        }
        lines
    }

    fn add_lines(&self, lines: &mut Vec<String>, is_item: bool) {
        let names = |all: &str| all.contains(&[" ", &self.tag, " "].concat());
        let is_named = is_item && self.tag == "button";
        if names(SILENT) && !is_named {
            return;
        }
        let is_block = names(BLOCKS);
        if is_block {
            lines.push(String::new());
        }
        let is_item = matches!(self.tag.as_str(), "li" | "td" | "th");
        for child in &self.children {
            match child {
                Node::Text(text) => push(lines, text, " "),
                Node::Element(element) => {
                    if matches!(element.tag.as_str(), "td" | "th") {
                        push(lines, "\t", "");
                    }
                    element.add_lines(lines, is_item || is_named);
                }
            }
        }
        if is_block {
            lines.push(String::new());
        }
    }
}

/// Adds a text to the last line, parted from what is there unless a space or a tab is.
fn push(lines: &mut [String], text: &str, between: &str) {
    if let Some(line) = lines.last_mut() {
        let is_open = line.is_empty() || line.ends_with(['\t', ' ', '(', '“']);
        let is_close = text.starts_with([',', '.', ';', ':', ')', '”']);
        if !is_open && !is_close {
            line.push_str(between);
        }
        line.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{el, svg};

    #[test]
    fn blocks_are_lines_and_cells_have_tabs() {
        let row = el("tr").put(el("th").text("Orkhon")).put(el("td").put(el("span").text("7")));
        let page = el("div")
            .put(el("nav").put(el("button").text("Topic")))
            .put(el("p").text("Most are in").put(el("b").text("Orkhon")).text("."))
            .put(svg("svg").put(svg("text").text("7")))
            .put(el("ol").put(el("li").put(el("button").text("First"))))
            .put(el("table").put(row));
        assert_eq!(page.plain_lines(), ["Most are in Orkhon.", "First", "Orkhon\t7"]);
        assert!(el("div").plain_lines().is_empty());
    }
}
