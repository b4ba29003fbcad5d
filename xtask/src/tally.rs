//! Counts of tests, read from what the test programs print.

use std::ops::AddAssign;

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Tally {
    pub(crate) const PASS: Self = Self { passed: 1, failed: 0 };
    pub(crate) const FAIL: Self = Self { passed: 0, failed: 1 };

    /// Reads a line of output: the summary of cargo's tests (`test result: ok. 5 passed; 0 failed; …`) or one of the
    /// two lines of Node's (`ℹ pass 5`, `ℹ fail 0`). Other lines count nothing.
    pub(crate) fn of_line(line: &str) -> Self {
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            return Self { passed: number_before(result, " passed"), failed: number_before(result, " failed") };
        }
        let count = |word: &str| line.strip_prefix(word).and_then(|number| number.trim().parse().ok()).unwrap_or(0);
        Self { passed: count("ℹ pass "), failed: count("ℹ fail ") }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

fn number_before(text: &str, word: &str) -> u32 {
    let before = text.split(word).next().filter(|before| before.len() < text.len()).unwrap_or_default();
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_counted_and_other_lines_are_not() {
        for (line, passed, failed) in [
            ("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s", 12, 0),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out", 3, 2),
            ("ℹ pass 7", 7, 0),
            ("ℹ fail 2", 0, 2),
            ("ℹ tests 9", 0, 0),
            ("test geo::passed ... ok", 0, 0),
            ("", 0, 0),
        ] {
            assert_eq!(Tally::of_line(line), Tally { passed, failed }, "{line}");
        }
    }
}
