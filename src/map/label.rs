//! Places labels so that none overlaps another, and so that they stay where they are while the map moves.
//!
//! Greedy by priority over a grid of what is taken. A label that was shown on the frame before keeps its side of the
//! symbol as long as that is free, and goes before others of the same priority. All lengths in CSS px; the caller
//! measures the text.

use super::{Screen, ScreenRect};
use crate::index::order::{sort_by, sorted_rows};
use std::ops::RangeInclusive;

/// Free space kept around each label, in CSS px.
const PADDING_PX: f64 = 3.0;
/// Side of a cell of the grid, in CSS px.
const CELL_PX: f64 = 64.0;
/// Most cells of the grid across and down.
const MAX_CELLS: f64 = 256.0;

/// Where a label may stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LabelKind {
    /// Beside a symbol, `offset_px` from the anchor: right, left, above or below.
    Point {
        /// Gap between anchor and label.
        offset_px: f64,
    },
    /// Centred on the anchor.
    Area,
}

/// A label that wants a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Tells labels apart from frame to frame.
    pub id: u64,
    /// What it belongs to.
    pub anchor: Screen,
    /// Measured width of the text.
    pub width_px: f64,
    /// Height of the text.
    pub height_px: f64,
    /// Greater goes first; NaN goes last.
    pub priority: f32,
    /// Where it may stand.
    pub kind: LabelKind,
}

/// The side of its anchor that a label stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// To the right.
    Right,
    /// To the left.
    Left,
    /// Above.
    Top,
    /// Below.
    Bottom,
    /// On it.
    Center,
}

/// A label that got a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedLabel {
    /// The candidate's id.
    pub id: u64,
    /// The candidate's index in the slice that was placed.
    pub index: usize,
    /// The box of the text.
    pub rect: ScreenRect,
    /// The side it stands on.
    pub slot: Slot,
}

/// Places labels frame after frame, remembering where they stood.
#[derive(Clone, Debug, Default)]
pub struct Placer {
    /// Ids and sides of the labels of the frame before, ascending.
    shown: Vec<(u64, Slot)>,
}

impl Placer {
    /// Makes a placer that remembers nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Chooses which of `candidates` are shown, and where: inside `bounds`, off `obstacles` and off each other.
    ///
    /// Candidates that are not finite get no place. Sorted by priority, those shown before first among equals, then by
    /// id. About O(n log n).
    pub fn place(
        &mut self,
        candidates: &[Candidate],
        obstacles: &[ScreenRect],
        bounds: ScreenRect,
    ) -> Vec<PlacedLabel> {
        let mut taken = Taken::new(bounds);
        for obstacle in obstacles.iter().filter(|rect| rect.overlaps(&bounds)) {
            taken.insert(*obstacle);
        }
        let priority =
            |candidate: &Candidate| if candidate.priority.is_nan() { f32::NEG_INFINITY } else { candidate.priority };
        let before = |candidate: &Candidate| {
            let at = self.shown.binary_search_by(|shown| shown.0.cmp(&candidate.id)).ok()?;
            Some(self.shown[at].1)
        };
        let order = sorted_rows(candidates.len(), &mut |a, b| {
            let (a, b) = (&candidates[a as usize], &candidates[b as usize]);
            let shown_first = || before(b).is_some().cmp(&before(a).is_some());
            priority(b).total_cmp(&priority(a)).then_with(shown_first).then_with(|| a.id.cmp(&b.id))
        });
        let mut placed = Vec::new();
        for index in order {
            let index = index as usize;
            let candidate = &candidates[index];
            let sides: &[Slot] = match candidate.kind {
                LabelKind::Point { .. } => &[Slot::Right, Slot::Left, Slot::Top, Slot::Bottom],
                LabelKind::Area => &[Slot::Center],
            };
            let before = before(candidate).filter(|slot| sides.contains(slot));
            let free = before.into_iter().chain(sides.iter().copied()).find_map(|slot| {
                let rect = rect_at(candidate, slot);
                (bounds.encloses(&rect) && taken.is_free(&rect.grown(PADDING_PX))).then_some((slot, rect))
            });
            if let Some((slot, rect)) = free {
                taken.insert(rect);
                placed.push(PlacedLabel { id: candidate.id, index, rect, slot });
            }
        }
        self.shown = placed.iter().map(|label| (label.id, label.slot)).collect();
        sort_by(&mut self.shown, &|a, b| a.0.cmp(&b.0));
        placed
    }
}

