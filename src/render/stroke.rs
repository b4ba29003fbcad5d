//! Draws lines: each segment is a box of the line's width with round ends, so that joins are round.

use super::RenderError;
use super::buffer::{Attribute, Buffer, VertexArray, gl_count};
use super::gl::Frame;
use super::program::Program;
use crate::map::{Casing, Color, LineMesh, MeshId};
use web_sys::WebGl2RenderingContext as Gl;

/// Bytes of a corner.
const STRIDE: i32 = 20;

const VERTEX: &str = "#version 300 es\n\
precision highp float;\
uniform vec4 u_center;\
uniform float u_px_per_world;\
uniform vec2 u_clip_per_px;\
uniform float u_half_width_px;\
uniform float u_device_per_px;\
in vec4 a_from;\
in vec4 a_to;\
in float a_from_along;\
in float a_to_along;\
out vec2 v_place;\
flat out float v_length;\
flat out float v_start;\
vec2 px(vec4 position) {\
    return ((position.xy - u_center.xy) + (position.zw - u_center.zw)) * u_px_per_world;\
}\
void main() {\
    vec2 from = px(a_from);\
    vec2 way = px(a_to) - from;\
    float len = length(way);\
    if (!(a_to_along > a_from_along)) {\
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0);\
        v_place = vec2(0.0);\
        v_length = 0.0;\
        v_start = 0.0;\
        return;\
    }\
    vec2 along = len > 0.0 ? way / len : vec2(1.0, 0.0);\
    vec2 across = vec2(-along.y, along.x);\
    float reach = u_half_width_px + 1.0 / u_device_per_px;\
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));\
    v_place = vec2(mix(-reach, len + reach, corner.x), mix(-reach, reach, corner.y));\
    v_length = len;\
    v_start = a_from_along * u_px_per_world;\
    gl_Position = vec4((from + along * v_place.x + across * v_place.y) * u_clip_per_px, 0.0, 1.0);\
}";

const FRAGMENT: &str = "#version 300 es\n\
precision highp float;\
uniform vec4 u_color;\
uniform float u_half_width_px;\
uniform float u_device_per_px;\
uniform vec2 u_dash_px;\
in vec2 v_place;\
flat in float v_length;\
flat in float v_start;\
out vec4 color;\
void main() {\
    float nearest = clamp(v_place.x, 0.0, v_length);\
    float gap = length(vec2(v_place.x - nearest, v_place.y)) - u_half_width_px;\
    float cover = clamp(0.5 - gap * u_device_per_px, 0.0, 1.0);\
    float period = u_dash_px.x + u_dash_px.y;\
    if (period > 0.0) {\
        float phase = mod(mod(v_start, period) + nearest, period);\
        float outside = max(phase - u_dash_px.x, 0.0);\
        float inside = min(outside, period - phase);\
        cover *= clamp(0.5 - (outside > 0.0 ? inside : -1.0) * u_device_per_px, 0.0, 1.0);\
    }\
    if (cover <= 0.0) discard;\
    color = u_color * cover;\
}";

/// Lines on the graphics card.
#[derive(Debug)]
struct Stored {
    array: VertexArray,
    _vertices: Buffer,
    segments: i32,
    last_frame: u64,
}

/// How a line looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    pub(super) color: Color,
    pub(super) width_px: f32,
    pub(super) dash: Option<[f32; 2]>,
    pub(super) casing: Option<Casing>,
}

/// Draws lines and keeps their buffers.
#[derive(Debug)]
pub(super) struct StrokePainter {
    gl: Gl,
    program: Program,
    stored: Vec<(MeshId, Stored)>,
}

impl StrokePainter {
    pub(super) fn new(gl: &Gl) -> Result<Self, RenderError> {
        let uniforms = [
            "u_center",
            "u_px_per_world",
            "u_clip_per_px",
            "u_half_width_px",
            "u_device_per_px",
            "u_color",
            "u_dash_px",
        ];
        let attributes = ["a_from", "a_to", "a_from_along", "a_to_along"];
        let program = Program::new(gl, VERTEX, FRAGMENT, &attributes, &uniforms)?;
        Ok(Self { gl: gl.clone(), program, stored: Vec::new() })
    }

    pub(super) fn draw(&mut self, frame: &Frame, lines: &LineMesh, pen: Pen) -> Result<(), RenderError> {
        let at = if let Some(at) = self.stored.iter().position(|(id, _)| *id == lines.id()) {
            at
        } else {
            self.stored.push((lines.id(), store(&self.gl, lines)?));
            self.stored.len() - 1
        };
        let stored = &mut self.stored[at].1;
        stored.last_frame = frame.number;
        if !frame.shows(&lines.bounds()) || stored.segments == 0 {
            return Ok(());
        }
        let program = &self.program;
        program.bind();
        program.set("u_center", &frame.center);
        program.set("u_px_per_world", &[frame.px_per_world]);
        program.set("u_clip_per_px", &frame.clip_per_px);
        program.set("u_device_per_px", &[frame.device_per_px]);
        stored.array.bind();
        let draw = |color: Color, width_px: f32, dash: [f32; 2]| {
            // Thinner than a device pixel is drawn one device pixel wide and paler.
            let thinnest = 1.0 / frame.device_per_px;
            let paler = (width_px / thinnest).min(1.0);
            program.set("u_color", &color.premultiplied().map(|channel| channel * paler));
            program.set("u_half_width_px", &[width_px.max(thinnest) / 2.0]);
            program.set("u_dash_px", &dash);
            self.gl.draw_arrays_instanced(Gl::TRIANGLE_STRIP, 0, 4, stored.segments);
        };
        if let Some(casing) = pen.casing {
            draw(casing.color, pen.width_px + 2.0 * casing.width_px, [0.0; 2]);
        }
        draw(pen.color, pen.width_px, pen.dash.unwrap_or_default());
        Ok(())
    }

    /// Drops what was not asked for since `frame`.
    pub(super) fn forget_before(&mut self, frame: u64) {
        self.stored.retain(|(_, stored)| stored.last_frame >= frame);
    }
}

fn store(gl: &Gl, lines: &LineMesh) -> Result<Stored, RenderError> {
    let vertices = Buffer::new(gl, Gl::ARRAY_BUFFER)?;
    let array = VertexArray::new(gl)?;
    vertices.upload(lines.vertices(), Gl::STATIC_DRAW);
    // A segment reads its corner and the next one from the same buffer, one corner apart.
    for (place, count, offset) in [(0, 4, 0), (1, 4, STRIDE), (2, 1, 16), (3, 1, STRIDE + 16)] {
        let attribute = Attribute { place, count, kind: Gl::FLOAT, stride: STRIDE, offset, is_instanced: true };
        array.attach(&vertices, attribute);
    }
    gl.bind_vertex_array(None);
    let segments = gl_count(lines.vertices().len().saturating_sub(1));
    Ok(Stored { array, _vertices: vertices, segments, last_frame: 0 })
}
