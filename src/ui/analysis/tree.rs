//! Makes the page's elements what a tree says, in place: what stays the same is left alone, so that focus, scrolling and
//! what was unfolded stay.

use crate::report::{Element, Node};
use crate::ui::part::{element_of, string};
use wasm_bindgen::{JsCast, JsValue};

/// Makes the children of `parent` those of `wanted`.
pub(in crate::ui) fn patch(parent: &web_sys::Node, wanted: &[Node]) {
    let mut next = parent.first_child();
    for node in wanted {
        let stands = next.take();
        next = stands.as_ref().and_then(web_sys::Node::next_sibling);
        match (stands, node) {
            (Some(stands), Node::Text(text)) if stands.node_type() == web_sys::Node::TEXT_NODE => {
                if stands.text_content().as_ref() != Some(text) {
                    stands.set_text_content(Some(text));
                }
            }
            (Some(stands), Node::Element(element)) if stands.node_name().eq_ignore_ascii_case(&element.tag) => {
                dress(stands.unchecked_ref(), element);
            }
            (stands, node) => {
                let made = match node {
                    Node::Text(text) => string(text).0,
                    Node::Element(element) => {
                        let made = element_of(&element.tag, element.is_svg).0;
                        dress(made.unchecked_ref(), element);
                        made
                    }
                };
                let _ = match &stands {
                    Some(stands) => parent.replace_child(&made, stands),
                    None => parent.append_child(&made),
                };
            }
        }
    }
    while let Some(node) = next {
        next = node.next_sibling();
        let _ = parent.remove_child(&node);
    }
}

/// Gives an element its attributes and children, and takes away what it must not have.
fn dress(stands: &web_sys::Element, wanted: &Element) {
    for name in stands.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        // What the reader has unfolded stays so.
        if wanted.get(&name).is_none() && name != "open" {
            let _ = stands.remove_attribute(&name);
        }
    }
    for (name, value) in &wanted.attributes {
        if stands.get_attribute(name).as_ref() != Some(value) {
            let _ = stands.set_attribute(name, value);
        }
    }
    patch(stands, &wanted.children);
    // Once the reader has used a field, its attribute no longer says what it shows.
    if let "input" | "option" | "select" = wanted.tag.as_str() {
        let set = |name: &str, value: JsValue| {
            let _ = js_sys::Reflect::set(stands, &name.into(), &value);
        };
        match wanted.get("type") {
            Some("radio" | "checkbox") => set("checked", wanted.get("checked").is_some().into()),
            _ if wanted.tag == "option" => set("selected", wanted.get("selected").is_some().into()),
            _ if !crate::ui::has_focus(stands) => {
                if let Some(value) = wanted.get("value") {
                    set("value", value.into());
                }
            }
            _ => {}
        }
    }
}
