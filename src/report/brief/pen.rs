//! Lines and rings as SVG paths: cut off at the frame, simplified, rounded to tenths of a px, written relative.

use crate::map::{Screen, ScreenRect};
use std::fmt::Write as _;

/// How far a simplified line may be off, in px.
const TOLERANCE_PX: f64 = 0.3;

/// A path that is being written.
#[derive(Clone, Debug, Default)]
pub(super) struct Pen {
    path: String,
}

impl Pen {
    /// Adds the part of a ring that is inside `frame`, closed. The ring may repeat its first position at the end or not;
    /// positions that are not finite are left out. What is left of fewer than three corners is not drawn.
    pub(super) fn ring(&mut self, ring: impl Iterator<Item = Screen>, frame: &ScreenRect) {
        let mut corners: Vec<Screen> = ring.filter(|corner| corner.is_finite()).collect();
        if corners.len() > 1 && corners.first() == corners.last() {
            corners.pop();
        }
        let mut corners = clipped(corners, frame);
        if corners.len() < 3 {
            return;
        }
        corners.push(corners[0]);
        let mut corners = simplified(&corners);
        corners.pop();
        if corners.len() >= 3 && self.stretch(&corners) {
            self.path.push('z');
        }
    }

    /// Adds an open line as it is, simplified.
    pub(super) fn line(&mut self, corners: &[Screen]) {
        self.stretch(&simplified(corners));
    }

    /// Adds a closed shape as it is.
    pub(super) fn corners(&mut self, corners: impl Iterator<Item = Screen>) {
        if self.stretch(&corners.collect::<Vec<_>>()) {
            self.path.push('z');
        }
    }

    /// The `d` of the path; empty where nothing was drawn.
    pub(super) fn path(self) -> String {
        self.path
    }

    /// Writes corners; says whether there was anything to write.
    fn stretch(&mut self, corners: &[Screen]) -> bool {
        let tenths = |at: &Screen| ((at.x * 10.0).round() as i64, (at.y * 10.0).round() as i64);
        let mut corners = corners.iter().map(tenths);
        let Some(first) = corners.next() else { return false };
        let (mut last, mut steps) = (first, String::new());
        for corner in corners {
            let step = (corner.0 - last.0, corner.1 - last.1);
            if step != (0, 0) {
                write_tenths(&mut steps, step.0);
                write_tenths(&mut steps, step.1);
                last = corner;
            }
        }
        if steps.is_empty() {
            return false;
        }
        self.path.push('M');
        write_tenths(&mut self.path, first.0);
        write_tenths(&mut self.path, first.1);
        self.path.push('l');
        self.path.push_str(&steps);
        true
    }
}

/// Writes a number of tenths, parted from a number before it.
pub(super) fn write_tenths(to: &mut String, tenths: i64) {
    if tenths >= 0 && to.ends_with(|last: char| last.is_ascii_digit()) {
        to.push(' ');
    }
    let (sign, whole, tenth) = (if tenths < 0 { "-" } else { "" }, tenths.abs() / 10, tenths.abs() % 10);
    // Writing to a String cannot fail.
    let _ = if tenth == 0 { write!(to, "{sign}{whole}") } else { write!(to, "{sign}{whole}.{tenth}") };
}

/// The part of a ring inside a box. What runs along the box's edge may run there twice.
/// Source: I. E. Sutherland, G. W. Hodgman, "Reentrant polygon clipping", Communications of the ACM 17 (1974).
fn clipped(ring: Vec<Screen>, rect: &ScreenRect) -> Vec<Screen> {
    type Side = fn(Screen, &ScreenRect) -> f64;
    let sides: [Side; 4] =
        [|at, r| at.x - r.min.x, |at, r| r.max.x - at.x, |at, r| at.y - r.min.y, |at, r| r.max.y - at.y];
    let mut ring = ring;
    for side in sides {
        let mut kept = Vec::with_capacity(ring.len());
        for (index, &to) in ring.iter().enumerate() {
            let from = ring[(index + ring.len() - 1) % ring.len()];
            let (before, now) = (side(from, rect), side(to, rect));
            if (before < 0.0) != (now < 0.0) {
                let share = before / (before - now);
                kept.push(Screen::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share));
            }
            if now >= 0.0 {
                kept.push(to);
            }
        }
        ring = kept;
    }
    ring
}

