//! Traces lines as a view sees them, for painters that stroke paths: cut off at the viewport, cut into dashes.
//!
//! Space: the square → CSS px. Dashes are measured from a line's start along the whole line, seen or not, so that they
//! lie still while the map moves.

use super::outline::FINEST;
use super::{LineMesh, Screen, ScreenRect, View};
use crate::geo::World;

/// Traces `lines`: `pen` is told each corner in CSS px, and whether a new stretch begins there. What is more than
/// `reach_px` outside the viewport is left out, as are corners closer than a quarter of a device pixel. `dash` is the
/// lengths of dash and gap in CSS px; a pair that is not positive or is finer than a device pixel makes no dashes.
/// O(corners + dashes on the screen).
pub fn trace_lines(
    view: &View,
    lines: &LineMesh,
    reach_px: f64,
    dash: Option<[f32; 2]>,
    pen: &mut dyn FnMut(Screen, bool),
) {
    let (rect, scale) = (view.viewport.rect().grown(reach_px), view.camera.px_per_world());
    let finest_px = FINEST / view.viewport.pixel_ratio;
    let dash = dash.map(|dash| dash.map(f64::from)).filter(|[on, off]| {
        let is_length = *on >= 0.0 && *off >= 0.0;
        is_length && (on + off) * view.viewport.pixel_ratio >= 1.0
    });
    let (mut from, mut is_joined, mut last) = ((Screen::default(), 0.0), false, f32::INFINITY);
    let mut corners = lines.vertices().iter().peekable();
    while let Some(&[hi_x, hi_y, lo_x, lo_y, along]) = corners.next() {
        let world = World::new(f64::from(hi_x) + f64::from(lo_x), f64::from(hi_y) + f64::from(lo_y));
        let to = (view.screen_from_world(world), f64::from(along) * scale);
        let is_start = along <= last;
        last = along;
        if is_start {
            (from, is_joined) = (to, false);
            continue;
        }
        let goes_on = corners.peek().is_some_and(|next| next[4] > along);
        if goes_on && from.0.distance(to.0) < finest_px {
            continue;
        }
        is_joined = match seen(from.0, to.0, &rect) {
            Some((start, end)) => draw(from, to, (start, end), dash, is_joined && start == 0.0, pen) && end == 1.0,
            None => false,
        };
        from = to;
    }
}

/// Draws the shares `start` to `end` of a segment whose ends know how many px from their line's start they are;
/// `is_joined` where the pen is already there. Says whether the pen is down at the end.
fn draw(
    (from, from_px): (Screen, f64),
    (to, to_px): (Screen, f64),
    (start, end): (f64, f64),
    dash: Option<[f64; 2]>,
    mut is_joined: bool,
    pen: &mut dyn FnMut(Screen, bool),
) -> bool {
    let at = |share: f64| Screen::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
    let mut stroke = |start: f64, end: f64, is_joined: bool| {
        if !is_joined {
            pen(at(start), true);
        }
        pen(at(end), false);
    };
    let Some([on, off]) = dash else {
        stroke(start, end, is_joined);
        return true;
    };
    let (length, period) = (to_px - from_px, on + off);
    let passed = from_px + start * length;
    let (mut share, mut phase) = (start, passed - (passed / period).floor() * period);
    loop {
        let is_on = phase < on;
        let next = share + (if is_on { on } else { period } - phase) / length;
        if is_on {
            stroke(share, next.min(end), is_joined);
        }
        if next > end {
            return is_on;
        }
        (share, phase, is_joined) = (next, if is_on { on } else { 0.0 }, false);
    }
}

