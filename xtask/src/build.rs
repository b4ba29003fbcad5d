//! The release build of the app.

use std::env;

use crate::command::Tools;
use crate::finish::finish;
use crate::problem::Problem;
use crate::project::Project;
use crate::{bill, console};

/// Builds the app into dist/, with a standard library made for it: small rather than fast, and without the texts of
/// panics, which nobody reads in a page. Together that saved 35 of 402 kB of gzip WebAssembly.
///
/// # Errors
/// [`Problem::Failed`] when Trunk fails; it has said why. Those of the last steps and of the bill of materials.
pub(crate) fn build(project: &Project, tools: &Tools, site: Option<&str>) -> Result<(), Problem> {
    let mut small_tools = tools.clone();
    if env::var_os("NO_COLOR").is_some() {
        // Trunk reads this variable as a truth value and stops at `1`.
        small_tools.variables.push(("NO_COLOR".to_owned(), "true".to_owned()));
    }
    let small = [
        // Allows the others on a stable compiler.
        ("RUSTC_BOOTSTRAP", "1"),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
        ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
        (
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
        ),
    ];
    small_tools.variables.extend(small.map(|(name, value)| (name.to_owned(), value.to_owned())));
    small_tools.run("trunk", &["build", "--release"])?;
    finish(tools, &project.dist(), site)?;
    bill::write(project, tools)?;
    console::say(&format!("The app is in {}", project.dist().display()));
    Ok(())
}
