//! What is tested and how, and the fields for it.

use super::words;
use crate::i18n::{Locale, distance};
use crate::report::site::Kinds;
use crate::report::{Element, Material, Options, control, el};

/// The tests, in the order of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Test {
    /// Moran's I: are neighbouring areas alike?
    Global,
    /// Gi*: which areas are hot or cold?
    Hot,
    /// Local Moran: which areas are like their neighbours or outliers?
    Local,
    /// The nearest neighbour.
    Clark,
    /// L over distances.
    Ripley,
    /// The co-location quotient.
    Colocation,
}

impl Test {
    const ALL: [(Self, &'static str, super::Words); 6] = [
        (Self::Global, "global", words::TEST_GLOBAL),
        (Self::Hot, "hot", words::TEST_HOT),
        (Self::Local, "local", words::TEST_LOCAL),
        (Self::Clark, "clark", words::TEST_CLARK),
        (Self::Ripley, "ripley", words::TEST_RIPLEY),
        (Self::Colocation, "colocation", words::TEST_COLOCATION),
    ];

    fn code(self) -> &'static str {
        Self::ALL.iter().find(|(test, ..)| *test == self).map_or("", |(_, code, _)| code)
    }

    /// Says whether it compares areas.
    pub(super) fn is_of_areas(self) -> bool {
        matches!(self, Self::Global | Self::Hot | Self::Local)
    }
}

/// What the reader set.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    pub(super) test: Test,
    /// Districts, else hexagons.
    pub(super) is_on_districts: bool,
    /// Places per 10,000 inhabitants, else how many.
    pub(super) is_rate: bool,
    /// The width of a hexagon; none where there is no area to lay them over.
    pub(super) width_m: Option<f64>,
    /// How often lots are drawn.
    pub(super) runs: usize,
    /// What the lots begin with.
    pub(super) seed: u64,
    /// The kind that is looked at; empty: what is shown.
    pub(super) kind: String,
    options: Options,
    widths: Vec<f64>,
    /// Whether there are districts to choose, and inhabitants.
    can_be: (bool, bool),
}

/// What can be chosen.
pub(super) struct Choices {
    /// How many districts are looked at.
    pub(super) districts: usize,
    /// Set where districts have inhabitants.
    pub(super) has_people: bool,
    /// Widths of hexagons, and the one to begin with.
    pub(super) widths: (Vec<f64>, Option<f64>),
}

/// From this many districts on they are what is looked at first: fewer have little to say.
const ENOUGH_DISTRICTS: usize = 30;
/// Limits of the number of draws.
const RUNS: (f64, f64) = (99.0, 99_999.0);

impl Setting {
    /// Reads the setting of options; one that is missing or senseless has its default.
    pub(super) fn read(options: &Options, choices: Choices) -> Self {
        let find = |(_, code, _): &&(Test, &str, super::Words)| Some(*code) == options.get("test");
        let test = Test::ALL.iter().find(find).map_or(Test::Global, |(test, ..)| *test);
        let mut own = options.clone();
        "chance".clone_into(&mut own.topic);
        let can_be_districts = choices.districts > 3;
        let is_on_districts = can_be_districts
            && match options.get("on") {
                Some("districts") => true,
                Some("hexagons") => choices.widths.1.is_none(),
                _ => choices.districts >= ENOUGH_DISTRICTS || choices.widths.1.is_none(),
            };
        let can_be_rate = is_on_districts && choices.has_people;
        let width = options.number("width", f64::NAN, (0.0, 1e6));
        // Envelopes draw whole patterns: fewer of them are usual. Many comparisons at once need a finer p.
        let runs = match test {
            Test::Ripley => 99.0,
            Test::Hot | Test::Local => 9_999.0,
            _ => 999.0,
        };
        Self {
            test,
            is_on_districts,
            is_rate: can_be_rate && options.get("what") != Some("count"),
            width_m: choices.widths.0.iter().copied().find(|own| *own == width).or(choices.widths.1),
            runs: options.number("permutations", runs, RUNS).round() as usize,
            seed: options.number("seed", 1.0, (0.0, 1e9)).round() as u64,
            kind: options.get("kind").unwrap_or_default().to_owned(),
            options: own,
            widths: choices.widths.0,
            can_be: (can_be_districts, can_be_rate),
        }
    }

    /// The menu of tests.
    pub(super) fn tests(&self, locale: Locale) -> Element {
        let choices = Test::ALL.map(|(_, code, label)| (code, label.get(locale)));
        // Another test has its own usual number of draws.
        let open = self.options.with("permutations", "").go_with_field("test");
        control::select("chance-test", words::TEST.get(locale), &open, &choices, self.test.code())
    }

    /// The fields of the test that is chosen.
    pub(super) fn controls(&self, material: &Material, kinds: Option<&Kinds<'_>>, locale: Locale) -> Element {
        let mut fields = Vec::new();
        let open = |key: &str| self.options.go_with_field(key);
        if self.test.is_of_areas() {
            if self.can_be.0 && !self.widths.is_empty() {
                let choices = [("hexagons", words::HEXAGONS.get(locale)), ("districts", words::DISTRICTS.get(locale))];
                let now = if self.is_on_districts { "districts" } else { "hexagons" };
                fields.push(control::select("chance-on", words::ON.get(locale), &open("on"), &choices, now));
            }
            if let Some(width_m) = self.width_m.filter(|_| !self.is_on_districts) {
                let texts: Vec<(String, String)> =
                    self.widths.iter().map(|width| (width.to_string(), distance(locale, *width))).collect();
                let choices: Vec<(&str, &str)> = texts.iter().map(|(value, label)| (&**value, &**label)).collect();
                let now = width_m.to_string();
                fields.push(control::select("chance-width", words::WIDTH.get(locale), &open("width"), &choices, &now));
            }
            if self.can_be.1 {
                let choices = [("rate", words::RATE.get(locale)), ("count", words::COUNT.get(locale))];
                let now = if self.is_rate { "rate" } else { "count" };
                fields.push(control::select("chance-what", words::WHAT.get(locale), &open("what"), &choices, now));
            }
        } else if let Some(kinds) = kinds.filter(|_| self.test != Test::Colocation) {
            let mut texts = vec![(String::new(), words::KIND_SHOWN.get(locale).to_owned())];
            for (code, value) in (1..).zip(&kinds.values) {
                texts.push((value.clone(), kinds.label(material, code, locale)));
            }
            let choices: Vec<(&str, &str)> = texts.iter().map(|(value, label)| (&**value, &**label)).collect();
            fields.push(control::select("chance-kind", words::KIND.get(locale), &open("kind"), &choices, &self.kind));
        }
        fields.push(control::number(
            "chance-runs",
            words::RUNS.get(locale),
            &open("permutations"),
            self.runs as f64,
            RUNS,
            "100",
        ));
        fields.push(control::number(
            "chance-seed",
            words::SEED.get(locale),
            &open("seed"),
            self.seed as f64,
            (0.0, 1e9),
            "1",
        ));
        el("div").class("settings").all(fields)
    }
}
