//! What was found: the conclusion in words and the list of clusters.

use super::{Page, words};
use crate::analysis::cluster::StabilityWord;
use crate::i18n::distance;
use crate::report::{Element, control, coverage, el};

impl Page<'_> {
    /// How many clusters with how many places, how sure they are, and who was left out.
    pub(super) fn conclusion(&self) -> Vec<Element> {
        let findings = self.findings;
        let locale = self.locale;
        let (clusters, total) = (findings.clusters.len(), self.count(self.sites.len()));
        let lead = if findings.used.len() < self.setting.least {
            words::TOO_FEW.fill(locale, &[&self.count(self.setting.least)])
        } else if clusters == 0 {
            words::FOUND_NONE.fill(locale, &[&total])
        } else {
            words::FOUND.count(locale, clusters, &[&self.count(clusters), &self.count(findings.clustered()), &total])
        };
        let mut said = vec![el("p").class("conclusion").attr("data-testid", "clusters-found").text(&lead)];
        if clusters > 0 {
            let sure = if findings.is_whole { self.how_sure() } else { words::PENDING.get(locale).to_owned() };
            said.push(el("p").text(&sure));
        }
        let limit = distance(locale, self.setting.precision_m());
        let left = [(words::LEFT_COARSE, findings.too_coarse), (words::LEFT_NOWHERE, findings.without_position)];
        for (words, left_out) in left {
            if left_out > 0 {
                said.push(el("p").class("muted").text(&words.count(
                    locale,
                    left_out,
                    &[&self.count(left_out), &limit],
                )));
            }
        }
        if !self.sites.has_precision {
            said.push(self.text("muted", words::UNSAID));
        }
        if clusters > 0 {
            let caveat = coverage::caveat(self.material, self.question);
            said.push(caveat.unwrap_or_else(|| self.text("muted", words::COVERAGE)));
        }
        said
    }

    /// How many clusters are stable, doubtful, not to be interpreted.
    fn how_sure(&self) -> String {
        let mut counts = [0_usize; 3];
        for cluster in &self.findings.clusters {
            counts[match StabilityWord::of(cluster.stability) {
                StabilityWord::Stable | StabilityWord::HighlyStable => 0,
                StabilityWord::Doubtful => 1,
                StabilityWord::DoNotInterpret => 2,
            }] += 1;
        }
        let [stable, doubtful, not] = counts.map(|count| self.count(count));
        words::SURE.fill(self.locale, &[&stable, &doubtful, &not])
    }

    /// The clusters as buttons, largest first, each with its size as a bar and how stable it is.
    pub(super) fn list(&self) -> Vec<Element> {
        let clusters = &self.findings.clusters;
        if clusters.is_empty() {
            return Vec::new();
        }
        let largest = clusters[0].fact.members.len() as f64;
        let row = |number: usize| {
            let cluster = &clusters[number];
            let members = cluster.fact.members.len();
            let is_on = self.chosen() == Some(number);
            let chosen = if is_on { 0 } else { number + 1 };
            let go = super::Setting { chosen, ..self.setting.clone() }.full_options().go();
            let mut name = control::button("link cluster-name", &self.name(number), &go)
                .attr("id", &["cluster-", &(number + 1).to_string()].concat())
                .attr("aria-pressed", if is_on { "true" } else { "false" });
            if let Some(fit) = self.fit(number).filter(|_| !is_on) {
                name = name.attr("data-fit", &fit);
            }
            let size = words::PLACES.count(self.locale, members, &[&self.count(members)]);
            let sure = self.stability_word(cluster.stability);
            let bar = super::chosen::bar(members as f64 / largest, "fig-bar");
            let figures = el("p").class("cluster-figures").put(el("span").text(&size));
            el("li").put(name).put(figures.put(el("span").class("muted").text(sure))).put(bar)
        };
        let listed = clusters.len().min(self.setting.listed);
        let mut parts =
            vec![el("h3").text(words::LIST.get(self.locale)), el("ol").class("cluster-list").all((0..listed).map(row))];
        if listed < clusters.len() {
            parts.push(self.show_all("clusters-all", clusters.len()));
        }
        parts
    }

    /// The button that lists everything.
    pub(super) fn show_all(&self, id: &str, all: usize) -> Element {
        let go = super::Setting { listed: usize::MAX, ..self.setting.clone() }.full_options().go();
        control::button("link", &words::ALL.fill(self.locale, &[&self.count(all)]), &go).attr("id", id)
    }
}
