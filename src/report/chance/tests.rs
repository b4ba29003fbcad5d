//! Verdicts on patterns of chance and on obvious ones, on the atlas of Mongolia, and on files with nothing to say.

use super::*;
use crate::analysis::Random;
use crate::query::Mask;
use crate::report::made_up::made_up;
use crate::report::material::tests::{ad_hoc, answer_to, asked, mongolia};
use proptest::prelude::*;

const AREAS: [&str; 3] = ["global", "hot", "local"];
const POINTS: [&str; 3] = ["clark", "ripley", "colocation"];

fn told(material: &Material, query: &str, locale: Locale) -> Answer {
    answer_to(answer, material, &asked(material, query, locale))
}

fn verdict(material: &Material, options: &str) -> String {
    let answer = told(material, &format!("an=chance,{options}"), Locale::En);
    let all = answer.page.walk();
    all.iter().find(|part| part.get("data-testid") == Some("verdict")).unwrap().plain_text().replace('\u{a0}', " ")
}

/// A file of points in kilometres east and north of a place, each with a kind.
fn file(points: &[(f64, f64, &str)], order: &[usize]) -> Material {
    let feature = |&at: &usize| {
        let (east, north, kind) = points[at];
        let (lng, lat) = (105.0 + east / 74.9, 47.0 + north / 111.2);
        format!(
            r#"{{"type":"Feature","id":"p{at:03}","geometry":{{"type":"Point","coordinates":[{lng},{lat}]}},"properties":{{"name":"Place {at}","kind":"{kind}"}}}}"#
        )
    };
    let features: Vec<String> = order.iter().map(feature).collect();
    ad_hoc(&format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(",")))
}

fn in_order(points: &[(f64, f64, &str)]) -> Material {
    file(points, &(0..points.len()).collect::<Vec<_>>())
}

/// Points strewn by lot over 100 by 100 km, their kinds too.
fn strewn(count: usize, seed: u64) -> Vec<(f64, f64, &'static str)> {
    let mut random = Random::new(seed);
    let mut point = || (100.0 * random.unit(), 100.0 * random.unit(), ["a", "b", "c"][random.below(3)]);
    (0..count).map(|_| point()).collect()
}

/// The same with kind "a" in one crowd, and most of the others in another.
fn crowded() -> Vec<(f64, f64, &'static str)> {
    let mut random = Random::new(3);
    let mut point = |at: usize| {
        let (east, north) = (100.0 * random.unit(), 100.0 * random.unit());
        match at % 4 {
            0 => (20.0 + east / 10.0, 20.0 + north / 10.0, "a"),
            1 | 2 => (70.0 + east / 8.0, 60.0 + north / 8.0, "b"),
            _ => (east, north, "c"),
        }
    };
    (0..240).map(&mut point).collect()
}

#[test]
fn verdicts_follow_from_chance_and_side() {
    assert_eq!(Verdict::of(0.05, true), Verdict::More);
    assert_eq!((Verdict::of(0.051, true), Verdict::of(0.01, false)), (Verdict::NoMore, Verdict::Less));
    assert_eq!(Verdict::of(f64::NAN, true), Verdict::NoMore);
}

#[test]
fn what_is_strewn_by_lot_is_no_more_than_chance() {
    let material = in_order(&strewn(220, 11));
    for test in [
        "global",
        "hot,permutations:999",
        "local,permutations:999",
        "clark",
        "ripley",
        "ripley,kind:b",
        "clark,kind:a",
        "colocation",
    ] {
        let said = verdict(&material, &format!("test:{test}"));
        assert!(said.starts_with("No more than chance"), "{test}: {said}");
    }
}

#[test]
fn what_is_in_crowds_is_more_than_chance() {
    let material = in_order(&crowded());
    for test in [
        "global",
        "hot,permutations:4999",
        "local,permutations:4999",
        "clark",
        "ripley",
        "ripley,kind:a",
        "clark,kind:a",
        "colocation",
    ] {
        let said = verdict(&material, &format!("test:{test}"));
        assert!(said.starts_with("More than chance"), "{test}: {said}");
    }
    let said = verdict(&material, "test:colocation");
    assert!(said.starts_with("More than chance: the nearest neighbour of a is a "), "{said}");
    let hot = told(&material, "an=chance,test:hot,permutations:4999", Locale::En).overlay;
    assert!(hot.areas.len() > 100 && hot.legend.plain_text().contains("hot: "));
}

#[test]
fn a_lattice_is_less_than_chance() {
    let points: Vec<(f64, f64, &str)> =
        (0..144_u8).map(|at| (f64::from(at % 12) * 5.0, f64::from(at / 12) * 5.0, "a")).collect();
    let material = in_order(&points);
    assert!(
        verdict(&material, "test:clark")
            .starts_with("Less than chance: all places – nearest neighbours are farther (5 km)")
    );
}

#[test]
fn the_atlas_of_mongolia_is_tested() {
    let material = mongolia();
    let said = verdict(&material, "test:ripley,kind:A");
    assert!(said.starts_with("No more than chance: Cultural and Natural Heritage – neither"), "{said}");
    let answer = told(&material, "an=chance,on:districts", Locale::En);
    let said = answer.page.plain_text();
    assert!(said.contains("With only 22 areas such a test has little power"), "{said}");
    assert!(said.contains("Districts, Places per 10,000 inhabitants") && said.contains("I = −0.089; by chance −0.048"));
    assert_eq!(answer.overlay.areas.len(), 22);
    assert!(answer.overlay.areas.iter().all(|area| area.go.starts_with("f.district=MN-")));
    let mongolian = told(&material, "an=chance,on:districts", Locale::Mn).page.plain_text();
    assert!(mongolian.contains("I = −0.089; санамсаргүй бол −0.048"), "{mongolian}");
    // A filter of the district bounds the region: elsewhere places could not be shown.
    let capital = told(&material, "f.district=MN-1&an=chance,width:5000", Locale::En);
    assert!(capital.page.plain_text().contains("More than chance") && capital.overlay.areas.len() < 260);
    let said = verdict(&material, "test:colocation");
    assert!(
        said.starts_with(
            "More than chance: the nearest neighbour of Performance and Celebration is Performance and Celebration 2.3"
        ),
        "{said}"
    );
}

