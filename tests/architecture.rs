//! Holds the source tree to its own rules: import order, purity, file names, lengths, a `//!` in every file.
//!
//! The rules' data (the order of the modules, which of them know the browser) is read from `src/lib.rs`.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Longest file in lines.
const LONGEST: usize = 400;
/// Longer files that were agreed on, with their own limit and the reason.
const LONGER: [(&str, usize, &str); 1] =
    [("tests/geojson_faults.rs", 420, "one test for each fault of a file, all on the same few makers of features")];
/// Names that say nothing about what is in a file.
const DRAWERS: [&str; 10] =
    ["common", "helper", "helpers", "manager", "managers", "misc", "shared", "util", "utils", "stuff"];
/// Crates that only modules for the browser may name.
const BROWSER_CRATES: [&str; 8] = [
    "console_error_panic_hook",
    "gloo_net",
    "js_sys",
    "leptos",
    "reactive_stores",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
];

/// Source files by path, with slashes, from the root of the checkout.
type Tree = BTreeMap<String, String>;

/// What `src/lib.rs` says about the modules.
#[derive(Debug, PartialEq, Eq)]
struct Layout {
    /// From the left to the right of the import order.
    order: Vec<String>,
    /// Those that are declared for wasm32 only and so may know the browser.
    browser: Vec<String>,
    /// All that are declared.
    declared: Vec<String>,
}

impl Layout {
    fn read(lib: &str) -> Self {
        let order = lib.lines().find(|line| line.starts_with("//!") && line.matches(" < ").count() > 1);
        let order = order.unwrap_or_default().trim_start_matches("//!").trim().trim_matches('`');
        let mut browser = Vec::new();
        let mut declared = Vec::new();
        let mut attribute = "";
        for line in lib.lines().map(str::trim) {
            if let Some(name) = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';')) {
                declared.push(name.to_owned());
                if attribute == "#[cfg(target_arch = \"wasm32\")]" {
                    browser.push(name.to_owned());
                }
            }
            attribute = line;
        }
        Self { order: order.split('<').map(|name| name.trim().to_owned()).collect(), browser, declared }
    }

    fn place(&self, module: &str) -> Option<usize> {
        self.order.iter().position(|name| name == module)
    }
}

/// Everything that is wrong with a tree, in the order of its paths.
fn faults(tree: &Tree) -> Vec<String> {
    let layout = Layout::read(tree.get("src/lib.rs").map_or("", String::as_str));
    let mut faults = layout_faults(&layout);
    for (path, text) in tree {
        faults.extend(file_faults(path, text));
        // Programs and the library's root are at the right end of the order.
        let inside = path.strip_prefix("src/").filter(|rest| rest.contains('/') && !rest.starts_with("bin/"));
        if let Some(inside) = inside {
            faults.extend(module_faults(&layout, path, inside, text));
        }
    }
    faults
}

fn layout_faults(layout: &Layout) -> Vec<String> {
    let mut order = layout.order.clone();
    let mut declared = layout.declared.clone();
    order.sort();
    declared.sort();
    if order == declared {
        Vec::new()
    } else {
        vec![format!("src/lib.rs: the order {order:?} and the modules {declared:?} differ")]
    }
}

fn file_faults(path: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if !text.starts_with("//! ") {
        faults.push(format!("{path}: does not begin with `//!`"));
    }
    if path.split('/').any(|part| DRAWERS.contains(&part.trim_end_matches(".rs"))) {
        faults.push(format!("{path}: is named after nothing in particular"));
    }
    let lines = text.lines().count();
    let longest = LONGER.iter().find(|(name, ..)| *name == path).map_or(LONGEST, |(_, longest, _)| *longest);
    if lines > longest {
        faults.push(format!("{path}: {lines} lines, more than {longest}"));
    }
    faults
}

fn module_faults(layout: &Layout, path: &str, inside: &str, text: &str) -> Vec<String> {
    let module = inside.split('/').next().unwrap_or_default();
    let Some(here) = layout.place(module) else { return vec![format!("{path}: `{module}` is not in the order")] };
    let tokens = tokens(text);
    let mut faults = Vec::new();
    for name in crate_names(&tokens, depth(inside)) {
        if layout.place(&name).is_some_and(|there| there > here) {
            faults.push(format!("{path}: `{module}` imports `{name}`, which is to its right"));
        }
    }
    if !layout.browser.iter().any(|name| name == module) {
        let named = BROWSER_CRATES.iter().filter(|name| tokens.iter().any(|token| token == *name));
        faults.extend(named.map(|name| format!("{path}: `{module}` is pure, yet names `{name}`")));
    }
    faults
}

/// How many modules lie between the crate's root and the code of a file, given its path below `src/`.
fn depth(inside: &str) -> usize {
    inside.trim_end_matches("/mod.rs").split('/').count()
}

