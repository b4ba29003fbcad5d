//! The analyst: a program of its own that answers questions in a worker of the page, loaded when the first one is asked.
//! Only wasm32 has a body.

#[cfg(target_arch = "wasm32")]
fn main() {
    creative_atlas::platform::serve_questions();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
