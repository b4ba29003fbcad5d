//! Coverage of the atlas of Mongolia, of a small one with a register, and of files without districts.

use super::register::note;
use super::*;
use crate::report::made_up::made_up;
use crate::report::material::tests::{ad_hoc, answer_to, asked, mongolia};

fn ask(material: &Material, query: &str, locale: Locale) -> Answer {
    answer_to(answer, material, &asked(material, query, locale))
}

/// Two districts with a register, four places; one of them lies in neither.
fn registered(totals: [u32; 2]) -> Material {
    let members =
        totals.map(|total| format!(r#""register_total":{total},"register_source":"census","register_date":"2025""#));
    let place = |count, district| (count, district, "A1", r#""year":1990"#);
    made_up(&[("N", &members[0]), ("S", &members[1])], &[place(2, "N"), place(1, "S"), place(1, "")])
}

#[test]
fn mongolia_says_what_is_missing() {
    let material = mongolia();
    let found = ask(&material, "an=coverage", Locale::En);
    let text = found.page.plain_text();
    assert!(text.contains("Of 22 districts, 0 have no record and 19 have one to four."), "{text}");
    assert!(text.contains("What is known of the 147 places shown: least often a year (37 %)"), "{text}");
    assert!(text.contains("register_total"));
    assert!(text.contains("92 of 147 records are without a year; in 12 of 22 districts every one is"), "{text}");
    assert_eq!(found.overlay.areas.len(), 22);
    assert!(found.overlay.legend.plain_text().starts_with("Share of records without a year"));
    let records = ask(&material, "an=coverage,what:records", Locale::En);
    assert!(records.page.plain_text().contains("Ulaanbaatar has 100 of 147 records (68 %)"));
    let mongolian = ask(&material, "an=coverage,what:exact", Locale::Mn).page.plain_text();
    assert!(mongolian.contains("Нийт нэгж: 22; бичлэггүй нь: 0; нэгээс дөрвөн бичлэгтэй нь: 19."), "{mongolian}");
}

#[test]
fn shown_districts_do_not_depend_on_their_own_filter() {
    let material = mongolia();
    let found = ask(&material, "f.district=MN-1&an=coverage,what:records", Locale::En);
    assert!(found.page.plain_text().contains("Ulaanbaatar has 100 of 147 records"));
    let chosen: Vec<_> = found.page.walk().into_iter().filter(|e| e.get("aria-pressed") == Some("true")).collect();
    assert_eq!((chosen.len(), chosen[0].get("data-go")), (1, Some("f.district=")));
}

#[test]
fn a_register_is_compared_with_all_records() {
    let material = registered([8, 2]);
    let found = ask(&material, "an=coverage", Locale::En);
    let text = found.page.plain_text();
    assert!(
        text.contains("The atlas has 3 of 10 registered places (30 %): least in N (25 %), most in S (50 %)."),
        "{text}"
    );
    assert!(text.contains("Least complete: N (2 of 8 registered places)"), "{text}");
    assert!(text.contains("Register total: Census of culture, 2025."), "{text}");
    let question = Question { mask: Mask::new(4, true), ..Question::default() };
    let said = note(&material, &question).unwrap();
    assert!(said.contains("3 of 10 registered places (30 %), by district from 25 % to 50 %"), "{said}");
    // A complete register needs no caution.
    assert_eq!(note(&registered([2, 1]), &question), None);
    // Totals of 0 are no totals.
    let none = ask(&registered([0, 0]), "an=coverage", Locale::En).page.plain_text();
    assert!(none.contains("Of 2 districts, 0 have no record and 2 have one to four."), "{none}");
    // What filters leave changes the records shown, never the comparison with the register.
    let question = Question { query: "an=coverage".to_owned(), mask: Mask::from_rows(4, [2]), ..Question::default() };
    let found = answer_to(answer, &material, &question);
    assert!(found.page.plain_text().contains("Least complete: N (2 of 8 registered places)"));
}

#[test]
fn a_file_without_districts_says_what_to_add() {
    let material = ad_hoc(
        r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"name":"a"}},
        {"type":"Feature","geometry":null,"properties":{"name":"b"}}]}"#,
    );
    let found = ask(&material, "an=coverage", Locale::En);
    let text = found.page.plain_text();
    assert!(text.contains("no register totals and no districts") && text.contains("least often a position (50 %)"));
    assert!(found.overlay.is_empty());
    let question = Question { mask: Mask::new(2, true), locale: Locale::Mn, ..Question::default() };
    assert!(note(&material, &question).unwrap().starts_with("Болгоомжтой"));
}

#[test]
fn the_note_counts_districts_with_few_records() {
    let question = Question { mask: Mask::new(147, true), ..Question::default() };
    let said = note(&mongolia(), &question).unwrap();
    assert!(said.contains("19 of 22 districts have fewer than 5"), "{said}");
}
