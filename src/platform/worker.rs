//! The worker's side: the same program in a worker fetches, reads and posts back columns.
//!
//! A message in is `{job, url, options}`; messages out are `{kind: "ready"}`, `{kind: "progress", job, loaded, total}`,
//! `{kind: "done", job, dataset: ArrayBuffer, report}` and `{kind: "failed", job, error}`. Options, report and error are
//! bytes; the columns cross as one transferred buffer.

use super::fetch::{Progress, SourceError, fetch_bytes};
use crate::dataset::message::{Reader, Writer};
use crate::dataset::{ReadOptions, read_geojson, transfer};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers reading jobs for as long as the worker lives. Does nothing outside a worker.
pub fn serve_reads() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let post_to = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        spawn_local(answer(post_to.clone(), event.data()));
    });
    scope.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    let _ = scope.post_message(&message("ready", &[]));
}

async fn answer(scope: DedicatedWorkerGlobalScope, job: JsValue) {
    let number = member(&job, "job");
    let url = member(&job, "url").as_string().unwrap_or_default();
    let options = member_bytes(&job, "options");
    let mut tell = |progress: Progress| {
        let total = progress.total.map_or(JsValue::NULL, JsValue::from);
        let _ = scope.post_message(&message(
            "progress",
            &[("job", &number), ("loaded", &progress.loaded.into()), ("total", &total)],
        ));
    };
    match read_here(&url, &options, &mut tell).await {
        Ok((columns, report)) => {
            let buffer = Uint8Array::from(columns.as_slice()).buffer();
            let done = message("done", &[("job", &number), ("dataset", &buffer), ("report", &bytes_value(&report))]);
            let _ = scope.post_message_with_transfer(&done, &Array::of1(&buffer));
        }
        Err(error) => {
            let error = bytes_value(&error.to_bytes());
            let _ = scope.post_message(&message("failed", &[("job", &number), ("error", &error)]));
        }
    }
}

/// Gives the columns and the report, both as bytes.
async fn read_here(
    url: &str,
    options: &[u8],
    tell: &mut dyn FnMut(Progress),
) -> Result<(Vec<u8>, Vec<u8>), SourceError> {
    let options = ReadOptions::read(&mut Reader::new(options));
    let options = options.ok_or_else(|| SourceError::Worker("no options".to_owned()))?;
    let bytes = fetch_bytes(url, options.max_bytes, tell).await?;
    let (dataset, report) = read_geojson(&bytes, &options).map_err(SourceError::Read)?;
    drop(bytes);
    let mut to = Writer::default();
    report.write(&mut to);
    Ok((transfer::encode(&dataset), to.bytes))
}

/// A member of a message; undefined where it is missing.
pub(super) fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// The bytes of a member of a message; empty where it is missing.
pub(super) fn member_bytes(object: &JsValue, name: &str) -> Vec<u8> {
    member(object, name).dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default()
}

/// Bytes as a member of a message.
pub(super) fn bytes_value(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// Makes a message of a kind with members.
pub(super) fn message(kind: &str, members: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new();
    let _ = Reflect::set(&object, &"kind".into(), &kind.into());
    for (name, value) in members {
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
