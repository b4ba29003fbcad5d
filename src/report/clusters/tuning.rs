//! Which settings fit: the curve of distances with its movable bend, and how the result changes with the radius.

use super::{Page, Setting, words};
use crate::i18n::{Locale, decimal, distance};
use crate::report::curve::{Level, falling};
use crate::report::{Element, Grid, control, el, figure::Figure};

/// Lower distances are drawn at this one, in metres.
const FLOOR_M: f64 = 10.0;

impl Page<'_> {
    /// The table of radii and the curve.
    pub(super) fn tuning(&self) -> Vec<Element> {
        let title = el("h3").text(words::TABLE.get(self.locale));
        let radii = if self.findings.sensitivity.is_empty() {
            vec![title, self.text("muted", words::NO_TABLE)]
        } else {
            vec![title, el("p").text(&self.how_it_changes()), self.radii().element()]
        };
        let mut parts = radii;
        parts.extend(self.curve_parts());
        parts
    }

    /// What the table says, in a sentence.
    fn how_it_changes(&self) -> String {
        let rows = &self.findings.sensitivity;
        let clusters = || rows.iter().map(|row| row.clusters);
        let (least, most) = (clusters().min().unwrap_or(0), clusters().max().unwrap_or(0));
        if least == most {
            return words::TABLE_SAME.fill(self.locale, &[&self.count(least)]);
        }
        let shares = || rows.iter().map(|row| row.clustered).filter(|share| share.is_finite());
        let (low, high) = (shares().fold(1.0, f64::min), shares().fold(0.0, f64::max));
        let values = [self.count(least), self.count(most), self.percent(low), self.percent(high)];
        words::TABLE_CHANGES.fill(self.locale, &[&values[0], &values[1], &values[2], &values[3]])
    }

    /// The same at other radii; each radius can be taken.
    fn radii(&self) -> Grid {
        let locale = self.locale;
        let heads =
            [words::RADIUS, words::TABLE_CLUSTERS, words::TABLE_IN, words::TABLE_OUT].map(|head| head.get(locale));
        let mut grid = Grid::new(words::TABLE.get(locale), heads);
        for row in &self.findings.sensitivity {
            let said = exact(locale, row.eps_m);
            let can_be_chosen = (super::setting::RADII_M.0..=super::setting::RADII_M.1).contains(&row.eps_m);
            let radius = if row.factor == 1.0 {
                el("strong").attr("aria-current", "true").text(&said)
            } else if can_be_chosen {
                control::button("link", &said, &self.setting.go_radius(row.eps_m))
            } else {
                el("span").text(&said)
            };
            let inside = self.findings.used.len() - row.noise;
            let inside = [&*self.count(inside), " (", &self.percent(row.clustered), ")"].concat();
            let cell = |text: &str| el("span").text(text);
            grid.rows.push(vec![radius, cell(&self.count(row.clusters)), cell(&inside), cell(&self.count(row.noise))]);
        }
        grid
    }

    /// The curve with its slider and its bend; nothing where there are too few places, or no radius.
    fn curve_parts(&self) -> Vec<Element> {
        let locale = self.locale;
        if self.setting.is_density || self.curve.len() < 3 {
            return Vec::new();
        }
        let curve = self.curve;
        let n = curve.len();
        // Descending: the middle of it is the distance within which half of the places have their neighbours.
        let within = |share: f64| curve[((1.0 - share) * (n - 1) as f64).round() as usize];
        let others = self.count(self.setting.least - 1);
        let bend = self.bend_m();
        let values = [self.count(n), others.clone(), distance(locale, within(0.5))];
        let title = match bend {
            Some(bend) => {
                words::CURVE_BENDS.fill(locale, &[&values[0], &values[1], &values[2], &distance(locale, bend)])
            }
            None => words::CURVE.fill(locale, &[&values[0], &values[1], &values[2]]),
        };
        let radius_m = self.setting.radius_m;
        let rank = curve.partition_point(|value| *value > radius_m);
        let said = distance(locale, radius_m);
        let summary = words::CURVE_SAYS.fill(locale, &[&others, &said, &self.count(n - rank), &self.count(n)]);
        let mut levels = Vec::new();
        if let Some(bend) = bend.filter(|bend| *bend != radius_m) {
            levels.push(Level { value: bend, label: distance(locale, bend), class: "fig-axis" });
        }
        levels.push(Level { value: radius_m, label: said.clone(), class: "fig-accent" });
        let drawing = falling(curve, FLOOR_M, &levels, &|value| distance(locale, value), words::CURVE_X.get(locale));
        let within_head = words::CURVE_WITHIN.fill(locale, &[&others]);
        let mut grid = Grid::new(words::BEND.get(locale), [words::CURVE_SHARE.get(locale), &within_head]);
        for share in [0.1, 0.25, 0.5, 0.75, 0.9] {
            grid.row(&[&self.percent(share), &distance(locale, within(share))]);
        }
        let at = words::CURVE_AT.fill(locale, &[&said, &self.count(n - rank), &self.count(n)]);
        let now = self.setting.rank.unwrap_or(rank).min(n - 1);
        let slider =
            control::slider("clusters-rank", words::CURVE_MOVE.get(locale), &self.setting.go_rank(), (now, n - 1), &at);
        let mut parts = vec![
            el("h3").text(words::BEND.get(locale)),
            Figure { title, summary, drawing, grid }.element(locale),
            slider.put(el("output").attr("for", "clusters-rank").text(&at)),
        ];
        if let Some(bend) = bend {
            let text = words::TAKE.fill(locale, &[&distance(locale, bend)]);
            let go = Setting { radius_m: bend, ..self.setting.clone() }.options().go();
            parts.push(control::button("button", &text, &go).attr("id", "clusters-bend"));
            parts.push(self.text("muted", words::BEND_NOTE));
        }
        parts
    }
}

/// A radius to the tenth of a metre below a kilometre, so that halves and three quarters are told apart.
fn exact(locale: Locale, metres: f64) -> String {
    let unit = if locale == Locale::Mn { "\u{a0}м" } else { "\u{a0}m" };
    if metres < 1_000.0 { decimal(locale, metres, 1) + unit } else { distance(locale, metres) }
}
