//! The command line.

use std::path::PathBuf;

use crate::problem::Problem;

/// What `cargo xtask help` prints.
pub(crate) const USAGE: &str = "\
cargo xtask setup            install what is missing for everything below
cargo xtask build            build the release app into dist/
cargo xtask bundle [ATLAS]   one HTML file of the built app with an atlas inside (default mongolia)
cargo xtask serve            build it and serve it on 127.0.0.1
cargo xtask test             run every check and every test
cargo xtask bench            build, measure, write target/bench.json
cargo xtask fuzz             give every reader and codec made-up bytes

  --yes         may use sudo to install system packages
  --port N      serve: the port (0: any free one; default 8080, or any free one if that is taken)
  --dir D       serve, bundle: the built folder (default dist)
  --out FILE    bundle: where to write it (default target/<atlas>.html)
  --site URL    build: where the folder will be found, for what must name it (oEmbed, Open Graph, the sitemap)
  --no-build    serve, bench: use dist as it is
  --seconds N   fuzz: how long for each target (default 60)
  --only NAME   test: only the steps whose name contains NAME; bench, fuzz: only these rows or targets";

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    Help,
    Setup,
    Build,
    Bundle,
    Serve,
    Test,
    Bench,
    Fuzz,
}

/// The command line, read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) action: Action,
    /// `sudo` may be used.
    pub(crate) is_sudo_allowed: bool,
    pub(crate) is_building: bool,
    pub(crate) port: Option<u16>,
    /// The built folder; dist when absent.
    pub(crate) dir: Option<PathBuf>,
    /// The atlas to put into one file, and the file.
    pub(crate) atlas: Option<String>,
    pub(crate) out: Option<PathBuf>,
    /// The address where the folder will be found, with a slash at its end.
    pub(crate) site: Option<String>,
    /// How long each target of fuzzing runs.
    pub(crate) seconds: Option<u64>,
    /// Part of a name that steps, rows or targets must contain.
    pub(crate) only: Option<String>,
}

impl Options {
    /// Reads the words after `cargo xtask`; no words ask for help.
    ///
    /// # Errors
    /// [`Problem::Usage`] for an unknown word, a missing value or a port that is no number up to 65535.
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, Problem> {
        let mut words = arguments.iter().map(String::as_str);
        let action = match words.next() {
            None | Some("help" | "--help" | "-h") => Action::Help,
            Some("setup") => Action::Setup,
            Some("build") => Action::Build,
            Some("bundle") => Action::Bundle,
            Some("serve") => Action::Serve,
            Some("test") => Action::Test,
            Some("bench") => Action::Bench,
            Some("fuzz") => Action::Fuzz,
            Some(other) => return Err(Problem::Usage(format!("unknown command `{other}`"))),
        };
        let mut options = Self {
            action,
            is_sudo_allowed: false,
            is_building: true,
            port: None,
            dir: None,
            atlas: None,
            out: None,
            site: None,
            seconds: None,
            only: None,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| Problem::Usage(format!("`{word}` needs a value")));
            match word {
                "--yes" => options.is_sudo_allowed = true,
                "--no-build" => options.is_building = false,
                "--dir" => options.dir = Some(PathBuf::from(value()?)),
                "--out" => options.out = Some(PathBuf::from(value()?)),
                "--site" => options.site = Some(site(value()?)?),
                "--only" => options.only = Some(value()?.to_owned()),
                "--seconds" => {
                    let text = value()?;
                    let seconds = text.parse().ok().filter(|seconds| *seconds > 0);
                    options.seconds = Some(seconds.ok_or_else(|| Problem::Usage(format!("`{text}` is no time")))?);
                }
                "--port" => {
                    let text = value()?;
                    let port = text.parse().ok();
                    let port = port.ok_or_else(|| Problem::Usage(format!("`{text}` is no port")))?;
                    options.port = Some(port);
                }
                atlas if action == Action::Bundle && !atlas.starts_with('-') => options.atlas = Some(atlas.to_owned()),
                other => return Err(Problem::Usage(format!("unknown option `{other}`"))),
            }
        }
        Ok(options)
    }
}

/// The address of a folder, with a slash at its end.
fn site(text: &str) -> Result<String, Problem> {
    let is_address = ["https://", "http://"].iter().any(|scheme| text.len() > scheme.len() && text.starts_with(scheme));
    let is_plain = !text.contains(|letter: char| "?#\"'<>".contains(letter) || letter.is_whitespace());
    if !(is_address && is_plain) {
        return Err(Problem::Usage(format!("`{text}` is no address of a folder, such as https://example.org/atlas/")));
    }
    Ok([text.trim_end_matches('/'), "/"].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, Problem> {
        Options::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn options_follow_the_command() {
        let options = parse("serve --port 0 --dir out --no-build").unwrap();
        assert_eq!(options.action, Action::Serve);
        assert_eq!(options.port, Some(0));
        assert_eq!(options.dir, Some(PathBuf::from("out")));
        assert!(!options.is_building && !options.is_sudo_allowed);
        assert_eq!(parse("build --site https://a.org/b").unwrap().site.as_deref(), Some("https://a.org/b/"));
        let bundle = parse("bundle harbour --out a.html").unwrap();
        assert_eq!((bundle.atlas.as_deref(), bundle.out), (Some("harbour"), Some(PathBuf::from("a.html"))));
        assert_eq!(parse("fuzz --seconds 7").unwrap().seconds, Some(7));
        assert!(parse("test --yes").unwrap().is_sudo_allowed);
        assert_eq!(parse("").unwrap().action, Action::Help);
    }

    #[test]
    fn wrong_words_are_named() {
        for (line, part) in [
            ("fly", "unknown command `fly`"),
            ("serve --prot 1", "unknown option `--prot`"),
            ("serve --port", "`--port` needs a value"),
            ("build --site example.org", "no address of a folder"),
            ("build --site https://a/?b", "no address of a folder"),
            ("fuzz --seconds 0", "`0` is no time"),
            ("serve --port 70000", "`70000` is no port"),
        ] {
            assert!(parse(line).unwrap_err().to_string().contains(part), "{line}");
        }
    }
}
