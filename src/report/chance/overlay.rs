//! The areas on the map: in shades of their values, or as hot and cold spots.

use super::spot::Spot;
use super::unit::Units;
use super::{Page, words};
use crate::analysis::class_break::{class_of, natural_breaks};
use crate::atlas::Role;
use crate::i18n::decimal;
use crate::report::swatch::{Swatch, legend};
use crate::report::{Outline, Overlay, OverlayArea, Paint, TwoColors};

/// Many.
const MANY: TwoColors = TwoColors::hex(0x000b_5cad, 0x007c_b8f2);
/// High with its neighbours: a warm colour, told from the cold one with any common colour vision.
const HOT: TwoColors = TwoColors::hex(0x00b3_3a00, 0x00ff_9a5c);
/// Low with its neighbours.
const COLD: TwoColors = TwoColors::hex(0x001f_5fb0, 0x0070_b0ff);
/// High among low, low among high: the same, hatched.
const LINE: TwoColors = TwoColors::hex(0x0063_5e57, 0x00a9_a59d);
/// Classes of shades.
const CLASSES: usize = 4;
/// Opacity of each class, the lowest first.
const SHADES: [u8; CLASSES] = [45, 90, 140, 195];
/// Opacity of spots.
const SPOT: u8 = 150;
/// Opacity of what may be chance.
const FAINT: u8 = 18;

impl Page<'_> {
    /// The areas in shades of their values.
    pub(super) fn shades(&self, units: &Units) -> Overlay {
        let values = units.values();
        let positive: Vec<f64> = values.iter().copied().filter(|value| *value > 0.0).collect();
        let breaks = natural_breaks(&positive, CLASSES);
        let paint = |class: usize| Paint {
            color: MANY.with_alpha(SHADES[(class + CLASSES - breaks.len()).min(CLASSES - 1)]),
            is_hatched: false,
        };
        let area = |at: usize| {
            let class = (values[at] > 0.0).then(|| class_of(values[at], &breaks)).flatten();
            self.area(units, at, class.map(paint))
        };
        let up_to = |end: &f64| words::UP_TO.fill(self.locale, &[&decimal(self.locale, *end, 1)]);
        let mut swatches =
            vec![Swatch { paint: None, outline: Some(self.line()), label: words::ZERO.get(self.locale).to_owned() }];
        swatches.extend(breaks.iter().enumerate().map(|(class, end)| Swatch {
            paint: Some(paint(class)),
            outline: Some(self.line()),
            label: up_to(end),
        }));
        Overlay {
            areas: (0..values.len()).map(area).collect(),
            legend: legend(words::LEGEND_VALUES.get(self.locale), &swatches, self.question.is_dark),
            ..Overlay::default()
        }
    }

    /// The areas as hot and cold spots.
    pub(super) fn spot_overlay(&self, units: &Units, spots: &[Spot], with_outliers: bool) -> Overlay {
        let paint = |spot: Spot| match spot {
            Spot::Hot => Paint { color: HOT.with_alpha(SPOT), is_hatched: false },
            Spot::Cold => Paint { color: COLD.with_alpha(SPOT), is_hatched: false },
            Spot::HighAmongLow => Paint { color: HOT, is_hatched: true },
            Spot::LowAmongHigh => Paint { color: COLD, is_hatched: true },
            Spot::Neither => Paint { color: LINE.with_alpha(FAINT), is_hatched: false },
        };
        let all = [Spot::Hot, Spot::Cold, Spot::HighAmongLow, Spot::LowAmongHigh, Spot::Neither];
        let swatch = |spot: Spot| {
            let number = spots.iter().filter(|own| **own == spot).count();
            let label = words::LEGEND_ENTRY
                .fill(self.locale, &[spot.word(with_outliers).get(self.locale), &self.count(number)]);
            Swatch { paint: Some(paint(spot)), outline: Some(self.line()), label }
        };
        let swatches: Vec<Swatch> = all.into_iter().filter(|spot| spots.contains(spot)).map(swatch).collect();
        // What stands out is drawn over what does not.
        let faint = (0..spots.len()).filter(|&at| spots[at] == Spot::Neither);
        let standing = (0..spots.len()).filter(|&at| spots[at] != Spot::Neither);
        Overlay {
            areas: faint.chain(standing).map(|at| self.area(units, at, Some(paint(spots[at])))).collect(),
            legend: legend(words::LEGEND_HOT.get(self.locale), &swatches, self.question.is_dark),
            ..Overlay::default()
        }
    }

    /// An area; a district filters by itself when it is pressed.
    fn area(&self, units: &Units, at: usize, paint: Option<Paint>) -> OverlayArea {
        let unit = &units.list[at];
        let go = unit.row.and_then(|row| {
            let (facet, layer) = self.material.facet_of_layer(Role::Districts)?;
            Some(self.question.toggled(&facet.id, layer.dataset.id(row), &[]))
        });
        OverlayArea { shape: unit.shape.clone(), paint, outline: Some(self.line()), go: go.unwrap_or_default() }
    }

    fn line(&self) -> Outline {
        let width_px = if self.setting.is_on_districts { 1.0 } else { 0.5 };
        Outline { color: LINE.with_alpha(110), width_px, is_dashed: false }
    }
}
