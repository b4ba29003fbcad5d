//! Draws many small symbols into pixels, from the front to the back: for painters without a graphics card, where a path
//! for each symbol costs more than everything else.
//!
//! A pixel that is opaque is closed: what lies behind it is never looked at, so the cost is that of the pixels that are
//! seen. Symbols are put to quarters of a device pixel.

use super::{GLYPH_REACH, Shape, Symbol};

/// Places between two device pixels at which a symbol is told apart.
const PHASES: usize = 4;
/// Greatest side of a sprite in device pixels: a row of it is a word of bits.
const SIDE: i32 = 64;

/// What symbols of one look have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Look {
    shape: Shape,
    size_px: f32,
    stroke_px: f32,
    fill: [f32; 4],
    stroke: [f32; 4],
}

impl Look {
    fn of(symbol: &Symbol, ratio: f32) -> Self {
        let clear = |color: super::Color| color.premultiplied().map(|channel| channel * symbol.opacity);
        let stroke_px = symbol.stroke_px.min(symbol.size_px * GLYPH_REACH as f32).max(0.0);
        Self {
            shape: symbol.shape,
            size_px: symbol.size_px * ratio,
            stroke_px: stroke_px * ratio,
            fill: clear(symbol.fill),
            stroke: clear(symbol.stroke),
        }
    }

    /// From the middle to the first pixel of a sprite.
    fn reach(&self) -> i32 {
        (self.size_px + self.stroke_px).max(0.0).ceil() as i32 + 1
    }
}

/// A symbol of one look at one place between pixels.
#[derive(Clone, Debug)]
struct Sprite {
    /// Premultiplied red, green, blue, alpha, row by row.
    pixels: Vec<[u8; 4]>,
    /// The pixels of each row that have any colour, the lowest bit on the left.
    touched: Vec<u64>,
}

impl Sprite {
    fn new(look: &Look, [right, down]: [f64; 2]) -> Self {
        let reach = look.reach();
        let (size, stroke) = (f64::from(look.size_px), f64::from(look.stroke_px));
        let share = |gap: f64| (0.5 - gap).clamp(0.0, 1.0) as f32;
        let mut pixels = Vec::new();
        for y in -reach..=reach {
            for x in -reach..=reach {
                let [x, y] = [(x, right), (y, down)].map(|(at, off)| f64::from(at) + 0.5 - off);
                let gap = look.shape.distance(x / size, y / size) * size;
                let (fill, whole) = (share(gap), share(gap - stroke));
                pixels.push(std::array::from_fn(|channel| {
                    let light = look.fill[channel] * fill + look.stroke[channel] * (whole - fill);
                    (light * 255.0).round() as u8
                }));
            }
        }
        let bits =
            |row: &[[u8; 4]]| row.iter().zip(0..).fold(0, |bits, (pixel, x)| bits | u64::from(pixel[3] > 0) << x);
        let touched = pixels.chunks(2 * reach as usize + 1).map(bits).collect();
        Self { pixels, touched }
    }
}

/// A picture of symbols on a clear ground, in device pixels. Keeps its sprites from frame to frame.
#[derive(Debug, Default)]
pub struct Raster {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 4]>,
    /// One bit a pixel, 1 where it is opaque.
    closed: Vec<u64>,
    sprites: Vec<(Look, [Option<Box<Sprite>>; PHASES * PHASES])>,
}

