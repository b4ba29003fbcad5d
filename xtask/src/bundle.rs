//! One HTML file with the app, its languages and one atlas inside, which opens without a server: from a disk, by a double
//! click. Made from the built folder; nothing is compiled.

use std::fs;
use std::path::{Path, PathBuf};

use flate2::Compression;
use serde_json::Value;

use crate::command::Tools;
use crate::finish::digest;
use crate::finish::offline::{ending, is_language, joined, names_under};
use crate::options::Options;
use crate::problem::Problem;
use crate::project::Project;
use crate::{console, mime, serve};

/// Starts the app inside such a file.
const BOOT: &str = include_str!("bundle/boot.js");

/// Where the app takes itself to lie; the same as in the script above.
const BASE: &str = "https://atlas.invalid/";

/// The atlas that the app opens by itself: the one inside takes its place.
const DEFAULT: &str = "data/mongolia/";

/// Makes the file for an atlas of the built folder, and says where it is.
///
/// # Errors
/// [`Problem::Missing`] if the app is not built or there is no such atlas, [`Problem::File`], [`Problem::Failed`] when
/// the scripts cannot be put together.
pub(crate) fn bundle(project: &Project, tools: &Tools, options: &Options) -> Result<(), Problem> {
    let dist = options.dir.clone().unwrap_or_else(|| project.dist());
    let atlas = options.atlas.as_deref().unwrap_or("mongolia");
    let out = options.out.clone().unwrap_or_else(|| project.root.join(format!("target/{atlas}.html")));
    let page = page(tools, &dist, &project.scratch(), atlas)?;
    fs::write(&out, &page).map_err(|source| Problem::File { path: out.clone(), source })?;
    console::say(&format!("{} ({:.1} MB)", out.display(), page.len() as f64 / 1e6));
    Ok(())
}

fn page(tools: &Tools, dist: &Path, scratch: &Path, atlas: &str) -> Result<String, Problem> {
    let mut names = names_under(dist, "").unwrap_or_default();
    names.sort();
    let app = names.iter().find(|name| name.starts_with("creative-atlas-") && ending(name) == "js");
    let Some(app) = app else {
        let advice = "Build it first: cargo xtask build".to_owned();
        return Err(Problem::Missing { what: format!("The app in {}", dist.display()), advice });
    };
    let html = text(&dist.join("index.html"))?;
    let script = script(tools, dist, scratch, &names, app)?;
    let style = linked(&html)
        .into_iter()
        .map(|name| text(&dist.join(&name)).map(|style| with_pictures(dist, &name, &style)))
        .collect::<Result<String, _>>()?;
    let mut files = String::new();
    for name in names.iter().filter(|name| is_inside(name)) {
        files += &part(name, &bytes(&dist.join(name))?);
    }
    for (name, path) in data(dist, atlas)? {
        files += &part(&name, &bytes(&path)?);
    }
    let icon = digest::base64(&bytes(&dist.join("icon.svg"))?);
    // Nothing outside is asked for: not even by what the data says.
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; worker-src blob:; style-src {} blob:; img-src data: blob:; \
         font-src data:; base-uri 'none'; form-action 'none'",
        digest::inline(&script),
        digest::inline(&style)
    );
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />\
         <link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\" />\
         <style>{style}</style><script>{script}</script>"
    );
    let mut plain = without_parts(&html);
    if joined("data", atlas) != DEFAULT.trim_end_matches('/') {
        plain = without_list(&plain);
    }
    let plain = plain.replacen("</head>", &[&head, "</head>"].concat(), 1);
    Ok(plain.replacen("</body>", &[&files, "</body>"].concat(), 1))
}

/// Says whether the app asks for a file while it runs, other than its scripts and what stands in the page.
fn is_inside(name: &str) -> bool {
    let is_late_style = ending(name) == "css" && (name.starts_with("report/") || !name.contains("style-"));
    ending(name) == "wasm" || is_late_style || is_language(name)
}

/// A file as a part of the page: compressed, in base64, in an element that the browser does not run.
fn part(name: &str, bytes: &[u8]) -> String {
    let packed = digest::base64(&serve::gzip(bytes, Compression::best()));
    format!("<script type=\"application/gzip\" data-file=\"{name}\">{packed}</script>\n")
}

