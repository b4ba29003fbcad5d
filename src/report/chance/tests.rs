//! Verdicts on patterns of chance and on obvious ones.

use super::*;

#[test]
fn words_are_whole() {
    crate::report::words::hold(words::EVERY);
}
