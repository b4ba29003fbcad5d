//! The lines of the list and where they stand: a few words for each place, so that a million are no burden.

use crate::ui::catalog::Name;
use std::ops::Range;

/// Height of a place's line, in CSS px.
pub(super) const ROW_PX: f64 = 60.0;
/// Height of a heading, in CSS px.
pub(super) const HEADING_PX: f64 = 36.0;

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Line {
    /// A district with its number of places.
    Heading(Name, usize),
    /// A place's row, its number among the places from 1, and its distance from the map's centre in metres.
    Place(usize, usize, Option<f64>),
}

/// The places in their order, and headings between.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Lines {
    rows: Vec<u32>,
    /// Distances of the rows, infinite where unknown; none where the list is not by distance.
    away: Vec<f64>,
    /// Headings with their places: each stands before the row with the number that comes first.
    headings: Vec<(usize, Name, usize)>,
}

impl Lines {
    /// Rows without more.
    pub(super) fn plain(rows: Vec<u32>) -> Self {
        Self { rows, ..Self::default() }
    }

    /// Rows with their distances in metres.
    pub(super) fn by_distance(rows: Vec<(u32, f64)>) -> Self {
        let (rows, away) = rows.into_iter().unzip();
        Self { rows, away, headings: Vec::new() }
    }

    /// Groups of rows under headings.
    pub(super) fn grouped<'a>(groups: impl Iterator<Item = &'a (Name, &'a [u32])>) -> Self {
        let mut lines = Self::default();
        for (heading, rows) in groups {
            lines.headings.push((lines.rows.len(), heading.clone(), rows.len()));
            lines.rows.extend_from_slice(rows);
        }
        lines
    }

    /// Number of lines, headings among them.
    pub(super) fn len(&self) -> usize {
        self.rows.len() + self.headings.len()
    }

    /// Number of places.
    pub(super) fn places(&self) -> usize {
        self.rows.len()
    }

    /// The headings above a line.
    fn headings_above(&self, line: usize) -> usize {
        let mut above = 0..self.headings.len();
        while !above.is_empty() {
            let middle = usize::midpoint(above.start, above.end);
            if self.headings[middle].0 + middle < line { above.start = middle + 1 } else { above.end = middle }
        }
        above.start
    }

    /// Says whether a line is a heading.
    fn heading(&self, line: usize) -> Option<&(usize, Name, usize)> {
        let above = self.headings_above(line);
        self.headings.get(above).filter(|heading| heading.0 + above == line)
    }

    /// A line; none beyond the last.
    pub(super) fn line(&self, line: usize) -> Option<Line> {
        if let Some((_, name, count)) = self.heading(line) {
            return Some(Line::Heading(name.clone(), *count));
        }
        let at = line - self.headings_above(line);
        let away = self.away.get(at).copied().filter(|away| away.is_finite());
        Some(Line::Place(*self.rows.get(at)? as usize, at + 1, away))
    }

    /// Where a line begins, in CSS px.
    pub(super) fn top_px(&self, line: usize) -> f64 {
        let above = self.headings_above(line);
        above as f64 * HEADING_PX + (line - above) as f64 * ROW_PX
    }

    /// The height of all, in CSS px.
    pub(super) fn height_px(&self) -> f64 {
        self.headings.len() as f64 * HEADING_PX + self.rows.len() as f64 * ROW_PX
    }

    /// The lines between two heights.
    pub(super) fn between(&self, top_px: f64, bottom_px: f64) -> Range<usize> {
        let first_at = |is_before: &dyn Fn(f64) -> bool| {
            let mut lines = 0..self.len();
            while !lines.is_empty() {
                let middle = usize::midpoint(lines.start, lines.end);
                if is_before(self.top_px(middle)) { lines.start = middle + 1 } else { lines.end = middle }
            }
            lines.start
        };
        let start = first_at(&|top| top + ROW_PX <= top_px);
        let end = first_at(&|top| top < bottom_px);
        start.min(end)..end
    }

    /// The nearest line at or beyond `line` in a direction that is a place.
    pub(super) fn place_from(&self, line: usize, is_down: bool) -> Option<usize> {
        let is_place = |line: &usize| *line < self.len() && self.heading(*line).is_none();
        if is_down { (line..self.len()).find(is_place) } else { (0..=line).rev().find(is_place) }
    }

    /// The line of a row.
    pub(super) fn line_of_row(&self, row: usize) -> Option<usize> {
        let at = self.rows.iter().position(|own| *own as usize == row)?;
        Some(at + self.headings.partition_point(|heading| heading.0 <= at))
    }
}
