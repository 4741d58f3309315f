//! What each step of `cargo xtask test` does.

use std::{env, fs, path::PathBuf, process::Command};

use super::Step;
use crate::{
    Result,
    browser::{self, CHROMIUM, ENGINES, Found},
    build, hosts,
    process::{self, cargo},
    project::{Package, Versions},
    size,
    tally::{self, Tally},
    tools::{self, Tool, Tools},
    verify,
};

pub(super) const STEPS: [Step; 13] = [
    step("tools", "what the next steps need is installed", |_| install_tools()),
    step("fmt", "the code is formatted", |_| process::run(&mut cargo(&["fmt", "--check"]))),
    step("engine", "the engine compiles alone, without Yew", |_| check_engine()),
    step("clippy", "no warnings, for this machine and for the browser", |_| lint()),
    step("docs", "the documentation has no broken links", |_| document()),
    step("build", "the release builds", |_| build::run()),
    step("size", "the release keeps to its budget", |_| size::run()),
    step("host", "tests on this machine", test_host),
    step("package", "dist/ is an npm package with fitting types", test_package),
    step("verify", "the proof over every complete response", |_| verify::prove()),
    Step { needs_browser: true, ..step("web", "tests inside Chromium", test_web) },
    Step {
        needs_browser: true,
        ..step("hosts", "React, Vue, Svelte and others take it", test_hosts)
    },
    Step { needs_browser: true, ..step("e2e", "three engines use the release", test_end_to_end) },
];

const WASM: &str = "--target=wasm32-unknown-unknown";
const ALL_FEATURES: &str = "--features=ssr,xtask";
const WEB: &str = "web";
const END_TO_END: &str = "e2e";
const PACKAGE: &str = "package";
/// The end-to-end tests that need axe-core.
const AXE: &str = "axe::";
/// The tests of the package that need Python.
const FHIR_MODEL: &str = "fhir_model::";

const fn step(name: &'static str, shows: &'static str, run: fn(&mut Tally) -> Result) -> Step {
    Step { name, shows, needs_browser: false, run }
}

fn install_tools() -> Result {
    for (component, subcommand) in [("clippy", "clippy"), ("rustfmt", "fmt")] {
        if process::output(&mut cargo(&[subcommand, "--version"])).is_err() {
            process::run(Command::new("rustup").args(["component", "add", component]))?;
        }
    }
    tools::ensure_offline_build()?;
    Tools::ensure(&build::all_tools(&Versions::read()?)).map(|_| ())
}

fn check_engine() -> Result {
    process::run(&mut cargo(&["check", "--lib", "--no-default-features"]))
}

fn lint() -> Result {
    let deny = ["--", "--deny", "warnings"];
    let host = ["clippy", "--all-targets", ALL_FEATURES];
    process::run(cargo(&host).args(deny))?;
    let page = ["clippy", WASM, "--lib", "--bin=massage-or-pt", "--test", WEB];
    process::run(cargo(&page).args(deny))
}

fn document() -> Result {
    let mut doc = cargo(&["doc", "--no-deps", "--document-private-items", ALL_FEATURES]);
    process::run(doc.env("RUSTDOCFLAGS", "--deny warnings"))
}

/// All but the tests that drive another program; documentation tests can only run apart.
fn test_host(total: &mut Tally) -> Result {
    let mut test = cargo(&["test", "--no-fail-fast", ALL_FEATURES, "--lib", "--bins"]);
    for name in Package::read()?
        .tests
        .iter()
        .filter(|name| ![WEB, END_TO_END, PACKAGE].contains(&name.as_str()))
    {
        test.args(["--test", name]);
    }
    // What tests measure, such as how many questions visitors are asked, is printed too.
    test.args(["--", "--show-output"]);
    let targets = tally::run(&mut test, total);
    let examples = tally::run(&mut cargo(&["test", ALL_FEATURES, "--doc"]), total);
    targets.and(examples)
}

