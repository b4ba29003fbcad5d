//! Places as groups: how many there are, and of which domains, wherever they would lie on each other.

pub(super) mod words;

use super::placing::Placing;
use super::rank::{Bar, ranking};
use super::words::Words;
use super::{
    Answer, Element, Figure, Grid, Group, Groups, Material, Overlay, Question, Work, coverage, el, locality, svg,
};
use crate::analysis::Gathering;
use crate::geo::lng_lat_from_world;
use crate::i18n::{Locale, integer};
use crate::index::order::{sort_by, sorted_rows};
use words as w;

/// What the topic is called.
pub(super) const TITLE: Words = w::NAME;

/// Places nearer to each other than this on the screen are one group, in CSS px: two of them have room side by side.
const REACH_PX: f64 = 60.0;
/// The nearest zoom at which places are grouped.
const LAST_ZOOM: u8 = 15;
/// Groups that are listed.
const LISTED: usize = 60;

/// Everything that the page is made of.
struct Page<'a> {
    material: &'a Material,
    locale: Locale,
    groups: Groups,
    /// The zoom that the page is about: that at which the whole map is seen.
    zoom: u8,
    /// The groups of that zoom, the largest first.
    listed: Vec<usize>,
    /// How many places have a position.
    placed: usize,
    placing: Placing,
}

/// Answers which groups the places form.
pub(super) fn answer(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    if !(work.go_on)(0.0) {
        return None;
    }
    let locale = question.locale;
    let groups = groups(material, question);
    let zoom = Groups::level(overview_zoom(material));
    let of_zoom: Vec<usize> = groups.at(f64::from(zoom)).map(|(at, _)| at).collect();
    let size = |at: u32| groups.list[of_zoom[at as usize]].count();
    let order = sorted_rows(of_zoom.len(), &mut |a, b| size(b).cmp(&size(a)));
    let listed = order.into_iter().map(|at| of_zoom[at as usize]).collect();
    let placing = Placing::new(material, question);
    let placed = placing.rows.len();
    let page = Page { material, locale, groups, zoom, listed, placed, placing };
    let element = el("div")
        .put(el("h2").class("visually-hidden").text(TITLE.get(locale)))
        .put(el("p").class("conclusion").text(&page.finding()))
        .all(coverage::caveat(material, question))
        .all((!page.listed.is_empty()).then(|| page.figure()))
        .all(page.notes().into_iter().map(|note| el("p").class("muted").text(&note)));
    Some(Answer { overlay: page.overlay(), ..Answer::page(element) })
}

/// The zoom at which a window of usual size shows the view of the atlas.
fn overview_zoom(material: &Material) -> f64 {
    let bounds = material.atlas.view.bounds.to_world();
    let wide = (bounds.max.x - bounds.min.x).max(bounds.max.y - bounds.min.y).max(1e-6);
    (1000.0 / (512.0 * wide)).log2().clamp(0.0, f64::from(LAST_ZOOM))
}

/// The groups of the places shown.
fn groups(material: &Material, question: &Question) -> Groups {
    let places = &material.places;
    let rows: Vec<usize> = question.mask.iter_ones().collect();
    // By id, so that the order of a file does not matter.
    let id = |at: u32| places.dataset().id(rows[at as usize]);
    let order = sorted_rows(rows.len(), &mut |a, b| id(a).cmp(id(b)));
    let rows: Vec<usize> = order.into_iter().map(|at| rows[at as usize]).collect();
    let points: Vec<_> = rows.iter().map(|row| places.worlds[*row]).collect();
    let kind = |row: &usize| places.domain(*row).and_then(|code| code.bytes().next()).unwrap_or(0);
    let kinds: Vec<u8> = rows.iter().map(kind).collect();
    let last = LAST_ZOOM.min((material.atlas.view.max_zoom - 1.0).clamp(0.0, 24.0) as u8);
    let found = Gathering::new(&points, &kinds, last, REACH_PX);
    let mut alone_from = vec![Groups::NEVER; places.dataset().len()];
    for (row, from) in rows.iter().zip(&found.alone_from) {
        alone_from[*row] = *from;
    }
    let mut list: Vec<Group> = found
        .groups
        .into_iter()
        .map(|own| Group { at: lng_lat_from_world(own.at), from: own.from, until: own.until, parts: own.parts })
        .collect();
    // The larger ones lie over the smaller.
    sort_by(&mut list, &|a, b| a.count().cmp(&b.count()));
    Groups { list, alone_from }
}