impl Raster {
    /// Draws symbols, first drawn first, on a clear picture of `width` × `height` device pixels, `ratio` of them to a
    /// CSS px, and gives it as straight red, green, blue, alpha. Symbols of more than some 30 device pixels across are
    /// left out: [`Self::takes`] says which. O(pixels + rows of pixels of all symbols).
    pub fn draw(&mut self, symbols: &[Symbol], (width, height): (usize, usize), ratio: f64) -> &[u8] {
        (self.width, self.height) = (width, height);
        self.pixels.clear();
        self.pixels.resize(width * height, [0; 4]);
        self.closed.clear();
        self.closed.resize(self.stride() * height, 0);
        let mut last = 0;
        for symbol in symbols.iter().rev().filter(|symbol| Self::takes(symbol, ratio)) {
            let look = Look::of(symbol, ratio as f32);
            // Few looks, and neighbours are often alike.
            if self.sprites.get(last).is_none_or(|known| known.0 != look) {
                last = self.sprites.iter().position(|known| known.0 == look).unwrap_or_else(|| {
                    self.sprites.push((look, Default::default()));
                    self.sprites.len() - 1
                });
            }
            self.put(last, f64::from(symbol.x_px) * ratio, f64::from(symbol.y_px) * ratio);
        }
        // A zoom passes through many sizes.
        if self.sprites.len() > 64 {
            self.sprites.clear();
        }
        for pixel in &mut self.pixels {
            let alpha = u16::from(pixel[3]);
            if alpha != 0 && alpha != 255 {
                for channel in &mut pixel[..3] {
                    *channel = ((u16::from(*channel) * 255 + alpha / 2) / alpha).min(255) as u8;
                }
            }
        }
        self.pixels.as_flattened()
    }

    /// Says whether a symbol is of those that are drawn: neither too large nor of no size.
    pub fn takes(symbol: &Symbol, ratio: f64) -> bool {
        let reach = Look::of(symbol, ratio as f32).reach();
        symbol.size_px > 0.0 && 2 * reach < SIDE && symbol.x_px.is_finite() && symbol.y_px.is_finite()
    }

    /// Words to a row of bits.
    fn stride(&self) -> usize {
        self.width / 64 + 2
    }

    /// Puts a sprite under what is there.
    fn put(&mut self, look: usize, x: f64, y: f64) {
        let stride = self.stride();
        let (look, sprites) = &mut self.sprites[look];
        let reach = look.reach();
        // What is left of or above the picture begins at 0, and the sprite later.
        let size = |pixels: i32| pixels.max(0) as usize;
        let quarter = |at: f64| {
            // Far off the picture is far enough.
            let whole = (at.clamp(-1e6, 1e6) * PHASES as f64).round();
            let pixel = (whole / PHASES as f64).floor();
            (pixel as i32, (whole - pixel * PHASES as f64) as usize)
        };
        let ((left, right), (top, down)) = (quarter(x), quarter(y));
        let (left, top, side) = (left - reach, top - reach, size(2 * reach + 1));
        let phase = [right, down].map(|steps| steps as f64 / PHASES as f64);
        let sprite = sprites[right * PHASES + down].get_or_insert_with(|| Box::new(Sprite::new(look, phase)));
        let (start, skipped) = (size(left), size(-left));
        if skipped >= side || start >= self.width {
            return;
        }
        let rows = size(top)..size(top + 2 * reach + 1).min(self.height);
        for (y, row) in rows.zip(size(-top)..) {
            let bits = sprite.touched[row] >> skipped;
            let word = y * stride + start / 64;
            let shift = start as u32 % 64;
            let open =
                bits & !(self.closed[word] >> shift) & !self.closed[word + 1].checked_shl(64 - shift).unwrap_or(0);
            let line = &mut self.pixels[y * self.width + start..(y + 1) * self.width];
            let own = &sprite.pixels[row * side + skipped..];
            let (mut rest, mut full) = (open, 0_u64);
            while rest != 0 {
                let x = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                let Some(pixel) = line.get_mut(x) else { break };
                under(pixel, own[x]);
                full |= u64::from(pixel[3] >= 254) << x;
            }
            self.closed[word] |= full << shift;
            self.closed[word + 1] |= full.checked_shr(64 - shift).unwrap_or(0);
        }
    }
}

