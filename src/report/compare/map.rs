//! Both sides on the map: their outlines, A drawn through and B dashed, and what is which.

use super::chooser::letter;
use super::side::{Scene, Side};
use crate::report::{Element, Outline, Overlay, OverlayArea, OverlayLabel, OverlayShape, Paint, TwoColors, el};

/// Blue and vermilion, told apart with any common colour vision (M. Okabe and K. Ito, Color Universal Design, 2008).
const A: TwoColors = TwoColors::hex(0x0000_72b2, 0x0056_b4e9);
const B: TwoColors = TwoColors::hex(0x00c7_5000, 0x00f0_8a3c);

/// Outlines and letters of the sides that are areas, and the legend of both.
pub(super) fn overlay(scene: &Scene<'_>, a: &Side, b: &Side) -> Overlay {
    let mut overlay = Overlay::default();
    for (side, color) in [(a, A), (b, B)] {
        for (layer, row) in &side.areas {
            overlay.areas.push(OverlayArea {
                shape: OverlayShape::Row(layer.clone(), *row),
                paint: Some(Paint { color: color.with_alpha(36), is_hatched: false }),
                outline: Some(Outline { color, width_px: 3.0, is_dashed: side.letter == "B" }),
                go: String::new(),
            });
            let anchor = scene.material.layer(layer).and_then(|layer| layer.dataset.anchor(*row as usize));
            overlay.labels.extend(anchor.map(|at| OverlayLabel {
                at,
                text: side.letter.to_owned(),
                is_above: false,
                priority: 9.0,
            }));
        }
    }
    let line = |side: &Side| -> Element {
        el("p").class("side-line").put(letter(side.letter)).put(el("span").text(&side.name))
    };
    overlay.legend = el("div").put(line(a)).put(line(b));
    overlay
}