impl Page<'_> {
    fn count(&self, number: usize) -> String {
        integer(self.locale, number as u64)
    }

    fn name(&self, group: &Group) -> String {
        locality::name(self.material, &[], group.at, self.locale)
    }

    /// The label of a kind.
    fn kind(&self, kind: u8) -> String {
        let code = char::from(kind).to_string();
        let label = self.material.places.category_label(&code, self.locale);
        label.filter(|_| kind != 0).unwrap_or(w::LEGEND_UNKNOWN.get(self.locale)).to_owned()
    }

    /// How many groups there are at the zoom of the whole map, and where the largest lies.
    fn finding(&self) -> String {
        let locale = self.locale;
        let Some(largest) = self.listed.first().map(|at| &self.groups.list[*at]) else {
            return w::SAYS_NONE.get(locale).to_owned();
        };
        let grouped: usize = self.listed.iter().map(|at| self.groups.list[*at].count() as usize).sum();
        let figures = [self.listed.len(), grouped, self.placed, self.placed - grouped, largest.count() as usize];
        let [groups, grouped, placed, alone, most] = figures.map(|figure| self.count(figure));
        w::SAYS.count(locale, self.listed.len(), &[&groups, &grouped, &placed, &alone, &self.name(largest), &most])
    }

    fn figure(&self) -> Element {
        let locale = self.locale;
        let most = self.listed.first().map_or(1, |at| self.groups.list[*at].count());
        let heads = [w::GROUP, w::PLACES, w::KINDS].map(|head| head.get(locale));
        let mut grid = Grid::new(w::NAME.get(locale), heads);
        let mut bars = Vec::new();
        for group in self.listed.iter().take(LISTED).map(|at| &self.groups.list[*at]) {
            let (name, places) = (self.name(group), self.count(group.count() as usize));
            let part =
                |(kind, count): &(u8, u32)| w::PART.fill(locale, &[&self.kind(*kind), &self.count(*count as usize)]);
            let kinds: Vec<String> = group.parts.iter().map(part).collect();
            grid.row(&[&name, &places, &kinds.join(", ")]);
            let share = f64::from(group.count()) / f64::from(most);
            bars.push(Bar { name, share, text: places, go: group.go(), ..Bar::default() });
        }
        let title = w::TITLE.get(locale).to_owned();
        let summary = w::PRESS.get(locale).to_owned();
        Figure { title, summary, drawing: ranking(&bars, locale), grid }.element(locale)
    }

    fn notes(&self) -> Vec<String> {
        let locale = self.locale;
        let mut notes = vec![w::MEANS.fill(locale, &[&self.count(usize::from(self.zoom))])];
        if self.listed.len() > LISTED {
            notes.push(w::LISTED.fill(locale, &[&self.count(LISTED), &self.count(self.listed.len())]));
        }
        notes.extend(self.placing.without_text(locale));
        notes
    }

    fn overlay(&self) -> Overlay {
        let locale = self.locale;
        let mut kinds: Vec<u8> = self.groups.list.iter().flat_map(|group| &group.parts).map(|part| part.0).collect();
        sort_by(&mut kinds, &Ord::cmp);
        kinds.dedup();
        let line = |kind: &u8| {
            let class = if *kind == 0 { "dom-x".to_owned() } else { format!("dom-{}", char::from(*kind)) };
            let sample = svg("rect").class(&class).attr("width", "18").attr("height", "12");
            let sample = svg("svg")
                .class("swatch")
                .attr("viewBox", "0 0 18 12")
                .attr("width", "18")
                .attr("height", "12")
                .attr("aria-hidden", "true")
                .put(sample);
            el("li").put(sample).put(el("span").text(&self.kind(*kind)))
        };
        let note = |text: &str| el("p").class("muted").text(text);
        let frame = el("div")
            .class("report-legend")
            .put(el("p").class("report-legend-title").text(w::LEGEND.get(locale)))
            .put(el("ul").all(kinds.iter().map(line)))
            .put(note(w::LEGEND_NUMBER.get(locale)));
        Overlay { groups: self.groups.clone(), legend: frame, ..Overlay::default() }
    }
}

#[cfg(test)]
mod tests;