#[test]
fn hexagons_hold_every_place_that_is_known_to_lie_in_one() {
    let material = mongolia();
    let question = asked(&material, "an=chance", Locale::En);
    let sites = Sites::new(&material, &question.mask);
    let region = Region::new(&material, &question);
    let (choices, first) = unit::widths(&material, &region);
    assert_eq!((choices.as_slice(), first), ([5e4, 1e5, 2e5].as_slice(), Some(1e5)));
    for width_m in choices {
        let units = unit::Units::hexagons(&material, &region, &sites, width_m).unwrap();
        let held: usize = units.list.iter().map(|unit| unit.count).sum();
        assert_eq!(held + units.left_out, 147);
        assert!(units.weights.islands().is_empty() && units.list.len() < 4_000);
    }
    // The capital's area is named after its largest settlement.
    let units = unit::Units::hexagons(&material, &region, &sites, 1e5).unwrap();
    let most = (0..units.list.len()).max_by_key(|&unit| units.list[unit].count).unwrap();
    assert_eq!(units.name(&material, most, Locale::En), "Ulaanbaatar");
}

#[test]
fn files_with_nothing_to_say() {
    let one = in_order(&[(0.0, 0.0, "a")]);
    let spot = in_order(&[(1.0, 1.0, "a"); 30]);
    let line: Vec<(f64, f64, &str)> = (0..30_u8).map(|at| (f64::from(at), 0.0, "a")).collect();
    let nowhere =
        ad_hoc(r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":1}}]}"#);
    for material in [&one, &spot, &nowhere] {
        for test in AREAS.iter().chain(&POINTS) {
            let said = verdict(material, &format!("test:{test}"));
            assert!(said.starts_with("Too few to say") || said.starts_with("This data has no kinds"), "{test}: {said}");
        }
    }
    for test in ["ripley", "clark"] {
        let said = verdict(&in_order(&line), &format!("test:{test}"));
        assert!(said.starts_with("Too few to say"), "{test}: {said}");
    }
}

#[test]
fn caution_is_as_specific_as_can_be() {
    for test in AREAS.iter().chain(&POINTS) {
        let said = told(&mongolia(), &format!("an=chance,test:{test},permutations:99"), Locale::En).page.plain_text();
        let specific = "Read with care: nobody knows how complete the records are (19 of 22 districts have fewer";
        assert!(said.contains(specific) && !said.contains(words::COVERAGE.get(Locale::En)), "{test}: {said}");
    }
    // The register says that every place is there.
    let complete = made_up(&[("N", r#""register_total":2"#)], &[(2, "N", "A1", "")]);
    let said = told(&complete, "an=chance", Locale::En).page.plain_text();
    assert!(said.contains(words::COVERAGE.get(Locale::En)) && !said.contains("Read with care"), "{said}");
}

#[test]
fn nobody_waits_for_what_nobody_wants() {
    let material = mongolia();
    for test in ["global", "hot", "local", "clark,kind:B", "ripley", "colocation"] {
        let question = asked(&material, &format!("an=chance,test:{test}"), Locale::En);
        let mut asked = 0;
        let mut go_on = |share: f64| {
            asked += 1;
            assert!((0.0..=1.0).contains(&share));
            asked < 20
        };
        assert!(answer(&material, &question, &mut Work { go_on: &mut go_on, first: &mut |_| () }).is_none(), "{test}");
        assert_eq!(asked, 20);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn the_order_of_the_file_changes_nothing(count in 12..60_usize, seed: u64, at in 0..6_usize) {
        let points = strewn(count, seed);
        let mut order: Vec<usize> = (0..count).collect();
        let test = AREAS.iter().chain(&POINTS).nth(at).unwrap();
        let query = format!("an=chance,test:{test},permutations:99");
        let straight = told(&in_order(&points), &query, Locale::En);
        Random::new(seed).shuffle(&mut order);
        prop_assert_eq!(told(&file(&points, &order), &query, Locale::En), straight);
    }
}

#[test]
fn a_mask_of_another_length_harms_nothing() {
    let material = mongolia();
    let question =
        Question { mask: Mask::new(3, true), query: "an=chance,test:clark".to_owned(), ..Question::default() };
    let answer = answer_to(answer, &material, &question);
    assert!(answer.page.plain_text().contains("Too few to say"));
}

#[test]
fn verdicts_on_chance_are_rarely_wrong() {
    for test in ["clark", "ripley", "global"] {
        let wrong = (100..140)
            .filter(|&seed| {
                !verdict(&in_order(&strewn(90, seed)), &format!("test:{test},permutations:99")).starts_with("No more")
            })
            .count();
        // 2 of 40 are to be expected; 7 or more come once in two hundred times.
        assert!(wrong <= 6, "{test}: {wrong}");
    }
}

#[test]
fn areas_at_the_border_are_not_called_low() {
    // With many places even small differences show: the hexagons at the border have only a part of theirs.
    let material = in_order(&strewn(4000, 1));
    for width in ["5000", "10000"] {
        let said = verdict(&material, &format!("test:global,width:{width}"));
        assert!(said.starts_with("No more than chance"), "{width}: {said}");
    }
}
