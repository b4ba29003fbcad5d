//! What takes bytes from files, addresses, messages and people. None of it may panic, loop or blow up, and what is read
//! and written again must be the same.

#[path = "folder.rs"]
mod folder;

use creative_atlas::atlas::Atlas;
use creative_atlas::dataset::message::{Reader, Writer};
use creative_atlas::dataset::{IngestReport, ReadError, ReadOptions, read_geojson, to_geojson, transfer};
use creative_atlas::geo::World;
use creative_atlas::json::{Tree, is_json};
use creative_atlas::map::{LineMesh, Mesh, Outline, area_anchor, polygon_contains};
use creative_atlas::prepare::check_geojson;
use creative_atlas::query::{
    TextIndex, fold, fold_exact, loose, suggest_facets, suggest_name_field, transliterate_mns,
};
use creative_atlas::report::{Answer, Material, Options, Question};
use creative_atlas::state::{patch_address, read_address, write_address};

/// A target: its name and what it does with bytes.
type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 11] = [
    ("address", address),
    ("atlas", atlas),
    ("geojson", geojson),
    ("geometry", geometry),
    ("json", json),
    ("message", message),
    ("prepare", folder::recorded),
    ("prepared", folder::made),
    ("question", question),
    ("search", search),
    ("transfer", columns),
];

/// The names of the targets, sorted.
pub(crate) fn names() -> Vec<&'static str> {
    TARGETS.iter().map(|(name, _)| *name).collect()
}

/// The target of a name.
pub(crate) fn find(name: &str) -> Option<fn(&[u8])> {
    TARGETS.iter().find(|(own, _)| *own == name).map(|(_, target)| *target)
}

/// An address comes back from the view that it gave.
fn address(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let view = read_address(&text).view;
    let written = write_address(&view);
    let again = read_address(&written);
    assert_eq!(write_address(&again.view), written);
    let _ = patch_address(&text, &written);
}

fn atlas(bytes: &[u8]) {
    if let Ok(atlas) = Atlas::from_json(bytes) {
        assert!(!atlas.layers.is_empty());
        assert!(atlas.view.min_zoom <= atlas.view.max_zoom);
    }
}

/// What is read can be asked, carried to another thread, and written so that it is read again.
fn geojson(bytes: &[u8]) {
    let options = ReadOptions::new("fuzz");
    let _ = check_geojson(bytes, "fuzz");
    let Ok((dataset, _)) = read_geojson(bytes, &options) else { return };
    let _ = suggest_facets(&dataset);
    let fields: Vec<String> = suggest_name_field(&dataset).into_iter().collect();
    let _ = TextIndex::build(&dataset, &fields).search("a", 3);
    let carried = transfer::encode(&dataset);
    assert_eq!(transfer::encode(&transfer::decode(&carried).unwrap()), carried);
    let written = to_geojson(&dataset, 0..dataset.len(), serde_json::Map::new());
    let (again, _) = read_geojson(written.as_bytes(), &options).unwrap();
    assert_eq!(again.len(), dataset.len());
}

/// Rings of any numbers: eight bytes a corner, a ring ends where the first number is not finite.
fn geometry(bytes: &[u8]) {
    let mut rings: Vec<Vec<World>> = vec![Vec::new()];
    for corner in bytes.chunks_exact(8).take(400) {
        let part = |at: usize| f64::from(f32::from_le_bytes([0, 1, 2, 3].map(|byte| corner[at + byte])));
        rings.extend((!part(0).is_finite()).then(Vec::new));
        if let Some(ring) = rings.last_mut() {
            ring.push(World::new(part(0), part(4)));
        }
    }
    let mesh = Mesh::from_polygons([&rings]);
    assert!(
        mesh.indices().len().is_multiple_of(3)
            && mesh.indices().iter().all(|at| (*at as usize) < mesh.positions().len())
    );
    assert_eq!(Outline::of(&mesh).rings().flatten().filter(|corner| corner.x.is_nan()).count(), 0);
    let _ = (LineMesh::from_rings(&rings), LineMesh::from_cut_polygons([&rings]));
    let _ = (area_anchor([&rings]), polygon_contains(&rings, World::new(0.5, 0.5)));
}

/// The reader takes and refuses what `serde_json` does.
fn json(bytes: &[u8]) {
    let tree = Tree::from_bytes(bytes);
    assert_eq!(tree.is_ok(), serde_json::from_slice::<serde_json::Value>(bytes).is_ok());
    if let Ok(text) = std::str::from_utf8(bytes) {
        // However deep, and with numbers however large.
        assert!(is_json(text) || tree.is_err());
    }
    if let Err(error) = tree {
        let (line, column) = error.line_and_column(bytes);
        assert!(line <= bytes.len() + 1 && column <= bytes.len() + 1);
    }
}

fn message(bytes: &[u8]) {
    let _ = ReadOptions::read(&mut Reader::new(bytes));
    let _ = ReadError::read(&mut Reader::new(bytes));
    let _ = Answer::read(&mut Reader::new(bytes));
    let _ = Material::unpack(bytes);
    if let Some(report) = IngestReport::read(&mut Reader::new(bytes)) {
        let mut to = Writer::default();
        report.write(&mut to);
        assert!(IngestReport::read(&mut Reader::new(&to.bytes)).is_some());
    }
}

/// A question's options come back from their text, and a question from its bytes.
fn question(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let options = Options::read(&text).text();
    assert_eq!(Options::read(&options).text(), options);
    if let Some(question) = Question::read(&mut Reader::new(bytes)) {
        let mut to = Writer::default();
        question.write(&mut to);
        let again = Question::read(&mut Reader::new(&to.bytes)).unwrap();
        assert_eq!(again.query, question.query);
        let _ = (question.options(), question.toggled("a", "b", &["c"]));
    }
}

/// The first line is looked for among the others.
fn search(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines().map(|line| line.chars().take(200).collect::<String>());
    let query = lines.next().unwrap_or_default();
    for folded in [fold(&query), fold_exact(&query), loose(&query), transliterate_mns(&query)] {
        assert!(folded.len() <= 16 * query.len() + 16);
    }
    let features: Vec<_> = lines
        .take(50)
        .map(|name| serde_json::json!({"type": "Feature", "geometry": null, "properties": {"name": name}}))
        .collect();
    let document = serde_json::json!({"type": "FeatureCollection", "features": features}).to_string();
    if let Ok((dataset, _)) = read_geojson(document.as_bytes(), &ReadOptions::new("fuzz")) {
        let index = TextIndex::build(&dataset, &["name".to_owned()]);
        assert!(index.search(&query, 5).len() <= 5);
        assert!(index.mask(&query).count() <= dataset.len());
    }
}

/// Columns from anywhere: whatever is taken for columns can be asked.
fn columns(bytes: &[u8]) {
    if let Ok(dataset) = transfer::decode(bytes) {
        for row in 0..dataset.len().min(1000) {
            let _ = dataset.geometry.anchor(row);
        }
        let _ = suggest_facets(&dataset);
        let carried = transfer::encode(&dataset);
        assert!(transfer::decode(&carried).is_ok());
    }
}
