//! Draws placed labels on a 2D canvas over the map: real text, shaped by the browser, with a halo.

use super::RenderError;
use super::canvas::context_2d;
use crate::dataset::Dictionary;
use crate::geo::shortest;
use crate::map::{Color, Screen, ScreenRect, Viewport};
use std::f64::consts::{FRAC_PI_2, TAU};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Measured widths are forgotten when there are more than this.
const WIDTHS_KEPT: usize = 4000;

/// The look of a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelStyle {
    /// Size of the font in CSS px.
    pub size_px: f64,
    /// Weight of the font, 100 to 900.
    pub weight: u16,
    /// Slanted, as names of water are.
    pub is_italic: bool,
    /// Space added after each letter, in CSS px.
    pub letter_spacing_px: f64,
    /// Set from top to bottom, as traditional Mongolian is: the line turned by a quarter, clockwise.
    pub is_column: bool,
    /// Colour of the letters.
    pub ink: Color,
    /// Colour around them.
    pub halo: Color,
    /// Width of the halo in CSS px.
    pub halo_px: f64,
}

impl LabelStyle {
    /// The CSS `font` of the style in a family.
    fn font(&self, family: &str) -> String {
        let slant = if self.is_italic { "italic " } else { "" };
        [slant, &self.weight.to_string(), " ", &shortest(self.size_px), "px ", family].concat()
    }
}

/// A label with its place and look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextLabel<'a> {
    /// What to write, in one line.
    pub text: &'a str,
    /// The box it was given; the text is centred in it.
    pub rect: ScreenRect,
    /// Its look.
    pub style: LabelStyle,
    /// 0 to 1, for fading.
    pub opacity: f64,
}

/// Some places as one: a disc with their number and, around it, a ring of their parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Disc {
    /// Its middle.
    pub at: Screen,
    /// From its middle to its edge, in CSS px.
    pub radius_px: f64,
    /// What is written in it.
    pub text: String,
    /// Share and colour of each part, from above and with the clock; the shares add up to 1.
    pub parts: Vec<(f64, Color)>,
    /// Width of the ring, in CSS px.
    pub ring_px: f64,
}

impl Disc {
    /// The box around it.
    pub fn rect(&self) -> ScreenRect {
        ScreenRect::around(self.at, 2.0 * self.radius_px, 2.0 * self.radius_px)
    }

    /// Draws it without its number. What is refused is left out.
    fn draw(&self, context: &CanvasRenderingContext2d, ground: Color) {
        let circle = |radius_px: f64, from: f64, to: f64| {
            context.begin_path();
            let _ = context.arc(self.at.x, self.at.y, radius_px, from, to);
        };
        circle(self.radius_px + 1.5, 0.0, TAU);
        context.set_fill_style_str(&ground.css());
        context.fill();
        context.set_line_width(self.ring_px);
        let mut from = -FRAC_PI_2;
        for (share, color) in &self.parts {
            let to = from + share * TAU;
            circle(self.radius_px - self.ring_px / 2.0, from, to);
            context.set_stroke_style_str(&color.css());
            context.stroke();
            from = to;
        }
    }
}

/// Measures and draws labels on a canvas of their own.
#[derive(Debug)]
pub struct LabelPainter {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    family: String,
    /// Fonts and texts that were measured, and the widths by their codes.
    measured: Dictionary,
    widths: Vec<f64>,
}

impl LabelPainter {
    /// Takes the canvas's 2D context; `family` is a CSS `font-family` list; `is_plain` where the map beneath is drawn without
    /// a graphics card.
    ///
    /// # Errors
    /// `NoCanvas2d` when the browser gives none.
    pub fn new(canvas: HtmlCanvasElement, family: impl Into<String>, is_plain: bool) -> Result<Self, RenderError> {
        let context = context_2d(&canvas, is_plain).ok_or(RenderError::NoCanvas2d)?;
        Ok(Self { canvas, context, family: family.into(), measured: Dictionary::new(), widths: vec![0.0] })
    }

