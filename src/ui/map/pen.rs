//! The door of the tools that measure and draw (`public/draw.js`). While one of them is open they are told the camera with
//! every frame and each tap; they send the points, and get what these measure.

use super::{MapSignals, Slot};
use crate::geo::{LngLat, area_m2, circle_ring, distance_m, read_number, shortest};
use crate::i18n::{area, length};
use crate::map::{Screen, View};
use crate::platform;
use crate::state::{patch_address, read_address, read_positions};
use crate::ui::analysis::go;
use crate::ui::context::{Context, SheetHeight};
use leptos::prelude::GetValue;

/// Corners of a circle that is being drawn.
const CORNERS: usize = 64;

/// Listens to the tools. What they tell (`atlas:pen`) is a piece of an address that becomes a filter, which is refused where
/// it cannot be read; or the metres of a radius, a space, and points as an address has them; or nothing when they close.
pub(super) fn follow_pen(context: Context, signals: MapSignals, slot: Slot) {
    platform::on_told("atlas:pen", move |told| {
        if told.contains('=') {
            // What is only taken away cannot be wrong.
            let is_clear = read_address(&patch_address("", &told)).problems.is_empty();
            if is_clear {
                go(context, &told);
            }
            return is_clear;
        }
        let is_open = !told.is_empty();
        if is_open && !signals.is_drawing.get_untracked() {
            // A phone's sheet makes room for the map.
            context.sheet.set(SheetHeight::Low);
        }
        signals.is_drawing.set(is_open);
        if let Some((radius, points)) = told.split_once(' ') {
            let points = read_positions(points).unwrap_or_default();
            let measured = measured(context, &points, read_number(radius).unwrap_or_default());
            platform::tell("atlas:measured", &measured);
        }
        // At once, not with the next frame: a key may come before it.
        if let Some(engine) = slot.get_value().filter(|_| is_open) {
            let view = engine.borrow().controller.view();
            tell_camera(&view);
        }
        true
    });
}

/// What points measure, a line each: the ways from point to point, parted by tabs; the whole way; the way around; what
/// lies inside; the metres of the radius, which is the first way where none is given, in figures and in words; and the
/// circle of this radius about the first point.
fn measured(context: Context, points: &[LngLat], radius_m: f64) -> String {
    let locale = context.locale.get_untracked();
    let legs: Vec<f64> = points.windows(2).map(|pair| distance_m(pair[0], pair[1])).collect();
    let back_m = points.first().zip(points.last()).map_or(0.0, |(first, last)| distance_m(*first, *last));
    let whole_m: f64 = legs.iter().sum();
    let radius_m = if radius_m > 0.0 { radius_m } else { legs.first().copied().unwrap_or_default() };
    let ring = points.first().filter(|_| radius_m > 0.0).map(|center| circle_ring(*center, radius_m, CORNERS));
    let position = |at: LngLat| [shortest(at.lat), shortest(at.lng)].join(",");
    let lines = [
        legs.into_iter().map(|leg_m| length(locale, leg_m)).collect::<Vec<_>>().join("\t"),
        length(locale, whole_m),
        length(locale, whole_m + back_m),
        area(locale, area_m2(points)),
        [shortest(radius_m), length(locale, radius_m)].join("\t"),
        ring.unwrap_or_default().into_iter().map(position).collect::<Vec<_>>().join(";"),
    ];
    lines.join("\n")
}

/// Tells the tools where the camera stands: its centre on the square, the pixels that the square is wide, where on the
/// screen that centre is, and where the crosshair is.
pub(super) fn tell_camera(view: &View) {
    let (center, middle, aim) = (view.camera.center, view.viewport.center(), view.viewport.free_rect().center());
    tell("atlas:camera", &[center.x, center.y, view.camera.px_per_world(), middle.x, middle.y, aim.x, aim.y]);
}

/// Tells the tools of a tap.
pub(super) fn tell_tap(at: Screen) {
    tell("atlas:tap", &[at.x, at.y]);
}

fn tell(event: &str, numbers: &[f64]) {
    platform::tell(event, &numbers.iter().copied().map(shortest).collect::<Vec<_>>().join(" "));
}
