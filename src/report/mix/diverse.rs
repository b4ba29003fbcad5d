//! How mixed the places are, in all and in every district, compared at one size.

use super::items::{Items, Tally};
use super::words as w;
use crate::analysis::mix::{diversity, rarefied_kinds, variety};
use crate::i18n::{Locale, decimal, integer};
use crate::index::order::sorted_rows;
use crate::query::Mask;
use crate::report::area::{Areas, Kinds};
use crate::report::ramp::{BORDER, CHOSEN, Classes, HATCH, LegendRow, Rule, Shade, legend};
use crate::report::rank::{Bar, ranking};
use crate::report::{Element, Figure, Grid, Material, Options, Overlay, Question, el};

/// Fewest items that a district is compared with.
const FEWEST: u32 = 5;

/// The mix and how it is shown.
pub(super) struct Mix<'a> {
    question: &'a Question,
    options: Options,
    locale: Locale,
    areas: Option<&'a Areas<'a>>,
    tally: Tally,
    by_domain: bool,
    /// Set where items and domains differ.
    has_levels: bool,
    /// How many are drawn from each district.
    sample: u32,
    /// How many kinds are expected among them; NaN where the district has fewer.
    rarefied: Vec<f64>,
}

impl<'a> Mix<'a> {
    /// Counts the rows of `mask` by the kinds of the material.
    pub(super) fn new(
        material: &Material,
        question: &'a Question,
        areas: Option<&'a Areas<'a>>,
        kinds: &Kinds<'_>,
        mask: &Mask,
    ) -> Option<Self> {
        let options = question.options();
        let has_levels = material.places.taxonomy.is_some();
        let by_domain = !has_levels || options.get("level") == Some("domain");
        let tally = Items::of(material, kinds, by_domain)?.count(areas, mask);
        let sizes = || tally.counts.iter().map(|counts| counts.iter().sum::<u32>());
        // The smallest of those that can be compared; else five.
        let smallest = sizes().filter(|size| *size >= FEWEST).min().unwrap_or(FEWEST);
        let most = sizes().max().unwrap_or(FEWEST).max(FEWEST);
        let sample = options.number("sample", f64::from(smallest), (FEWEST.into(), most.into())).round() as u32;
        let rarefied = tally.counts.iter().map(|counts| rarefied_kinds(counts, sample).unwrap_or(f64::NAN)).collect();
        let locale = question.locale;
        Some(Self { question, options, locale, areas, tally, by_domain, has_levels, sample, rarefied })
    }

