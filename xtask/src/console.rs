//! Lines for the person at the terminal.

use std::io::{self, Write as _};
use std::time::{Duration, Instant};

/// Prints a line.
pub(crate) fn say(text: &str) {
    // A closed terminal is no reason to stop the work.
    let _ = writeln!(io::stdout(), "{text}");
}

/// Prints a problem.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "error: {text}");
}

/// Writes a duration as people say it: `0.4 s`, `38 s`, `4 min 05 s`.
pub(crate) fn spoken(time: Duration) -> String {
    let secs = time.as_secs();
    match secs {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{secs} s"),
        _ => format!("{} min {:02} s", secs / 60, secs % 60),
    }
}

/// Does `work` between a heading and a line with the time it took.
pub(crate) fn timed<T, E>(title: &str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    say(&format!("\n== {title}"));
    let start = Instant::now();
    let result = work();
    let outcome = if result.is_ok() { "done" } else { "failed" };
    say(&format!("-- {title}: {outcome} after {}", spoken(start.elapsed())));
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_written_in_the_largest_fitting_units() {
        assert_eq!(spoken(Duration::from_millis(420)), "0.4 s");
        assert_eq!(spoken(Duration::from_secs(38)), "38 s");
        assert_eq!(spoken(Duration::from_secs(245)), "4 min 05 s");
    }
}
