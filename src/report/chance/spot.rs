//! Where are hot and cold spots, and which areas are outliers? Gi* and local Moran, tested for every area at once.

use super::unit::Units;
use super::{Body, LEVEL, Page, words};
use crate::analysis::autocorrelation::{LocalOptions, LocalUnit, Quadrant, local_association};
use crate::geo::LngLatBounds;
use crate::i18n::decimal;
use crate::index::order::sort_by;
use crate::report::{Element, Grid, OverlayShape, Work, el};

/// Rows of the table.
const LISTED: usize = 20;

/// What an area is, once chance is allowed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    Hot,
    Cold,
    HighAmongLow,
    LowAmongHigh,
    Neither,
}

impl Spot {
    /// What a unit is: by Gi*, or by local Moran with its outliers.
    pub(super) fn of(unit: &LocalUnit, with_outliers: bool) -> Self {
        if unit.q.is_nan() || unit.q > LEVEL {
            return Self::Neither;
        }
        if !with_outliers {
            return if unit.gi_star > 0.0 { Self::Hot } else { Self::Cold };
        }
        match unit.label {
            Some(Quadrant::HighHigh) => Self::Hot,
            Some(Quadrant::LowLow) => Self::Cold,
            Some(Quadrant::HighLow) => Self::HighAmongLow,
            Some(Quadrant::LowHigh) => Self::LowAmongHigh,
            None => Self::Neither,
        }
    }

    /// What it is called.
    pub(super) fn word(self, with_outliers: bool) -> super::Words {
        match (self, with_outliers) {
            (Self::Hot, false) => words::HOT,
            (Self::Cold, false) => words::COLD,
            (Self::Hot, true) => words::HIGH_HIGH,
            (Self::Cold, true) => words::LOW_LOW,
            (Self::HighAmongLow, _) => words::HIGH_LOW,
            (Self::LowAmongHigh, _) => words::LOW_HIGH,
            (Self::Neither, _) => words::NEITHER,
        }
    }
}

impl Page<'_> {
    /// The test of every area with its neighbours.
    pub(super) fn spots(&self, with_outliers: bool, work: &mut Work<'_>) -> Option<Body> {
        let locale = self.locale;
        let units = Units::of(self.material, self.region, self.sites, self.setting).unwrap_or_default();
        let values = units.tested(self.setting.is_rate);
        let means = if with_outliers { words::LOCAL_MEANS } else { words::HOT_MEANS }.get(locale).to_owned();
        let varies = values.iter().any(|value| *value != values[0]);
        if !units.is_enough() || !varies {
            return Some(Body { means, misleads: words::HOT_MISLEADS, ..self.too_few(&units) });
        }
        let weights = if with_outliers { units.weights.clone().row_standardised() } else { units.weights.clone() };
        let options = LocalOptions { runs: self.setting.runs, seed: self.setting.seed, level: LEVEL };
        let n = values.len();
        let found = local_association(&values, &weights, &options, &mut |unit| (work.go_on)(unit as f64 / n as f64))?;
        let spots: Vec<Spot> = found.iter().map(|unit| Spot::of(unit, with_outliers)).collect();
        let all = self.count(n);
        let number = |some: &[Spot]| spots.iter().filter(|spot| some.contains(spot)).count();
        let verdict = if number(&[Spot::Neither]) == n {
            if with_outliers { words::LOCAL_NONE } else { words::HOT_NONE }.fill(locale, &[&all])
        } else if with_outliers {
            let alike = self.count(number(&[Spot::Hot, Spot::Cold]));
            let outliers = self.count(number(&[Spot::HighAmongLow, Spot::LowAmongHigh]));
            words::LOCAL_SOME.fill(locale, &[&alike, &outliers, &all])
        } else {
            let (hot, cold) = (self.count(number(&[Spot::Hot])), self.count(number(&[Spot::Cold])));
            words::HOT_SOME.fill(locale, &[&hot, &cold, &all])
        };
        let mut parts = Vec::new();
        parts.extend(self.spot_table(&units, &found, &spots, with_outliers));
        // Deals give p in steps: the least of them has to be small enough for all comparisons.
        let least = 2.0 / (self.setting.runs as f64 + 1.0);
        let standing = n - number(&[Spot::Neither]);
        if least * n as f64 > LEVEL * (standing as f64 + 1.0) {
            let values = [self.count(self.setting.runs), decimal(locale, least, 4), all.clone()];
            let text = words::COARSE.fill(locale, &[&values[0], &values[1], &values[2]]);
            parts.push(el("p").class("muted").text(&text));
        }
        parts.extend(self.notes(&units));
        Some(Body {
            verdict,
            parts,
            means,
            misleads: words::HOT_MISLEADS,
            parameters: self.area_parameters(),
            overlay: self.spot_overlay(&units, &spots, with_outliers),
        })
    }

    /// The areas that stand out, the strongest first, as buttons that show them; nothing where none does.
    fn spot_table(&self, units: &Units, found: &[LocalUnit], spots: &[Spot], with_outliers: bool) -> Option<Element> {
        let locale = self.locale;
        let mut standing: Vec<usize> = (0..found.len()).filter(|&unit| spots[unit] != Spot::Neither).collect();
        if standing.is_empty() {
            return None;
        }
        sort_by(&mut standing, &|a, b| found[*b].gi_star.abs().total_cmp(&found[*a].gi_star.abs()).then(a.cmp(b)));
        let heads = [words::AREA, words::IS, words::AREA_VALUE, words::SCORE, words::CORRECTED];
        let mut grid = Grid::new(words::HOT_TABLE.get(locale), heads.map(|head| head.get(locale)));
        for &unit in standing.iter().take(LISTED) {
            let name = units.name(self.material, unit, locale);
            let show = el("button").attr("type", "button").class("link").attr("data-fit", &self.fit(units, unit));
            let cell = |text: &str| el("span").text(text);
            grid.rows.push(vec![
                show.text(&name),
                cell(spots[unit].word(with_outliers).get(locale)),
                cell(&decimal(locale, units.list[unit].value, 1)),
                cell(&decimal(locale, found[unit].gi_star, 1)),
                cell(&decimal(locale, found[unit].q, 3)),
            ]);
        }
        Some(el("div").put(el("h3").text(words::HOT_TABLE.get(locale))).put(grid.element()))
    }

    /// What the map is to show for an area.
    fn fit(&self, units: &Units, unit: usize) -> String {
        let bounds: LngLatBounds = match &units.list[unit].shape {
            OverlayShape::Polygons(polygons) => polygons.iter().flatten().flatten().copied().collect(),
            OverlayShape::Row(layer, row) => self
                .material
                .layer(layer)
                .map_or(LngLatBounds::EMPTY, |layer| layer.dataset.geometry.bounds(*row as usize)),
        };
        let [west, south, east, north] = <[f64; 4]>::from(bounds);
        format!("{west:.4},{south:.4},{east:.4},{north:.4}")
    }
}
