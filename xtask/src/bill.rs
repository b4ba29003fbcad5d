//! The bill of materials: every library that the app is made of, with its version, licence and digest, as `CycloneDX` 1.5.
//!
//! Only what is compiled for the WebAssembly, though the linker may need nothing of it: not the tools, not the tests, not
//! the macros; and the packages of npm that a script of the app stands on. The same lock files give the same bytes.

mod package;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::{Value, json};

use crate::command::Tools;
use crate::problem::Problem;
use crate::project::Project;

/// The bill's name in dist/.
const FILE: &str = "sbom.json";

/// Writes the bill into dist/.
///
/// # Errors
/// [`Problem::Missing`] if cargo does not say what the app depends on, [`Problem::File`] if a file cannot be used.
pub(crate) fn write(project: &Project, tools: &Tools) -> Result<(), Problem> {
    let bill = bill(project, tools)?;
    let path = project.dist().join(FILE);
    let text = format!("{bill:#}\n");
    fs::write(&path, text).map_err(|source| Problem::File { path, source })
}

fn bill(project: &Project, tools: &Tools) -> Result<Value, Problem> {
    let words = [
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform=wasm32-unknown-unknown",
        "--no-default-features",
    ];
    let metadata = tools.ask("cargo", &words).and_then(|text| serde_json::from_str(&text).ok());
    let advice = "Try `cargo metadata --locked`, which says why.".to_owned();
    let metadata: Value =
        metadata.ok_or(Problem::Missing { what: "The list of what the app depends on".to_owned(), advice })?;
    let path = project.root.join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|source| Problem::File { path, source })?;
    let compiler = tools.ask("rustc", &["--version"]).unwrap_or_default();
    let mut bill = of(&metadata, &digests(&lock), compiler.split(' ').nth(1).unwrap_or_default());
    let path = project.root.join("package-lock.json");
    let lock = fs::read_to_string(&path).map_err(|source| Problem::File { path, source })?;
    package::add(&mut bill, &serde_json::from_str(&lock).unwrap_or_default());
    Ok(bill)
}

/// The bill of the package that is the root of cargo's `metadata`; `digests` by name and version; `compiler`'s version is
/// that of the standard library.
fn of(metadata: &Value, digests: &BTreeMap<(String, String), String>, compiler: &str) -> Value {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|package| (text(&package["id"]), package)).collect();
    let nodes: BTreeMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|node| (text(&node["id"]), node)).collect();
    let is_macro =
        |id: &str| list(&packages[id]["targets"]).iter().any(|target| target["kind"] == json!(["proc-macro"]));
    let needs = |id: &str| -> BTreeSet<String> {
        let needed = list(&nodes[id]["deps"]).into_iter();
        let is_shipped = |need: &Value| list(&need["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
        needed.filter(is_shipped).map(|need| text(&need["pkg"])).filter(|id| !is_macro(id)).collect()
    };

    let root = text(&metadata["resolve"]["root"]);
    let mut shipped = BTreeMap::new();
    let mut waiting = vec![root.clone()];
    while let Some(id) = waiting.pop() {
        shipped.entry(id.clone()).or_insert_with(|| {
            let needed = needs(&id);
            waiting.extend(needed.iter().cloned());
            needed
        });
    }

    let address = |id: &String| purl(&text(&packages[id]["name"]), &text(&packages[id]["version"]));
    let component = |id: &String| {
        let package = &packages[id];
        let (name, version) = (text(&package["name"]), text(&package["version"]));
        let mut part = json!({
            "type": "library",
            "bom-ref": purl(&name, &version),
            "name": name,
            "version": version,
            "purl": purl(&name, &version),
            "licenses": [{ "expression": text(&package["license"]).replace('/', " OR ") }],
        });
        if let Some(digest) = digests.get(&(name, version)) {
            part["hashes"] = json!([{ "alg": "SHA-256", "content": digest }]);
        }
        if let Some(source) = package["repository"].as_str() {
            part["externalReferences"] = json!([{ "type": "vcs", "url": source }]);
        }
        part
    };
    let mut whole = component(&root);
    whole["type"] = json!("application");
    let mut components: Vec<Value> = shipped.keys().filter(|id| **id != root).map(component).collect();
    components.push(json!({
        "type": "library",
        "bom-ref": "rust-std",
        "name": "rust-std",
        "version": compiler,
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        "externalReferences": [{ "type": "vcs", "url": "https://github.com/rust-lang/rust" }],
    }));
    components.sort_by_key(|part| text(&part["bom-ref"]));
    let mut dependencies: Vec<Value> = shipped
        .iter()
        .map(|(id, needed)| json!({ "ref": address(id), "dependsOn": needed.iter().map(address).collect::<BTreeSet<_>>() }))
        .collect();
    dependencies.sort_by_key(|part| text(&part["ref"]));
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": whole },
        "components": components,
        "dependencies": dependencies,
    })
}