    fn level(&self) -> &'static str {
        if self.by_domain { w::BY_DOMAIN } else { w::BY_ITEM }.get(self.locale)
    }

    fn sample(&self) -> String {
        integer(self.locale, self.sample.into())
    }

    fn label(&self, area: usize) -> &str {
        self.areas.map_or("", |areas| &areas.list[area].label)
    }

    /// Districts, the most mixed first, those that cannot be compared last.
    fn order(&self) -> Vec<usize> {
        let key = |area: u32| Some(self.rarefied[area as usize]).filter(|kinds| !kinds.is_nan()).unwrap_or(-1.0);
        let order = sorted_rows(self.rarefied.len(), &mut |a, b| key(b).total_cmp(&key(a)));
        order.into_iter().map(|area| area as usize).collect()
    }

    /// The conclusion: how mixed all are, where most and where least, broad or deep.
    pub(super) fn finding(&self) -> String {
        let locale = self.locale;
        let weights: Vec<f64> = self.tally.all.iter().copied().map(f64::from).collect();
        let Some(all) = diversity(&weights) else { return w::ADD_KINDS.get(locale).to_owned() };
        let values = [
            integer(locale, self.tally.used as u64),
            decimal(locale, all.effective_kinds(), 1),
            integer(locale, all.kinds as u64),
        ];
        let mut said = vec![w::SAYS_ALL.fill(locale, &[&values[0], &values[1], &values[2], self.level()])];
        if self.areas.is_some() {
            said.push(self.comparison());
        }
        let parts = variety(&weights, &self.tally.groups).filter(|_| !self.by_domain);
        if let Some(parts) = parts {
            let whole = parts.unrelated_bits + parts.related_bits;
            if whole > 0.0 {
                let between = (parts.unrelated_bits / whole * 100.0).round();
                let shares = [between, 100.0 - between].map(|share| decimal(locale, share, 0));
                said.push(w::VARIETY.fill(locale, &[&shares[0], &shares[1]]));
            }
        }
        said.join(" ")
    }

    fn comparison(&self) -> String {
        let locale = self.locale;
        let known: Vec<usize> = self.order().into_iter().filter(|area| !self.rarefied[*area].is_nan()).collect();
        match &known[..] {
            [] => w::SAYS_NONE.fill(locale, &[&self.sample()]),
            [one] => w::SAYS_ONE.fill(locale, &[self.label(*one)]),
            [most, .., least] => {
                let [high, low] = [most, least].map(|area| decimal(locale, self.rarefied[*area], 1));
                let count = integer(locale, known.len() as u64);
                let values = [&self.sample(), self.label(*most), &high, self.label(*least), &low, &count];
                w::SAYS_MOST.fill(locale, &values)
            }
        }
    }

    /// What is counted, and how many are drawn.
    pub(super) fn choice(&self) -> Element {
        let locale = self.locale;
        let option = |value: &str, words: crate::report::words::Words, is_chosen: bool| {
            el("option").attr("value", value).when("selected", is_chosen).text(words.get(locale))
        };
        let level = self.has_levels.then(|| {
            let select = el("select")
                .attr("id", "mix-level")
                .attr("data-set", &self.options.go_with_field("level"))
                .put(option("item", w::BY_ITEM, !self.by_domain))
                .put(option("domain", w::BY_DOMAIN, self.by_domain));
            let label = el("label").attr("for", "mix-level").text(w::LEVEL.get(locale));
            el("p").class("field").put(label).put(select)
        });
        let sample = self.areas.is_some().then(|| {
            let input = el("input")
                .attr("id", "mix-sample")
                .attr("type", "number")
                .attr("min", &FEWEST.to_string())
                .attr("value", &self.sample.to_string())
                .attr("data-set", &self.options.go_with_field("sample"));
            let label = el("label").attr("for", "mix-sample").text(w::SAMPLE.get(locale));
            el("p").class("field").put(label).put(input)
        });
        el("div").all(level).all(sample)
    }

    fn go(&self, area: usize) -> String {
        let pair = |areas: &Areas<'_>| self.question.toggled(&areas.config.id, &areas.list[area].value, &[]);
        self.areas.map(pair).unwrap_or_default()
    }

    fn is_chosen(&self, area: usize) -> bool {
        self.areas.is_some_and(|areas| self.question.has_value(&areas.config.id, &areas.list[area].value))
    }

    fn classes(&self) -> Classes {
        Classes::new(&self.rarefied, Rule::Natural, 5, self.locale, 1)
    }

    /// The ranking of districts, with every measure in the table behind it.
    pub(super) fn figure(&self) -> Element {
        let locale = self.locale;
        let order = self.order();
        let classes = self.classes();
        let most = self.rarefied.iter().copied().fold(0.0, f64::max);
        let bar = |area: &usize| {
            let kinds = self.rarefied[*area];
            Bar {
                name: self.label(*area).to_owned(),
                share: kinds / most,
                text: decimal(locale, kinds, 1),
                shade: classes.shade(kinds),
                is_hatched: kinds.is_nan(),
                go: self.go(*area),
                is_chosen: self.is_chosen(*area),
            }
        };
        let bars: Vec<Bar> = order.iter().map(bar).collect();
        let rarefied = w::RAREFIED.fill(locale, &[&self.sample()]);
        let mut heads: Vec<&str> = [w::DISTRICT, w::PLACES, w::KINDS, w::EFFECTIVE, w::COMMON, w::SHANNON, w::SIMPSON]
            .map(|head| head.get(locale))
            .to_vec();
        heads.push(&rarefied);
        if !self.by_domain {
            heads.extend([w::UNRELATED.get(locale), w::RELATED.get(locale)]);
        }
        let mut grid = Grid::new(w::CAPTION_MIX.get(locale), heads);
        for area in &order {
            self.row(
                &mut grid,
                self.label(*area),
                &self.tally.counts[*area],
                self.tally.places[*area],
                self.rarefied[*area],
            );
        }
        let places = self.tally.used;
        let all = rarefied_kinds(&self.tally.all, self.sample).unwrap_or(f64::NAN);
        self.row(&mut grid, w::COUNTRY.get(locale), &self.tally.all, places, all);
        let title = w::TITLE_MIX.fill(locale, &[self.level(), &self.sample()]);
        Figure { title, summary: self.finding(), drawing: ranking(&bars, locale), grid }.element(locale)
    }

    fn row(&self, grid: &mut Grid, label: &str, counts: &[u32], places: usize, rarefied: f64) {
        let locale = self.locale;
        let weights: Vec<f64> = counts.iter().copied().map(f64::from).collect();
        let found = diversity(&weights);
        let measure = |value: Option<f64>, places: usize| decimal(locale, value.unwrap_or(f64::NAN), places);
        let mut cells = vec![
            label.to_owned(),
            integer(locale, places as u64),
            integer(locale, found.map_or(0, |found| found.kinds as u64)),
            measure(found.map(|found| found.effective_kinds()), 2),
            measure(found.map(|found| found.effective_common_kinds()), 2),
            measure(found.map(|found| found.shannon_bits()), 2),
            measure(found.map(|found| found.gini_simpson()), 2),
            decimal(locale, rarefied, 2),
        ];
        if !self.by_domain {
            let parts = variety(&weights, &self.tally.groups);
            cells.push(measure(parts.map(|parts| parts.unrelated_bits), 2));
            cells.push(measure(parts.map(|parts| parts.related_bits), 2));
        }
        grid.row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
    }

    /// How it was computed.
    pub(super) fn method(&self) -> String {
        w::METHOD_MIX.fill(self.locale, &[&integer(self.locale, self.tally.left_out as u64)])
    }

    /// The map: kinds among as many places of each district.
    pub(super) fn overlay(&self) -> Overlay {
        let Some(areas) = self.areas else { return Overlay::default() };
        let locale = self.locale;
        let classes = self.classes();
        let hatched = self.rarefied.iter().filter(|kinds| kinds.is_nan()).count();
        let mut rows = classes.rows();
        rows.push(LegendRow::new(None, &w::HATCH.fill(locale, &[&self.sample()]), hatched));
        let outline = |area: usize| if self.is_chosen(area) { CHOSEN } else { BORDER };
        let paint = |area: usize| Some(classes.shade(self.rarefied[area]).map_or(HATCH, Shade::paint));
        let title = w::LEGEND.fill(locale, &[self.level(), &self.sample()]);
        Overlay {
            areas: areas.overlay(&outline, &paint, &|area| self.go(area)),
            legend: legend(&title, &rows, &[], locale),
            ..Overlay::default()
        }
    }
}
