//! The worker's side: the same program in a worker fetches, reads and posts back columns.
//!
//! A message in is `{job, url, options}`; messages out are `{kind: "ready"}`, `{kind: "progress", job, loaded, total}`,
//! `{kind: "done", job, dataset: ArrayBuffer, report}` and `{kind: "failed", job, error}`. Options, report and error are
//! JSON texts; the columns cross as one transferred buffer.

use super::fetch::{Progress, SourceError, fetch_bytes};
use crate::dataset::{IngestReport, ReadOptions, read_geojson, transfer};
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
    let options = member(&job, "options").as_string().unwrap_or_default();
    let tell = |progress: Progress| {
        let total = progress.total.map_or(JsValue::NULL, JsValue::from);
        let _ = scope.post_message(&message(
            "progress",
            &[("job", &number), ("loaded", &progress.loaded.into()), ("total", &total)],
        ));
    };
    match read_here(&url, &options, tell).await {
        Ok((columns, report)) => {
            let buffer = Uint8Array::from(columns.as_slice()).buffer();
            let done = message("done", &[("job", &number), ("dataset", &buffer), ("report", &report.into())]);
            let _ = scope.post_message_with_transfer(&done, &Array::of1(&buffer));
        }
        Err(error) => {
            let error = serde_json::to_string(&error).unwrap_or_default();
            let _ = scope.post_message(&message("failed", &[("job", &number), ("error", &error.into())]));
        }
    }
}

async fn read_here(url: &str, options: &str, tell: impl FnMut(Progress)) -> Result<(Vec<u8>, String), SourceError> {
    let options: ReadOptions = serde_json::from_str(options).map_err(|error| SourceError::Worker(error.to_string()))?;
    let bytes = fetch_bytes(url, options.max_bytes, tell).await?;
    let (dataset, report): (_, IngestReport) = read_geojson(&bytes, &options).map_err(SourceError::Read)?;
    drop(bytes);
    let report = serde_json::to_string(&report).map_err(|error| SourceError::Worker(error.to_string()))?;
    Ok((transfer::encode(&dataset), report))
}

/// A member of a message; undefined where it is missing.
pub(super) fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
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
