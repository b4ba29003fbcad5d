//! The checkout: where it is, and which versions of its tools it pins.

use std::fs;
use std::path::{Path, PathBuf};

use crate::problem::Problem;

/// The checkout and its pinned tools.
#[derive(Debug)]
pub(crate) struct Project {
    pub(crate) root: PathBuf,
    /// `wasm-bindgen` in Cargo.lock; the command-line tool must be of the same version.
    pub(crate) wasm_bindgen: String,
    /// The Trunk that Trunk.toml asks for.
    pub(crate) trunk: String,
    /// The wasm-opt that Trunk.toml asks for, as Trunk writes it: `version_132`.
    pub(crate) wasm_opt: String,
}

impl Project {
    /// Finds the checkout that this program was built from and reads its versions.
    ///
    /// # Errors
    /// [`Problem::File`] or [`Problem::Lacking`] when Cargo.lock or Trunk.toml is unreadable or lacks one.
    pub(crate) fn here() -> Result<Self, Problem> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self::at(manifest.parent().unwrap_or(manifest).to_path_buf())
    }

    fn at(root: PathBuf) -> Result<Self, Problem> {
        let lock_path = root.join("Cargo.lock");
        let trunk_path = root.join("Trunk.toml");
        let lock = read(&lock_path)?;
        let trunk_toml = read(&trunk_path)?;
        let lacking = |what: &str, path: &Path| Problem::Lacking { what: what.to_owned(), path: path.to_owned() };
        Ok(Self {
            wasm_bindgen: locked_version(&lock, "wasm-bindgen")
                .ok_or_else(|| lacking("wasm-bindgen", &lock_path))?
                .to_owned(),
            trunk: text_value(&trunk_toml, "trunk-version")
                .ok_or_else(|| lacking("trunk-version", &trunk_path))?
                .trim_start_matches(['^', '=', '~'])
                .to_owned(),
            wasm_opt: text_value(&trunk_toml, "wasm_opt").ok_or_else(|| lacking("wasm_opt", &trunk_path))?.to_owned(),
            root,
        })
    }

    /// The folder that the built app lies in.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A folder for this program's own scratch files.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.root.join("target/xtask")
    }
}

fn read(path: &Path) -> Result<String, Problem> {
    fs::read_to_string(path).map_err(|source| Problem::File { path: path.to_owned(), source })
}

/// Finds the version of a package in the text of a Cargo.lock; the first one if there are several.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| text_of(line, "name") == Some(package))?;
    lines.find_map(|line| text_of(line, "version"))
}

/// Finds the first `key = "value"` in the text of a TOML file, whichever table it stands in.
fn text_value<'a>(toml: &'a str, key: &str) -> Option<&'a str> {
    toml.lines().find_map(|line| text_of(line, key))
}

/// The value of a line `key = "value"`.
fn text_of<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let value = line.trim().strip_prefix(key)?.trim_start().strip_prefix('=')?;
    value.trim().strip_prefix('"')?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"wasm\"\nversion = \"9.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\n\
                        version = \"0.2.130\"\nsource = \"x\"\n";

    #[test]
    fn a_version_is_found_under_the_whole_name() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm"), Some("9.0.0"));
        assert_eq!(locked_version(LOCK, "bindgen"), None);
    }

    #[test]
    fn a_value_is_found_under_the_whole_key() {
        let toml = "# wasm_opt = \"no\"\nwasm_opt_params = \"-O\"\nwasm_opt = \"version_132\" # same\n";
        assert_eq!(text_value(toml, "wasm_opt"), Some("version_132"));
    }

    #[test]
    fn all_files_of_the_checkout_pin_the_same_tools() {
        let project = Project::here().unwrap();
        let trunk_toml = read(&project.root.join("Trunk.toml")).unwrap();
        assert_eq!(text_value(&trunk_toml, "wasm_bindgen"), Some(project.wasm_bindgen.as_str()));
        let package: serde_json::Value =
            serde_json::from_str(&read(&project.root.join("package.json")).unwrap()).unwrap();
        let binaryen = package["devDependencies"]["binaryen"].as_str().unwrap();
        assert_eq!(project.wasm_opt, format!("version_{}", binaryen.split('.').next().unwrap()));
    }

    #[test]
    fn the_lock_files_name_no_registry_but_the_usual_one() {
        let project = Project::here().unwrap();
        let lock = ["Cargo.lock", "fuzz/Cargo.lock"].map(|path| read(&project.root.join(path)).unwrap()).concat();
        let usual = "registry+https://github.com/rust-lang/crates.io-index";
        assert!(lock.lines().filter_map(|line| text_of(line, "source")).all(|source| source == usual));
        assert!(!read(&project.root.join("package-lock.json")).unwrap().contains("\"resolved\""));
    }
}
