//! wasm-opt, copied from npm's binaryen to where Trunk looks for it.
//!
//! Trunk takes a wasm-opt from the PATH if its version is the one of Trunk.toml, and otherwise from its own cache.
//! The cache is used here, so that `trunk build --release` works in any shell. The copy is one file and runs on Node.

use std::path::PathBuf;
use std::{env, fs};

use crate::command::Tools;
use crate::problem::Problem;
use crate::project::Project;

/// True if Trunk will find the wasm-opt that it wants.
pub(crate) fn is_ready(project: &Project, tools: &Tools) -> bool {
    let cached = cached(project).map(|path| path.to_string_lossy().into_owned());
    [Some("wasm-opt".to_owned()), cached].into_iter().flatten().any(|program| {
        let answer = tools.ask(&program, &["--version"]);
        answer.is_some_and(|text| text.contains(&format!("({})", project.wasm_opt)))
    })
}

/// Copies wasm-opt from `node_modules` into Trunk's cache.
pub(crate) fn install(project: &Project, tools: &Tools) -> Result<(), Problem> {
    let missing = |advice: &str| Problem::Missing { what: "wasm-opt".to_owned(), advice: advice.to_owned() };
    let to = cached(project).ok_or_else(|| missing("There is no home folder to put it in."))?;
    let from = project.root.join("node_modules/binaryen/bin/wasm-opt");
    let folder = to.parent().unwrap_or(&to).to_path_buf();
    fs::create_dir_all(&folder).map_err(|source| Problem::File { path: folder, source })?;
    fs::copy(&from, &to).map_err(|source| Problem::File { path: from, source })?;
    if is_ready(project, tools) { Ok(()) } else { Err(missing("The copy in Trunk's cache does not run.")) }
}

/// The file in Trunk's cache.
fn cached(project: &Project) -> Option<PathBuf> {
    let home = PathBuf::from(env::var_os("HOME")?);
    let cache = if cfg!(target_os = "macos") {
        home.join("Library/Caches/dev.trunkrs.trunk")
    } else {
        env::var_os("XDG_CACHE_HOME").map_or_else(|| home.join(".cache"), PathBuf::from).join("trunk")
    };
    Some(cache.join(format!("wasm-opt-{}", project.wasm_opt)).join("bin/wasm-opt"))
}
