//! What can stop a developer command, worded for the person at the terminal.

use std::path::PathBuf;
use std::process::ExitStatus;
use std::{error, fmt, io};

/// The reason why a command stopped.
#[derive(Debug)]
pub(crate) enum Problem {
    /// The command line was wrong: what about it.
    Usage(String),
    /// A file could not be read or written.
    File { path: PathBuf, source: io::Error },
    /// A program could not be started.
    Start { program: String, source: io::Error },
    /// A program ran and failed: its command line.
    Failed { line: String, status: ExitStatus },
    /// The address could not be opened for listening.
    Listen { address: String, source: io::Error },
    /// Root rights are needed that this command may not take: the lines to run by hand.
    Rights { what: String, lines: Vec<String> },
    /// Something is not here and cannot be installed from here: what, and what to do.
    Missing { what: String, advice: String },
    /// A file of the project lacks a value: which, where.
    Lacking { what: String, path: PathBuf },
    /// A page has code or style in itself, or a script makes some of a text, which the policy forbids: what, where.
    Inline { tag: String, path: PathBuf },
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(what) => write!(out, "{what}; see `cargo xtask help`"),
            Self::File { path, source } => write!(out, "{}: {source}", path.display()),
            Self::Start { program, source } => write!(out, "`{program}` could not be started: {source}"),
            Self::Failed { line, status } => write!(out, "`{line}` failed ({status})"),
            Self::Listen { address, source } => write!(out, "cannot listen on {address}: {source}"),
            Self::Rights { what, lines } => {
                writeln!(out, "{what} needs root rights. Run these lines and try again, or add --yes to use sudo:")?;
                lines.iter().try_for_each(|line| writeln!(out, "    {line}"))
            }
            Self::Missing { what, advice } => write!(out, "{what} is missing. {advice}"),
            Self::Inline { tag, path } => {
                write!(out, "{}: `{tag}` is inline or made of a text, which the page's policy forbids", path.display())
            }
            Self::Lacking { what, path } => write!(out, "{} does not name {what}", path.display()),
        }
    }
}

impl error::Error for Problem {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::File { source, .. } | Self::Start { source, .. } | Self::Listen { source, .. } => Some(source),
            _ => None,
        }
    }
}
