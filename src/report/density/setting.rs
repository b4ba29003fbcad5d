//! The bandwidths that can be chosen, and the one that suits the places.

use super::words as w;
use crate::analysis::density::Surface;
use crate::i18n::{Locale, distance};
use crate::report::placing::Placing;
use crate::report::{Element, Options, control};

/// Where the slider stops, in metres.
const STEPS_M: [f64; 23] = [
    100.0, 150.0, 200.0, 300.0, 500.0, 700.0, 1e3, 1.5e3, 2e3, 3e3, 5e3, 7e3, 1e4, 1.5e4, 2e4, 3e4, 5e4, 7e4, 1e5,
    1.5e5, 2e5, 3e5, 5e5,
];
/// Points of the lattice at most: of many places, whose bands have many corners, and of up to [`FEW`].
const MOST: usize = 120_000;
const MOST_OF_FEW: usize = 1_500_000;
const FEW: usize = 1_500;
/// Bandwidths that can be chosen go at least this many times into what the places span.
const LEAST_TIMES: f64 = 3.0;
/// The bandwidth begins at what the places span over this.
const OF_SPAN: f64 = 50.0;

/// Bandwidths.
pub(super) struct Widths {
    /// Stops, ascending; at least one.
    pub(super) steps_m: &'static [f64],
    /// The one that is taken.
    pub(super) bandwidth_m: f64,
    /// The one that suits what the places span: all of them, so that a filter does not change what is compared. A rule of
    /// likelihood is of no use here: a few places far off outweigh all others.
    pub(super) suited_m: f64,
    /// Set where smaller ones are left out, because there are too many places for them.
    pub(super) is_cut: bool,
}

impl Widths {
    /// Reads the bandwidth of options, in metres or as a stop of the slider; else that which suits the places.
    pub(super) fn new(placing: &Placing, options: &Options) -> Self {
        let points = &placing.points;
        let last = STEPS_M.partition_point(|step| step * LEAST_TIMES <= placing.extent_m.max(1e3)).max(1);
        // Greater ones cost less, so the first that can be had is found by halving.
        let most = if points.len() > FEW { MOST } else { MOST_OF_FEW };
        let (mut low, mut high) = (0, last - 1);
        while low < high {
            let middle = usize::midpoint(low, high);
            if Surface::size(points, STEPS_M[middle]) <= most {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        let steps_m = &STEPS_M[low..last];
        let nearest = |width: f64| {
            let off = |step: &f64| (step / width).ln().abs();
            steps_m.iter().copied().min_by(|a, b| off(a).total_cmp(&off(b))).unwrap_or(STEPS_M[low])
        };
        let suited_m = nearest((placing.extent_m / OF_SPAN).max(1.0));
        let stop = options.get("step").and_then(|step| steps_m.get(step.parse::<usize>().ok()?)).copied();
        let asked = options.number("bandwidth", f64::NAN, (1.0, 1e7));
        let asked = (!asked.is_nan()).then(|| nearest(asked));
        let bandwidth_m = stop.or(asked).unwrap_or(suited_m);
        Self { steps_m, bandwidth_m, suited_m, is_cut: low > 0 }
    }

    /// The slider.
    pub(super) fn control(&self, options: &Options, locale: Locale) -> Element {
        let now = self.steps_m.iter().position(|step| *step == self.bandwidth_m).unwrap_or(0);
        let open = options.with("bandwidth", "").go_with_field("step");
        let said = distance(locale, self.bandwidth_m);
        let label = w::BANDWIDTH.fill(locale, &[&said]);
        control::slider("density-bandwidth", &label, &open, (now, self.steps_m.len() - 1), &said)
    }
}
