//! What was found, in words and figures: the sentence, the table of radii, the list of clusters.

use super::setting::choose_radius;
use super::tuning::Tuned;
use crate::analysis::cluster::{RUNS, SensitivityRow, StabilityWord, StudiedCluster};
use crate::geo::LngLatBounds;
use crate::i18n::{Locale, decimal, distance, fill, integer, messages as m};
use crate::state::Clustering;
use crate::ui::context::{Context, Flight};
use crate::ui::part::{Derived, Part, button, follow, live, nothing, tag};
use std::sync::Arc;

/// Clusters that are listed; the map shows the others too.
const LISTED: usize = 50;

/// Everything that was found; nothing before.
pub(super) fn results(context: Context, found: Derived<Option<Arc<Tuned>>>) -> Part {
    let tuning = context.tuning;
    let is_old = move || found.with(Option::is_some) && !tuning.state.with(super::tuning::TuningState::is_about_this);
    follow(move || {
        if let Some(found) = found.get().filter(|found| found.findings.is_whole) {
            context.announce(sentence(&found, context.locale.get()));
        }
    });
    let said = live(move || {
        let locale = context.locale.get();
        let Some(found) = found.get() else { return nothing() };
        let note = if found.has_precision { nothing() } else { tag("p").text(m::CLUSTER_UNSAID.get(locale)) };
        tag("div")
            .add(
                tag("p")
                    .class("cluster-sentence")
                    .attr("data-testid", "clusters-found")
                    .text(&sentence(&found, locale)),
            )
            .add(note)
            .add(table(context, &found, locale))
            .add(list(context, &found, locale))
    });
    tag("div")
        .class("cluster-results")
        .bind("aria-busy", move || is_old().to_string())
        .when(".is-old", is_old)
        .add(said)
}

fn count(locale: Locale, number: usize) -> String {
    integer(locale, number as u64)
}

fn percent(locale: Locale, share: f64) -> String {
    if share.is_finite() { decimal(locale, share * 100.0, 0) + "%" } else { decimal(locale, share, 0) }
}

/// How many clusters with how many places, and who was left out.
fn sentence(found: &Tuned, locale: Locale) -> String {
    let findings = &found.findings;
    let total = found.rows.len();
    let places =
        fill(m::SHOWN_PLACES.of(locale, total), &[&count(locale, findings.clustered()), &count(locale, total)]);
    let clusters = findings.clusters.len();
    let mut said = fill(m::CLUSTERS_FOUND.of(locale, clusters), &[&count(locale, clusters), &places]);
    let limit = distance(locale, found.clustering.precision_m());
    for (message, left_out) in
        [(m::LEFT_OUT_COARSE, findings.too_coarse), (m::LEFT_OUT_NOWHERE, findings.without_position)]
    {
        if left_out > 0 {
            said.push_str("; ");
            said.push_str(&fill(message.of(locale, left_out), &[&count(locale, left_out), &limit]));
        }
    }
    if clusters == 0 {
        said.push_str(". ");
        said.push_str(m::CLUSTERS_NONE.get(locale));
    }
    said
}

/// The same at other radii; nothing where there is no radius.
fn table(context: Context, found: &Tuned, locale: Locale) -> Part {
    if found.findings.sensitivity.is_empty() {
        return nothing();
    }
    let column = |message: crate::i18n::Message| tag("th").attr("scope", "col").text(message.get(locale));
    let head = tag("tr")
        .add(column(m::CLUSTER_RADIUS_FIELD))
        .add(column(m::TAB_CLUSTERS))
        .add(column(m::CLUSTER_IN))
        .add(column(m::CLUSTER_NOT_IN));
    let line = |row: &SensitivityRow| {
        let eps_m = row.eps_m;
        let said = decimal(locale, eps_m, 1);
        let radius = if row.factor == 1.0 {
            tag("span").text(&said)
        } else {
            button("link").on_click(move || choose_radius(context, eps_m)).text(&said)
        };
        let inside = ((found.findings.used - row.noise) as f64, row.clustered);
        let inside = [&*decimal(locale, inside.0, 0), " (", &percent(locale, inside.1), ")"].concat();
        let cell = |text: &str| tag("td").text(text);
        let line = if row.factor == 1.0 { tag("tr").class("is-now") } else { tag("tr") };
        line.add(tag("th").attr("scope", "row").add(radius))
            .add(cell(&count(locale, row.clusters)))
            .add(cell(&inside))
            .add(cell(&count(locale, row.noise)))
    };
    let body = found.findings.sensitivity.iter().map(line).fold(tag("tbody"), Part::add);
    tag("table")
        .class("radii")
        .add(tag("caption").text(m::CLUSTER_TABLE.get(locale)))
        .add(tag("thead").add(head))
        .add(body)
}

