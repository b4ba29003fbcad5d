//! Marks on the browser's timeline that a stranger can measure by: `atlas:interactive`, `atlas:drawn`, `atlas:filter`,
//! `atlas:analysis` (from the question to each answer, the first one of which may not be whole).

use super::clock::now_secs;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsCast;

fn performance() -> Option<web_sys::Performance> {
    web_sys::window()?.performance()
}

/// Sets a mark; the first one of a name stays, later ones are dropped.
pub fn mark(name: &str) {
    if let Some(performance) = performance()
        && performance.get_entries_by_name(name).length() == 0
    {
        let _ = performance.mark(name);
    }
}

/// Records a measure from `start_secs` (on the clock of [`now_secs`]) to now.
pub fn measure_since(name: &str, start_secs: f64) {
    if let Some(performance) = performance() {
        let options = Object::new();
        let _ = Reflect::set(&options, &"start".into(), &(start_secs * 1_000.0).into());
        let _ = Reflect::set(&options, &"end".into(), &(now_secs() * 1_000.0).into());
        let measure = Reflect::get(&performance, &"measure".into()).ok().and_then(|f| f.dyn_into::<Function>().ok());
        if let Some(measure) = measure {
            let _ = measure.call2(&performance, &name.into(), &options);
        }
    }
}