/// Splits Rust source into names and single signs; comments, strings and characters are left out, `::` is one token.
fn tokens(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    let at = |index: usize| signs.get(index).copied().unwrap_or('\0');
    let mut tokens: Vec<String> = Vec::new();
    let mut i = 0;
    while i < signs.len() {
        let raw_hashes = (i + 1..signs.len()).take_while(|&next| at(next) == '#').count();
        match at(i) {
            '/' if at(i + 1) == '/' => i = (i..signs.len()).find(|&end| at(end) == '\n').unwrap_or(signs.len()),
            '/' if at(i + 1) == '*' => i = end_of_comment(&signs, i),
            'r' if at(i + 1 + raw_hashes) == '"' && !is_raw_name(&signs, i) => {
                i = end_of_raw_string(&signs, i + 2 + raw_hashes, raw_hashes);
            }
            '"' => i = end_of_quoted(&signs, i + 1, '"'),
            // A lifetime has no closing quote after one character.
            '\'' if at(i + 1) == '\\' || at(i + 2) == '\'' => i = end_of_quoted(&signs, i + 1, '\''),
            ':' if at(i + 1) == ':' => {
                tokens.push("::".to_owned());
                i += 2;
            }
            sign if sign.is_alphanumeric() || sign == '_' => {
                let end =
                    (i..signs.len()).find(|&end| !(at(end).is_alphanumeric() || at(end) == '_')).unwrap_or(signs.len());
                tokens.push(signs[i..end].iter().collect());
                i = end;
            }
            sign => {
                if !sign.is_whitespace() {
                    tokens.push(sign.to_string());
                }
                i += 1;
            }
        }
    }
    tokens
}

/// True if the `r` at `i` ends a name or begins a raw identifier rather than a raw string.
fn is_raw_name(signs: &[char], i: usize) -> bool {
    i.checked_sub(1).is_some_and(|before| signs[before].is_alphanumeric() && signs[before] != 'b')
}

fn end_of_comment(signs: &[char], start: usize) -> usize {
    let mut depth = 0;
    let mut i = start;
    while i + 1 < signs.len() {
        match (signs[i], signs[i + 1]) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                i += 1;
                continue;
            }
        }
        i += 2;
        if depth == 0 {
            return i;
        }
    }
    signs.len()
}

fn end_of_raw_string(signs: &[char], start: usize, hashes: usize) -> usize {
    let is_end = |&i: &usize| {
        signs[i] == '"' && signs.get(i + 1..i + 1 + hashes).is_some_and(|rest| rest.iter().all(|sign| *sign == '#'))
    };
    (start..signs.len()).find(is_end).map_or(signs.len(), |i| i + 1 + hashes)
}

fn end_of_quoted(signs: &[char], start: usize, quote: char) -> usize {
    let mut i = start;
    while i < signs.len() && signs[i] != quote {
        i += if signs[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

/// The names that paths beginning at the crate's root name first: after `crate::`, in the braces of `crate::{…}`, and
/// after enough `super::` to leave a module of the given depth. In the order of the text, with repetitions.
fn crate_names(tokens: &[String], depth: usize) -> Vec<String> {
    let token = |index: usize| tokens.get(index).map_or("", String::as_str);
    let mut names = Vec::new();
    // The braces that inline modules opened, as heights; each is one `super` more.
    let mut inline = Vec::new();
    let mut height = 0_usize;
    let mut i = 0;
    while i < tokens.len() {
        match token(i) {
            "{" => {
                height += 1;
                if i >= 2 && token(i - 2) == "mod" {
                    inline.push(height);
                }
            }
            "}" => {
                if inline.last() == Some(&height) {
                    inline.pop();
                }
                height = height.saturating_sub(1);
            }
            "crate" | "creative_atlas" if token(i + 1) == "::" => names.extend(first_names(tokens, i + 2)),
            "super" if token(i + 1) == "::" && (i == 0 || token(i - 1) != "::") => {
                let supers = tokens[i..].iter().step_by(2).take_while(|token| *token == "super").count();
                i += 2 * supers;
                if supers >= depth + inline.len() {
                    names.extend(first_names(tokens, i));
                }
                continue;
            }
            _ => {}
        }
        i += 1;
    }
    names
}

/// The name at `start`, or the first names of the paths in the braces there.
fn first_names(tokens: &[String], start: usize) -> Vec<String> {
    if tokens.get(start).map(String::as_str) != Some("{") {
        return tokens.get(start).cloned().into_iter().collect();
    }
    let mut names = Vec::new();
    let mut height = 0;
    for (i, token) in tokens.iter().enumerate().skip(start) {
        match token.as_str() {
            "{" => height += 1,
            "}" => height -= 1,
            _ if height == 1 && matches!(tokens[i - 1].as_str(), "{" | ",") => names.push(token.clone()),
            _ => {}
        }
        if height == 0 {
            break;
        }
    }
    names
}

/// Reads every `.rs` file under the folders of the checkout that hold source.
fn read_tree() -> io::Result<Tree> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tree = Tree::new();
    let mut folders: Vec<_> = ["src", "tests", "xtask/src"].map(|folder| root.join(folder)).to_vec();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                tree.insert(name, fs::read_to_string(&path)?);
            }
        }
    }
    Ok(tree)
}

