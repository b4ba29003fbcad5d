//! The analyst's side: a program of its own in a worker takes material and answers questions about it.
//!
//! A message in is `{kind: "language", code, file, bytes}` (the page's file of a language, and the words of analyses),
//! `{kind: "material", bytes}` or `{kind: "ask", number, bytes}`; messages out are `{kind: "ready"}`,
//! `{kind: "progress", number, share}`, `{kind: "answer", number, bytes}` and `{kind: "failed", error}`. Answers cross in a
//! transferred buffer.

use super::worker::{member, member_bytes, message};
use crate::dataset::message::{Reader, Writer};
use crate::i18n::{Locale, install};
use crate::report::{Answer, Material, Question, Work, answer, install_words};
use js_sys::{Array, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// The least share of the work that is worth a message.
const STEP: f64 = 0.01;

/// Answers questions for as long as the worker lives. Does nothing outside a worker.
pub fn serve_questions() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let post_to = scope.clone();
    let material = RefCell::new(None);
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        let bytes = member_bytes(&data, "bytes");
        match member(&data, "kind").as_string().as_deref() {
            Some("language") if !take_language(&data, &bytes) => fail(&post_to, "the words do not fit the program"),
            Some("language") => {}
            Some("material") => *material.borrow_mut() = Material::unpack(&bytes),
            _ => answer_one(&post_to, material.borrow().as_ref(), &member(&data, "number"), &bytes),
        }
    });
    scope.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    let _ = scope.post_message(&message("ready", &[]));
}

/// Takes over a language; false if its files are not those of this program.
fn take_language(data: &JsValue, words: &[u8]) -> bool {
    let locale = member(data, "code").as_string().and_then(|code| Locale::from_tag(&code));
    let (Some(locale), Some(file), Ok(words)) = (locale, member(data, "file").as_string(), std::str::from_utf8(words))
    else {
        return false;
    };
    install(locale, file) && install_words(locale, words.to_owned())
}

fn fail(scope: &DedicatedWorkerGlobalScope, why: &str) {
    let _ = scope.post_message(&message("failed", &[("error", &why.into())]));
}

fn answer_one(scope: &DedicatedWorkerGlobalScope, material: Option<&Material>, number: &JsValue, question: &[u8]) {
    let (Some(material), Some(question)) = (material, Question::read(&mut Reader::new(question))) else {
        return fail(scope, "no material");
    };
    let mut said = 0.0;
    let mut go_on = |share: f64| {
        if share >= said + STEP {
            said = share;
            let _ = scope.post_message(&message("progress", &[("number", number), ("share", &share.into())]));
        }
        // Whoever wants no answer any more ends the worker.
        true
    };
    let mut first = |answer: Answer| post(scope, number, &Answer { is_whole: false, ..answer });
    let whole = answer(material, &question, &mut Work { go_on: &mut go_on, first: &mut first });
    post(scope, number, &whole.unwrap_or_default());
}

fn post(scope: &DedicatedWorkerGlobalScope, number: &JsValue, answer: &Answer) {
    let mut to = Writer::default();
    answer.write(&mut to);
    let bytes = Uint8Array::from(to.bytes.as_slice());
    let answer = message("answer", &[("number", number), ("bytes", &bytes)]);
    let _ = scope.post_message_with_transfer(&answer, &Array::of1(&bytes.buffer()));
}
