//! Developer commands: `cargo xtask setup | build | bundle | serve | test | bench | fuzz`.
//!
//! Each command first makes sure that what it needs is installed (`setup`). This crate knows how the project is built
//! and tested and nothing about maps.

mod bench;
mod bill;
mod budget;
mod build;
mod bundle;
mod command;
mod console;
mod finish;
mod fuzz;
mod mime;
mod options;
mod problem;
mod project;
mod request;
mod serve;
mod setup;
mod site;
mod supply;
mod tally;
mod test;

use std::process::ExitCode;

use options::{Action, Options};
use problem::Problem;
use project::Project;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            console::complain(&problem.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Carries out the command line; false when it ran to its end and found failures.
fn run() -> Result<bool, Problem> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let options = Options::parse(&arguments)?;
    let project = Project::here()?;
    match options.action {
        Action::Help => console::say(options::USAGE),
        Action::Setup => {
            setup::setup(&project, &options, true)?;
        }
        Action::Build => {
            let tools = setup::setup(&project, &options, false)?;
            console::timed("release build", || build::build(&project, &tools, options.site.as_deref()))?;
        }
        Action::Bundle => {
            let tools = setup::setup(&project, &options, false)?;
            bundle::bundle(&project, &tools, &options)?;
        }
        Action::Serve => {
            if options.is_building {
                let tools = setup::setup(&project, &options, false)?;
                console::timed("release build", || build::build(&project, &tools, options.site.as_deref()))?;
            }
            serve::serve(&project, &options)?;
        }
        Action::Test => {
            let tools = setup::setup(&project, &options, true)?;
            return test::test(&project, &tools, &options);
        }
        Action::Bench => {
            let tools = setup::setup(&project, &options, true)?;
            bench::bench(&project, &tools, &options)?;
        }
        Action::Fuzz => {
            let tools = setup::setup(&project, &options, true)?;
            let seconds = options.seconds.unwrap_or(60);
            let tally = fuzz::fuzz(&project, &tools, seconds, options.only.as_deref().unwrap_or_default())?;
            return Ok(tally.failed == 0);
        }
    }
    Ok(true)
}
