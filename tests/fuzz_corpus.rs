//! Whatever fuzzing has kept (`fuzz/corpus`), every reader and codec takes without breaking.

#![expect(clippy::unwrap_used, reason = "targets of fuzzing fail loudly")]

#[path = "../fuzz/src/target.rs"]
mod target;

use std::fs;
use std::path::Path;

#[test]
fn what_was_kept_breaks_nothing() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let mut taken = 0;
    for name in target::names() {
        let take = target::find(name).unwrap();
        for entry in fs::read_dir(corpus.join(name)).unwrap() {
            take(&fs::read(entry.unwrap().path()).unwrap());
            taken += 1;
        }
    }
    assert!(taken > 30, "{taken} files");
    assert_eq!(fs::read_dir(corpus).unwrap().count(), target::names().len(), "a corpus for each target");
}
