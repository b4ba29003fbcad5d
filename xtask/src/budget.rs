//! The size budget: how many compressed bytes of code a visitor loads, at first and when an analysis is asked for. And
//! what the first picture takes in all, with page, words and data, which is said and not held.

use std::fs;
use std::path::{Path, PathBuf};

use flate2::Compression;

use crate::command::Tools;
use crate::problem::Problem;
use crate::{console, serve};

/// Most bytes of WebAssembly, JavaScript and CSS together that a first visit loads, each gzip-compressed at level 9:
/// 300 kB, and a little for what another version of a tool makes of the same code.
pub(crate) const LIMIT_BYTES: usize = 300_600;

/// Most bytes of the program that makes analyses, loaded with the first of them.
pub(crate) const LATE_LIMIT_BYTES: usize = 375_000;

/// Most bytes of what comes when it is asked for: the share dialog, embeds and what their pages load.
pub(crate) const ASKED_LIMIT_BYTES: usize = 16_000;

/// Most bytes of what comes where an atlas has a base map; most of it are the libraries that read `PMTiles` and vector tiles.
pub(crate) const BASEMAP_LIMIT_BYTES: usize = 16_000;

/// Most bytes of what comes when the map is drawn and the page idle, for times without a network; a third of it are the
/// hashes of a release's files.
pub(crate) const IDLE_LIMIT_BYTES: usize = 8_000;

/// Code that does not come at first: when it does, what the names of its files begin with, and its limit.
const LATER: [(&str, &[&str], usize); 4] = [
    ("for analyses", &["analyst", "report"], LATE_LIMIT_BYTES),
    ("when asked for", &ASKED, ASKED_LIMIT_BYTES),
    ("for a base map", &["basemap.", "archive."], BASEMAP_LIMIT_BYTES),
    ("when idle", &["offline"], IDLE_LIMIT_BYTES),
];

/// Adds up files, each compressed by brotli at its highest level, as servers keep them.
const BROTLI: &str = "const { brotliCompressSync } = require('node:zlib'), { readFileSync } = require('node:fs'); \
                      console.log(process.argv.slice(1).reduce((sum, path) => sum + brotliCompressSync(readFileSync(path)).length, 0));";

const ASKED: [&str; 8] = ["share.", "draw.", "message.", "embed.", "element.", "key.", "vertical.", "font/"];

/// Adds up the code under `dist` and prints the figures; true if it is within the limit.
///
/// # Errors
/// [`Problem::File`] if the folder cannot be read, [`Problem::Missing`] if there is no code in it.
pub(crate) fn check(tools: &Tools, dist: &Path) -> Result<bool, Problem> {
    let files = measure(dist)?;
    for file in &files {
        console::say(&format!("{:>9} bytes gzip  {:>9} raw  {}", file.gzip_bytes, file.raw_bytes, file.name));
    }
    let mut is_within = true;
    for (when, _, limit) in [("at first", &[] as &[&str], LIMIT_BYTES)].into_iter().chain(LATER) {
        let total = total(&files, when);
        let kilo = total as f64 / 1000.0;
        console::say(&format!("{total:>9} bytes gzip {when}, {kilo:.1} of {} kB", limit / 1000));
        is_within &= total <= limit;
    }
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(|source| Problem::File { path: page, source })?;
    let mut words = vec!["-e".to_owned(), BROTLI.to_owned()];
    words.extend(first_files(&html).into_iter().map(|name| dist.join(name).to_string_lossy().into_owned()));
    if let Some(bytes) = tools.ask("node", &words) {
        console::say(&format!("{bytes:>9} bytes brotli until the first picture: page, code, style, words and data"));
    }
    Ok(is_within)
}

