//! A whole study of clusters as one job: places and a method in, everything that is said of the clusters out. The job is
//! bytes, so that it can cross from a page to whoever does it.

use super::dbscan::rows_by_id;
use super::fact::{PlaceColumns, cluster_facts, usable};
use super::finding::{Findings, StudiedCluster};
use super::hdbscan::HdbscanOptions;
use super::k_distance::{elbow, k_distances};
use super::method::Method;
use super::sensitivity::{Sensitivity, sensitivity};
use super::space::Space;
use super::stability::{RUNS, stability};
use crate::dataset::message::{Reader, Writer};
use crate::geo::LngLat;
use crate::index::order::sort_by;

/// What the lots of the stability begin with: the same study always gives the same figures.
const SEED: u64 = 1;

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

impl Study {
    /// Writes the study.
    pub fn write(&self, to: &mut Writer) {
        match self.method {
            Method::Dbscan { eps_m, min_points } => {
                to.code(0);
                to.number(eps_m);
                to.whole(min_points);
            }
            Method::Hdbscan(options) => {
                to.code(1);
                to.number(options.join);
                to.whole(options.min_size);
                to.whole(options.min_points);
            }
        }
        to.number(self.precision_m);
        to.whole(self.positions.len());
        for (row, position) in self.positions.iter().enumerate() {
            to.number(position.lng);
            to.number(position.lat);
            to.number(self.precisions_m.get(row).copied().unwrap_or(f64::NAN));
            to.whole(self.categories.get(row).copied().unwrap_or_default() as usize);
            to.code(self.prominence.get(row).copied().unwrap_or_default());
        }
    }

    /// Reads what [`write`](Self::write) wrote.
    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let method = match from.code()? {
            0 => Method::Dbscan { eps_m: from.number()?, min_points: from.whole()? },
            1 => Method::Hdbscan(HdbscanOptions {
                join: from.number()?,
                min_size: from.whole()?,
                min_points: from.whole()?,
            }),
            _ => return None,
        };
        let mut study = Self {
            method,
            precision_m: from.number()?,
            positions: Vec::new(),
            precisions_m: Vec::new(),
            categories: Vec::new(),
            prominence: Vec::new(),
        };
        for _ in 0..from.whole()? {
            study.positions.push(LngLat::new(from.number()?, from.number()?));
            study.precisions_m.push(from.number()?);
            study.categories.push(u32::try_from(from.whole()?).ok()?);
            study.prominence.push(from.code()?);
        }
        Some(study)
    }

    /// Does the study: clusters, facts, the table of radii (where there is a radius), the bend of the k-distance curve,
    /// stability from [`RUNS`] subsamples.
    ///
    /// `first` gets everything but the stability, which takes the longest, as soon as it is there. `go_on` is told the share
    /// done, 0 to 1; when it answers false there is no result. The most time goes into [`RUNS`] times `Method::find`.
    pub fn run(&self, first: &mut dyn FnMut(&Findings), go_on: &mut dyn FnMut(f64) -> bool) -> Option<Findings> {
        let usable = usable(&self.positions, &self.precisions_m, self.precision_m);
        let positions: Vec<LngLat> = usable.rows.iter().map(|&row| self.positions[row as usize]).collect();
        let space = Space::on_earth(&positions);
        let order = rows_by_id(&usable.rows);
        let mut part = |from: f64, to: f64, share: f64| go_on(from + (to - from) * share);
        let found = self.method.find(&space, &order, &mut |share| part(0.0, 0.1, share))?;
        let columns =
            PlaceColumns { positions: &self.positions, categories: &self.categories, prominence: &self.prominence };
        let (clustering, reach_m) = (&found.clustering, &found.reach_m);
        let facts = cluster_facts(clustering, reach_m, &usable.rows, &columns, &mut |share| part(0.1, 0.2, share))?;
        let (table, min_points) = match self.method {
            Method::Dbscan { eps_m, min_points } => {
                let table = sensitivity(&space, &order, eps_m, min_points, &mut |share| part(0.2, 0.3, share))?;
                (Some(table), min_points)
            }
            Method::Hdbscan(options) => (None, options.min_points),
        };
        let curve = k_distances(&space, min_points, &mut |share| part(0.3, 0.35, share))?;
        let persistence = |number: usize| table.as_ref().map_or(0, |table: &Sensitivity| table.persistence[number]);
        let studied = |(number, fact)| StudiedCluster { fact, stability: f64::NAN, persistence: persistence(number) };
        let mut findings = Findings {
            used: usable.rows.len(),
            too_coarse: usable.too_coarse,
            without_position: usable.without_position,
            elbow_m: elbow(&curve).map_or(f64::NAN, |bend| bend.distance),
            clusters: facts.into_iter().enumerate().map(studied).collect(),
            sensitivity: table.as_ref().map_or_else(Vec::new, |table| table.rows.clone()),
            is_whole: false,
        };
        first(&findings.clone().by_size());
        let mut last_part = |share| part(0.35, 1.0, share);
        let sure = stability(&space, &order, clustering, &self.method, (RUNS, SEED), &mut last_part)?;
        for (cluster, stability) in findings.clusters.iter_mut().zip(sure) {
            cluster.stability = stability;
        }
        findings.is_whole = true;
        Some(findings.by_size())
    }
}

impl Findings {
    /// Puts the largest cluster first; equal ones stay in the order of their smallest member.
    #[must_use]
    fn by_size(mut self) -> Self {
        sort_by(&mut self.clusters, &|a, b| b.fact.members.len().cmp(&a.fact.members.len()));
        self
    }
}

#[cfg(test)]
mod tests;
