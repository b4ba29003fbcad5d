//! Many symbols as one picture, on a canvas of its own that is laid over what is drawn.

use crate::map::{Raster, Symbol};
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

/// A canvas of symbols.
#[derive(Debug)]
pub(super) struct Heap {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    raster: Raster,
}

impl Heap {
    /// Makes a canvas that is not on the page; none where the browser gives none.
    pub(super) fn new() -> Option<Self> {
        let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
        let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
        let context = super::context_of(&canvas)?;
        Some(Self { canvas, context, raster: Raster::default() })
    }

    /// Draws the symbols that a [`Raster`] takes on a clear canvas of `width` × `height` device pixels; none if the
    /// browser refuses.
    pub(super) fn draw(
        &mut self,
        symbols: &[Symbol],
        (width, height): (u32, u32),
        ratio: f64,
    ) -> Option<&HtmlCanvasElement> {
        if (self.canvas.width(), self.canvas.height()) != (width, height) {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        let pixels = self.raster.draw(symbols, (width as usize, height as usize), ratio);
        let image = ImageData::new_with_u8_clamped_array_and_sh(Clamped(pixels), width, height).ok()?;
        self.context.put_image_data(&image, 0.0, 0.0).ok()?;
        Some(&self.canvas)
    }
}
