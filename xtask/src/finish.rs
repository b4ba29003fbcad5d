//! The last steps of a release, each over the folder as the step before left it: style sheets become one, the page gets
//! the atlas that it shows first and says what it is, programs lose what nobody uses and long names, scripts lose what only
//! their authors read, the page for embeds is made, pages get their policy and the digests of what they load, the service
//! worker learns what there is.

mod card;
pub(crate) mod digest;
mod glue;
mod markup;
mod module;
pub(crate) mod offline;
mod page;
pub(crate) mod policy;
mod sheet;

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::Tools;
use crate::problem::Problem;

/// Takes the steps over `dist`. `site` is the address where the folder will be found, with a slash at its end, for what
/// must name it; what needs it is left out without.
///
/// # Errors
/// [`Problem::File`] for what cannot be read or written, [`Problem::Failed`] when a tool fails, [`Problem::Inline`] for a
/// page that its policy would break.
pub(crate) fn finish(tools: &Tools, dist: &Path, site: Option<&str>) -> Result<(), Problem> {
    sheet::join(dist)?;
    page::write(tools, dist, site)?;
    card::present(dist, site)?;
    glue::trim(tools, dist)?;
    minify(tools, dist)?;
    // After everything that changes the page, before whatever counts files.
    card::copy_for_embeds(dist)?;
    policy::seal(dist)?;
    // Last: it takes the hashes of the files as they will be served.
    offline::fill(dist)
}

/// Minifies the scripts and the style sheets; the style of analyses becomes one file.
fn minify(tools: &Tools, dist: &Path) -> Result<(), Problem> {
    let mut minified = files(dist)?;
    minified.sort();
    let mut arguments: Vec<String> = minified.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    // The style of analyses is one file that imports the others beside it.
    let late = dist.join("report");
    let sheet = late.join("report.css").to_string_lossy().into_owned();
    let bundle = ["--bundle", "--minify", "--allow-overwrite", "--log-level=warning"].map(str::to_owned);
    let outfile = format!("--outfile={sheet}");
    tools.run("node_modules/.bin/esbuild", &[vec![sheet], bundle.to_vec(), vec![outfile]].concat())?;
    for part in files(&late)?.iter().filter(|part| !part.ends_with("report.css")) {
        fs::remove_file(part).map_err(|source| Problem::File { path: part.clone(), source })?;
    }
    let folder = dist.to_string_lossy();
    let options = ["--minify", "--target=es2022", "--allow-overwrite", "--log-level=warning"].map(str::to_owned);
    arguments.extend(options.into_iter().chain([format!("--outdir={folder}"), format!("--outbase={folder}")]));
    tools.run("node_modules/.bin/esbuild", &arguments)
}

/// The scripts and style sheets directly in a folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let entries = fs::read_dir(folder).map_err(|source| Problem::File { path: folder.to_owned(), source })?;
    let is_code = |path: &PathBuf| matches!(path.extension().and_then(|name| name.to_str()), Some("js" | "css"));
    Ok(entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(is_code).collect())
}

fn read(path: &Path) -> Result<String, Problem> {
    fs::read_to_string(path).map_err(|source| Problem::File { path: path.to_owned(), source })
}

fn write(path: &Path, text: &str) -> Result<(), Problem> {
    fs::write(path, text).map_err(|source| Problem::File { path: path.to_owned(), source })
}
