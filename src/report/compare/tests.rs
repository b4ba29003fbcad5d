//! The comparison on the atlas of Mongolia and on made-up places.

use super::*;

#[test]
fn words_are_whole() {
    crate::report::words::hold(words::EVERY);
}
