//! The scripts that join a program with the browser, as wasm-bindgen writes them, and the names that both share. What
//! nobody uses goes, from the script and from the program; what is left has short names. Each name had its own digest,
//! which does not compress: together they were a twenty-fifth of what a first visit loads.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::module::{Shared, shared, with_shared};
use super::{files, read, write};
use crate::command::Tools;
use crate::problem::Problem;

/// What the names that may change begin with. The others are the programs' own: `memory`, `main`.
const BEGINNINGS: [&str; 2] = ["__wb", "wasm_bindgen_"];

/// What stands in a script and keeps more alive than is used: classes for the streams of a crate that we depend on and do
/// not call, and a second way to start.
const EAGER: [(&str, &str); 3] = [
    ("export class", "class"),
    ("new FinalizationRegistry", "/* @__PURE__ */ new FinalizationRegistry"),
    ("export { initSync, ", "export { "),
];

/// What wasm-opt does once more, when less is reached.
const PASSES: [&str; 4] = ["--remove-unused-module-elements", "-Oz", "--strip-producers", "--strip-target-features"];

/// Goes through the programs in `dist`.
///
/// # Errors
/// [`Problem::File`] for what cannot be read or written, [`Problem::Failed`] when a tool fails, [`Problem::Lacking`] for a
/// program without a script.
pub(super) fn trim(tools: &Tools, dist: &Path) -> Result<(), Problem> {
    let mut scripts = files(dist)?;
    scripts.retain(|path| path.extension().is_some_and(|extension| extension == "js"));
    for program in programs(dist)? {
        let lacking = |what: &str| Problem::Lacking { what: what.to_owned(), path: program.clone() };
        let from = |module: &[u8]| shared(module)?.into_iter().find_map(|shared| shared.from);
        let from = from(&bytes(&program)?).ok_or_else(|| lacking("what it takes from its script"))?;
        let mut own = None;
        for script in &scripts {
            let text = read(script)?;
            if text.contains(&quoted(&from)) {
                own = Some((script, text));
            }
        }
        let (script, text) = own.ok_or_else(|| lacking("its script"))?;
        let eager = EAGER.iter().fold(text, |text, (from, to)| text.replace(from, to));
        let text = shaken(tools, script, &eager)?;
        let spare = without_exports(&bytes(&program)?, &text).ok_or_else(|| lacking("what it gives"))?;
        save(&program, &spare)?;
        let path = program.to_string_lossy();
        tools.run("node_modules/.bin/wasm-opt", &[&PASSES, [&*path, "-o", &path].as_slice()].concat())?;
        let spare = bytes(&program)?;
        let text = shaken(tools, script, &without_imports(&spare, &text).ok_or_else(|| lacking("what it takes"))?)?;
        let (short, text) = renamed(&spare, &text).ok_or_else(|| lacking("names"))?;
        save(&program, &short)?;
        write(script, &text)?;
    }
    Ok(())
}

/// The programs directly in a folder, sorted.
fn programs(dist: &Path) -> Result<Vec<PathBuf>, Problem> {
    let entries = fs::read_dir(dist).map_err(|source| Problem::File { path: dist.to_owned(), source })?;
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut programs: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "wasm")).collect();
    programs.sort();
    Ok(programs)
}

/// A script without what nothing of it reaches.
fn shaken(tools: &Tools, script: &Path, text: &str) -> Result<String, Problem> {
    write(script, text)?;
    let path = script.to_string_lossy();
    // Classes must not be kept for a way of letting them go that nobody takes.
    let options = ["--bundle", "--format=esm", "--target=es2022", "--define:Symbol.dispose=undefined"];
    let files = ["--allow-overwrite", "--log-level=warning", &format!("--outfile={path}")].map(str::to_owned);
    let arguments = [vec![path.into_owned()], options.map(str::to_owned).to_vec(), files.to_vec()].concat();
    tools.run("node_modules/.bin/esbuild", &arguments)?;
    read(script)
}

/// The program without what it gives and the script does not name.
fn without_exports(program: &[u8], script: &str) -> Option<Vec<u8>> {
    let words: BTreeSet<&str> = words(script).collect();
    with_shared(program, &|shared| (shared.from.is_some() || words.contains(shared.name.as_str())).then_some(shared))
}

/// The script without the functions that it holds ready and the program does not take.
fn without_imports(program: &[u8], script: &str) -> Option<String> {
    let taken: BTreeSet<String> =
        shared(program)?.into_iter().filter(|shared| shared.from.is_some()).map(|shared| shared.name).collect();
    let mut kept = String::new();
    let mut end = None;
    for line in script.split_inclusive('\n') {
        let name = line.split_once(": function(").map(|(name, _)| name.trim_start());
        if end.is_none() && name.is_some_and(|name| may_change(name) && !taken.contains(name)) {
            end = Some([&line[..line.len() - line.trim_start().len()], "}"].concat());
        } else if end.is_none() {
            kept += line;
        }
        if end.as_ref().is_some_and(|end| line.trim_end().trim_end_matches(',') == end) {
            end = None;
        }
    }
    Some(kept)
}

