//! What is already covered on the screen, pixel by pixel: so that symbols under symbols are left out before they are made.

use super::{Screen, ScreenRect, Shape};

/// Side of the blocks that are looked at first, in CSS px.
const BLOCK: usize = 8;
/// How far from the middle of a pixel a shape's edge may run before the pixel counts as wholly covered, in CSS px: half
/// its diagonal would be certain, and this misses by less than a shade of one pixel.
const EDGE_PX: f64 = 0.35;

/// The pixels that a symbol of one look touches and those that it covers wholly, as rows of bits around its middle.
#[derive(Clone, Debug)]
pub(super) struct Stamp {
    /// From the middle to the first row and column, in CSS px.
    reach: i32,
    /// For each row, from the top, the pixels that are touched, the lowest bit on the left.
    touched: Vec<u64>,
    /// Those that are covered.
    covered: Vec<u64>,
}

impl Stamp {
    /// The stamp of an opaque symbol: `size_px` as in [`Symbol`](super::Symbol), `stroke_px` the width of its ring. None
    /// for one so large that a row has more than 64 pixels. O(pixels · corners).
    pub(super) fn new(shape: Shape, size_px: f64, stroke_px: f64) -> Option<Self> {
        let reach = (size_px + stroke_px).ceil() as i32;
        if !(0..=31).contains(&reach) {
            return None;
        }
        let row = |y: i32, edge_px: f64| {
            (-reach..=reach).enumerate().fold(0_u64, |bits, (bit, x)| {
                let distance_px = shape.distance(f64::from(x) / size_px, f64::from(y) / size_px) * size_px - stroke_px;
                bits | u64::from(distance_px <= edge_px) << bit
            })
        };
        let rows = |edge_px: f64| (-reach..=reach).map(|y| row(y, edge_px)).collect();
        Some(Self { reach, touched: rows(0.0), covered: rows(-EDGE_PX) })
    }
}

/// The covered pixels of a screen, and which blocks of them are covered wholly.
#[derive(Clone, Debug)]
pub(super) struct Cover {
    width: usize,
    height: usize,
    /// Words to a row.
    stride: usize,
    /// One bit a pixel, 1 where it is covered; what is beyond the screen counts as covered.
    rows: Vec<u64>,
    /// One bit a block, in words as `rows`, a row of them for each row of blocks.
    blocks: Vec<u64>,
    /// Words to a row of blocks.
    block_stride: usize,
}

impl Cover {
    /// A screen with nothing on it.
    pub(super) fn new(width: usize, height: usize) -> Self {
        let stride = width / 64 + 1;
        let mut rows = vec![0; stride * height];
        for row in rows.chunks_mut(stride) {
            row[stride - 1] = u64::MAX << (width % 64);
        }
        let block_stride = width.div_ceil(BLOCK) / 64 + 1;
        let blocks = vec![0; block_stride * height.div_ceil(BLOCK)];
        Self { width, height, stride, rows, blocks, block_stride }
    }

    /// Puts a symbol under everything that was put before; false if nothing of it can be seen, and then nothing changes.
    /// O(rows of the stamp), and less where a whole neighbourhood is covered.
    pub(super) fn put(&mut self, stamp: &Stamp, at: Screen) -> bool {
        let [left, top] = [at.x, at.y].map(|at| at.round() as i32 - stamp.reach);
        let side = 2 * stamp.reach + 1;
        // What is left of or above the screen begins at 0: a negative number becomes 0 as a size.
        let [columns, rows] = [(left, self.width), (top, self.height)]
            .map(|(from, most)| size(from)..size(from.saturating_add(side)).min(most));
        if columns.is_empty() || rows.is_empty() || self.is_hidden(&rows, &columns) {
            return false;
        }
        // The first row of the stamp that is on the screen.
        let skipped = size(-top);
        let word = columns.start / 64;
        // A row's last word ends beyond the screen: what reaches over it is not seen.
        let has_next = word + 1 < self.stride;
        let is_seen = rows.clone().zip(&stamp.touched[skipped..]).any(|(y, bits)| {
            let [low, high] = shifted(*bits, left);
            let at = y * self.stride + word;
            low & !self.rows[at] != 0 || has_next && high & !self.rows[at + 1] != 0
        });
        if is_seen {
            for (y, bits) in rows.clone().zip(&stamp.covered[skipped..]) {
                let [low, high] = shifted(*bits, left);
                let at = y * self.stride + word;
                self.rows[at] |= low;
                if has_next {
                    self.rows[at + 1] |= high;
                }
            }
            self.close_blocks(&rows, &columns);
        }
        is_seen
    }

    /// Says whether nothing can be seen of what lies in a box: it is covered as far as it is on the screen.
    pub(super) fn hides(&self, rect: &ScreenRect) -> bool {
        let range = |from: f64, to: f64, most: usize| size(from.floor() as i32)..size(to.ceil() as i32).min(most);
        let columns = range(rect.min.x, rect.max.x, self.width);
        let rows = range(rect.min.y, rect.max.y, self.height);
        columns.is_empty() || rows.is_empty() || self.is_hidden(&rows, &columns)
    }

