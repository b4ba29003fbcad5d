//! The places of a frame before they are symbols: which are on the screen, and of many which are in front.

use crate::geo::{World, WorldBounds};
use crate::index::order::sort_keys;
use crate::index::{Quadtree, Visitor};
use crate::map::cover::{Cover, Stamp};
use crate::map::{DomainStyle, Screen, ScreenRect, Shape, View};

/// Positions seen in a view.
#[derive(Debug)]
pub(super) struct Deck<'a> {
    positions: &'a [World],
    /// The same as a tree; none where they are few.
    tree: Option<&'a Quadtree>,
    /// CSS px to a unit of the square.
    scale: f64,
    /// Where the origin of the square is drawn.
    origin: Screen,
    /// What a symbol's middle must lie in to be seen.
    shown: WorldBounds,
    width_px: f64,
    height_px: f64,
}

impl<'a> Deck<'a> {
    /// Positions whose symbols reach `reach_px` around them; `tree` of the same positions.
    pub(super) fn new(view: &View, positions: &'a [World], tree: Option<&'a Quadtree>, reach_px: f64) -> Self {
        let rect = view.viewport.rect().grown(reach_px);
        let [min, max] = [rect.min, rect.max].map(|corner| view.world_from_screen(corner));
        let (scale, middle, center) = (view.camera.px_per_world(), view.viewport.center(), view.camera.center);
        let shown = WorldBounds { min, max };
        Self {
            positions,
            tree,
            scale,
            origin: Screen::new(middle.x - center.x * scale, middle.y - center.y * scale),
            shown,
            width_px: view.viewport.width_px,
            height_px: view.viewport.height_px,
        }
    }

    /// Where a row is drawn; none if that is off the screen.
    pub(super) fn at(&self, row: usize) -> Option<Screen> {
        self.seen(*self.positions.get(row)?)
    }

    fn seen(&self, at: World) -> Option<Screen> {
        self.shown.contains(at).then(|| self.screen(at))
    }

    fn screen(&self, at: World) -> Screen {
        Screen::new(at.x * self.scale + self.origin.x, at.y * self.scale + self.origin.y)
    }

    /// The rows on the screen that pass, from north to south, if they are not more than `most`.
    pub(super) fn few(&self, most: usize, passes: &dyn Fn(usize) -> bool) -> Option<Vec<(usize, Screen)>> {
        let mut few = Few { deck: self, passes, most, keys: Vec::new() };
        match self.tree {
            Some(tree) => tree.visit(&self.shown, &mut few),
            None => drop(self.positions.iter().zip(0..).all(|(at, row)| few.meets(row, *at))),
        }
        let mut keys = few.keys;
        (keys.len() <= most).then(|| {
            sort_keys(&mut keys);
            let row_of = |key: u64| key as u32 as usize;
            keys.into_iter().filter_map(|key| Some((row_of(key), self.at(row_of(key))?))).collect()
        })
    }

    /// The rows that pass and of which something is seen when each covers those after it in a drawn order: the last one
    /// lies in front. `size_px` and `ring_px` as in [`Symbol`](crate::map::Symbol). What lies in a cell that is covered is
    /// passed over whole, so it costs what the screen costs, and rows that do not pass a glance each.
    pub(super) fn front(
        &self,
        size_px: f32,
        ring_px: f32,
        passes: &dyn Fn(usize) -> bool,
        style: &dyn Fn(usize) -> DomainStyle,
    ) -> Vec<(usize, Screen)> {
        let Some(tree) = self.tree else { return Vec::new() };
        let stamp = |shape| Stamp::new(shape, f64::from(size_px), f64::from(ring_px));
        let mut front = Front {
            deck: self,
            passes,
            style,
            stamps: Shape::ALL.into_iter().map(stamp).collect(),
            reach_px: f64::from(size_px + ring_px) + 1.0,
            cover: Cover::new(self.width_px.ceil() as usize, self.height_px.ceil() as usize),
            seen: Vec::new(),
        };
        tree.visit(&self.shown, &mut front);
        front.seen.reverse();
        front.seen
    }
}

/// Takes the rows that are seen and pass, until they are too many.
struct Few<'a> {
    deck: &'a Deck<'a>,
    passes: &'a dyn Fn(usize) -> bool,
    most: usize,
    keys: Vec<u64>,
}

impl Visitor for Few<'_> {
    fn enters(&mut self, _: &WorldBounds) -> bool {
        true
    }

    fn meets(&mut self, id: u32, at: World) -> bool {
        if let Some(at) = self.deck.seen(at).filter(|_| (self.passes)(id as usize)) {
            self.keys.push(key_of(at.y as f32, id));
        }
        self.keys.len() <= self.most
    }
}

/// Takes the rows that pass and that none before covers.
struct Front<'a> {
    deck: &'a Deck<'a>,
    passes: &'a dyn Fn(usize) -> bool,
    style: &'a dyn Fn(usize) -> DomainStyle,
    /// Of each shape; none for those too large.
    stamps: Vec<Option<Stamp>>,
    /// How far from its middle a symbol can touch a pixel, and a pixel for rounding.
    reach_px: f64,
    cover: Cover,
    seen: Vec<(usize, Screen)>,
}

impl Visitor for Front<'_> {
    fn enters(&mut self, cell: &WorldBounds) -> bool {
        let [min, max] = [cell.min, cell.max].map(|corner| self.deck.screen(corner));
        !self.cover.hides(&ScreenRect::new(min, max).grown(self.reach_px))
    }

    fn meets(&mut self, id: u32, at: World) -> bool {
        let row = id as usize;
        if let Some(at) = self.deck.seen(at).filter(|_| (self.passes)(row)) {
            let stamp = self.stamps[(self.style)(row).shape.index()].as_ref();
            if stamp.is_none_or(|stamp| self.cover.put(stamp, at)) {
                self.seen.push((row, at));
            }
        }
        true
    }
}

/// A key that sorts by `y_px`, then by `row`, which is its lower half.
fn key_of(y_px: f32, row: u32) -> u64 {
    let bits = y_px.to_bits();
    let ordered = if bits >> 31 == 1 { !bits } else { bits | 1 << 31 };
    u64::from(ordered) << 32 | u64::from(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Random;
    use crate::map::{Camera, Theme, Viewport};

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
        let tree = Quadtree::build(&positions);
        let deck = Deck::new(&view, &positions, Some(&tree), 20.0);
        let passes = |row: usize| !row.is_multiple_of(3);
        assert!(deck.few(4_000, &passes).is_none());
        let size = 4.5 / Shape::RADIUS;
        let front = deck.front(size as f32, 1.25, &passes, &style);
        let mut all = Few { deck: &deck, passes: &passes, most: usize::MAX, keys: Vec::new() };
        tree.visit(&deck.shown, &mut all);
        let rows = all.keys.into_iter().map(|key| key as u32 as usize);
        let mut whole: Vec<(usize, Screen)> = rows.filter_map(|row| deck.at(row).map(|at| (row, at))).collect();
        whole.reverse();
        assert!(whole.len() > 10_000 && front.len() < whole.len() / 2, "{} of {}", front.len(), whole.len());
        let (of_front, of_whole) = (picture(&view, &front, size, &style), picture(&view, &whole, size, &style));
        let covered = of_whole.iter().filter(|row| **row != u32::MAX).count();
        let different = of_front.iter().zip(&of_whole).filter(|(a, b)| a != b).count();
        assert!(covered > 60_000 && different * 100 < covered, "{different} of {covered}, {} symbols", front.len());
    }
}
