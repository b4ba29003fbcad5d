//! One style sheet instead of one a subject.

use std::fs;
use std::path::Path;

use super::{read, write};
use crate::problem::Problem;

/// How a style sheet is linked, before and after its address.
const LINK: (&str, &str) = ("<link rel=\"stylesheet\" href=\"./", "\"/>");

/// Joins the style sheets that the page in `dist` links, in their order.
///
/// # Errors
/// [`Problem::File`] for what cannot be read or written.
pub(super) fn join(dist: &Path) -> Result<(), Problem> {
    let page = dist.join("index.html");
    let html = read(&page)?;
    let sheets = linked_sheets(&html);
    let [first, ..] = sheets.as_slice() else { return Ok(()) };
    let mut style = String::new();
    for sheet in &sheets {
        style += &read(&dist.join(sheet))?;
    }
    // The hash of its parts' names, which Trunk makes of their bytes: another style has another name.
    let name = format!("style-{:016x}.css", fingerprint(&sheets.concat()));
    write(&dist.join(&name), &style)?;
    write(&page, &joined(&html, first, &name))?;
    for sheet in &sheets {
        let path = dist.join(sheet);
        fs::remove_file(&path).map_err(|source| Problem::File { path, source })?;
    }
    Ok(())
}

/// The addresses of the style sheets that a page links, in their order.
fn linked_sheets(html: &str) -> Vec<&str> {
    html.split(LINK.0).skip(1).filter_map(|rest| rest.split_once(LINK.1)).map(|(sheet, _)| sheet).collect()
}

/// The page with one link, to `name`, where the `first` one was.
fn joined(html: &str, first: &str, name: &str) -> String {
    let link = |sheet: &str| format!("{}{sheet}{}", LINK.0, LINK.1);
    let mut page = html.replacen(&link(first), &link(name), 1);
    for sheet in linked_sheets(html).into_iter().skip(1) {
        page = page.replacen(&link(sheet), "", 1);
    }
    page
}

/// FNV-1a: spreads names well enough, and every compiler gives the same.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_one_in_the_place_of_the_first() {
        let html = r#"<head><link rel="icon" href="icon.svg"/> <link rel="stylesheet" href="./b-1.css"/> <link rel="stylesheet" href="./a-2.css"/></head>"#;
        assert_eq!(linked_sheets(html), ["b-1.css", "a-2.css"]);
        let page = joined(html, "b-1.css", "style-3.css");
        assert_eq!(
            page,
            r#"<head><link rel="icon" href="icon.svg"/> <link rel="stylesheet" href="./style-3.css"/> </head>"#
        );
        assert_ne!(fingerprint("b-1.cssa-2.css"), fingerprint("b-1.cssa-3.css"));
    }
}
