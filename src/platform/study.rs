//! The analyst's side: a program of its own in a worker does studies and posts back what they found.
//!
//! A message in is `{study: bytes}`; messages out are `{kind: "progress", share}`, `{kind: "first", findings}`,
//! `{kind: "done", findings}` and `{kind: "failed", error}`. Findings are bytes in a transferred buffer.

use super::worker::{member_bytes, message};
use crate::analysis::cluster::{Findings, Study};
use crate::dataset::message::{Reader, Writer};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// The least share of the work that is worth a message.
const STEP: f64 = 0.01;

/// Does studies for as long as the worker lives. Does nothing outside a worker.
pub fn serve_studies() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let post_to = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        answer(&post_to, &member_bytes(&event.data(), "study"));
    });
    scope.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    let _ = scope.post_message(&message("ready", &[]));
}

fn answer(scope: &DedicatedWorkerGlobalScope, study: &[u8]) {
    let Some(study) = Study::read(&mut Reader::new(study)) else {
        let _ = scope.post_message(&message("failed", &[("error", &"no study".into())]));
        return;
    };
    let mut said = 0.0;
    let mut go_on = |share: f64| {
        if share >= said + STEP {
            said = share;
            let _ = scope.post_message(&message("progress", &[("share", &share.into())]));
        }
        // Whoever wants no answer any more ends the worker.
        true
    };
    if let Some(findings) = study.run(&mut |findings| post(scope, "first", findings), &mut go_on) {
        post(scope, "done", &findings);
    }
}

fn post(scope: &DedicatedWorkerGlobalScope, kind: &str, findings: &Findings) {
    let mut to = Writer::default();
    findings.write(&mut to);
    let bytes = Uint8Array::from(to.bytes.as_slice());
    let _ = scope.post_message_with_transfer(&message(kind, &[("findings", &bytes)]), &Array::of1(&bytes.buffer()));
}
