//! Draws scenes on a 2D canvas: every item as paths, in CSS px, cut to what the view shows.
//!
//! The picture is the one of WebGL2 but for the edges: fills have smooth ones here, and a dashed line begins straight.

mod heap;

use self::heap::Heap;
use super::RenderError;
use super::stroke::Pen;
use crate::map::trace_lines;
use crate::map::{
    Color, GLYPH_REACH, HATCH_PX, Item, LineMesh, Mesh, MeshId, Outline, Raster, Scene, Screen, Shape, Symbol, View,
};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule, ContextAttributes2d, HtmlCanvasElement, Path2d};

/// Outlines that this many frames did not ask for are dropped.
const FRAMES_KEPT: u64 = 120;
/// Symbols up to which each is a path of its own.
const MANY: usize = 400;

/// The outline of a mesh and when it was last asked for.
#[derive(Debug)]
struct Stored {
    id: MeshId,
    outline: Outline,
    last_frame: u64,
}

/// Draws scenes on a 2D canvas.
#[derive(Debug)]
pub struct CanvasPainter {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// The outline of each shape, in its unit square.
    shapes: Vec<Path2d>,
    stored: Vec<Stored>,
    /// For many symbols; made with the first of them.
    heap: Option<Heap>,
    frame: u64,
}

impl CanvasPainter {
    /// Takes the canvas's 2D context. A canvas that once gave a context of another kind gives none: then a fresh one of
    /// the same size and attributes takes its place on the page.
    ///
    /// # Errors
    /// `NoCanvas2d` when the browser gives none; the page is as it was.
    pub fn new(canvas: HtmlCanvasElement) -> Result<Self, RenderError> {
        let (canvas, context) = match context_of(&canvas) {
            Some(context) => (canvas, context),
            None => fresh(&canvas).ok_or(RenderError::NoCanvas2d)?,
        };
        let shapes = Shape::ALL.iter().filter_map(|shape| Path2d::new_with_path_string(&shape.svg_path()).ok());
        Ok(Self { canvas, context, shapes: shapes.collect(), stored: Vec::new(), heap: None, frame: 0 })
    }

    /// The canvas that is drawn into: the given one, or the fresh one in its place.
    pub fn canvas(&self) -> &HtmlCanvasElement {
        &self.canvas
    }

    /// Draws `scene` over the whole canvas.
    pub fn draw(&mut self, scene: &Scene) {
        self.frame += 1;
        let (view, viewport) = (&scene.view, scene.view.viewport);
        if !self.place(Screen::default(), 1.0, view) {
            return;
        }
        self.context.clear_rect(0.0, 0.0, viewport.width_px, viewport.height_px);
        self.context.set_fill_style_str(&scene.background.css());
        self.context.fill_rect(0.0, 0.0, viewport.width_px, viewport.height_px);
        self.context.set_line_join("round");
        for item in &scene.items {
            match item {
                Item::Fill { mesh, color, is_hatched } => self.fill(view, mesh, *color, *is_hatched),
                Item::Stroke { lines, color, width_px, dash, casing } => {
                    let pen = Pen { color: *color, width_px: *width_px, dash: *dash, casing: *casing };
                    self.stroke(view, lines, pen);
                }
                Item::Symbols { symbols } if symbols.len() > MANY => self.many(view, symbols),
                Item::Symbols { symbols } => self.symbols(view, &mut symbols.iter()),
            }
        }
        let oldest = self.frame.saturating_sub(FRAMES_KEPT);
        self.stored.retain(|stored| stored.last_frame >= oldest);
    }

    /// The colour of a device pixel as premultiplied RGBA bytes. Zeros outside the canvas.
    pub fn read_pixel(&self, x: i32, y: i32) -> [u8; 4] {
        let image = self.context.get_image_data(f64::from(x), f64::from(y), 1.0, 1.0);
        let bytes = image.map_or_else(|_| Vec::new(), |image| image.data().0);
        let &[r, g, b, a] = bytes.as_slice() else { return [0; 4] };
        let [r, g, b] = [r, g, b].map(|channel| (u16::from(channel) * u16::from(a) / 255) as u8);
        [r, g, b, a]
    }

    /// Moves the origin to `at` and makes a unit `scale_px` CSS px long; says whether the browser takes it, which it
    /// refuses only for numbers that are not finite.
    fn place(&self, at: Screen, scale_px: f64, view: &View) -> bool {
        let across = f64::from(self.canvas.width()) / view.viewport.width_px;
        let down = f64::from(self.canvas.height()) / view.viewport.height_px;
        let context = &self.context;
        context.set_transform(scale_px * across, 0.0, 0.0, scale_px * down, at.x * across, at.y * down).is_ok()
    }

    /// What a tracer tells corners to.
    fn pen(&self) -> impl FnMut(Screen, bool) {
        let context = &self.context;
        context.begin_path();
        move |at, begins| if begins { context.move_to(at.x, at.y) } else { context.line_to(at.x, at.y) }
    }

