//! The files by which search engines find the page: `sitemap.xml` and `robots.txt`.

use super::markup::Markup;

/// The sitemap of a site with one page. `date` is when its data was put together: a year, month or day in ISO 8601;
/// anything else is left out.
pub fn sitemap(site: &str, date: &str) -> String {
    let mut to = Markup::default();
    to.open("urlset").attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
    to.open("url").element("loc", site);
    if is_date(date) {
        to.element("lastmod", date);
    }
    ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", &to.finish(), "\n"].concat()
}

/// What every robot may read, and where the sitemap is.
pub fn robots(site: &str) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {site}sitemap.xml\n")
}

fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_number = |part: &str, len: usize| part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.next().is_some_and(|year| is_number(year, 4)) && parts.all(|part| is_number(part, 2)) && text.len() <= 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_escaped_and_dates_are_dates() {
        let map = sitemap("https://a.org/x&y/", "2026-11-22");
        assert!(map.contains("<loc>https://a.org/x&amp;y/</loc><lastmod>2026-11-22</lastmod></url></urlset>"), "{map}");
        for odd in ["", "soon", "2026-1", "2026-11-22T00", "<2026>"] {
            assert!(!sitemap("https://a.org/", odd).contains("lastmod"), "{odd}");
        }
        assert!(sitemap("https://a.org/", "2026").contains("2026"));
        assert!(robots("https://a.org/").ends_with("Sitemap: https://a.org/sitemap.xml\n"));
    }
}