/// Lays a premultiplied colour under another.
fn under(front: &mut [u8; 4], back: [u8; 4]) {
    let open = 255 - u16::from(front[3]);
    if open == 255 {
        *front = back;
        return;
    }
    for (front, back) in front.iter_mut().zip(back) {
        *front = front.saturating_add(((u16::from(back) * open + 127) / 255) as u8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Random;
    use crate::map::Color;

    fn symbols(count: usize, width: f64, height: f64) -> Vec<Symbol> {
        let mut random = Random::new(11);
        let color =
            |n: usize| Color { r: (n * 40) as u8, g: 200 - (n * 30) as u8, b: 90, a: if n == 3 { 128 } else { 255 } };
        (0..count)
            .map(|n| Symbol {
                x_px: ((random.unit() * 1.2 - 0.1) * width) as f32,
                y_px: ((random.unit() * 1.2 - 0.1) * height) as f32,
                size_px: [6.8, 9.0][n % 2],
                shape: Shape::ALL[n % Shape::ALL.len()],
                fill: color(n % 5),
                stroke: Color::hex(0x00ff_ffff),
                stroke_px: 1.25,
                opacity: 1.0,
            })
            .collect()
    }

    /// Every pixel of every symbol from the back to the front, in floating point, where it is.
    fn brute_force(symbols: &[Symbol], (width, height): (usize, usize), ratio: f64) -> Vec<[f64; 4]> {
        let mut pixels = vec![[0.0; 4]; width * height];
        for symbol in symbols {
            let (size, ring) = (f64::from(symbol.size_px) * ratio, f64::from(symbol.stroke_px) * ratio);
            let [left, top] = [symbol.x_px, symbol.y_px].map(|at| f64::from(at) * ratio);
            for (at, pixel) in pixels.iter_mut().enumerate() {
                let [x, y] = [(at % width) as f64 + 0.5 - left, (at / width) as f64 + 0.5 - top];
                if x.hypot(y) > size * 1.6 + 2.0 {
                    continue;
                }
                let gap = symbol.shape.distance(x / size, y / size) * size;
                let (fill, whole) = ((0.5 - gap).clamp(0.0, 1.0), (0.5 - gap + ring).clamp(0.0, 1.0));
                let [own_fill, own_ring] =
                    [symbol.fill, symbol.stroke].map(|color| color.premultiplied().map(f64::from));
                let own: [f64; 4] = std::array::from_fn(|c| own_fill[c] * fill + own_ring[c] * (whole - fill));
                *pixel = std::array::from_fn(|c| own[c] + pixel[c] * (1.0 - own[3]));
            }
        }
        pixels
    }

    #[test]
    fn the_picture_is_that_of_brute_force() {
        for (ratio, count) in [(1.0, 900), (1.5, 300)] {
            let size @ (width, height) = (150, 90);
            let set = symbols(count, width as f64 / ratio, height as f64 / ratio);
            let mut raster = Raster::default();
            // Drawn twice: nothing is left of the frame before.
            raster.draw(&set[..50], size, ratio);
            let picture = raster.draw(&set, size, ratio).to_vec();
            let wanted = brute_force(&set, size, ratio);
            let (mut sum, mut wrong) = (0.0, 0);
            for (pixel, wanted) in picture.chunks(4).zip(&wanted) {
                let alpha = f64::from(pixel[3]) / 255.0;
                let gaps: [f64; 4] = std::array::from_fn(|c| {
                    let own = if c == 3 { alpha } else { f64::from(pixel[c]) / 255.0 * alpha };
                    (own - wanted[c]).abs()
                });
                sum += gaps.iter().sum::<f64>() / 4.0;
                wrong += usize::from(gaps.iter().any(|gap| *gap > 0.25));
            }
            let pixels = (width * height) as f64;
            assert!(sum / pixels < 0.02 && (wrong as f64) < pixels * 0.01, "{} {wrong}", sum / pixels);
            assert!(wanted.iter().filter(|pixel| pixel[3] > 0.99).count() > 5_000);
        }
    }

    #[test]
    fn what_is_not_small_is_left_to_others() {
        let mut symbol = symbols(1, 10.0, 10.0)[0];
        assert!(Raster::takes(&symbol, 1.0) && !Raster::takes(&symbol, 5.0));
        symbol.x_px = f32::NAN;
        assert!(!Raster::takes(&symbol, 1.0));
        symbol = Symbol { x_px: 5.0, size_px: 0.0, ..symbol };
        assert!(!Raster::takes(&symbol, 1.0));
        assert!(Raster::default().draw(&[symbol], (4, 4), 1.0).iter().all(|byte| *byte == 0));
    }
}
