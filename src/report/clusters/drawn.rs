//! Clusters of the atlas, drawn by people or computed when it was made, beside those found here.

use super::{Page, words};
use crate::analysis::cluster::{Overlap, overlaps};
use crate::atlas::Role;
use crate::catalog::Layer;
use crate::report::inside::Area;
use crate::report::{Element, Grid, control, el};
use crate::taxonomy::EntityType;
use std::sync::Arc;

/// From this share in common on two clusters are nearly the same.
const NEARLY: f64 = 0.75;

/// A cluster of the atlas.
struct Drawn {
    name: String,
    is_computed: bool,
    /// The sites in it that took part, ascending.
    members: Vec<u32>,
}

impl Page<'_> {
    /// What the atlas's clusters and those found here have in common.
    pub(super) fn drawn(&self) -> Element {
        let locale = self.locale;
        let drawn = self.drawn_clusters();
        let title = words::DRAWN.get(locale);
        if drawn.is_empty() {
            return control::more("clusters-drawn", title, [self.text("muted", words::DRAWN_NONE)]);
        }
        let theirs: Vec<Vec<u32>> = drawn.iter().map(|drawn| drawn.members.clone()).collect();
        let ours: Vec<Vec<u32>> = self.findings.clusters.iter().map(|cluster| cluster.fact.members.clone()).collect();
        let common = overlaps(&theirs, &ours);
        let best = |number: usize| -> Option<Overlap> {
            let own = common.iter().filter(|overlap| overlap.first as usize == number);
            // The first of equals: the larger cluster.
            own.fold(None, |best: Option<Overlap>, next| match best {
                Some(best) if best.jaccard >= next.jaccard => Some(best),
                _ => Some(*next),
            })
        };
        let heads = [words::DRAWN_HEAD, words::DRAWN_MEMBERS, words::DRAWN_BEST, words::DRAWN_BOTH, words::DRAWN_ALIKE];
        let mut grid = Grid::new(title, heads.map(|head| head.get(locale)));
        let mut alike = 0;
        for (number, drawn) in drawn.iter().enumerate() {
            let origin = if drawn.is_computed { words::DRAWN_COMPUTED } else { words::DRAWN_BY_PEOPLE };
            let name = [&*drawn.name, " (", origin.get(locale), ")"].concat();
            let members = self.count(drawn.members.len());
            let Some(best) = best(number) else {
                grid.row(&[&name, &members, "–", "0", words::NOTHING.get(locale)]);
                continue;
            };
            alike += usize::from(best.jaccard >= NEARLY);
            let agreement = [agreement(best.jaccard).get(locale), " (", &self.percent(best.jaccard), ")"].concat();
            grid.row(&[&name, &members, &self.name(best.second as usize), &self.count(best.both), &agreement]);
        }
        let sum = words::DRAWN_SUM.fill(locale, &[&self.count(drawn.len()), &self.count(alike)]);
        let parts = [el("p").text(&sum), grid.element(), self.text("muted", words::DRAWN_NOTE)];
        control::more("clusters-drawn", title, parts)
    }

    /// The polygons of the layers of clusters, and those among the places; by layer and id.
    fn drawn_clusters(&self) -> Vec<Drawn> {
        let layers = self.material.layers.iter().filter(|layer| layer.config.role == Role::Clusters);
        let mut all = Vec::new();
        for layer in layers {
            all.extend(
                (0..layer.dataset.len()).filter_map(|row| Some((layer, row, Area::of_row(&layer.dataset, row)?))),
            );
        }
        let places = &self.material.places.layer;
        let code = Some(EntityType::ClusterArea.code());
        let areas = (0..places.dataset.len()).filter(|&row| places.dataset.text(row, "entity_type") == code);
        all.extend(areas.filter_map(|row| Some((places, row, Area::of_row(&places.dataset, row)?))));
        let mut drawn: Vec<(&str, &str, Drawn)> = all
            .iter()
            .map(|(layer, row, area)| {
                let drawn = Drawn {
                    name: layer.name(*row, self.locale).text,
                    is_computed: layer.dataset.text(*row, "origin") == Some("computed"),
                    members: self.members(layer, *row, area),
                };
                (layer.config.id.as_str(), layer.dataset.id(*row), drawn)
            })
            .collect();
        drawn.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
        drawn.into_iter().map(|(.., drawn)| drawn).collect()
    }

    /// The sites in a cluster of the atlas: those it names as its members, else those that lie in it.
    fn members(&self, layer: &Arc<Layer>, row: usize, area: &Area) -> Vec<u32> {
        let mut named = layer.dataset.list(row, "members");
        named.sort_unstable();
        let places = self.material.places.dataset();
        let is_in = |site: u32| {
            if named.is_empty() {
                area.contains(self.sites.positions[site as usize])
            } else {
                named.binary_search(&places.id(self.sites.rows[site as usize] as usize)).is_ok()
            }
        };
        self.findings.used.iter().copied().filter(|&site| is_in(site)).collect()
    }
}

/// What a share in common is called.
fn agreement(jaccard: f64) -> super::Words {
    match jaccard {
        share if share >= 1.0 => words::SAME,
        share if share >= NEARLY => words::NEARLY,
        share if share >= 0.5 => words::LARGELY,
        share if share >= 0.25 => words::PARTLY,
        _ => words::HARDLY,
    }
}
