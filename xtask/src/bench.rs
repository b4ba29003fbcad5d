//! Measurements of the built app in the browser; `tests/bench/` does the measuring.

use crate::command::Tools;
use crate::options::Options;
use crate::problem::Problem;
use crate::project::Project;
use crate::{build, console, serve, setup};

/// Builds the app, serves it, measures it, and leaves the table on the terminal and in `target/bench.json`.
///
/// # Errors
/// [`Problem::Failed`] when the build or a measurement fails; it has said why.
pub(crate) fn bench(project: &Project, tools: &Tools, options: &Options) -> Result<(), Problem> {
    if options.is_building {
        console::timed("release build", || build::build(project, tools, None))?;
    }
    let server = serve::start(project.dist(), Some(0))?;
    let mut tools = tools.clone();
    tools.variables.extend(setup::page_variables(&tools, &server));
    let rows = options.only.as_deref().unwrap_or_default();
    console::timed("Measurements", || tools.run("node", &["tests/bench/bench.mjs", rows]))
}
