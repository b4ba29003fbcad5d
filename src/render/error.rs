//! What can go wrong while drawing.

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The browser has no WebGL2, or gives none now.
    #[error("WebGL2 is not available")]
    NoWebGl2,
    /// The browser gives no 2D context.
    #[error("a 2D drawing context is not available")]
    NoCanvas2d,
    /// A shader or program was refused.
    #[error("the graphics driver refused a shader: {log}")]
    Shader {
        /// What the driver says about it.
        log: String,
    },
    /// The driver could not make a buffer, texture or program: out of memory, or the context is going.
    #[error("the graphics driver could not make a {what}")]
    Resource {
        /// What was to be made.
        what: &'static str,
    },
    /// The context is lost; it may come back.
    #[error("the graphics context is lost")]
    Lost,
}
