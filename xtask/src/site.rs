//! From the path of an address to a file inside the served folder, and never out of it.

use std::path::{Path, PathBuf};

/// Finds the file that an address means; a folder means its `index.html`.
///
/// `target` is what stands in the request line: percent-encoded, from the first slash, perhaps with a query. `None` if
/// there is no such file, the encoding is broken, or the path, also by a link, leads out of `root`.
pub(crate) fn file(root: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let decoded = decode(path)?;
    let mut file = root.to_path_buf();
    for segment in decoded.split('/') {
        match segment {
            "" | "." => {}
            ".." => return None,
            // Separators and device names of other systems, and the end of C strings.
            name if name.contains(['\\', ':', '\0']) => return None,
            name => file.push(name),
        }
    }
    if file.is_dir() {
        file.push("index.html");
    }
    let file = file.canonicalize().ok()?;
    let root = root.canonicalize().ok()?;
    (file.is_file() && file.starts_with(root)).then_some(file)
}

/// Undoes percent-encoding; `None` if a percent sign is not followed by two digits or the result is not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?].map(|digit| char::from(digit).to_digit(16));
            bytes.push((digits[0]? * 16 + digits[1]?) as u8);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn sample(name: &str) -> PathBuf {
        let base = std::env::temp_dir().join(format!("atlas-site-{name}-{}", std::process::id()));
        let root = base.join("site");
        fs::create_dir_all(root.join("data")).unwrap();
        fs::write(root.join("index.html"), "home").unwrap();
        fs::write(root.join("data/a b.json"), "{}").unwrap();
        fs::write(base.join("secret"), "no").unwrap();
        root
    }

    #[test]
    fn files_inside_are_found() {
        let root = sample("inside");
        for (target, expected) in [
            ("/", "index.html"),
            ("/?data=x#y", "index.html"),
            ("/data/a%20b.json", "a b.json"),
            ("//./data/a%20b.json", "a b.json"),
        ] {
            assert_eq!(file(&root, target).unwrap().file_name().unwrap(), expected, "{target}");
        }
        fs::remove_dir_all(root.parent().unwrap()).unwrap();
    }

    #[test]
    fn nothing_outside_is_found() {
        let root = sample("outside");
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.parent().unwrap().join("secret"), root.join("link")).unwrap();
        for target in [
            "/../secret",
            "/%2e%2e/secret",
            "/data/..%2f../secret",
            "/data/%2e%2e%5c..%5csecret",
            "/link",
            "/missing",
            "/data",
            "/%",
            "/%4",
            "/%ff",
            "/index.html%00",
        ] {
            assert_eq!(file(&root, target), None, "{target}");
        }
        fs::remove_dir_all(root.parent().unwrap()).unwrap();
    }
}
