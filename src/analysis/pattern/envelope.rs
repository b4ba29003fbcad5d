//! Envelopes: between which values a curve would lie by chance.

use super::{EdgeCorrection, Sweep, Window, ripley};
use crate::analysis::Random;

/// How an envelope is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnvelopeOptions {
    /// How many random patterns are made.
    pub runs: usize,
    /// The seed they are drawn from.
    pub seed: u64,
    /// How the border is dealt with.
    pub correction: EdgeCorrection,
}

impl Default for EnvelopeOptions {
    /// 99 patterns, seed 1, the border form, which suits any window.
    fn default() -> Self {
        Self { runs: 99, seed: 1, correction: EdgeCorrection::Border }
    }
}

/// A curve of L among those of random patterns.
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope {
    /// The distances.
    pub radii: Vec<f64>,
    /// L as it is; NaN where it cannot be known.
    pub observed: Vec<f64>,
    /// At each distance the least L of the random patterns; NaN where one of them or the true one is unknown.
    pub low: Vec<f64>,
    /// At each distance the greatest; NaN likewise.
    pub high: Vec<f64>,
    /// At each distance the mean of all curves, the true one among them.
    pub mean: Vec<f64>,
    /// How likely a curve that leaves the mean as far anywhere is by chance: (r + 1)/(runs + 1). The envelope itself is for
    /// looking at one distance: with 99 patterns a curve of chance leaves it at a given distance in 2 of 100.
    pub p: f64,
}

/// Compares L of the `chosen` points with that of as many drawn from all `points`: random labelling.
///
/// Asks whether a kind is more clustered than places are anyway. `chosen` are places in `points`. `keep_going` is told how
/// many patterns are done and may end it with `false`. `None` then, where [`ripley`] is, and when `chosen` has
/// something twice or that is no point. The order of the points matters for which patterns are drawn: bring them by id.
pub fn label_envelope(
    points: &[[f64; 2]],
    chosen: &[usize],
    window: &Window,
    radii: &[f64],
    options: &EnvelopeOptions,
    keep_going: &mut dyn FnMut(usize) -> bool,
) -> Option<Envelope> {
    Sweep::new(points)?;
    let mut is_chosen = vec![false; points.len()];
    for &point in chosen {
        if std::mem::replace(is_chosen.get_mut(point)?, true) {
            return None;
        }
    }
    let some = |chosen: &[usize]| -> Vec<[f64; 2]> { chosen.iter().map(|&point| points[point]).collect() };
    let draw = |random: &mut Random| some(&random.sample(points.len(), chosen.len()));
    envelope(&some(chosen), window, radii, options, &draw, keep_going)
}

/// Compares L of `points` with that of as many dropped into the window at random.
///
/// People do not live at random: for a country's places [`label_envelope`] is the fairer question. Otherwise as there.
pub fn random_envelope(
    points: &[[f64; 2]],
    window: &Window,
    radii: &[f64],
    options: &EnvelopeOptions,
    keep_going: &mut dyn FnMut(usize) -> bool,
) -> Option<Envelope> {
    let draw = |random: &mut Random| points.iter().map(|_| window.random_point(random)).collect();
    envelope(points, window, radii, options, &draw, keep_going)
}

