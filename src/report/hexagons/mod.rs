//! Places counted in hexagons of one area: as many square kilometres in the south as in the north, so that their counts can
//! be compared.

mod cell;
pub(super) mod words;

use super::placing::{Placing, SYMBOLS_LATER};
use super::ramp::{BORDER, CHOSEN, Classes, Rule, class_choice, legend_of};
use super::rank::{Bar, ranking};
use super::site::Sites;
use super::words::Words;
use super::{
    Answer, Element, Figure, Grid, Material, Options, Overlay, OverlayArea, OverlayShape, Question, Work, control,
    coverage, el, locality, magnitude,
};
use crate::geo::LngLat;
use crate::i18n::{Locale, decimal, distance, integer};
use crate::index::order::sorted_rows;
use crate::state::pair;
use cell::Cells;
use words as w;

/// What the topic is called.
pub(super) const TITLE: Words = w::NAME;

/// Hexagons that are listed, and places of the marked one.
const LISTED: usize = 60;
/// From this width on the screen on, in CSS px, a hexagon shows the places in it themselves.
const ROOMY_PX: f64 = 300.0;

/// Everything that the page is made of.
struct Page<'a> {
    material: &'a Material,
    question: &'a Question,
    options: Options,
    locale: Locale,
    placing: Placing,
    cells: Cells,
    classes: Classes,
    /// Cells, the fullest first.
    order: Vec<usize>,
    /// The marked cell.
    chosen: Option<usize>,
}

/// Answers in which hexagons the places are.
pub(super) fn answer(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    if !(work.go_on)(0.0) {
        return None;
    }
    let (locale, options) = (question.locale, question.options());
    let placing = Placing::new(material, question);
    let cells = Cells::new(&placing, options.number("side", f64::NAN, (0.0, 1e7)));
    let (rule, number) = (Rule::read(options.get("classes")), options.number("n", 5.0, (3.0, 7.0)).round() as usize);
    let values: Vec<f64> = cells.list.iter().map(|(_, rows)| rows.len() as f64).collect();
    let classes = Classes::new(&values, rule, number, locale, 0);
    let order = sorted_rows(values.len(), &mut |a, b| values[b as usize].total_cmp(&values[a as usize]));
    let order = order.into_iter().map(|cell| cell as usize).collect();
    let chosen = options.get("cell").and_then(|name| cells.find(name));
    let page = Page { material, question, options, locale, placing, cells, classes, order, chosen };
    let element = el("div")
        .put(el("h2").class("visually-hidden").text(TITLE.get(locale)))
        .put(page.side_choice())
        .put(el("p").class("conclusion").text(&page.finding()))
        .all(page.members())
        .all(coverage::caveat(material, question))
        .put(page.figure())
        .put(class_choice("hexagons", &page.options, rule, number, locale))
        .all(page.notes().into_iter().map(|note| el("p").class("muted").text(&note)));
    Some(Answer { overlay: page.overlay(), ..Answer::page(element) })
}

