//! Studies: their bytes come back, the atlas's clusters come out, and they stop when told to.

use super::*;
use crate::taxonomy::Precision;
use proptest::prelude::*;
use serde_json::Value;

fn bytes(write: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut to = Writer::default();
    write(&mut to);
    to.bytes
}

/// The features of a file of the Mongolian atlas.
fn features(file: &str) -> Vec<Value> {
    let path = format!("{}/data/mongolia/{file}", env!("CARGO_MANIFEST_DIR"));
    let mut document: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    serde_json::from_value(document["features"].take()).unwrap()
}

/// The ids of the places in their order, and a study of them.
fn mongolia(method: Method) -> (Vec<String>, Study) {
    let mut places = features("places.geojson");
    places.sort_by(|a, b| a["id"].as_str().cmp(&b["id"].as_str()));
    let text = |place: &Value, field: &str| place["properties"][field].as_str().map(str::to_owned);
    let mut names: Vec<String> = places.iter().filter_map(|place| text(place, "category")).collect();
    names.sort();
    names.dedup();
    let code = |place: &Value| text(place, "category").map_or(0, |name| names.binary_search(&name).unwrap() as u32 + 1);
    let known = |place: &Value| {
        let has = |field| u8::from(text(place, field).is_some());
        has("name") * (1 - has("name_note")) * (1 + has("name_en"))
    };
    let position = |place: &Value| {
        let at = |axis: usize| place["geometry"]["coordinates"][axis].as_f64().unwrap_or(f64::NAN);
        LngLat::new(at(0), at(1))
    };
    let precision = |place: &Value| {
        let level = text(place, "precision").and_then(|code| Precision::from_code(&code));
        level.and_then(Precision::radius_m).unwrap_or(f64::NAN)
    };
    let study = Study {
        method,
        precision_m: 250.0,
        positions: places.iter().map(position).collect(),
        precisions_m: places.iter().map(precision).collect(),
        categories: places.iter().map(code).collect(),
        prominence: places.iter().map(known).collect(),
    };
    (places.iter().map(|place| place["id"].as_str().unwrap().to_owned()).collect(), study)
}

#[test]
fn the_atlas_s_own_clusters_come_out() {
    let (ids, study) = mongolia(Method::Dbscan { eps_m: 250.0, min_points: 5 });
    let mut first = None;
    let findings = study.run(&mut |findings| first = Some(findings.clone()), &mut |_| true).unwrap();
    let drawn = features("clusters.geojson");
    assert_eq!(findings.clusters.len(), drawn.len());
    for (cluster, drawn) in findings.clusters.iter().zip(&drawn) {
        let properties = &drawn["properties"];
        let members: Vec<&str> = cluster.fact.members.iter().map(|&row| ids[row as usize].as_str()).collect();
        assert_eq!(serde_json::to_value(members).unwrap(), properties["members"]);
        assert_eq!(cluster.fact.core, properties["count_core"].as_u64().unwrap() as usize);
        assert_eq!(ids[cluster.fact.named_after.unwrap() as usize], properties["named_after"].as_str().unwrap());
        assert!((0.0..=1.0).contains(&cluster.stability) && (1..=5).contains(&cluster.persistence));
    }
    assert_eq!((findings.clustered(), findings.used, findings.too_coarse), (32, 98, 49));
    assert_eq!(findings.sensitivity.len(), 5);
    assert_eq!((findings.sensitivity[2].clusters, findings.sensitivity[2].noise), (2, 66));
    assert!(findings.is_whole && findings.elbow_m > 0.0);
    let mut first = first.unwrap();
    assert!(!first.is_whole && first.clusters.iter().all(|cluster| cluster.stability.is_nan()));
    for (cluster, whole) in first.clusters.iter_mut().zip(&findings.clusters) {
        cluster.stability = whole.stability;
    }
    first.is_whole = true;
    assert_eq!(first, findings);
    let carried = bytes(|to| findings.write(to));
    assert_eq!(Findings::read(&mut Reader::new(&carried)), Some(findings));
}

#[test]
fn a_study_without_a_radius_has_no_table() {
    let (_, study) = mongolia(Method::Hdbscan(HdbscanOptions { min_size: 5, min_points: 5, join: 0.0 }));
    let findings = study.run(&mut |_| (), &mut |_| true).unwrap();
    assert!(!findings.clusters.is_empty() && findings.sensitivity.is_empty());
    assert!(findings.clusters.iter().all(|cluster| cluster.persistence == 0 && cluster.fact.members.len() >= 5));
    assert!(findings.clusters.is_sorted_by_key(|cluster| std::cmp::Reverse(cluster.fact.members.len())));
}

#[test]
fn it_stops_wherever_it_is_told_to() {
    let (_, study) = mongolia(Method::Dbscan { eps_m: 250.0, min_points: 5 });
    let (mut asked, mut shares) = (0, Vec::new());
    assert!(
        study
            .run(&mut |_| (), &mut |share| {
                shares.push(share);
                true
            })
            .is_some()
    );
    assert!(shares.is_sorted() && shares.iter().all(|share| (0.0..=1.0).contains(share)));
    for end in [1, shares.len() / 2, shares.len()] {
        asked = 0;
        let told = study.run(&mut |_| (), &mut |_| {
            asked += 1;
            asked < end
        });
        assert_eq!((told, asked), (None, end));
    }
    assert!(asked > 0);
}

#[test]
fn nothing_is_studied_too() {
    let (_, mut study) = mongolia(Method::Dbscan { eps_m: 250.0, min_points: 5 });
    study.positions.clear();
    study.precisions_m.clear();
    let findings = study.run(&mut |_| (), &mut |_| true).unwrap();
    assert_eq!((findings.used, findings.clusters.len(), findings.sensitivity.len()), (0, 0, 5));
    assert!(findings.elbow_m.is_nan());
}

proptest! {
    #[test]
    fn a_study_comes_back(
        is_density: bool, numbers: [u16; 3],
        places in prop::collection::vec((-180.0..180.0_f64, -90.0..90.0_f64, 0.0..9e3_f64, any::<u32>(), any::<u8>()), 0..20),
    ) {
        let [a, b, c] = numbers;
        let method = if is_density {
            Method::Hdbscan(HdbscanOptions { min_size: a.into(), min_points: b.into(), join: c.into() })
        } else {
            Method::Dbscan { eps_m: a.into(), min_points: b.into() }
        };
        let study = Study {
            method,
            precision_m: c.into(),
            positions: places.iter().map(|place| LngLat::new(place.0, place.1)).collect(),
            precisions_m: places.iter().map(|place| place.2).collect(),
            categories: places.iter().map(|place| place.3).collect(),
            prominence: places.iter().map(|place| place.4).collect(),
        };
        let carried = bytes(|to| study.write(to));
        for end in [0, carried.len() / 2, carried.len().saturating_sub(1)] {
            prop_assert_eq!(Study::read(&mut Reader::new(&carried[..end])), None);
        }
        prop_assert_eq!(Study::read(&mut Reader::new(&carried)), Some(study));
    }

    #[test]
    fn any_bytes_are_refused_or_read(bytes in prop::collection::vec(prop_oneof![Just(0_u8), Just(1), any::<u8>()], 0..200)) {
        let _ = Study::read(&mut Reader::new(&bytes));
        let _ = Findings::read(&mut Reader::new(&bytes));
    }
}
