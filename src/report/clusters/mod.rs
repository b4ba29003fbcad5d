//! Clusters the reader can tune: which there are with which settings, how sure each is, what is in it and why it is one.

mod chosen;
mod drawn;
mod found;
mod overlay;
mod setting;
mod tuning;
pub(super) mod words;

use super::percent::whole_percent;
use super::site::{Grain, Kinds, Sites};
use super::words::Words;
use super::{Answer, Element, Material, Question, Work, control, el};
use crate::analysis::cluster::{Findings, RUNS, StabilityWord, Study, elbow};
use crate::i18n::{Locale, integer};
use setting::Setting;

/// What the topic is called.
pub(super) const TITLE: Words = words::TITLE;

/// What the lots of the stability begin with: the same question always gives the same figures.
const SEED: u64 = 1;

/// Everything that the parts of the page are made from.
struct Page<'a> {
    material: &'a Material,
    question: &'a Question,
    sites: &'a Sites,
    kinds: Option<&'a Kinds<'a>>,
    setting: &'a Setting,
    /// Distances to the neighbours, descending, for the radius that the curve is drawn for.
    curve: &'a [f64],
    findings: &'a Findings,
    locale: Locale,
}

/// Finds the clusters of the places shown, first without and then with their stability.
pub(super) fn answer(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    let sites = Sites::new(material, &question.mask);
    let kinds = Kinds::new(material, &sites, Grain::Fine);
    let setting = Setting::read(&question.options());
    let mut study = study(material, &sites, kinds.as_ref(), &setting);
    let curve = study.curve(setting.least, &mut |share| (work.go_on)(0.1 * share))?;
    let setting = setting.on_curve(&curve);
    (study.method, study.precision_m) = (setting.method(), setting.precision_m());
    let page = |findings: &Findings| {
        let kinds = kinds.as_ref();
        let (sites, setting, curve) = (&sites, &setting, curve.as_slice());
        Page { material, question, sites, kinds, setting, curve, findings, locale: question.locale }.answer()
    };
    let mut first = |findings: &Findings| (work.first)(page(findings));
    let findings = study.run((RUNS, SEED), &mut first, &mut |share| (work.go_on)(0.1 + 0.9 * share))?;
    Some(page(&findings))
}

/// The study of the sites that a setting asks for.
fn study(material: &Material, sites: &Sites, kinds: Option<&Kinds<'_>>, setting: &Setting) -> Study {
    let (dataset, layer) = (material.places.dataset(), &material.places.layer);
    let has = |row: u32, field: &str| dataset.text(row as usize, field).is_some_and(|text| !text.is_empty());
    let local = layer.config.names.first().map_or("name", String::as_str);
    // A name that the source cut off is no name for a quarter; one that is known abroad too is the best.
    let known =
        |&row: &u32| if has(row, local) && !has(row, "name_note") { 1 + u8::from(has(row, "name_en")) } else { 0 };
    Study {
        method: setting.method(),
        precision_m: setting.precision_m(),
        positions: sites.positions.clone(),
        precisions_m: sites.precisions_m.clone(),
        categories: kinds.map_or_else(|| vec![0; sites.len()], |kinds| kinds.codes.clone()),
        prominence: sites.rows.iter().map(known).collect(),
    }
}

impl Page<'_> {
    fn answer(&self) -> Answer {
        let findings = self.findings;
        let mut page = el("section")
            .class("clusters")
            .attr("aria-busy", if findings.is_whole { "false" } else { "true" })
            .put(el("h2").class("visually-hidden").text(words::TITLE.get(self.locale)))
            .all(self.conclusion())
            .put(control::more(
                "clusters-settings",
                words::SETTINGS.get(self.locale),
                [self.setting.controls(self.locale)],
            ));
        if let Some(chosen) = self.chosen() {
            page = page.put(self.chosen_cluster(chosen));
        }
        let page = page
            .all(self.list())
            .all(self.tuning())
            .put(self.drawn())
            .put(control::more(
                "clusters-misleads",
                words::MISLEADS.get(self.locale),
                [el("p").text(words::MISLEADS_TEXT.get(self.locale))],
            ))
            .put(self.setting.parameters((RUNS, SEED), self.locale));
        Answer { page, overlay: self.overlay(), files: Vec::new(), is_whole: findings.is_whole }
    }

    /// The chosen cluster's place in the findings.
    fn chosen(&self) -> Option<usize> {
        self.setting.chosen.checked_sub(1).filter(|chosen| *chosen < self.findings.clusters.len())
    }

    /// The name of a cluster: its largest category around the place it is named after.
    fn name(&self, number: usize) -> String {
        let fact = &self.findings.clusters[number].fact;
        let place = fact.named_after.map(|site| self.sites.name(self.material, site as usize, self.locale));
        let largest = fact.largest_category().map(|code| self.label(code));
        match (largest, place) {
            (Some(category), Some(place)) => words::NAME.fill(self.locale, &[&category, &place]),
            (Some(category), None) => category,
            (None, Some(place)) => words::NAME_PLACE.fill(self.locale, &[&place]),
            (None, None) => words::NUMBER.fill(self.locale, &[&self.count(number + 1)]),
        }
    }

    /// The label of a category.
    fn label(&self, code: u32) -> String {
        self.kinds.map(|kinds| kinds.label(self.material, code, self.locale)).unwrap_or_default()
    }

    /// What a stability is called.
    fn stability_word(&self, stability: f64) -> &'static str {
        let word = match StabilityWord::of(stability) {
            _ if !self.findings.is_whole => words::NOT_YET,
            StabilityWord::Stable | StabilityWord::HighlyStable => words::STABLE,
            StabilityWord::Doubtful => words::DOUBTFUL,
            StabilityWord::DoNotInterpret => words::NOT_TO_INTERPRET,
        };
        word.get(self.locale)
    }

    fn count(&self, number: usize) -> String {
        integer(self.locale, number as u64)
    }

    fn percent(&self, share: f64) -> String {
        whole_percent(self.locale, share)
    }

    /// Where the curve bends, in whole metres that can be chosen.
    fn bend_m(&self) -> Option<f64> {
        let bend = elbow(self.curve)?.distance.ceil();
        (setting::RADII_M.0..=setting::RADII_M.1).contains(&bend).then_some(bend)
    }

    fn text(&self, class: &str, words: Words) -> Element {
        el("p").class(class).text(words.get(self.locale))
    }
}

#[cfg(test)]
mod tests;