fn test_package(total: &mut Tally) -> Result {
    let tools = Tools::ensure(&[Tool::typescript()])?;
    let mut test = cargo(&["test", ALL_FEATURES, "--test", PACKAGE, "--"]);
    test.env("TSC", tools.program("tsc"));
    match where_possible(Tool::fhir(), "against a model of FHIR", total)? {
        Some(tools) => test.env("PYTHON", tools.program("python")),
        None => test.args(["--skip", FHIR_MODEL]),
    };
    tally::run(&mut test, total)
}

fn test_web(total: &mut Tally) -> Result {
    let found = browser::ensure(&[&CHROMIUM], &mut total.missing)?;
    let Some(chromium) = found.first() else { return Ok(()) };
    tools::ensure_offline_build()?;
    let tools = Tools::ensure(&[Tool::wasm_bindgen(&Versions::read()?)])?;
    let wishes = Package::read()?.scratch()?.join("webdriver.json");
    fs::write(&wishes, chromium.capabilities())?;
    let mut test = cargo(&["test", WASM, "--test", WEB]);
    // The test runner would prefer any of these.
    for other in ["GECKODRIVER", "SAFARIDRIVER", "CHROMEDRIVER", "MSEDGEDRIVER"] {
        test.env_remove(other).env_remove(format!("{other}_REMOTE"));
    }
    chromium.tell(&mut test);
    test.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        tools.program("wasm-bindgen-test-runner"),
    );
    test.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", wishes);
    if env::var_os("WASM_BINDGEN_TEST_TIMEOUT").is_none() {
        // Its 20 seconds are too short for a busy machine.
        test.env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    }
    tally::run(&mut test, total)
}

/// The end-to-end tests in pages that others' tools make.
fn test_hosts(total: &mut Tally) -> Result {
    match hosts::obstacle() {
        None => hosts::build()?,
        Some(obstacle) if browser::is_ci() => return Err(obstacle.into()),
        Some(obstacle) => {
            println!("\nNOT TESTED in pages made with frameworks: {obstacle}\n");
            total.missing.push("Node.js");
            return Ok(());
        }
    }
    drive(&["hosts::"], &[], total)
}

fn test_end_to_end(total: &mut Tally) -> Result {
    match where_possible(Tool::axe(), "for accessibility with axe-core", total)? {
        Some(tools) => drive(&["--skip", "hosts::"], &[("AXE", tools.file("axe.min.js"))], total),
        None => drive(&["--skip", "hosts::", "--skip", AXE], &[], total),
    }
}

/// A tool that one step needs; where it cannot be installed, what it would test is named and left out. In
/// continuous integration it fails.
fn where_possible(tool: Tool, tests: &str, total: &mut Tally) -> Result<Option<Tools>> {
    let name = tool.name;
    match Tools::ensure(&[tool]) {
        Ok(tools) => Ok(Some(tools)),
        Err(error) if browser::is_ci() => Err(error),
        Err(error) => {
            println!("\nNOT TESTED {tests}: {error}\n");
            total.missing.push(name);
            Ok(None)
        }
    }
}

/// Runs these end-to-end tests in every engine that is here, with variables that they need.
fn drive(tests: &[&str], variables: &[(&str, PathBuf)], total: &mut Tally) -> Result {
    let found = browser::ensure(&ENGINES, &mut total.missing)?;
    let mut test = cargo(&["test", ALL_FEATURES, "--test", END_TO_END, "--"]);
    test.args(tests).envs(variables.iter().cloned());
    found.iter().for_each(|browser| browser.tell(&mut test));
    let is_missing = |name| !found.iter().any(|browser: &Found| browser.name() == name);
    for browser in ENGINES.iter().filter(|browser| is_missing(browser.name)) {
        // Each test's name says which engine it drives: `chromium::`, or `chromium_only::`.
        for name in [format!("{}::", browser.name), format!("::{}_", browser.name)] {
            test.args(["--skip", &name]);
        }
    }
    tally::run(&mut test, total)
}
