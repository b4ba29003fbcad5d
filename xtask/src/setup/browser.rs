//! The browser of the tests: one that is here, or Debian's Chromium with its driver.

use std::env;

use crate::command::Tools;
use crate::problem::Problem;

use super::privilege::Privilege;

const BROWSERS: [&str; 6] = [
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const ADVICE: &str = "Install Chrome or Chromium and the chromedriver of the same version; name them in the variables \
                      CHROME and CHROMEDRIVER if they are not on the PATH.";

/// True if a browser and a driver of the same major version are here.
pub(crate) fn is_ready(tools: &Tools) -> bool {
    let version = |program: &str| tools.ask(program, &["--version"]).and_then(|text| major(&text));
    let browser = find(tools).and_then(|program| version(&program));
    browser.is_some() && browser == version(&driver())
}

/// The browser to use: the variable CHROME, or the first of the usual names that starts.
pub(crate) fn find(tools: &Tools) -> Option<String> {
    let named = env::var("CHROME").ok();
    named.into_iter().chain(BROWSERS.map(str::to_owned)).find(|name| tools.ask(name, &["--version"]).is_some())
}

/// The driver to use: the variable CHROMEDRIVER, or the one on the PATH.
pub(crate) fn driver() -> String {
    env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned())
}

/// Installs Debian's Chromium and driver.
pub(crate) fn install(tools: &Tools, privilege: Privilege) -> Result<(), Problem> {
    privilege.apt(tools, "The browser", &["chromium", "chromium-driver"], ADVICE)?;
    let missing = || Problem::Missing { what: "A browser with its driver".to_owned(), advice: ADVICE.to_owned() };
    is_ready(tools).then_some(()).ok_or_else(missing)
}

/// The number before the first dot in an answer like `Chromium 156.0.1 built on Debian`.
fn major(answer: &str) -> Option<u32> {
    let version = answer.split_whitespace().find(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))?;
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_the_first_number() {
        assert_eq!(major("Chromium 156.0.6478.126 built on Debian"), Some(156));
        assert_eq!(major("ChromeDriver 99.0.1 (abc)"), Some(99));
        assert_eq!(major("unknown"), None);
    }
}
