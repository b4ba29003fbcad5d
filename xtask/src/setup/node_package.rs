//! The packages of package-lock.json, installed by npm into `node_modules`.

use std::fs;

use serde_json::Value;

use crate::command::Tools;
use crate::problem::Problem;
use crate::project::Project;

const ADVICE: &str = "Install Node.js 20 or later with npm, from your system's packages or its own site.";

/// True if every package of package-lock.json lies in `node_modules` in the same version.
pub(crate) fn is_ready(project: &Project) -> bool {
    let read =
        |path: &str| -> Option<Value> { serde_json::from_str(&fs::read_to_string(project.root.join(path)).ok()?).ok() };
    // npm keeps a lock file of what it has installed.
    match (read("package-lock.json"), read("node_modules/.package-lock.json")) {
        (Some(wanted), Some(here)) => is_installed(&wanted, &here),
        _ => false,
    }
}

/// True if each package of the lock `wanted` is in the lock `here` with the same digest. The package named "" is the
/// project itself; an optional one may be missing, because it is for another system.
fn is_installed(wanted: &Value, here: &Value) -> bool {
    let Some(packages) = wanted["packages"].as_object() else { return false };
    packages.iter().all(|(path, package)| {
        let installed = &here["packages"][path]["integrity"];
        let is_elsewhere = package["optional"] == true && installed.is_null();
        path.is_empty() || is_elsewhere || *installed == package["integrity"]
    })
}

/// Installs the packages. None of them runs a script of its own or downloads a browser.
pub(crate) fn install(tools: &Tools) -> Result<(), Problem> {
    let major =
        tools.ask("node", &["--version"]).and_then(|text| text.trim_start_matches('v').split('.').next()?.parse().ok());
    if major.is_none_or(|major: u32| major < 20) || tools.ask("npm", &["--version"]).is_none() {
        return Err(Problem::Missing { what: "Node.js 20 or later, with npm".to_owned(), advice: ADVICE.to_owned() });
    }
    tools.run("npm", &["ci", "--ignore-scripts"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_package_is_installed_when_the_digests_agree() {
        let wanted = json!({"packages": {"": {"name": "x"}, "node_modules/a": {"integrity": "sha512-A"}}});
        let same = json!({"packages": {"node_modules/a": {"integrity": "sha512-A"}, "node_modules/b": {}}});
        let older = json!({"packages": {"node_modules/a": {"integrity": "sha512-0"}}});
        assert!(is_installed(&wanted, &same));
        assert!(!is_installed(&wanted, &older));
        assert!(!is_installed(&wanted, &json!({"packages": {}})));
        let for_others = json!({"packages": {"node_modules/a": {"integrity": "sha512-A", "optional": true}}});
        assert!(is_installed(&for_others, &json!({"packages": {}})));
        assert!(!is_installed(&for_others, &older));
    }
}
