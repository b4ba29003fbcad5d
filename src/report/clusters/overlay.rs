//! The clusters on the map: outlines with names, by how stable they are.

use super::{Page, Setting, words};
use crate::analysis::cluster::StabilityWord;
use crate::report::swatch::{Swatch, legend};
use crate::report::{Outline, Overlay, OverlayArea, OverlayLabel, OverlayShape, Paint, TwoColors, el};

/// Outlines of clusters.
const INK: TwoColors = TwoColors::hex(0x000b_5cad, 0x007c_b8f2);
/// Outline of the chosen cluster.
const CHOSEN: TwoColors = TwoColors::hex(0x00d4_2a1e, 0x00ff_7a6b);
/// Opacity of the inside.
const INSIDE: u8 = 38;
/// Opacity of hatching.
const HATCHED: u8 = 114;
/// Names of clusters come before those of districts, the larger ones first.
const PRIORITY: f64 = 7.0;

impl Page<'_> {
    /// Outlines, names and the legend.
    pub(super) fn overlay(&self) -> Overlay {
        let mut overlay = Overlay::default();
        if self.findings.clusters.is_empty() {
            return overlay;
        }
        // The chosen one last: on top.
        let numbers = 0..self.findings.clusters.len();
        let others = numbers.filter(|number| Some(*number) != self.chosen());
        for number in others.chain(self.chosen()) {
            let cluster = &self.findings.clusters[number];
            let is_chosen = self.chosen() == Some(number);
            let (paint, outline) = Look::of(self.findings.is_whole, cluster.stability).draw(is_chosen);
            let chosen = if is_chosen { 0 } else { number + 1 };
            let go = Setting { chosen, ..self.setting.clone() }.full_options().go();
            overlay.areas.push(OverlayArea {
                shape: OverlayShape::Polygons(cluster.fact.outline.clone()),
                paint: Some(paint),
                outline: Some(outline),
                go,
            });
            // The list says which is which; a whole name has no room above an outline.
            let count = cluster.fact.members.len();
            let places = words::PLACES.count(self.locale, count, &[&self.count(count)]);
            let text = [&*(number + 1).to_string(), " · ", &places].concat();
            let corners = cluster.fact.outline.iter().flatten().flatten().copied();
            let top = corners.reduce(|top, next| if next.lat > top.lat { next } else { top });
            let size = cluster.fact.members.len() as f64;
            overlay.labels.push(OverlayLabel {
                at: top.unwrap_or(cluster.fact.center),
                text,
                is_above: true,
                priority: PRIORITY + size / (size + 1.0) + f64::from(u8::from(is_chosen)),
            });
        }
        overlay.legend = self.legend();
        overlay
    }

    fn legend(&self) -> crate::report::Element {
        let locale = self.locale;
        let looks: Vec<Look> =
            self.findings.clusters.iter().map(|cluster| Look::of(self.findings.is_whole, cluster.stability)).collect();
        let both = [words::DOUBTFUL.get(locale), words::NOT_TO_INTERPRET.get(locale)].join(", ");
        let labels = [
            (Look::Stable, words::STABLE.get(locale).to_owned()),
            (Look::Unsure, both),
            (Look::Pending, words::NOT_YET.get(locale).to_owned()),
        ];
        let mut swatches = Vec::new();
        for (look, label) in labels.into_iter().filter(|(look, _)| looks.contains(look)) {
            let (paint, outline) = look.draw(false);
            swatches.push(Swatch { paint: Some(paint), outline: Some(outline), label });
        }
        if self.chosen().is_some() {
            let outline = Outline { color: CHOSEN, width_px: 3.0, is_dashed: false };
            swatches.push(Swatch {
                paint: None,
                outline: Some(outline),
                label: words::LEGEND_CHOSEN.get(locale).to_owned(),
            });
        }
        if self.material.layer_of(crate::atlas::Role::Clusters).is_some() {
            let color = TwoColors::hex(0x005a_6472, 0x00a9_b4c2);
            let outline = Outline { color, width_px: 1.5, is_dashed: true };
            swatches.push(Swatch {
                paint: None,
                outline: Some(outline),
                label: words::LEGEND_ATLAS.get(locale).to_owned(),
            });
        }
        el("div").put(legend(words::LEGEND.get(locale), &swatches, self.question.is_dark))
    }
}

/// How sure a cluster looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Stable,
    Unsure,
    Pending,
}

impl Look {
    fn of(is_whole: bool, stability: f64) -> Self {
        match StabilityWord::of(stability) {
            _ if !is_whole => Self::Pending,
            StabilityWord::Stable | StabilityWord::HighlyStable => Self::Stable,
            _ => Self::Unsure,
        }
    }

    /// What a cluster is drawn with.
    fn draw(self, is_chosen: bool) -> (Paint, Outline) {
        let color = if is_chosen { CHOSEN } else { INK };
        let is_hatched = self != Self::Stable;
        let paint = Paint { color: color.with_alpha(if is_hatched { HATCHED } else { INSIDE }), is_hatched };
        let width_px = if is_chosen { 3.0 } else { 2.0 };
        (paint, Outline { color, width_px, is_dashed: false })
    }
}
