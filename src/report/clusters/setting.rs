//! How the reader wants clusters to be found, and the fields for it.

use super::words;
use crate::analysis::cluster::{HdbscanOptions, Method};
use crate::i18n::{Locale, distance};
use crate::report::{Element, Options, control, el};

/// The radii that can be chosen, in metres.
pub(super) const RADII_M: (f64, f64) = (10.0, 100_000.0);
/// The least numbers of places that can be chosen.
const LEAST: (f64, f64) = (2.0, 1_000.0);
/// With a density of its own a cluster has no radius: how fine positions must be then, in metres.
const DENSITY_PRECISION_M: f64 = 250.0;
/// Clusters that are listed at first.
const LISTED: usize = 8;
/// The radii that the slider stops at, in metres.
const STEPS_M: [f64; 25] = [
    50.0, 75.0, 100.0, 150.0, 200.0, 250.0, 300.0, 400.0, 500.0, 750.0, 1e3, 1.5e3, 2e3, 2.5e3, 3e3, 4e3, 5e3, 7.5e3,
    1e4, 1.5e4, 2e4, 2.5e4, 3e4, 4e4, 5e4,
];

/// What the reader set.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Setting {
    /// Set where each cluster has its own density.
    pub(super) is_density: bool,
    /// The radius in metres.
    pub(super) radius_m: f64,
    /// The radius that the curve is drawn for: the one before its bend was moved.
    pub(super) basis_m: f64,
    /// The place on the curve that the radius is taken from.
    pub(super) rank: Option<usize>,
    /// The least number of places.
    pub(super) least: usize,
    /// The chosen cluster's number from 1; 0 for none.
    pub(super) chosen: usize,
    /// How many clusters and members are listed.
    pub(super) listed: usize,
}

impl Setting {
    /// Reads the setting of options; one that is missing or senseless has its default.
    pub(super) fn read(options: &Options) -> Self {
        let (radius_m, least) = Method::PRESETS[0];
        let stepped = options.get("step").and_then(|step| STEPS_M.get(step.parse::<usize>().ok()?)).copied();
        let basis_m = stepped.unwrap_or_else(|| options.number("radius", radius_m, RADII_M));
        let whole = |key: &str| options.get(key).and_then(|value| value.parse().ok());
        Self {
            is_density: options.get("method") == Some("hdbscan"),
            radius_m: basis_m,
            basis_m,
            rank: whole("rank"),
            least: options.number("least", least as f64, LEAST).round() as usize,
            chosen: whole("chosen").unwrap_or(0),
            listed: if options.get("list") == Some("all") { usize::MAX } else { LISTED },
        }
    }

    /// Takes the radius from the curve, where the reader moved along it: whole metres, not below the place on the curve.
    #[must_use]
    pub(super) fn on_curve(mut self, curve: &[f64]) -> Self {
        if let Some(distance) = self.rank.and_then(|rank| curve.get(rank.min(curve.len().saturating_sub(1)))) {
            self.radius_m = distance.ceil().clamp(RADII_M.0, RADII_M.1);
        }
        self
    }

    /// The method that finds such clusters.
    pub(super) fn method(&self) -> Method {
        if self.is_density {
            Method::Hdbscan(HdbscanOptions { min_size: self.least, min_points: self.least, join: 0.0 })
        } else {
            Method::Dbscan { eps_m: self.radius_m, min_points: self.least }
        }
    }

    /// How fine a position must be for its place to take part, in metres: the radius, where there is one.
    pub(super) fn precision_m(&self) -> f64 {
        if self.is_density { DENSITY_PRECISION_M } else { self.radius_m }
    }

    /// The options that say this, without a chosen cluster.
    pub(super) fn options(&self) -> Options {
        let (radius_m, least) = Method::PRESETS[0];
        let mut options = Options::of("clusters");
        if self.is_density {
            options = options.with("method", "hdbscan");
        }
        if self.radius_m != radius_m {
            options = options.with("radius", &self.radius_m.to_string());
        }
        if self.least != least {
            options = options.with("least", &self.least.to_string());
        }
        options
    }

    /// The options that say this, with the chosen cluster and the length of the list.
    pub(super) fn full_options(&self) -> Options {
        let options = self.options();
        let options = if self.chosen > 0 { options.with("chosen", &self.chosen.to_string()) } else { options };
        if self.listed == usize::MAX { options.with("list", "all") } else { options }
    }

    /// The patch that chooses another radius.
    pub(super) fn go_radius(&self, radius_m: f64) -> String {
        Self { radius_m, ..self.clone() }.options().go()
    }

    /// The patch of the slider along the curve.
    pub(super) fn go_rank(&self) -> String {
        Self { radius_m: self.basis_m, ..self.clone() }.options().go_with_field("rank")
    }