    /// Says whether all blocks of a box are covered.
    fn is_hidden(&self, rows: &std::ops::Range<usize>, columns: &std::ops::Range<usize>) -> bool {
        let (first, last) = (columns.start / BLOCK, (columns.end - 1) / BLOCK);
        // The bits of a word from the first block on, and up to the last.
        let wanted = |word: usize| {
            let from = if word == first / 64 { u64::MAX << (first % 64) } else { u64::MAX };
            let to = if word == last / 64 { u64::MAX >> (63 - last % 64) } else { u64::MAX };
            from & to
        };
        (rows.start / BLOCK..=(rows.end - 1) / BLOCK).all(|y| {
            let row = &self.blocks[y * self.block_stride..];
            (first / 64..=last / 64).all(|word| !row[word] & wanted(word) == 0)
        })
    }

    /// Notes which blocks of a box have become covered.
    fn close_blocks(&mut self, rows: &std::ops::Range<usize>, columns: &std::ops::Range<usize>) {
        for block_y in rows.start / BLOCK..=(rows.end - 1) / BLOCK {
            for block_x in columns.start / BLOCK..=(columns.end - 1) / BLOCK {
                let lines = block_y * BLOCK..((block_y + 1) * BLOCK).min(self.height);
                // A block lies within one word: eight goes into 64.
                let is_full = lines
                    .into_iter()
                    .all(|y| self.rows[y * self.stride + block_x / 8] >> (block_x % 8 * BLOCK) & 0xff == 0xff);
                self.blocks[block_y * self.block_stride + block_x / 64] |= u64::from(is_full) << (block_x % 64);
            }
        }
    }
}

/// A number of pixels, none for a negative one.
fn size(pixels: i32) -> usize {
    pixels.max(0) as usize
}

/// A row of bits at a column that may lie left of the screen, as the word it begins in and the one after.
fn shifted(bits: u64, left: i32) -> [u64; 2] {
    if left < 0 {
        return [bits.checked_shr(left.unsigned_abs()).unwrap_or(0), 0];
    }
    let bit = left as u32 % 64;
    [bits << bit, bits.checked_shr(64 - bit).unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Random;
    use std::collections::HashSet;

    #[test]
    fn it_says_what_a_set_of_pixels_says() {
        let (width, height) = (150_i32, 70_i32);
        let stamps: Vec<Stamp> = [(Shape::Circle, 7.0), (Shape::Star, 9.0), (Shape::TriangleUp, 20.0)]
            .map(|(shape, size)| Stamp::new(shape, size, 1.25).unwrap())
            .into();
        let mut cover = Cover::new(150, 70);
        let mut closed = HashSet::new();
        let mut random = Random::new(7);
        let (mut seen, mut hidden) = (0, 0);
        for _ in 0..4_000 {
            let stamp = &stamps[random.below(3)];
            let at = Screen::new(random.unit() * 190.0 - 20.0, random.unit() * 110.0 - 20.0);
            let (left, top) = (at.x.round() as i32 - stamp.reach, at.y.round() as i32 - stamp.reach);
            let pixels = |rows: &[u64]| -> Vec<(i32, i32)> {
                let side = 0..=2 * stamp.reach;
                let all = side.clone().flat_map(|y| side.clone().map(move |x| (x, y)));
                let set = all.filter(|(x, y)| rows[*y as usize] >> x & 1 == 1).map(|(x, y)| (x + left, y + top));
                set.filter(|(x, y)| (0..width).contains(x) && (0..height).contains(y)).collect()
            };
            let is_seen = pixels(&stamp.touched).iter().any(|pixel| !closed.contains(pixel));
            assert_eq!(cover.put(stamp, at), is_seen);
            if is_seen {
                closed.extend(pixels(&stamp.covered));
            }
            *(if is_seen { &mut seen } else { &mut hidden }) += 1;
        }
        assert!(seen > 100 && hidden > 2_000, "{seen} {hidden}");
    }

    #[test]
    fn what_is_too_large_has_no_stamp_and_what_is_outside_is_not_seen() {
        assert!(Stamp::new(Shape::Circle, 31.0, 1.0).is_none());
        let stamp = Stamp::new(Shape::Square, 7.0, 1.0).unwrap();
        let mut cover = Cover::new(64, 64);
        for at in [(-9.0, 5.0), (73.0, 5.0), (5.0, -9.0), (5.0, 73.0)] {
            assert!(!cover.put(&stamp, Screen::new(at.0, at.1)), "{at:?}");
        }
        assert!(cover.put(&stamp, Screen::new(63.0, 63.0)) && cover.put(&stamp, Screen::new(0.0, 0.0)));
    }
}
