//! Both sides in figures: counts, variety, what is known.

use super::side::{Scene, Side};
use super::words as w;
use crate::analysis::mix::{diversity, rarefied_kinds};
use crate::i18n::integer;
use crate::query::FacetKind;
use crate::report::overview::percent;
use crate::report::{Element, Grid, el};
use crate::taxonomy::Precision;

/// The table of both sides; `counts` are those of the kinds on either side.
pub(super) fn facts(scene: &Scene<'_>, a: &Side, b: &Side, shared: usize, counts: &[Vec<u32>; 2]) -> Element {
    let locale = scene.locale;
    let names = [a, b].map(|side| format!("{}: {}", side.letter, side.name));
    let mut grid = Grid::new(w::FACTS.get(locale), [w::FACT.get(locale), &names[0], &names[1]]);
    let of_both = |of: &dyn Fn(&Side) -> String| [of(a), of(b)];
    let mut row = |name: &str, [of_a, of_b]: [String; 2]| grid.row(&[name, &of_a, &of_b]);
    row(w::ROW_PLACES.get(locale), of_both(&|side| integer(locale, side.len() as u64)));
    if shared > 0 {
        row(w::ROW_BOTH.get(locale), of_both(&|side| with_share(scene, shared, side.len())));
    }
    if scene.mixed_by(a, b).is_some() {
        let sizes: Vec<u32> = counts.iter().map(|counts| counts.iter().sum()).collect();
        let of_counts = |of: &dyn Fn(&[u32]) -> Option<String>| {
            [0, 1].map(|side| of(&counts[side]).unwrap_or_else(|| "–".to_owned()))
        };
        let found = |counts: &[u32]| counts.iter().filter(|count| **count > 0).count() as u64;
        row(w::ROW_KINDS.get(locale), of_counts(&|counts| Some(integer(locale, found(counts)))));
        let effective = |counts: &[u32]| {
            let weights: Vec<f64> = counts.iter().copied().map(f64::from).collect();
            diversity(&weights).map(|mix| scene.number(mix.effective_kinds(), 1))
        };
        row(w::ROW_EFFECTIVE.get(locale), of_counts(&effective));
        // A larger side shows more kinds by being larger: compared at the size of the smaller.
        let size = sizes.iter().copied().min().unwrap_or_default();
        if size > 1 && sizes[0] != sizes[1] {
            let name = w::ROW_RAREFIED.fill(locale, &[&integer(locale, u64::from(size))]);
            row(&name, of_counts(&|counts| Some(scene.number(rarefied_kinds(counts, size)?, 1))));
        }
    }
    let share_of = |is_in: &dyn Fn(usize) -> bool| {
        of_both(&|side| with_share(scene, side.mask.iter_ones().filter(|row| is_in(*row)).count(), side.len()))
    };
    let facets = scene.material.places.facets.facets();
    let is_range = |at: &usize| matches!(facets[*at].spec.kind, FacetKind::Range { .. });
    let is_year = |at: &usize| facets[*at].spec.field.to_lowercase().contains("year");
    let ranges: Vec<usize> = (0..facets.len()).filter(is_range).collect();
    if let Some(at) = ranges.iter().copied().find(is_year).or_else(|| ranges.first().copied()) {
        let title = scene.material.places.configs[at].title.get(locale.code());
        let name = if is_year(&at) { w::ROW_YEAR.get(locale).to_owned() } else { w::ROW_NUMBER.fill(locale, &[title]) };
        row(&name, share_of(&|row| !facets[at].places_of(row).is_empty()));
    }
    let dataset = scene.material.places.dataset();
    if dataset.field("precision").is_some() {
        let level = |row: usize| dataset.text(row, "precision").and_then(Precision::from_code);
        row(w::ROW_EXACT.get(locale), share_of(&|row| level(row).is_some_and(|level| level <= Precision::Building)));
    } else {
        row(w::ROW_POSITION.get(locale), share_of(&|row| scene.material.places.position(row).is_some()));
    }
    el("section").put(el("h3").text(w::FACTS.get(locale))).put(grid.element())
}

/// A count with its share of a side.
fn with_share(scene: &Scene<'_>, count: usize, all: usize) -> String {
    let share = percent(scene.locale, count as f64 / all.max(1) as f64);
    w::SHARE_OF.fill(scene.locale, &[&integer(scene.locale, count as u64), &share])
}
