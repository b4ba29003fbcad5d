//! An analysis as it stands on paper: its page without anything that could be pressed.

use crate::report::{Element, Node, el};

/// Elements that are there to be used, not read.
const CONTROLS: &str = " button input select option datalist textarea label fieldset form nav menu dialog progress ";

/// Attributes that make an element something to be used.
const HANDLES: &str = " data-go data-set data-brush data-fit data-save data-do tabindex role aria-pressed aria-current aria-expanded aria-controls ";

/// Takes the controls out of a tree. A button of class `link` names what it leads to and stays as its text, as does one in
/// a cell of a table or a list's item that says nothing else. Linear in the tree.
pub(super) fn still(page: &Element) -> Element {
    let mut kept = Element { children: Vec::new(), ..page.clone() };
    let is_drawn = page.is_svg || page.get("role") == Some("img") || page.get("role") == Some("group");
    kept.attributes.retain(|(name, _)| {
        let is_handle = HANDLES.contains(&[" ", name, " "].concat());
        !is_handle || (name == "role" && is_drawn && page.get("role") != Some("button"))
    });
    for child in &page.children {
        match child {
            Node::Text(_) => kept.children.push(child.clone()),
            Node::Element(element) if !is_control(element) => kept.children.push(Node::Element(still(element))),
            Node::Element(element) => {
                let is_alone =
                    matches!(page.tag.as_str(), "td" | "th" | "li" | "dd" | "dt") && page.children.len() == 1;
                let is_link = element.get("class").is_some_and(|class| class.split(' ').any(|name| name == "link"));
                if element.tag == "button" && (is_alone || is_link) {
                    let mut text = still(element);
                    text.attributes.clear();
                    kept.children.push(Node::Element(Element { tag: el("span").tag, ..text }));
                }
            }
        }
    }
    kept
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
        assert_eq!(page.plain_text(), "Most are in Orkhon Töv 7");
        let parts = page.walk();
        assert!(
            parts
                .iter()
                .all(|part| part.attributes.iter().all(|(name, _)| !name.starts_with("data-") && name != "tabindex"))
        );
        assert!(parts.iter().any(|part| part.get("role") == Some("img")));
        assert!(parts.iter().all(|part| part.get("role") != Some("button") && part.tag != "button"));
        assert!(parts.iter().any(|part| part.get("aria-label") == Some("7 places")));
    }
}
