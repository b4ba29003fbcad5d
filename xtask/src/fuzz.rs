//! Fuzzing: every reader and codec gets bytes that libFuzzer makes up, guided by what they reach (`fuzz/`).
//!
//! Inputs that must never break anything again are kept in `fuzz/corpus/<target>`; those that only reach something new
//! are kept beside the build, for the next time on this machine.

use std::fs;
use std::path::Path;

use crate::command::Tools;
use crate::console;
use crate::problem::Problem;
use crate::project::Project;
use crate::tally::Tally;

/// How long each target runs in `cargo xtask test`, in seconds.
pub(crate) const SECONDS: u64 = 5;

/// Instruments the code, so that libFuzzer sees what is reached and what is compared. Any stable compiler can.
const INSTRUMENTED: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
                            -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
                            -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Bounds of an input and of what it may cost: bytes, seconds, megabytes.
const BOUNDS: [&str; 4] = ["-max_len=4096", "-timeout=10", "-rss_limit_mb=2048", "-verbosity=0"];

/// Runs the targets whose name contains `only`, each for `seconds`. A failing input is written to the target's corpus.
///
/// # Errors
/// [`Problem::Usage`] if there is no such target, [`Problem::Failed`] if the targets do not compile, [`Problem::File`] for
/// a folder that cannot be used.
pub(crate) fn fuzz(project: &Project, tools: &Tools, seconds: u64, only: &str) -> Result<Tally, Problem> {
    let corpus = project.root.join("fuzz/corpus");
    let names: Vec<String> = folders(&corpus)?.into_iter().filter(|name| name.contains(only)).collect();
    if names.is_empty() {
        return Err(Problem::Usage(format!("no target of fuzzing is called `{only}`")));
    }
    let about = tools.ask("rustc", &["-vV"]).unwrap_or_default();
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let built = project.root.join("target/fuzz");
    let mut tools = tools.clone();
    tools.variables.extend([
        ("RUSTFLAGS".to_owned(), INSTRUMENTED.to_owned()),
        ("CARGO_TARGET_DIR".to_owned(), built.to_string_lossy().into_owned()),
    ]);
    let target = format!("--target={host}");
    tools.run("cargo", &["build", "--quiet", "--release", "--locked", "--manifest-path=fuzz/Cargo.toml", &target])?;
    let program = built.join(host).join("release/fuzz").to_string_lossy().into_owned();
    let mut total = Tally::default();
    for name in names {
        let found = built.join("corpus").join(&name);
        fs::create_dir_all(&found).map_err(|source| Problem::File { path: found.clone(), source })?;
        let kept = corpus.join(&name);
        let folders = [&found, &kept].map(|path| path.to_string_lossy().into_owned());
        let mut words: Vec<String> = BOUNDS.map(str::to_owned).to_vec();
        words.push(format!("-max_total_time={seconds}"));
        words.push(format!("-artifact_prefix={}/", folders[1]));
        words.extend(folders);
        let mut one = tools.clone();
        one.variables.push(("FUZZ_TARGET".to_owned(), name.clone()));
        match one.run(&program, &words) {
            Ok(()) => {
                console::say(&format!("{name}: nothing in {seconds} s"));
                total += Tally::PASS;
            }
            Err(Problem::Failed { .. }) => {
                console::complain(&format!("{name}: the input that breaks it is in {}", kept.display()));
                total += Tally::FAIL;
            }
            Err(problem) => return Err(problem),
        }
    }
    Ok(total)
}

/// The names of the folders in a folder, sorted.
fn folders(path: &Path) -> Result<Vec<String>, Problem> {
    let entries = fs::read_dir(path).map_err(|source| Problem::File { path: path.to_owned(), source })?;
    let folders = entries.filter_map(Result::ok).filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}
