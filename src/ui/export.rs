//! Taking along what is shown: the places of the list as a GeoJSON file that names its sources. The analyst writes it.

use super::analysis::save;
use super::context::Context;
use super::icon::{DOWNLOAD, icon};
use super::part::{Part, button};
use crate::i18n::messages as m;

/// The button that saves the places shown.
pub(super) fn export_button(context: Context) -> Part {
    let name = context.t(m::DOWNLOAD);
    let button = button("tool").bind("aria-label", name).bind("title", name);
    button.on_click(move || save(context, "geojson")).add(icon(DOWNLOAD))
}
