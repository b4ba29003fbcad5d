//! The list of places as HTML, in the classes and measures of the program's own panel, so that it stands where that will.

use super::markup::Markup;
use super::row::Row;
use crate::atlas::{Atlas, Source};
use crate::i18n::{Locale, date_text, fill, messages as m, sentence};
use crate::map::Theme;

/// What stands in the page's body before the program: the panel, then what the reader waits with.
pub(super) fn front(atlas: &Atlas, rows: &[Row], locale: Locale) -> String {
    let lang = locale.code();
    let mut to = Markup::default();
    signs(&mut to, rows);
    to.open("section").class("panel").attribute("aria-label", m::PANEL.get(locale));
    // Room for what the program has there: the handle, the tools, the field of the search, the tabs, the order.
    to.open("div").class("handle").close().open("header").class("head");
    texts(to.open("h1").class("title"), atlas.title.get_with_lang(lang), lang).close();
    to.open("div").class("head-tools splash-tools").close().close();
    to.open("noscript");
    texts(to.open("p"), atlas.summary.get_with_lang(lang), lang).close();
    to.element("p", m::LIST_ALONE.get(locale)).close();
    to.open("div").class("search splash-field").close();
    to.open("div").class("summary").open("p").class("sentence");
    to.text(&sentence(locale, rows.len(), rows.len(), &[])).close().close();
    to.open("div").class("tabs splash-tabs").close();
    to.open("div").class("list-part").open("div").class("list-order splash-order").close();
    to.open("div").class("list-frame").open("ul").class("list").attribute("aria-label", m::LIST.get(locale)).line();
    for row in rows {
        place(&mut to, row, lang);
    }
    to.close();
    foot(&mut to, atlas, locale);
    to.close().close().close().line();
    to.open("div").class("splash-wait").attribute("role", "status");
    to.open("div").class("splash-mark").attribute("aria-hidden", "true").close();
    texts(to.open("p"), atlas.summary.get_with_lang(lang), lang).close();
    slow(&mut to);
    to.close();
    to.finish()
}

/// What is shown to those who have waited for long, as `index.html` says it without an atlas: no language's file has come
/// yet.
fn slow(to: &mut Markup) {
    let again = |to: &mut Markup, before: &str, link: &str| {
        to.text(before).open("a").attribute("href", "").text(link).close().text(".");
    };
    to.open("p").class("splash-slow").attribute("lang", "en");
    again(to, "The connection is slow. Wait, or ", "try again");
    to.text(" ").open("span").attribute("lang", "mn");
    again(to, "Холболт удаан байна. Хүлээх, эсвэл ", "дахин оролдоно уу");
    to.close().close();
}

/// Writes a text of the atlas; the element before it says the language where it is not the page's.
fn texts<'a>(to: &'a mut Markup, text: Option<(&str, &str)>, page: &str) -> &'a mut Markup {
    let (text, lang) = text.unwrap_or_default();
    language(to, lang, page).text(text)
}

/// Says the language of an element where it is known and not the page's.
fn language<'a>(to: &'a mut Markup, lang: &str, page: &str) -> &'a mut Markup {
    if lang.is_empty() || lang == page || lang == "und" { to } else { to.attribute("lang", lang) }
}

/// The domains' signs, drawn once for all rows. Their colours follow the page's.
fn signs(to: &mut Markup, rows: &[Row]) {
    let mut domains: Vec<&str> = rows.iter().map(|row| row.domain.as_str()).collect();
    domains.sort_unstable();
    domains.dedup();
    to.open("svg").class("is-gone").attribute("aria-hidden", "true");
    for domain in domains {
        let [light, dark] = [Theme::Light, Theme::Dark].map(|theme| theme.domain_style(domain));
        let colours = format!("light-dark({},{})", light.color.css(), dark.color.css());
        to.open("path").attribute("id", &sign_id(domain)).attribute("d", &light.shape.svg_path());
        to.attribute("fill", &colours).close();
    }
    to.close().line();
}

fn sign_id(domain: &str) -> String {
    ["sign-", domain].concat()
}

fn place(to: &mut Markup, row: &Row, page: &str) {
    to.open("li").class("list-row").open("a").class("row").attribute("href", &row.address);
    to.open("svg").class("glyph").attribute("viewBox", "-1.25 -1.25 2.5 2.5").attribute("aria-hidden", "true");
    to.open("use").attribute("href", &["#", &sign_id(&row.domain)].concat()).close().close();
    to.open("span").class("row-text").open("span").class("row-name");
    language(to, &row.name.lang, page).text(&row.name.text).close();
    to.open("span").class("row-detail").text(&row.detail.join(" · "));
    to.close().close().close().close().line();
}

/// Sources with licence and date, the atlas's date, the line about boundaries and names.
fn foot(to: &mut Markup, atlas: &Atlas, locale: Locale) {
    let page = locale.code();
    to.open("footer").class("sources splash-foot").element("h2", m::SOURCES.get(locale)).open("ul").line();
    for source in atlas.sources.values() {
        to.open("li");
        source_line(to, source, locale);
        to.close().line();
    }
    to.close();
    if !atlas.date.is_empty() {
        to.element("p", &fill(m::UPDATED.get(locale), &[&date_text(locale, &atlas.date)]));
    }
    to.open("p");
    match atlas.disclaimer.get_with_lang(page) {
        own @ Some(_) => texts(to, own, page),
        None => to.text(m::DISCLAIMER.get(locale)),
    };
    to.close().close();
}

fn source_line(to: &mut Markup, source: &Source, locale: Locale) {
    let (title, lang) = source.title.get_with_lang(locale.code()).unwrap_or_default();
    language(to.open("span"), lang, locale.code()).link(title, &source.url).close();
    let rest = [source.attribution.as_str(), &source.licence, &date_text(locale, &source.date)].map(str::to_owned);
    for (part, text) in rest.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
        to.text(" · ").link(text, if part == 1 { &source.licence_url } else { "" });
    }
}