/// Both with short names for what they share.
fn renamed(program: &[u8], script: &str) -> Option<(Vec<u8>, String)> {
    let all = shared(program)?;
    // Some name functions of the script too, which must not be taken for others of its words.
    let used: BTreeSet<&str> = all.iter().map(|shared| shared.name.as_str()).chain(words(script)).collect();
    let mut free = (0..).map(letters).filter(|name| !used.contains(name.as_str()));
    let mut names = BTreeMap::new();
    for shared in all.iter().filter(|shared| may_change(&shared.name)) {
        if !names.contains_key(&shared.name) {
            names.insert(shared.name.clone(), free.next()?);
        }
    }
    // The word for the script itself; it stands in quotes.
    let from = all.iter().find_map(|shared| shared.from.as_deref())?;
    let short = with_shared(program, &|shared| {
        let Shared { from, name, what } = shared;
        Some(Shared { from: from.map(|_| "_".to_owned()), name: names.get(&name).cloned().unwrap_or(name), what })
    })?;
    let mut text = String::new();
    let mut done = 0;
    for word in words(script) {
        let at = word.as_ptr() as usize - script.as_ptr() as usize;
        text += &script[done..at];
        text += names.get(word).map_or(word, String::as_str);
        done = at + word.len();
    }
    text += &script[done..];
    Some((short, text.replace(&quoted(from), "\"_\"")))
}

fn may_change(name: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
}

fn quoted(text: &str) -> String {
    ["\"", text, "\""].concat()
}

/// The words of a script: runs of what a name may be made of.
fn words(script: &str) -> impl Iterator<Item = &str> {
    let parts = script.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '$');
    parts.filter(|word| !word.is_empty())
}

/// The name with a number: `a` to `z`, then `aa` and so on.
fn letters(number: usize) -> String {
    let letter = char::from(b'a' + (number % 26) as u8);
    let mut name = if number < 26 { String::new() } else { letters(number / 26 - 1) };
    name.push(letter);
    name
}

fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    fs::read(path).map_err(|source| Problem::File { path: path.to_owned(), source })
}

fn save(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    fs::write(path, bytes).map_err(|source| Problem::File { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::super::module::tests::module;
    use super::*;

    const SCRIPT: &str = "class Gone {\n  free() {\n    wasm.__wbg_gone_free(0);\n  }\n}\n\
        var imports = {\n  \"./app_bg.js\": {\n    __wbg_a_12: function(arg0) {\n      {\n      }\n      return arg0.a;\n    },\n    \
        __wbg_b_34: function() {\n      wasm.__wbindgen_b(wasm.memory, \"a\");\n    }\n  }\n};\n";

    #[test]
    fn names_become_short_on_both_sides() {
        let program = module(&["__wbg_a_12", "__wbg_b_34"], &["memory", "__wbindgen_b", "a"]);
        let (short, text) = renamed(&program, SCRIPT).unwrap();
        let names: Vec<Shared> = shared(&short).unwrap();
        let names: Vec<&str> = names.iter().map(|shared| shared.name.as_str()).collect();
        assert_eq!(names, ["b", "c", "memory", "d", "a"], "`a` is taken");
        assert!(text.contains("\"_\": {\n    b: function(arg0)") && text.contains("c: function() {"));
        assert!(text.contains("wasm.d(wasm.memory, \"a\")") && text.contains("wasm.__wbg_gone_free(0)"));
        assert!(text.starts_with("class Gone") && text.ends_with("};\n"));
    }

    #[test]
    fn what_the_other_side_does_not_use_goes() {
        let program = module(&["__wbg_b_34"], &["memory", "__wbindgen_b", "__wbg_gone_free", "__wbg_other_free"]);
        let spare = shared(&without_exports(&program, SCRIPT).unwrap()).unwrap();
        let names: Vec<&str> = spare.iter().map(|shared| shared.name.as_str()).collect();
        assert_eq!(names, ["__wbg_b_34", "memory", "__wbindgen_b", "__wbg_gone_free"]);
        let text = without_imports(&program, SCRIPT).unwrap();
        assert!(!text.contains("__wbg_a_12") && !text.contains("return arg0.a") && text.contains("__wbg_b_34"));
        assert_eq!(text.matches('{').count(), text.matches('}').count());
    }

    #[test]
    fn letters_go_on_after_the_last() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["a", "z", "aa", "zz", "aaa"]);
        assert_eq!(words("a.b_1($c, \"d\")").collect::<Vec<_>>(), ["a", "b_1", "$c", "d"]);
    }
}
