//! The browsers that tests run in: found, installed where that can be done unasked, or asked for.

use std::{env, fs, path::PathBuf, process::Command};

use serde_json::json;

use crate::{
    Result, apt,
    process::{program, which},
    tools::{Tool, Tools},
};

pub const CHROMIUM: Browser = Browser {
    name: "chromium",
    packages: &["chromium", "chromium-driver"],
    // Elsewhere ChromeDriver itself knows where to look.
    programs: if cfg!(any(windows, target_os = "macos")) {
        &[CHROMEDRIVER]
    } else {
        &[CHROMEDRIVER, CHROME]
    },
    tool: None,
    how_to_install: "\
Chromium (or Chrome) and its ChromeDriver are missing:
  Debian:  sudo apt-get install chromium chromium-driver
  Ubuntu:  sudo apt-get install chromium-browser chromium-chromedriver
  Fedora:  sudo dnf install chromium chromedriver
  macOS:   brew install --cask chromium chromedriver
or set CHROMEDRIVER and CHROME to where they are",
};

pub const FIREFOX: Browser = Browser {
    name: "firefox",
    packages: &["firefox-esr"],
    programs: &[Program { variable: "FIREFOX", find: || on_path(&["firefox-esr", "firefox"]) }],
    tool: Some(Ours { variable: "GECKODRIVER", tool: Tool::geckodriver }),
    how_to_install: "\
Firefox is missing:
  Debian:  sudo apt-get install firefox-esr
  Fedora:  sudo dnf install firefox
or set FIREFOX to where it is",
};

pub const WEBKIT: Browser = Browser {
    name: "webkit",
    packages: &["webkit2gtk-driver", "xvfb"],
    programs: &[
        Program { variable: "WEBKITWEBDRIVER", find: || on_path(&["WebKitWebDriver"]) },
        Program { variable: "MINIBROWSER", find: minibrowser },
        Program { variable: "XVFB", find: || on_path(&["Xvfb"]) },
    ],
    tool: None,
    how_to_install: "\
WebKitGTK, its driver and a display without a screen are missing (they exist for Linux alone):
  Debian:  sudo apt-get install webkit2gtk-driver xvfb
or set WEBKITWEBDRIVER, MINIBROWSER and XVFB to where they are",
};

const CHROMEDRIVER: Program =
    Program { variable: "CHROMEDRIVER", find: || on_path(&["chromedriver"]) };
const CHROME: Program = Program {
    variable: "CHROME",
    find: || on_path(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]),
};

/// One of each engine that visitors use.
pub const ENGINES: [&Browser; 3] = [&CHROMIUM, &FIREFOX, &WEBKIT];

/// Quiet, since tests must not depend on what Chromium wants from the network.
const CHROME_ARGUMENTS: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// A browser, and what brings it here.
pub struct Browser {
    /// As the end-to-end tests call it.
    pub name: &'static str,
    /// What Debian calls it.
    packages: &'static [&'static str],
    programs: &'static [Program],
    /// A program that we install as we do what the guide is built with.
    tool: Option<Ours>,
    how_to_install: &'static str,
}

/// A program that tests start. The environment variable tells them where it is, and tells us where
/// someone keeps it.
struct Program {
    variable: &'static str,
    find: fn() -> Option<PathBuf>,
}

/// A program that is ours to install; the variable as above.
struct Ours {
    variable: &'static str,
    tool: fn() -> Tool,
}

/// A browser that is on this machine.
pub struct Found {
    browser: &'static Browser,
    programs: Vec<(&'static str, PathBuf)>,
}

/// Finds these browsers, and installs what is missing where that needs no one. A browser that is
/// still missing fails in continuous integration; on a user's machine it is added to `missing`.
pub fn ensure(wanted: &[&'static Browser], missing: &mut Vec<&'static str>) -> Result<Vec<Found>> {
    let absent = wanted.iter().filter(|browser| browser.find().is_none());
    let packages: Vec<&str> = absent.flat_map(|browser| browser.packages).copied().collect();
    if !packages.is_empty()
        && let Err(error) =
            apt::install(&packages, "tests run in real browsers; about a minute, once")
    {
        println!("{error}");
    }
    let mut found = Vec::new();
    for browser in wanted {
        match browser.ready() {
            Ok(browser) => found.push(browser),
            Err(error) if is_ci() => return Err(error),
            Err(error) => {
                println!("\nNOT TESTED in {}: {error}\n", browser.name);
                missing.push(browser.name);
            }
        }
    }
    Ok(found)
}

/// Continuous integration says so by this variable; there nothing may be left untested in silence.
pub fn is_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

impl Browser {
    fn find(&'static self) -> Option<Found> {
        let programs: Option<_> = self.programs.iter().map(Program::locate).collect();
        Some(Found { browser: self, programs: programs? })
    }

    /// With its tool installed too.
    fn ready(&'static self) -> Result<Found> {
        let mut found = self.find().ok_or(self.how_to_install)?;
        if let Some(Ours { variable, tool }) = &self.tool {
            let tool = tool();
            let name = tool.programs[0];
            let path = match given(variable) {
                Some(path) => path,
                None => Tools::ensure(&[tool])?.program(name),
            };
            found.programs.push((variable, path));
        }
        Ok(found)
    }
}

impl Program {
    fn locate(&self) -> Option<(&'static str, PathBuf)> {
        Some((self.variable, given(self.variable).or_else(self.find)?))
    }
}

impl Found {
    pub fn name(&self) -> &'static str {
        self.browser.name
    }

    /// The wishes that wasm-bindgen's test runner passes on to ChromeDriver.
    pub fn capabilities(&self) -> String {
        let mut options = json!({ "args": CHROME_ARGUMENTS });
        if let Some((_, chrome)) = CHROME.locate() {
            options["binary"] = json!(chrome);
        }
        json!({ "goog:chromeOptions": options }).to_string()
    }

    /// Tells a test where the browser is.
    pub fn tell(&self, command: &mut Command) {
        command.env("CHROME_ARGUMENTS", CHROME_ARGUMENTS.join(" "));
        command.envs(self.programs.iter().cloned());
    }
}

fn given(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| which(&program(name)))
}

/// Debian and Fedora keep it out of the PATH, in folders named after the library's version.
fn minibrowser() -> Option<PathBuf> {
    let folders =
        ["/usr/lib", "/usr/libexec"].iter().filter_map(|folder| fs::read_dir(folder).ok());
    let below = folders.flatten().flatten().map(|entry| entry.path());
    let homes = ["/usr/lib", "/usr/libexec"].map(PathBuf::from).into_iter().chain(below);
    let versions = ["webkit2gtk-4.1", "webkitgtk-6.0"];
    homes
        .flat_map(|home| versions.map(|version| home.join(version).join("MiniBrowser")))
        .find(|file| file.is_file())
}
