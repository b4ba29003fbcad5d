//! Clusters of the atlas of Mongolia and of made-up places, through the page and the overlay.

use super::*;
use crate::analysis::Random;
use crate::report::OverlayShape;
use crate::report::material::tests::{ad_hoc, asked, mongolia};
use proptest::prelude::*;

fn ask(material: &Material, analysis: &str, locale: Locale) -> Question {
    asked(material, &["an=", analysis].concat(), locale)
}

/// The answer, and the one before it that is not whole.
fn both(material: &Material, question: &Question) -> (Answer, Answer) {
    let mut early = None;
    let mut first = |answer: Answer| early = Some(answer);
    let whole = answer(material, question, &mut Work { go_on: &mut |_| true, first: &mut first }).unwrap();
    (early.unwrap(), whole)
}

fn text(material: &Material, analysis: &str, locale: Locale) -> String {
    both(material, &ask(material, analysis, locale)).1.page.plain_text()
}

/// A file of points with a name and a kind each.
fn file(points: &[(f64, f64)], kind: &dyn Fn(usize) -> &'static str, order: &[usize]) -> String {
    let feature = |&at: &usize| {
        let ((lng, lat), kind) = (points[at], kind(at));
        format!(
            r#"{{"type":"Feature","id":"p{at:03}","geometry":{{"type":"Point","coordinates":[{lng},{lat}]}},"properties":{{"name":"Place {at}","kind":"{kind}"}}}}"#
        )
    };
    let features: Vec<String> = order.iter().map(feature).collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

#[test]
fn the_clusters_of_mongolia_are_those_of_its_file() {
    let material = mongolia();
    let (early, whole) = both(&material, &ask(&material, "clusters,chosen:1", Locale::En));
    let said = whole.page.plain_text().replace('\u{a0}', " ");
    for part in [
        "2 clusters with 32 of 147 places.",
        "Stable: 2, doubtful: 0, do not interpret: 0.",
        "49 places are left out because their location is known less finely than 250 m.",
        "Archaeological and historical places around State Academic Theatre of Opera and Ballet",
        "Its 25 places are joined by steps of at most 250 m from place to place. 20 of them have at least 5 places within 250 m",
        "250 m 2 32 (33 %) 66",
        "Clusters of the atlas: 2. The same or nearly the same as one found here: 2.",
        "DBSCAN, radius 250 m, at least 5 places",
        "Read with care: nobody knows how complete the records are (19 of 22 districts have fewer than 5)",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!said.contains(words::COVERAGE.get(Locale::En)));
    assert!(!early.is_whole && whole.is_whole);
    assert!(early.page.plain_text().contains(words::PENDING.get(Locale::En)));
    // The members are those of the file that the native program wrote.
    let drawn = material.layer_of(crate::atlas::Role::Clusters).unwrap();
    let opened: Vec<&str> = whole
        .page
        .walk()
        .iter()
        .filter_map(|part| part.get("data-go")?.strip_prefix("sel=places:"))
        .collect::<Vec<_>>();
    assert_eq!(opened, drawn.dataset.list(0, "members"));
    let areas = &whole.overlay.areas;
    let go: Vec<&str> = areas.iter().map(|area| area.go.as_str()).collect();
    assert_eq!(go, ["an=clusters,chosen:2", "an=clusters"]);
    assert!(areas.iter().all(|area| matches!(&area.shape, OverlayShape::Polygons(polygons) if !polygons.is_empty())));
    assert_eq!(whole.overlay.labels.len(), 2);
    assert!(whole.overlay.labels.iter().any(|label| label.text == "1 · 25 places"));
    assert!(whole.overlay.legend.plain_text().contains("stable chosen clusters of the atlas"));
}

#[test]
fn both_languages_say_the_same_figures() {
    let material = mongolia();
    let said = text(&material, "clusters,radius:500,chosen:1", Locale::Mn).replace('\u{a0}', " ");
    let english = text(&material, "clusters,radius:500,chosen:1", Locale::En).replace('\u{a0}', " ");
    assert!(english.contains("3 clusters with 66 of 147 places."), "{english}");
    assert!(said.contains("3 бөөгнөрөл олдов: 147 газраас 66 нь багтана."), "{said}");
    assert!(said.contains("DBSCAN, радиус 500 м, дор хаяж 5 газар"));
}

#[test]
fn every_cluster_can_have_its_own_density() {
    let material = mongolia();
    let said = text(&material, "clusters,method:hdbscan", Locale::En);
    assert!(
        said.contains("5 clusters with 66 of 147 places.") && said.contains(words::NO_TABLE.get(Locale::En)),
        "{said}"
    );
    assert!(said.contains("nearly the same (81\u{a0}%)"));
}

#[test]
fn the_radius_moves_along_the_curve() {
    let material = mongolia();
    let question = ask(&material, "clusters,rank:20", Locale::En);
    let (_, whole) = both(&material, &question);
    let all = whole.page.walk();
    let field = |id: &str| *all.iter().find(|part| part.get("id") == Some(id)).unwrap();
    let radius: f64 = field("clusters-radius-m").get("value").unwrap().parse().unwrap();
    assert!(radius > 250.0 && radius.fract() == 0.0);
    assert_eq!(field("clusters-rank").get("value"), Some("20"));
    assert_eq!(field("clusters-rank").get("data-set"), Some("an=clusters,rank:{}"));
    // With the radius of the place on the curve all but 20 places, at most, have enough others around them.
    assert!(whole.page.plain_text().contains("78 of 98 places have enough others around them"));
    let bend = field("clusters-bend").get("data-go").unwrap();
    assert!(bend.starts_with("an=clusters,radius:1"), "{bend}");
}

#[test]
fn sensible_pages_for_senseless_files() {
    let one = ad_hoc(&file(&[(106.9, 47.9)], &|_| "a", &[0]));
    let said = text(&one, "clusters,chosen:4", Locale::En);
    assert!(
        said.contains(&words::TOO_FEW.fill(Locale::En, &["5"])) && said.contains(words::UNSAID.get(Locale::En)),
        "{said}"
    );
    assert!(said.contains(words::DRAWN_NONE.get(Locale::En)));
    let nowhere =
        ad_hoc(r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":1}}]}"#);
    assert!(text(&nowhere, "clusters", Locale::En).contains("1 place is left out because it is no point on the map."));
    assert!(text(&nowhere, "clusters,method:hdbscan", Locale::Mn).contains("1 газрыг тооцоонд"));
    // Six on one spot, all of a kind: a cluster named by place and kind, of one effective category.
    let spot = ad_hoc(&file(&[(106.9, 47.9); 6], &|_| "a", &[0, 1, 2, 3, 4, 5]));
    for analysis in ["clusters,chosen:1", "clusters,radius:10,chosen:1"] {
        let said = text(&spot, analysis, Locale::En);
        assert!(said.contains("1 cluster with 6 of 6 places.") && said.contains("Stable: 1,"), "{said}");
    }
}

#[test]
fn nobody_waits_for_what_nobody_wants() {
    let material = mongolia();
    let question = ask(&material, "clusters", Locale::En);
    for end in [0, 1, 30, 100] {
        let mut times = 0;
        let mut go_on = |_| {
            times += 1;
            times <= end
        };
        assert!(answer(&material, &question, &mut Work { go_on: &mut go_on, first: &mut |_| () }).is_none());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_the_file_changes_nothing(
        places in prop::collection::vec((0..30_u8, 0..30_u8), 2..40), seed: u64, is_density: bool,
    ) {
        // On a lattice, so that places and distances are often the same.
        let points: Vec<(f64, f64)> =
            places.iter().map(|&(x, y)| (106.9 + 1e-3 * f64::from(x), 47.9 + 1e-3 * f64::from(y))).collect();
        let kind = |at: usize| ["a", "b", "c"][at % 3];
        let mut order: Vec<usize> = (0..points.len()).collect();
        let analysis = if is_density { "clusters,method:hdbscan,least:3,chosen:1" } else { "clusters,radius:120,least:3,chosen:1" };
        let answer = |order: &[usize]| {
            let material = ad_hoc(&file(&points, &kind, order));
            both(&material, &ask(&material, analysis, Locale::En)).1
        };
        let straight = answer(&order);
        Random::new(seed).shuffle(&mut order);
        prop_assert_eq!(answer(&order), straight);
    }
}
