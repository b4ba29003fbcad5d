//! How close together places are: places per square kilometre around every spot, in bands.

mod setting;
pub(super) mod words;

use super::placing::{Placing, SYMBOLS_LATER};
use super::ramp::{Shade, legend_lines, sequential};
use super::rank::{Bar, ranking};
use super::site::Sites;
use super::words::Words;
use super::{
    Answer, Element, Figure, Grid, Material, Options, Overlay, OverlayArea, OverlayShape, Question, Work, control,
    coverage, el, locality, magnitude,
};
use crate::analysis::class_break::class_of;
use crate::analysis::cluster::ring_area;
use crate::analysis::density::{Surface, bands};
use crate::geo::LngLat;
use crate::i18n::{Locale, distance, integer};
use setting::Widths;
use words as w;

/// What the topic is called.
pub(super) const TITLE: Words = w::NAME;

/// From this width on the screen on, in CSS px, a bandwidth shows the places in it themselves.
const ROOMY_PX: f64 = 220.0;
/// The first band begins at this share of what a place by itself comes to in its middle.
const LEAST_SHARE: f64 = 0.2;

/// A ring of the plane.
type Ring = Vec<[f64; 2]>;

/// Everything that the page is made of.
struct Page<'a> {
    material: &'a Material,
    question: &'a Question,
    options: Options,
    locale: Locale,
    placing: Placing,
    widths: Widths,
    surface: Surface,
    /// Where bands begin, ascending; each ends where the next begins, the last at the peak.
    levels: Vec<f64>,
    /// Where it is densest, and how dense.
    peak: ([f64; 2], f64),
    bands: Vec<Band>,
    /// Places below the first band.
    below: usize,
}

/// Where the density is between two values.
struct Band {
    polygons: Vec<Vec<Ring>>,
    area_m2: f64,
    places: usize,
    shade: Shade,
    text: String,
}

/// Answers how close together the places are.
pub(super) fn answer(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    if !(work.go_on)(0.0) {
        return None;
    }
    let (locale, options) = (question.locale, question.options());
    let heading = el("h2").class("visually-hidden").text(TITLE.get(locale));
    let placing = Placing::new(material, question);
    let widths = Widths::new(&placing, &options);
    let nothing = |placing: &Placing| {
        let text = placing.without_text(locale).unwrap_or_default();
        Some(Answer::page(el("div").put(heading.clone()).put(el("p").class("conclusion").text(&text))))
    };
    if placing.points.is_empty() {
        return nothing(&placing);
    }
    if !(work.go_on)(0.3) {
        return None;
    }
    let surface = Surface::new(&placing.points, widths.bandwidth_m)?;
    let (column, row, most) = surface.peak()?;
    let peak = ([column, row].map(|at| f64::from(at) * surface.cell_m), most);
    let levels = levels(widths.bandwidth_m, most, options.number("n", 5.0, (3.0, 7.0)).round() as usize);
    if !(work.go_on)(0.6) {
        return None;
    }
    let mut page = Page {
        material,
        question,
        options,
        locale,
        placing,
        widths,
        surface,
        levels,
        peak,
        bands: Vec::new(),
        below: 0,
    };
    page.find_bands();
    let element = el("div")
        .put(heading)
        .put(page.widths.control(&page.options, locale))
        .put(el("p").class("conclusion").text(&page.finding()))
        .all(coverage::caveat(material, question))
        .put(page.figure())
        .put(page.number_choice())
        .all(page.notes().into_iter().map(|note| el("p").class("muted").text(&note)));
    Some(Answer { overlay: page.overlay(), ..Answer::page(element) })
}

/// Where `count` bands begin: each as many times the one before, from what a place by itself has, with two digits that count.
fn levels(bandwidth_m: f64, most: f64, count: usize) -> Vec<f64> {
    let alone = crate::analysis::density::Kernel::Quartic.height(0.0, bandwidth_m) * 1e6;
    let first = (alone * LEAST_SHARE).min(most * 0.5);
    let level = |band: usize| {
        let exact = first * (most / first).powf(band as f64 / count as f64);
        let unit = 10_f64.powf(exact.log10().floor() - 1.0);
        (exact / unit).round() * unit
    };
    let mut levels: Vec<f64> = (0..count).map(level).filter(|level| *level > 0.0 && *level < most).collect();
    levels.dedup();
    levels
}

