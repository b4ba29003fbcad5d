//! The release build of the app.

use std::env;

use crate::command::Tools;
use crate::console;
use crate::problem::Problem;
use crate::project::Project;

/// Builds the app into dist/.
///
/// # Errors
/// [`Problem::Failed`] when Trunk fails; it has said why.
pub(crate) fn build(project: &Project, tools: &Tools) -> Result<(), Problem> {
    let mut tools = tools.clone();
    if env::var_os("NO_COLOR").is_some() {
        // Trunk reads this variable as a truth value and stops at `1`.
        tools.variables.push(("NO_COLOR".to_owned(), "true".to_owned()));
    }
    tools.run("trunk", &["build", "--release"])?;
    console::say(&format!("The app is in {}", project.dist().display()));
    Ok(())
}
