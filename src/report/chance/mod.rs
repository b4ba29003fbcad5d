//! More than chance? Tests of whether areas are alike, where hot spots are, whether places cluster, who stands next to whom;
//! each with a verdict in words, what it means, and when it misleads. One is computed at a time.

mod area;
mod company;
mod nearest;
mod overlay;
mod region;
mod ripley;
mod setting;
mod spot;
mod unit;
pub(super) mod words;

use super::site::{Grain, Kinds, Sites};
use super::words::Words;
use super::{Answer, Element, Material, Overlay, Question, Work, control, coverage, el};
use crate::atlas::Role;
use crate::i18n::{Locale, decimal, distance, integer};
use region::Region;
use setting::{Choices, Setting, Test};

/// What the topic is called.
pub(super) const TITLE: Words = words::TITLE;

/// What is called more than chance: results that would come up less often than this.
const LEVEL: f64 = 0.05;
/// How fine positions must be where distances count, in metres.
const FINE_M: f64 = 250.0;
/// Fewer areas, places or places of a kind say nothing.
const LEAST: usize = 10;

/// What a test says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Clustered, alike.
    More,
    /// As by lot.
    NoMore,
    /// Spread out, unlike.
    Less,
}

impl Verdict {
    /// The verdict of a p-value and of whether the result is on the side of "more".
    fn of(p: f64, is_more: bool) -> Self {
        match (p <= LEVEL, is_more) {
            (true, true) => Self::More,
            (true, false) => Self::Less,
            (false, _) => Self::NoMore,
        }
    }

    /// Of three texts the one that says it.
    fn pick(self, more: Words, no_more: Words, less: Words) -> Words {
        match self {
            Self::More => more,
            Self::NoMore => no_more,
            Self::Less => less,
        }
    }
}

/// What a test came to.
struct Body {
    /// The verdict in a sentence.
    verdict: String,
    /// What follows it.
    parts: Vec<Element>,
    /// What it means, and when it misleads.
    means: String,
    misleads: Words,
    parameters: String,
    overlay: Overlay,
}

/// Everything that the tests are made from.
struct Page<'a> {
    material: &'a Material,
    question: &'a Question,
    region: &'a Region,
    sites: &'a Sites,
    setting: &'a Setting,
    locale: Locale,
}

/// Does the test that is asked for.
pub(super) fn answer(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    let locale = question.locale;
    let sites = Sites::new(material, &question.mask);
    let region = Region::new(material, question);
    let people =
        |row: usize| material.layer_of(Role::Districts).and_then(|layer| layer.dataset.number(row, "population"));
    let choices = Choices {
        districts: region.districts.len(),
        has_people: region.districts.iter().any(|(row, _)| people(*row).is_some_and(|people| people > 0.0)),
        widths: unit::widths(material, &region),
    };
    let setting = Setting::read(&question.options(), choices);
    let kinds = Kinds::new(material, &region.pool, Grain::Coarse);
    let page = Page { material, question, region: &region, sites: &sites, setting: &setting, locale };
    let body = match setting.test {
        Test::Global => page.alike(work)?,
        Test::Hot => page.spots(false, work)?,
        Test::Local => page.spots(true, work)?,
        Test::Clark => page.nearest(kinds.as_ref(), work)?,
        Test::Ripley => page.ripley(kinds.as_ref(), work)?,
        Test::Colocation => page.company(work)?,
    };
    let settings = setting.controls(material, kinds.as_ref(), locale);
    let shown = el("section")
        .class("chance")
        .put(el("h2").class("visually-hidden").text(words::TITLE.get(locale)))
        .put(setting.tests(locale))
        .put(el("p").class("conclusion").attr("data-testid", "verdict").text(&body.verdict))
        .all(body.parts)
        .put(control::more("chance-settings", words::SETTINGS.get(locale), [settings]))
        .all(written(&body.means).map(|means| control::more("chance-means", words::MEANS.get(locale), [means])))
        .put(control::more("chance-misleads", words::MISLEADS.get(locale), [el("p").text(body.misleads.get(locale))]))
        .all(written(&body.parameters).map(|parameters| parameters.class("parameters")));
    Some(Answer { page: shown, overlay: body.overlay, files: Vec::new(), is_whole: true })
}

/// A paragraph; none where nothing is to be said.
fn written(text: &str) -> Option<Element> {
    (!text.is_empty()).then(|| el("p").text(text))
}

impl Page<'_> {
    fn count(&self, number: usize) -> String {
        integer(self.locale, number as u64)
    }

    /// How likely it is by chance, in a sentence.
    fn how_likely(&self, p: f64) -> Element {
        let share = decimal(self.locale, p * 100.0, usize::from(p < 0.1));
        el("p").text(&words::CHANCE.fill(self.locale, &[&share, &self.count(self.setting.runs)]))
    }

    /// That records are not all there is: as far as is known how complete they are, else in general.
    fn caveat(&self) -> Element {
        let general = || el("p").class("muted").text(words::COVERAGE.get(self.locale));
        coverage::caveat(self.material, self.question).unwrap_or_else(general)
    }

    /// What is left out because its location is too coarse; nothing where nothing is.
    fn left_out(&self, left: usize, limit_m: f64) -> Option<Element> {
        let values = [self.count(left), distance(self.locale, limit_m)];
        let text = words::LEFT_COARSE.count(self.locale, left, &[&values[0], &values[1]]);
        (left > 0).then(|| el("p").class("muted").text(&text))
    }

    /// Positions of sites on the plane.
    fn on_plane(&self, sites: &Sites, some: &[usize]) -> Vec<[f64; 2]> {
        some.iter().map(|&site| self.region.plane.plane_from_lng_lat(sites.positions[site])).collect()
    }
}

#[cfg(test)]
mod tests;