fn envelope(
    points: &[[f64; 2]],
    window: &Window,
    radii: &[f64],
    options: &EnvelopeOptions,
    draw: &dyn Fn(&mut Random) -> Vec<[f64; 2]>,
    keep_going: &mut dyn FnMut(usize) -> bool,
) -> Option<Envelope> {
    let curve = |points: &[[f64; 2]]| ripley(points, window, radii, options.correction).map(|found| found.l);
    let mut random = Random::new(options.seed);
    let mut curves = vec![curve(points)?];
    for run in 0..options.runs {
        if !keep_going(run) {
            return None;
        }
        curves.push(curve(&draw(&mut random))?);
    }
    let at = |r: usize| curves.iter().map(move |curve| curve[r]);
    let mean: Vec<f64> = (0..radii.len()).map(|r| at(r).sum::<f64>() / curves.len() as f64).collect();
    let fold = |start: f64, pick: fn(f64, f64) -> f64| -> Vec<f64> {
        let end = |r: usize| if mean[r].is_nan() { f64::NAN } else { at(r).skip(1).fold(start, pick) };
        (0..radii.len()).map(end).collect()
    };
    // Distances at which some curve is unknown have a NaN for their mean, and no say.
    let farthest = |curve: &Vec<f64>| curve.iter().zip(&mean).map(|(l, mean)| (l - mean).abs()).fold(0.0, f64::max);
    let observed = farthest(&curves[0]);
    let as_far = curves[1..].iter().filter(|curve| farthest(curve) >= observed - 1e-12 * observed).count();
    Some(Envelope {
        radii: radii.to_vec(),
        low: fold(f64::INFINITY, f64::min),
        high: fold(f64::NEG_INFINITY, f64::max),
        mean: mean.clone(),
        p: (as_far + 1) as f64 / (options.runs + 1) as f64,
        observed: curves.swap_remove(0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::points;

    const RADII: [f64; 3] = [0.05, 0.1, 0.15];

    fn exact() -> EnvelopeOptions {
        EnvelopeOptions { correction: EdgeCorrection::Isotropic, ..EnvelopeOptions::default() }
    }

    #[test]
    fn cells_keep_apart_and_redwood_clusters() {
        let cells = points(include_str!("../../../tests/fixtures/cells.csv"));
        let redwood = points(include_str!("../../../tests/fixtures/redwood.csv"));
        let window = Window::rectangle([0.0, 0.0], [1.0, 1.0]).unwrap();
        let found = random_envelope(&cells, &window, &RADII, &exact(), &mut |_| true).unwrap();
        assert!(found.p == 0.01 && found.observed[1] < found.low[1], "{found:?}");
        let window = Window::rectangle([0.0, -1.0], [1.0, 0.0]).unwrap();
        let found = random_envelope(&redwood, &window, &RADII, &exact(), &mut |_| true).unwrap();
        assert!(found.p == 0.01 && found.observed[1] > found.high[1], "{found:?}");
        assert!((0..3).all(|r| found.low[r] <= found.mean[r] && found.mean[r] <= found.high[r].max(found.observed[r])));
        assert_eq!(random_envelope(&redwood, &window, &RADII, &exact(), &mut |run| run < 3), None);
    }

    #[test]
    fn a_kind_in_one_corner_is_clustered_among_places_a_random_kind_is_not() {
        let redwood = points(include_str!("../../../tests/fixtures/redwood.csv"));
        let window = Window::rectangle([0.0, -1.0], [1.0, 0.0]).unwrap();
        let left: Vec<usize> = (0..62).filter(|&i| redwood[i][0] < 0.4).collect();
        let options = EnvelopeOptions::default();
        let label = |chosen: &[usize]| label_envelope(&redwood, chosen, &window, &RADII, &options, &mut |_| true);
        assert_eq!(label(&left).unwrap().p, 0.01);
        assert!(label(&(0..62).step_by(3).collect::<Vec<_>>()).unwrap().p > 0.05);
        assert_eq!((label(&[1, 1]), label(&[62, 3]), label(&[])), (None, None, None));
        let far = label_envelope(&redwood, &left, &window, &[0.1, 0.6], &options, &mut |_| true).unwrap();
        assert!(far.low[0] < far.high[0] && [far.low[1], far.high[1], far.mean[1]].iter().all(|l| l.is_nan()));
        // Everybody is as everybody.
        assert_eq!(label(&(0..62).collect::<Vec<_>>()).unwrap().p, 1.0);
    }

    #[test]
    fn false_alarms_are_as_rare_as_stated() {
        let window = Window::rectangle([0.0, 0.0], [1.0, 1.0]).unwrap();
        let mut random = Random::new(9);
        let (mut dropped, mut labelled) = (0, 0);
        for seed in 0..200 {
            let points: Vec<_> = (0..40).map(|_| window.random_point(&mut random)).collect();
            let options = EnvelopeOptions { runs: 39, seed, correction: EdgeCorrection::None };
            let chosen = random.sample(40, 15);
            let p = random_envelope(&points, &window, &RADII, &options, &mut |_| true).unwrap().p;
            dropped += u32::from(p <= 0.05);
            let p = label_envelope(&points, &chosen, &window, &RADII, &options, &mut |_| true).unwrap().p;
            labelled += u32::from(p <= 0.05);
        }
        assert!((3..=19).contains(&dropped) && (3..=19).contains(&labelled), "{dropped} {labelled} of 200");
    }
}
