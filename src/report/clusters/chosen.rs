//! The chosen cluster: its facts, why it is one, what is in it.

use super::{Page, words};
use crate::analysis::cluster::{RUNS, StudiedCluster};
use crate::geo::LngLatBounds;
use crate::i18n::{decimal, distance};
use crate::report::degree::position_text;
use crate::report::{Element, Grid, control, el, figure::Figure, svg};
use crate::state::pair;

/// Members that are listed at first.
const LISTED: usize = 60;
/// Categories that have a bar of their own.
const MOST_BARS: usize = 10;

impl Page<'_> {
    /// What the map is to show for a cluster, as `west,south,east,north`.
    pub(super) fn fit(&self, number: usize) -> Option<String> {
        let fact = &self.findings.clusters[number].fact;
        let outline: LngLatBounds = fact.outline.iter().flatten().flatten().copied().collect();
        let sites = fact.members.iter().map(|&site| self.sites.positions[site as usize]);
        let bounds = if outline.is_empty() { sites.collect() } else { outline };
        let [west, south, east, north] = <[f64; 4]>::from(bounds);
        (!bounds.is_empty()).then(|| format!("{west:.5},{south:.5},{east:.5},{north:.5}"))
    }

    /// Everything about one cluster.
    pub(super) fn chosen_cluster(&self, number: usize) -> Element {
        let cluster = &self.findings.clusters[number];
        let fact = &cluster.fact;
        let locale = self.locale;
        let members = self.count(fact.members.len());
        let mut buttons = el("p").class("buttons");
        if let Some(fit) = self.fit(number) {
            let show = el("button").attr("type", "button").class("button").attr("data-fit", &fit);
            buttons = buttons.put(show.text(words::ON_MAP.get(locale)));
        }
        let close = super::Setting { chosen: 0, ..self.setting.clone() }.full_options().go();
        let buttons = buttons.put(control::button("link", words::CLOSE.get(locale), &close));
        let listed = if self.setting.listed == usize::MAX { fact.members.len() } else { LISTED };
        let place = |&site: &u32| self.place(site as usize);
        let mut list = vec![el("ul").class("members").all(fact.members.iter().take(listed).map(place))];
        if listed < fact.members.len() {
            list.push(self.show_all("cluster-all", fact.members.len()));
        }
        let title = words::MEMBERS_LIST.count(locale, fact.members.len(), &[&members]);
        el("section")
            .class("cluster-chosen")
            .attr("id", "cluster-chosen")
            .attr("aria-labelledby", "cluster-chosen-name")
            .put(el("h3").attr("id", "cluster-chosen-name").text(&self.name(number)))
            .put(self.facts(cluster))
            .put(el("h4").text(words::WHY.get(locale)))
            .put(el("p").text(&self.why(cluster)))
            .all(self.composition(cluster))
            .put(control::more("cluster-members", &title, list))
            .put(buttons)
    }

    /// A member as a button that opens its card.
    fn place(&self, site: usize) -> Element {
        let layer = &self.material.places.layer;
        let id = layer.dataset.id(self.sites.rows[site] as usize);
        let name = layer.name(self.sites.rows[site] as usize, self.locale);
        let open = pair("sel", &[&layer.config.id, ":", id].concat());
        el("li").put(control::button("link", &name.text, &open).attr("lang", &name.lang))
    }

    fn facts(&self, cluster: &StudiedCluster) -> Element {
        let fact = &cluster.fact;
        let locale = self.locale;
        let word = self.stability_word(cluster.stability);
        let stability = if cluster.stability.is_nan() {
            word.to_owned()
        } else {
            [word, " (", &decimal(locale, cluster.stability, 2), ")"].concat()
        };
        let center = position_text(fact.center, 5);
        let unit = if locale == crate::i18n::Locale::Mn { "\u{a0}км²" } else { "\u{a0}km²" };
        let area = decimal(locale, fact.area_m2 / 1e6, 2) + unit;
        let figures = [
            (words::MEMBERS, self.count(fact.members.len())),
            (words::STABILITY, stability),
            (words::SHARE, self.percent(fact.share)),
            (words::KINDS, decimal(locale, fact.effective_categories, 1)),
            (words::DENSE, decimal(locale, fact.density_per_km2(), 1)),
            (words::AREA, area),
            (words::CENTRE, center),
        ];
        let fact = |(term, text): (super::Words, String)| {
            el("div").class("fact").put(el("dt").text(term.get(locale))).put(el("dd").text(&text))
        };
        el("dl").class("facts").all(figures.into_iter().map(fact))
    }

    /// Why this is a cluster, in one paragraph.
    fn why(&self, cluster: &StudiedCluster) -> String {
        let fact = &cluster.fact;
        let locale = self.locale;
        let (members, least) = (self.count(fact.members.len()), self.count(self.setting.least));
        let reach = distance(locale, fact.reach_m);
        let mut said = vec![if self.setting.is_density {
            words::WHY_DENSITY.fill(locale, &[&members, &reach, &least])
        } else {
            words::WHY_RADIUS.fill(locale, &[&members, &reach, &self.count(fact.core), &least])
        }];
        if let Some((code, largest)) = fact.composition.first() {
            said.push(words::WHY_LARGEST.fill(locale, &[&self.label(*code), &self.count(*largest), &members]));
        }
        if !cluster.stability.is_nan() {
            let values = [&*self.percent(cluster.stability), &self.count(RUNS), self.stability_word(cluster.stability)];
            said.push(words::WHY_STABLE.fill(locale, &values));
        }
        if cluster.persistence > 0 {
            let radii = self.count(self.findings.sensitivity.len());
            said.push(words::WHY_RADII.fill(locale, &[&self.count(cluster.persistence.into()), &radii]));
        }
        said.join(" ")
    }

    /// The categories in it as bars that filter by them; nothing where places have no categories.
    fn composition(&self, cluster: &StudiedCluster) -> Option<Element> {
        let kinds = self.kinds?;
        let fact = &cluster.fact;
        let locale = self.locale;
        let (_, largest) = *fact.composition.first()?;
        let members = fact.members.len();
        let categories = fact.composition.len();
        let mixed = decimal(locale, fact.effective_categories, 1);
        let title = words::COMPOSITION_IS.count(locale, categories, &[&self.count(categories), &mixed]);
        let mut grid = Grid::new(
            words::COMPOSITION.get(locale),
            [kinds.facet.title.get(locale.code()), words::MEMBERS.get(locale)],
        );
        let mut rows = el("ul").class("bars");
        for (at, (code, count)) in fact.composition.iter().enumerate() {
            let (label, said) = (self.label(*code), self.count(*count));
            grid.row(&[&label, &said]);
            if at >= MOST_BARS {
                continue;
            }
            let above = kinds.above(self.material, *code);
            let above: Vec<&str> = above.iter().map(String::as_str).collect();
            let go = self.question.toggled(&kinds.facet.id, kinds.value(*code), &above);
            let is_on = self.question.has_value(&kinds.facet.id, kinds.value(*code));
            let name = words::FILTER.fill(locale, &[&label, &said]);
            let button = el("button")
                .attr("type", "button")
                .class("bar")
                .go(&go)
                .attr("aria-label", &name)
                .attr("aria-pressed", if is_on { "true" } else { "false" })
                .put(el("span").class("bar-name").text(&label))
                .put(el("span").class("bar-figure").text(&said))
                .put(bar(*count as f64 / largest as f64, &kinds.class(self.material, *code)));
            rows = rows.put(el("li").class("bar-row").put(button));
        }
        let unknown = members - fact.composition.iter().map(|(_, count)| count).sum::<usize>();
        if unknown > 0 {
            grid.row(&[words::UNKNOWN.get(locale), &self.count(unknown)]);
        }
        Some(Figure { summary: title.clone(), title, drawing: rows, grid }.element(locale))
    }
}

/// A bar as long as its share of the row.
pub(super) fn bar(share: f64, class: &str) -> Element {
    let bar = svg("rect").class(class).number("width", 100.0 * share).number("height", 6.0);
    svg("svg")
        .class("bar-line")
        .attr("viewBox", "0 0 100 6")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .put(bar)
}
