//! Colours in sRGB, 8 bits a channel, with the measures that palettes are tested by.

use std::fmt::Write;

/// An sRGB colour with straight (not premultiplied) alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// 0 clear, 255 opaque.
    pub a: u8,
}

impl Color {
    /// Nothing at all.
    pub const CLEAR: Self = Self { r: 0, g: 0, b: 0, a: 0 };

    /// Makes an opaque colour of `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Self {
        let [_, r, g, b] = rgb.to_be_bytes();
        Self { r, g, b, a: 255 }
    }

    /// The same colour at the given opacity, 0 to 1; out of range is held to the range, NaN gives 0.
    #[must_use]
    pub fn with_opacity(self, opacity: f32) -> Self {
        Self { a: (opacity * 255.0).round() as u8, ..self }
    }

    /// The colour with a share of another, 0 to 1, channel by channel; opaque.
    #[must_use]
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let mix = |own: u8, other: u8| (f64::from(own) + (f64::from(other) - f64::from(own)) * share).round() as u8;
        Self { r: mix(self.r, other.r), g: mix(self.g, other.g), b: mix(self.b, other.b), a: 255 }
    }

    /// The colour as CSS: `#rrggbb`, or `#rrggbbaa` when not opaque.
    pub fn css(self) -> String {
        let mut css = format!("#{:02x}{:02x}{:02x}", self.r, self.g, self.b);
        if self.a < 255 {
            // Writing to a String cannot fail.
            let _ = write!(css, "{:02x}", self.a);
        }
        css
    }

    /// The channels 0 to 1, red, green and blue multiplied by alpha: what painters upload.
    pub fn premultiplied(self) -> [f32; 4] {
        let alpha = f32::from(self.a) / 255.0;
        let [r, g, b] = [self.r, self.g, self.b].map(|c| f32::from(c) / 255.0 * alpha);
        [r, g, b, alpha]
    }

    /// Red, green and blue as linear light, 0 to 1. Source: IEC 61966-2-1.
    pub fn linear(self) -> [f64; 3] {
        [self.r, self.g, self.b].map(|c| {
            let c = f64::from(c) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { (2.4 * ((c + 0.055) / 1.055).ln()).exp() }
        })
    }

    /// The contrast ratio with `other`, 1 to 21; alpha is ignored. Source: WCAG 2.2, relative luminance.
    pub fn contrast(self, other: Self) -> f64 {
        let luminance = |color: Self| {
            let [r, g, b] = color.linear();
            0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
        };
        let (one, two) = (luminance(self), luminance(other));
        one.max(two) / one.min(two)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn css_and_channels() {
        assert_eq!(Color::hex(0x00ff_8001).css(), "#ff8001");
        assert_eq!(Color::hex(0x00ff_8000).with_opacity(0.5).css(), "#ff800080");
        assert_eq!(Color::hex(0x00ff_ffff).with_opacity(0.0).premultiplied(), [0.0; 4]);
        assert_eq!(Color::hex(0x00ff_ffff).with_opacity(7.0).a, 255);
    }

    #[test]
    fn contrast_of_black_and_white_is_21() {
        assert!((Color::hex(0).contrast(Color::hex(0x00ff_ffff)) - 21.0).abs() < 1e-9);
        // WCAG's own well-known example: #767676 is the lightest grey that reaches 4.5 on white.
        let grey = Color::hex(0x0076_7676).contrast(Color::hex(0x00ff_ffff));
        assert!((grey - 4.54).abs() < 0.01);
    }
}
