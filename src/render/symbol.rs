//! Draws symbols: one box each, whose pixels ask the shape's distance field how far the outline is.

use super::RenderError;
use super::buffer::{Attribute, Buffer, Texture, VertexArray, gl_count};
use super::gl::Frame;
use super::program::Program;
use crate::map::{Color, GLYPH_REACH, Shape, Symbol, distance_field};
use web_sys::WebGl2RenderingContext as Gl;

/// Texels to the side of a glyph's field.
const FIELD: usize = 64;
/// Numbers to a symbol: x, y, size, shape, stroke, opacity, and two colours of a byte a channel.
const NUMBERS: usize = 8;

const VERTEX: &str = "#version 300 es\n\
precision highp float;\
uniform vec2 u_clip_per_px;\
uniform vec2 u_middle_px;\
uniform float u_device_per_px;\
uniform float u_glyphs;\
in vec4 a_symbol;\
in vec2 a_pen;\
in vec4 a_fill;\
in vec4 a_stroke;\
out vec2 v_texel;\
flat out float v_top;\
flat out float v_size_px;\
flat out float v_stroke_px;\
flat out vec4 v_fill;\
flat out vec4 v_stroke;\
void main() {\
    float size = a_symbol.z;\
    float reach = size + a_pen.x + 1.0 / u_device_per_px;\
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;\
    vec2 unit = corner * reach / size;\
    v_texel = unit / 3.0 + 0.5;\
    v_top = a_symbol.w;\
    v_size_px = size;\
    v_stroke_px = a_pen.x;\
    v_fill = vec4(a_fill.rgb, 1.0) * a_fill.a * a_pen.y;\
    v_stroke = vec4(a_stroke.rgb, 1.0) * a_stroke.a * a_pen.y;\
    gl_Position = vec4((a_symbol.xy - u_middle_px + corner * reach) * u_clip_per_px, 0.0, 1.0);\
}";

const FRAGMENT: &str = "#version 300 es\n\
precision highp float;\
uniform sampler2D u_fields;\
uniform float u_device_per_px;\
uniform float u_glyphs;\
uniform float u_reach;\
in vec2 v_texel;\
flat in float v_top;\
flat in float v_size_px;\
flat in float v_stroke_px;\
flat in vec4 v_fill;\
flat in vec4 v_stroke;\
out vec4 color;\
void main() {\
    vec2 inside = clamp(v_texel, 0.008, 0.992);\
    float field = texture(u_fields, vec2(inside.x, (inside.y + v_top) / u_glyphs)).r;\
    float gap = (field * 2.0 - 1.0) * u_reach * v_size_px * u_device_per_px;\
    float fill = clamp(0.5 - gap, 0.0, 1.0);\
    float whole = clamp(0.5 - gap + v_stroke_px * u_device_per_px, 0.0, 1.0);\
    color = v_fill * fill + v_stroke * (whole - fill);\
    if (color.a <= 0.0) discard;\
}";

/// Draws symbols; their buffer is written anew each time.
#[derive(Debug)]
pub(super) struct SymbolPainter {
    gl: Gl,
    program: Program,
    fields: Texture,
    instances: Buffer,
    array: VertexArray,
    packed: Vec<[u32; NUMBERS]>,
}

impl SymbolPainter {
    pub(super) fn new(gl: &Gl) -> Result<Self, RenderError> {
        let uniforms = ["u_clip_per_px", "u_middle_px", "u_device_per_px", "u_glyphs", "u_reach"];
        let program = Program::new(gl, VERTEX, FRAGMENT, &["a_symbol", "a_pen", "a_fill", "a_stroke"], &uniforms)?;
        let texels: Vec<u8> = Shape::ALL.iter().flat_map(|shape| distance_field(*shape, FIELD)).collect();
        let fields = Texture::new(gl, gl_count(FIELD), gl_count(FIELD * Shape::ALL.len()), &texels)?;
        let (instances, array) = (Buffer::new(gl, Gl::ARRAY_BUFFER)?, VertexArray::new(gl)?);
        let (float, byte) = (Gl::FLOAT, Gl::UNSIGNED_BYTE);
        for (place, count, kind, offset) in [(0, 4, float, 0), (1, 2, float, 16), (2, 4, byte, 24), (3, 4, byte, 28)] {
            let stride = gl_count(NUMBERS * 4);
            array.attach(&instances, Attribute { place, count, kind, stride, offset, is_instanced: true });
        }
        gl.bind_vertex_array(None);
        Ok(Self { gl: gl.clone(), program, fields, instances, array, packed: Vec::new() })
    }

    pub(super) fn draw(&mut self, frame: &Frame, symbols: &[Symbol]) {
        self.packed.clear();
        self.packed.extend(symbols.iter().filter(|symbol| symbol.size_px > 0.0).map(|symbol| packed(symbol, frame)));
        if self.packed.is_empty() {
            return;
        }
        self.array.bind();
        self.instances.upload(&self.packed, Gl::STREAM_DRAW);
        self.fields.bind();
        self.program.bind();
        self.program.set("u_clip_per_px", &frame.clip_per_px);
        self.program.set("u_middle_px", &frame.middle_px);
        self.program.set("u_device_per_px", &[frame.device_per_px]);
        self.program.set("u_glyphs", &[Shape::ALL.len() as f32]);
        self.program.set("u_reach", &[GLYPH_REACH as f32]);
        self.gl.draw_arrays_instanced(Gl::TRIANGLE_STRIP, 0, 4, gl_count(self.packed.len()));
    }
}

/// The numbers of a symbol, as the bits that the card reads as floats and bytes.
fn packed(symbol: &Symbol, frame: &Frame) -> [u32; NUMBERS] {
    let bytes = |c: Color| u32::from_le_bytes([c.r, c.g, c.b, c.a]);
    let &Symbol { x_px, y_px, size_px, shape, fill, stroke, stroke_px, opacity } = symbol;
    // The field ends at its reach: a ring that does not end half a device pixel before it would fill the whole box.
    let stroke_px = stroke_px.min(size_px * GLYPH_REACH as f32 - 0.5 / frame.device_per_px).max(0.0);
    let [x, y, size, glyph, pen, opacity] =
        [x_px, y_px, size_px, shape.index() as f32, stroke_px, opacity].map(f32::to_bits);
    [x, y, size, glyph, pen, opacity, bytes(fill), bytes(stroke)]
}
