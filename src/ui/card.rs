//! The card of what is selected: a place, an administrative unit or a cluster, with its sources.

mod area;
mod fact;
mod place;

use super::catalog::Layer;
use super::context::Context;
use super::icon::{BACK, Icon, icon};
use super::part::{Derived, ElementRef, Part, button, follow, live, nothing, says, tag};
use super::share::copy_button;
use super::vertical::vertical;
use crate::atlas::{Role, VERTICAL};
use crate::i18n::{Locale, messages as m};
use crate::platform;
use crate::state::{Action, Selected, Tab};
pub(super) use fact::linked;
use leptos::prelude::untrack;
use std::sync::Arc;

/// The selected feature, once its layer is read: the layer and the row.
pub(super) fn selected_feature(context: Context) -> Option<(Arc<Layer>, usize)> {
    let Selected { layer, id } = context.view.with(|view| view.selected.clone())?;
    let layer = context.catalog.with(|catalog| catalog.layer(&layer))?;
    let row = layer.dataset.row_of_id(&id)?;
    Some((layer, row))
}

/// A feature, equal to itself as long as its layer is the same.
#[derive(Clone)]
struct Feature {
    layer: Arc<Layer>,
    row: usize,
}

impl PartialEq for Feature {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.layer, &other.layer) && self.row == other.row
    }
}

/// The card with its way back. The focus goes to its title when it opens.
pub(super) fn card(context: Context) -> Part {
    let selected = Derived::new(move || selected_feature(context).map(|(layer, row)| Feature { layer, row }));
    let back = sign_button("link card-back", BACK, says(context.t(m::BACK))).on_click(move || close(context));
    let copy = copy_button(context, "link", (m::COPY_LINK, m::COPIED), Derived::new(move || context.link()));
    let content = live(move || {
        let locale = context.locale.get();
        let Some(Feature { layer, row }) = selected.get() else { return nothing() };
        untrack(|| match layer.config.role {
            Role::Places => place::place_card(context, &layer, row, locale),
            _ => area::area_card(context, &layer, row, locale),
        })
    });
    tag("article")
        .class("card")
        .attr("data-testid", "card")
        .add(tag("div").class("card-bar").add(back).add(copy))
        .add(content)
}

/// Closes the card and gives the focus back to the list.
fn close(context: Context) {
    context.act(Action::Select(None));
    if context.tab.get_untracked() == Tab::Analysis {
        context.analyses.take_back_focus();
    } else {
        context.returning.set(true);
    }
}

/// A button of an icon and a text that does nothing yet.
fn sign_button(classes: &str, sign: Icon, text: Part) -> Part {
    button(classes).add(icon(sign)).add(tag("span").add(text))
}

/// The names of a feature: the locale's as the title, the others under it, and a remark on them, if any.
fn names(layer: &Layer, row: usize, locale: Locale, note: &str) -> Part {
    let (title, names) = (layer.name(row, locale), layer.all_names(row));
    let heading = ElementRef::new();
    follow(move || {
        platform::on_next_frame(move |_| {
            if let Some(heading) = heading.get() {
                super::focus(&heading);
            }
        });
    });
    let shown = tag("h2").attr("tabindex", "-1").class("card-title").attr("lang", &title.lang).text(&title.text);
    let mut part = nothing();
    for name in names.iter().filter(|name| name.lang == VERTICAL) {
        part = part.add(vertical(&name.text));
    }
    part = part.add(shown.keep_in(heading));
    for (at, name) in names.iter().enumerate().filter(|(_, name)| name.lang != VERTICAL) {
        if name.text != title.text && !names[..at].iter().any(|before| before.text == name.text) {
            part = part.add(tag("p").class("card-name").attr("lang", &name.lang).text(&name.text));
        }
    }
    if note.is_empty() { part } else { part.add(tag("p").class("muted card-note").text(note)) }
}