impl Page<'_> {
    fn count(&self, number: usize) -> String {
        integer(self.locale, number as u64)
    }

    fn find_bands(&mut self) {
        let shades = sequential(self.levels.len());
        let polygons = bands(&self.surface, &self.levels);
        // The ends of classes, as class_of wants them: below the first band, and each band.
        let mut ends = self.levels.clone();
        ends.push(f64::INFINITY);
        let mut counts = vec![0; ends.len()];
        for at in &self.placing.points {
            if let Some(class) = class_of(self.surface.at(*at), &ends) {
                counts[class] += 1;
            }
        }
        self.below = counts[0];
        for (band, polygons) in polygons.into_iter().enumerate() {
            let end = self.levels.get(band + 1).copied().unwrap_or(self.peak.1);
            let [from, to] = [self.levels[band], end].map(|value| magnitude::significant(self.locale, value, 2));
            let text = if from == to { from } else { [from, to].join("–") };
            // Holes turn the other way, so their areas are taken off.
            let area_m2 = polygons.iter().flatten().map(|ring| ring_area(ring)).sum();
            self.bands.push(Band { polygons, area_m2, places: counts[band + 1], shade: shades[band], text });
        }
    }

    /// Where it is densest.
    fn finding(&self) -> String {
        let center: LngLat = self.placing.plane.lng_lat_from_plane(self.peak.0);
        let name = locality::name(self.material, &[], center, self.locale);
        let most = magnitude::significant(self.locale, self.peak.1, 2);
        w::SAYS.fill(self.locale, &[&name, &most, &distance(self.locale, self.widths.bandwidth_m)])
    }

    fn number_choice(&self) -> Element {
        let (locale, open) = (self.locale, self.options.go_with_field("n"));
        let now = self.options.number("n", 5.0, (3.0, 7.0)).round();
        let field = control::number("density-n", w::NUMBER.get(locale), &open, now, (3.0, 7.0), "1");
        control::more("density-bands", w::BANDS.get(locale), [field])
    }

    /// The bands with the places in them and what they cover.
    fn figure(&self) -> Element {
        let locale = self.locale;
        let heads = [w::BAND, w::PLACES, w::AREA].map(|head| head.get(locale));
        let mut grid = Grid::new(w::NAME.get(locale), heads);
        let most = self.bands.iter().map(|band| band.places).max().unwrap_or(0);
        let mut bars = Vec::new();
        for band in self.bands.iter().rev() {
            let places = self.count(band.places);
            grid.row(&[&band.text, &places, &magnitude::area(locale, band.area_m2)]);
            bars.push(Bar {
                name: band.text.clone(),
                share: band.places as f64 / most.max(1) as f64,
                text: places,
                shade: Some(band.shade),
                ..Bar::default()
            });
        }
        let dense = self.bands.last().map_or(0, |band| band.places);
        let share = self.bands.last().map_or(0.0, |band| band.area_m2);
        let values = [self.count(dense), self.count(self.placing.points.len()), magnitude::area(locale, share)];
        let title = w::TITLE.count(locale, dense, &[&values[0], &values[1], &values[2]]);
        let summary = w::PRESS_NOT.get(locale).to_owned();
        Figure { title, summary, drawing: ranking(&bars, locale), grid }.element(locale)
    }

    fn notes(&self) -> Vec<String> {
        let locale = self.locale;
        let wide = distance(locale, self.widths.bandwidth_m);
        let mut notes = vec![w::MEANS.fill(locale, &[&wide])];
        notes.push(w::BY_DATA.fill(locale, &[&distance(locale, self.widths.suited_m)]));
        if self.below > 0 {
            notes.push(w::BELOW.count(locale, self.below, &[&self.count(self.below)]));
        }
        if self.widths.is_cut {
            notes.push(w::MANY.get(locale).to_owned());
        }
        let sites = Sites::new(self.material, &self.question.mask);
        let known = sites.placed_in(self.material, self.widths.bandwidth_m).len();
        let coarse = self.placing.rows.len().saturating_sub(known);
        if coarse > 0 && sites.has_precision {
            notes.push(w::COARSE.count(locale, coarse, &[&self.count(coarse), &wide]));
        }
        notes.extend(self.placing.without_text(locale));
        notes
    }

    fn overlay(&self) -> Overlay {
        let locale = self.locale;
        let area = |band: &Band| {
            let on_earth = |polygon: &Vec<Ring>| polygon.iter().map(|ring| self.placing.on_earth(ring)).collect();
            OverlayArea {
                shape: OverlayShape::Polygons(band.polygons.iter().map(on_earth).collect()),
                paint: Some(band.shade.paint()),
                outline: None,
                go: String::new(),
            }
        };
        let rows = self.bands.iter().rev().map(|band| {
            let covered = magnitude::area(locale, band.area_m2);
            (Some(band.shade), band.text.as_str(), covered)
        });
        let title = w::LEGEND.fill(locale, &[&distance(locale, self.widths.bandwidth_m)]);
        Overlay {
            areas: self.bands.iter().map(area).collect(),
            symbols_from: self.placing.zoom_where(self.widths.bandwidth_m, ROOMY_PX),
            legend: legend_lines(&title, rows, &[SYMBOLS_LATER.get(locale).to_owned()]),
            ..Overlay::default()
        }
    }
}

#[cfg(test)]
mod tests;
