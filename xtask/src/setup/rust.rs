//! The Rust toolchain that can compile for wasm32-unknown-unknown, with clippy and rustfmt.
//!
//! The ordinary way is `rustup target add` and, since a release builds the standard library with the app, `rustup
//! component add rust-src`. Where rustup's server does not answer, Debian's `rustc-web` packages
//! serve: linked into rustup as `distro` and chosen for this checkout. They bring no library for wasm32 but its
//! sources, so that is built once and put beside the compiler's own.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::command::Tools;
use crate::console;
use crate::problem::Problem;
use crate::project::Project;

use super::privilege::Privilege;

const TARGET: &str = "wasm32-unknown-unknown";
/// The name under which rustup knows the distribution's toolchain.
const DISTRO: &str = "distro";
const COMPILER: [&str; 6] =
    ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy", "rustfmt-web"];
/// Where the distribution's compiler looks for the libraries of the target.
const LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";
/// Where a toolchain keeps the sources of the standard library.
const LIBRARY_SOURCES: &str = "lib/rustlib/src/rust/library/std/Cargo.toml";
/// Longest wait for `rustup target add`; an unreachable server usually shows within seconds.
const PATIENCE: Duration = Duration::from_mins(3);

const ADVICE: &str = "Add the target wasm32-unknown-unknown and the library's sources to your Rust toolchain (1.95 or \
                      later), with `rustup target add wasm32-unknown-unknown` and `rustup component add rust-src`, or \
                      from your distribution's packages.";

/// Settles which toolchain the tools use: the checkout's own if it can compile for wasm32, else the distribution's
/// if that was set up before.
pub(crate) fn choose_toolchain(project: &Project, tools: &mut Tools) -> Result<(), Problem> {
    if has_wasm_target(project, tools) {
        return Ok(());
    }
    let distro = Tools { toolchain: Some(DISTRO.to_owned()), ..tools.clone() };
    if has_wasm_target(project, &distro) { adopt_distro(tools) } else { Ok(()) }
}

/// True if a scrap of Rust compiles for wasm32 and the library's sources are there. A library left over from another
/// version of the compiler fails here.
pub(crate) fn has_wasm_target(project: &Project, tools: &Tools) -> bool {
    let sysroot = tools.ask("rustc", &["--print", "sysroot"]).map(PathBuf::from);
    if !sysroot.is_some_and(|sysroot| sysroot.join(LIBRARY_SOURCES).exists()) {
        return false;
    }
    let folder = project.scratch();
    if fs::create_dir_all(&folder).is_err() {
        return false;
    }
    let out = folder.join("probe.rmeta");
    let out = out.to_string_lossy();
    let mut command =
        tools.command("rustc", &["--target", TARGET, "--crate-type", "lib", "--emit=metadata", "-o", &out, "-"]);
    let child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let Ok(mut child) = child else { return false };
    if let Some(mut input) = child.stdin.take() {
        // A compiler that ended before reading shows in its status.
        let _ = input.write_all(b"pub fn probe() -> String { String::new() }");
    }
    child.wait().is_ok_and(|status| status.success())
}

/// True if clippy and rustfmt start.
pub(crate) fn has_lints(tools: &Tools) -> bool {
    ["clippy", "fmt"].iter().all(|command| tools.ask("cargo", &[command, "--version"]).is_some())
}

/// Makes the compiler able to produce wasm32.
pub(crate) fn install_wasm_target(project: &Project, tools: &mut Tools, privilege: Privilege) -> Result<(), Problem> {
    if add_by_rustup(tools) && has_wasm_target(project, tools) {
        return Ok(());
    }
    console::say("rustup could not add it; Debian's compiler, linker and library sources are used instead.");
    privilege.apt(tools, "The compiler for wasm32", &COMPILER, ADVICE)?;
    // The linker's package carries LLVM's number in its name; the compiler's link says which.
    let linker = fs::read_link("/usr/bin/rust-lld").ok();
    if let Some(package) = linker.as_deref().and_then(Path::file_name).and_then(|name| name.to_str()) {
        privilege.apt(tools, "The linker for wasm32", &[package], ADVICE)?;
    }
    if tools.ask("rustup", &["--version"]).is_some() {
        let quiet = Tools { toolchain: None, ..tools.clone() };
        quiet.run("rustup", &["toolchain", "link", DISTRO, "/usr"])?;
        adopt_distro(tools)?;
    }
    build_library(project, tools, privilege)?;
    let missing = || Problem::Missing { what: "The library for wasm32".to_owned(), advice: ADVICE.to_owned() };
    has_wasm_target(project, tools).then_some(()).ok_or_else(missing)
}

