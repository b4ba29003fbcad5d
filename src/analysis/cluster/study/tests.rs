//! Studies: crowds come out with how sure they are, and they stop when told to.

use super::*;
use crate::analysis::cluster::HdbscanOptions;

const SEED: u64 = 1;

/// Two crowds of nine and seven some kilometres apart, one place alone, one that is coarse, one that is nowhere.
fn crowds(method: Method) -> Study {
    let mut positions: Vec<LngLat> = (0..9).map(|i| LngLat::new(106.9 + 1e-4 * f64::from(i), 47.9)).collect();
    positions.extend((0..7).map(|i| LngLat::new(107.0 + 1e-4 * f64::from(i), 47.95)));
    positions.extend([LngLat::new(108.0, 48.0), LngLat::new(106.9, 47.9), LngLat::NONE]);
    let mut precisions_m = vec![10.0; positions.len()];
    precisions_m[17] = 2000.0;
    let categories = (0..positions.len() as u32).map(|row| 1 + row % 3).collect();
    Study { method, precision_m: 250.0, prominence: vec![1; positions.len()], positions, precisions_m, categories }
}

#[test]
fn crowds_come_out_with_how_sure_they_are() {
    let study = crowds(Method::Dbscan { eps_m: 250.0, min_points: 4 });
    let mut first = None;
    let findings = study.run((40, SEED), &mut |findings| first = Some(findings.clone()), &mut |_| true).unwrap();
    let sizes: Vec<usize> = findings.clusters.iter().map(|cluster| cluster.fact.members.len()).collect();
    assert_eq!((sizes.as_slice(), findings.clustered()), ([9, 7].as_slice(), 16));
    assert_eq!((findings.used.len(), findings.too_coarse, findings.without_position), (17, 1, 1));
    assert!(findings.clusters.iter().all(|cluster| cluster.stability > 0.85 && cluster.persistence == 5));
    assert_eq!((findings.sensitivity.len(), findings.sensitivity[2].noise), (5, 1));
    let mut first = first.unwrap();
    assert!(!first.is_whole && first.clusters.iter().all(|cluster| cluster.stability.is_nan()));
    for (cluster, whole) in first.clusters.iter_mut().zip(&findings.clusters) {
        cluster.stability = whole.stability;
    }
    first.is_whole = true;
    assert_eq!(first, findings);
    let curve = study.curve(4, &mut |_| true).unwrap();
    assert!(curve.len() == 17 && curve[0] > 50_000.0 && curve[1] < 250.0);
}

#[test]
fn a_study_without_a_radius_has_no_table() {
    let study = crowds(Method::Hdbscan(HdbscanOptions { min_size: 5, min_points: 3, join: 0.0 }));
    let findings = study.run((5, SEED), &mut |_| (), &mut |_| true).unwrap();
    assert!(findings.clusters.len() == 2 && findings.sensitivity.is_empty());
    assert!(findings.clusters.iter().all(|cluster| cluster.persistence == 0));
}

#[test]
fn it_stops_wherever_it_is_told_to() {
    let study = crowds(Method::Dbscan { eps_m: 250.0, min_points: 4 });
    let mut shares = Vec::new();
    let mut keep = |share| {
        shares.push(share);
        true
    };
    assert!(study.run((5, SEED), &mut |_| (), &mut keep).is_some());
    assert!(shares.is_sorted() && shares.iter().all(|share| (0.0..=1.0).contains(share)));
    for end in [1, shares.len() / 2, shares.len()] {
        let mut asked = 0;
        let told = study.run((5, SEED), &mut |_| (), &mut |_| {
            asked += 1;
            asked < end
        });
        assert_eq!((told, asked), (None, end));
    }
}

#[test]
fn nothing_is_studied_too() {
    let mut study = crowds(Method::Dbscan { eps_m: 250.0, min_points: 4 });
    study.positions.clear();
    study.precisions_m.clear();
    let findings = study.run((5, SEED), &mut |_| (), &mut |_| true).unwrap();
    assert_eq!((findings.used.len(), findings.clusters.len(), findings.sensitivity.len()), (0, 0, 5));
    assert_eq!(study.curve(4, &mut |_| true), Some(Vec::new()));
}
