//! Buffers, their layouts and textures on the graphics card; deleted when dropped.

use super::RenderError;
use web_sys::{WebGl2RenderingContext as Gl, WebGlBuffer, WebGlTexture, WebGlVertexArrayObject};

/// A buffer of bytes.
#[derive(Debug)]
pub(super) struct Buffer {
    gl: Gl,
    handle: WebGlBuffer,
    target: u32,
}

impl Buffer {
    /// Makes an empty buffer for vertices (`Gl::ARRAY_BUFFER`) or indices (`Gl::ELEMENT_ARRAY_BUFFER`).
    pub(super) fn new(gl: &Gl, target: u32) -> Result<Self, RenderError> {
        let handle = gl.create_buffer().ok_or(RenderError::Resource { what: "buffer" })?;
        Ok(Self { gl: gl.clone(), handle, target })
    }

    /// Makes this the buffer that layouts and draws refer to.
    pub(super) fn bind(&self) {
        self.gl.bind_buffer(self.target, Some(&self.handle));
    }

    /// Copies `values` to the card; `usage` is `Gl::STATIC_DRAW` or `Gl::STREAM_DRAW`.
    pub(super) fn upload<T: bytemuck::NoUninit>(&self, values: &[T], usage: u32) {
        self.bind();
        self.gl.buffer_data_with_u8_array(self.target, bytemuck::cast_slice(values), usage);
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        self.gl.delete_buffer(Some(&self.handle));
    }
}

/// One attribute of a vertex or an instance, read from the bound buffer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute {
    /// Its place in the program.
    pub(super) place: u32,
    /// How many numbers.
    pub(super) count: i32,
    /// `Gl::FLOAT`, or `Gl::UNSIGNED_BYTE` for 0 to 1 in a byte.
    pub(super) kind: u32,
    /// Bytes from one to the next.
    pub(super) stride: i32,
    /// Bytes before the first.
    pub(super) offset: i32,
    /// Once an instance, not once a vertex.
    pub(super) is_instanced: bool,
}

/// A layout of attributes.
#[derive(Debug)]
pub(super) struct VertexArray {
    gl: Gl,
    array: WebGlVertexArrayObject,
}

impl VertexArray {
    /// Makes an empty layout.
    pub(super) fn new(gl: &Gl) -> Result<Self, RenderError> {
        let array = gl.create_vertex_array().ok_or(RenderError::Resource { what: "vertex array" })?;
        Ok(Self { gl: gl.clone(), array })
    }

    /// Makes this the layout that draws.
    pub(super) fn bind(&self) {
        self.gl.bind_vertex_array(Some(&self.array));
    }

    /// Reads an attribute from `buffer`; this layout is bound afterwards.
    pub(super) fn attach(&self, buffer: &Buffer, attribute: Attribute) {
        let Attribute { place, count, kind, stride, offset, is_instanced } = attribute;
        self.bind();
        buffer.bind();
        self.gl.enable_vertex_attrib_array(place);
        self.gl.vertex_attrib_pointer_with_i32(place, count, kind, kind != Gl::FLOAT, stride, offset);
        self.gl.vertex_attrib_divisor(place, u32::from(is_instanced));
    }
}

impl Drop for VertexArray {
    fn drop(&mut self) {
        self.gl.delete_vertex_array(Some(&self.array));
    }
}

/// A texture of one byte a texel, smoothed between texels.
#[derive(Debug)]
pub(super) struct Texture {
    gl: Gl,
    texture: WebGlTexture,
}

impl Texture {
    /// Makes a texture of `texels`, `width` × `height`, row by row.
    pub(super) fn new(gl: &Gl, width: i32, height: i32, texels: &[u8]) -> Result<Self, RenderError> {
        let failure = RenderError::Resource { what: "texture" };
        let Some(texture) = gl.create_texture() else { return Err(failure) };
        let texture = Self { gl: gl.clone(), texture };
        texture.bind();
        gl.pixel_storei(Gl::UNPACK_ALIGNMENT, 1);
        let made = gl
            .tex_image_2d_with_i32_and_i32_and_i32_and_format_and_type_and_opt_u8_array(
                Gl::TEXTURE_2D,
                0,
                Gl::R8.cast_signed(),
                width,
                height,
                0,
                Gl::RED,
                Gl::UNSIGNED_BYTE,
                Some(texels),
            )
            .is_ok();
        for (name, value) in [
            (Gl::TEXTURE_MIN_FILTER, Gl::LINEAR),
            (Gl::TEXTURE_MAG_FILTER, Gl::LINEAR),
            (Gl::TEXTURE_WRAP_S, Gl::CLAMP_TO_EDGE),
            (Gl::TEXTURE_WRAP_T, Gl::CLAMP_TO_EDGE),
        ] {
            gl.tex_parameteri(Gl::TEXTURE_2D, name, value.cast_signed());
        }
        if made { Ok(texture) } else { Err(failure) }
    }

    /// Makes this the texture that programs read.
    pub(super) fn bind(&self) {
        self.gl.active_texture(Gl::TEXTURE0);
        self.gl.bind_texture(Gl::TEXTURE_2D, Some(&self.texture));
    }
}

impl Drop for Texture {
    fn drop(&mut self) {
        self.gl.delete_texture(Some(&self.texture));
    }
}

/// A count as the card takes it; more than it can take is held to the most.
pub(super) fn gl_count(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
