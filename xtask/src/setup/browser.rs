//! The browsers of the tests: one that is here, or Debian's Chromium with its driver; and Debian's Firefox.

use std::{env, fs};

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

const FIREFOXES: [&str; 3] = ["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];

const FIREFOX_ADVICE: &str = "Install Firefox and Xvfb; name Firefox in the variable FIREFOX if it is not on the PATH.";

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

/// True if a Firefox is here with a screen to draw on, or if it need not be: only Debian has both for certain, and
/// elsewhere the tests in Firefox are skipped where there is none.
pub(crate) fn is_firefox_ready(tools: &Tools) -> bool {
    !is_debian() || (find_firefox(tools).is_some() && tools.ask("which", &["Xvfb"]).is_some())
}

/// Installs Debian's Firefox, and a screen that nobody sees: without one Firefox has no WebGL.
pub(crate) fn install_firefox(tools: &Tools, privilege: Privilege) -> Result<(), Problem> {
    privilege.apt(tools, "Firefox", &["firefox-esr", "xvfb"], FIREFOX_ADVICE)?;
    let missing = || Problem::Missing { what: "Firefox".to_owned(), advice: FIREFOX_ADVICE.to_owned() };
    is_firefox_ready(tools).then_some(()).ok_or_else(missing)
}

/// The Firefox to use: the variable FIREFOX, or the first of the usual names that starts.
pub(crate) fn find_firefox(tools: &Tools) -> Option<String> {
    let named = env::var("FIREFOX").ok();
    named.into_iter().chain(FIREFOXES.map(str::to_owned)).find(|name| tools.ask(name, &["--version"]).is_some())
}

fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
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
