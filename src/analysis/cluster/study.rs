//! A whole study of clusters: places and a method in, everything that is said of the clusters out.

use super::dbscan::rows_by_id;
use super::fact::{ClusterFact, PlaceColumns, cluster_facts, usable};
use super::k_distance::k_distances;
use super::method::Method;
use super::sensitivity::{Sensitivity, SensitivityRow, sensitivity};
use super::space::Space;
use super::stability::stability;
use crate::geo::LngLat;
use crate::index::order::sort_by;

/// Places and how their clusters are to be found. The places are in the order of their ids; columns are of one length.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// How clusters are found.
    pub method: Method,
    /// The coarsest precision with which a place takes part, in metres.
    pub precision_m: f64,
    /// Where the places are; not valid where there is no point.
    pub positions: Vec<LngLat>,
    /// How far off each position may be, in metres; NaN is unknown.
    pub precisions_m: Vec<f64>,
    /// The code of each category; 0 is unknown.
    pub categories: Vec<u32>,
    /// How well each name is known; 0 is no name.
    pub prominence: Vec<u8>,
}

/// What a study found. Rows are those of the study's places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// The rows that took part, ascending.
    pub used: Vec<u32>,
    /// How many were left out because their position is too coarse or of unknown precision.
    pub too_coarse: usize,
    /// How many were left out because they have no point.
    pub without_position: usize,
    /// The clusters, largest first, equal ones in the order of their smallest member.
    pub clusters: Vec<StudiedCluster>,
    /// The same at other radii; empty where the method has no radius.
    pub sensitivity: Vec<SensitivityRow>,
    /// Says whether the stability is there too.
    pub is_whole: bool,
}

/// A cluster with how sure it is.
#[derive(Clone, Debug, PartialEq)]
pub struct StudiedCluster {
    /// What is said of it.
    pub fact: ClusterFact,
    /// How well it is found again without a fifth of the places, 0 to 1; NaN while or where unknown.
    pub stability: f64,
    /// At how many of the radii of the table one like it is there; 0 without a table.
    pub persistence: u8,
}

impl Study {
    /// Does the study: clusters, facts, the table of radii (where there is a radius), stability from `runs` subsamples drawn
    /// by `seed`.
    ///
    /// `first` gets everything but the stability, which takes the longest, as soon as it is there. `go_on` is told the share
    /// done, 0 to 1; when it answers false there is no result. The most time goes into `runs` times `Method::find`.
    pub fn run(
        &self,
        (runs, seed): (usize, u64),
        first: &mut dyn FnMut(&Findings),
        go_on: &mut dyn FnMut(f64) -> bool,
    ) -> Option<Findings> {
        let (usable, space) = self.space();
        let order = rows_by_id(&usable.rows);
        let mut part = |from: f64, to: f64, share: f64| go_on(from + (to - from) * share);
        let found = self.method.find(&space, &order, &mut |share| part(0.0, 0.1, share))?;
        let columns =
            PlaceColumns { positions: &self.positions, categories: &self.categories, prominence: &self.prominence };
        let (clustering, reach_m) = (&found.clustering, &found.reach_m);
        let facts = cluster_facts(clustering, reach_m, &usable.rows, &columns, &mut |share| part(0.1, 0.2, share))?;
        let table = match self.method {
            Method::Dbscan { eps_m, min_points } => {
                Some(sensitivity(&space, &order, eps_m, min_points, &mut |share| part(0.2, 0.3, share))?)
            }
            Method::Hdbscan(_) => None,
        };
        let persistence = |number: usize| table.as_ref().map_or(0, |table: &Sensitivity| table.persistence[number]);
        let studied = |(number, fact)| StudiedCluster { fact, stability: f64::NAN, persistence: persistence(number) };
        let mut findings = Findings {
            used: usable.rows,
            too_coarse: usable.too_coarse,
            without_position: usable.without_position,
            clusters: facts.into_iter().enumerate().map(studied).collect(),
            sensitivity: table.as_ref().map_or_else(Vec::new, |table| table.rows.clone()),
            is_whole: false,
        };
        first(&findings.clone().by_size());
        let mut last_part = |share| part(0.3, 1.0, share);
        let sure = stability(&space, &order, clustering, &self.method, (runs, seed), &mut last_part)?;
        for (cluster, stability) in findings.clusters.iter_mut().zip(sure) {
            cluster.stability = stability;
        }
        findings.is_whole = true;
        Some(findings.by_size())
    }

    /// Gives the distances of the places that take part to their `min_points`-th nearest, themselves the first, descending.
    ///
    /// As [`k_distances`]; `None` when `go_on`, told the share done, answers false.
    pub fn curve(&self, min_points: usize, go_on: &mut dyn FnMut(f64) -> bool) -> Option<Vec<f64>> {
        k_distances(&self.space().1, min_points, go_on)
    }

    /// The places that take part, and the space of them.
    fn space(&self) -> (super::Usable, Space) {
        let usable = usable(&self.positions, &self.precisions_m, self.precision_m);
        let positions: Vec<LngLat> = usable.rows.iter().map(|&row| self.positions[row as usize]).collect();
        (usable, Space::on_earth(&positions))
    }
}

impl Findings {
    /// How many places are in a cluster.
    pub fn clustered(&self) -> usize {
        self.clusters.iter().map(|cluster| cluster.fact.members.len()).sum()
    }

    /// Puts the largest cluster first; equal ones stay in the order of their smallest member.
    #[must_use]
    fn by_size(mut self) -> Self {
        sort_by(&mut self.clusters, &|a, b| b.fact.members.len().cmp(&a.fact.members.len()));
        self
    }
}

#[cfg(test)]
mod tests;
