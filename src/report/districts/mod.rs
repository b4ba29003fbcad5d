//! Districts in shades: by places, by places for their inhabitants, or by any column of numbers of their own table.

mod measure;
pub(super) mod words;

use super::area::{Areas, mask_without};
use super::ramp::{BORDER, CHOSEN, Classes, HATCH, LegendRow, Rule, Shade, class_choice, legend};
use super::rank::{Bar, ranking};
use super::words::Words;
use super::{Answer, Element, Figure, Grid, Material, Options, Overlay, Question, Work, coverage, el};
use crate::i18n::{Locale, decimal, integer};
use crate::index::order::sorted_rows;
use measure::{Measure, What};
use words as w;

/// What the topic is called.
pub(super) const TITLE: Words = w::NAME;

/// Everything that the page is made of.
struct Page<'a> {
    question: &'a Question,
    options: Options,
    locale: Locale,
    areas: Areas<'a>,
    measure: Measure,
    rule: Rule,
    number: usize,
    classes: Classes,
    /// Districts, the greatest value first, those without a value last.
    order: Vec<usize>,
}

/// Answers how districts differ in one figure.
pub(super) fn answer(material: &Material, question: &Question, work: &mut Work<'_>) -> Option<Answer> {
    if !(work.go_on)(0.0) {
        return None;
    }
    let locale = question.locale;
    let heading = el("h2").class("visually-hidden").text(TITLE.get(locale));
    let Some(areas) = Areas::of(material, locale) else {
        return Some(Answer::page(
            el("div").put(heading).put(el("p").class("conclusion").text(w::ADD_DISTRICTS.get(locale))),
        ));
    };
    let options = question.options();
    let mask = mask_without(material, question, &[&areas.config.id]).0;
    let measure = Measure::new(&areas, areas.count(&mask), options.get("what"));
    let outside = mask.count() - measure.counts.iter().sum::<u32>() as usize;
    let rule = Rule::read(options.get("classes"));
    let number = options.number("n", 5.0, (3.0, 7.0)).round() as usize;
    let values: Vec<f64> = (0..areas.list.len()).map(|area| measure.value(area)).collect();
    let classes = Classes::new(&values, rule, number, locale, measure.places());
    let key = |area: u32| Some(values[area as usize]).filter(|value| !value.is_nan()).unwrap_or(f64::NEG_INFINITY);
    let order = sorted_rows(values.len(), &mut |a, b| key(b).total_cmp(&key(a)));
    let order = order.into_iter().map(|area| area as usize).collect();
    let page = Page { question, options, locale, areas, measure, rule, number, classes, order };
    let outside_text = w::OUTSIDE.count(locale, outside, &[&integer(locale, outside as u64)]);
    let element = el("div")
        .put(heading)
        .put(page.choice())
        .put(el("p").class("conclusion").text(&page.finding()))
        .all(coverage::caveat(material, question))
        .put(page.figure())
        .put(class_choice("districts", &page.options, page.rule, page.number, locale))
        .all((outside > 0).then(|| el("p").class("muted").text(&outside_text)));
    Some(Answer { overlay: page.overlay(), ..Answer::page(element) })
}