/// The shares of the segment between which it is inside the box. Source: Y.-D. Liang, B. A. Barsky, "A new concept and
/// method for line clipping", ACM Transactions on Graphics 3 (1984).
fn seen(from: Screen, to: Screen, rect: &ScreenRect) -> Option<(f64, f64)> {
    let (mut start, mut end) = (0.0_f64, 1.0_f64);
    for (at, way, min, max) in
        [(from.x, to.x - from.x, rect.min.x, rect.max.x), (from.y, to.y - from.y, rect.min.y, rect.max.y)]
    {
        if way == 0.0 {
            if at < min || at > max {
                return None;
            }
        } else {
            let (enters, leaves) = if way > 0.0 { (min, max) } else { (max, min) };
            start = start.max((enters - at) / way);
            end = end.min((leaves - at) / way);
        }
    }
    (start < end).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Camera, Viewport};
    use proptest::prelude::*;

    fn view(zoom: f64) -> View {
        View::new(Camera::new(World::new(0.5, 0.5), zoom), Viewport::new(300.0, 200.0, 1.0))
    }

    fn traced(view: &View, path: &[(f64, f64)], dash: Option<[f32; 2]>) -> Vec<Vec<Screen>> {
        let path: Vec<World> = path.iter().map(|&(x, y)| view.world_from_screen(Screen::new(x, y))).collect();
        let mut stretches: Vec<Vec<Screen>> = Vec::new();
        trace_lines(view, &LineMesh::from_paths([path]), 10.0, dash, &mut |at, begins| {
            if begins {
                stretches.push(Vec::new());
            }
            stretches.last_mut().unwrap().push(at);
        });
        stretches
    }

    fn rounded(stretches: &[Vec<Screen>]) -> Vec<Vec<(i64, i64)>> {
        let round = |at: &Screen| (at.x.round() as i64, at.y.round() as i64);
        stretches.iter().map(|stretch| stretch.iter().map(round).collect()).collect()
    }

    #[test]
    fn what_leaves_the_screen_is_cut_and_comes_back_as_a_new_stretch() {
        let path = [(100.0, 100.0), (500.0, 100.0), (500.0, 50.0), (100.0, 50.0), (100.0, 60.0)];
        let cut = [vec![(100, 100), (310, 100)], vec![(310, 50), (100, 50), (100, 60)]];
        assert_eq!(rounded(&traced(&view(4.0), &path, None)), cut);
        assert!(traced(&view(4.0), &[(-20.0, 0.0), (-20.0, 200.0)], None).is_empty());
    }

    #[test]
    fn close_corners_are_one_but_the_last_stays() {
        let path = [(10.0, 10.0), (10.1, 10.0), (10.2, 10.0), (20.0, 10.0), (20.1, 10.0)];
        assert_eq!(traced(&view(4.0), &path, None)[0].len(), 3);
    }

    #[test]
    fn dashes_go_around_corners_and_start_beyond_the_screen() {
        let dashed = traced(&view(4.0), &[(10.0, 10.0), (25.0, 10.0), (25.0, 40.0)], Some([10.0, 10.0]));
        assert_eq!(rounded(&dashed), [vec![(10, 10), (20, 10)], vec![(25, 15), (25, 25)], vec![(25, 35), (25, 40)]]);
        let around = traced(&view(4.0), &[(10.0, 10.0), (35.0, 10.0), (35.0, 40.0)], Some([30.0, 5.0]));
        assert_eq!(rounded(&around), [vec![(10, 10), (35, 10), (35, 15)], vec![(35, 20), (35, 40)]]);
        let from_outside = traced(&view(4.0), &[(-25.0, 10.0), (24.0, 10.0)], Some([10.0, 10.0]));
        assert_eq!(rounded(&from_outside), [vec![(-5, 10), (5, 10)], vec![(15, 10), (24, 10)]]);
    }

    #[test]
    fn odd_dashes_end() {
        let path = [(-1e9, 50.0), (1e9, 50.0)];
        for dash in [[0.0, 0.0], [f32::NAN, 1.0], [-3.0, 9.0], [1e-9, 1e-9], [5.0, 0.0]] {
            let length: f64 =
                traced(&view(20.0), &path, Some(dash)).iter().map(|s| s[0].distance(s[s.len() - 1])).sum();
            assert!((length - 320.0).abs() < 1e-3, "{dash:?} {length}");
        }
        assert!(traced(&view(20.0), &path, Some([0.0, 5.0])).is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// A spot of the line is drawn if, and only if, its distance from the start falls into a dash.
        #[test]
        fn a_spot_is_drawn_where_its_dash_is(
            path in prop::collection::vec((-400.0..700.0_f64, -400.0..600.0_f64), 2..8),
            (on, off) in (1.0..30.0_f32, 1.0..30.0_f32),
            zoom in 2.0..16.0_f64,
        ) {
            let stretches = traced(&view(zoom), &path, Some([on, off]));
            let mut along = 0.0;
            for ends in path.windows(2) {
                let ((ax, ay), (bx, by)) = (ends[0], ends[1]);
                let length = (bx - ax).hypot(by - ay);
                for share in (1..20).map(|i| f64::from(i) / 20.0) {
                    let spot = Screen::new(ax + (bx - ax) * share, ay + (by - ay) * share);
                    let phase = (along + length * share) % f64::from(on + off);
                    let to_edge = [phase, (phase - f64::from(on)).abs(), f64::from(on + off) - phase];
                    let is_inside = (-9.0..309.0).contains(&spot.x) && (-9.0..209.0).contains(&spot.y);
                    if is_inside && to_edge.iter().all(|gap| *gap > 0.6) && phase < f64::from(on) {
                        let is_drawn = stretches.iter().flat_map(|stretch| stretch.windows(2)).any(|piece| {
                            let (a, b) = (piece[0], piece[1]);
                            (a.distance(spot) + b.distance(spot) - a.distance(b)).abs() < 0.01
                        });
                        prop_assert!(is_drawn, "{spot:?} at {phase}");
                    }
                }
                along += length;
            }
            let drawn: f64 = stretches.iter().flat_map(|s| s.windows(2)).map(|p| p[0].distance(p[1])).sum();
            prop_assert!(drawn <= along + 0.1);
        }
    }
}
