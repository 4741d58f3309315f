//! The three browser engines that visitors use, each with its driver.

use std::env;

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

/// A browser engine.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// Makes a test of each `async fn name(engine: Engine)` for every engine: `chromium::name`,
/// `firefox::name` and `webkit::name`. `cargo xtask test` leaves out a missing engine by this name.
macro_rules! in_every_engine {
    ($($test:ident),+ $(,)?) => {
        $crate::engine::tests_in!(chromium, Chromium, $($test),+);
        $crate::engine::tests_in!(firefox, Firefox, $($test),+);
        $crate::engine::tests_in!(webkit, WebKit, $($test),+);
    };
}

/// The same for one engine.
macro_rules! tests_in {
    ($module:ident, $engine:ident, $($test:ident),+) => {
        mod $module {
            $(
                #[test]
                fn $test() {
                    $crate::pool::RUNTIME.block_on(super::$test($crate::engine::Engine::$engine));
                }
            )+
        }
    };
}

pub(crate) use {in_every_engine, tests_in};

impl Engine {
    /// The driver; `cargo xtask test` says where it is.
    pub fn driver(self) -> String {
        match self {
            Self::Chromium => variable("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => variable("GECKODRIVER", "geckodriver"),
            Self::WebKit => variable("WEBKITWEBDRIVER", "WebKitWebDriver"),
        }
    }

    /// What a session asks of the driver. Two engines refuse history entries that a script adds
    /// faster than any visitor; they are told not to.
    pub fn capabilities(self) -> Capabilities {
        let mut wishes = match self {
            Self::Chromium => json!({
                "goog:chromeOptions": chromium_options(),
                "goog:loggingPrefs": { "performance": "ALL" },
            }),
            Self::Firefox => json!({
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "binary": variable("FIREFOX", "firefox"),
                    "prefs": { "dom.navigation.navigationRateLimit.count": 0 },
                },
            }),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {
                    "args": ["--automation"],
                    "binary": variable("MINIBROWSER", "MiniBrowser"),
                },
            }),
        };
        // Milliseconds; scripts end by themselves long before.
        wishes["timeouts"] = json!({ "script": 180_000, "pageLoad": 60_000 });
        wishes.as_object().cloned().unwrap_or_default()
    }
}

fn chromium_options() -> Value {
    let arguments = variable("CHROME_ARGUMENTS", "--headless=new");
    let arguments: Vec<_> =
        arguments.split_whitespace().chain(["--disable-ipc-flooding-protection"]).collect();
    let mut options = json!({
        "args": arguments,
        "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
    });
    if let Ok(chrome) = env::var("CHROME") {
        options["binary"] = chrome.into();
    }
    options
}

/// What `cargo xtask test` says, or what is on the PATH.
pub fn variable(name: &str, otherwise: &str) -> String {
    env::var(name).unwrap_or_else(|_| otherwise.into())
}
