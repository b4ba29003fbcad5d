//! Chooses how scenes are drawn: with WebGL2, and on a 2D canvas where there is none, where the processor would have to
//! do the card's work, or where it was lost for good.

use super::{CanvasPainter, GlPainter, RenderError};
use crate::map::Scene;
use web_sys::HtmlCanvasElement;

/// Draws scenes into a canvas.
#[derive(Debug)]
pub enum Painter {
    /// With WebGL2.
    Gl(GlPainter),
    /// On a 2D canvas.
    Canvas(CanvasPainter),
}

impl Painter {
    /// Takes the canvas's WebGL2 context if a graphics card stands behind it, or else its 2D context; see [`CanvasPainter::new`] for what then becomes of
    /// the canvas.
    ///
    /// The caller listens for `webglcontextlost` on the canvas (and calls `preventDefault`, or it never comes back; then
    /// [`Self::forget`]) and for `webglcontextrestored` (and calls [`Self::restore`]).
    ///
    /// # Errors
    /// `NoCanvas2d` when the browser gives neither.
    pub fn new(canvas: HtmlCanvasElement) -> Result<Self, RenderError> {
        match GlPainter::new(canvas.clone()) {
            Ok(painter) if painter.is_software() => {
                let mut painter = Self::Gl(painter);
                // Slow is better than nothing.
                let _ = painter.fall_back();
                Ok(painter)
            }
            Ok(painter) => Ok(Self::Gl(painter)),
            Err(_) => CanvasPainter::new(canvas).map(Self::Canvas),
        }
    }

    /// Gives the canvas its size in device pixels; its size on the page is the style sheet's. Draw afterwards.
    pub fn resize(&mut self, width_px: f64, height_px: f64, pixel_ratio: f64) {
        let canvas = self.canvas();
        let device = |px: f64| (px * pixel_ratio).round().max(1.0) as u32;
        let (width, height) = (device(width_px), device(height_px));
        // Setting a size clears the canvas, so an equal one is left alone.
        if canvas.width() != width || canvas.height() != height {
            canvas.set_width(width);
            canvas.set_height(height);
        }
    }

    /// Draws `scene` over the whole canvas.
    ///
    /// # Errors
    /// `Lost` when the WebGL2 context is lost: draw again after [`Self::restore`] or [`Self::fall_back`]. `Resource`
    /// when the driver fails.
    pub fn draw(&mut self, scene: &Scene) -> Result<(), RenderError> {
        match self {
            Self::Gl(painter) => painter.draw(scene),
            Self::Canvas(painter) => {
                painter.draw(scene);
                Ok(())
            }
        }
    }

    /// The colour at CSS px (`x`, `y`) as premultiplied RGBA bytes; waits for the card, so only for tests and
    /// measurements, and only before the browser shows the frame. Zeros outside the canvas or without a context.
    pub fn read_pixel(&self, x: f64, y: f64, pixel_ratio: f64) -> [u8; 4] {
        let (x, y) = ((x * pixel_ratio).floor() as i32, (y * pixel_ratio).floor() as i32);
        match self {
            Self::Gl(painter) => painter.read_pixel(x, y),
            Self::Canvas(painter) => painter.read_pixel(x, y),
        }
    }

    /// Says whether the context is lost, or came back in vain.
    pub fn is_lost(&self) -> bool {
        matches!(self, Self::Gl(painter) if painter.is_lost())
    }

    /// Forgets what was lost with the context. To be called while it is lost: afterwards the browser would be told to
    /// delete things of another context.
    pub fn forget(&mut self) {
        if let Self::Gl(painter) = self {
            painter.forget();
        }
    }

    /// Makes everything anew after the context came back; the next scene brings its meshes.
    ///
    /// # Errors
    /// `Lost` when it is lost still or again; `Shader` and `Resource` when the driver fails.
    pub fn restore(&mut self) -> Result<(), RenderError> {
        match self {
            Self::Gl(painter) => painter.restore(),
            Self::Canvas(_) => Ok(()),
        }
    }

    /// Gives up WebGL2: a fresh canvas takes the place of the old one, of the same size and attributes, still empty.
    ///
    /// # Errors
    /// `NoCanvas2d` when the browser gives no 2D context; then everything is as it was.
    pub fn fall_back(&mut self) -> Result<(), RenderError> {
        if let Self::Gl(painter) = self {
            *self = Self::Canvas(CanvasPainter::new(painter.canvas().clone())?);
        }
        Ok(())
    }

    /// The canvas that is drawn into: not always the one that was given.
    pub fn canvas(&self) -> &HtmlCanvasElement {
        match self {
            Self::Gl(painter) => painter.canvas(),
            Self::Canvas(painter) => painter.canvas(),
        }
    }
}
