//! Tests that need a browser: what the app is built on there. Natively this file is empty.
//!
//! `cargo test --target wasm32-unknown-unknown --test browser` runs them in headless Chromium.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlCanvasElement, WebGl2RenderingContext as Gl};

wasm_bindgen_test_configure!(run_in_browser);

/// The tests of the renderer are worth nothing without this.
#[wasm_bindgen_test]
fn webgl2_draws_and_is_read_back() {
    let document = web_sys::window().unwrap().document().unwrap();
    let canvas: HtmlCanvasElement = document.create_element("canvas").unwrap().dyn_into().unwrap();
    let gl: Gl = canvas.get_context("webgl2").unwrap().unwrap().dyn_into().unwrap();
    gl.clear_color(0.2, 0.4, 0.6, 1.0);
    gl.clear(Gl::COLOR_BUFFER_BIT);
    let mut pixel = [0_u8; 4];
    gl.read_pixels_with_opt_u8_array(0, 0, 1, 1, Gl::RGBA, Gl::UNSIGNED_BYTE, Some(&mut pixel)).unwrap();
    assert_eq!(pixel, [51, 102, 153, 255]);
}

/// Search folds names with the browser's own tables.
#[wasm_bindgen_test]
fn the_browser_takes_accents_apart() {
    let text = js_sys::JsString::from("Đà Nẵng");
    let apart = String::from(text.normalize("NFD"));
    assert_eq!(apart, "Đa\u{300} Na\u{306}\u{303}ng");
}

/// Lists are sorted by the locale's collation: Ө stands between О and П in Mongolian.
#[wasm_bindgen_test]
fn the_browser_sorts_mongolian() {
    let locales = js_sys::Array::of1(&JsValue::from("mn"));
    let order = js_sys::Intl::Collator::new(&locales, &js_sys::Object::new()).compare();
    let compare = |a: &str, b: &str| {
        order.call2(&JsValue::UNDEFINED, &JsValue::from(a), &JsValue::from(b)).unwrap().as_f64().unwrap()
    };
    assert!(compare("Орхон", "Өвөрхангай") < 0.0);
    assert!(compare("Өвөрхангай", "Увс") < 0.0);
}
