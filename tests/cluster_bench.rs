//! How long clusters take on a file of points, beside scikit-learn in the same run where Python has it.
//!
//! Not part of the tests: it wants a CSV file with columns `lat` and `lon`, named in `ATLAS_POINTS`.
//! `ATLAS_POINTS=points.csv cargo test --profile tool --test cluster_bench -- --ignored --nocapture`

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement fails by panicking and is printed")]

use creative_atlas::analysis::cluster::{
    HdbscanOptions, Method, PlaceColumns, RUNS, Space, cluster_facts, elbow, k_distances, sensitivity, stability,
};
use creative_atlas::geo::LngLat;
use std::time::Instant;

/// Times of which the least counts.
const TIMES: usize = 3;

/// Runs scikit-learn on coordinates in space and prints, line by line: what, seconds, clusters, noise.
const SCIKIT_LEARN: &str = r#"
import csv, os, time, numpy as np
from sklearn.cluster import DBSCAN, HDBSCAN
rows = list(csv.DictReader(open(os.environ["ATLAS_POINTS"])))
lat, lon = (np.radians([float(row[key]) for row in rows]) for key in ("lat", "lon"))
a, f = 6378137.0, 1 / 298.257223563
e2 = f * (2 - f)
n = a / np.sqrt(1 - e2 * np.sin(lat) ** 2)
x = np.c_[n * np.cos(lat) * np.cos(lon), n * np.cos(lat) * np.sin(lon), n * (1 - e2) * np.sin(lat)]
def measure(name, times, run):
    least = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        labels = run().labels_
        least = min(least, time.perf_counter() - start)
    print(name, least, labels.max() + 1, (labels < 0).sum(), flush=True)
for eps in (250, 1000):
    measure(f"dbscan-{eps}", 3, lambda: DBSCAN(eps=eps, min_samples=5, algorithm="kd_tree").fit(x))
measure("hdbscan-10", 1, lambda: HDBSCAN(min_cluster_size=10, min_samples=10, algorithm="kd_tree", copy=True).fit(x))
"#;

fn points() -> Vec<LngLat> {
    let mut reader = csv::Reader::from_path(std::env::var("ATLAS_POINTS").unwrap()).unwrap();
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (lat, lon) = (column("lat"), column("lon"));
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        LngLat::new(row[lon].parse().unwrap(), row[lat].parse().unwrap())
    });
    rows.collect()
}

fn measure<T>(times: usize, mut run: impl FnMut() -> T) -> (f64, T) {
    let mut timed = || {
        let start = Instant::now();
        let result = run();
        (start.elapsed().as_secs_f64(), result)
    };
    let (mut least, result) = timed();
    for _ in 1..times {
        least = least.min(timed().0);
    }
    (least, result)
}

#[test]
#[ignore = "a measurement, on a file that is not part of the project"]
fn clusters_beside_scikit_learn() {
    let positions = points();
    let order: Vec<u32> = (0..positions.len() as u32).collect();
    let methods = [
        ("dbscan-250", Method::Dbscan { eps_m: 250.0, min_points: 5 }),
        ("dbscan-1000", Method::Dbscan { eps_m: 1000.0, min_points: 5 }),
        ("hdbscan-10", Method::Hdbscan(HdbscanOptions { min_size: 10, min_points: 10, join: 0.0 })),
    ];
    println!("{} points", positions.len());
    let theirs = std::process::Command::new("python3").args(["-c", SCIKIT_LEARN]).env("OMP_NUM_THREADS", "1").output();
    let theirs = theirs.map(|output| String::from_utf8(output.stdout).unwrap()).unwrap_or_default();
    for (name, method) in methods {
        let find = || method.find(&Space::on_earth(&positions), &order, &mut |_| true).unwrap();
        let (secs, found) = measure(TIMES, find);
        let (clusters, noise) = (found.clustering.count, found.clustering.noise_count());
        println!("{name}: {secs:.3} s, {clusters} clusters, {noise} in none");
        let line = theirs.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        if let Some([their_secs, their_clusters, their_noise]) = line.map(|line| {
            let mut parts = line.split(' ').map(|part| part.parse::<f64>().unwrap());
            [(); 3].map(|()| parts.next().unwrap())
        }) {
            let ratio = secs / their_secs;
            println!(
                "  scikit-learn: {their_secs:.3} s, {their_clusters} clusters, {their_noise} in none; ratio {ratio:.3}"
            );
            if let Method::Dbscan { .. } = method {
                assert_eq!((clusters as f64, noise as f64), (their_clusters, their_noise));
            }
        }
        let columns = PlaceColumns {
            positions: &positions,
            categories: &vec![1; positions.len()],
            prominence: &vec![1; positions.len()],
        };
        let facts = || cluster_facts(&found.clustering, &found.reach_m, &order, &columns, &mut |_| true);
        println!("  facts: {:.3} s", measure(TIMES, facts).0);
    }
    let space = Space::on_earth(&positions);
    let (secs, curve) = measure(TIMES, || k_distances(&space, 5, &mut |_| true).unwrap());
    println!("k-distance: {secs:.3} s, {:?}", elbow(&curve).unwrap());
    let table = || sensitivity(&space, &order, 250.0, 5, &mut |_| true).unwrap();
    println!("sensitivity: {:.3} s", measure(TIMES, table).0);
    let base = methods[0].1.find(&space, &order, &mut |_| true).unwrap().clustering;
    let sure = || stability(&space, &order, &base, &methods[0].1, (RUNS, 1), &mut |_| true).unwrap();
    println!("stability: {:.3} s", measure(1, sure).0);
}
