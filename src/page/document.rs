//! `index.html` with an atlas in it: the head's words, the body's list, and the files that the first script fetches.
//!
//! The page has marks, `<!-- page:NAME -->` to `<!-- /page:NAME -->`; what stands between them is what the page says
//! without an atlas, and is replaced. An atlas with other marks in it changes nothing, since its texts are escaped.

use super::list::front;
use super::markup::Markup;
use super::row::rows;
use super::schema::schema;
use crate::atlas::{Atlas, Role};
use crate::catalog::Layer;
use crate::i18n::Locale;
use std::sync::Arc;

/// The `html` element as the page has it without an atlas.
const ROOT: &str = "<html lang=\"en\">";

/// Why a page could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// The page lacks a place to write to.
    #[error("the page has no {0}")]
    NoMark(String),
    /// The atlas has no layer of places, or it was not read.
    #[error("the atlas has no places")]
    NoPlaces,
}

/// What a page says of an atlas, in a language.
#[derive(Debug)]
pub struct FrontPage<'a> {
    /// The atlas.
    pub atlas: &'a Atlas,
    /// Its layers: the places, and those that label their facets.
    pub layers: &'a [Arc<Layer>],
    /// The page's language.
    pub locale: Locale,
    /// Where the page will be found, with a slash at its end; what must name it is left out without.
    pub site: Option<&'a str>,
    /// The folder of the atlas, from the page, with a slash at its end.
    pub folder: &'a str,
    /// Files in the folder that are small enough to be read on the page, without a worker.
    pub small: &'a [String],
}

impl FrontPage<'_> {
    /// Writes the atlas into a page.
    ///
    /// # Errors
    /// [`PageError::NoMark`] where the page has no place for it, [`PageError::NoPlaces`] where there is nothing to list.
    pub fn write(&self, html: &str) -> Result<String, PageError> {
        let is_places = |layer: &&Arc<Layer>| layer.config.role == Role::Places;
        let places = self.layers.iter().find(is_places).ok_or(PageError::NoPlaces)?;
        let rows = rows(self.atlas, self.layers, places, self.locale);
        let page = between(html, "head", &self.head())?;
        let page = between(&page, "start", &self.start())?;
        let page = between(&page, "list", &front(self.atlas, &rows, self.locale))?;
        let mut data = Markup::default();
        data.data("application/ld+json", &schema(self.atlas, &rows, self.locale, self.site).to_string());
        let page = between(&page, "data", &data.finish())?;
        let root = || PageError::NoMark(ROOT.to_owned());
        let at = page.find(ROOT).ok_or_else(root)?;
        let mut start = Markup::default();
        start.empty("html").attribute("lang", self.locale.code());
        Ok([&page[..at], &start.finish(), &page[at + ROOT.len()..]].concat())
    }

    /// Title, description, and the page's one address.
    fn head(&self) -> String {
        let lang = self.locale.code();
        let mut to = Markup::default();
        to.element("title", self.atlas.title.get(lang)).line();
        to.empty("meta").attribute("name", "description").attribute("content", self.atlas.summary.get(lang)).line();
        if let Some(site) = self.site {
            to.empty("link").attribute("rel", "canonical").attribute("href", site).line();
        }
        to.finish()
    }

    /// The first script, with the files that the first picture needs and those that come after it.
    fn start(&self) -> String {
        let is_first = |role| !matches!(role, Role::World | Role::Water | Role::Clusters);
        let mut files = [vec![format!("{}atlas.json", self.folder)], Vec::new()];
        // The subject first.
        let is_small = |file: &String| self.small.contains(file) && !file.contains(char::is_whitespace);
        let mut layers: Vec<_> = self.atlas.layers.iter().filter(|layer| is_small(&layer.file)).collect();
        layers.sort_by_key(|layer| layer.role != Role::Places);
        for layer in layers {
            files[usize::from(!is_first(layer.role))].push([self.folder, &layer.file].concat());
        }
        let [first, then] = files.map(|files| files.join(" "));
        let mut to = Markup::default();
        to.open("script").attribute("src", "start.js").attribute("data-atlas", &self.atlas.id);
        to.attribute("data-first", &first).attribute("data-then", &then);
        to.finish()
    }
}

/// The page with something else between the marks of `name`.
fn between(page: &str, name: &str, what: &str) -> Result<String, PageError> {
    let (start, end) = (format!("<!-- page:{name} -->"), format!("<!-- /page:{name} -->"));
    let missing = || PageError::NoMark(start.clone());
    let from = page.find(&start).ok_or_else(missing)?;
    let to = page[from..].find(&end).ok_or_else(missing)? + from;
    Ok([&page[..from], what, &page[to + end.len()..]].concat())
}

#[cfg(test)]
mod tests;
