//! What a study of clusters found, and its bytes.

use super::fact::ClusterFact;
use super::sensitivity::SensitivityRow;
use crate::dataset::message::{Reader, Writer};
use crate::geo::LngLat;

/// What a study found. Rows are those of the study's places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// How many places took part.
    pub used: usize,
    /// How many were left out because their position is too coarse or of unknown precision.
    pub too_coarse: usize,
    /// How many were left out because they have no point.
    pub without_position: usize,
    /// The distance at which the k-distance curve bends, in metres; NaN where it does not.
    pub elbow_m: f64,
    /// The clusters, largest first.
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

impl Findings {
    /// How many places are in a cluster.
    pub fn clustered(&self) -> usize {
        self.clusters.iter().map(|cluster| cluster.fact.members.len()).sum()
    }

    /// Writes the findings.
    pub fn write(&self, to: &mut Writer) {
        for count in [self.used, self.too_coarse, self.without_position] {
            to.whole(count);
        }
        to.number(self.elbow_m);
        to.code(u8::from(self.is_whole));
        to.whole(self.sensitivity.len());
        for row in &self.sensitivity {
            for number in [row.factor, row.eps_m, row.clustered] {
                to.number(number);
            }
            to.whole(row.clusters);
            to.whole(row.noise);
        }
        to.whole(self.clusters.len());
        for cluster in &self.clusters {
            to.number(cluster.stability);
            to.code(cluster.persistence);
            write_fact(&cluster.fact, to);
        }
    }

    /// Reads what [`write`](Self::write) wrote.
    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let mut findings = Self {
            used: from.whole()?,
            too_coarse: from.whole()?,
            without_position: from.whole()?,
            elbow_m: from.number()?,
            is_whole: from.code()? == 1,
            ..Self::default()
        };
        for _ in 0..from.whole()? {
            findings.sensitivity.push(SensitivityRow {
                factor: from.number()?,
                eps_m: from.number()?,
                clustered: from.number()?,
                clusters: from.whole()?,
                noise: from.whole()?,
            });
        }
        for _ in 0..from.whole()? {
            let (stability, persistence) = (from.number()?, from.code()?);
            findings.clusters.push(StudiedCluster { stability, persistence, fact: read_fact(from)? });
        }
        Some(findings)
    }
}

fn write_fact(fact: &ClusterFact, to: &mut Writer) {
    let numbers = [fact.effective_categories, fact.share, fact.reach_m, fact.area_m2, fact.center.lng, fact.center.lat];
    for number in numbers {
        to.number(number);
    }
    to.whole(fact.core);
    to.whole(fact.named_after.map_or(0, |row| row as usize + 1));
    to.whole(fact.members.len());
    for member in &fact.members {
        to.whole(*member as usize);
    }
    to.whole(fact.composition.len());
    for (code, count) in &fact.composition {
        to.whole(*code as usize);
        to.whole(*count);
    }
    to.whole(fact.outline.len());
    for polygon in &fact.outline {
        to.whole(polygon.len());
        for ring in polygon {
            to.whole(ring.len());
            for corner in ring {
                to.number(corner.lng);
                to.number(corner.lat);
            }
        }
    }
}

fn read_fact(from: &mut Reader<'_>) -> Option<ClusterFact> {
    let whole = |from: &mut Reader<'_>| u32::try_from(from.whole()?).ok();
    let mut fact = ClusterFact {
        effective_categories: from.number()?,
        share: from.number()?,
        reach_m: from.number()?,
        area_m2: from.number()?,
        center: LngLat::new(from.number()?, from.number()?),
        core: from.whole()?,
        named_after: whole(from)?.checked_sub(1),
        members: Vec::new(),
        composition: Vec::new(),
        outline: Vec::new(),
    };
    for _ in 0..from.whole()? {
        fact.members.push(whole(from)?);
    }
    for _ in 0..from.whole()? {
        fact.composition.push((whole(from)?, from.whole()?));
    }
    for _ in 0..from.whole()? {
        let mut polygon = Vec::new();
        for _ in 0..from.whole()? {
            let mut ring = Vec::new();
            for _ in 0..from.whole()? {
                ring.push(LngLat::new(from.number()?, from.number()?));
            }
            polygon.push(ring);
        }
        fact.outline.push(polygon);
    }
    Some(fact)
}
