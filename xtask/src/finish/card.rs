//! How the page presents itself to others: tags for link previews (Open Graph and its Twitter form), an oEmbed document,
//! and `embed.html`, the same page as an embed.

use std::path::Path;

use serde_json::{Value, json};

use super::{read, write};
use crate::problem::Problem;

/// The atlas that the page opens.
const ATLAS: &str = "data/mongolia";

/// The picture of an atlas, in its folder, with its size in px.
const PICTURE: &str = "card.png";
const PICTURE_PX: (u32, u32) = (1200, 630);

/// The size of the frame that the oEmbed document offers, in CSS px.
const FRAME_PX: (u32, u32) = (960, 600);

/// Adds the tags to the page in `dist` and writes the oEmbed document beside it. What must hold an absolute address is left
/// out without a `site`.
///
/// # Errors
/// [`Problem::File`] for what cannot be read or written, [`Problem::Lacking`] for an atlas without a title.
pub(super) fn present(dist: &Path, site: Option<&str>) -> Result<(), Problem> {
    let path = dist.join(ATLAS).join("atlas.json");
    let lacking = || Problem::Lacking { what: "a title".to_owned(), path: path.clone() };
    let atlas: Value = serde_json::from_str(&read(&path)?).ok().ok_or_else(lacking)?;
    let card = Card::of(&atlas, dist.join(ATLAS).join(PICTURE).is_file()).ok_or_else(lacking)?;
    let page = dist.join("index.html");
    let html = read(&page)?;
    write(&page, &html.replacen("</head>", &[&card.tags(site), "</head>"].concat(), 1))?;
    site.map_or(Ok(()), |site| write(&dist.join("oembed.json"), &card.oembed(site).to_string()))
}

/// Writes `embed.html`. It is a copy of the page, so whatever changes the page comes before.
///
/// # Errors
/// [`Problem::File`] for what cannot be read or written.
pub(super) fn copy_for_embeds(dist: &Path) -> Result<(), Problem> {
    write(&dist.join("embed.html"), &embed_page(&read(&dist.join("index.html"))?))
}

/// The page with the mark by which the program knows an embed. Search engines are shown the page itself only: by its
/// address, which a page that knows its site says already.
fn embed_page(html: &str) -> String {
    let canonical =
        if html.contains("<link rel=\"canonical\"") { "" } else { "<link rel=\"canonical\" href=\"./\" />" };
    let tags = ["<meta name=\"robots\" content=\"noindex\" />", canonical, "</head>"].concat();
    html.replacen("<html", "<html data-embed", 1).replacen("</head>", &tags, 1)
}

/// What is said of an atlas.
struct Card {
    title: String,
    summary: String,
    has_picture: bool,
}

impl Card {
    /// What a document says of itself, in English if it does; `None` without a title.
    fn of(atlas: &Value, has_picture: bool) -> Option<Self> {
        let text = |name: &str| {
            let texts = atlas.get(name)?;
            let first = || texts.as_object().and_then(|texts| texts.values().next());
            Some(texts.get("en").or_else(first)?.as_str()?.to_owned())
        };
        Some(Self { title: text("title")?, summary: text("summary").unwrap_or_default(), has_picture })
    }

    /// The tags, for the end of a page's head.
    fn tags(&self, site: Option<&str>) -> String {
        let Self { title, summary, has_picture } = self;
        let mut pairs: Vec<(&str, String)> =
            vec![("og:type", "website".to_owned()), ("og:title", title.clone()), ("og:description", summary.clone())];
        if let Some(site) = site {
            pairs.push(("og:url", site.to_owned()));
            if *has_picture {
                pairs.push(("og:image", picture(site)));
                pairs.push(("og:image:type", "image/png".to_owned()));
                pairs.push(("og:image:width", PICTURE_PX.0.to_string()));
                pairs.push(("og:image:height", PICTURE_PX.1.to_string()));
                pairs.push(("og:image:alt", format!("Map: {title}")));
            }
        }
        let is_large = site.is_some() && *has_picture;
        let kind = if is_large { "summary_large_image" } else { "summary" };
        let own =
            |(name, value): &(&str, String)| format!("<meta property=\"{name}\" content=\"{}\" />", escaped(value));
        let mut tags: Vec<String> = pairs.iter().map(own).collect();
        tags.push(format!("<meta name=\"twitter:card\" content=\"{kind}\" />"));
        if let Some(site) = site {
            let (address, title) = (escaped(&format!("{site}oembed.json")), escaped(title));
            tags.push(format!(
                "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}\" title=\"{title}\" />"
            ));
        }
        tags.join("\n") + "\n"
    }

