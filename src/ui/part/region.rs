//! Regions that come and go with the state: a part made anew, a part that is there or not, a part for each item.
//!
//! A region stands between two comments, so that regions in regions move and go with what is around them.

use super::element::{Part, document, nothing};
use super::follow::keep_up;
use leptos::prelude::{Owner, untrack};
use web_sys::Node;

/// The place between two comments.
struct Region {
    start: Node,
    end: Node,
}

impl Region {
    /// An empty region, and the part that puts it somewhere.
    fn new() -> (Self, Part) {
        let comment = || Node::from(document().create_comment(""));
        let (start, end) = (comment(), comment());
        let part = nothing().add(Part(start.clone())).add(Part(end.clone()));
        (Self { start, end }, part)
    }

    fn clear(&self) {
        let Some(parent) = self.end.parent_node() else { return };
        while let Some(node) = self.start.next_sibling().filter(|node| *node != self.end) {
            let _ = parent.remove_child(&node);
        }
    }

    /// Puts `node` before another of the region, or at its end.
    fn insert(&self, node: &Node, before: Option<&Node>) {
        if let Some(parent) = self.end.parent_node() {
            let _ = parent.insert_before(node, Some(before.unwrap_or(&self.end)));
        }
    }
}

/// A part that is made anew whenever what it reads changes.
pub(in crate::ui) fn live(make: impl Fn() -> Part + 'static) -> Part {
    live_of(Box::new(make))
}

fn live_of(make: Box<dyn Fn() -> Part>) -> Part {
    let (region, part) = Region::new();
    keep_up(Box::new(move || {
        let made = make();
        region.clear();
        region.insert(&made.0, None);
    }));
    part
}

/// A part that is there while a fact holds. The part itself does not follow what it reads while it is made.
pub(in crate::ui) fn show(fact: impl Fn() -> bool + 'static, make: impl Fn() -> Part + 'static) -> Part {
    show_of(Box::new(fact), Box::new(make))
}

fn show_of(fact: Box<dyn Fn() -> bool>, make: Box<dyn Fn() -> Part>) -> Part {
    let (region, part) = Region::new();
    let owner = Owner::new();
    let mut is_there = false;
    keep_up(Box::new(move || {
        let is_wanted = fact();
        if is_wanted == is_there {
            return;
        }
        is_there = is_wanted;
        if is_wanted {
            let made = owner.with(|| untrack(&make));
            region.insert(&made.0, None);
        } else {
            region.clear();
            owner.cleanup();
        }
    }));
    part
}

/// One item of [`each`]: what tells it from the others, and its element, which is made when the item is new.
pub(in crate::ui) struct Row {
    key: String,
    make: Box<dyn FnOnce() -> Part>,
}

impl Row {
    /// An item whose part is one element. What it shows must follow from its key, or follow the state.
    pub(in crate::ui) fn new(key: String, make: impl FnOnce() -> Part + 'static) -> Self {
        Self { key, make: Box::new(make) }
    }
}

/// A part for each item. An element is kept as long as its key stays among the items.
pub(in crate::ui) fn each(rows: impl Fn() -> Vec<Row> + 'static) -> Part {
    each_of(Box::new(rows))
}

/// An element that stands, and the owner of what it follows.
struct Standing {
    key: String,
    node: Node,
    owner: Owner,
}

fn each_of(rows: Box<dyn Fn() -> Vec<Row>>) -> Part {
    let (region, part) = Region::new();
    let home = Owner::new();
    let mut standing: Vec<Option<Standing>> = Vec::new();
    keep_up(Box::new(move || {
        let mut before = std::mem::take(&mut standing);
        // Where the last kept row stood: rows mostly keep their order, so the next one is looked for from there.
        let mut last = 0;
        for Row { key, make } in rows() {
            let is_it = |place: &Option<Standing>| place.as_ref().is_some_and(|row| row.key == key);
            let found = before[last..].iter().position(is_it).map(|at| last + at);
            let row = if let Some(at) = found.or_else(|| before[..last].iter().position(is_it)) {
                last = at;
                before[at].take()
            } else {
                let owner = home.with(Owner::new);
                let node = owner.with(|| untrack(make)).0;
                Some(Standing { key, node, owner })
            };
            standing.push(row);
        }
        for row in before.into_iter().flatten() {
            if let Some(parent) = row.node.parent_node() {
                let _ = parent.remove_child(&row.node);
            }
            row.owner.cleanup();
        }
        let mut place = region.start.next_sibling();
        for row in standing.iter().flatten() {
            if place.as_ref() == Some(&row.node) {
                place = row.node.next_sibling();
            } else {
                region.insert(&row.node, place.as_ref());
            }
        }
    }));
    part
}
