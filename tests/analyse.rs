//! `atlas analyse`: the native program answers as the app does, and says what it cannot read.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::{Command, Output};

fn atlas(arguments: &[&str]) -> Output {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/mongolia");
    Command::new(env!("CARGO_BIN_EXE_atlas")).arg("analyse").arg(folder).args(arguments).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap().replace('\u{a0}', " ")
}

#[test]
fn clusters_are_those_of_the_atlas_in_every_language() {
    let english = text(&atlas(&["clusters"]));
    assert!(english.contains("2 clusters with 32 of 147 places."), "{english}");
    assert!(english.lines().any(|line| line.starts_with("250 m\t2\t32 ")), "{english}");
    let mongolian = text(&atlas(&["clusters", "--lang", "mn"]));
    assert!(mongolian.contains("2 бөөгнөрөл"), "{mongolian}");
    let vietnamese = text(&atlas(&["clusters", "--lang", "vi"]));
    assert!(vietnamese.contains("2 cụm gồm 32 trong số 147 địa điểm."), "{vietnamese}");
    assert!(vietnamese.contains('%') && !vietnamese.contains(" %"), "{vietnamese}");
    let french = text(&atlas(&["clusters", "--lang", "fr"]));
    assert!(french.contains("2 regroupements avec 32 des 147 lieux."), "{french}");
    assert!(french.lines().any(|line| line.starts_with("250 m\t2\t32 ")), "{french}");
}

#[test]
fn filters_and_options_are_those_of_an_address() {
    let few = text(&atlas(&["clusters,radius:1000,least:3", "--view", "f.domain=B"]));
    assert!(few.contains(" of 23 places."), "{few}");
    for topic in ["overview", "specialisation", "districts", "chance", "mix", "coverage", "compare", "brief"] {
        let output = atlas(&[topic]);
        assert!(output.status.success() && text(&output).lines().count() > 3, "{topic}: {}", text(&output));
    }
}

#[test]
fn files_are_saved_and_nonsense_is_refused() {
    let folder = std::env::temp_dir().join(format!("atlas-analyse-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let out = folder.to_str().unwrap();
    assert!(atlas(&["brief", "--save", "csv", "--out", out]).status.success());
    let csv = std::fs::read_to_string(folder.join("mongolia-places.csv")).unwrap();
    assert_eq!(csv.lines().count(), 148);
    // What is said of the file is in the reader's language; figures in tables of data keep their points.
    assert!(atlas(&["brief", "--lang", "fr", "--save", "csv", "--out", out]).status.success());
    assert_eq!(std::fs::read_to_string(folder.join("mongolia-places.csv")).unwrap(), csv);
    let about = std::fs::read_to_string(folder.join("mongolia-places-about.csv")).unwrap();
    assert!(about.contains("Nombre de lieux affichés,147"), "{about}");
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(atlas(&["brief", "--save", "doc", "--out", out]).status.code(), Some(2));
    assert_eq!(atlas(&["clusters", "--lang", "tlh"]).status.code(), Some(2));
    assert_eq!(atlas(&["clusters", "--view", "near=x"]).status.code(), Some(2));
    let nowhere = Command::new(env!("CARGO_BIN_EXE_atlas")).args(["analyse", "/nowhere", "clusters"]).output().unwrap();
    assert_eq!(nowhere.status.code(), Some(1));
}
