//! Draws filled polygons.

use super::RenderError;
use super::buffer::{Attribute, Buffer, VertexArray, gl_count};
use super::gl::Frame;
use super::program::Program;
use crate::map::{Color, Mesh, MeshId};
use web_sys::WebGl2RenderingContext as Gl;

const VERTEX: &str = "#version 300 es\n\
precision highp float;\
uniform vec4 u_center;\
uniform vec2 u_clip_per_world;\
in vec4 a_position;\
void main() {\
    vec2 world = (a_position.xy - u_center.xy) + (a_position.zw - u_center.zw);\
    gl_Position = vec4(world * u_clip_per_world, 0.0, 1.0);\
}";

// Stripes stand on the screen, whose pixels run upwards here; how far the edge of one is, in device pixels.
const FRAGMENT: &str = "#version 300 es\n\
precision highp float;\
uniform vec4 u_color;\
uniform vec2 u_hatch;\
out vec4 color;\
void main() {\
    color = u_color;\
    if (u_hatch.x > 0.0) {\
        float across = fract((gl_FragCoord.x - gl_FragCoord.y + u_hatch.y) * u_hatch.x);\
        float inside = (1.0 / 6.0 - abs(across - 0.5)) / u_hatch.x * 0.70711;\
        color *= clamp(inside + 0.5, 0.0, 1.0);\
    }\
}";

/// A mesh on the graphics card.
#[derive(Debug)]
struct Stored {
    array: VertexArray,
    _positions: Buffer,
    _indices: Buffer,
    count: i32,
    last_frame: u64,
}

/// Draws meshes and keeps their buffers.
#[derive(Debug)]
pub(super) struct FillPainter {
    gl: Gl,
    program: Program,
    stored: Vec<(MeshId, Stored)>,
}

impl FillPainter {
    pub(super) fn new(gl: &Gl) -> Result<Self, RenderError> {
        let program = Program::new(
            gl,
            VERTEX,
            FRAGMENT,
            &["a_position"],
            &["u_center", "u_clip_per_world", "u_color", "u_hatch"],
        )?;
        Ok(Self { gl: gl.clone(), program, stored: Vec::new() })
    }

    pub(super) fn draw(
        &mut self,
        frame: &Frame,
        mesh: &Mesh,
        color: Color,
        is_hatched: bool,
    ) -> Result<(), RenderError> {
        let at = if let Some(at) = self.stored.iter().position(|(id, _)| *id == mesh.id()) {
            at
        } else {
            self.stored.push((mesh.id(), store(&self.gl, mesh)?));
            self.stored.len() - 1
        };
        let stored = &mut self.stored[at].1;
        stored.last_frame = frame.number;
        if !frame.shows(&mesh.bounds()) || stored.count == 0 {
            return Ok(());
        }
        self.program.bind();
        self.program.set("u_center", &frame.center);
        self.program.set("u_clip_per_world", &frame.clip_per_world);
        self.program.set("u_color", &color.premultiplied());
        let hatch = [if is_hatched { frame.hatch_per_px } else { 0.0 }, frame.height_px];
        self.program.set("u_hatch", &hatch);
        stored.array.bind();
        self.gl.draw_elements_with_i32(Gl::TRIANGLES, stored.count, Gl::UNSIGNED_INT, 0);
        Ok(())
    }

    /// Drops what was not asked for since `frame`.
    pub(super) fn forget_before(&mut self, frame: u64) {
        self.stored.retain(|(_, stored)| stored.last_frame >= frame);
    }
}

fn store(gl: &Gl, mesh: &Mesh) -> Result<Stored, RenderError> {
    let (positions, indices) = (Buffer::new(gl, Gl::ARRAY_BUFFER)?, Buffer::new(gl, Gl::ELEMENT_ARRAY_BUFFER)?);
    let array = VertexArray::new(gl)?;
    array.bind();
    positions.upload(mesh.positions(), Gl::STATIC_DRAW);
    indices.upload(mesh.indices(), Gl::STATIC_DRAW);
    let position = Attribute { place: 0, count: 4, kind: Gl::FLOAT, stride: 16, offset: 0, is_instanced: false };
    array.attach(&positions, position);
    gl.bind_vertex_array(None);
    let count = gl_count(mesh.indices().len());
    Ok(Stored { array, _positions: positions, _indices: indices, count, last_frame: 0 })
}
