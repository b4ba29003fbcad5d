//! What lies under a pointer: symbols on the screen, polygons on the square.

use super::{Screen, ScreenRect, Shape, Symbol};
use crate::geo::World;

/// The symbol that `at` means: the topmost of those it lies in, else the nearest one within `reach_px` of its edge,
/// the topmost of equals. `None` when there is none or `at` is NaN. O(n).
pub fn nearest_symbol(symbols: &[Symbol], at: Screen, reach_px: f64) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (index, symbol) in symbols.iter().enumerate().rev() {
        let radius = f64::from(symbol.size_px) * Shape::RADIUS + f64::from(symbol.stroke_px);
        let gap = at.distance(Screen::new(f64::from(symbol.x_px), f64::from(symbol.y_px))) - radius;
        if gap <= 0.0 {
            return Some(index);
        }
        if gap <= reach_px && best.is_none_or(|(_, least)| gap < least) {
            best = Some((index, gap));
        }
    }
    best.map(|(index, _)| index)
}

/// The symbols whose middles are nearest to `at` among those in `within`, nearest first, at most `most`; of equals the
/// topmost. O(n·most).
pub fn nearest_symbols(symbols: &[Symbol], at: Screen, within: &ScreenRect, most: usize) -> Vec<usize> {
    let mut nearest: Vec<(f64, usize)> = Vec::new();
    for (index, symbol) in symbols.iter().enumerate().rev() {
        let middle = Screen::new(f64::from(symbol.x_px), f64::from(symbol.y_px));
        let away = middle.distance(at);
        let place = nearest.partition_point(|(other, _)| *other <= away);
        if place < most && within.encloses(&ScreenRect::new(middle, middle)) {
            nearest.truncate(most - 1);
            nearest.insert(place, (away, index));
        }
    }
    nearest.into_iter().map(|(_, index)| index).collect()
}

/// Says whether `position` lies in the polygon of `rings`, holes counted out by the even-odd rule. Rings may repeat
/// their first position at the end or not. False for NaN; on the edge, either. O(corners).
pub fn polygon_contains<R: AsRef<[World]>>(rings: &[R], position: World) -> bool {
    let mut is_inside = false;
    for ring in rings {
        let ring = ring.as_ref();
        for (index, a) in ring.iter().enumerate() {
            let b = ring[(index + 1) % ring.len()];
            let crosses = (a.y > position.y) != (b.y > position.y);
            if crosses && position.x < a.x + (b.x - a.x) * (position.y - a.y) / (b.y - a.y) {
                is_inside = !is_inside;
            }
        }
    }
    is_inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Color;

    fn symbol(x_px: f32, y_px: f32) -> Symbol {
        Symbol {
            x_px,
            y_px,
            size_px: 10.0,
            shape: Shape::Circle,
            fill: Color::hex(0),
            stroke: Color::hex(0),
            stroke_px: 0.0,
            opacity: 1.0,
        }
    }

    #[test]
    fn the_topmost_wins_inside_and_the_nearest_outside() {
        let set = [symbol(0.0, 0.0), symbol(8.0, 0.0), symbol(40.0, 0.0)];
        assert_eq!(nearest_symbol(&set, Screen::new(4.0, 0.0), 0.0), Some(1));
        assert_eq!(nearest_symbol(&set, Screen::new(-3.0, 0.0), 0.0), Some(0));
        assert_eq!(nearest_symbol(&set, Screen::new(30.0, 0.0), 14.0), Some(2));
        assert_eq!(nearest_symbol(&set, Screen::new(17.0, 0.0), 14.0), Some(1));
        assert_eq!(nearest_symbol(&set, Screen::new(24.0, 20.0), 4.0), None);
        assert_eq!(nearest_symbol(&set, Screen::new(f64::NAN, 0.0), 4.0), None);
    }

    #[test]
    fn the_nearest_come_in_their_order_and_no_more_than_asked_for() {
        let places = [(90.0, 0.0), (8.0, 0.0), (8.0, 0.0), (40.0, 3.0), (0.0, 1.0), (300.0, 0.0)];
        let set: Vec<Symbol> = places.iter().map(|&(x, y)| symbol(x, y)).collect();
        let within = ScreenRect::new(Screen::new(-10.0, -10.0), Screen::new(200.0, 200.0));
        let nearest = |most| nearest_symbols(&set, Screen::new(0.0, 0.0), &within, most);
        assert_eq!(nearest(8), [4, 2, 1, 3, 0]);
        assert_eq!(nearest(3), [4, 2, 1]);
        assert!(nearest(0).is_empty());
        assert_eq!(nearest_symbols(&set, Screen::new(f64::NAN, 0.0), &within, 1).len(), 1);
    }

    #[test]
    fn holes_are_outside() {
        let square = |from: f64, to: f64| {
            vec![
                World::new(from, from),
                World::new(to, from),
                World::new(to, to),
                World::new(from, to),
                World::new(from, from),
            ]
        };
        let polygon = [square(0.1, 0.9), square(0.4, 0.6)];
        assert!(polygon_contains(&polygon, World::new(0.2, 0.5)));
        assert!(!polygon_contains(&polygon, World::new(0.5, 0.5)));
        assert!(!polygon_contains(&polygon, World::new(0.95, 0.5)));
        assert!(!polygon_contains(&polygon, World::new(f64::NAN, 0.5)));
    }
}
