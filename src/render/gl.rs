//! Draws scenes with WebGL2: owns the context of a canvas and the painters in it.

use super::RenderError;
use super::fill::FillPainter;
use super::stroke::{Pen, StrokePainter};
use super::symbol::SymbolPainter;
use crate::geo::WorldBounds;
use crate::map::{HATCH_PX, Item, Scene, split};
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext as Gl, WebGlContextAttributes};

/// Buffers that this many frames did not ask for are dropped.
const FRAMES_KEPT: u64 = 120;

/// The parameter that names the card, of the extension `WEBGL_debug_renderer_info`.
const UNMASKED_RENDERER: u32 = 0x9246;
/// Parts of the names of cards that are programs: those of Chromium, Mesa, and Windows.
const SOFTWARE: [&str; 4] = ["SwiftShader", "llvmpipe", "softpipe", "Basic Render"];

/// What all painters need to know of a frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Counts frames.
    pub(super) number: u64,
    /// The camera's centre, split.
    pub(super) center: [f32; 4],
    /// CSS px to a unit of the square.
    pub(super) px_per_world: f32,
    /// Clip space to a CSS px; y turns up.
    pub(super) clip_per_px: [f32; 2],
    /// Clip space to a unit of the square.
    pub(super) clip_per_world: [f32; 2],
    /// The viewport's middle in CSS px.
    pub(super) middle_px: [f32; 2],
    /// Device pixels to a CSS px.
    pub(super) device_per_px: f32,
    /// Stripes of what is hatched to a device pixel.
    pub(super) hatch_per_px: f32,
    /// Height of the frame in device pixels.
    pub(super) height_px: f32,
    visible: WorldBounds,
}

impl Frame {
    fn new(number: u64, scene: &Scene) -> Self {
        let (camera, viewport) = (scene.view.camera, scene.view.viewport);
        let (px, middle) = (camera.px_per_world(), viewport.center());
        let clip = [2.0 / viewport.width_px, -2.0 / viewport.height_px];
        // Lines reach beyond their corners by half their width; no line is wider than this.
        let rect = viewport.rect().grown(32.0);
        let visible =
            WorldBounds { min: scene.view.world_from_screen(rect.min), max: scene.view.world_from_screen(rect.max) };
        Self {
            number,
            center: split(camera.center),
            px_per_world: px as f32,
            clip_per_px: clip.map(|c| c as f32),
            clip_per_world: clip.map(|c| (c * px) as f32),
            middle_px: [middle.x as f32, middle.y as f32],
            device_per_px: viewport.pixel_ratio as f32,
            hatch_per_px: (1.0 / (HATCH_PX * viewport.pixel_ratio)) as f32,
            height_px: (viewport.height_px * viewport.pixel_ratio) as f32,
            visible,
        }
    }

    /// Says whether something of the box can be seen.
    pub(super) fn shows(&self, bounds: &WorldBounds) -> bool {
        self.visible.intersects(bounds)
    }
}

/// The painters of one context; gone when it is lost.
#[derive(Debug)]
struct Painters {
    fill: FillPainter,
    stroke: StrokePainter,
    symbol: SymbolPainter,
}

impl Painters {
    fn new(gl: &Gl) -> Result<Self, RenderError> {
        Ok(Self { fill: FillPainter::new(gl)?, stroke: StrokePainter::new(gl)?, symbol: SymbolPainter::new(gl)? })
    }
}

/// Draws scenes with WebGL2.
#[derive(Debug)]
pub struct GlPainter {
    canvas: HtmlCanvasElement,
    gl: Gl,
    painters: Option<Painters>,
    frame: u64,
}

