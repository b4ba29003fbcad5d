//! An analysis as it stands on paper: its page without anything that could be pressed.

use crate::report::{Element, Node, el};

/// Elements that are there to be used, not read.
const CONTROLS: &str = " button input select option datalist textarea label fieldset form nav menu dialog progress ";

/// Attributes that make an element something to be used.
const HANDLES: &str = " data-go data-set data-brush data-fit data-save data-do tabindex role aria-pressed aria-current aria-expanded aria-controls ";

/// Takes the controls out of a tree. A button that names what it leads to stays as its text: one of class `link` within a
/// sentence, and one that is all there is in a cell of a table, or that an item of a list begins with. Linear in the tree.
pub(super) fn still(page: &Element) -> Element {
    let mut kept = Element { children: Vec::new(), ..page.clone() };
    let is_drawn = page.is_svg || page.get("role") == Some("img") || page.get("role") == Some("group");
    kept.attributes.retain(|(name, _)| {
        let is_handle = HANDLES.contains(&[" ", name, " "].concat());
        !is_handle || (name == "role" && is_drawn && page.get("role") != Some("button"))
    });
    for (at, child) in page.children.iter().enumerate() {
        match child {
            Node::Text(_) => kept.children.push(child.clone()),
            Node::Element(element) if !is_control(element) => kept.children.push(Node::Element(still(element))),
            Node::Element(element) => {
                let is_cell = matches!(page.tag.as_str(), "td" | "th" | "li" | "dd" | "dt" | "span" | "strong");
                // What an item of a list begins with names it.
                let is_alone = is_cell && page.children.len() == 1 || page.tag == "li" && at == 0;
                let has_text = |node: &Node| matches!(node, Node::Text(text) if !text.trim().is_empty());
                let is_in_text = has_class(element, "link") && page.children.iter().any(has_text);
                if element.tag == "button" && (is_alone || is_in_text) {
                    kept.children.push(Node::Element(as_text(element)));
                }
            }
        }
    }
    kept
}

/// What a button says, laid out as the button was.
fn as_text(button: &Element) -> Element {
    let is_look = |name: &&str| !matches!(*name, "link" | "button" | "chip");
    let look: Vec<&str> = button.get("class").unwrap_or_default().split(' ').filter(is_look).collect();
    let text = Element { children: still(button).children, ..el("span") };
    if look.concat().is_empty() { text } else { text.class(&look.join(" ")) }
}

fn has_class(element: &Element, class: &str) -> bool {
    element.get("class").is_some_and(|classes| classes.split(' ').any(|name| name == class))
}

fn is_control(element: &Element) -> bool {
    !element.is_svg && CONTROLS.contains(&[" ", &element.tag, " "].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::svg;

    #[test]
    fn controls_go_and_what_they_name_stays() {
        let button = |class: &str| el("button").attr("type", "button").class(class).go("an=x");
        let page = el("div")
            .put(el("p").text("Most are in").put(button("link").text("Orkhon")))
            .put(el("label").text("Radius").put(el("input").attr("data-set", "an=x:{}")))
            .put(button("button").text("Again"))
            .put(el("p").put(button("link").text("Show all")))
            .put(
                el("ul").put(el("li").put(button("bar chip").put(el("span").text("Crafts")).put(el("span").text("9")))),
            )
            .put(el("table").put(el("tr").put(el("th").put(button("").text("Töv"))).put(el("td").text("7"))))
            .put(
                svg("svg").attr("role", "img").put(
                    svg("g")
                        .attr("role", "button")
                        .attr("tabindex", "0")
                        .attr("aria-label", "7 places")
                        .go("an=y")
                        .put(svg("rect")),
                ),
            );
        let page = still(&page);
        assert_eq!(page.plain_text(), "Most are in Orkhon Crafts 9 Töv 7");
        let parts = page.walk();
        assert!(
            parts
                .iter()
                .all(|part| part.attributes.iter().all(|(name, _)| !name.starts_with("data-") && name != "tabindex"))
        );
        assert!(parts.iter().any(|part| part.get("role") == Some("img")));
        assert!(parts.iter().any(|part| part.tag == "span" && part.get("class") == Some("bar")));
        assert!(parts.iter().all(|part| part.get("role") != Some("button") && part.tag != "button"));
        assert!(parts.iter().any(|part| part.get("aria-label") == Some("7 places")));
    }
}