/// The files of an atlas that lie in the folder, by the names under which the app asks for them.
fn data(dist: &Path, atlas: &str) -> Result<Vec<(String, PathBuf)>, Problem> {
    let folder = dist.join("data").join(atlas);
    let document = folder.join("atlas.json");
    let is_name =
        !atlas.is_empty() && atlas.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    if !is_name || !document.is_file() {
        let advice = "Name a folder of data/ that has an atlas.json, such as mongolia.".to_owned();
        return Err(Problem::Missing { what: format!("The atlas `{atlas}`"), advice });
    }
    let lacking = |_| Problem::Lacking { what: "anything in JSON".to_owned(), path: document.clone() };
    let atlas: Value = serde_json::from_str(&text(&document)?).map_err(lacking)?;
    let layers = atlas["layers"].as_array().into_iter().flatten().filter_map(|layer| layer["file"].as_str());
    let mut files = Vec::new();
    for file in ["atlas.json"].into_iter().chain(layers) {
        let path = folder.join(file);
        if path.is_file() {
            files.push((joined(DEFAULT, file), path));
        } else {
            console::say(&format!("{file} does not lie in the folder, and is not inside"));
        }
    }
    files.sort();
    files.dedup();
    Ok(files)
}

/// The one script of the file: the app's scripts as functions, the page's first script, and what starts them.
fn script(tools: &Tools, dist: &Path, scratch: &Path, names: &[String], app: &String) -> Result<String, Problem> {
    fs::create_dir_all(scratch).map_err(|source| Problem::File { path: scratch.to_owned(), source })?;
    let mut programs = String::new();
    let others = names.iter().filter(|name| is_module(name) && *name != app);
    for name in [app].into_iter().chain(others) {
        let own = format!("--define:import.meta.url=\"{BASE}{name}\"");
        let options = ["--bundle", "--external:./*", "--global-name=atlasProgram", &own];
        let program = plain(tools, &dist.join(name), scratch, &options)?;
        programs += &[&Value::from(name.as_str()).to_string(), ":()=>{", &program, "\nreturn atlasProgram},"].concat();
    }
    // The release names it by what is in it.
    let start = names.iter().find(|name| name.starts_with("start") && ending(name) == "js");
    let start = plain(tools, &dist.join(start.map_or("start.js", String::as_str)), scratch, &[])?;
    let boot = scratch.join("boot.js");
    fs::write(&boot, BOOT).map_err(|source| Problem::File { path: boot.clone(), source })?;
    let boot = plain(tools, &boot, scratch, &[])?;
    let script = format!("const atlasPrograms={{{programs}}};const atlasStart=()=>{{{start}}};{boot}");
    let script = script.replace("import(", "atlasImport(");
    let is_whole = !script.to_lowercase().contains("</script") && !script.contains("<!--");
    let path = dist.join(app);
    is_whole.then_some(script).ok_or(Problem::Lacking { what: "a script that can stand in a page".to_owned(), path })
}

/// Says whether a file is a script that the app loads by its name.
fn is_module(name: &str) -> bool {
    // Those that stand in the page, those of others' pages, and what only concerns a server or asks one.
    let is_other = ["start", "boot", "reader", "element", "offline", "basemap", "archive"]
        .iter()
        .any(|begin| name.starts_with(begin));
    ending(name) == "js" && !name.contains('/') && !is_other
}

/// A module as a plain script.
fn plain(tools: &Tools, module: &Path, scratch: &Path, options: &[&str]) -> Result<String, Problem> {
    let out = scratch.join("plain.js");
    let (module, outfile) = (module.to_string_lossy().into_owned(), format!("--outfile={}", out.display()));
    let fixed = ["--format=iife", "--minify", "--charset=utf8", "--log-level=warning"];
    let mut arguments = vec![module.as_str(), &outfile];
    arguments.extend(fixed.iter().chain(options));
    tools.run("node_modules/.bin/esbuild", &arguments)?;
    text(&out)
}

/// The style sheets that a page links, in their order.
fn linked(html: &str) -> Vec<String> {
    let tags = html.split("<link ").skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
    let href = |tag: &str| Some(tag.split_once("href=\"")?.1.split_once('"')?.0.trim_start_matches("./").to_owned());
    tags.filter(|tag| tag.contains("rel=\"stylesheet\"")).filter_map(href).collect()
}

/// A style sheet whose fonts and pictures stand in itself.
fn with_pictures(dist: &Path, sheet: &str, style: &str) -> String {
    let folder = sheet.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts = style.split("url(");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        whole += "url(";
        let (address, rest) = part.split_once(')').unwrap_or((part, ""));
        let path = dist.join(joined(folder, address.trim_matches(['"', '\''])));
        match fs::read(&path) {
            Ok(bytes) if !address.contains(':') => {
                let media_type = mime::of(&path).0;
                whole += &["data:", media_type, ";base64,", &digest::base64(&bytes)].concat();
            }
            _ => whole += address,
        }
        whole += ")";
        whole += rest;
    }
    whole
}