/// The files that a first visit loads until the map is drawn, by what the page says of them.
fn first_files(html: &str) -> Vec<String> {
    let values = |attribute: &str| {
        let begin = format!(" {attribute}=\"");
        let values = html.split(begin.as_str()).skip(1).filter_map(|rest| rest.split_once('"'));
        values.flat_map(|(value, _)| value.split(' ')).map(str::to_owned).collect::<Vec<_>>()
    };
    let is_code =
        |name: &String| !name.contains("://") && [".js", ".wasm", ".css"].iter().any(|ending| name.ends_with(ending));
    let mut names: Vec<String> = ["src", "href"].into_iter().flat_map(values).filter(is_code).collect();
    names.extend(values("data-first"));
    names.extend(["index.html", "lang/en.txt"].map(str::to_owned));
    names.sort();
    names.dedup();
    names
}

/// A file of code and its sizes.
#[derive(Debug)]
struct Code {
    name: String,
    raw_bytes: usize,
    gzip_bytes: usize,
}

/// Adds up what is loaded then; what is in no group of [`LATER`] is loaded at first.
fn total(files: &[Code], when: &str) -> usize {
    files.iter().filter(|file| when_loaded(&file.name) == when).map(|file| file.gzip_bytes).sum()
}

fn when_loaded(name: &str) -> &'static str {
    let is_in = |(_, begins, _): &&(&str, &[&str], usize)| begins.iter().any(|begin| name.starts_with(begin));
    LATER.iter().find(is_in).map_or("at first", |(when, ..)| when)
}

/// Weighs the code under `dist`, sorted by name.
fn measure(dist: &Path) -> Result<Vec<Code>, Problem> {
    let mut paths = code_files(dist)?;
    paths.sort();
    if paths.is_empty() {
        let advice = "Build it first: cargo xtask build".to_owned();
        return Err(Problem::Missing { what: format!("The app in {}", dist.display()), advice });
    }
    let weigh = |path: PathBuf| match fs::read(&path) {
        Ok(bytes) => Ok(Code {
            name: path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().into_owned(),
            raw_bytes: bytes.len(),
            gzip_bytes: serve::gzip(&bytes, Compression::best()).len(),
        }),
        Err(source) => Err(Problem::File { path, source }),
    };
    paths.into_iter().map(weigh).collect()
}

/// The files of code under a folder, in no order.
fn code_files(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let entries = fs::read_dir(folder).map_err(|source| Problem::File { path: folder.to_owned(), source })?;
    let mut files = Vec::new();
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        let extension = path.extension().and_then(|extension| extension.to_str());
        if path.is_dir() {
            files.extend(code_files(&path)?);
        } else if matches!(extension, Some("wasm" | "js" | "mjs" | "css")) {
            files.push(path);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_what_the_first_picture_takes() {
        let html = "<link href=\"./style-1.css\"/><link href=\"icon.svg\"><a href=\"https://a.mn/b.js\"></a>\
                    <script src=\"start.js\" data-first=\"data/a.json data/b.geojson\" data-then=\"data/c.geojson\"></script>\
                    <link href=\"./a_bg.wasm\"><link href=\"./style-1.css\">";
        let names =
            ["./a_bg.wasm", "./style-1.css", "data/a.json", "data/b.geojson", "index.html", "lang/en.txt", "start.js"];
        assert_eq!(first_files(html), names);
    }

    #[test]
    fn only_code_counts_with_its_compressed_size() {
        let dist = std::env::temp_dir().join(format!("atlas-budget-{}", std::process::id()));
        fs::create_dir_all(dist.join("deep")).unwrap();
        // Bytes that do not compress.
        let mut state = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        })
        .take(LIMIT_BYTES)
        .collect();
        fs::write(dist.join("places.geojson"), &noise).unwrap();
        assert!(measure(&dist).is_err(), "no code");
        fs::write(dist.join("app.js"), "let a = 1;").unwrap();
        assert!(total(&measure(&dist).unwrap(), "at first") < 100);
        fs::write(dist.join("deep/app.wasm"), &noise).unwrap();
        fs::write(dist.join("analyst.js"), "let b = 2;").unwrap();
        let files = measure(&dist).unwrap();
        assert!(total(&files, "at first") > LIMIT_BYTES && (1..100).contains(&total(&files, "for analyses")));
        fs::remove_dir_all(dist).unwrap();
    }
}
