//! Trunk, wasm-bindgen and cargo-deny, from crates.io.
//!
//! They are built for a short installation: without default features (self-update and TLS), hardly optimised, both
//! in one target folder because they share crates.

use std::fs;

use crate::command::Tools;
use crate::problem::Problem;
use crate::project::Project;

/// The cargo-deny that `deny.toml` is written for.
pub(super) const CARGO_DENY: &str = "0.20.2";

/// True if wasm-bindgen and its test runner are here in the version of Cargo.lock: the two must be the same.
pub(crate) fn has_wasm_bindgen(project: &Project, tools: &Tools) -> bool {
    ["wasm-bindgen", "wasm-bindgen-test-runner"].iter().all(|program| {
        let answer = tools.ask(program, &["--version"]);
        answer.is_some_and(|text| text.split_whitespace().nth(1) == Some(project.wasm_bindgen.as_str()))
    })
}

/// True if a Trunk is here that Trunk.toml accepts.
pub(crate) fn has_trunk(project: &Project, tools: &Tools) -> bool {
    let answer = tools.ask("trunk", &["--version"]);
    answer.is_some_and(|text| text.split_whitespace().nth(1).is_some_and(|here| is_compatible(here, &project.trunk)))
}

/// Installs wasm-bindgen and its test runner.
///
/// Without `--locked`: the dependencies that its lock file names are not all served any more.
pub(crate) fn install_wasm_bindgen(project: &Project, tools: &Tools) -> Result<(), Problem> {
    // It reads and writes the whole program at every build, so it is optimised a little.
    let name = format!("wasm-bindgen-cli@{}", project.wasm_bindgen);
    install(project, tools, "1", &["install", &name, "--no-default-features"])
}

/// Installs Trunk, which only starts other programs and copies files.
pub(crate) fn install_trunk(project: &Project, tools: &Tools) -> Result<(), Problem> {
    install(project, tools, "0", &["install", &format!("trunk@{}", project.trunk), "--no-default-features", "--locked"])
}

/// True if a cargo-deny is here that reads `deny.toml`.
pub(crate) fn has_cargo_deny(tools: &Tools) -> bool {
    let answer = tools.ask("cargo-deny", &["--version"]);
    answer.is_some_and(|text| text.split_whitespace().nth(1).is_some_and(|here| is_compatible(here, CARGO_DENY)))
}

/// Installs cargo-deny.
pub(crate) fn install_cargo_deny(project: &Project, tools: &Tools) -> Result<(), Problem> {
    install(project, tools, "0", &["install", &format!("cargo-deny@{CARGO_DENY}"), "--locked"])
}

fn install(project: &Project, tools: &Tools, opt_level: &str, arguments: &[&str]) -> Result<(), Problem> {
    let target = project.scratch().join("tools");
    let mut tools = tools.clone();
    tools.variables.extend([
        ("CARGO_TARGET_DIR".to_owned(), target.to_string_lossy().into_owned()),
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL".to_owned(), opt_level.to_owned()),
        ("CARGO_PROFILE_RELEASE_LTO".to_owned(), "off".to_owned()),
        ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS".to_owned(), "64".to_owned()),
        ("CARGO_PROFILE_RELEASE_DEBUG".to_owned(), "0".to_owned()),
    ]);
    tools.run("cargo", arguments)
}

/// Removes the object files that installing left behind.
pub(crate) fn tidy(project: &Project) -> Result<(), Problem> {
    let path = project.scratch().join("tools");
    if path.exists() { fs::remove_dir_all(&path).map_err(|source| Problem::File { path, source }) } else { Ok(()) }
}

/// True if version `here` has the major and minor number of `wanted` and at least its patch number.
fn is_compatible(here: &str, wanted: &str) -> bool {
    let numbers = |text: &str| -> Option<[u32; 3]> {
        let parts: Vec<u32> = text.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        parts.try_into().ok()
    };
    match (numbers(here), numbers(wanted)) {
        (Some(here), Some(wanted)) => here[..2] == wanted[..2] && here[2] >= wanted[2],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_later_patches_are_compatible() {
        for (here, expected) in
            [("0.21.14", true), ("0.21.15", true), ("0.21.9", false), ("0.22.14", false), ("0.21.14-rc.1", false)]
        {
            assert_eq!(is_compatible(here, "0.21.14"), expected, "{here}");
        }
    }
}
