//! Which of a row's names a reader gets, and which language it is said to be in.

use super::*;
use crate::atlas::Atlas;
use crate::dataset::{ReadOptions, read_geojson};

/// A layer of one place with the given properties, in an atlas whose first language is `language`.
fn layer(language: &str, properties: &str) -> Layer {
    let languages = if language.is_empty() { String::new() } else { format!(r#""languages":["{language}"],"#) };
    let document = format!(
        r#"{{"format":1,"id":"x","title":{{"en":"X"}},{languages}"view":{{"bounds":[0,0,9,9]}},
        "layers":[{{"id":"p","role":"places","file":"p.geojson"}}]}}"#
    );
    let file = format!(
        r#"{{"type":"FeatureCollection","features":[
        {{"type":"Feature","id":"one","geometry":null,"properties":{{{properties}}}}}]}}"#
    );
    let atlas = Atlas::from_json(document.as_bytes()).unwrap();
    let (dataset, report) = read_geojson(file.as_bytes(), &ReadOptions::new("p")).unwrap();
    Layer::new(atlas.layers[0].clone(), dataset, report)
}

fn named(layer: &Layer, locale: Locale) -> (String, String) {
    let Name { text, lang } = layer.name(0, locale);
    (text, lang)
}

fn pair(text: &str, lang: &str) -> (String, String) {
    (text.to_owned(), lang.to_owned())
}

#[test]
fn the_readers_language_goes_first_then_english_then_the_local_one() {
    let full =
        layer("mn", r#""name":"Номын сан","name_en":"Library","name_fr":"Bibliothèque","name_latin":"Nomyn san""#);
    assert_eq!(named(&full, Locale::Mn), pair("Номын сан", "mn"));
    assert_eq!(named(&full, Locale::En), pair("Library", "en"));
    assert_eq!(named(&full, Locale::Fr), pair("Bibliothèque", "fr"));
    assert_eq!(named(&full, Locale::Vi), pair("Library", "en"));
    let local = layer("mn", r#""name":"Номын сан","name_latin":"Nomyn san""#);
    assert_eq!(named(&local, Locale::Mn), pair("Номын сан", "mn"));
    assert_eq!(named(&local, Locale::Fr), pair("Nomyn san", "mn-Latn"));
    let bare = layer("mn", r#""name":"Номын сан""#);
    assert_eq!(named(&bare, Locale::Vi), pair("Номын сан", "mn"));
    assert_eq!(named(&layer("mn", r#""name_en":"Library""#), Locale::Mn), pair("Library", "en"));
    assert_eq!(named(&layer("mn", r#""kind":3"#), Locale::Mn), pair("one", "und"));
}

#[test]
fn another_country_has_another_language_of_its_own() {
    let theatre = layer("vi", r#""name":"Nhà hát Lớn","name_en":"Opera House","name_mn":"Том театр""#);
    assert_eq!(named(&theatre, Locale::Vi), pair("Nhà hát Lớn", "vi"));
    assert_eq!(named(&theatre, Locale::Mn), pair("Том театр", "mn"));
    assert_eq!(named(&theatre, Locale::Fr), pair("Opera House", "en"));
    let unknown = layer("", r#""name":"Nhà hát Lớn","name_en":"Opera House""#);
    assert_eq!(named(&unknown, Locale::Vi), pair("Opera House", "en"));
    assert_eq!(named(&layer("", r#""name":"Nhà hát Lớn""#), Locale::Vi), pair("Nhà hát Lớn", "und"));
}

#[test]
fn traditional_script_is_a_name_of_its_own_and_never_the_only_one_shown() {
    let city = layer("mn", r#""name":"Улаанбаатар","name_mong":"ᠤᠯᠠᠭᠠᠨᠪᠠᠭᠠᠲᠤᠷ""#);
    assert_eq!(named(&city, Locale::En), pair("Улаанбаатар", "mn"));
    assert_eq!(city.all_names(0).last().map(|name| name.lang.as_str()), Some("mn-Mong"));
    assert!(city.has_vertical());
    assert_eq!(city.vertical(0).as_deref(), Some("ᠤᠯᠠᠭᠠᠨᠪᠠᠭᠠᠲᠤᠷ"));
    let plain = layer("mn", r#""name":"Улаанбаатар","name_latin":"Ulaanbaatar""#);
    assert_eq!((plain.has_vertical(), plain.vertical(0)), (false, None));
    let only = layer("mn", r#""name_mong":"ᠤᠯᠠᠭᠠᠨᠪᠠᠭᠠᠲᠤᠷ""#);
    assert_eq!(named(&only, Locale::Mn), pair("one", "und"));
}
