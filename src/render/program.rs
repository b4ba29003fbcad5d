//! A linked pair of shaders with the places of its uniforms; deleted when dropped.

use super::RenderError;
use web_sys::{WebGl2RenderingContext as Gl, WebGlProgram, WebGlShader, WebGlUniformLocation};

/// A program ready for use.
#[derive(Debug)]
pub(super) struct Program {
    gl: Gl,
    handle: WebGlProgram,
    uniforms: Vec<(&'static str, Option<WebGlUniformLocation>)>,
}

impl Program {
    /// Compiles and links. `attributes` get the places 0, 1, 2 … in order; `uniforms` are looked up once.
    ///
    /// # Errors
    /// `Shader` with the driver's log; `Lost` when the context has gone meanwhile.
    pub(super) fn new(
        gl: &Gl,
        vertex: &str,
        fragment: &str,
        attributes: &[&str],
        uniforms: &[&'static str],
    ) -> Result<Self, RenderError> {
        let vertex = compile(gl, Gl::VERTEX_SHADER, vertex)?;
        let fragment = compile(gl, Gl::FRAGMENT_SHADER, fragment)?;
        let program = gl.create_program().ok_or(RenderError::Resource { what: "program" })?;
        gl.attach_shader(&program, &vertex);
        gl.attach_shader(&program, &fragment);
        for (place, name) in (0..).zip(attributes) {
            gl.bind_attrib_location(&program, place, name);
        }
        gl.link_program(&program);
        gl.delete_shader(Some(&vertex));
        gl.delete_shader(Some(&fragment));
        if !gl.get_program_parameter(&program, Gl::LINK_STATUS).is_truthy() {
            let log = gl.get_program_info_log(&program).unwrap_or_default();
            gl.delete_program(Some(&program));
            return Err(refusal(gl, log));
        }
        let uniforms = uniforms.iter().map(|name| (*name, gl.get_uniform_location(&program, name))).collect();
        Ok(Self { gl: gl.clone(), handle: program, uniforms })
    }

    /// Makes this the program that draws.
    pub(super) fn bind(&self) {
        self.gl.use_program(Some(&self.handle));
    }

    /// Sets a uniform of one to four numbers.
    pub(super) fn set(&self, name: &'static str, value: &[f32]) {
        let place = self.uniforms.iter().find(|(known, _)| *known == name).and_then(|(_, place)| place.as_ref());
        match value {
            [x] => self.gl.uniform1f(place, *x),
            [x, y] => self.gl.uniform2f(place, *x, *y),
            [x, y, z] => self.gl.uniform3f(place, *x, *y, *z),
            [x, y, z, w] => self.gl.uniform4f(place, *x, *y, *z, *w),
            _ => {}
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.gl.delete_program(Some(&self.handle));
    }
}

fn compile(gl: &Gl, kind: u32, source: &str) -> Result<WebGlShader, RenderError> {
    let shader = gl.create_shader(kind).ok_or(RenderError::Resource { what: "shader" })?;
    gl.shader_source(&shader, source);
    gl.compile_shader(&shader);
    if gl.get_shader_parameter(&shader, Gl::COMPILE_STATUS).is_truthy() {
        return Ok(shader);
    }
    let log = gl.get_shader_info_log(&shader).unwrap_or_default();
    gl.delete_shader(Some(&shader));
    Err(refusal(gl, log))
}

/// A lost context refuses everything: then the log means nothing.
fn refusal(gl: &Gl, log: String) -> RenderError {
    if gl.is_context_lost() { RenderError::Lost } else { RenderError::Shader { log } }
}