impl Page<'_> {
    fn count(&self, number: usize) -> String {
        integer(self.locale, number as u64)
    }

    fn size(&self, cell: usize) -> usize {
        self.cells.list[cell].1.len()
    }

    /// The corners of a cell in degrees, closed.
    fn ring(&self, cell: usize) -> Vec<LngLat> {
        self.placing.on_earth(&self.cells.grid.corners(self.cells.list[cell].0))
    }

    fn name(&self, cell: usize) -> String {
        let center = self.placing.plane.lng_lat_from_plane(self.cells.grid.center(self.cells.list[cell].0));
        locality::name(self.material, &self.ring(cell), center, self.locale)
    }

    /// What pressing a cell does: it is marked, or no longer.
    fn go(&self, cell: usize) -> String {
        let name = if self.chosen == Some(cell) { String::new() } else { Cells::name(self.cells.list[cell].0) };
        self.options.with("cell", &name).go()
    }

    fn side_choice(&self) -> Element {
        let texts: Vec<(String, String)> =
            self.cells.sides_m.iter().map(|side| (side.to_string(), distance(self.locale, *side))).collect();
        let choices: Vec<(&str, &str)> = texts.iter().map(|(value, text)| (&**value, &**text)).collect();
        let open = self.options.with("cell", "").go_with_field("side");
        let now = self.cells.side_m.to_string();
        control::select("hexagons-side", w::SIDE.get(self.locale), &open, &choices, &now)
    }

    /// The conclusion: the marked hexagon, else the fullest.
    fn finding(&self) -> String {
        let locale = self.locale;
        let all = self.count(self.placing.rows.len());
        let Some(cell) = self.chosen.or(self.order.first().copied()) else {
            return self.placing.without_text(locale).unwrap_or_default();
        };
        let (name, count) = (self.name(cell), self.count(self.size(cell)));
        if self.chosen.is_some() {
            return w::SAYS_CHOSEN.count(locale, self.size(cell), &[&count, &all, &name]);
        }
        let share = self.size(cell) as f64 / self.placing.rows.len() as f64;
        w::SAYS.fill(locale, &[&name, &count, &all, &decimal(locale, share * 100.0, 0)])
    }

    /// The places of the marked hexagon, each opens its card.
    fn members(&self) -> Option<Element> {
        let cell = self.chosen?;
        let (layer, rows) = (&self.material.places.layer, &self.cells.list[cell].1);
        let member = |row: &u32| {
            let name = layer.name(*row as usize, self.locale);
            let open = pair("sel", &[&layer.config.id, ":", layer.dataset.id(*row as usize)].concat());
            el("li").put(control::button("link", &name.text, &open).attr("lang", &name.lang))
        };
        let more = rows.len().saturating_sub(LISTED);
        let rest = w::MORE.fill(self.locale, &[&self.count(more)]);
        let list = el("ul").class("members").all(rows.iter().take(LISTED).map(member));
        let list = list.all((more > 0).then(|| el("li").class("muted").text(&rest)));
        let unmark = control::button("link", w::UNMARK.get(self.locale), &self.go(cell));
        Some(control::more("hexagons-members", w::MEMBERS.get(self.locale), [list, el("p").put(unmark)]))
    }

    /// In how many hexagons half of the places are.
    fn title(&self) -> String {
        let (half, mut so_far) = (self.placing.rows.len().div_ceil(2), 0);
        let before_half = self.order.iter().take_while(|cell| {
            so_far += self.size(**cell);
            so_far < half
        });
        let least = (before_half.count() + 1).min(self.order.len());
        w::TITLE.count(self.locale, self.order.len(), &[&self.count(least), &self.count(self.order.len())])
    }

    /// The fullest hexagons, with their figures in the table behind.
    fn figure(&self) -> Element {
        let locale = self.locale;
        let most = self.order.first().map_or(f64::NAN, |first| self.size(*first) as f64);
        let listed = &self.order[..self.order.len().min(LISTED)];
        let all = self.placing.rows.len() as f64;
        let mut bars = Vec::new();
        let heads = [w::HEXAGON, w::PLACES, w::SHARE].map(|head| head.get(locale));
        let mut grid = Grid::new(w::NAME.get(locale), heads);
        for &cell in listed {
            let (name, size) = (self.name(cell), self.size(cell));
            let share = [&*decimal(locale, size as f64 / all * 100.0, 1)].concat();
            grid.row(&[&name, &self.count(size), &super::percent::with_percent(locale, &share)]);
            bars.push(Bar {
                name,
                share: size as f64 / most,
                text: self.count(size),
                shade: self.classes.shade(size as f64),
                is_hatched: false,
                go: self.go(cell),
                is_chosen: self.chosen == Some(cell),
            });
        }
        let (title, summary) = (self.title(), w::PRESS.get(locale).to_owned());
        Figure { title, summary, drawing: ranking(&bars, locale), grid }.element(locale)
    }

    /// What is to be known of the figures.
    fn notes(&self) -> Vec<String> {
        let locale = self.locale;
        let mut notes = vec![w::MEANS.fill(locale, &[&self.area()])];
        if self.order.len() > LISTED {
            notes.push(w::LISTED.fill(locale, &[&self.count(LISTED), &self.count(self.order.len())]));
        }
        let sites = Sites::new(self.material, &self.question.mask);
        let width_m = self.cells.side_m * 2.0;
        let coarse = self.placing.rows.len().saturating_sub(sites.placed_in(self.material, width_m).len());
        if coarse > 0 && sites.has_precision {
            notes.push(w::COARSE.count(locale, coarse, &[&self.count(coarse), &distance(locale, width_m)]));
        }
        notes.extend(self.placing.without_text(locale).filter(|_| !self.order.is_empty()));
        notes
    }

    fn area(&self) -> String {
        magnitude::area(self.locale, self.cells.grid.area_m2())
    }

    fn overlay(&self) -> Overlay {
        let locale = self.locale;
        if self.order.is_empty() {
            return Overlay::default();
        }
        // From the emptiest on, so that cells of one shade follow each other; the marked one lies over its neighbours.
        let others = self.order.iter().rev().copied().filter(|cell| Some(*cell) != self.chosen);
        let area = |cell: usize| OverlayArea {
            shape: OverlayShape::Polygons(vec![vec![self.ring(cell)]]),
            paint: self.classes.shade(self.size(cell) as f64).map(super::ramp::Shade::paint),
            outline: Some(if self.chosen == Some(cell) { CHOSEN } else { BORDER }),
            go: self.go(cell),
        };
        let mut notes = vec![SYMBOLS_LATER.get(locale).to_owned()];
        if self.chosen.is_some() {
            notes.insert(0, self.finding());
        }
        let title = w::LEGEND.fill(locale, &[&self.area()]);
        Overlay {
            areas: others.chain(self.chosen).map(area).collect(),
            symbols_from: self.placing.zoom_where(self.cells.side_m * 3_f64.sqrt(), ROOMY_PX),
            legend: legend_of(&title, &self.classes.rows(), w::LEGEND_COUNT, &notes, locale),
            ..Overlay::default()
        }
    }
}

#[cfg(test)]
pub(super) mod tests;
