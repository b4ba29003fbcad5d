//! Who is next to whom? The co-location quotients of kinds as a table in shades.

use super::{Body, FINE_M, LEAST, LEVEL, Page, words};
use crate::analysis::pattern::{Colocation, ColocationCell, colocation};
use crate::i18n::{decimal, distance};
use crate::index::order::sorted_rows;
use crate::report::figure::{Figure, sideways};
use crate::report::site::{Grain, Kinds};
use crate::report::{Element, Grid, Overlay, Work, el};

/// Kinds that have a row of their own; the others are one.
const MOST_KINDS: usize = 8;

/// The kinds of the table: what each is called, and how many places it has.
struct Kind {
    label: String,
    count: usize,
}

impl Page<'_> {
    /// The test of kinds as neighbours.
    pub(super) fn company(&self, work: &mut Work<'_>) -> Option<Body> {
        let locale = self.locale;
        let Some(kinds) = Kinds::new(self.material, self.sites, Grain::Coarse) else {
            return Some(self.company_body(words::COMPANY_ADD.get(locale).to_owned(), Vec::new(), String::new()));
        };
        let of_some_kind = |site: &usize| kinds.codes[*site] > 0;
        let placed: Vec<usize> = self.sites.placed_to(FINE_M).into_iter().filter(of_some_kind).collect();
        let mut counts = vec![0_usize; kinds.values.len()];
        for &site in &placed {
            counts[kinds.codes[site] as usize - 1] += 1;
        }
        let order = sorted_rows(counts.len(), &mut |a, b| {
            let (a, b) = (a as usize, b as usize);
            counts[b].cmp(&counts[a]).then(a.cmp(&b))
        });
        let own: Vec<usize> =
            order.into_iter().map(|kind| kind as usize).filter(|&kind| counts[kind] > 0).take(MOST_KINDS).collect();
        let enough = own.iter().filter(|&&kind| counts[kind] >= LEAST).count();
        let left_out = self.left_out(self.sites.len() - placed.len(), FINE_M);
        if enough < 2 {
            let verdict = words::COMPANY_FEW.fill(locale, &[&self.count(LEAST), &self.count(enough)]);
            return Some(self.company_body(verdict, left_out.into_iter().collect(), String::new()));
        }
        let place = |site: &usize| {
            let kind = kinds.codes[*site] as usize - 1;
            own.iter().position(|own| *own == kind).unwrap_or(own.len())
        };
        let labels: Vec<usize> = placed.iter().map(place).collect();
        let table: Vec<Kind> = own
            .iter()
            .map(|&kind| Kind { label: kinds.label(self.material, kind as u32 + 1, locale), count: counts[kind] })
            .collect();
        let runs = self.setting.runs;
        let mut go_on = |run: usize| (work.go_on)(run as f64 / runs as f64);
        let points = self.on_plane(self.sites, &placed);
        let found = colocation(&points, &labels, own.len() + 1, runs, self.setting.seed, &mut go_on)?;
        let verdict = self.strongest(&found, &table);
        let mut parts = vec![self.matrix(&found, &table)];
        parts.extend(left_out);
        parts.push(self.caveat());
        let values = [self.count(placed.len()), self.count(runs), self.setting.seed.to_string()];
        let fine = distance(locale, FINE_M);
        let parameters = words::PARAMETERS_COMPANY.fill(locale, &[&values[0], &values[1], &values[2], &fine]);
        Some(self.company_body(verdict, parts, parameters))
    }

    fn company_body(&self, verdict: String, parts: Vec<Element>, parameters: String) -> Body {
        Body {
            verdict,
            parts,
            means: words::COMPANY_MEANS.get(self.locale).to_owned(),
            misleads: words::COMPANY_MISLEADS,
            parameters,
            overlay: Overlay::default(),
        }
    }

    /// The pair that is farthest above chance, else farthest below, in a sentence.
    fn strongest(&self, found: &Colocation, table: &[Kind]) -> String {
        let mut best: Option<((bool, f64), usize, usize, f64)> = None;
        for one in 0..table.len() {
            for other in 0..table.len() {
                let Some(quotient) =
                    sure(found, table, one, other).filter(|cell| cell.q <= LEVEL).and_then(|cell| cell.quotient)
                else {
                    continue;
                };
                // Company says more than its lack: a kind of few places is soon nobody's neighbour.
                let off = (quotient > 1.0, quotient.ln().abs());
                if best.is_none_or(|(most, ..)| off > most) {
                    best = Some((off, one, other, quotient));
                }
            }
        }
        let Some((_, one, other, quotient)) = best else { return words::COMPANY_NONE.get(self.locale).to_owned() };
        let values = [&*table[one].label, &table[other].label, &decimal(self.locale, quotient, 1)];
        let text = if quotient > 1.0 { words::COMPANY_SOME } else { words::COMPANY_LESS };
        text.fill(self.locale, &values)
    }

    /// The quotients in shades, with the figures behind them.
    fn matrix(&self, found: &Colocation, table: &[Kind]) -> Element {
        let locale = self.locale;
        let heads = [words::COMPANY_ONE, words::COMPANY_OTHER, words::COMPANY_QUOTIENT, words::CORRECTED];
        let mut grid = Grid::new(words::COMPANY_TABLE.get(locale), heads.map(|head| head.get(locale)));
        let head =
            |at: usize| el("th").attr("scope", "col").attr("title", &table[at].label).text(&(at + 1).to_string());
        let heads = el("tr").put(el("td")).all((0..table.len()).map(head));
        let mut body = el("tbody");
        for one in 0..table.len() {
            let name =
                [&*(one + 1).to_string(), " ", &table[one].label, " (", &self.count(table[one].count), ")"].concat();
            let mut row = el("tr").put(el("th").attr("scope", "row").text(&name));
            for other in 0..table.len() {
                let pair = [&*table[one].label, &table[other].label];
                let known = sure(found, table, one, other).and_then(|cell| Some((cell.quotient?, cell.q)));
                let cell = if let Some((quotient, q)) = known {
                    let (value, p) = (decimal(locale, quotient, 1), decimal(locale, q, 3));
                    grid.row(&[pair[0], pair[1], &decimal(locale, quotient, 2), &p]);
                    let (class, mark) = match (q <= LEVEL, quotient > 1.0) {
                        (true, true) => ("company-more", "▲"),
                        (true, false) => ("company-less", "▼"),
                        (false, _) => ("company-same", ""),
                    };
                    let title = words::COMPANY_CELL.fill(locale, &[pair[0], pair[1], &value, &p]);
                    el("td").class(class).attr("title", &title).text(&[&*value, mark].concat())
                } else {
                    let title = words::COMPANY_CELL_FEW.fill(locale, &pair);
                    el("td").class("company-few").attr("title", &title).text("·")
                };
                row = row.put(cell);
            }
            body = body.put(row);
        }
        let title = words::COMPANY_TITLE.get(locale).to_owned();
        let table = el("table").class("company").put(el("thead").put(heads)).put(body);
        let drawing = sideways("grid-frame", &title, table);
        let key = words::COMPANY_KEY.fill(locale, &[&self.count(LEAST)]);
        let summary = [&*title, " ", &key].concat();
        let figure = Figure { title, summary, drawing, grid }.element(locale);
        el("div").put(figure).put(el("p").class("muted").text(&key))
    }
}

/// A cell of the table where there are places enough of both kinds.
fn sure<'a>(found: &'a Colocation, table: &[Kind], one: usize, other: usize) -> Option<&'a ColocationCell> {
    let is_enough = table[one].count >= LEAST && table[other].count >= LEAST;
    found.cell(one, other).filter(|_| is_enough)
}
