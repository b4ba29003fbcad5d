//! The atlas as it stands in the page before the program: the native program writes it into `index.html`.

use std::path::Path;

use super::read;
use crate::command::Tools;
use crate::problem::Problem;

/// The atlas that the page shows when its address names none.
const ATLAS: &str = "data/mongolia";

/// Writes the list of places, what search engines read, and which files are fetched at once; with a site also the
/// sitemap.
///
/// # Errors
/// [`Problem::File`] for what cannot be read or written, [`Problem::Failed`] when the native program fails.
pub(super) fn write(tools: &Tools, dist: &Path, site: Option<&str>) -> Result<(), Problem> {
    let path = dist.join("index.html");
    let [folder, index] = [dist.join(ATLAS), path.clone()].map(|path| path.to_string_lossy().into_owned());
    let mut arguments = vec!["run", "--quiet", "--bin", "atlas", "--", "page", &folder, "--index", &index];
    arguments.extend(site.iter().flat_map(|site| ["--site", site]));
    // In the profile of the tests, so that nothing is compiled that is not there already.
    tools.run("cargo", &arguments)?;
    super::write(&path, &tidy(&read(&path)?))
}

/// The page with its style sheet asked for before its program, and without what only its authors read.
fn tidy(html: &str) -> String {
    let html = html.replace(
        "as=\"fetch\" type=\"application/wasm\"",
        "as=\"fetch\" type=\"application/wasm\" fetchpriority=\"low\"",
    );
    let mut lines: Vec<&str> = html.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()).collect();
    lines.retain(|line| !(line.trim_start().starts_with("<!-- ") && line.ends_with(" -->")));
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_lets_the_style_go_first() {
        let html =
            "<!doctype html>\n\n  <!-- why -->\n<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\"></head>\n";
        assert_eq!(
            tidy(html),
            "<!doctype html>\n<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" fetchpriority=\"low\"></head>\n"
        );
    }
}
