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

/// A member of `Intl` made for a language, called with values: `Intl.NumberFormat('fr', options).format(value)`.
fn intl(class: &str, locale: &str, options: &str, method: &str, value: &JsValue) -> String {
    let make = js_sys::Function::new_with_args(
        "name, locale, options, method, value",
        "return String(new Intl[name](locale, JSON.parse(options))[method](value));",
    );
    let values = js_sys::Array::of5(&class.into(), &locale.into(), &options.into(), &method.into(), value);
    make.apply(&JsValue::UNDEFINED, &values).unwrap().as_string().unwrap()
}

/// The app's small tables say what the browser's large ones say: numbers, lengths, plurals and dates in every language.
/// English dates are those of `en-GB`. What the app does differently on purpose is undone here, and named.
#[wasm_bindgen_test]
fn numbers_dates_and_plurals_are_those_of_the_browser() {
    use creative_atlas::i18n::{Locale, date_text, decimal, integer, length_units};
    for locale in Locale::ALL {
        let code = if locale == Locale::En { "en-GB" } else { locale.code() };
        for value in [0_u32, 7, 999, 1_000, 1_234, 12_345, 999_999, 1_539_810] {
            let theirs = intl("NumberFormat", code, "{}", "format", &value.into());
            assert_eq!(integer(locale, value.into()), theirs, "{code}");
            let plural = intl("PluralRules", code, "{}", "select", &value.into());
            assert_eq!(locale.is_one(value as usize), plural == "one", "{code}: {value}");
        }
        for value in [0.0, 0.5, -2.5, 1_234.5, 12_345.678, -0.04, 0.999] {
            let theirs = intl("NumberFormat", code, r#"{"maximumFractionDigits":2}"#, "format", &value.into());
            // A true minus is written, not a hyphen.
            assert_eq!(decimal(locale, value, 2), theirs.replace('-', "−"), "{code}");
        }
        // Chromium leaves Mongolian out of all tables but those of numbers; what CLDR says of its dates is pinned in
        // `i18n/date.rs`.
        if locale == Locale::Mn {
            continue;
        }
        for (unit, sign) in [("meter", length_units(locale).0), ("kilometer", length_units(locale).1)] {
            let options = format!(r#"{{"style":"unit","unit":"{unit}"}}"#);
            let theirs = intl("NumberFormat", code, &options, "format", &2.4.into());
            assert!(theirs.ends_with(sign), "{code}: {theirs} ends with {sign}");
        }
        for (year, month, day) in [(2026, 11, 22), (2016, 5, 31), (1924, 1, 9), (2000, 12, 1), (1999, 2, 10)] {
            let iso = format!("{year}-{month:02}-{day:02}");
            let date = js_sys::Date::new(&JsValue::from(format!("{iso}T00:00:00Z")));
            let options = r#"{"dateStyle":"long","timeZone":"UTC"}"#;
            let theirs = intl("DateTimeFormat", code, options, "format", &date);
            // French writes the first of a month as "1er"; the browser writes "1".
            let ours = date_text(locale, &iso).replace("1er ", "1 ");
            assert_eq!(ours, theirs, "{code}");
            let options = r#"{"year":"numeric","month":"long","timeZone":"UTC"}"#;
            let theirs = intl("DateTimeFormat", code, options, "format", &date);
            assert_eq!(date_text(locale, &iso[..7]), theirs, "{code}");
        }
    }
}

/// Names are sorted as each language sorts them.
#[wasm_bindgen_test]
fn each_language_sorts_in_its_own_way() {
    let sorted = |locale: &str, names: &[&str]| -> String {
        let order = creative_atlas::platform::sorted_order(locale, names);
        order.iter().map(|&at| names[at as usize]).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        sorted("mn", &["Увс", "Өвөрхангай", "Орхон", "Пэгэ", "Үер", "Фото"]),
        "Орхон Өвөрхангай Пэгэ Увс Үер Фото"
    );
    assert_eq!(sorted("vi", &["mạ", "má", "ma", "mã", "mả", "mà"]), "ma mà mả mã má mạ");
    assert_eq!(sorted("vi", &["đá", "dê", "da"]), "da dê đá");
    assert_eq!(sorted("fr", &["zèbre", "école", "fête", "eau"]), "eau école fête zèbre");
    assert_eq!(sorted("mn", &["10-р сургууль", "2-р сургууль"]), "2-р сургууль 10-р сургууль");
}
