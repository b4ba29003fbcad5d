//! Marks on the browser's timeline that a stranger can measure by: `atlas:interactive`, `atlas:drawn`, `atlas:filter`.

use super::clock::now_secs;

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
        let options = web_sys::PerformanceMeasureOptions::new();
        options.set_start(&(start_secs * 1_000.0).into());
        options.set_end(&(now_secs() * 1_000.0).into());
        let _ = performance.measure_with_performance_measure_options(name, &options);
    }
}
