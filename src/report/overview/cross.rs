//! Kinds by district: a table shaded by counts, whose cells filter both at once.

use super::district::{FEW, shows_all};
use super::glance::Glance;
use super::grouping::Grouping;
use super::ranking::Ranking;
use super::words as w;
use crate::report::heat::{Heat, HeatCell, HeatRow};
use crate::report::{Element, Figure, Grid, el};
use crate::state::filter_pair;

/// The part of the page about both; `None` where no place has both.
pub(super) fn part(glance: &Glance<'_>, kinds: &Grouping, districts: &Grouping) -> Option<Element> {
    let locale = glance.locale;
    let counts = count(glance, kinds, districts);
    let width = kinds.groups.len();
    // Rows and columns as the bars have them; those without any place are left out.
    let order = |grouping: &Grouping| -> Vec<usize> {
        let ranking = Ranking::new(glance, grouping);
        ranking.order.iter().filter_map(|group| grouping.position(&group.code)).collect()
    };
    let of_district = |row: usize| counts[row * width..(row + 1) * width].iter().sum::<u32>();
    let of_kind = |column: usize| counts.iter().skip(column).step_by(width).sum::<u32>();
    let rows: Vec<usize> = order(districts).into_iter().filter(|row| of_district(*row) > 0).collect();
    let columns: Vec<usize> = order(kinds).into_iter().filter(|column| of_kind(*column) > 0).collect();
    if rows.is_empty() || columns.is_empty() {
        return None;
    }
    let cell = |row: usize, column: usize| {
        let (district, kind) = (&districts.groups[row], &kinds.groups[column]);
        let figure = glance.number(counts[row * width + column]);
        let is_on = glance.is_only(&districts.id, &district.code) && glance.is_only(&kinds.id, &kind.code);
        let pairs = if is_on {
            [filter_pair(&kinds.id, None), filter_pair(&districts.id, None)]
        } else {
            [Glance::only(&kinds.id, &kind.code), Glance::only(&districts.id, &district.code)]
        };
        let count = counts[row * width + column];
        HeatCell {
            count,
            name: w::CROSS_CELL.count(locale, count as usize, &[&kind.label, &district.label, &figure]),
            figure,
            go: if count > 0 { pairs.join("&") } else { String::new() },
            is_on,
        }
    };
    let most = if shows_all(glance) { usize::MAX } else { FEW };
    let heat = Heat {
        caption: format!("{} × {}", kinds.title, districts.title),
        corner: districts.title.clone(),
        columns: columns.iter().map(|column| kinds.groups[*column].label.clone()).collect(),
        rows: rows
            .iter()
            .enumerate()
            .filter(|(at, row)| *at < most || columns.iter().any(|column| cell(**row, *column).is_on))
            .map(|(_, row)| HeatRow {
                name: districts.groups[*row].label.clone(),
                cells: columns.iter().map(|column| cell(*row, *column)).collect(),
            })
            .collect(),
    };
    let title = heat.caption.clone();
    let heads = columns.iter().map(|column| kinds.groups[*column].label.as_str());
    let heads = std::iter::once(districts.title.as_str()).chain(heads).chain([w::HEAD_TOTAL.get(locale)]);
    let mut grid = Grid::new(&heat.caption, heads);
    for row in &rows {
        let mut cells = vec![districts.groups[*row].label.clone()];
        cells.extend(columns.iter().map(|column| glance.number(counts[row * width + column])));
        cells.push(glance.number(of_district(*row)));
        grid.row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let sizes = [glance.number(rows.len() as u32), glance.number(columns.len() as u32)];
    let figure = Figure {
        title: finding(glance, kinds, districts),
        summary: w::CROSS_SUMMARY.fill(locale, &[&sizes[0], &sizes[1]]),
        drawing: heat.element(),
        grid,
    };
    let more = Ranking::new(glance, districts).more("districts", FEW).filter(|_| rows.len() > FEW);
    Some(el("section").put(el("h3").text(&title)).put(figure.element(locale)).all(more))
}

/// Counts by district and kind, district by district, of what all other filters leave.
fn count(glance: &Glance<'_>, kinds: &Grouping, districts: &Grouping) -> Vec<u32> {
    let width = kinds.groups.len();
    let mut counts = vec![0; width * districts.groups.len()];
    for row in glance.without(&[&kinds.id, &districts.id]).iter_ones() {
        let of_row = kinds.groups_of(glance.material, row);
        for district in districts.groups_of(glance.material, row) {
            for kind in &of_row {
                counts[district * width + kind] += 1;
            }
        }
    }
    counts
}

/// The largest group of the places that are shown; the first of equals by district and kind.
fn finding(glance: &Glance<'_>, kinds: &Grouping, districts: &Grouping) -> String {
    let width = kinds.groups.len();
    let mut counts = vec![0_u32; width * districts.groups.len()];
    for row in glance.question.mask.iter_ones() {
        for district in districts.groups_of(glance.material, row) {
            for kind in kinds.groups_of(glance.material, row) {
                counts[district * width + kind] += 1;
            }
        }
    }
    let largest = counts.iter().copied().max().unwrap_or_default();
    let ahead: Vec<usize> = (0..counts.len()).filter(|at| counts[*at] == largest).collect();
    let (figure, total) = (glance.number(largest), glance.number(glance.shown()));
    match ahead[..] {
        _ if largest == 0 => w::NONE_KNOWN.fill(glance.locale, &[&districts.title]),
        [one] => {
            let (kind, district) = (&kinds.groups[one % width].label, &districts.groups[one / width].label);
            w::CROSS_TITLE.fill(glance.locale, &[kind, district, &figure, &total])
        }
        _ => w::LEVEL.fill(glance.locale, &[&figure, &total]),
    }
}
