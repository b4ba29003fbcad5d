//! Clusters of the atlas of Mongolia and of made-up places, through the page and the overlay.

use super::*;

#[test]
fn words_are_whole() {
    crate::report::words::hold(words::EVERY);
}
