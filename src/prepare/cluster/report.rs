//! The report of clusters: plain text that says how sure they are.

use super::PlaceClusters;
use crate::analysis::cluster::{Method, StabilityWord, elbow, k_distances, sensitivity, stability};
use std::fmt::Write as _;

impl PlaceClusters {
    /// Says in plain text how sure the clusters are: how many there are at other radii, where the k-distance curve bends, and
    /// for each cluster its stability over `runs` subsamples drawn with `seed`.
    pub fn report(&self, runs: usize, seed: u64) -> String {
        let mut text = String::new();
        let clustering = &self.found.clustering;
        let parameters = self.parameters().into_iter().map(|(key, value)| format!("{key} {value}"));
        let _ = writeln!(text, "{}", parameters.collect::<Vec<_>>().join(", ").replace('"', ""));
        let _ = writeln!(
            text,
            "{} clusters; {} of {} places took part, {} of them in no cluster",
            clustering.count,
            self.used.len(),
            self.total,
            clustering.noise_count()
        );
        let mut persistence = Vec::new();
        if let Method::Dbscan { eps_m, min_points } = self.options.method {
            if let Some(found) = sensitivity(&self.space, &self.order, eps_m, min_points, &mut |_| true) {
                let _ = writeln!(text, "\n  radius in m  clusters  in no cluster  in a cluster");
                for row in &found.rows {
                    let share = 100.0 * row.clustered;
                    let _ = writeln!(text, "{:>13.0}{:>10}{:>15}{share:>12.0} %", row.eps_m, row.clusters, row.noise);
                }
                persistence = found.persistence;
            }
            let curve = k_distances(&self.space, min_points, &mut |_| true).unwrap_or_default();
            if let Some(bend) = elbow(&curve) {
                let _ =
                    writeln!(text, "distances to {min_points} places, itself included, bend at {:.0} m", bend.distance);
            }
        }
        let stable = stability(&self.space, &self.order, clustering, &self.options.method, (runs, seed), &mut |_| true);
        let stable = stable.unwrap_or_default();
        let _ = writeln!(text, "\nstability in {runs} subsamples of 80 %");
        for (number, fact) in self.facts().iter().enumerate() {
            let mean = stable.get(number).copied().unwrap_or(f64::NAN);
            let word = match StabilityWord::of(mean) {
                StabilityWord::HighlyStable => "highly stable",
                StabilityWord::Stable => "stable",
                StabilityWord::Doubtful => "doubtful",
                StabilityWord::DoNotInterpret => "do not interpret",
            };
            let (id, count, km2) = (self.id_of(fact), fact.members.len(), fact.density_per_km2());
            let _ = write!(text, "{id}: {count} places, {km2:.0} per km², {mean:.2} {word}");
            if let Some(times) = persistence.get(number) {
                let _ = write!(text, ", at {times} of 5 radii");
            }
            text.push('\n');
        }
        text
    }
}