/// A line of fewer corners that is nowhere farther than the tolerance from the given one; its ends stay.
/// Source: D. H. Douglas, T. K. Peucker, "Algorithms for the reduction of the number of points", Cartographica 10 (1973).
fn simplified(line: &[Screen]) -> Vec<Screen> {
    let Some(last) = line.len().checked_sub(1) else { return Vec::new() };
    let mut is_kept = vec![false; line.len()];
    (is_kept[0], is_kept[last]) = (true, true);
    let mut open = vec![(0, last)];
    while let Some((start, end)) = open.pop() {
        let between = (start + 1..end).map(|at| (at, distance(line[at], line[start], line[end])));
        let farthest = between.fold((0, 0.0), |best, next| if next.1 > best.1 { next } else { best });
        if farthest.1 > TOLERANCE_PX {
            is_kept[farthest.0] = true;
            open.push((start, farthest.0));
            open.push((farthest.0, end));
        }
    }
    line.iter().zip(is_kept).filter(|(_, is_kept)| *is_kept).map(|(at, _)| *at).collect()
}

/// The distance from a position to a segment.
fn distance(at: Screen, a: Screen, b: Screen) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let square = dx * dx + dy * dy;
    let share = if square > 0.0 { (((at.x - a.x) * dx + (at.y - a.y) * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
    (at.x - a.x - dx * share).hypot(at.y - a.y - dy * share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRAME: ScreenRect = ScreenRect::new(Screen::new(0.0, 0.0), Screen::new(100.0, 100.0));

    fn ring(corners: &[(f64, f64)]) -> String {
        let mut pen = Pen::default();
        pen.ring(corners.iter().map(|&(x, y)| Screen::new(x, y)), &FRAME);
        pen.path()
    }

    #[test]
    fn rings_are_cut_off_and_closed() {
        assert_eq!(
            ring(&[(10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0), (10.0, 10.0)]),
            "M10 10l10 0 0 10-10 0z"
        );
        assert_eq!(ring(&[(-50.0, 40.0), (50.0, 40.0), (50.0, 60.0), (-50.0, 60.0)]), "M0 40l50 0 0 20-50 0z");
        assert_eq!(ring(&[(200.0, 0.0), (300.0, 0.0), (300.0, 50.0)]), "");
        assert_eq!(ring(&[(10.0, 10.0), (10.01, 10.0), (10.0, 10.01)]), "");
        assert_eq!(ring(&[(10.0, f64::NAN), (20.0, 10.0)]), "");
    }

    #[test]
    fn what_bends_less_than_the_tolerance_is_straight() {
        let line: Vec<Screen> = (0..=100).map(|x| Screen::new(f64::from(x), f64::from(x % 2) * 0.2)).collect();
        assert_eq!(simplified(&line), [line[0], line[100]]);
        assert_eq!(simplified(&[]), []);
    }

    fn area(corners: &[Screen]) -> f64 {
        let next = |index: usize| corners[(index + 1) % corners.len()];
        corners.iter().enumerate().map(|(index, a)| a.x * next(index).y - next(index).x * a.y).sum::<f64>() / 2.0
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn simplified_lines_stay_near(line in prop::collection::vec((-9.0..9.0_f64, -9.0..9.0_f64), 2..40)) {
            let line: Vec<Screen> = line.iter().map(|&(x, y)| Screen::new(x / 9.0, y / 9.0)).collect();
            let simple = simplified(&line);
            prop_assert_eq!((simple[0], simple[simple.len() - 1]), (line[0], line[line.len() - 1]));
            for at in &line {
                let nearest = simple.windows(2).map(|ends| distance(*at, ends[0], ends[1])).fold(f64::INFINITY, f64::min);
                prop_assert!(nearest <= TOLERANCE_PX + 1e-9);
            }
        }

        /// Cutting a triangle off keeps exactly the area inside, by summing over a box cut into four.
        #[test]
        fn the_parts_of_a_ring_make_up_the_whole(corners in prop::collection::vec((0.0..100.0_f64, 0.0..100.0_f64), 3..9)) {
            let corners: Vec<Screen> = corners.iter().map(|&(x, y)| Screen::new(x, y)).collect();
            let quarter = |x: f64, y: f64| ScreenRect::new(Screen::new(x, y), Screen::new(x + 50.0, y + 50.0));
            let parts = [quarter(0.0, 0.0), quarter(50.0, 0.0), quarter(0.0, 50.0), quarter(50.0, 50.0)];
            let sum: f64 = parts.iter().map(|part| area(&clipped(corners.clone(), part))).sum();
            prop_assert!((sum - area(&corners)).abs() < 1e-6);
        }
    }
}
