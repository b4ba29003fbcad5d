//! What the page may do, and what it may run: a content security policy with Trusted Types, in the page and for the
//! server to send, and digests of every script and style sheet that it names.

use std::fs;
use std::path::{Path, PathBuf};

use super::markup::{Tag, tags};
use super::{digest, read, write};
use crate::problem::Problem;

/// The policy, directive by directive. Nothing inline runs, nothing is made of text (`docs/hosting.md` says why each).
///
/// Without `frame-ancestors`: everybody may embed the map, and a page's own policy could not say it anyway.
const DIRECTIVES: [(&str, &str); 13] = [
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data: blob:"),
    ("font-src", "'self'"),
    ("connect-src", "'self' https: http://localhost:* http://127.0.0.1:*"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("frame-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", "default"),
];

/// The other headers that a server should send with everything.
pub(crate) const HEADERS: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// The policy for a page. What stands inline in it (in a debug build Trunk's loader) is allowed by its digest.
pub(crate) fn of(html: &str) -> String {
    let mut directives: Vec<String> = DIRECTIVES.iter().map(|(name, value)| [*name, " ", *value].concat()).collect();
    for tag in tags(html) {
        let digest = || [" ", &digest::inline(&html[tag.content(html)])].concat();
        if tag.is_inline_script() {
            directives[1] += &digest();
        } else if tag.name == "style" {
            directives[2] += &digest();
        }
    }
    directives.join("; ")
}

/// Seals every page in `dist`: inline modules become files, files are named by what is in them, the page gets their
/// digests and its policy. Writes `_headers`, which some hosts read.
///
/// # Errors
/// [`Problem::File`] for what cannot be read or written, [`Problem::Inline`] for a page that its policy would break.
pub(super) fn seal(dist: &Path) -> Result<(), Problem> {
    let pages = pages(dist)?;
    for page in &pages {
        take_out(page)?;
    }
    rename(dist, &pages)?;
    for name in loaded(dist, &pages)?.iter().filter(|name| is_a(name, "js")) {
        let text = read(&dist.join(name))?;
        if let Some(tag) = ["new Function(", "eval("].into_iter().find(|call| text.contains(call)) {
            return Err(Problem::Inline { tag: tag.to_owned(), path: dist.join(name) });
        }
    }
    for page in &pages {
        let html = read(page)?;
        check(page, &html)?;
        let folder = page.parent().unwrap_or(dist);
        let html = with_integrity(&html, |address| fs::read(folder.join(address)).ok());
        write(page, &with_policy(&html))?;
    }
    write(&dist.join("_headers"), &headers_file())
}

/// The pages directly in a folder and in folders of it, sorted.
fn pages(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let entries = fs::read_dir(folder).map_err(|source| Problem::File { path: folder.to_owned(), source })?;
    let mut found = Vec::new();
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if path.is_dir() {
            found.extend(pages(&path)?);
        } else if is_a(&path.to_string_lossy(), "html") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Moves the inline modules of a page into files beside it.
fn take_out(page: &Path) -> Result<(), Problem> {
    let mut html = read(page)?;
    let is_module = |tag: &Tag<'_>| tag.is_inline_script() && tag.get("type") == Some("module");
    while let Some(tag) = tags(&html).into_iter().find(is_module) {
        let content = tag.content(&html);
        let code: Vec<&str> = html[content.clone()].lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let code = code.join("\n") + "\n";
        let name = digest::named("boot.js", code.as_bytes());
        write(&page.with_file_name(&name), &code)?;
        let module = format!("<script type=\"module\" src=\"./{name}\">");
        html.replace_range(tag.at.start..content.end, &module);
    }
    write(page, &html)
}

/// Names the scripts, style sheets and modules of WebAssembly that pages load by what is in them. Where one names
/// another, the other comes first: its name is part of what is in the one.
fn rename(dist: &Path, pages: &[PathBuf]) -> Result<(), Problem> {
    let mut left = loaded(dist, pages)?;
    while !left.is_empty() {
        let mut next = left.len() - 1;
        for (at, name) in left.iter().enumerate() {
            let bytes = contents(&dist.join(name))?;
            let text = String::from_utf8_lossy(&bytes);
            let names_another = |other: &String| other != name && text.contains(other.as_str());
            if is_a(name, "wasm") || !left.iter().any(names_another) {
                next = at;
                break;
            }
        }
        let old = left.remove(next);
        let bytes = contents(&dist.join(&old))?;
        let new = digest::named(&old, &bytes);
        let moved = |source| Problem::File { path: dist.join(&old), source };
        fs::rename(dist.join(&old), dist.join(&new)).map_err(moved)?;
        let scripts = left.iter().filter(|name| !is_a(name, "wasm")).map(|name| dist.join(name));
        for path in pages.iter().cloned().chain(scripts) {
            let text = read(&path)?;
            let changed = renamed(&text, &old, &new);
            if changed != text {
                write(&path, &changed)?;
            }
        }
    }
    Ok(())
}

/// The names of the files in `dist` itself that pages load as code, sorted.
fn loaded(dist: &Path, pages: &[PathBuf]) -> Result<Vec<String>, Problem> {
    let mut names = Vec::new();
    for page in pages {
        let html = read(page)?;
        for tag in tags(&html) {
            let preloaded = tag.get("href").filter(|_| tag.get("type") == Some("application/wasm"));
            let name = tag.code().or(preloaded).and_then(|address| address.rsplit('/').next());
            names.extend(name.filter(|name| dist.join(name).is_file()).map(str::to_owned));
        }
    }
    names.sort();
    names.dedup();
    Ok(names)
}

/// A text in which a file has another name; another file's name that only ends or begins so stays.
fn renamed(text: &str, old: &str, new: &str) -> String {
    let mut changed = String::new();
    let mut behind = 0;
    for (at, _) in text.match_indices(old) {
        let is_begin = text[..at].ends_with(['"', '\'', '`', '/', '(']);
        let is_end = text[at + old.len()..].starts_with(['"', '\'', '`', '?', '#', ')']);
        if is_begin && is_end {
            changed.push_str(&text[behind..at]);
            changed.push_str(new);
            behind = at + old.len();
        }
    }
    changed.push_str(&text[behind..]);
    changed
}

/// Sees that a page has nothing that the policy, as servers send it, forbids.
fn check(page: &Path, html: &str) -> Result<(), Problem> {
    let tags = tags(html);
    let inline = tags.iter().find(|tag| tag.is_inline_script() || tag.name == "style" || tag.get("style").is_some());
    match inline {
        Some(tag) => Err(Problem::Inline { tag: html[tag.at.clone()].to_owned(), path: page.to_owned() }),
        None => Ok(()),
    }
}

/// A page with the digests of the scripts and style sheets that it names. With CORS, because a page in a sandbox is
/// foreign to its own files.
fn with_integrity(html: &str, load: impl Fn(&str) -> Option<Vec<u8>>) -> String {
    let mut sealed = html.to_owned();
    for tag in tags(html).iter().rev() {
        let bytes = tag.code().filter(|_| tag.get("integrity").is_none()).and_then(&load);
        let Some(bytes) = bytes else { continue };
        let cors = if tag.get("crossorigin").is_none() { " crossorigin=\"anonymous\"" } else { "" };
        let place = tag.at.start + 1 + tag.name.len();
        sealed.insert_str(place, &format!(" integrity=\"{}\"{cors}", digest::integrity(&bytes)));
    }
    sealed
}

/// A page with its policy right behind its encoding: it holds for what follows.
fn with_policy(html: &str) -> String {
    let found = tags(html);
    let encoding = found.iter().find(|tag| tag.get("charset").is_some());
    let Some(place) = encoding.or_else(|| found.iter().find(|tag| tag.name == "head")).map(|tag| tag.at.end) else {
        return html.to_owned();
    };
    let meta = format!("\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{}\" />", of(html));
    [&html[..place], &meta, &html[place..]].concat()
}

/// What hosts that read a file `_headers` (Netlify, Cloudflare Pages) shall send.
fn headers_file() -> String {
    let policy = of("");
    let all = [("Content-Security-Policy", policy.as_str())].into_iter().chain(HEADERS);
    let lines = all.map(|(name, value)| format!("  {name}: {value}\n"));
    ["/*\n".to_owned()].into_iter().chain(lines).collect()
}

/// Says whether a file has an ending.
fn is_a(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == ending)
}

fn contents(path: &Path) -> Result<Vec<u8>, Problem> {
    fs::read(path).map_err(|source| Problem::File { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests;
