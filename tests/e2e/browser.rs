//! A browser with nothing on its screen, driven over WebDriver.

use std::thread;
use std::time::Duration;

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::driver::Driver;
use crate::engine::Engine;
use crate::pool::{self, InUse, RUNTIME, Running};

/// Generous, since it is only reached when something is broken.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// What a visitor does, in the page's own language.
const VISITOR: &str = include_str!("visitor.js");

pub struct Browser {
    pub engine: Engine,
    pub client: Client,
    /// None once it is left to another test.
    driver: Option<Driver>,
    /// Whether it may be left to another test.
    can_go_on: bool,
    _in_use: InUse,
}

impl Browser {
    /// A new browser, or one that another test has left, with nothing of that on the screen. What
    /// pages stored is still there, by their address: no two that a test serves have the same.
    pub async fn open(engine: Engine) -> Self {
        let in_use = InUse::begin();
        if let Some(Running { client, driver, .. }) = pool::take(engine) {
            let left =
                Self { engine, client, driver: Some(driver), can_go_on: true, _in_use: in_use };
            left.open_tab().await;
            left.set_size().await;
            if engine == Engine::Chromium {
                left.requests().await;
            }
            return left;
        }
        // WebKit becomes slow after many tabs, and only its first one has focus.
        let can_go_on = engine != Engine::WebKit;
        Self::start(engine, engine.capabilities(), can_go_on, in_use).await
    }

    /// A new browser, with other wishes of the session.
    pub async fn open_with(engine: Engine, capabilities: Capabilities) -> Self {
        Self::start(engine, capabilities, false, InUse::begin()).await
    }

    async fn start(
        engine: Engine,
        capabilities: Capabilities,
        can_go_on: bool,
        in_use: InUse,
    ) -> Self {
        let mut driver = Driver::start(engine);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.url())
            .await
            .unwrap_or_else(|error| panic!("{engine:?} does not open: {error}"));
        driver.set_session(client.session_id().await.expect("a session was opened"));
        // The driver ends the session.
        client.persist().await.expect("a session is there");
        let browser = Self { engine, client, driver: Some(driver), can_go_on, _in_use: in_use };
        browser.set_size().await;
        browser
    }

    /// Like the phone that most visitors hold; also quicker to draw than a large window.
    async fn set_size(&self) {
        self.client.set_window_size(412, 915).await.expect("the window takes a size");
    }

    /// How two pictures differ, in words; none where no color is off by more than `tolerance`, of 255.
    pub async fn difference(&self, one: &[u8], other: &[u8], tolerance: u8) -> Option<String> {
        if one == other {
            return None;
        }
        let script = concat!(include_str!("pixels.js"), "return differenceOf(...argument)");
        self.run(script, json!([one, other, tolerance])).await
    }

    /// Goes on in a new tab instead of all before.
    pub async fn open_tab(&self) {
        let before = self.client.windows().await.expect("windows are listed");
        let tab = self.client.new_window(true).await.expect("a tab opens");
        for window in before {
            self.client.switch_to_window(window).await.expect("the tab before is there");
            self.client.close_window().await.expect("a tab closes");
        }
        self.client.switch_to_window(tab.handle).await.expect("the tab is there");
    }

    /// Waits for a window beside this one.
    pub async fn other_window(&self, window: &WindowHandle) -> WindowHandle {
        let opened = async {
            loop {
                let windows = self.client.windows().await.expect("windows are listed");
                if let Some(other) = windows.into_iter().find(|other| other != window) {
                    return other;
                }
            }
        };
        tokio::time::timeout(PATIENCE, opened).await.expect("another window opens")
    }

    /// Waits until the window shows this address.
    pub async fn wait_for_address(&self, address: &str) {
        let wait = self.client.wait().at_most(PATIENCE);
        let url = address.parse().expect("an address");
        let arrived = wait.for_url(&url).await;
        arrived.unwrap_or_else(|error| panic!("waited for {address}: {error}"));
    }

    /// What a script in the page returns: the body of an asynchronous function that is given
    /// `argument` and may call everything in `visitor.js`.
    pub async fn run<T: DeserializeOwned>(&self, body: &str, argument: impl Into<Value>) -> T {
        let script = format!(
            "const [argument, done] = arguments;
            {VISITOR}
            (async () => {{ {body} }})().then(
                (value) => done({{ value: value ?? null }}),
                (error) => done({{ error: String(error) }}),
            );"
        );
        let result = self.client.execute_async(&script, vec![argument.into()]).await;
        let last_line = body.lines().next_back().unwrap_or_default();
        let mut result = result.unwrap_or_else(|error| panic!("{last_line}: {error}"));
        assert!(result["error"].is_null(), "{}", result["error"]);
        let value = result["value"].take();
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{last_line}: {error}"))
    }

    /// The address of every request so far that was not answered inside the browser. Only Chromium
    /// keeps them.
    pub async fn requests(&self) -> Vec<String> {
        let log = self.client.issue_cmd(PerformanceLog).await.expect("ChromeDriver keeps a log");
        let entries = log.as_array().cloned().unwrap_or_default();
        entries
            .iter()
            .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok())
            .filter(|entry| entry["message"]["method"] == "Network.requestWillBeSent")
            .filter_map(|entry| {
                entry["message"]["params"]["request"]["url"].as_str().map(String::from)
            })
            .filter(|url| !url.starts_with("data:"))
            .collect()
    }

    /// A DevTools command, for Chromium alone.
    pub async fn cdp(&self, command: &'static str, params: Value) -> Value {
        self.client.issue_cmd(Cdp { command, params }).await.expect("ChromeDriver runs the command")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // One in which a test failed may be in any state.
        if !self.can_go_on || thread::panicking() {
            return;
        }
        if let Some(driver) = self.driver.take() {
            // Meanwhile nothing of the test goes on in it.
            let client = self.client.clone();
            RUNTIME.spawn(async move { client.goto("about:blank").await.ok() });
            pool::leave(Running { engine: self.engine, client: self.client.clone(), driver });
        }
    }
}

#[derive(Debug)]
struct PerformanceLog;

impl WebDriverCompatibleCommand for PerformanceLog {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "type": "performance" }).to_string()))
    }
}

#[derive(Debug)]
struct Cdp {
    command: &'static str,
    params: Value,
}

impl WebDriverCompatibleCommand for Cdp {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "cmd": self.command, "params": self.params }).to_string()))
    }
}