/// The box of a label on a side of its anchor.
fn rect_at(candidate: &Candidate, slot: Slot) -> ScreenRect {
    let Candidate { anchor: Screen { x, y }, width_px, height_px, kind, .. } = *candidate;
    let gap = match kind {
        LabelKind::Point { offset_px } => offset_px,
        LabelKind::Area => 0.0,
    };
    let (right, down) = match slot {
        Slot::Right => (gap + width_px / 2.0, 0.0),
        Slot::Left => (-gap - width_px / 2.0, 0.0),
        Slot::Top => (0.0, -gap - height_px / 2.0),
        Slot::Bottom => (0.0, gap + height_px / 2.0),
        Slot::Center => (0.0, 0.0),
    };
    ScreenRect::around(Screen::new(x + right, y + down), width_px, height_px)
}

/// Boxes that are taken, found by the cells of a grid that they touch.
#[derive(Debug)]
struct Taken {
    /// Where the first cell begins.
    origin: Screen,
    columns: usize,
    /// The boxes of each cell, row after row; what is beyond the grid belongs to the cell at its edge.
    cells: Vec<Vec<ScreenRect>>,
}

impl Taken {
    /// Makes a grid over `bounds` with nothing taken.
    fn new(bounds: ScreenRect) -> Self {
        let cells = |length_px: f64| (length_px / CELL_PX).ceil().clamp(1.0, MAX_CELLS) as usize;
        let columns = cells(bounds.max.x - bounds.min.x);
        let rows = cells(bounds.max.y - bounds.min.y);
        Self { origin: bounds.min, columns, cells: vec![Vec::new(); columns * rows] }
    }

    fn insert(&mut self, rect: ScreenRect) {
        let (columns, rows) = self.touched(&rect);
        for row in rows {
            for column in columns.clone() {
                self.cells[row * self.columns + column].push(rect);
            }
        }
    }

    fn is_free(&self, rect: &ScreenRect) -> bool {
        let (columns, mut rows) = self.touched(rect);
        rows.all(|row| {
            let cells = &self.cells[row * self.columns..][columns.clone()];
            cells.iter().flatten().all(|other| !other.overlaps(rect))
        })
    }

