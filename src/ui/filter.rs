//! The facets: values with live counts, the classification's tree, ranges with a histogram.

mod range;
mod value;

use super::context::Context;
use super::part::{Derived, Part, Row, button, each, show, tag};
use super::words::titled;
use crate::atlas::{FacetConfig, FacetShape};
use crate::i18n::{fill, messages as m};
use crate::query::{FacetCounts, Filter};
use crate::state::Action;
use leptos::prelude::{StoredValue, WithValue};

/// One facet where it stands among the facets; small and copied freely.
#[derive(Clone, Copy)]
struct Facet {
    context: Context,
    /// Its position among the facets.
    at: usize,
    config: StoredValue<FacetConfig>,
}

impl Facet {
    /// Its title in the reader's language.
    fn title(self) -> String {
        self.titled().0
    }

    /// Its title with the language it is in.
    fn titled(self) -> (String, String) {
        let locale = self.context.locale.get();
        self.config.with_value(|config| titled(&config.title, locale))
    }

    /// Looks at its filter.
    fn filter<R>(self, look: impl FnOnce(Option<&Filter>) -> R) -> R {
        self.config.with_value(|config| self.context.view.with(|view| look(view.filters.get(&config.id))))
    }

    /// Sets or clears its filter.
    fn set_filter(self, filter: Option<Filter>) {
        self.context.act(Action::SetFilter { facet: self.id(), filter });
    }

    /// Its id.
    fn id(self) -> String {
        self.config.with_value(|config| config.id.clone())
    }

    /// Looks at its counts, as the other filters leave them; nothing before the places are read.
    fn counts<R: Default>(self, look: impl FnOnce(&FacetCounts) -> R) -> R {
        self.context.shown.with(|shown| {
            let counts = shown.as_ref().and_then(|shown| shown.selection.counts.get(self.at));
            counts.map(look).unwrap_or_default()
        })
    }
}

/// Every facet of the places, in the atlas's order.
pub(super) fn filters(context: Context) -> Part {
    // The facets themselves change only with the data.
    let facets = Derived::new(move || context.places().map(|places| places.configs.clone()).unwrap_or_default());
    // A locked facet is not shown; the sentence says what it filters.
    let is_open =
        move |(_, config): &(usize, &FacetConfig)| context.view.with(|view| !view.locked.contains(&config.id));
    let row = move |(at, config): (usize, &FacetConfig)| {
        let config = config.clone();
        Row::new(format!("{at} {}", config.id), move || facet_view(context, at, config))
    };
    tag("div")
        .class("facets")
        .add(show(
            move || facets.with(Vec::is_empty) && context.places().is_some(),
            move || tag("p").class("muted").says(context.t(m::NO_FACETS)),
        ))
        .add(each(move || facets.with(|facets| facets.iter().enumerate().filter(is_open).map(row).collect())))
}

/// One facet: its head, and its values or its range.
fn facet_view(context: Context, at: usize, config: FacetConfig) -> Part {
    let kind = config.kind;
    let facet = Facet { context, at, config: StoredValue::new(config) };
    let heading = format!("facet-{at}");
    let clear = move || {
        button("link")
            .bind("aria-label", move || fill(m::CLEAR_FACET.get(context.locale.get()), &[&facet.title()]))
            .on_click(move || facet.set_filter(None))
            .says(context.t(m::CLEAR_ALL))
    };
    let values = match kind {
        FacetShape::Range => range::range_facet(facet),
        FacetShape::Values | FacetShape::Tree => value::value_facet(facet),
    };
    let head = tag("div")
        .class("facet-head")
        .add(tag("h2").attr("id", &heading).bind("lang", move || facet.titled().1).says(move || facet.title()))
        .add(show(move || facet.filter(|filter| filter.is_some()), clear));
    tag("section")
        .class("facet")
        .attr("role", "group")
        .attr("aria-labelledby", &heading)
        .attr("data-facet", &facet.id())
        .add(head)
        .add(values)
}
