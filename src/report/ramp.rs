//! Maps in shades: classes of values, the colours of the classes by day and by night, and the legend that explains them.
//!
//! The colours were made in Oklch with even steps of lightness. Their least pairwise distance in Oklab, seen with any common
//! colour vision, is what the tests require. More of something always stands out more from the land, by day and by night.

use super::percent::with_percent;
use super::words::{Words, words};
use super::{Element, Options, Outline, Paint, TwoColors, control, el, svg};
use crate::analysis::class_break::{class_of, equal_breaks, natural_breaks, quantile_breaks};
use crate::i18n::{Locale, decimal, integer};

words! {
    Ramp:
    QUANTILE EQUAL NATURAL TOO_FEW COUNT CLASSES HOW NUMBER
}

/// The colour of a class: on the map, and as a class of style sheets (`public/report/ramp.css`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shade {
    /// The class of style sheets.
    pub(super) class: &'static str,
    /// The colours on the map.
    pub(super) color: TwoColors,
}

const fn shade(class: &'static str, light: u32, dark: u32) -> Shade {
    Shade { class, color: TwoColors::hex(light, dark) }
}

/// From little to much.
const SEQUENTIAL: [Shade; 7] = [
    shade("ramp-0", 0x00cf_ebeb, 0x0022_304a),
    shade("ramp-1", 0x00a2_d1d7, 0x002b_4a6d),
    shade("ramp-2", 0x0076_b7c6, 0x002e_678d),
    shade("ramp-3", 0x0052_99b8, 0x0038_86a6),
    shade("ramp-4", 0x0039_7ba6, 0x004c_a6ba),
    shade("ramp-5", 0x002c_5d91, 0x0073_c3cc),
    shade("ramp-6", 0x0027_4172, 0x00a4_dfde),
];

/// From far less over alike to far more.
pub(super) const DIVERGING: [Shade; 5] = [
    shade("turn-0", 0x001e_5ba1, 0x007c_bef6),
    shade("turn-1", 0x0089_b7de, 0x0041_6f9e),
    shade("turn-2", 0x00ef_ede7, 0x0037_3531),
    shade("turn-3", 0x00e7_b375, 0x0099_6937),
    shade("turn-4", 0x00af_5a21, 0x00fa_b45f),
];

/// Of areas of which nothing can be said.
pub(super) const HATCH: Paint =
    Paint { color: TwoColors::hex(0x006b_655c, 0x009a_a1a8).with_alpha(96), is_hatched: true };

/// Around every area.
pub(super) const BORDER: Outline =
    Outline { color: TwoColors::hex(0x00f7_f5f0, 0x001c_2127), width_px: 1.0, is_dashed: false };

/// Around the chosen area.
pub(super) const CHOSEN: Outline =
    Outline { color: TwoColors::hex(0x002b_2a27, 0x00e9_e6df), width_px: 3.0, is_dashed: false };

/// The shades of so many classes, 1 to 7, from little to much; more classes than 7 get 7 shades.
pub(super) fn sequential(classes: usize) -> Vec<Shade> {
    let classes = classes.min(SEQUENTIAL.len());
    let place = |class: usize| if classes < 2 { 3 } else { (class * 6 + (classes - 1) / 2) / (classes - 1) };
    (0..classes).map(|class| SEQUENTIAL[place(class)]).collect()
}

impl Shade {
    /// The shade as the paint of an area.
    pub(super) fn paint(self) -> Paint {
        Paint { color: self.color, is_hatched: false }
    }
}

/// How values are put into classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Rule {
    /// As many values in each class.
    Quantile,
    /// Classes of one width.
    Equal,
    /// Where the values leave gaps.
    #[default]
    Natural,
}

impl Rule {
    /// Every rule.
    pub(super) const ALL: [Self; 3] = [Self::Natural, Self::Quantile, Self::Equal];

    /// The rule of an option's value; natural breaks for anything else.
    pub(super) fn read(key: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|rule| Some(rule.key()) == key).unwrap_or_default()
    }

    /// How an option names it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Quantile => "quantile",
            Self::Equal => "equal",
            Self::Natural => "jenks",
        }
    }

    /// Its name.
    pub(super) fn label(self) -> Words {
        match self {
            Self::Quantile => QUANTILE,
            Self::Equal => EQUAL,
            Self::Natural => NATURAL,
        }
    }
}

/// Values in classes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Classes {
    /// Their limits in words, "3–4".
    pub(super) texts: Vec<String>,
    /// Their shades.
    pub(super) shades: Vec<Shade>,
    /// How many values each has.
    pub(super) counts: Vec<usize>,
    breaks: Vec<f64>,
}

impl Classes {
    /// Puts `values` into at most `classes` classes; those that are not finite take no part. Limits are written with at most
    /// `places` decimals, or as whole numbers where all values are whole.
    pub(super) fn new(values: &[f64], rule: Rule, classes: usize, locale: Locale, places: usize) -> Self {
        let breaks = match rule {
            Rule::Quantile => quantile_breaks(values, classes),
            Rule::Equal => equal_breaks(values, classes),
            Rule::Natural => natural_breaks(values, classes),
        };
        let mut counts = vec![0; breaks.len()];
        for value in values {
            if let Some(class) = class_of(*value, &breaks) {
                counts[class] += 1;
            }
        }
        let finite = || values.iter().copied().filter(|value| value.is_finite());
        let least = finite().fold(f64::INFINITY, f64::min);
        let are_whole = finite().all(|value| value.fract() == 0.0);
        let text = |class: usize| {
            let high = breaks[class];
            let low = if class == 0 { least } else { breaks[class - 1] };
            let (low, high) = if are_whole {
                let low = if class == 0 { least } else { low.floor() + 1.0 };
                (decimal(locale, low, 0), decimal(locale, high.floor(), 0))
            } else {
                (decimal(locale, low, places), decimal(locale, high, places))
            };
            if low == high { low } else { format!("{low}–{high}") }
        };
        let texts = (0..breaks.len()).map(text).collect();
        Self { texts, shades: sequential(breaks.len()), counts, breaks }
    }

