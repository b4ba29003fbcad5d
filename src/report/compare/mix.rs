//! The mix of both sides as bars in pairs.

use super::chooser::letter;
use super::contrast::Contrast;
use super::side::Scene;
use super::words as w;
use crate::i18n::integer;
use crate::report::bar::bar_line;
use crate::report::overview::{Grouping, percent};
use crate::report::{Element, Figure, Grid, el};

/// Most rows that are drawn; tables have all.
pub(super) const MOST_ROWS: usize = 10;

/// Bars in pairs with the share of each kind on either side.
pub(super) fn mix(scene: &Scene<'_>, kinds: &Grouping, contrasts: &[Contrast]) -> Element {
    let locale = scene.locale;
    let largest = contrasts.iter().flat_map(|contrast| contrast.shares).fold(0.0, f64::max);
    let share = |share: f64| percent(locale, if share.is_nan() { 0.0 } else { share });
    let mut grid = Grid::new(
        &kinds.title,
        [kinds.title.as_str(), "A", "B", &w::SHARE_IN.fill(locale, &["A"]), &w::SHARE_IN.fill(locale, &["B"])],
    );
    let (mut pairs, mut said) = (Vec::new(), Vec::new());
    for contrast in contrasts {
        let label = &kinds.groups[contrast.kind].label;
        let shares = contrast.shares.map(share);
        let counts = contrast.counts.map(|count| integer(locale, u64::from(count)));
        grid.row(&[label, &counts[0], &counts[1], &shares[0], &shares[1]]);
        said.push(w::PAIR.fill(locale, &[label, &shares[0], &shares[1]]));
        if pairs.len() == MOST_ROWS {
            continue;
        }
        let line = |side: usize, name: &str, color: &str| {
            el("span")
                .class("pair-line")
                .put(letter(name))
                .put(bar_line(contrast.shares[side] / largest, color))
                .put(el("span").class("bar-figure").text(&shares[side]))
        };
        let name = el("span").class("bar-name").text(label);
        pairs.push(el("li").class("pair").put(name).put(line(0, "A", "side-a")).put(line(1, "B", "side-b")));
    }
    let lead = |side: usize| {
        let most = contrasts.iter().map(|contrast| contrast.counts[side]).max().unwrap_or_default();
        let ahead = contrasts.iter().filter(|contrast| contrast.counts[side] == most);
        let names: Vec<&str> = ahead.clone().map(|contrast| kinds.groups[contrast.kind].label.as_str()).collect();
        (names.join(", "), share(ahead.map(|contrast| contrast.shares[side]).next().unwrap_or_default()))
    };
    let (a, b) = (lead(0), lead(1));
    Figure {
        title: if a.0 == b.0 {
            w::MIX_SAME.fill(locale, &[&a.0, &a.1, &b.1])
        } else {
            w::MIX_TITLE.fill(locale, &[&a.0, &a.1, &b.0, &b.1])
        },
        summary: w::MIX_SUMMARY.fill(locale, &[&said.join("; ")]),
        drawing: el("ul").class("pairs").all(pairs),
        grid,
    }
    .element(locale)
}