/// The digests of a Cargo.lock by name and version.
fn digests(lock: &str) -> BTreeMap<(String, String), String> {
    let value = |package: &str, key: &str| {
        let start = [key, " = \""].concat();
        let line = package.lines().find_map(|line| line.strip_prefix(&start));
        line.map(|rest| rest.trim_end_matches('"').to_owned())
    };
    let package = |text: &str| Some(((value(text, "name")?, value(text, "version")?), value(text, "checksum")?));
    lock.split("[[package]]").filter_map(package).collect()
}

/// The address of a package of crates.io, as package-url has it.
fn purl(name: &str, version: &str) -> String {
    ["pkg:cargo/", name, "@", &version.replace('+', "%2B")].concat()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bill_names_what_is_shipped_whole_and_nothing_else() {
        let project = Project::here().unwrap();
        let tools = Tools { root: project.root.clone(), toolchain: None, variables: Vec::new() };
        let bill = bill(&project, &tools).unwrap();
        assert_eq!((&bill["bomFormat"], &bill["specVersion"]), (&json!("CycloneDX"), &json!("1.5")));
        assert_eq!(bill["metadata"]["component"]["name"], "creative-atlas");
        let components = bill["components"].as_array().unwrap();
        let names: Vec<&str> = components.iter().filter_map(|part| part["name"].as_str()).collect();
        for name in ["leptos", "wasm-bindgen", "earcut", "sha2", "rust-std"] {
            assert!(names.contains(&name), "{name} is shipped");
        }
        for name in ["pmtiles", "pbf", "@mapbox/vector-tile", "fflate"] {
            assert!(names.contains(&name), "{name} is shipped");
        }
        for name in ["esbuild", "axe-core", "xtask", "proptest", "calamine", "csv", "leptos_macro", "libfuzzer-sys"] {
            assert!(!names.contains(&name), "{name} is not shipped");
        }
        let mut references: BTreeSet<String> = components.iter().map(|part| text(&part["bom-ref"])).collect();
        assert_eq!(references.len(), components.len(), "each has a name of its own");
        for part in components.iter().filter(|part| part["name"] != "rust-std") {
            let digits = if part["hashes"][0]["alg"] == "SHA-512" { 128 } else { 64 };
            assert_eq!(part["hashes"][0]["content"].as_str().map(str::len), Some(digits), "{part}");
            let licence = part["licenses"][0]["expression"].as_str().unwrap();
            assert!(!licence.is_empty() && !licence.contains('/'), "{part}");
            assert_eq!(part["purl"], part["bom-ref"]);
        }
        references.insert(text(&bill["metadata"]["component"]["bom-ref"]));
        for need in bill["dependencies"].as_array().unwrap() {
            let ends = need["dependsOn"].as_array().unwrap().iter().chain([&need["ref"]]);
            assert!(ends.into_iter().all(|end| references.contains(end.as_str().unwrap())), "{need}");
        }
    }

    #[test]
    fn macros_tests_and_tools_are_left_out() {
        let package = |name: &str, kind: &str| json!({ "id": name, "name": name, "version": "1.0.0", "license": "MIT/Apache-2.0", "targets": [{ "kind": [kind] }] });
        let need = |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let node = |name: &str, deps: Vec<Value>| json!({ "id": name, "deps": deps });
        let metadata = json!({
            "packages": [package("app", "bin"), package("a", "lib"), package("b", "lib"), package("m", "proc-macro"), package("t", "lib")],
            "resolve": { "root": "app", "nodes": [
                node("app", vec![need("b", Value::Null), need("m", Value::Null), need("t", json!("dev"))]),
                node("b", vec![need("a", Value::Null), need("t", json!("build"))]),
                node("a", vec![]), node("m", vec![need("t", Value::Null)]), node("t", vec![]),
            ] },
        });
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"12\"\n";
        let bill = of(&metadata, &digests(lock), "1.99.0");
        let names: Vec<String> =
            bill["components"].as_array().unwrap().iter().map(|part| text(&part["name"])).collect();
        assert_eq!(names, ["a", "b", "rust-std"]);
        assert_eq!(bill["components"][0]["hashes"][0]["content"], "12");
        assert_eq!(bill["components"][1]["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(bill["dependencies"][2], json!({ "ref": "pkg:cargo/b@1.0.0", "dependsOn": ["pkg:cargo/a@1.0.0"] }));
    }
}
