//! Every check and every test, in steps; the closing line adds them up.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use crate::command::Tools;
use crate::options::Options;
use crate::problem::Problem;
use crate::project::Project;
use crate::tally::Tally;
use crate::{budget, build, console, fuzz, serve, setup, supply};

const WASM: &str = "--target=wasm32-unknown-unknown";

/// One step: its name and how it is done.
type Step = (&'static str, fn(&Project, &Tools) -> Result<Tally, Problem>);

const STEPS: [Step; 10] = [
    ("formatting", formatting),
    ("lints, native", lints_native),
    ("lints, wasm32", lints_wasm),
    ("dependencies", dependencies),
    ("native tests", native_tests),
    ("fuzzing", fuzzing),
    ("browser tests", browser_tests),
    ("release build", release_build),
    ("size budget", size_budget),
    ("end-to-end tests", end_to_end_tests),
];

/// Runs the steps, all of them even after a failure, and prints `N passed, N failed`; true if nothing failed.
///
/// A step without tests of its own counts as one; so does one that fails before any test could run.
///
/// # Errors
/// [`Problem::Usage`] if no step has the name that `--only` gives.
pub(crate) fn test(project: &Project, tools: &Tools, options: &Options) -> Result<bool, Problem> {
    let only = options.only.as_deref().unwrap_or_default();
    let steps: Vec<Step> = STEPS.into_iter().filter(|(name, _)| name.contains(only)).collect();
    if steps.is_empty() {
        return Err(Problem::Usage(format!("no step is called `{only}`")));
    }
    let start = Instant::now();
    let mut total = Tally::default();
    let mut report = Vec::new();
    for (name, step) in steps {
        let begin = Instant::now();
        let tally = console::timed(name, || step(project, tools)).unwrap_or_else(|problem| {
            console::complain(&problem.to_string());
            Tally::FAIL
        });
        let time = console::spoken(begin.elapsed());
        report.push(format!("{name:<18}{:>5} passed{:>4} failed  {time:>12}", tally.passed, tally.failed));
        total += tally;
    }
    console::say(&format!("\n{}\nall in {}", report.join("\n"), console::spoken(start.elapsed())));
    console::say(&format!("\n{} passed, {} failed", total.passed, total.failed));
    Ok(total.failed == 0)
}

fn formatting(_: &Project, tools: &Tools) -> Result<Tally, Problem> {
    counted(tools, "cargo", &["fmt", "--all", "--check"])
}

fn lints_native(_: &Project, tools: &Tools) -> Result<Tally, Problem> {
    counted(tools, "cargo", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

fn lints_wasm(project: &Project, tools: &Tools) -> Result<Tally, Problem> {
    let tests = browser_test_arguments(project)?;
    let mut words = vec!["clippy", WASM, "--lib", "--bin=creative-atlas", "--bin=analyst"];
    words.extend(tests.iter().map(String::as_str));
    words.extend(["--", "-D", "warnings"]);
    counted(tools, "cargo", &words)
}

fn dependencies(_: &Project, tools: &Tools) -> Result<Tally, Problem> {
    supply::check(tools)
}

fn fuzzing(project: &Project, tools: &Tools) -> Result<Tally, Problem> {
    fuzz::fuzz(project, tools, fuzz::SECONDS, "")
}

fn native_tests(_: &Project, tools: &Tools) -> Result<Tally, Problem> {
    counted(tools, "cargo", &["test", "--workspace", "--no-fail-fast"])
}

fn browser_tests(project: &Project, tools: &Tools) -> Result<Tally, Problem> {
    let mut tools = tools.clone();
    tools.variables.push(("CHROMEDRIVER".to_owned(), setup::driver_path(&tools)));
    let tests = browser_test_arguments(project)?;
    let mut words = vec!["test", WASM, "--no-fail-fast"];
    words.extend(tests.iter().map(String::as_str));
    counted(&tools, "cargo", &words)
}

/// The tests that run in the browser, `tests/browser*.rs`, as cargo wants to hear of them.
fn browser_test_arguments(project: &Project) -> Result<Vec<String>, Problem> {
    let names = file_names(&project.root.join("tests"))?;
    let tests = names.iter().filter(|name| name.starts_with("browser")).filter_map(|name| name.strip_suffix(".rs"));
    Ok(tests.map(|name| format!("--test={name}")).collect())
}

fn release_build(project: &Project, tools: &Tools) -> Result<Tally, Problem> {
    build::build(project, tools, None).map(|()| Tally::PASS)
}

fn size_budget(project: &Project, tools: &Tools) -> Result<Tally, Problem> {
    budget::check(tools, &project.dist()).map(|is_within| if is_within { Tally::PASS } else { Tally::FAIL })
}

fn end_to_end_tests(project: &Project, tools: &Tools) -> Result<Tally, Problem> {
    let server = serve::start(project.dist(), Some(0))?;
    let mut tools = tools.clone();
    tools.variables.extend(setup::page_variables(&tools, &server));
    let names = file_names(&project.root.join("tests/e2e"))?;
    let files = names.iter().filter(|name| name.ends_with(".test.mjs")).map(|name| format!("tests/e2e/{name}"));
    let words: Vec<String> = ["--test", "--test-reporter=spec"].into_iter().map(str::to_owned).chain(files).collect();
    counted(&tools, "node", &words)
}

/// The names of what lies in a folder, sorted.
fn file_names(folder: &Path) -> Result<Vec<String>, Problem> {
    let entries = fs::read_dir(folder).map_err(|source| Problem::File { path: folder.to_owned(), source })?;
    let names = entries.filter_map(|entry| entry.ok().map(|entry| entry.file_name().to_string_lossy().into_owned()));
    let mut names: Vec<String> = names.collect();
    names.sort();
    Ok(names)
}

/// Runs a program, shows its output and counts the tests in it.
fn counted<A: AsRef<OsStr>>(tools: &Tools, program: &str, arguments: &[A]) -> Result<Tally, Problem> {
    let start = |source| Problem::Start { program: program.to_owned(), source };
    let mut child = tools.command(program, arguments).stdout(Stdio::piped()).spawn().map_err(start)?;
    let counts = child.stdout.take().map_or_else(Tally::default, |output| count(BufReader::new(output), console::say));
    let status = child.wait().map_err(start)?;
    Ok(settle(counts, status.success()))
}

/// Counts the tests in the lines of `output` and shows each line as it comes.
fn count(mut output: impl BufRead, show: impl Fn(&str)) -> Tally {
    let mut tally = Tally::default();
    let mut bytes = Vec::new();
    while output.read_until(b'\n', &mut bytes).is_ok_and(|length| length > 0) {
        let line = String::from_utf8_lossy(&bytes);
        show(line.trim_end());
        tally += Tally::of_line(&line);
        bytes.clear();
    }
    tally
}

/// Makes up for what the counts do not show: a failure outside any test is one, a success without tests too.
fn settle(counts: Tally, is_success: bool) -> Tally {
    match (counts, is_success) {
        (Tally { failed: 0, passed }, false) => Tally { passed, failed: 1 },
        (Tally { failed: 0, passed: 0 }, true) => Tally::PASS,
        (counts, _) => counts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_counted_in_the_whole_output() {
        let output = "running\ntest result: ok. 4 passed; 0 failed; 0 ignored\nℹ fail 3\nno end of line";
        assert_eq!(count(output.as_bytes(), |_| ()), Tally { passed: 4, failed: 3 });
    }

    #[test]
    fn a_program_without_counts_counts_as_one() {
        assert_eq!(settle(Tally::default(), true), Tally::PASS);
        assert_eq!(settle(Tally::default(), false), Tally::FAIL);
        assert_eq!(settle(Tally { passed: 4, failed: 0 }, false), Tally { passed: 4, failed: 1 });
        assert_eq!(settle(Tally { passed: 4, failed: 2 }, false), Tally { passed: 4, failed: 2 });
    }
}