    /// The oEmbed document. Source: the oEmbed specification, 1.0, type "rich".
    fn oembed(&self, site: &str) -> Value {
        let (width, height) = FRAME_PX;
        let html = format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
             allow=\"fullscreen; clipboard-write\" style=\"border: 0; max-width: 100%\"></iframe>",
            escaped(&format!("{site}embed.html")),
            escaped(&self.title)
        );
        let mut document = json!({
            "version": "1.0",
            "type": "rich",
            "title": self.title,
            "provider_name": "Creative Atlas",
            "provider_url": site,
            "cache_age": 86_400,
            "width": width,
            "height": height,
            "html": html,
        });
        if self.has_picture {
            document["thumbnail_url"] = picture(site).into();
            document["thumbnail_width"] = PICTURE_PX.0.into();
            document["thumbnail_height"] = PICTURE_PX.1.into();
        }
        document
    }
}

/// The address of the atlas's picture.
fn picture(site: &str) -> String {
    format!("{site}{ATLAS}/{PICTURE}")
}

/// A text as an attribute's value.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = "https://example.org/atlas/";

    fn card() -> Card {
        let atlas = json!({ "title": { "mn": "Атлас", "en": "Arts & \"crafts\" <1>" }, "summary": { "mn": "Газар" } });
        Card::of(&atlas, true).unwrap()
    }

    #[test]
    fn a_card_says_what_the_atlas_says_as_text() {
        let tags = card().tags(None);
        assert!(tags.contains("content=\"Arts &amp; &quot;crafts&quot; &lt;1>\""), "{tags}");
        assert!(tags.contains("og:description\" content=\"Газар\""), "{tags}");
        assert!(Card::of(&json!({ "summary": {} }), true).is_none());
    }

    #[test]
    fn addresses_are_absolute_or_absent() {
        let without = card().tags(None);
        for tag in ["og:url", "og:image", "oembed", "summary_large_image"] {
            assert!(!without.contains(tag), "{tag}");
        }
        let tags = card().tags(Some(SITE));
        for tag in
            ["og:url\" content=\"https://example.org/atlas/\"", "atlas/data/mongolia/card.png", "summary_large_image"]
        {
            assert!(tags.contains(tag), "{tag}");
        }
        assert!(tags.contains("type=\"application/json+oembed\" href=\"https://example.org/atlas/oembed.json\""));
    }

    #[test]
    fn the_oembed_document_holds_a_frame_of_its_size() {
        let document = card().oembed(SITE);
        for (name, value) in [("version", "1.0"), ("type", "rich"), ("provider_url", SITE)] {
            assert_eq!(document[name], value);
        }
        let html = document["html"].as_str().unwrap();
        assert!(html.contains("src=\"https://example.org/atlas/embed.html\" title=\"Arts &amp;"), "{html}");
        for side in ["width", "height"] {
            assert!(html.contains(&format!("{side}=\"{}\"", document[side])), "{html}");
        }
    }

    #[test]
    fn a_folder_gets_its_tags_and_documents() {
        let dist = std::env::temp_dir().join(format!("atlas-card-{}", std::process::id()));
        std::fs::create_dir_all(dist.join(ATLAS)).unwrap();
        write(&dist.join("index.html"), "<html><head></head><body></body></html>").unwrap();
        assert!(present(&dist, None).is_err(), "no atlas");
        write(&dist.join(ATLAS).join("atlas.json"), r#"{ "title": { "en": "Arts" } }"#).unwrap();
        present(&dist, None).unwrap();
        assert!(!dist.join("oembed.json").exists());
        present(&dist, Some(SITE)).unwrap();
        copy_for_embeds(&dist).unwrap();
        let document: Value = serde_json::from_str(&read(&dist.join("oembed.json")).unwrap()).unwrap();
        assert!(document["title"] == "Arts" && document.get("thumbnail_url").is_none());
        let embed = read(&dist.join("embed.html")).unwrap();
        assert!(embed.starts_with("<html data-embed>") && embed.contains("og:title"), "{embed}");
        std::fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn an_embeds_page_is_the_page_with_a_mark() {
        let page = embed_page("<!doctype html><html lang=\"en\"><head></head><body></body></html>");
        assert!(page.starts_with("<!doctype html><html data-embed lang=\"en\"><head><meta name=\"robots\""), "{page}");
        assert!(page.ends_with("href=\"./\" /></head><body></body></html>"), "{page}");
        let link = "<link rel=\"canonical\" href=\"https://example.org/atlas/\">";
        let page = embed_page(&format!("<html lang=\"en\"><head>{link}</head><body></body></html>"));
        assert_eq!(page.matches("canonical").count(), 1, "one address, the page's own: {page}");
        assert!(page.contains(link), "{page}");
    }
}
