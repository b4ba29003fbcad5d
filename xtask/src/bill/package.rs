//! The packages of npm that are shipped: those of package-lock.json that are for more than development. A package that
//! only has types for others (`@types/`) is no code and is left out.

use serde_json::{Value, json};

/// Adds the packages of the lock file to a bill, beside what is there.
pub(super) fn add(bill: &mut Value, lock: &Value) {
    let Some(packages) = lock["packages"].as_object() else { return };
    let name_of = |path: &str| path.rsplit("node_modules/").next().unwrap_or_default().to_owned();
    let is_shipped = |path: &str, package: &Value| {
        !path.is_empty() && package["dev"] != true && !name_of(path).starts_with("@types/")
    };
    let address = |path: &str| {
        let package = packages.get(path)?;
        let name = name_of(path).replace('@', "%40");
        is_shipped(path, package).then(|| ["pkg:npm/", &name, "@", text(&package["version"])].concat())
    };
    // npm lays packages flat as long as there is one version of each.
    let needs = |package: &Value| -> Vec<String> {
        let names = package["dependencies"].as_object().into_iter().flat_map(|names| names.keys());
        names.filter_map(|name| address(&["node_modules/", name].concat())).collect()
    };
    let root = bill["metadata"]["component"]["bom-ref"].clone();
    let (mut parts, mut links) = (Vec::new(), Vec::new());
    for (path, package) in packages {
        let Some(address) = address(path) else { continue };
        let digest = text(&package["integrity"]).strip_prefix("sha512-").map(hex).unwrap_or_default();
        parts.push(json!({
            "type": "library",
            "bom-ref": address,
            "name": name_of(path),
            "version": package["version"],
            "purl": address,
            "licenses": [{ "expression": package["license"] }],
            "hashes": [{ "alg": "SHA-512", "content": digest }],
        }));
        links.push(json!({ "ref": address, "dependsOn": needs(package) }));
    }
    let direct = packages.get("").map(needs).unwrap_or_default();
    if let Some(components) = bill["components"].as_array_mut() {
        components.extend(parts);
        components.sort_by_key(|part| text(&part["bom-ref"]).to_owned());
    }
    if let Some(dependencies) = bill["dependencies"].as_array_mut() {
        for link in dependencies.iter_mut().filter(|link| link["ref"] == root) {
            if let Some(needed) = link["dependsOn"].as_array_mut() {
                needed.extend(direct.iter().map(|address| json!(address)));
            }
        }
        dependencies.extend(links);
        dependencies.sort_by_key(|link| text(&link["ref"]).to_owned());
    }
}

/// The bytes of a text in base 64 as hexadecimal digits; what is no digit of it is passed over.
fn hex(base64: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut held, mut bits, mut digits) = (0_u32, 0, String::new());
    for value in base64.bytes().filter_map(|byte| DIGITS.iter().position(|digit| *digit == byte)) {
        (held, bits) = ((held << 6) | value as u32, bits + 6);
        while bits >= 4 {
            bits -= 4;
            digits.extend(char::from_digit((held >> bits) & 15, 16));
            held &= (1 << bits) - 1;
        }
    }
    // Six bits a digit: what is left over of the last is no part of a byte.
    digits.truncate(digits.len() / 2 * 2);
    digits
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_packages_stand_beside_the_crates() {
        let lock = json!({ "packages": {
            "": { "dependencies": { "b": "1.0.0" }, "devDependencies": { "tool": "1.0.0" } },
            "node_modules/b": { "version": "1.0.0", "license": "MIT", "integrity": "sha512-AQL/", "dependencies": { "@x/a": "^2", "@types/c": "*" } },
            "node_modules/@x/a": { "version": "2.0.0", "license": "ISC", "integrity": "sha512-AA==" },
            "node_modules/@types/c": { "version": "1.0.0" },
            "node_modules/tool": { "version": "1.0.0", "dev": true },
        } });
        let mut bill = json!({
            "metadata": { "component": { "bom-ref": "pkg:cargo/app@1.0.0" } },
            "components": [{ "bom-ref": "rust-std" }],
            "dependencies": [{ "ref": "pkg:cargo/app@1.0.0", "dependsOn": ["pkg:cargo/z@1.0.0"] }],
        });
        add(&mut bill, &lock);
        let references: Vec<&str> =
            bill["components"].as_array().unwrap().iter().map(|part| text(&part["bom-ref"])).collect();
        assert_eq!(references, ["pkg:npm/%40x/a@2.0.0", "pkg:npm/b@1.0.0", "rust-std"]);
        assert_eq!(bill["components"][1]["hashes"][0]["content"], "0102ff");
        assert_eq!(bill["components"][0]["hashes"][0]["content"], "00");
        assert_eq!(bill["dependencies"][0]["dependsOn"], json!(["pkg:cargo/z@1.0.0", "pkg:npm/b@1.0.0"]));
        assert_eq!(bill["dependencies"][2], json!({ "ref": "pkg:npm/b@1.0.0", "dependsOn": ["pkg:npm/%40x/a@2.0.0"] }));
    }
}
