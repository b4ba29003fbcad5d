//! The analyst: a program of its own that finds clusters in a worker of the page, loaded when they are first asked for.
//! Only wasm32 has a body.

#[cfg(target_arch = "wasm32")]
fn main() {
    creative_atlas::platform::serve_studies();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
