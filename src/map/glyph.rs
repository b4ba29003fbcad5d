//! Distance fields of the shapes: what the painter bakes into a texture, computed here so that it can be tested.

use super::Shape;
use super::shape::outline_distance;

/// How far from the outline a field tells distances, in units of the shape's square: ±0.5.
///
/// A field covers −1.5 to 1.5, the square and this reach around it.
pub const GLYPH_REACH: f64 = 0.5;

/// The distance field of `shape`, `size` × `size` texels, row by row from the top, over −1.5 to 1.5.
///
/// A texel is 0 at `GLYPH_REACH` or more inside, 255 as far outside, linear between. O(size² · corners).
pub fn distance_field(shape: Shape, size: usize) -> Vec<u8> {
    let corners = shape.corners();
    let extent = 1.0 + GLYPH_REACH;
    let place = |texel: usize| ((texel as f64 + 0.5) / size as f64 * 2.0 - 1.0) * extent;
    (0..size * size)
        .map(|texel| {
            let distance = outline_distance(&corners, place(texel % size), place(texel / size));
            ((distance / GLYPH_REACH).clamp(-1.0, 1.0) * 127.5 + 127.5).round() as u8
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_field_agrees_with_the_shape() {
        for shape in Shape::ALL {
            let field = distance_field(shape, 32);
            for (texel, value) in field.iter().enumerate() {
                let at = |i: usize| ((i as f64 + 0.5) / 16.0 - 1.0) * 1.5;
                let distance = shape.distance(at(texel % 32), at(texel / 32)).clamp(-0.5, 0.5);
                assert!((f64::from(*value) / 255.0 - 0.5 - distance).abs() < 0.003);
            }
        }
    }
}
