//! Root rights: taken only as root, or with `sudo` after `--yes`.

use crate::command::Tools;
use crate::problem::Problem;

/// How commands for the whole system may be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Privilege {
    Root,
    Sudo,
    /// Not at all: the person is asked to run them.
    Ask,
}

impl Privilege {
    /// Looks at who is running this and what was allowed.
    pub(crate) fn detect(tools: &Tools, is_sudo_allowed: bool) -> Self {
        if tools.ask("id", &["-u"]).as_deref() == Some("0") {
            Self::Root
        } else if is_sudo_allowed && tools.ask("sudo", &["--version"]).is_some() {
            Self::Sudo
        } else {
            Self::Ask
        }
    }

    /// Runs lines of words as root, one after the other.
    ///
    /// # Errors
    /// [`Problem::Rights`] with the lines when that is not allowed; [`Problem::Failed`] at the first that fails.
    pub(crate) fn run(self, tools: &Tools, what: &str, lines: &[Vec<&str>]) -> Result<(), Problem> {
        for words in lines {
            match self {
                Self::Root => tools.run(words[0], &words[1..])?,
                Self::Sudo => tools.run("sudo", words)?,
                Self::Ask => {
                    let lines = lines.iter().map(|words| format!("sudo {}", words.join(" "))).collect();
                    return Err(Problem::Rights { what: what.to_owned(), lines });
                }
            }
        }
        Ok(())
    }

    /// Installs Debian packages.
    ///
    /// # Errors
    /// As [`Privilege::run`]; [`Problem::Missing`] with the advice where there is no apt-get.
    pub(crate) fn apt(self, tools: &Tools, what: &str, packages: &[&str], advice: &str) -> Result<(), Problem> {
        if tools.ask("apt-get", &["--version"]).is_none() {
            return Err(Problem::Missing { what: what.to_owned(), advice: advice.to_owned() });
        }
        let mut install =
            vec!["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-qy", "--no-install-recommends"];
        install.extend(packages);
        self.run(tools, what, &[vec!["apt-get", "update", "-q"], install])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_rights_the_lines_to_run_are_shown() {
        let tools = Tools { root: std::env::temp_dir(), toolchain: None, variables: Vec::new() };
        let problem = Privilege::Ask.run(&tools, "The browser", &[vec!["apt-get", "install", "x"]]).unwrap_err();
        let text = problem.to_string();
        assert!(text.contains("    sudo apt-get install x\n") && text.contains("--yes"), "{text}");
    }
}
