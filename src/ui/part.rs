//! The pieces that components are made of, each of one type however many closures go into it: a page of distinct
//! closure types would be a program several times the size.

use super::context::Context;
use crate::i18n::Message;
use leptos::prelude::*;
use std::sync::Arc;

/// Something handled: an event handler of one type per event.
pub(super) fn on<E: 'static>(handle: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(handle)
}

/// A fact that follows the state.
pub(super) fn is(fact: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(fact)
}

/// A text that follows the state.
pub(super) fn text(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(text)
}

/// A part of the page that is made anew whenever what it reads changes.
pub(super) fn live(part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let part: Box<dyn FnMut() -> AnyView + Send> = Box::new(part);
    part.into_any()
}

/// A part of the page that is there while `is_there` holds.
pub(super) fn show(
    is_there: impl Fn() -> bool + Send + Sync + 'static,
    part: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    show_while(is(is_there), Box::new(part))
}

fn show_while(is_there: Signal<bool>, part: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    let is_there = Memo::new(move |_| is_there.get());
    live(move || if is_there.get() { untrack(&part) } else { ().into_any() })
}

/// One keyed row, not yet made.
type Row = (String, Arc<dyn Fn() -> AnyView + Send + Sync>);

/// A part for each item. A part is kept as long as its key stays in the list.
pub(super) fn each<T: Clone + Send + Sync + 'static>(
    items: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: impl Fn(&T) -> String + Send + Sync + 'static,
    part: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let part = Arc::new(part);
    each_row(Box::new(move || {
        let row = |item: T| -> Row {
            let (key, part) = (key(&item), Arc::clone(&part));
            (key, Arc::new(move || part(item.clone())))
        };
        items().into_iter().map(row).collect()
    }))
}

fn each_row(rows: Box<dyn Fn() -> Vec<Row> + Send + Sync>) -> AnyView {
    view! { <For each=rows key=|(key, _): &Row| key.clone() children=|(_, part): Row| part() /> }.into_any()
}

impl Context {
    /// A message in the reader's language, now and after a change.
    pub(super) fn t(self, message: Message) -> Signal<&'static str> {
        let locale = self.locale;
        Signal::derive(move || message.get(locale.get()))
    }
}
