//! Elements and texts, made at once and kept in step with the state.

use super::follow::keep_up;
use leptos::prelude::{GetValue, LocalStorage, SetValue, StoredValue};
use std::fmt;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// A piece of the page: an element, a text, or a run of them that has not been put anywhere yet.
#[derive(Clone)]
pub(in crate::ui) struct Part(pub(in crate::ui) web_sys::Node);

impl fmt::Debug for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.node_name())
    }
}

/// The page's document. Parts are only made where there is one.
pub(super) fn document() -> web_sys::Document {
    let document = web_sys::window().and_then(|window| window.document());
    document.unwrap_or_else(|| unreachable!("a page without a document"))
}

/// An HTML element without anything.
pub(in crate::ui) fn tag(name: &str) -> Part {
    made(document().create_element(name))
}

/// A browser that makes no elements cannot go on; the panic shows the screen with ways on.
fn made(element: Result<web_sys::Element, JsValue>) -> Part {
    element.map_or_else(|_| unreachable!("the browser makes no elements"), |element| Part(element.into()))
}

/// A button that does nothing yet, of the given classes; it never sends a form.
pub(in crate::ui) fn button(classes: &str) -> Part {
    let button = tag("button").attr("type", "button");
    if classes.is_empty() { button } else { button.class(classes) }
}

/// An SVG element without anything.
pub(in crate::ui) fn svg(name: &str) -> Part {
    made(document().create_element_ns(Some("http://www.w3.org/2000/svg"), name))
}

/// An element of HTML or SVG without anything.
pub(in crate::ui) fn element_of(name: &str, is_svg: bool) -> Part {
    if is_svg { svg(name) } else { tag(name) }
}

/// A text.
pub(in crate::ui) fn string(text: &str) -> Part {
    Part(document().create_text_node(text).into())
}

/// A text that follows the state.
pub(in crate::ui) fn says(text: impl Fn() -> String + 'static) -> Part {
    says_of(Box::new(text))
}

fn says_of(text: Box<dyn Fn() -> String>) -> Part {
    let part = string("");
    let node = part.0.clone();
    keep_up(Box::new(move || node.set_text_content(Some(&text()))));
    part
}

/// A part that shows nothing.
pub(in crate::ui) fn nothing() -> Part {
    Part(document().create_document_fragment().into())
}

/// Parts one after the other.
pub(in crate::ui) fn all(parts: impl IntoIterator<Item = Part>) -> Part {
    parts.into_iter().fold(nothing(), Part::add)
}

impl Part {
    /// Puts a part at the end of this one.
    pub(in crate::ui) fn add(self, part: Part) -> Self {
        let _ = self.0.append_child(&part.0);
        self
    }

    /// Puts a fixed text at the end.
    pub(in crate::ui) fn text(self, text: &str) -> Self {
        self.add(string(text))
    }

    /// Puts a text that follows the state at the end.
    pub(in crate::ui) fn says(self, text: impl Fn() -> String + 'static) -> Self {
        self.add(says_of(Box::new(text)))
    }

    /// Sets the classes.
    pub(in crate::ui) fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// Sets an attribute.
    pub(in crate::ui) fn attr(self, name: &str, value: &str) -> Self {
        let _ = self.element().set_attribute(name, value);
        self
    }

    /// Keeps an attribute in step with the state.
    pub(in crate::ui) fn bind(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        self.bind_of(name, Box::new(value))
    }

    fn bind_of(self, name: &'static str, value: Box<dyn Fn() -> String>) -> Self {
        let element = self.element();
        keep_up(Box::new(move || {
            let _ = element.set_attribute(name, &value());
        }));
        self
    }

    /// Keeps an attribute in step with the state, absent while there is no value.
    pub(in crate::ui) fn bind_some(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        let (element, value): (_, Box<dyn Fn() -> Option<String>>) = (self.element(), Box::new(value));
        keep_up(Box::new(move || {
            let _ = match value() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        }));
        self
    }

    /// Has a class, or an attribute without value, while a fact holds: `.is-on` for a class, `disabled` for an attribute.
    pub(in crate::ui) fn when(self, name: &'static str, fact: impl Fn() -> bool + 'static) -> Self {
        self.when_of(name, Box::new(fact))
    }

    fn when_of(self, name: &'static str, fact: Box<dyn Fn() -> bool>) -> Self {
        let element = self.element();
        keep_up(Box::new(move || {
            let _ = match name.strip_prefix('.') {
                Some(class) => element.class_list().toggle_with_force(class, fact()),
                None => element.toggle_attribute_with_force(name, fact()),
            };
        }));
        self
    }

    /// Sets a CSS property of the element's own.
    pub(in crate::ui) fn style(self, property: &str, value: &str) -> Self {
        let _ = self.0.unchecked_ref::<web_sys::HtmlElement>().style().set_property(property, value);
        self
    }

    /// Keeps a CSS property of the element's own in step with the state.
    pub(in crate::ui) fn bind_style(self, property: &'static str, value: impl Fn() -> String + 'static) -> Self {
        let (part, value): (_, Box<dyn Fn() -> String>) = (self.clone(), Box::new(value));
        keep_up(Box::new(move || {
            part.clone().style(property, &value());
        }));
        self
    }

    /// Keeps a field's property (`value`, `checked`, `indeterminate`) in step with the state.
    pub(in crate::ui) fn bind_property(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> Self {
        let (node, value): (_, Box<dyn Fn() -> JsValue>) = (self.0.clone(), Box::new(value));
        keep_up(Box::new(move || {
            let _ = js_sys::Reflect::set(&node, &JsValue::from_str(name), &value());
        }));
        self
    }

    /// Does something when an event comes. The listener goes with the element.
    pub(in crate::ui) fn on<E: JsCast + 'static>(self, event: &str, mut act: impl FnMut(E) + 'static) -> Self {
        self.on_of(event, Box::new(move |event| act(event.unchecked_into())))
    }

    fn on_of(self, event: &str, act: Box<dyn FnMut(web_sys::Event)>) -> Self {
        let listener = Closure::wrap(act).into_js_value();
        let _ = self.0.add_event_listener_with_callback(event, listener.unchecked_ref());
        self
    }

    /// Does something when the element is pressed, by mouse, finger or key.
    pub(in crate::ui) fn on_click(self, mut act: impl FnMut() + 'static) -> Self {
        self.on_of("click", Box::new(move |_| act()))
    }

    /// Remembers the element.
    pub(in crate::ui) fn keep_in(self, place: ElementRef) -> Self {
        place.0.set_value(Some(self.0.clone()));
        self
    }

    /// Puts the part at the end of the page.
    pub(in crate::ui) fn mount(self) {
        if let Some(body) = document().body() {
            let _ = body.append_child(&self.0);
        }
    }

    fn element(&self) -> web_sys::Element {
        self.0.clone().unchecked_into()
    }
}

/// An element that is wanted later; small and copied freely. It is forgotten with the part in which it was made.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct ElementRef(StoredValue<Option<web_sys::Node>, LocalStorage>);

impl ElementRef {
    /// A place for an element.
    pub(in crate::ui) fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// The element as what it is known to be; none before it is made and after it is gone.
    pub(in crate::ui) fn get<T: JsCast>(self) -> Option<T> {
        self.0.try_get_value().flatten().map(JsCast::unchecked_into)
    }
}
