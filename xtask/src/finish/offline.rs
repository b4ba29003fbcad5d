//! What works without a network: the service worker learns its files and their hashes, and the manifest of the installed
//! app its languages. Takes the folder as it will be served: no later step may change a file.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::{digest, read, write};
use crate::problem::Problem;

/// The atlas that the page opens by itself.
const ATLAS: &str = "data/mongolia/";

/// The service worker, and how the line begins that tells it its release.
const WORKER: (&str, &str) = ("offline.js", "self.RELEASE=");

/// What the manifest of every language is made of.
const MANIFEST: &str = "manifest.webmanifest";

/// Files that no page of the app asks for.
const NEVER: [&str; 3] = ["offline.js", "element.js", "robots.txt"];

/// Fills the service worker and the manifests of `dist`.
///
/// # Errors
/// [`Problem::File`] for what cannot be read or written, [`Problem::Lacking`] for an atlas document that is none.
pub(super) fn fill(dist: &Path) -> Result<(), Problem> {
    let atlas: Value = json_of(&dist.join(ATLAS).join("atlas.json"))?;
    write_manifests(dist, &atlas)?;
    let release = release(dist, &atlas)?;
    let path = dist.join(WORKER.0);
    let worker = read(&path)?;
    write(&path, &[WORKER.1, &release.to_string(), ";\n", unfilled(&worker)].concat())
}

/// The worker's text without the line of an earlier filling.
fn unfilled(worker: &str) -> &str {
    match worker.split_once('\n') {
        Some((first, rest)) if first.starts_with(WORKER.1) => rest,
        _ => worker,
    }
}

/// The release as the worker knows it; its version is a digest of all files' digests.
fn release(dist: &Path, atlas: &Value) -> Result<Value, Problem> {
    let page = read(&dist.join("index.html"))?;
    let (mut first, mut late) = (Map::new(), Map::new());
    let mut names = names_under(dist, "")?;
    names.sort();
    for name in names.iter().filter(|name| is_kept(name)) {
        let path = dist.join(name);
        let bytes = fs::read(&path).map_err(|source| Problem::File { path, source })?;
        let part = if is_first(name, &page) { &mut first } else { &mut late };
        part.insert(name.clone(), digest::hex(&Sha256::digest(&bytes)).into());
    }
    let pages: Vec<&String> = names.iter().filter(|name| is_kept(name) && ending(name) == "html").collect();
    let is_script = |name: &&String| name.starts_with("creative-atlas-") && ending(name) == "js";
    let script = names.iter().find(is_script);
    let data = data_of(dist, atlas);
    let version = digest::hex(&Sha256::digest(json!([first, late]).to_string()))[..16].to_owned();
    Ok(json!({ "version": version, "script": script, "pages": pages, "first": first, "late": late, "data": data }))
}

/// Says whether a file belongs to the app: not its data, nor what is there for search engines and people.
fn is_kept(name: &str) -> bool {
    let is_wanted = match ending(name) {
        "html" | "js" | "css" | "wasm" | "svg" | "woff2" | "webmanifest" => true,
        "png" => name.starts_with("icon/"),
        "txt" => is_language(name),
        _ => false,
    };
    is_wanted && !name.starts_with("data/") && !NEVER.contains(&name)
}

/// Says whether a file holds the words of a language: of the app or of its analyses.
pub(crate) fn is_language(name: &str) -> bool {
    ending(name) == "txt" && ["lang/", "report/"].iter().any(|folder| name.starts_with(folder))
}

/// Says whether a first map needs a file.
fn is_first(name: &str, page: &str) -> bool {
    let is_named = ["creative-atlas-", "lang/", "reader.js"].iter().any(|begin| name.starts_with(begin));
    is_named || ending(name) == "html" || page.contains(&format!("{name}\"")) || name == "offline-page.js"
}

/// The data of the default atlas: its document and the files of its layers that lie here.
fn data_of(dist: &Path, atlas: &Value) -> Vec<String> {
    let layers = atlas["layers"].as_array().into_iter().flatten();
    let files = layers.filter_map(|layer| layer["file"].as_str());
    let mut data: Vec<String> = files.chain(["atlas.json"]).map(|file| joined(ATLAS, file)).collect();
    data.retain(|name| dist.join(name).is_file());
    data.sort();
    data.dedup();
    data
}