#[test]
fn the_source_tree_keeps_its_rules() {
    let tree = read_tree().unwrap();
    assert!(tree.contains_key("src/lib.rs") && tree.len() > 20, "only {} files were found", tree.len());
    let faults = faults(&tree);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

mod made_up {
    //! The test itself, tried on small trees.

    use super::{Layout, Tree, crate_names, faults, tokens};

    const LIB: &str = "//! A crate.\n//!\n//! `geo < map < ui`\n\npub mod geo;\npub mod map;\n\
                       #[cfg(target_arch = \"wasm32\")]\npub mod ui;\n";

    fn faults_with(path: &str, text: &str) -> Vec<String> {
        let tree: Tree = [("src/lib.rs", LIB), (path, text)].map(|(path, text)| (path.into(), text.into())).into();
        faults(&tree)
    }

    #[track_caller]
    fn check(path: &str, text: &str, expected: &[&str]) {
        assert_eq!(faults_with(path, text), expected, "{text}");
    }

    #[test]
    fn the_layout_is_read_from_the_library() {
        let layout = Layout::read(LIB);
        assert_eq!(layout.order, ["geo", "map", "ui"]);
        assert_eq!(layout.declared, ["geo", "map", "ui"]);
        assert_eq!(layout.browser, ["ui"]);
        let tree: Tree = [("src/lib.rs".into(), LIB.replace(" < ui", " < view < x"))].into();
        assert_eq!(faults(&tree).len(), 1);
    }

    #[test]
    fn imports_go_to_the_left_only() {
        check("src/map/mod.rs", "//! M.\nuse crate::geo::LngLat;", &[]);
        let fault = "src/geo/mod.rs: `geo` imports `map`, which is to its right";
        check("src/geo/mod.rs", "//! G.\nuse crate::map::Camera;", &[fault]);
        check("src/geo/mod.rs", "//! G.\nuse crate::{geo::X, map::{Camera, ui}};", &[fault]);
        check("src/geo/mod.rs", "//! G.\nfn f() -> crate::map::Camera {}", &[fault]);
        check("src/geo/mod.rs", "//! G.\nuse super::map::Camera;", &[fault]);
        check("src/geo/point.rs", "//! P.\nuse super::map::Camera;", &[]);
        let deep = "src/geo/point.rs: `geo` imports `map`, which is to its right";
        check("src/geo/point.rs", "//! P.\nuse super::super::map::Camera;", &[deep]);
        check("src/geo/point.rs", "//! P.\nmod tests { use super::super::map; }\nuse super::map;", &[]);
        check("src/geo/point.rs", "//! P.\nmod tests { use super::super::super::map; }", &[deep]);
        check("src/bin/tool.rs", "//! T.\nuse creative_atlas::ui;", &[]);
        check("src/sea/mod.rs", "//! S.", &["src/sea/mod.rs: `sea` is not in the order"]);
    }

    #[test]
    fn comments_and_strings_are_no_imports() {
        for text in [
            "// crate::map\n/* crate::map /* crate::ui */ leptos */",
            "/// See [`crate::map`].\nconst A: &str = \"crate::map \\\" web_sys\";",
            "const B: &str = r#\"crate::map \"leptos\" \"#; const C: &[u8] = br\"js_sys\";",
            "fn f<'a>(x: &'a str) -> char { '\"' } // \" web_sys",
        ] {
            check("src/geo/mod.rs", &format!("//! G.\n{text}"), &[]);
        }
        let text = "const Q: char = '\\''; use crate::map; const R: char = '\"';";
        assert_eq!(crate_names(&tokens(text), 1), ["map"]);
    }

    #[test]
    fn pure_modules_name_no_browser() {
        check("src/ui/mod.rs", "//! U.\nuse leptos::prelude::*;", &[]);
        check("src/geo/mod.rs", "//! G.\nuse web_sys::Node;", &["src/geo/mod.rs: `geo` is pure, yet names `web_sys`"]);
        check(
            "src/map/a.rs",
            "//! A.\nfn f(x: js_sys::Array) {}",
            &["src/map/a.rs: `map` is pure, yet names `js_sys`"],
        );
    }

    #[test]
    fn files_are_introduced_named_and_short() {
        check("xtask/src/a.rs", "fn f() {}", &["xtask/src/a.rs: does not begin with `//!`"]);
        check("src/geo/utils.rs", "//! X.", &["src/geo/utils.rs: is named after nothing in particular"]);
        check("src/geo/helpers/a.rs", "//! X.", &["src/geo/helpers/a.rs: is named after nothing in particular"]);
        check("src/geo/a.rs", &format!("//! X.{}", "\n".repeat(400)), &[]);
        check("src/geo/a.rs", &format!("//! X.{}//", "\n".repeat(400)), &["src/geo/a.rs: 401 lines, more than 400"]);
    }
}