impl GlPainter {
    /// Takes the canvas's WebGL2 context.
    ///
    /// # Errors
    /// `NoWebGl2` when the browser gives none; `Shader` and `Resource` when the driver fails; `Lost`.
    pub fn new(canvas: HtmlCanvasElement) -> Result<Self, RenderError> {
        let attributes = WebGlContextAttributes::new();
        // Strokes and symbols smooth their own edges and every fill has a stroke; multisampling would only cost.
        attributes.set_antialias(false);
        attributes.set_alpha(true);
        attributes.set_premultiplied_alpha(true);
        attributes.set_depth(false);
        attributes.set_stencil(false);
        attributes.set_preserve_drawing_buffer(false);
        let context = canvas.get_context_with_context_options("webgl2", &attributes).ok().flatten();
        let gl: Gl = context.and_then(|c| c.dyn_into().ok()).ok_or(RenderError::NoWebGl2)?;
        let painters = Some(Painters::new(&gl)?);
        Ok(Self { canvas, gl, painters, frame: 0 })
    }

    /// Says whether the processor does the card's work, as where there is none: then a 2D canvas is many times faster.
    pub(super) fn is_software(&self) -> bool {
        if self.gl.get_extension("WEBGL_debug_renderer_info").ok().flatten().is_none() {
            return false;
        }
        let name = self.gl.get_parameter(UNMASKED_RENDERER).ok().and_then(|name| name.as_string()).unwrap_or_default();
        SOFTWARE.iter().any(|software| name.contains(software))
    }

    /// The canvas that is drawn into.
    pub fn canvas(&self) -> &HtmlCanvasElement {
        &self.canvas
    }

    /// Draws `scene` over the whole canvas.
    ///
    /// # Errors
    /// `Lost` when the context is lost: draw again after [`Self::restore`]. `Resource` when the driver fails.
    pub fn draw(&mut self, scene: &Scene) -> Result<(), RenderError> {
        if self.is_lost() {
            self.painters = None;
            return Err(RenderError::Lost);
        }
        let painters = self.painters.as_mut().ok_or(RenderError::Lost)?;
        self.frame += 1;
        let (gl, frame) = (&self.gl, Frame::new(self.frame, scene));
        gl.viewport(0, 0, gl.drawing_buffer_width(), gl.drawing_buffer_height());
        let [r, g, b, a] = scene.background.premultiplied();
        gl.clear_color(r, g, b, a);
        gl.clear(Gl::COLOR_BUFFER_BIT);
        gl.enable(Gl::BLEND);
        gl.blend_func(Gl::ONE, Gl::ONE_MINUS_SRC_ALPHA);
        for item in &scene.items {
            match item {
                Item::Fill { mesh, color, is_hatched } => painters.fill.draw(&frame, mesh, *color, *is_hatched)?,
                Item::Stroke { lines, color, width_px, dash, casing } => {
                    let pen = Pen { color: *color, width_px: *width_px, dash: *dash, casing: *casing };
                    painters.stroke.draw(&frame, lines, pen)?;
                }
                Item::Symbols { symbols } => painters.symbol.draw(&frame, symbols),
            }
        }
        gl.bind_vertex_array(None);
        let oldest = self.frame.saturating_sub(FRAMES_KEPT);
        painters.fill.forget_before(oldest);
        painters.stroke.forget_before(oldest);
        Ok(())
    }

    /// The colour of a device pixel as premultiplied RGBA bytes; see [`Painter::read_pixel`](super::Painter::read_pixel).
    pub fn read_pixel(&self, x: i32, y: i32) -> [u8; 4] {
        let mut pixel = [0; 4];
        let y = self.gl.drawing_buffer_height() - 1 - y;
        let target = Some(pixel.as_mut_slice());
        // A refused read leaves the zeros that are promised.
        let _ = self.gl.read_pixels_with_opt_u8_array(x, y, 1, 1, Gl::RGBA, Gl::UNSIGNED_BYTE, target);
        pixel
    }

    /// Forgets what was lost with the context: afterwards the browser would be told to delete things of another one.
    pub fn forget(&mut self) {
        self.painters = None;
    }

    /// Says whether the context is lost, or came back and nothing could be made in it.
    pub fn is_lost(&self) -> bool {
        self.painters.is_none() || self.gl.is_context_lost()
    }

    /// Makes everything anew after the context came back; the next scene brings its meshes.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn restore(&mut self) -> Result<(), RenderError> {
        self.painters = None;
        if self.gl.is_context_lost() {
            return Err(RenderError::Lost);
        }
        self.painters = Some(Painters::new(&self.gl)?);
        Ok(())
    }
}
