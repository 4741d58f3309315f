//! The browser that tests run in: found, installed where that can be done unasked, or asked for.

use std::{env, path::PathBuf, process::Command};

use serde_json::json;

use crate::{
    Result,
    process::{self, program, which},
};

const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const APT_GET: &str = "apt-get";

const HOW_TO_INSTALL: &str = "\
the tests need Chromium (or Chrome) and its ChromeDriver:
  Debian:  sudo apt-get install chromium chromium-driver
  Ubuntu:  sudo apt-get install chromium-browser chromium-chromedriver
  Fedora:  sudo dnf install chromium chromedriver
  macOS:   brew install --cask chromium chromedriver
or set CHROMEDRIVER and CHROME to where they are; `--fast` leaves these tests out";

/// Quiet, since tests must not depend on what Chromium wants from the network.
const ARGUMENTS: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Chromium and the program that drives it.
pub struct Browser {
    pub driver: PathBuf,
    /// Unknown where ChromeDriver itself knows where to look.
    pub chrome: Option<PathBuf>,
}

impl Browser {
    /// Finds the browser, or installs it.
    pub fn ensure() -> Result<Self> {
        if let Some(browser) = Self::find() {
            return Ok(browser);
        }
        if which(APT_GET).is_some() {
            apt_install(&["chromium", "chromium-driver"])
                .map_err(|error| format!("{error}\n{HOW_TO_INSTALL}"))?;
        }
        Self::find().ok_or_else(|| HOW_TO_INSTALL.into())
    }

    fn find() -> Option<Self> {
        let given = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_file());
        let driver = given("CHROMEDRIVER").or_else(|| which(&program("chromedriver")))?;
        let chrome =
            given("CHROME").or_else(|| BROWSERS.iter().find_map(|name| which(&program(name))));
        let knows_where = cfg!(any(windows, target_os = "macos"));
        (chrome.is_some() || knows_where).then_some(Self { driver, chrome })
    }

    /// The wishes that wasm-bindgen's test runner passes on to ChromeDriver.
    pub fn capabilities(&self) -> String {
        let mut options = json!({ "args": ARGUMENTS });
        if let Some(chrome) = &self.chrome {
            options["binary"] = json!(chrome);
        }
        json!({ "goog:chromeOptions": options }).to_string()
    }

    /// Tells a test where the browser is.
    pub fn tell(&self, command: &mut Command) {
        command.env("CHROME_ARGUMENTS", ARGUMENTS.join(" "));
        // wasm-bindgen's test runner would prefer any of these.
        for other in ["GECKODRIVER", "SAFARIDRIVER", "CHROMEDRIVER", "MSEDGEDRIVER"] {
            command.env_remove(other).env_remove(format!("{other}_REMOTE"));
        }
        command.env("CHROMEDRIVER", &self.driver);
        if let Some(chrome) = &self.chrome {
            command.env("CHROME", chrome);
        }
    }
}

/// As root, or through a sudo that asks for no password.
fn apt_install(packages: &[&str]) -> Result {
    println!(
        "installing {}: tests run in a real browser; about a minute, once",
        packages.join(", ")
    );
    let is_root = process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let apt_get = |arguments: &[&str]| {
        let mut command = Command::new(if is_root { "env" } else { "sudo" });
        if !is_root {
            command.args(["-n", "env"]);
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", APT_GET, "-qq"]);
        // Another package manager may be at work.
        command.args(["-o", "DPkg::Lock::Timeout=300"]).args(arguments);
        process::run(&mut command)
    };
    apt_get(&["update"])?;
    apt_get(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}