/// The clusters, largest first.
fn list(context: Context, found: &Arc<Tuned>, locale: Locale) -> Part {
    let clusters = found.findings.clusters.iter().enumerate().take(LISTED);
    let list = clusters.fold(tag("ol").class("cluster-list"), |list, (number, cluster)| {
        list.add(cluster_view(context, found, number, cluster, locale))
    });
    let left = found.findings.clusters.len().saturating_sub(LISTED);
    let rest = fill(m::REPORT_MORE.get(locale), &[&count(locale, left)]);
    let rest = if left > 0 { tag("p").class("muted").text(&rest) } else { nothing() };
    nothing().add(list).add(rest)
}

fn cluster_view(context: Context, found: &Tuned, number: usize, cluster: &StudiedCluster, locale: Locale) -> Part {
    let fact = &cluster.fact;
    let tuning = context.tuning;
    let bounds: LngLatBounds = fact.outline.iter().flatten().flatten().copied().collect();
    let flight =
        if bounds.is_empty() { Flight::To { center: fact.center, min_zoom: 14.0 } } else { Flight::Fit(bounds) };
    let is_on = move || tuning.state.with(|state| state.chosen == Some(number));
    let choose = move || {
        tuning.state.update(|state| state.chosen = Some(number));
        context.flight.set(Some(flight));
    };
    let name = button("link cluster-name").bind("aria-pressed", move || is_on().to_string()).on_click(choose);
    let word = match StabilityWord::of(cluster.stability) {
        _ if cluster.stability.is_nan() => m::STABILITY_PENDING,
        StabilityWord::Stable | StabilityWord::HighlyStable => m::STABLE,
        StabilityWord::Doubtful => m::DOUBTFUL,
        StabilityWord::DoNotInterpret => m::NOT_TO_INTERPRET,
    };
    let stability = if cluster.stability.is_nan() {
        word.get(locale).to_owned()
    } else {
        [&*decimal(locale, cluster.stability, 2), " · ", word.get(locale)].concat()
    };
    let figures = [
        (m::MEMBERS, count(locale, fact.members.len())),
        (m::CLUSTER_KINDS, decimal(locale, fact.effective_categories, 1)),
        (m::CLUSTER_DENSITY, decimal(locale, fact.density_per_km2(), 1)),
        (m::CLUSTER_STABILITY, stability),
    ];
    let facts = figures.iter().fold(tag("dl").class("facts"), |facts, (term, text)| {
        facts.add(tag("div").class("fact").add(tag("dt").text(term.get(locale))).add(tag("dd").text(text)))
    });
    let why = tag("details")
        .add(tag("summary").text(m::CLUSTER_WHY.get(locale)))
        .add(tag("p").text(&reason(context, found, cluster, locale)));
    tag("li").add(name.text(&name_of(context, found, number, locale))).add(facts).add(why)
}

/// The largest category and the place that the cluster is named after.
fn name_of(context: Context, found: &Tuned, number: usize, locale: Locale) -> String {
    let fact = &found.findings.clusters[number].fact;
    let places = context.places();
    let place = fact.named_after.and_then(|row| {
        let row = *found.rows.get(row as usize)?;
        Some(places.as_ref()?.layer.name(row as usize, locale).text)
    });
    match (largest(context, found, number, locale), place) {
        (Some(category), Some(place)) => fill(m::CLUSTER_NAME.get(locale), &[&category, &place]),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => fill(m::CLUSTER_NUMBER.get(locale), &[&count(locale, number + 1)]),
    }
}

/// The label of a cluster's largest category.
fn largest(context: Context, found: &Tuned, number: usize, locale: Locale) -> Option<String> {
    let code = found.findings.clusters[number].fact.largest_category()?;
    label(context, found, code, locale)
}

fn label(context: Context, found: &Tuned, code: u32, locale: Locale) -> Option<String> {
    let category = found.categories.get((code as usize).checked_sub(1)?)?;
    let places = context.places()?;
    Some(places.category_label(category, locale).unwrap_or(category).to_owned())
}

/// Why this is a cluster, in one paragraph.
fn reason(context: Context, found: &Tuned, cluster: &StudiedCluster, locale: Locale) -> String {
    let fact = &cluster.fact;
    let (members, least) = (count(locale, fact.members.len()), count(locale, found.clustering.least()));
    let reach = distance(locale, fact.reach_m);
    let mut said = match found.clustering {
        Clustering::Radius { .. } => {
            fill(m::WHY_RADIUS.get(locale), &[&members, &reach, &count(locale, fact.core), &least])
        }
        Clustering::Density { .. } => fill(m::WHY_DENSITY.get(locale), &[&members, &reach, &least]),
    };
    let mut say = |text: String| {
        said.push(' ');
        said.push_str(&text);
    };
    if let Some((code, largest)) = fact.composition.first()
        && let Some(label) = label(context, found, *code, locale)
    {
        say(fill(m::WHY_LARGEST.get(locale), &[&label, &count(locale, *largest), &members]));
    }
    if !cluster.stability.is_nan() {
        let values = [&*percent(locale, cluster.stability), &count(locale, RUNS)];
        say(fill(m::WHY_STABLE.get(locale), &values));
    }
    if cluster.persistence > 0 {
        say(fill(m::WHY_RADII.get(locale), &[&count(locale, cluster.persistence.into())]));
    }
    said
}