/// The page without its scripts, links and policy: they stand in it or have no use in a file.
fn without_parts(html: &str) -> String {
    let html = without(html, "<script", "</script>");
    let html = without(&html, "<link ", ">");
    let html = without(&html, "<meta http-equiv=\"Content-Security-Policy\"", ">");
    // What is said of it on the network does not hold for a file.
    without(&without(&html, "<meta property=", ">"), "<meta name=\"twitter", ">")
}

/// The page without the list of the default atlas, its name and summary.
fn without_list(html: &str) -> String {
    let html = without(html, "<meta name=\"description\"", ">");
    let head = without(&html, "<title>", "</title>").replacen("<head>", "<head><title>Creative Atlas</title>", 1);
    let parts = head.split_once("<main id=\"splash\"").and_then(|(before, rest)| {
        let (tag, inside) = rest.split_once('>')?;
        Some((before, tag, inside.split_once("</main>")?.1))
    });
    let Some((before, tag, after)) = parts else { return head };
    let waiting =
        "<div class=\"splash-wait\" role=\"status\"><div class=\"splash-mark\" aria-hidden=\"true\"></div></div>";
    [before, "<main id=\"splash\"", tag, ">", waiting, "</main>", after].concat()
}

/// A text without what lies between each `begin` and the next `end`, both included.
fn without(text: &str, begin: &str, end: &str) -> String {
    let mut parts = text.split(begin);
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest += part.split_once(end).map_or("", |(_, after)| after);
    }
    rest
}

fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    fs::read(path).map_err(|source| Problem::File { path: path.to_owned(), source })
}

fn text(path: &Path) -> Result<String, Problem> {
    fs::read_to_string(path).map_err(|source| Problem::File { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_loads_is_taken_out_and_the_rest_stays() {
        let html = "<head><script src=\"a.js\"></script><link rel=\"stylesheet\" href=\"./s.css\"/><title>t</title>\
                    <meta http-equiv=\"Content-Security-Policy\" content=\"x\"></head><body><p>a</p><script>b()</script></body>";
        assert_eq!(linked(html), ["s.css"]);
        assert_eq!(without_parts(html), "<head><title>t</title></head><body><p>a</p></body>");
    }

    #[test]
    fn another_atlas_does_not_show_the_places_of_the_default_one() {
        let html = "<head><title>Mongolia</title></head><main id=\"splash\" class=\"a\"><ul>147</ul></main><p>b</p>";
        let page = without_list(html);
        assert!(!page.contains("Mongolia") && !page.contains("147"), "{page}");
        assert!(page.contains("<main id=\"splash\" class=\"a\"><div") && page.ends_with("</main><p>b</p>"), "{page}");
    }

    #[test]
    fn fonts_stand_in_their_style_sheet() {
        let dist = std::env::temp_dir().join(format!("atlas-bundle-{}", std::process::id()));
        fs::create_dir_all(dist.join("font")).unwrap();
        fs::write(dist.join("font/a.woff2"), "foo").unwrap();
        let style = with_pictures(&dist, "style.css", "a{src:url(\"font/a.woff2\")}b{mask:url(#c)}");
        assert_eq!(style, "a{src:url(data:font/woff2;base64,Zm9v)}b{mask:url(#c)}");
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn an_atlas_takes_the_place_of_the_default_one() {
        let dist = std::env::temp_dir().join(format!("atlas-bundle-data-{}", std::process::id()));
        for folder in ["data/harbour", "data/world"] {
            fs::create_dir_all(dist.join(folder)).unwrap();
        }
        let document =
            r#"{"layers":[{"file":"places.geojson"},{"file":"../world/land.geojson"},{"file":"https://a.org/b"}]}"#;
        for (name, text) in
            [("harbour/atlas.json", document), ("harbour/places.geojson", "{}"), ("world/land.geojson", "{}")]
        {
            fs::write(dist.join("data").join(name), text).unwrap();
        }
        let names: Vec<String> = data(&dist, "harbour").unwrap().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["data/mongolia/atlas.json", "data/mongolia/places.geojson", "data/world/land.geojson"]);
        assert!(data(&dist, "../harbour").is_err() && data(&dist, "none").is_err());
        fs::remove_dir_all(dist).unwrap();
    }
}
