//! What an analysis has laid over the map, explained in a corner of it.

use crate::i18n::messages as m;
use crate::report::Node;
use crate::state::Tab;
use crate::ui::analysis::{go, listening, patch};
use crate::ui::context::Context;
use crate::ui::icon::{CLOSE, icon};
use crate::ui::part::{ElementRef, Part, button, follow, tag};

/// What an analysis has laid over the map means, with what takes it away.
pub(super) fn overlay_legend(context: Context) -> Part {
    let legend = move || {
        let answer = context.analyses.answer.get()?;
        let legend = answer.overlay.legend.clone();
        (!legend.tag.is_empty()).then_some(legend)
    };
    let body = ElementRef::new();
    follow(move || {
        if let (Some(legend), Some(body)) = (legend(), body.get::<web_sys::Node>()) {
            patch(&body, &[Node::Element(legend)]);
        }
    });
    let name = context.t(m::ANALYSIS_OFF);
    let off = move || {
        if context.tab.get_untracked() == Tab::Analysis {
            context.tab.set(Tab::Places);
        }
        go(context, "an=");
    };
    let off = button("tool").bind("aria-label", name).bind("title", name).on_click(off).add(icon(CLOSE));
    let frame = tag("div").class("map-legend").when(".is-gone", move || legend().is_none());
    listening(context, frame.add(tag("div").keep_in(body)).add(off))
}
