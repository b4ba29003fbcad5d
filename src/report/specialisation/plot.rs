//! The drawings: dots with intervals for every district, for every kind of one district, and the map.

use super::{Page, words as w};
use crate::i18n::{decimal, integer};
use crate::report::interval::{IntervalRow, RatioAxis, interval_plot};
use crate::report::ramp::{BORDER, CHOSEN, DIVERGING, HATCH, LegendRow, Shade, legend};
use crate::report::{Element, Figure, Grid, Outline, Overlay, el};

/// Upper ends of the classes of quotients; the last class has none.
const LIMITS: [f64; 4] = [0.5, 0.8, 1.25, 2.0];

/// The shade of a quotient.
fn shade(quotient: f64) -> Shade {
    DIVERGING[LIMITS.iter().filter(|limit| quotient > **limit).count()]
}

impl Page<'_> {
    /// A row of a plot.
    fn row(&self, area: usize, kind: usize, name: &str, go: String, is_chosen: bool) -> IntervalRow {
        let finding = self.survey.finding(area, kind);
        let [low, high] = finding.ends.map(|end| self.times(end));
        let times = self.times(finding.quotient);
        IntervalRow {
            name: name.to_owned(),
            value: finding.quotient,
            ends: finding.ends,
            label: self.verdict(finding).to_owned(),
            text: if finding.is_tested() { [&times, " (", &low, "–", &high, ")"].concat() } else { times },
            class: ["fig-dot ", shade(finding.quotient).class].concat(),
            is_faint: !finding.is_tested(),
            go,
            is_chosen,
        }
    }

    /// The axis that holds what may be said.
    fn axis(&self, cells: &[(usize, usize)]) -> RatioAxis {
        let findings = cells.iter().map(|(area, kind)| self.survey.finding(*area, *kind));
        let said = findings.filter(|finding| finding.is_tested());
        RatioAxis::holding(said.flat_map(|finding| [finding.quotient, finding.ends[0], finding.ends[1]]))
    }

    /// Rows of a plot in two parts: what may be said, and unfolded where there is too little.
    fn plot(&self, cells: &[(usize, usize)], rows: &[IntervalRow]) -> Element {
        let axis = self.axis(cells);
        let label = w::AXIS.get(self.locale);
        let (faint, said): (Vec<_>, Vec<_>) = rows.iter().cloned().partition(|row| row.is_faint);
        let mut drawing = el("div");
        if !said.is_empty() {
            drawing = drawing.put(interval_plot(&said, axis, label, self.locale));
        }
        if faint.is_empty() {
            return drawing;
        }
        let title = w::FAINT.fill(self.locale, &[&integer(self.locale, faint.len() as u64)]);
        let unfolded = el("details").class("more").put(el("summary").text(&title));
        drawing.put(unfolded.put(interval_plot(&faint, axis, label, self.locale)))
    }

    /// The chosen kind in every district, greatest quotient first.
    pub(super) fn by_district(&self) -> Element {
        let locale = self.locale;
        let kind = &self.kinds.list[self.kind].label;
        let cells: Vec<(usize, usize)> = self.order.iter().map(|area| (*area, self.kind)).collect();
        let row = |(area, _): &(usize, usize)| {
            let label = &self.areas.list[*area].label;
            self.row(*area, self.kind, label, self.go(*area), self.district == Some(*area))
        };
        let rows: Vec<IntervalRow> = cells.iter().map(row).collect();
        let heads = [w::DISTRICT, w::QUOTIENT, w::RANGE, w::OWN, w::ALL_PLACES, w::EXPECTED, w::Q_VALUE, w::VERDICT];
        let mut grid = Grid::new(&w::CAPTION.fill(locale, &[kind]), heads.map(|head| head.get(locale)));
        for (area, kind) in &cells {
            let finding = self.survey.finding(*area, *kind);
            let [low, high] = finding.ends.map(|end| self.times(end));
            let [part, all, ..] = finding.counts.map(|count| integer(locale, count.into()));
            grid.row(&[
                &self.areas.list[*area].label,
                &self.times(finding.quotient),
                &[low, high].join("–"),
                &part,
                &all,
                &decimal(locale, finding.expected, 1),
                &self.q(finding.q),
                self.verdict(finding),
            ]);
        }
        let title = w::TITLE_PLOT.fill(locale, &[kind, self.reference()]);
        let summary = [&self.says_of_kind(), " ", w::PRESS.get(locale)].concat();
        Figure { title, summary, drawing: self.plot(&cells, &rows), grid }.element(locale)
    }

    /// Every kind in a district.
    pub(super) fn by_kind(&self, area: usize) -> Element {
        let locale = self.locale;
        let cells: Vec<(usize, usize)> = (0..self.kinds.list.len()).map(|kind| (area, kind)).collect();
        let row = |(_, kind): &(usize, usize)| {
            let of = &self.kinds.list[*kind];
            let go = self.options.with("domain", &of.value).go();
            self.row(area, *kind, &of.label, go, *kind == self.kind)
        };
        let rows: Vec<IntervalRow> = cells.iter().map(row).collect();
        let heads = [w::DOMAIN, w::QUOTIENT, w::RANGE, w::OWN, w::VERDICT].map(|head| head.get(locale));
        let title = w::TITLE_DISTRICT.fill(locale, &[&self.areas.list[area].label, self.reference()]);
        let mut grid = Grid::new(&title, heads);
        for (area, kind) in &cells {
            let finding = self.survey.finding(*area, *kind);
            let [low, high] = finding.ends.map(|end| self.times(end));
            let part = integer(locale, finding.counts[0].into());
            let label = &self.kinds.list[*kind].label;
            grid.row(&[label, &self.times(finding.quotient), &[low, high].join("–"), &part, self.verdict(finding)]);
        }
        let summary = self.says(area, self.kind);
        Figure { title, summary, drawing: self.plot(&cells, &rows), grid }.element(locale)
    }

    /// The map: quotients in five classes, hatched where there are too few.
    pub(super) fn overlay(&self) -> Overlay {
        let locale = self.locale;
        let finding = |area: usize| self.survey.finding(area, self.kind);
        let said = |area: usize| finding(area).is_tested().then(|| shade(finding(area).quotient));
        let limits = LIMITS.map(|limit| decimal(locale, limit, 2));
        let texts = [
            w::UP_TO.fill(locale, &[&limits[0]]),
            w::BETWEEN.fill(locale, &[&limits[0], &limits[1]]),
            w::ALIKE.fill(locale, &[&limits[1], &limits[2]]),
            w::BETWEEN.fill(locale, &[&limits[2], &limits[3]]),
            w::OVER.fill(locale, &[&limits[3]]),
        ];
        let all = 0..self.areas.list.len();
        let count = |wanted: Option<Shade>| all.clone().filter(|area| said(*area) == wanted).count();
        let mut rows: Vec<LegendRow> = DIVERGING
            .iter()
            .zip(&texts)
            .map(|(shade, text)| LegendRow::new(Some(*shade), text, count(Some(*shade))))
            .rev()
            .collect();
        rows.push(LegendRow::too_few(count(None), locale));
        let is_any_sure = all.clone().any(|area| finding(area).is_sure());
        let note = is_any_sure.then(|| w::LEGEND_NOTE.fill(locale, &[&self.tested()]));
        let title = w::LEGEND.fill(locale, &[&self.kinds.list[self.kind].label, self.reference()]);
        let paint = |area: usize| Some(said(area).map_or(HATCH, Shade::paint));
        let outline = |area: usize| match self.district {
            Some(chosen) if chosen == area => CHOSEN,
            _ if finding(area).is_sure() => Outline { width_px: 2.0, ..CHOSEN },
            _ => BORDER,
        };
        Overlay {
            areas: self.areas.overlay(&outline, &paint, &|area| self.go(area)),
            legend: legend(&title, &rows, note.as_slice(), locale),
            ..Overlay::default()
        }
    }
}