    fn fill(&mut self, view: &View, mesh: &Mesh, color: Color, is_hatched: bool) {
        let at = self.stored.iter().position(|stored| stored.id == mesh.id()).unwrap_or_else(|| {
            self.stored.push(Stored { id: mesh.id(), outline: Outline::of(mesh), last_frame: 0 });
            self.stored.len() - 1
        });
        self.stored[at].last_frame = self.frame;
        self.stored[at].outline.trace(view, &mut self.pen());
        let context = &self.context;
        if !is_hatched {
            context.set_fill_style_str(&color.css());
            context.fill();
            return;
        }
        // Stripes over the whole view, cut to the outline.
        context.save();
        context.clip();
        context.begin_path();
        let (width, height) = (view.viewport.width_px, view.viewport.height_px);
        let mut x = HATCH_PX * 0.5;
        while x < width + height {
            context.move_to(x, 0.0);
            context.line_to(x - height, height);
            x += HATCH_PX;
        }
        context.set_stroke_style_str(&color.css());
        // A third of the way from stripe to stripe, which is longer than the way across one.
        context.set_line_width(HATCH_PX / 3.0 * std::f64::consts::FRAC_1_SQRT_2);
        context.set_line_cap("butt");
        context.stroke();
        context.restore();
    }

    fn stroke(&self, view: &View, lines: &LineMesh, pen: Pen) {
        let context = &self.context;
        let casing_px = pen.casing.map_or(0.0, |casing| casing.width_px);
        let reach_px = f64::from(pen.width_px / 2.0 + casing_px) + 2.0;
        let draw = |color: Color, width_px: f32| {
            // Thinner than a device pixel is drawn one device pixel wide and paler.
            let thinnest = 1.0 / view.viewport.pixel_ratio as f32;
            context.set_stroke_style_str(&faded(color, width_px / thinnest).css());
            context.set_line_width(f64::from(width_px.max(thinnest)));
            context.stroke();
        };
        context.set_line_cap("round");
        if let Some(casing) = pen.casing {
            trace_lines(view, lines, reach_px, None, &mut self.pen());
            draw(casing.color, pen.width_px + 2.0 * casing.width_px);
        }
        if pen.dash.is_some() {
            context.set_line_cap("butt");
        }
        trace_lines(view, lines, reach_px, pen.dash, &mut self.pen());
        draw(pen.color, pen.width_px);
    }

    /// Draws symbols as pixels, the large ones over them as paths.
    fn many(&mut self, view: &View, symbols: &[Symbol]) {
        let (width, height) = (self.canvas.width(), self.canvas.height());
        let ratio = f64::from(width) / view.viewport.width_px;
        if self.heap.is_none() {
            self.heap = Heap::new();
        }
        let is_drawn =
            self.heap.as_mut().and_then(|heap| heap.draw(symbols, (width, height), ratio)).is_some_and(|canvas| {
                let (width, height) = (view.viewport.width_px, view.viewport.height_px);
                let context = &self.context;
                context.draw_image_with_html_canvas_element_and_dw_and_dh(canvas, 0.0, 0.0, width, height).is_ok()
            });
        self.symbols(view, &mut symbols.iter().filter(|symbol| !is_drawn || !Raster::takes(symbol, ratio)));
    }

    fn symbols(&self, view: &View, symbols: &mut dyn Iterator<Item = &Symbol>) {
        let context = &self.context;
        let mut colors = None;
        for symbol in symbols.filter(|symbol| symbol.size_px > 0.0) {
            let Some(path) = self.shapes.get(symbol.shape.index()) else { return };
            let at = Screen::new(f64::from(symbol.x_px), f64::from(symbol.y_px));
            if !self.place(at, f64::from(symbol.size_px), view) {
                continue;
            }
            let wanted = [symbol.fill, symbol.stroke].map(|color| faded(color, symbol.opacity));
            if colors != Some(wanted) {
                context.set_fill_style_str(&wanted[0].css());
                context.set_stroke_style_str(&wanted[1].css());
                colors = Some(wanted);
            }
            // Half of the ring lies inside; what is not opaque must not show it.
            let is_clear = wanted[0].a < u8::MAX;
            let outside = if is_clear { Path2d::new_with_other(path).ok() } else { None };
            if let Some(outside) = &outside {
                context.save();
                outside.rect(-4.0, -4.0, 8.0, 8.0);
                context.clip_with_path_2d_and_winding(outside, CanvasWindingRule::Evenodd);
            }
            let ring = f64::from(symbol.stroke_px / symbol.size_px).min(GLYPH_REACH);
            if ring > 0.0 {
                context.set_line_width(2.0 * ring);
                context.stroke_with_path(path);
            }
            if outside.is_some() {
                context.restore();
            }
            context.fill_with_path_2d(path);
        }
        self.place(Screen::default(), 1.0, view);
    }
}

/// The colour at a share of its opacity; 1 and more leave it as it is.
fn faded(color: Color, share: f32) -> Color {
    color.with_opacity(f32::from(color.a) / 255.0 * share.min(1.0))
}

/// The 2D context of a canvas, drawn into by the processor.
fn context_of(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    context_2d(canvas, true)
}

/// The 2D context of a canvas. `is_plain`: the processor draws, not the browser by way of a graphics card, which is many
/// times slower where the card is the processor itself.
pub(super) fn context_2d(canvas: &HtmlCanvasElement, is_plain: bool) -> Option<CanvasRenderingContext2d> {
    let attributes = ContextAttributes2d::new();
    attributes.set_will_read_frequently(is_plain);
    canvas.get_context_with_context_options("2d", &attributes).ok().flatten()?.dyn_into().ok()
}

/// Puts a canvas of the same attributes, and so of the same size, in the place of one that is spent.
fn fresh(spent: &HtmlCanvasElement) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = spent.clone_node().ok()?.dyn_into().ok()?;
    let context = context_of(&canvas)?;
    spent.replace_with_with_node_1(&canvas).ok()?;
    Some((canvas, context))
}