    /// Writes in other letters from the next frame on; `family` is a CSS `font-family` list.
    pub fn set_family(&mut self, family: &str) {
        if self.family != family {
            family.clone_into(&mut self.family);
        }
    }

    /// Gives the canvas its size in device pixels; its size on the page is the style sheet's. Draw afterwards.
    pub fn resize(&mut self, viewport: &Viewport) {
        let device = |px: f64| (px * viewport.pixel_ratio).round().max(1.0) as u32;
        let (width, height) = (device(viewport.width_px), device(viewport.height_px));
        if self.canvas.width() != width || self.canvas.height() != height {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
    }

    /// Forgets all widths: call when a font has loaded.
    pub fn forget_widths(&mut self) {
        self.measured = Dictionary::new();
        self.widths.truncate(1);
    }

    /// Width and height of `text` in CSS px, halo included: what to give the placer.
    pub fn size_px(&mut self, text: &str, style: &LabelStyle) -> (f64, f64) {
        let (along, across) = (self.length_px(text, style), (style.size_px * 1.2).ceil());
        if style.is_column { (across, along) } else { (along, across) }
    }

    /// Length of `text` in CSS px, halo included; remembered.
    fn length_px(&mut self, text: &str, style: &LabelStyle) -> f64 {
        let font = style.font(&self.family);
        let letters = text.chars().count() as f64;
        let extra = letters * style.letter_spacing_px + 2.0 * style.halo_px;
        let key = format!("{font}\n{text}");
        if let Some(code) = self.measured.code_of(&key) {
            return self.widths[code as usize] + extra;
        }
        self.context.set_font(&font);
        space_letters(&self.context, 0.0);
        // Without metrics, half an em a letter is near enough to place by.
        let width = self.context.measure_text(text).map_or(letters * style.size_px / 2.0, |metrics| metrics.width());
        if self.widths.len() > WIDTHS_KEPT {
            self.forget_widths();
        }
        self.measured.intern(&key);
        self.widths.push(width);
        width + extra
    }

    /// Clears the canvas and draws `discs` on a ground, the last on top, then `labels`, all halos under all letters.
    pub fn draw(&mut self, (discs, ground): (&[Disc], Color), labels: &[TextLabel<'_>], viewport: &Viewport) {
        let (context, ratio) = (&self.context, viewport.pixel_ratio);
        // Refused only for numbers that are not finite, and then nothing can be drawn anyway.
        if context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0).is_err() {
            return;
        }
        context.clear_rect(0.0, 0.0, viewport.width_px, viewport.height_px);
        for disc in discs {
            disc.draw(context, ground);
        }
        context.set_text_align("center");
        context.set_text_baseline("middle");
        context.set_line_join("round");
        for is_halo in [true, false] {
            for label in labels {
                let (style, at) = (&label.style, label.rect.center());
                context.set_font(&style.font(&self.family));
                space_letters(context, style.letter_spacing_px);
                context.set_global_alpha(label.opacity.clamp(0.0, 1.0));
                // Spacing follows the last letter too: half of it brings the text back to the middle.
                let mut at = Screen::new(at.x + style.letter_spacing_px / 2.0, at.y);
                if style.is_column {
                    let _ = context.set_transform(0.0, ratio, -ratio, 0.0, ratio * at.x, ratio * at.y);
                    at = Screen::new(0.0, 0.0);
                }
                // A refused label is left out; the list beside the map has it.
                let _ = if is_halo {
                    context.set_stroke_style_str(&style.halo.css());
                    context.set_line_width(2.0 * style.halo_px);
                    context.stroke_text(label.text, at.x, at.y)
                } else {
                    context.set_fill_style_str(&style.ink.css());
                    context.fill_text(label.text, at.x, at.y)
                };
                if style.is_column {
                    let _ = context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
                }
            }
        }
        context.set_global_alpha(1.0);
    }
}

/// Sets the space after each letter. A browser that does not know the property sets the text tight, which is no harm.
fn space_letters(context: &CanvasRenderingContext2d, spacing_px: f64) {
    let _ = js_sys::Reflect::set(context, &"letterSpacing".into(), &(shortest(spacing_px) + "px").into());
}