/// A relative address seen from a folder: `data/a/` and `../b/c` give `data/b/c`.
pub(crate) fn joined(folder: &str, file: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in file.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Writes a manifest for each language that the app has: named and described as the atlas is in that language.
fn write_manifests(dist: &Path, atlas: &Value) -> Result<(), Problem> {
    let template = dist.join(MANIFEST);
    if !template.is_file() {
        return Ok(());
    }
    let manifest = json_of(&template)?;
    for name in names_under(&dist.join("lang"), "")? {
        let Some(code) = name.strip_suffix(".txt") else { continue };
        let mut own = manifest.clone();
        own["lang"] = code.into();
        for (member, of) in [("name", "title"), ("description", "summary")] {
            let text = [code, "en"].iter().find_map(|code| atlas[of][code].as_str());
            if let Some(text) = text {
                own[member] = text.into();
            }
        }
        write(&dist.join(format!("manifest-{code}.webmanifest")), &own.to_string())?;
    }
    fs::remove_file(&template).map_err(|source| Problem::File { path: template, source })
}

fn json_of(path: &Path) -> Result<Value, Problem> {
    let lacking = |_| Problem::Lacking { what: "anything in JSON".to_owned(), path: path.to_owned() };
    serde_json::from_str(&read(path)?).map_err(lacking)
}

/// The names of all files under a folder, `before` in front of each, parts joined by `/`; in no order.
pub(crate) fn names_under(folder: &Path, before: &str) -> Result<Vec<String>, Problem> {
    let entries = fs::read_dir(folder).map_err(|source| Problem::File { path: folder.to_owned(), source })?;
    let mut names = Vec::new();
    for entry in entries.filter_map(Result::ok) {
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            names.extend(names_under(&entry.path(), &format!("{name}/"))?);
        } else {
            names.push(name);
        }
    }
    Ok(names)
}

/// What stands behind the last dot of a file's name.
pub(crate) fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder as the steps before leave it.
    fn folder(name: &str) -> std::path::PathBuf {
        let dist = std::env::temp_dir().join(format!("atlas-offline-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dist);
        for folder in ["data/mongolia", "data/world", "lang", "icon"] {
            fs::create_dir_all(dist.join(folder)).unwrap();
        }
        let files = [
            ("index.html", r#"<link href="./style-1.css"/><script src="start.js"></script>"#),
            ("start.js", "start"),
            ("creative-atlas-1.js", "app"),
            ("creative-atlas-1_bg.wasm", "wasm"),
            ("style-1.css", "a{}"),
            ("analyst.js", "late"),
            ("element.js", "for others"),
            ("offline.js", "const release = self.RELEASE;\n"),
            ("robots.txt", "for engines"),
            ("icon/192.png", "png"),
            ("lang/en.txt", "A = a"),
            ("lang/mn.txt", "A = а"),
            ("manifest.webmanifest", r#"{"name":"x","lang":"en"}"#),
            (
                "data/mongolia/atlas.json",
                r#"{"title":{"en":"Atlas","mn":"Атлас"},"layers":[{"file":"../world/land.geojson"},{"file":"https://a.org/b"}]}"#,
            ),
            ("data/mongolia/other.geojson", "{}"),
            ("data/world/land.geojson", "{}"),
        ];
        for (name, text) in files {
            fs::write(dist.join(name), text).unwrap();
        }
        dist
    }

    fn filled(dist: &Path) -> Value {
        let worker = read(&dist.join("offline.js")).unwrap();
        let (line, rest) = worker.split_once(";\n").unwrap();
        assert_eq!(rest, "const release = self.RELEASE;\n");
        serde_json::from_str(line.strip_prefix(WORKER.1).unwrap()).unwrap()
    }

    #[test]
    fn the_worker_knows_every_file_of_the_app_and_no_other() {
        let dist = folder("list");
        fill(&dist).unwrap();
        let release = filled(&dist);
        let names = |part: &str| release[part].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(
            names("first"),
            [
                "creative-atlas-1.js",
                "creative-atlas-1_bg.wasm",
                "index.html",
                "lang/en.txt",
                "lang/mn.txt",
                "start.js",
                "style-1.css"
            ]
        );
        assert_eq!(names("late"), ["analyst.js", "icon/192.png", "manifest-en.webmanifest", "manifest-mn.webmanifest"]);
        assert_eq!(release["data"], json!(["data/mongolia/atlas.json", "data/world/land.geojson"]));
        assert_eq!((&release["script"], &release["pages"]), (&json!("creative-atlas-1.js"), &json!(["index.html"])));
        assert_eq!(release["first"]["start.js"], digest::hex(&Sha256::digest("start")).as_str());
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn another_file_is_another_version_and_the_same_files_the_same() {
        let dist = folder("version");
        fill(&dist).unwrap();
        let version = filled(&dist)["version"].clone();
        fill(&dist).unwrap();
        assert_eq!(filled(&dist)["version"], version, "filled twice");
        fs::write(dist.join("data/world/land.geojson"), "{ }").unwrap();
        fill(&dist).unwrap();
        assert_eq!(filled(&dist)["version"], version, "data is of no version");
        fs::write(dist.join("start.js"), "Start").unwrap();
        fill(&dist).unwrap();
        assert_ne!(filled(&dist)["version"], version);
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn manifests_speak_the_languages_of_the_app() {
        let dist = folder("manifest");
        fill(&dist).unwrap();
        let manifest = json_of(&dist.join("manifest-mn.webmanifest")).unwrap();
        assert_eq!((&manifest["name"], &manifest["lang"]), (&json!("Атлас"), &json!("mn")));
        assert!(!dist.join(MANIFEST).exists());
        fs::remove_dir_all(dist).unwrap();
    }
}
