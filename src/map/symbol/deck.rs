//! The places of a frame before they are symbols: which are on the screen, and of many which are in front.

use super::southwards;
use crate::geo::World;
use crate::map::cover::{Cover, Stamp};
use crate::map::{DomainStyle, Screen, Shape, View};

/// Positions seen in a view.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deck<'a> {
    positions: &'a [World],
    /// CSS px to a unit of the square.
    scale: f64,
    /// Where the origin of the square is drawn.
    origin: Screen,
    /// What a symbol's middle must lie in to be seen, on the square: least and greatest x, least and greatest y.
    shown: [f64; 4],
    width_px: f64,
    height_px: f64,
}

impl<'a> Deck<'a> {
    /// Positions whose symbols reach `reach_px` around them.
    pub(super) fn new(view: &View, positions: &'a [World], reach_px: f64) -> Self {
        let rect = view.viewport.rect().grown(reach_px);
        let [min, max] = [rect.min, rect.max].map(|corner| view.world_from_screen(corner));
        let (scale, middle, center) = (view.camera.px_per_world(), view.viewport.center(), view.camera.center);
        Self {
            positions,
            scale,
            origin: Screen::new(middle.x - center.x * scale, middle.y - center.y * scale),
            shown: [min.x, max.x, min.y, max.y],
            width_px: view.viewport.width_px,
            height_px: view.viewport.height_px,
        }
    }

    /// Where a row is drawn; none if that is off the screen.
    pub(super) fn at(&self, row: usize) -> Option<Screen> {
        let World { x, y } = *self.positions.get(row)?;
        let [west, east, north, south] = self.shown;
        let is_shown = x >= west && x <= east && y >= north && y <= south;
        is_shown.then(|| Screen::new(x * self.scale + self.origin.x, y * self.scale + self.origin.y))
    }

    /// The rows on the screen that pass, from north to south, if they are not more than `most`.
    pub(super) fn few(&self, most: usize, passes: &dyn Fn(usize) -> bool) -> Option<Vec<(usize, Screen)>> {
        let mut found = Vec::new();
        for row in 0..self.positions.len() {
            if let Some(at) = self.at(row).filter(|_| passes(row)) {
                if found.len() == most {
                    return None;
                }
                found.push((row, at));
            }
        }
        Some(southwards(&found))
    }

    /// The rows that pass and of which something is seen when each covers those after it in a drawn order: the last one
    /// lies in front. `size_px` and `ring_px` as in [`Symbol`](crate::map::Symbol).
    pub(super) fn front(
        &self,
        size_px: f32,
        ring_px: f32,
        passes: &dyn Fn(usize) -> bool,
        style: &dyn Fn(usize) -> DomainStyle,
    ) -> Vec<(usize, Screen)> {
        let stamp = |shape| Stamp::new(shape, f64::from(size_px), f64::from(ring_px));
        let stamps: Vec<Option<Stamp>> = Shape::ALL.into_iter().map(stamp).collect();
        let mut cover = Cover::new(self.width_px.ceil() as usize, self.height_px.ceil() as usize);
        let mut seen = Vec::new();
        for row in by_lot(self.positions.len()) {
            let Some(at) = self.at(row).filter(|_| passes(row)) else { continue };
            let stamp = stamps[style(row).shape.index()].as_ref();
            if stamp.is_none_or(|stamp| cover.put(stamp, at)) {
                seen.push((row, at));
            }
        }
        seen.reverse();
        seen
    }
}

/// Every number below `count` once, in an order that has nothing to do with theirs: steps of the golden section around a
/// circle, which spread evenly from the first on.
fn by_lot(count: usize) -> impl Iterator<Item = usize> {
    let mut step = (count as f64 * 0.618_033_988_749_895) as usize;
    while step > 1 && !is_coprime(step, count) {
        step -= 1;
    }
    let step = step.max(1);
    let mut at = 0;
    (0..count).map(move |_| {
        let here = at;
        at += step;
        if at >= count {
            at -= count;
        }
        here
    })
}

fn is_coprime(mut a: usize, mut b: usize) -> bool {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Random;
    use crate::map::{Camera, Theme, Viewport};

    #[test]
    fn the_lot_draws_each_once() {
        for count in [0, 1, 2, 3, 10, 64, 1_000, 4_999, 10_946] {
            let mut drawn: Vec<usize> = by_lot(count).collect();
            assert!(count < 10 || drawn.windows(2).all(|pair| pair[1].abs_diff(pair[0]) > 1), "{count}");
            drawn.sort_unstable();
            assert!(drawn.into_iter().eq(0..count), "{count}");
        }
    }

    /// A picture as the painters draw it, one sample a pixel: for each pixel the row whose symbol is on top.
    fn picture(view: &View, drawn: &[(usize, Screen)], size: f64, style: &dyn Fn(usize) -> DomainStyle) -> Vec<u32> {
        let (width, height) = (view.viewport.width_px as usize, view.viewport.height_px as usize);
        let mut pixels = vec![u32::MAX; width * height];
        for (row, at) in drawn {
            let shape = style(*row).shape;
            let reach = (size + 2.0).ceil();
            let range = |middle: f64, end: usize| {
                ((middle - reach).max(0.0) as usize)..((middle + reach).max(0.0) as usize).min(end)
            };
            for y in range(at.y, height) {
                for x in range(at.x, width) {
                    let [dx, dy] = [x as f64 + 0.5 - at.x, y as f64 + 0.5 - at.y];
                    if shape.distance(dx / size, dy / size) * size <= 1.25 {
                        pixels[y * width + x] = *row as u32;
                    }
                }
            }
        }
        pixels
    }

    #[test]
    fn leaving_out_what_is_covered_changes_next_to_no_pixel() {
        let view = View::new(Camera::new(World::new(0.5, 0.5), 4.0), Viewport::new(320.0, 240.0, 1.0));
        let mut random = Random::new(2016);
        let spread = 300.0 / view.camera.px_per_world();
        let mut draw = || World::new(0.5 + (random.unit() - 0.5) * spread, 0.5 + (random.unit() - 0.5) * spread);
        let positions: Vec<World> = (0..20_000).map(|_| draw()).collect();
        let palette = Theme::Light.palette();
        let style = |row: usize| palette.domain_style(["A", "B", "C", "D", "E"][row % 5]);
        let deck = Deck::new(&view, &positions, 20.0);
        let passes = |row: usize| !row.is_multiple_of(3);
        assert!(deck.few(4_000, &passes).is_none());
        let size = 4.5 / Shape::RADIUS;
        let front = deck.front(size as f32, 1.25, &passes, &style);
        let mut whole: Vec<(usize, Screen)> = by_lot(positions.len())
            .filter(|row| passes(*row))
            .filter_map(|row| deck.at(row).map(|at| (row, at)))
            .collect();
        whole.reverse();
        assert!(whole.len() > 10_000 && front.len() < whole.len() / 3, "{} of {}", front.len(), whole.len());
        let (of_front, of_whole) = (picture(&view, &front, size, &style), picture(&view, &whole, size, &style));
        let covered = of_whole.iter().filter(|row| **row != u32::MAX).count();
        let different = of_front.iter().zip(&of_whole).filter(|(a, b)| a != b).count();
        assert!(covered > 60_000 && different * 100 < covered, "{different} of {covered}, {} symbols", front.len());
    }
}
