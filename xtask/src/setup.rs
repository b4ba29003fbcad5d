//! Installs what is missing, and only that.
//!
//! First everything is looked for, then what is missing is listed with the reason, then it is installed one by one.

mod browser;
mod cargo_tool;
mod node_package;
mod privilege;
mod rust;
mod wasm_opt;

use std::iter;

use crate::command::Tools;
use crate::console;
use crate::options::Options;
use crate::problem::Problem;
use crate::project::Project;
use crate::serve::Running;

use privilege::Privilege;

/// Something that is not here yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    WasmTarget,
    Lints,
    WasmBindgen,
    Trunk,
    NodePackages,
    WasmOpt,
    Browser,
    Firefox,
    CargoDeny,
    Compiler,
}

impl Need {
    /// Says what will be installed and why.
    fn reason(self, project: &Project) -> String {
        match self {
            Self::WasmTarget => {
                "Rust's standard library for wasm32-unknown-unknown and its sources: the app is compiled to WebAssembly"
                    .to_owned()
            }
            Self::Lints => "clippy and rustfmt: the tests check lints and formatting".to_owned(),
            Self::WasmBindgen => {
                format!("wasm-bindgen {} (from crates.io): joins WebAssembly and JavaScript", project.wasm_bindgen)
            }
            Self::Trunk => format!("trunk {} (from crates.io): builds the page", project.trunk),
            Self::NodePackages => {
                "the packages of package-lock.json (into node_modules): wasm-opt, and the end-to-end tests' driver"
                    .to_owned()
            }
            Self::WasmOpt => {
                format!("wasm-opt {} (a copy in Trunk's cache): makes the WebAssembly smaller", project.wasm_opt)
            }
            Self::Browser => "Chromium and its driver: the tests run in a real browser".to_owned(),
            Self::Firefox => "Firefox and Xvfb: the main journeys are tested in a second browser".to_owned(),
            Self::CargoDeny => {
                format!("cargo-deny {} (from crates.io): checks what we depend on", cargo_tool::CARGO_DENY)
            }
            Self::Compiler => "a C++ compiler: libFuzzer, which tries to break the readers, is in C++".to_owned(),
        }
    }

    fn install(self, project: &Project, tools: &mut Tools, privilege: Privilege) -> Result<(), Problem> {
        match self {
            Self::WasmTarget => rust::install_wasm_target(project, tools, privilege),
            Self::Lints => rust::install_lints(tools, privilege),
            Self::WasmBindgen => cargo_tool::install_wasm_bindgen(project, tools),
            Self::Trunk => cargo_tool::install_trunk(project, tools),
            Self::NodePackages => node_package::install(tools),
            Self::WasmOpt => wasm_opt::install(project, tools),
            Self::Browser => browser::install(tools, privilege),
            Self::Firefox => browser::install_firefox(tools, privilege),
            Self::CargoDeny => cargo_tool::install_cargo_deny(project, tools),
            Self::Compiler => privilege.apt(
                tools,
                "The C++ compiler",
                &["g++"],
                "Install g++ or clang++ from your system's packages.",
            ),
        }
    }
}

/// Makes sure that the app can be built and, when `is_testing`, tested; returns how to start the tools.
///
/// Does nothing and says nothing when everything is there.
///
/// # Errors
/// [`Problem::Rights`] with the lines to run when root rights are needed and were not allowed; otherwise what failed.
pub(crate) fn setup(project: &Project, options: &Options, is_testing: bool) -> Result<Tools, Problem> {
    let mut tools = Tools { root: project.root.clone(), toolchain: None, variables: Vec::new() };
    rust::choose_toolchain(project, &mut tools)?;

    let missing = missing(project, &tools, is_testing);
    if missing.is_empty() {
        return Ok(tools);
    }
    console::say("To be installed:");
    for need in &missing {
        console::say(&format!("  {}", need.reason(project)));
    }
    let privilege = Privilege::detect(&tools, options.is_sudo_allowed);
    for (done, need) in missing.iter().enumerate() {
        let title = format!("Set-up {} of {}: {}", done + 1, missing.len(), need.reason(project));
        console::timed(&title, || need.install(project, &mut tools, privilege))?;
    }
    cargo_tool::tidy(project)?;
    Ok(tools)
}

/// The variables that tell the tests in tests/e2e and tests/bench where the app is and which browsers to use.
pub(crate) fn page_variables(tools: &Tools, server: &Running) -> Vec<(String, String)> {
    let browser = browser::find(tools).map(|path| ("CHROME".to_owned(), path));
    let firefox = browser::find_firefox(tools).map(|path| ("FIREFOX".to_owned(), path));
    iter::once(("ATLAS_ORIGIN".to_owned(), server.address.clone())).chain(browser).chain(firefox).collect()
}

/// The browser's driver, for the runner of the browser tests.
pub(crate) fn driver_path(tools: &Tools) -> String {
    let driver = browser::driver();
    tools.ask("which", &[&driver]).unwrap_or(driver)
}

fn missing(project: &Project, tools: &Tools, is_testing: bool) -> Vec<Need> {
    let checks: [(Need, bool); 10] = [
        (Need::WasmTarget, rust::has_wasm_target(project, tools)),
        (Need::Lints, !is_testing || rust::has_lints(tools)),
        (Need::Browser, !is_testing || browser::is_ready(tools)),
        (Need::Firefox, !is_testing || browser::is_firefox_ready(tools)),
        (Need::NodePackages, node_package::is_ready(project)),
        (Need::WasmOpt, wasm_opt::is_ready(project, tools)),
        (Need::WasmBindgen, cargo_tool::has_wasm_bindgen(project, tools)),
        (Need::Trunk, cargo_tool::has_trunk(project, tools)),
        (Need::CargoDeny, !is_testing || cargo_tool::has_cargo_deny(tools)),
        (Need::Compiler, !is_testing || tools.ask("c++", &["--version"]).is_some()),
    ];
    checks.into_iter().filter(|(_, is_here)| !is_here).map(|(need, _)| need).collect()
}
