//! Taking along what is shown: the places of the list as a GeoJSON file that names its sources.

use super::context::Context;
use super::icon::{DOWNLOAD, icon};
use super::part::{Part, button};
use crate::atlas::Atlas;
use crate::dataset::to_geojson;
use crate::i18n::messages as m;
use crate::platform;
use crate::state::DataChoice;
use leptos::prelude::untrack;
use serde_json::{Map, Value};

/// The button that saves the places shown.
pub(super) fn export_button(context: Context) -> Part {
    let name = context.t(m::DOWNLOAD);
    let button = button("tool").bind("aria-label", name).bind("title", name);
    button.on_click(move || save_shown(context)).add(icon(DOWNLOAD))
}

fn save_shown(context: Context) {
    let (Some(places), Some(shown)) = (untrack(|| context.places()), context.shown.get_untracked()) else { return };
    let Some(atlas) = untrack(|| context.atlas()) else { return };
    let rows = (0..places.dataset().len()).filter(|&row| shown.has(row));
    let text = to_geojson(places.dataset(), rows, origin(&atlas, &places.layer.config.sources, context));
    let name = context.view.with_untracked(|view| match &view.data {
        DataChoice::Atlas(folder) => format!("{folder}-places.geojson"),
        DataChoice::File(_) => "places.geojson".to_owned(),
    });
    let is_saved = platform::save_text(&name, "application/geo+json", &text);
    let said = if is_saved { m::DOWNLOADED } else { m::DOWNLOAD_FAILED };
    context.announce(said.get(context.locale.get_untracked()).to_owned());
}

/// Where the places come from: the atlas, the view that was saved, and every source with its licence and date.
fn origin(atlas: &Atlas, sources: &[String], context: Context) -> Map<String, Value> {
    let code = context.locale.get_untracked().code();
    let sources = sources.iter().filter_map(|id| Some((id, atlas.sources.get(id)?)));
    let sources = sources.map(|(id, source)| {
        let members = [
            ("id", id.as_str()),
            ("title", source.title.get(code)),
            ("attribution", &source.attribution),
            ("licence", &source.licence),
            ("licence_url", &source.licence_url),
            ("url", &source.url),
            ("date", &source.date),
        ];
        let mut object = Map::new();
        for (name, text) in members {
            object.insert(name.to_owned(), text.into());
        }
        Value::Object(object)
    });
    let members = [
        ("atlas", atlas.title.get(code).into()),
        ("view", platform::page_address().into()),
        ("sources", Value::Array(sources.collect())),
    ];
    let mut origin = Map::new();
    for (name, value) in members {
        origin.insert(name.to_owned(), value);
    }
    origin
}