impl Page<'_> {
    fn number(&self, value: f64) -> String {
        decimal(self.locale, value, self.measure.places())
    }

    fn label(&self, area: usize) -> &str {
        &self.areas.list[area].label
    }

    /// The list to choose from what is shown: places, their rate, every column of numbers.
    fn choice(&self) -> Element {
        let option = |key: &str, text: &str, what: &What| {
            el("option").attr("value", key).when("selected", *what == self.measure.what).text(text)
        };
        let locale = self.locale;
        let fields = self.areas.number_fields();
        let fields = fields.iter().map(|field| {
            let what = What::Field((*field).to_owned());
            option(field, what.label(locale), &what)
        });
        let has_population = self.areas.list.iter().any(|area| area.population > 0.0);
        let rate = has_population.then(|| option("rate", w::RATE.get(locale), &What::Rate));
        let select = el("select")
            .attr("id", "districts-what")
            .attr("data-set", &self.options.go_with_field("what"))
            .put(option("count", w::COUNT.get(locale), &What::Count))
            .all(rate)
            .all(fields);
        let label = el("label").attr("for", "districts-what").text(w::SHOW.get(locale));
        el("p").class("field").put(label).put(select)
    }

    /// The conclusion: where the figure is greatest and least.
    fn finding(&self) -> String {
        let (locale, measure) = (self.locale, &self.measure);
        let known: Vec<usize> = self.order.iter().copied().filter(|area| !measure.value(*area).is_nan()).collect();
        let overall = self.number(measure.overall_rate());
        let (Some(&first), Some(&last)) = (known.first(), known.last()) else {
            return match measure.what {
                What::Rate if measure.overall_rate().is_nan() => w::NO_POPULATION.get(locale).to_owned(),
                What::Rate => w::SAYS_RATE_NONE.fill(locale, &[&overall]),
                What::Count | What::Field(_) => w::NO_VALUE.get(locale).to_owned(),
            };
        };
        let [most, least] = [first, last].map(|area| self.number(measure.value(area)));
        match &measure.what {
            What::Count => {
                let total: u32 = measure.counts.iter().sum();
                let share = decimal(locale, f64::from(measure.counts[first]) / f64::from(total.max(1)) * 100.0, 0);
                w::SAYS_COUNT.fill(locale, &[self.label(first), &most, &integer(locale, total.into()), &share])
            }
            What::Rate if known.len() == 1 => w::SAYS_RATE_ONE.fill(locale, &[self.label(first), &most, &overall]),
            What::Rate => {
                let count = integer(locale, known.len() as u64);
                let values = [self.label(first), &most, self.label(last), &least, &count, &overall];
                w::SAYS_RATE.fill(locale, &values)
            }
            What::Field(_) => {
                let name = measure.what.label(locale);
                w::SAYS_FIELD.fill(locale, &[name, self.label(first), &most, self.label(last), &least])
            }
        }
    }

    /// What the ranking shows: how few districts have half of the places, or how far apart the figures are.
    fn title(&self) -> String {
        let (locale, measure) = (self.locale, &self.measure);
        let what = measure.what.label(locale);
        let values: Vec<f64> =
            self.order.iter().map(|area| measure.value(*area)).filter(|value| !value.is_nan()).collect();
        let ends = values.first().zip(values.last());
        if measure.what == What::Count {
            let (total, mut so_far) = (values.iter().sum::<f64>(), 0.0);
            let before_half = values.iter().take_while(|value| {
                so_far += **value;
                so_far < total / 2.0
            });
            let half = (before_half.count() + 1).min(values.len());
            let numbers = [half, self.order.len()].map(|number| integer(locale, number as u64));
            return w::TITLE_COUNT.fill(locale, &[&numbers[0], &numbers[1]]);
        }
        match ends {
            Some((most, least)) if *least > 0.0 && most > least => {
                w::TITLE_TIMES.fill(locale, &[what, &decimal(locale, most / least, 1)])
            }
            _ => w::TITLE_PLAIN.fill(locale, &[what]),
        }
    }

    fn shade(&self, area: usize) -> Option<Shade> {
        self.classes.shade(self.measure.value(area))
    }

    fn go(&self, area: usize) -> String {
        self.question.toggled(&self.areas.config.id, &self.areas.list[area].value, &[])
    }

    fn is_chosen(&self, area: usize) -> bool {
        self.question.has_value(&self.areas.config.id, &self.areas.list[area].value)
    }

    /// The ranking, with every figure in the table behind it.
    fn figure(&self) -> Element {
        let (locale, measure) = (self.locale, &self.measure);
        let most = self.order.first().map_or(f64::NAN, |first| measure.value(*first));
        let bar = |area: &usize| {
            let value = measure.value(*area);
            Bar {
                name: self.label(*area).to_owned(),
                share: value / most,
                text: self.number(value),
                shade: self.shade(*area),
                is_hatched: value.is_nan(),
                go: self.go(*area),
                is_chosen: self.is_chosen(*area),
            }
        };
        let bars: Vec<Bar> = self.order.iter().map(bar).collect();
        let what = measure.what.label(locale);
        let mut heads = vec![w::DISTRICT.get(locale), w::COUNT.get(locale)];
        if matches!(measure.what, What::Rate) {
            heads.push(w::POPULATION.get(locale));
        }
        if measure.what != What::Count {
            heads.push(what);
        }
        let mut grid = Grid::new(what, heads);
        for &area in &self.order {
            let mut cells = vec![self.label(area).to_owned(), integer(locale, measure.counts[area].into())];
            if matches!(measure.what, What::Rate) {
                cells.push(decimal(locale, measure.population[area], 0));
            }
            if measure.what != What::Count {
                cells.push(self.number(measure.raw(area)));
            }
            grid.rows.push(cells.iter().map(|cell| el("span").text(cell)).collect());
        }
        let summary = [what, ". ", w::PRESS.get(locale)].concat();
        let title = self.title();
        Figure { title, summary, drawing: ranking(&bars, locale), grid }.element(locale)
    }

    fn overlay(&self) -> Overlay {
        let locale = self.locale;
        let hatched = self.order.iter().filter(|area| self.shade(**area).is_none()).count();
        let mut rows = self.classes.rows();
        rows.push(LegendRow::new(None, self.measure.why_hatched().get(locale), hatched));
        let note = w::UPPER.fill(locale, &[self.rule.label().get(locale)]);
        let paint = |area: usize| Some(self.shade(area).map_or(HATCH, Shade::paint));
        let outline = |area: usize| if self.is_chosen(area) { CHOSEN } else { BORDER };
        Overlay {
            areas: self.areas.overlay(&outline, &paint, &|area| self.go(area)),
            legend: legend(self.measure.what.label(locale), &rows, &[note], locale),
            ..Overlay::default()
        }
    }
}

#[cfg(test)]
mod tests;
