//! The page around an embed, as far as it may speak: what `public/message.js` lets through arrives here as a piece of an
//! address, and what the view has become goes back to it.

use super::analysis::go;
use super::context::{Context, Flight, SheetHeight};
use super::part::follow;
use crate::json::Tree;
use crate::platform;
use crate::report::Document;
use crate::state::{patch_address, read_address, write_address};
use leptos::prelude::untrack;

/// Listens to the page around an embed whose address names it, and keeps it told: the view's address, the origins that
/// the atlas lets speak (`*` where it names none), and the sentence, one a line. Nothing is said before the data is there.
pub(super) fn follow_host(context: Context) {
    if context.embed.is_none() || context.view.with_untracked(|view| view.host.is_empty()) {
        return;
    }
    let report = move || {
        let said = [write_address(&context.view.get()), hosts(context), context.sentence.get()].join("\n");
        if context.catalog.with(super::catalog::Catalog::is_settled) {
            platform::tell("atlas:changed", &said);
        }
    };
    platform::on_told("atlas:go", move |patch| {
        // Whoever came late asks for nothing, and is told too.
        let is_taken = patch.is_empty() || take(context, &patch);
        untrack(report);
        is_taken
    });
    follow(report);
}

/// Goes where a piece of an address says; false when it cannot be read or names what the data does not have.
fn take(context: Context, patch: &str) -> bool {
    // What is only taken away cannot be wrong.
    let asked = read_address(&patch_address("", patch));
    let is_known = untrack(|| {
        let has_facets = context.places().is_some_and(|places| {
            let is_facet = |id: &String| places.configs.iter().any(|config| config.id == *id);
            asked.view.filters.iter().all(|(id, _)| is_facet(id))
        });
        let has_selected = asked.view.selected.as_ref().is_none_or(|selected| {
            let layer = context.catalog.with(|catalog| catalog.layer(&selected.layer));
            layer.is_some_and(|layer| layer.dataset.row_of_id(&selected.id).is_some())
        });
        has_facets && has_selected
    });
    if !asked.problems.is_empty() || !is_known {
        return false;
    }
    go(context, patch);
    if asked.view.selected.is_some() && context.sheet.get_untracked() == SheetHeight::Low {
        context.sheet.set(SheetHeight::Middle);
    }
    if asked.view.position.is_some() {
        context.flight.set(Some(Flight::Jump));
    }
    true
}

/// The origins that the atlas document lets speak.
fn hosts(context: Context) -> String {
    let document = context.catalog.with(|catalog| catalog.document.clone());
    let Document::Json(bytes) = &*document else { return "*".to_owned() };
    match Tree::from_bytes(bytes).ok().as_ref().and_then(|tree| tree.get("hosts")) {
        None => "*".to_owned(),
        Some(Tree::List(hosts)) => hosts.iter().filter_map(Tree::as_text).collect::<Vec<_>>().join(" "),
        Some(_) => String::new(),
    }
}
