//! Handing files to the reader.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, HtmlImageElement, Url};

/// How long the file's address stays, for browsers that ask where to put it.
const KEPT_MS: i32 = 60_000;

/// Pixels of a picture to a unit of its drawing: sharp on paper.
const PICTURE_SCALE: f64 = 2.0;

/// Saves `bytes` as a file of the reader's; says whether the browser took it.
pub fn save_bytes(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    blob_of(media_type, bytes).and_then(|blob| save(name, &blob)).is_ok()
}

/// Saves an SVG drawing as a PNG picture, and says then whether the browser made and took it.
pub fn save_picture(name: &str, svg: &[u8], done: impl Fn(bool) + 'static) {
    let done = std::rc::Rc::new(done);
    let told = std::rc::Rc::clone(&done);
    if draw(name.to_owned(), svg, move |is_saved| told(is_saved)).is_err() {
        done(false);
    }
}

fn draw(name: String, svg: &[u8], done: impl Fn(bool) + 'static) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(&blob_of("image/svg+xml", svg)?)?;
    let image = HtmlImageElement::new()?;
    let (drawn, gone) = (image.clone(), url.clone());
    let done = std::rc::Rc::new(done);
    let failed = std::rc::Rc::clone(&done);
    let on_load = Closure::once_into_js(move || {
        let _gone = Url::revoke_object_url(&gone);
        let told = std::rc::Rc::clone(&done);
        if paint(name, &drawn, move |is_saved| told(is_saved)).is_err() {
            done(false);
        }
    });
    image.set_onload(Some(on_load.unchecked_ref()));
    image.set_onerror(Some(Closure::once_into_js(move || failed(false)).unchecked_ref()));
    image.set_src(&url);
    Ok(())
}

fn paint(name: String, image: &HtmlImageElement, done: impl FnOnce(bool) + 'static) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::UNDEFINED)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    let size = [image.natural_width(), image.natural_height()].map(|side| f64::from(side) * PICTURE_SCALE);
    canvas.set_width(size[0] as u32);
    canvas.set_height(size[1] as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::UNDEFINED)?.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, size[0], size[1])?;
    let take = Closure::once_into_js(move |blob: JsValue| {
        done(blob.dyn_into::<Blob>().is_ok_and(|blob| save(&name, &blob).is_ok()));
    });
    canvas.to_blob(take.unchecked_ref())
}

fn blob_of(media_type: &str, bytes: &[u8]) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options)
}

fn save(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::UNDEFINED)?;
    let link = document.create_element("a")?;
    link.set_attribute("href", &url)?;
    link.set_attribute("download", name)?;
    link.unchecked_ref::<HtmlElement>().click();
    super::after_ms(KEPT_MS, move || {
        let _gone = Url::revoke_object_url(&url);
    });
    Ok(())
}
