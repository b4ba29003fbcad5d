//! Are neighbouring areas alike? Moran's I with a picture of each area against its neighbours.

use super::unit::Units;
use super::{Body, LEAST, Page, Verdict, words};
use crate::analysis::autocorrelation::{Association, moran, moran_permuted};
use crate::i18n::{decimal, distance};
use crate::index::order::sorted_rows;
use crate::report::figure::Figure;
use crate::report::{Element, Grid, Overlay, Work, el, svg};

/// Rows of the table behind the picture.
const LISTED: usize = 20;
/// Areas below which the test has little power.
const FEW: usize = 30;
/// Points that are drawn.
const MOST_POINTS: usize = 600;

impl Page<'_> {
    /// The test of all areas together.
    pub(super) fn alike(&self, work: &mut Work<'_>) -> Option<Body> {
        let locale = self.locale;
        let units = Units::of(self.material, self.region, self.sites, self.setting).unwrap_or_default();
        let values = units.tested(self.setting.is_rate);
        let weights = units.weights.clone().row_standardised();
        let expected = if values.len() > 1 { -1.0 / (values.len() as f64 - 1.0) } else { 0.0 };
        let means = words::GLOBAL_MEANS.fill(locale, &[&decimal(locale, expected, 3)]);
        let Some(found) = moran(&values, &weights).filter(|_| units.is_enough()) else {
            return Some(Body { means, ..self.too_few(&units) });
        };
        let runs = self.setting.runs;
        let mut go_on = |run: usize| (work.go_on)(run as f64 / runs as f64);
        let p = moran_permuted(&values, &weights, runs, self.setting.seed, &mut go_on)?;
        let verdict = Verdict::of(p, found.value > found.expected);
        let verdict = verdict.pick(words::GLOBAL_MORE, words::GLOBAL_NOT, words::GLOBAL_LESS).get(locale).to_owned();
        let mut parts = vec![self.how_likely(p), self.scatter(&units, &values, &weights.lag(&values), &found)];
        parts.extend(self.notes(&units));
        Some(Body {
            verdict,
            parts,
            means,
            misleads: words::GLOBAL_MISLEADS,
            parameters: self.area_parameters(),
            overlay: self.shades(&units),
        })
    }

    /// That there is too little to say.
    pub(super) fn too_few(&self, units: &Units) -> Body {
        let places = units.list.iter().map(|unit| unit.count).sum();
        let values = [self.count(units.list.len()), self.count(places), self.count(LEAST)];
        Body {
            verdict: words::TOO_FEW_UNITS.fill(self.locale, &[&values[0], &values[1], &values[2]]),
            parts: self.notes(units),
            means: String::new(),
            misleads: words::GLOBAL_MISLEADS,
            parameters: self.area_parameters(),
            overlay: Overlay::default(),
        }
    }

    /// What is to be known beside a test of areas.
    pub(super) fn notes(&self, units: &Units) -> Vec<Element> {
        let locale = self.locale;
        let mut notes = Vec::new();
        let mut say = |text: String| notes.push(el("p").class("muted").text(&text));
        if units.left_out > 0 {
            say(words::LEFT_AREA.count(locale, units.left_out, &[&self.count(units.left_out)]));
        }
        if units.without_value > 0 {
            say(words::WITHOUT_PEOPLE.count(locale, units.without_value, &[&self.count(units.without_value)]));
        }
        if (LEAST..FEW).contains(&units.list.len()) {
            say(words::FEW_UNITS.fill(locale, &[&self.count(units.list.len())]));
        }
        notes.push(self.caveat());
        notes
    }

    /// What was computed, in a line.
    pub(super) fn area_parameters(&self) -> String {
        let locale = self.locale;
        let areas = match self.setting.width_m {
            Some(width_m) if !self.setting.is_on_districts => {
                words::HEXAGONS_WIDE.fill(locale, &[&distance(locale, width_m)])
            }
            _ => words::DISTRICTS.get(locale).to_owned(),
        };
        let what = if self.setting.is_rate { words::RATE } else { words::ROOTS };
        let values = [areas, what.get(locale).to_owned(), self.count(self.setting.runs), self.setting.seed.to_string()];
        words::PARAMETERS_AREAS.fill(locale, &[&values[0], &values[1], &values[2], &values[3]])
    }

    /// Each area against the mean of its neighbours.
    fn scatter(&self, units: &Units, values: &[f64], lag: &[f64], found: &Association) -> Element {
        let locale = self.locale;
        let n = values.len();
        let mean = values.iter().sum::<f64>() / n as f64;
        let alike = (0..n).filter(|&at| (values[at] > mean) == (lag[at] > mean)).count();
        let title =
            words::SCATTER.fill(locale, &[&decimal(locale, found.value, 3), &decimal(locale, found.expected, 3)]);
        let summary = words::SCATTER_SAYS.fill(locale, &[&self.count(alike), &self.count(n)]);
        let heads = [words::AREA, words::AREA_VALUE, words::NEIGHBOURS].map(|head| head.get(locale));
        let mut grid = Grid::new(words::GLOBAL_TABLE.get(locale), heads);
        let order = sorted_rows(n, &mut |a, b| values[b as usize].total_cmp(&values[a as usize]).then(a.cmp(&b)));
        for &unit in order.iter().take(LISTED) {
            let unit = unit as usize;
            let name = units.name(self.material, unit, locale);
            let own = decimal(locale, units.list[unit].value, 1);
            let mut around = units.weights.row(unit).map(|(other, _)| units.list[other].value).collect::<Vec<f64>>();
            // In an order of their own, so that the sum is always the same.
            around.sort_by(f64::total_cmp);
            let mean = around.iter().sum::<f64>() / around.len() as f64;
            grid.row(&[&name, &own, &decimal(locale, mean, 1)]);
        }
        let drawing = draw(values, lag, mean, (words::SCATTER_X.get(locale), words::SCATTER_Y.get(locale)));
        Figure { title, summary, drawing, grid }.element(locale)
    }
}