/// Installs clippy and rustfmt for the toolchain in use.
pub(crate) fn install_lints(tools: &Tools, privilege: Privilege) -> Result<(), Problem> {
    if tools.toolchain.as_deref() == Some(DISTRO) || tools.ask("rustup", &["--version"]).is_none() {
        privilege.apt(tools, "clippy and rustfmt", &["rust-web-clippy", "rustfmt-web"], ADVICE)
    } else {
        tools.run("rustup", &["component", "add", "clippy", "rustfmt"])
    }
}

/// Chooses the distribution's toolchain for the checkout, also for commands typed by hand.
fn adopt_distro(tools: &mut Tools) -> Result<(), Problem> {
    tools.toolchain = Some(DISTRO.to_owned());
    let listed = tools.ask("rustup", &["override", "list"]).unwrap_or_default();
    let root = tools.root.to_string_lossy().into_owned();
    let is_set = listed.lines().any(|line| line.split_whitespace().collect::<Vec<_>>() == [root.as_str(), DISTRO]);
    if is_set { Ok(()) } else { tools.run("rustup", &["override", "set", DISTRO, "--path", &root]) }
}

/// Lets rustup add the target and the sources; false if it is not here, fails or takes too long.
fn add_by_rustup(tools: &Tools) -> bool {
    patiently(tools, &["target", "add", TARGET]) && patiently(tools, &["component", "add", "rust-src"])
}

fn patiently(tools: &Tools, arguments: &[&str]) -> bool {
    let Ok(mut child) = tools.command("rustup", arguments).env("RUST_BACKTRACE", "0").spawn() else {
        return false;
    };
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if start.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(200)),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

/// Builds the standard library for wasm32 from the distribution's sources and puts it beside the compiler's own.
///
/// The crate `test` comes with it, for tests inside the browser; bitcode, for link-time optimisation.
fn build_library(project: &Project, tools: &Tools, privilege: Privilege) -> Result<(), Problem> {
    let folder = project.scratch().join("wasm-library");
    let file = |path: PathBuf, text: &str| fs::write(&path, text).map_err(|source| Problem::File { path, source });
    let sources = folder.join("src");
    fs::create_dir_all(&sources).map_err(|source| Problem::File { path: sources.clone(), source })?;
    file(folder.join("Cargo.toml"), "[package]\nname = \"wasm-library\"\nedition = \"2024\"\n\n[workspace]\n")?;
    file(sources.join("main.rs"), "fn main() {}\n")?;

    let mut cargo = Tools { root: folder.clone(), ..tools.clone() };
    let target = folder.join("target");
    cargo.variables.extend(
        [
            ("CARGO_TARGET_DIR", target.to_string_lossy().as_ref()),
            ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort,test"),
            ("RUSTC_BOOTSTRAP", "1"),
            ("RUSTFLAGS", "-Cembed-bitcode=yes"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned())),
    );
    cargo.run("cargo", &["build", "--release", "--target", TARGET])?;

    let built = target.join(TARGET).join("release/deps");
    let entries = fs::read_dir(&built).map_err(|source| Problem::File { path: built, source })?;
    let mut libraries: Vec<String> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "rlib"))
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    libraries.sort();
    let mut copy = vec!["cp"];
    copy.extend(libraries.iter().map(String::as_str));
    copy.push(LIBRARY);
    // Libraries of an earlier compiler would stand in the way.
    let lines = [vec!["rm", "-rf", LIBRARY], vec!["mkdir", "-p", LIBRARY], copy];
    privilege.run(tools, "Putting the library for wasm32 beside the compiler", &lines)?;
    fs::remove_dir_all(&folder).map_err(|source| Problem::File { path: folder, source })
}
