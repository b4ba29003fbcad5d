//! What the dependencies are: of licences that fit, from where they should come, without a known fault.

use serde_json::Value;

use crate::command::Tools;
use crate::console;
use crate::problem::Problem;
use crate::tally::Tally;

/// Checks the crates by `deny.toml`, and the packages of npm. Each check counts as one; one whose database cannot be
/// reached from here is said, and counts nothing.
///
/// # Errors
/// [`Problem::Start`] if a tool is not there.
pub(crate) fn check(tools: &Tools) -> Result<Tally, Problem> {
    let mut total = verdict(tools.run("cargo-deny", &["check", "licenses", "bans", "sources"]))?;
    if tools.ask("cargo-deny", &["fetch", "db"]).is_some() {
        total += verdict(tools.run("cargo-deny", &["check", "--disable-fetch", "advisories"]))?;
    } else {
        console::say("Not checked: known faults of crates. The database of RustSec cannot be reached from here.");
    }
    // npm ends with 1 when it finds something, and when its registry does not answer.
    let answer = tools.command("npm", &["audit", "--json"]).output();
    let answer = answer.map_err(|source| Problem::Start { program: "npm".to_owned(), source })?;
    match grave(&String::from_utf8_lossy(&answer.stdout)) {
        Some(0) => total += Tally::PASS,
        Some(count) => {
            console::complain(&format!(
                "{count} packages of npm have known faults that are high or critical: npm audit"
            ));
            total += Tally::FAIL;
        }
        None => console::say("Not checked: known faults of packages of npm. The registry does not answer `npm audit`."),
    }
    Ok(total)
}

/// A tool that ran and failed has found something.
fn verdict(result: Result<(), Problem>) -> Result<Tally, Problem> {
    match result {
        Ok(()) => Ok(Tally::PASS),
        Err(Problem::Failed { .. }) => Ok(Tally::FAIL),
        Err(problem) => Err(problem),
    }
}

/// How many packages have faults that are high or critical; `None` where this is no audit.
fn grave(audit: &str) -> Option<u64> {
    let audit: Value = serde_json::from_str(audit).ok()?;
    let counts = &audit["metadata"]["vulnerabilities"];
    Some(counts["high"].as_u64()? + counts["critical"].as_u64()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_audit_counts() {
        let audit = r#"{"metadata": {"vulnerabilities": {"low": 7, "high": 1, "critical": 2}}}"#;
        assert_eq!(grave(audit), Some(3));
        assert_eq!(grave(r#"{"message": "405 Method Not Allowed", "statusCode": 405}"#), None);
        assert_eq!(grave(""), None);
    }
}
