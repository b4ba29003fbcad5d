//! Clustered at which distance? L of the places in the band of what chance gives.

use super::nearest::Subject;
use super::{Body, FINE_M, LEAST, Page, Verdict, words};
use crate::analysis::Random;
use crate::analysis::pattern::{EdgeCorrection, Envelope, EnvelopeOptions, label_envelope, random_envelope};
use crate::i18n::distance;
use crate::index::order::sort_by;
use crate::report::curve::Banded;
use crate::report::figure::Figure;
use crate::report::site::Kinds;
use crate::report::{Element, Grid, Overlay, Work, el};

/// Distances that are looked at.
const STEPS: usize = 20;
/// More places are thinned by lot: every pair counts.
const MOST: usize = 2_000;
/// As many places at most say how far apart places are.
const PAIRED: usize = 400;

impl Page<'_> {
    /// The test of all distances.
    pub(super) fn ripley(&self, kinds: Option<&Kinds<'_>>, work: &mut Work<'_>) -> Option<Body> {
        let locale = self.locale;
        let (means, misleads) = (words::RIPLEY_MEANS, words::RIPLEY_MISLEADS);
        let mut subject = self.subject(kinds);
        let whole = subject.points.len();
        if whole > MOST {
            thin(&mut subject, self.setting.seed);
        }
        let few = || Some(self.too_few_points(&subject, means, misleads));
        let Some(window) = subject.window().filter(|_| subject.chosen.len() >= LEAST) else { return few() };
        let Some(reach_m) = reach(&subject.points) else { return few() };
        let radii: Vec<f64> = (1..=STEPS).map(|step| reach_m * step as f64 / STEPS as f64).collect();
        let runs = self.setting.runs;
        // With all places the correction is the same for the places and for the draws, so none is needed.
        let options = EnvelopeOptions { runs, seed: self.setting.seed, correction: EdgeCorrection::None };
        let mut go_on = |run: usize| (work.go_on)(run as f64 / runs as f64);
        let found = if subject.is_all() {
            random_envelope(&subject.points, &window, &radii, &options, &mut go_on)?
        } else {
            label_envelope(&subject.points, &subject.chosen, &window, &radii, &options, &mut go_on)?
        };
        let off = |at: usize| found.observed[at] - found.mean[at];
        let farthest = (0..STEPS).max_by(|&a, &b| off(a).abs().total_cmp(&off(b).abs()).then(b.cmp(&a))).unwrap_or(0);
        let verdict = Verdict::of(found.p, off(farthest) > 0.0);
        let at_m = if verdict == Verdict::NoMore { reach_m } else { radii[farthest] };
        let text = verdict.pick(words::RIPLEY_MORE, words::RIPLEY_NOT, words::RIPLEY_LESS);
        let mut parts = vec![self.how_likely(found.p)];
        if !subject.is_all() {
            parts.push(el("p").text(&words::RIPLEY_AGAINST.fill(locale, &[&self.count(subject.points.len())])));
        }
        parts.push(self.band(&found, verdict));
        parts.extend(self.left_out(subject.left_out, FINE_M));
        if whole > subject.points.len() {
            let values = [self.count(subject.points.len()), self.count(whole)];
            parts.push(el("p").class("muted").text(&words::SAMPLED.fill(locale, &[&values[0], &values[1]])));
        }
        parts.push(self.caveat());
        let (chosen, all, fine) =
            (self.count(subject.chosen.len()), self.count(subject.points.len()), distance(locale, FINE_M));
        let (runs, seed) = (self.count(runs), self.setting.seed.to_string());
        let parameters = if subject.is_all() {
            let area = crate::i18n::decimal(locale, window.area() / 1e6, 0);
            let random = words::PARAMETERS_RANDOM.fill(locale, &[&chosen, &area, &fine]);
            [random, words::PARAMETERS_DRAWS.fill(locale, &[&runs, &seed])].join(" ")
        } else {
            words::PARAMETERS_LABELS.fill(locale, &[&chosen, &all, &runs, &seed, &fine])
        };
        Some(Body {
            verdict: text.fill(locale, &[&subject.name, &distance(locale, at_m)]),
            parts,
            means: means.get(locale).to_owned(),
            misleads,
            parameters,
            overlay: Overlay::default(),
        })
    }

    /// The picture of L − r in its band.
    fn band(&self, found: &Envelope, verdict: Verdict) -> Element {
        let locale = self.locale;
        let less = |values: &[f64]| -> Vec<f64> { values.iter().zip(&found.radii).map(|(l, r)| l - r).collect() };
        let (observed, low, high, mean) =
            (less(&found.observed), less(&found.low), less(&found.high), less(&found.mean));
        let above = (0..STEPS).filter(|&at| observed[at] > high[at]).count();
        let below = (0..STEPS).filter(|&at| observed[at] < low[at]).count();
        let (text, number) =
            if above >= below { (words::RIPLEY_FIGURE_ABOVE, above) } else { (words::RIPLEY_FIGURE_BELOW, below) };
        let title = text.fill(locale, &[&self.count(number), &self.count(STEPS)]);
        let title = if verdict == Verdict::NoMore && number == 0 {
            words::RIPLEY_FIGURE.get(locale).to_owned()
        } else {
            [&*title, " ", words::RIPLEY_FIGURE.get(locale)].concat()
        };
        let signed = |metres: f64| {
            let size = distance(locale, metres.abs());
            if metres < 0.0 { ["−", &size].concat() } else { size }
        };
        let heads =
            [words::RIPLEY_X, words::RIPLEY_L, words::RIPLEY_LOW, words::RIPLEY_HIGH].map(|head| head.get(locale));
        let mut grid = Grid::new(words::RIPLEY_TABLE.get(locale), heads);
        for (at, radius_m) in found.radii.iter().enumerate() {
            grid.row(&[&distance(locale, *radius_m), &signed(observed[at]), &signed(low[at]), &signed(high[at])]);
        }
        let banded = Banded { at: &found.radii, observed: &observed, low: &low, high: &high, expected: &mean };
        let below = [words::RIPLEY_X.get(locale), " →   ↑ ", words::RIPLEY_L.get(locale)].concat();
        let drawing = banded.draw(&|metres| distance(locale, metres), &signed, &below);
        Figure { summary: title.clone(), title, drawing, grid }.element(locale)
    }
}

/// Keeps some of the places by lot; they stay in their order.
fn thin(subject: &mut Subject, seed: u64) {
    let mut kept = Random::new(seed).sample(subject.points.len(), MOST);
    kept.sort_unstable();
    subject.points = kept.iter().map(|&point| subject.points[point]).collect();
    let is_chosen = |old: &usize| subject.chosen.binary_search(old).is_ok();
    subject.chosen = (0..kept.len()).filter(|&new| is_chosen(&kept[new])).collect();
}

/// How far to look: the median distance of two places, to two digits; `None` where most are on one spot.
fn reach(points: &[[f64; 2]]) -> Option<f64> {
    let step = points.len().div_ceil(PAIRED).max(1);
    let some: Vec<[f64; 2]> = points.iter().copied().step_by(step).collect();
    let mut apart = Vec::new();
    for (at, a) in some.iter().enumerate() {
        apart.extend(some[at + 1..].iter().map(|b| (a[0] - b[0]).hypot(a[1] - b[1])));
    }
    sort_by(&mut apart, &|a, b| a.total_cmp(b));
    let median = apart.get(apart.len() / 2).copied().filter(|median| *median > 0.0)?;
    let digit = 10_f64.powf(median.log10().floor() - 1.0);
    Some((median / digit).round() * digit)
}
