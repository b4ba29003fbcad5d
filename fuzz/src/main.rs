//! LibFuzzer with one target, named by the variable `FUZZ_TARGET`.
#![no_main]

mod target;

use std::sync::LazyLock;

static TARGET: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
    target::find(&name).unwrap_or_else(|| panic!("FUZZ_TARGET is not one of {}", target::names().join(", ")))
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| TARGET(bytes));
