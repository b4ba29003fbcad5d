//! Child processes: started in the checkout, with the toolchain that can build the app.

use std::process::{Command, Output, Stdio};
use std::{ffi::OsStr, path::PathBuf};

use crate::problem::Problem;

/// How to start the programs that build and test the project.
#[derive(Debug, Clone)]
pub(crate) struct Tools {
    /// The folder that the programs start in.
    pub(crate) root: PathBuf,
    /// The rustup toolchain to use; none: whichever the checkout uses by itself.
    pub(crate) toolchain: Option<String>,
    /// More variables of the environment.
    pub(crate) variables: Vec<(String, String)>,
}

impl Tools {
    /// Prepares a program with its arguments; standard streams are the terminal's, input is empty.
    pub(crate) fn command<A: AsRef<OsStr>>(&self, program: &str, arguments: &[A]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(&self.root).stdin(Stdio::null());
        // `cargo xtask` hands down its own cargo; the children choose theirs by the toolchain.
        command.env_remove("CARGO");
        if let Some(toolchain) = &self.toolchain {
            // The libraries of the toolchain that runs this program do not fit another one's compiler.
            command.env("RUSTUP_TOOLCHAIN", toolchain).env_remove("LD_LIBRARY_PATH");
        }
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs a program to its end, its output on the terminal.
    ///
    /// # Errors
    /// [`Problem::Start`] if it cannot be started, [`Problem::Failed`] if it ends with a status other than 0.
    pub(crate) fn run<A: AsRef<OsStr>>(&self, program: &str, arguments: &[A]) -> Result<(), Problem> {
        let mut command = self.command(program, arguments);
        let status = command.status().map_err(|source| Problem::Start { program: program.to_owned(), source })?;
        if status.success() { Ok(()) } else { Err(Problem::Failed { line: line(&command), status }) }
    }

    /// Runs a program in silence and gives what it wrote to its standard output, trimmed; `None` if it is not there
    /// or fails.
    pub(crate) fn ask<A: AsRef<OsStr>>(&self, program: &str, arguments: &[A]) -> Option<String> {
        let Output { status, stdout, .. } = self.command(program, arguments).output().ok()?;
        status.success().then(|| String::from_utf8_lossy(&stdout).trim().to_owned())
    }
}

/// Writes a command as it would be typed (without quoting).
pub(crate) fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tools() -> Tools {
        let variables = vec![("ATLAS_WORD".to_owned(), "river".to_owned())];
        Tools { root: std::env::temp_dir(), toolchain: None, variables }
    }

    #[test]
    fn a_program_is_asked_in_the_given_environment() {
        assert_eq!(tools().ask("sh", &["-c", "echo $ATLAS_WORD"]).as_deref(), Some("river"));
        assert_eq!(tools().ask("sh", &["-c", "exit 3"]), None);
        assert_eq!(tools().ask("a-program-that-is-not-there", &["x"]), None);
    }

    #[test]
    fn a_failing_program_is_named_with_its_line() {
        let problem = tools().run("sh", &["-c", "exit 3"]).unwrap_err();
        assert!(problem.to_string().starts_with("`sh -c exit 3` failed"), "{problem}");
    }
}
