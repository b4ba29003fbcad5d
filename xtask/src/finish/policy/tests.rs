//! Sealed pages.

use super::*;
use crate::project::Project;

const PAGE: &str = "<!doctype html><head><meta charset=\"utf-8\" /><script src=\"start.js\" type=\"module\"></script>\n\
    <script type=\"module\">\nimport init from './app-0000000000000000.js';\nawait init('./app-0000000000000000_bg.wasm');\n</script>\
    <link rel=\"stylesheet\" href=\"./style.css\"/><link rel=\"icon\" href=\"icon.svg\"/>\
    <link rel=\"modulepreload\" href=\"./app-0000000000000000.js\" crossorigin=\"anonymous\">\
    <link rel=\"preload\" href=\"./app-0000000000000000_bg.wasm\" as=\"fetch\" type=\"application/wasm\">\
    <script type=\"application/ld+json\">{\"a\": 1}</script></head>";

fn sealed(name: &str, page: &str, wasm: &str) -> Result<(PathBuf, String), Problem> {
    let dist = std::env::temp_dir().join(format!("atlas-policy-{name}-{}", std::process::id()));
    fs::create_dir_all(dist.join("data")).unwrap();
    let app = "const url = new URL('app-0000000000000000_bg.wasm', import.meta.url);";
    for (file, text) in [
        ("index.html", page),
        ("start.js", "start();"),
        ("style.css", "a{}"),
        ("icon.svg", "<svg/>"),
        ("app-0000000000000000.js", app),
        ("app-0000000000000000_bg.wasm", wasm),
    ] {
        fs::write(dist.join(file), text).unwrap();
    }
    let result = seal(&dist);
    let html = read(&dist.join("index.html"));
    result.and_then(|()| Ok((dist, html?)))
}

#[test]
fn a_sealed_page_names_files_by_their_bytes_with_their_digests() {
    let (dist, html) = sealed("names", PAGE, "\0asm").unwrap();
    let (mut codes, mut checked) = (Vec::new(), 0);
    for tag in tags(&html) {
        assert!(!tag.is_inline_script(), "nothing inline");
        if let Some(address) = tag.code() {
            let bytes = fs::read(dist.join(address)).unwrap();
            assert_eq!(tag.get("integrity"), Some(digest::integrity(&bytes).as_str()), "{address}");
            assert_eq!(tag.get("crossorigin"), Some("anonymous"));
            let name = address.rsplit('/').next().unwrap();
            assert_eq!(digest::named(name, &bytes), name, "named by its bytes");
            codes.push(String::from_utf8(bytes).unwrap());
            checked += 1;
        }
    }
    assert_eq!(checked, 4, "{html}");
    let wasm = digest::named("app-0000000000000000_bg.wasm", b"\0asm");
    assert!(dist.join(&wasm).is_file() && !dist.join("start.js").exists());
    assert_eq!(codes.iter().filter(|code| code.contains(&wasm)).count(), 2, "the app and the loader name it");
    assert!(html.contains(&wasm) && html.contains("icon.svg") && html.contains("{\"a\": 1}"));

    // Other WebAssembly gives every file that names it another name.
    let (other, changed) = sealed("other", PAGE, "\0asm2").unwrap();
    let names = |html: &str| tags(html).iter().filter_map(|tag| tag.code().map(str::to_owned)).collect::<Vec<_>>();
    let same = names(&html).iter().zip(names(&changed)).filter(|(a, b)| **a == *b).count();
    assert_eq!(same, 2, "only the start and the style are the same");
    fs::remove_dir_all(dist).unwrap();
    fs::remove_dir_all(other).unwrap();
}

#[test]
fn the_policy_stands_before_everything_that_it_holds_for() {
    let (dist, html) = sealed("first", PAGE, "").unwrap();
    let found = tags(&html);
    let policy = found.iter().position(|tag| tag.get("http-equiv") == Some("Content-Security-Policy")).unwrap();
    assert!(found[policy - 1].get("charset").is_some());
    assert!(found[..policy].iter().all(|tag| tag.code().is_none()));
    assert_eq!(found[policy].get("content"), Some(of("").as_str()));
    assert!(
        !of("").contains("unsafe-inline") && !of("").contains("unsafe-eval'") | of("").contains("'wasm-unsafe-eval'")
    );
    assert!(read(&dist.join("_headers")).unwrap().contains(&of("")));
    fs::remove_dir_all(dist).unwrap();
}

#[test]
fn what_the_policy_would_break_is_not_released() {
    for (name, inline) in [
        ("style", "<style>a{}</style>"),
        ("attribute", "<p style=\"color:red\">"),
        ("script", "<script>x()</script>"),
        ("code", "<script type=\"module\">new Function('')</script>"),
    ] {
        let problem = sealed(name, &[PAGE, inline].concat(), "").unwrap_err();
        assert!(problem.to_string().contains("inline"), "{problem}");
    }
}

#[test]
fn what_a_debug_build_has_inline_is_allowed_by_its_digest() {
    let policy = of("<script type=\"module\">x()</script><style>a{}</style>");
    assert!(policy.contains(&digest::inline("x()")) && policy.contains(&digest::inline("a{}")), "{policy}");
}

#[test]
fn a_file_is_renamed_only_where_it_is_named() {
    assert_eq!(
        renamed("\"./a.js\" 'a.js' \"xa.js\" a.js \"a.json\" `a.js?v`", "a.js", "b.js"),
        "\"./b.js\" 'b.js' \"xa.js\" a.js \"a.json\" `b.js?v`"
    );
}

#[test]
fn the_documents_show_the_policy_that_is_built() {
    let path = Project::here().unwrap().root.join("docs/hosting.md");
    let text = read(&path).unwrap();
    assert!(text.matches(&of("")).count() >= 3, "docs/hosting.md: the policy for each server is\n{}", of(""));
    for (name, value) in HEADERS {
        assert!(text.contains(name) && text.contains(value), "docs/hosting.md: {name}: {value}");
    }
}