/// Points over the values as they are tested.
fn draw(values: &[f64], lag: &[f64], mean: f64, (x_label, y_label): (&str, &str)) -> Element {
    const SIDE: [f64; 4] = [20.0, 336.0, 184.0, 20.0];
    let [left, right, bottom, top] = SIDE;
    let most = |values: &[f64]| values.iter().copied().fold(mean.max(f64::MIN_POSITIVE), f64::max);
    let x = |value: f64| left + (right - left) * value / most(values);
    let y = |value: f64| bottom + (top - bottom) * value / most(lag);
    let line = |from: [f64; 2], to: [f64; 2]| {
        let line = svg("line").class("fig-axis").number("x1", from[0]).number("y1", from[1]);
        line.number("x2", to[0]).number("y2", to[1])
    };
    let text = |class: &str, at: [f64; 2], anchor: &str, label: &str| {
        svg("text").class(class).number("x", at[0]).number("y", at[1]).attr("text-anchor", anchor).text(label)
    };
    let mut points: Vec<(f64, f64)> = values.iter().zip(lag).map(|(value, lag)| (x(*value), y(*lag))).collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    points.dedup();
    let step = points.len().div_ceil(MOST_POINTS).max(1);
    let point = |(x, y): (f64, f64)| svg("circle").class("fig-point").number("cx", x).number("cy", y).attr("r", "3");
    svg("svg")
        .attr("viewBox", "0 0 344 206")
        .attr("aria-hidden", "true")
        .put(line([x(mean), top], [x(mean), bottom]))
        .put(line([left, y(mean)], [right, y(mean)]))
        .all(points.into_iter().step_by(step).map(point))
        .put(text("fig-muted", [right, bottom + 16.0], "end", x_label))
        .put(text("fig-muted", [left, top - 8.0], "start", y_label))
}
