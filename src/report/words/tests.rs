//! The words of analyses in every language, on made-up counts and on the atlas of Mongolia.

use super::*;
use crate::report::Question;
use crate::report::material::tests::{answer_to, asked, mongolia};
use std::collections::BTreeSet;

fn holes(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(hole, _)| hole).collect()
}

#[test]
fn every_language_has_the_same_holes_and_its_own_letters() {
    for (position, name) in NAMES.iter().enumerate() {
        let words = Words(position as u16);
        let english = words.get(Locale::En);
        for locale in Locale::ALL {
            let text = words.get(locale);
            assert!(!text.is_empty(), "{name}");
            for form in text.split('|') {
                assert_eq!(holes(form), holes(english), "{name}: {form}");
            }
        }
        let mongolian = words.get(Locale::Mn);
        let is_cyrillic = mongolian.chars().any(|letter| ('А'..='ӿ').contains(&letter));
        assert!(is_cyrillic || !english.chars().any(char::is_alphabetic) || mongolian == english, "{name}");
    }
}

#[test]
fn a_name_is_its_own_text() {
    assert_eq!(topic::TOPICS.get(Locale::En), "Analyses");
    assert_eq!(chance::TITLE.get(Locale::En), "More than chance?");
    assert_eq!(rank::THE_REST.fill(Locale::En, &["3"]), "3 more");
    assert_eq!(ramp::COUNT.count(Locale::En, 1, &["1"]), "1 district");
}

#[test]
fn a_file_of_another_edition_is_not_taken() {
    assert!(!install_words(Locale::Mn, "TOPICS = Шинжилгээ\n".to_owned()));
}

/// Every analysis, and the settings that lead to other sentences.
const QUESTIONS: [&str; 36] = [
    "an=overview",
    "an=overview&f.domain=A",
    "an=overview&q=%D0%BC%D1%83%D0%B7%D0%B5%D0%B9",
    "an=clusters",
    "an=clusters,chosen:1",
    "an=clusters,method:hdbscan",
    "an=clusters,radius:20,least:9",
    "an=specialisation",
    "an=specialisation,district:MN-1",
    "an=specialisation,domain:B,reference:rest,interval:exact",
    "an=specialisation,by:employees",
    "an=chance",
    "an=chance,on:districts",
    "an=chance,test:hot",
    "an=chance,test:local,on:districts,what:count",
    "an=chance,test:clark",
    "an=chance,test:clark,kind:A",
    "an=chance,test:ripley",
    "an=chance,test:ripley,kind:A",
    "an=chance,test:colocation",
    "an=chance,test:ripley&f.domain=E",
    "an=districts",
    "an=districts,what:rate",
    "an=districts,what:population",
    "an=mix",
    "an=mix,level:domain",
    "an=coverage",
    "an=coverage,what:year",
    "an=coverage,what:records",
    "an=compare",
    "an=compare,a:%28f.domain=A%29",
    "an=brief",
    "an=brief,of:clusters",
    "an=brief&near=47.92,106.91,2000",
    "an=chance,test:clark&area=47.93,106.88;47.93,106.94;47.9,106.94;47.9,106.88",
    "an=compare,b:rest&area=47.93,106.88;47.93,106.94;47.9,106.94",
];

#[test]
fn every_analysis_answers_in_every_language() {
    let material = mongolia();
    for query in QUESTIONS {
        let mut said = BTreeSet::new();
        for locale in Locale::ALL {
            let question = Question { sentence: "147".to_owned(), ..asked(&material, query, locale) };
            let answer = answer_to(topic::answer, &material, &question);
            let text = answer.page.plain_text();
            assert!(text.len() > 100, "{query} in {}: {text}", locale.code());
            said.insert(text);
            for part in answer.page.walk() {
                let own = part.plain_text();
                assert!(!own.contains(['{', '|']), "{query} in {}: {own}", locale.code());
                let needs_text =
                    matches!(part.tag.as_str(), "h2" | "h3" | "h4" | "p" | "figcaption" | "caption" | "option");
                // A row of buttons may have none, a drawing has its words elsewhere.
                let is_row = part.get("class") == Some("figure-under");
                let needs_text = needs_text && !is_row && part.walk().len() == 1;
                assert!(!needs_text || !own.trim().is_empty(), "{query} in {}: {part:?}", locale.code());
                for name in ["aria-label", "title"] {
                    let value = part.get(name);
                    assert!(
                        value.is_none_or(|value| !value.is_empty() && !value.contains(['{', '|'])),
                        "{query}: {name}"
                    );
                }
            }
        }
        assert_eq!(said.len(), Locale::ALL.len(), "{query}");
    }
}
