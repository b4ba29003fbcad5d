//! The host's base map, as far as the program has to do with it: it is asked for, told where the camera is, and credited.
//! `public/basemap.js` fetches the tiles and draws them behind the map, and says when they are there or cannot be had.

use crate::geo::shortest;
use crate::i18n::messages as m;
use crate::map::{Palette, Theme, View};
use crate::platform;
use crate::ui::context::Context;
use crate::ui::notice::Notice;
use crate::ui::part::{Part, live, nothing, tag};
use crate::ui::words::titled;

/// Asks for the atlas's base map, whose files are beside `base`; for none where it has none.
pub(in crate::ui) fn ask_basemap(context: Context, base: &str) {
    context.has_tiles.set(false);
    let asked = context.catalog.with_untracked(|catalog| {
        let basemap = catalog.atlas.as_ref()?.basemap.as_ref()?;
        let zooms = [basemap.min_zoom, basemap.max_zoom].map(shortest);
        Some([basemap.kind.name(), base, &basemap.url, &basemap.dark_url, &zooms[0], &zooms[1]].join("\n"))
    });
    platform::tell("atlas:basemap", &asked.unwrap_or_default());
}

/// Hears from the script: that it wants the camera, that the first tiles are there, or, with the kind of fault and the
/// host, that they cannot be had.
pub(super) fn follow_basemap(context: Context) {
    platform::on_told("atlas:tiles", move |said| {
        // Whatever it is, the next frame tells the camera.
        context.has_tiles.set(said == "on");
        let faults = [m::BASEMAP_NETWORK, m::BASEMAP_MISSING, m::BASEMAP_RANGES, m::BASEMAP_FORMAT];
        if let Some((fault, host)) = said.split_once(' ') {
            let fault = fault.parse().ok().and_then(|at: usize| faults.get(at)).copied();
            let notice = Notice::new(fault.unwrap_or(faults[0]), &[host]).with_retry();
            context.notices.update(|all| {
                all.retain(|other| *other != notice);
                all.push(notice);
            });
        }
        true
    });
}

/// Tells the script what this frame is seen from, and in which colours, while the frame is made.
pub(super) fn tell_camera(view: &View, palette: &Palette, theme: Theme) {
    let (camera, viewport) = (view.camera, view.viewport);
    let mut said = theme.name().to_owned();
    let size = [viewport.width_px, viewport.height_px, viewport.pixel_ratio];
    for number in [camera.center.x, camera.center.y, camera.px_per_world()].into_iter().chain(size) {
        said.push(' ');
        said.push_str(&shortest(number));
    }
    let Palette { sea, land, land_foreign, water, border_foreign, district, district_fill, .. } = *palette;
    for color in [sea, land, land_foreign, water, border_foreign, district, district_fill] {
        said.push(' ');
        said.push_str(&color.css());
    }
    platform::tell("atlas:ground", &said);
}

/// The words that the base map's owner asks for, while it is seen.
pub(super) fn credit(context: Context) -> Part {
    live(move || {
        let atlas = context.atlas().filter(|_| context.has_tiles.get());
        let Some(basemap) = atlas.as_ref().and_then(|atlas| atlas.basemap.as_ref()) else { return nothing() };
        let (words, lang) = titled(&basemap.attribution, context.locale.get());
        tag("p").class("credits-base").attr("lang", &lang).text(&words)
    })
}
