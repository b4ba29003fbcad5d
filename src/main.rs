//! The app's entry point. On wasm32 it starts the page or, inside a worker, the reader; natively it has no body.

#[cfg(target_arch = "wasm32")]
fn main() {
    creative_atlas::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