    /// Every field.
    pub(super) fn controls(&self, locale: Locale) -> Element {
        let mut controls = Vec::new();
        if !self.is_density {
            let step = nearest_step(self.radius_m);
            let open = self.options().with("radius", "");
            let said = distance(locale, self.radius_m);
            controls.push(control::slider(
                "clusters-radius",
                words::RADIUS.get(locale),
                &open.go_with_field("step"),
                (step, STEPS_M.len() - 1),
                &said,
            ));
            controls.push(control::number(
                "clusters-radius-m",
                words::RADIUS_FIELD.get(locale),
                &open.go_with_field("radius"),
                self.radius_m,
                RADII_M,
                "any",
            ));
        }
        let open = self.options().go_with_field("least");
        controls.push(control::number(
            "clusters-least",
            words::LEAST.get(locale),
            &open,
            self.least as f64,
            LEAST,
            "1",
        ));
        let methods = [("dbscan", words::ONE_RADIUS.get(locale)), ("hdbscan", words::OWN_DENSITY.get(locale))];
        let now = if self.is_density { "hdbscan" } else { "dbscan" };
        let open = self.options().go_with_field("method");
        controls.push(control::select("clusters-method", words::METHOD.get(locale), &open, &methods, now));
        el("div").put(self.presets(locale)).put(el("div").class("settings").all(controls))
    }

    /// The scales to choose from, and the reader's own where it is none of them.
    fn presets(&self, locale: Locale) -> Element {
        let titles = [words::CITY, words::TOWN, words::REGION];
        let mut choices = Vec::new();
        let mut is_any_on = self.is_density;
        for (title, (radius_m, least)) in titles.into_iter().zip(Method::PRESETS) {
            let preset = Self { is_density: false, radius_m, least, ..self.clone() };
            let is_on = !self.is_density && (self.radius_m, self.least) == (radius_m, least);
            is_any_on |= is_on;
            choices.push((title.fill(locale, &[&distance(locale, radius_m)]), preset.options().go(), is_on));
        }
        let density = Self { is_density: true, least: Method::PRESETS[0].1, ..self.clone() };
        choices.push((words::DENSITY.get(locale).to_owned(), density.options().go(), self.is_density));
        if !is_any_on {
            let own = words::OWN.fill(locale, &[&distance(locale, self.radius_m)]);
            choices.push((own, self.options().go(), true));
        }
        control::radios("clusters-scale", words::SCALE.get(locale), choices)
    }

    /// Everything that was asked for and how it was computed, in a line.
    pub(super) fn parameters(&self, (runs, seed): (usize, u64), locale: Locale) -> Element {
        let (least, runs, seed) = (self.least.to_string(), runs.to_string(), seed.to_string());
        let far = distance(locale, self.precision_m());
        let text = if self.is_density {
            words::PARAMETERS_DENSITY.fill(locale, &[&least, &far, &runs, &seed])
        } else {
            words::PARAMETERS_RADIUS.fill(locale, &[&far, &least, &runs, &seed])
        };
        el("p").class("parameters").text(&text)
    }
}

/// The slider's stop nearest to a radius, by ratio.
fn nearest_step(radius_m: f64) -> usize {
    let off = |step: f64| (step / radius_m).ln().abs();
    (1..STEPS_M.len()).fold(0, |best, at| if off(STEPS_M[at]) < off(STEPS_M[best]) { at } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Setting {
        Setting::read(&Options::read(text))
    }

    #[test]
    fn settings_stay_within_their_limits() {
        let plain = read("clusters");
        assert_eq!((plain.radius_m, plain.least, plain.chosen, plain.is_density), (250.0, 5, 0, false));
        let odd = read("clusters,radius:1e9,least:0,chosen:x,step:99,method:x");
        assert_eq!((odd.radius_m, odd.least, odd.chosen, odd.is_density), (1e5, 2, 0, false));
        assert_eq!(read("clusters,radius:250,step:0").radius_m, 50.0);
        assert_eq!(read("clusters,method:hdbscan,radius:900").precision_m(), 250.0);
        assert!(matches!(read("clusters,method:hdbscan,least:7").method(), Method::Hdbscan(o) if o.min_size == 7));
    }

    #[test]
    fn settings_come_back_from_their_options() {
        for text in ["clusters", "clusters,radius:5000,least:4", "clusters,method:hdbscan,radius:90,chosen:2,list:all"]
        {
            assert_eq!(read(&read(text).full_options().text()), read(text), "{text}");
        }
        assert_eq!(read("clusters,step:3,rank:7").go_radius(99.0), "an=clusters,radius:99");
    }

    #[test]
    fn the_curve_gives_the_radius() {
        let curve = [5_000.0, 321.4, 200.0, 3.0];
        let moved = read("clusters,radius:400,rank:1").on_curve(&curve);
        assert_eq!((moved.radius_m, moved.basis_m), (322.0, 400.0));
        assert_eq!(moved.go_rank(), "an=clusters,radius:400,rank:{}");
        assert_eq!(read("clusters,rank:99").on_curve(&curve).radius_m, 10.0);
        assert_eq!(read("clusters,rank:99").on_curve(&[]).radius_m, 250.0);
        assert_eq!((nearest_step(250.0), nearest_step(1.0), nearest_step(1e9)), (5, 0, 24));
    }
}
