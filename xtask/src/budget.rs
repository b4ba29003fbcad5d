//! The size budget: how many compressed bytes of code a visitor loads, at first and when an analysis is asked for.

use std::fs;
use std::path::{Path, PathBuf};

use flate2::Compression;

use crate::console;
use crate::problem::Problem;
use crate::serve;

/// Most bytes of WebAssembly, JavaScript and CSS together that a first visit loads, each gzip-compressed at level 9.
pub(crate) const LIMIT_BYTES: usize = 300_000;

/// Most bytes of the program that makes analyses, loaded with the first of them.
pub(crate) const LATE_LIMIT_BYTES: usize = 375_000;

/// What the names of the late program's files begin with.
const LATE: [&str; 2] = ["analyst", "report"];

/// Adds up the code under `dist` and prints the figures; true if it is within the limit.
///
/// # Errors
/// [`Problem::File`] if the folder cannot be read, [`Problem::Missing`] if there is no code in it.
pub(crate) fn check(dist: &Path) -> Result<bool, Problem> {
    let files = measure(dist)?;
    for file in &files {
        console::say(&format!("{:>9} bytes gzip  {:>9} raw  {}", file.gzip_bytes, file.raw_bytes, file.name));
    }
    let mut is_within = true;
    for (is_late, when, limit) in [(false, "at first", LIMIT_BYTES), (true, "for analyses", LATE_LIMIT_BYTES)] {
        let total = total(&files, is_late);
        let kilo = total as f64 / 1000.0;
        console::say(&format!("{total:>9} bytes gzip {when}, {kilo:.1} of {} kB", limit / 1000));
        is_within &= total <= limit;
    }
    Ok(is_within)
}

/// A file of code and its sizes.
#[derive(Debug)]
struct Code {
    name: String,
    raw_bytes: usize,
    gzip_bytes: usize,
}

/// Adds up what is loaded late, or what is loaded at first.
fn total(files: &[Code], is_late: bool) -> usize {
    files
        .iter()
        .filter(|file| LATE.iter().any(|late| file.name.starts_with(late)) == is_late)
        .map(|file| file.gzip_bytes)
        .sum()
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
        assert!(total(&measure(&dist).unwrap(), false) < 100);
        fs::write(dist.join("deep/app.wasm"), &noise).unwrap();
        fs::write(dist.join("analyst.js"), "let b = 2;").unwrap();
        let files = measure(&dist).unwrap();
        assert!(total(&files, false) > LIMIT_BYTES && (1..100).contains(&total(&files, true)));
        fs::remove_dir_all(dist).unwrap();
    }
}