    /// Puts shares into the classes that end at `limits`, ascending, written in percent; shares above the last limit take no
    /// part.
    pub(super) fn of_shares(values: &[f64], limits: &[f64], locale: Locale) -> Self {
        let mut counts = vec![0; limits.len()];
        for class in values.iter().filter_map(|value| class_of(*value, limits)) {
            counts[class] += 1;
        }
        let text = |class: usize| {
            let low = if class == 0 { 0.0 } else { limits[class - 1] };
            let ends = [decimal(locale, low * 100.0, 0), decimal(locale, limits[class] * 100.0, 0)];
            with_percent(locale, &ends.join("–"))
        };
        let texts = (0..limits.len()).map(text).collect();
        Self { texts, shades: sequential(limits.len()), counts, breaks: limits.to_vec() }
    }

    /// The shade of a value; `None` for a value that took no part.
    pub(super) fn shade(&self, value: f64) -> Option<Shade> {
        self.shades.get(class_of(value, &self.breaks)?).copied()
    }

    /// The legend's rows.
    pub(super) fn rows(&self) -> Vec<LegendRow> {
        let parts = self.shades.iter().zip(&self.texts).zip(&self.counts);
        parts.map(|((shade, text), count)| LegendRow::new(Some(*shade), text, *count)).collect()
    }
}

/// A row of a legend.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LegendRow {
    /// The shade; none: hatched.
    pub(super) shade: Option<Shade>,
    /// What it means.
    pub(super) text: String,
    /// How many areas there are.
    pub(super) count: usize,
}

impl LegendRow {
    /// A row.
    pub(super) fn new(shade: Option<Shade>, text: &str, count: usize) -> Self {
        Self { shade, text: text.to_owned(), count }
    }

    /// The row of areas of which there is too little to say anything.
    pub(super) fn too_few(count: usize, locale: Locale) -> Self {
        Self::new(None, TOO_FEW.get(locale), count)
    }
}

/// The fields for how the classes of a map are made, unfolded: the options `classes` and `n`; `topic` begins their ids.
pub(super) fn class_choice(topic: &str, options: &Options, rule: Rule, number: usize, locale: Locale) -> Element {
    let id = |field: &str| [topic, "-", field].concat();
    let rules = Rule::ALL.map(|rule| (rule.key(), rule.label().get(locale)));
    let how = control::select(&id("classes"), HOW.get(locale), &options.go_with_field("classes"), &rules, rule.key());
    let (limits, open) = ((3.0, 7.0), options.go_with_field("n"));
    let number = control::number(&id("n"), NUMBER.get(locale), &open, number as f64, limits, "1");
    control::more(&id("how"), CLASSES.get(locale), [how, number])
}

/// The legend of districts in shades: what is shown, a row for each class with its limits and its number of districts, and
/// notes.
pub(super) fn legend(title: &str, rows: &[LegendRow], notes: &[String], locale: Locale) -> Element {
    legend_of(title, rows, COUNT, notes, locale)
}

/// The same of areas that `what` counts.
pub(super) fn legend_of(title: &str, rows: &[LegendRow], what: Words, notes: &[String], locale: Locale) -> Element {
    let rows = rows.iter().filter(|row| row.count > 0).map(|row| {
        let count = integer(locale, row.count as u64);
        (row.shade, row.text.as_str(), what.count(locale, row.count, &[&count]))
    });
    legend_lines(title, rows, notes)
}

/// A legend of shades, with what each means and a figure to it.
pub(super) fn legend_lines<'a>(
    title: &str,
    rows: impl IntoIterator<Item = (Option<Shade>, &'a str, String)>,
    notes: &[String],
) -> Element {
    let row = |(shade, text, figure): (Option<Shade>, &str, String)| {
        let line = el("li").put(swatch(shade)).put(el("span").text(text));
        line.put(el("span").class("muted").text(&figure))
    };
    el("div")
        .class("report-legend")
        .put(el("p").class("report-legend-title").text(title))
        .put(el("ul").all(rows.into_iter().map(row)))
        .all(notes.iter().map(|note| el("p").class("muted").text(note)))
}

/// A small box in a shade, or hatched.
pub(super) fn swatch(shade: Option<Shade>) -> Element {
    let frame = svg("rect").number("x", 0.5).number("y", 0.5).number("width", 17.0).number("height", 11.0);
    let line = |at: f64| {
        svg("line").class("ramp-hatch").number("x1", at).number("y1", 11.0).number("x2", at + 7.0).number("y2", 1.0)
    };
    let drawing = svg("svg")
        .class("swatch")
        .attr("viewBox", "0 0 18 12")
        .attr("width", "18")
        .attr("height", "12")
        .attr("aria-hidden", "true");
    match shade {
        Some(shade) => drawing.put(frame.class(shade.class)),
        None => drawing.put(frame.class("ramp-none")).all([1.0, 5.5, 10.0].map(line)),
    }
}

#[cfg(test)]
mod tests;