    /// The columns and rows of the cells that a box touches.
    fn touched(&self, rect: &ScreenRect) -> (RangeInclusive<usize>, RangeInclusive<usize>) {
        let cell = |px: f64, count: usize| ((px / CELL_PX) as usize).min(count - 1);
        let (min, max, origin) = (rect.min, rect.max, self.origin);
        let rows = self.cells.len() / self.columns;
        (
            cell(min.x - origin.x, self.columns)..=cell(max.x - origin.x, self.columns),
            cell(min.y - origin.y, rows)..=cell(max.y - origin.y, rows),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BOUNDS: ScreenRect = ScreenRect::new(Screen::new(0.0, 0.0), Screen::new(800.0, 600.0));

    fn candidate(id: u64, x: f64, y: f64, priority: f32) -> Candidate {
        let kind = LabelKind::Point { offset_px: 8.0 };
        Candidate { id, anchor: Screen::new(x, y), width_px: 60.0, height_px: 14.0, priority, kind }
    }

    #[test]
    fn the_more_important_label_goes_first_and_the_other_one_gives_way() {
        let placed =
            Placer::new().place(&[candidate(1, 100.0, 100.0, 1.0), candidate(2, 104.0, 100.0, 2.0)], &[], BOUNDS);
        assert_eq!(placed.iter().map(|l| (l.id, l.slot)).collect::<Vec<_>>(), [(2, Slot::Right), (1, Slot::Left)]);
    }

    #[test]
    fn a_label_keeps_its_side_when_the_reason_for_it_is_gone() {
        let mut placer = Placer::new();
        let obstacle = ScreenRect::around(Screen::new(140.0, 100.0), 30.0, 30.0);
        assert_eq!(placer.place(&[candidate(1, 100.0, 100.0, 1.0)], &[obstacle], BOUNDS)[0].slot, Slot::Left);
        assert_eq!(placer.place(&[candidate(1, 103.0, 101.0, 1.0)], &[], BOUNDS)[0].slot, Slot::Left);
        assert_eq!(placer.place(&[], &[], BOUNDS), []);
        assert_eq!(placer.place(&[candidate(1, 103.0, 101.0, 1.0)], &[], BOUNDS)[0].slot, Slot::Right);
    }

    #[test]
    fn a_shown_label_is_not_ousted_by_a_newcomer_of_equal_rank() {
        let area = |id, x| Candidate { kind: LabelKind::Area, ..candidate(id, x, 100.0, 1.0) };
        let mut placer = Placer::new();
        placer.place(&[area(7, 100.0)], &[], BOUNDS);
        let ids: Vec<_> = placer.place(&[area(3, 110.0), area(7, 100.0)], &[], BOUNDS).iter().map(|l| l.id).collect();
        assert_eq!(ids, [7]);
    }

    #[test]
    fn a_column_stands_by_its_narrow_side_and_leaves_room_above_and_below() {
        let column = |id, x| Candidate { width_px: 14.0, height_px: 60.0, ..candidate(id, x, 100.0, 1.0) };
        let mut placer = Placer::new();
        let placed = placer.place(&[column(1, 100.0), column(2, 140.0)], &[], BOUNDS);
        let boxes = |placed: &[PlacedLabel]| {
            let rect = |label: &PlacedLabel| (label.rect.min, label.rect.max);
            placed.iter().map(rect).collect::<Vec<_>>()
        };
        let tall = |x: f64| (Screen::new(x, 70.0), Screen::new(x + 14.0, 130.0));
        assert_eq!(boxes(&placed), [tall(108.0), tall(148.0)]);
        // As lines the second would have to give way; nothing is placed into a column's upper end either.
        let line = candidate(3, 100.0, 66.0, 0.5);
        let placed = placer.place(&[column(1, 100.0), line], &[], BOUNDS);
        assert_eq!(
            placed.iter().map(|label| (label.id, label.slot)).collect::<Vec<_>>(),
            [(1, Slot::Right), (3, Slot::Left)]
        );
    }

    #[test]
    fn nonsense_gets_no_place() {
        let lost = Candidate { width_px: f64::INFINITY, ..candidate(1, 100.0, 100.0, 1.0) };
        assert_eq!(Placer::new().place(&[lost, candidate(2, f64::NAN, 0.0, f32::NAN)], &[], BOUNDS), []);
    }

    proptest! {
        #[test]
        fn never_two_overlap(spots in prop::collection::vec((0.0..800.0_f64, 0.0..600.0_f64, 10.0..150.0_f64, 0..4_u8, any::<bool>()), 0..80),
                             walls in prop::collection::vec((0.0..800.0_f64, 0.0..600.0_f64), 0..20), dx in -30.0..30.0_f64) {
            let at = |dx: f64| -> Vec<Candidate> {
                spots.iter().enumerate().map(|(i, &(x, y, width_px, rank, is_area))| {
                    let kind = if is_area { LabelKind::Area } else { LabelKind::Point { offset_px: 6.0 } };
                    Candidate { width_px, kind, ..candidate(i as u64, x + dx, y, f32::from(rank)) }
                }).collect()
            };
            let walls: Vec<_> = walls.iter().map(|&(x, y)| ScreenRect::around(Screen::new(x, y), 12.0, 12.0)).collect();
            let mut placer = Placer::new();
            for candidates in [at(0.0), at(dx)] {
                let placed = placer.place(&candidates, &walls, BOUNDS);
                for (i, one) in placed.iter().enumerate() {
                    prop_assert!(BOUNDS.encloses(&one.rect));
                    prop_assert!(placed[..i].iter().all(|two| !two.rect.overlaps(&one.rect)));
                    prop_assert!(walls.iter().all(|wall| !wall.overlaps(&one.rect)));
                }
                prop_assert_eq!(placer.place(&candidates, &walls, BOUNDS).len(), placed.len());
            }
        }
    }
}
