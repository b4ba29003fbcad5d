//! How near is the nearest? A kind against as many of all places, or all places against ones strewn by lot.

use super::{Body, FINE_M, LEAST, Page, Verdict, words};
use crate::analysis::cluster::{convex_hull, ring_area};
use crate::analysis::pattern::{Window, clark_evans, nearest_label};
use crate::i18n::{decimal, distance};
use crate::report::site::Kinds;
use crate::report::{Element, Overlay, Work, el};

/// A hull with less area than this share of its length's square is a line.
const FLAT: f64 = 0.005;

/// The places that are looked at, among all of the region.
pub(super) struct Subject {
    /// All places of the region with a precise location, on the plane, by id.
    pub(super) points: Vec<[f64; 2]>,
    /// Those that are looked at, ascending.
    pub(super) chosen: Vec<usize>,
    /// What they are called.
    pub(super) name: String,
    /// How many are left out because their location is too coarse.
    pub(super) left_out: usize,
}

impl Subject {
    /// Says whether they are all places, so that only a spread by lot is left to compare with.
    pub(super) fn is_all(&self) -> bool {
        self.chosen.len() == self.points.len()
    }

    /// The area that the places span: their hull, enlarged as it falls short of the area they come from, the more so the more
    /// of them are its corners. `None` where they are all on a line, or nearly.
    ///
    /// Source: B. D. Ripley and J.-P. Rasson, Finding the edge of a Poisson forest, J. Appl. Prob. 14 (1977).
    pub(super) fn window(&self) -> Option<Window> {
        let hull = convex_hull(&self.points);
        let reach = |at: &[f64; 2]| (at[0] - hull[0][0]).hypot(at[1] - hull[0][1]);
        let longest = hull.iter().map(reach).fold(0.0, f64::max);
        let inside = 1.0 - hull.len() as f64 / self.points.len() as f64;
        if inside <= 0.0 || ring_area(&hull) < FLAT * longest * longest {
            return None;
        }
        let [x, y] = [0, 1].map(|axis| hull.iter().map(|at| at[axis]).sum::<f64>() / hull.len() as f64);
        let scale = 1.0 / inside.sqrt();
        let enlarged = hull.iter().map(|at| [x + scale * (at[0] - x), y + scale * (at[1] - y)]).collect();
        Window::polygon(&[enlarged])
    }
}

impl Page<'_> {
    /// The places that are shown, of the kind that is chosen.
    pub(super) fn subject(&self, kinds: Option<&Kinds<'_>>) -> Subject {
        let pool = &self.region.pool;
        let kinds = kinds.filter(|kinds| kinds.values.contains(&self.setting.kind));
        let code = kinds.and_then(|kinds| kinds.values.binary_search(&self.setting.kind).ok()).map(|at| at as u32 + 1);
        let is_meant = |site: usize| {
            let row = pool.rows[site] as usize;
            let is_of_kind = kinds.is_none_or(|kinds| Some(kinds.codes[site]) == code);
            is_of_kind && row < self.question.mask.len() && self.question.mask.get(row)
        };
        let placed = pool.placed_to(FINE_M);
        let chosen: Vec<usize> = (0..placed.len()).filter(|&at| is_meant(placed[at])).collect();
        let name = match (kinds, code) {
            (Some(kinds), Some(code)) => kinds.label(self.material, code, self.locale),
            _ if chosen.len() == placed.len() => words::SUBJECT_ALL.get(self.locale).to_owned(),
            _ => words::SUBJECT_SHOWN.get(self.locale).to_owned(),
        };
        let meant = (0..pool.len()).filter(|&site| is_meant(site)).count();
        let left_out = meant - chosen.len();
        Subject { points: self.on_plane(pool, &placed), chosen, name, left_out }
    }

    /// That there are too few places.
    pub(super) fn too_few_points(&self, subject: &Subject, means: super::Words, misleads: super::Words) -> Body {
        let values = [self.count(subject.chosen.len()), self.count(LEAST)];
        Body {
            verdict: words::TOO_FEW_POINTS.fill(self.locale, &[&values[0], &values[1]]),
            parts: self.left_out(subject.left_out, FINE_M).into_iter().collect(),
            means: means.get(self.locale).to_owned(),
            misleads,
            parameters: String::new(),
            overlay: Overlay::default(),
        }
    }

    /// The test of nearest neighbours.
    pub(super) fn nearest(&self, kinds: Option<&Kinds<'_>>, work: &mut Work<'_>) -> Option<Body> {
        let locale = self.locale;
        let subject = self.subject(kinds);
        let (means, misleads) = (words::CLARK_MEANS, words::CLARK_MISLEADS);
        let few = || Some(self.too_few_points(&subject, means, misleads));
        if subject.chosen.len() < LEAST {
            return few();
        }
        let fine = distance(locale, FINE_M);
        let chosen = self.count(subject.chosen.len());
        let (mean, expected, p, ratio, parts, parameters) = if subject.is_all() {
            let Some(window) = subject.window() else { return few() };
            let Some(found) = clark_evans(&subject.points, &window) else { return few() };
            let test = found.donnelly;
            let said =
                words::CLARK_RANDOM.fill(locale, &[&decimal(locale, test.ratio, 2), &decimal(locale, test.z, 1)]);
            let area = decimal(locale, window.area() / 1e6, 0);
            let parameters = words::PARAMETERS_RANDOM.fill(locale, &[&chosen, &area, &fine]);
            (found.mean, test.expected, test.p, test.ratio, vec![el("p").text(&said)], parameters)
        } else {
            let runs = self.setting.runs;
            let mut go_on = |run: usize| (work.go_on)(run as f64 / runs as f64);
            let test = nearest_label(&subject.points, &subject.chosen, runs, self.setting.seed, &mut go_on)?;
            if test.expected <= 0.0 {
                return few();
            }
            let all = self.count(subject.points.len());
            let band = [test.low, test.high].map(|end| decimal(locale, end / test.expected, 2));
            let ratio = decimal(locale, test.ratio, 2);
            let said = words::CLARK_LABELS.fill(locale, &[&ratio, &band[0], &band[1], &chosen, &all]);
            let (runs, seed) = (self.count(runs), self.setting.seed.to_string());
            let parameters = words::PARAMETERS_LABELS.fill(locale, &[&chosen, &all, &runs, &seed, &fine]);
            (
                test.mean,
                test.expected,
                test.p,
                test.ratio,
                vec![self.how_likely(test.p), el("p").text(&said)],
                parameters,
            )
        };
        let verdict = Verdict::of(p, ratio < 1.0);
        let text = verdict.pick(words::CLARK_NEARER, words::CLARK_NOT, words::CLARK_FARTHER);
        let values = [distance(locale, mean), distance(locale, expected)];
        let mut parts: Vec<Element> = parts;
        parts.extend(self.left_out(subject.left_out, FINE_M));
        parts.push(self.caveat());
        Some(Body {
            verdict: text.fill(locale, &[&subject.name, &values[0], &values[1]]),
            parts,
            means: means.get(locale).to_owned(),
            misleads,
            parameters,
            overlay: Overlay::default(),
        })
    }
}
