//! Pages around a guide, in `tests/e2e/pages/`, served beside the build.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::Engine;
use crate::policy::policies;
use crate::site::{Answer, Site};

/// A page around a guide, open in a browser.
pub struct HostPage {
    pub site: Site,
    pub browser: Browser,
}

impl HostPage {
    pub async fn open(engine: Engine, page: &str) -> Self {
        Self::open_changed(engine, page, |_, _| {}).await
    }

    /// Lets a test change each answer before it is sent; it is told the name of the file.
    pub async fn open_changed(
        engine: Engine,
        page: &str,
        change: impl Fn(&str, &mut Answer) + Send + 'static,
    ) -> Self {
        let site = Site::serve_changed(move |name, answer| {
            with_host_pages(name, answer);
            change(name, answer);
        });
        let browser = Browser::open(engine).await;
        let host = Self { site, browser };
        host.go_to(page).await;
        host
    }

    /// `strict.html`, under the policy of docs/csp.md.
    pub async fn open_strict(engine: Engine) -> Self {
        let policy = policies().join(" ");
        Self::open_changed(engine, "strict.html", move |name, answer| {
            if name == "strict.html" {
                answer.set_header("Content-Security-Policy", policy.as_str());
            }
        })
        .await
    }

    /// What broke the policy of the page; the icon that a browser asks of any site does not count.
    pub async fn violations(&self) -> Vec<String> {
        self.run("return violations.filter((it) => !it.includes('favicon'))").await
    }

    pub async fn go_to(&self, page: &str) {
        let url = self.site.url() + page;
        self.browser.client.goto(&url).await.expect("the page opens");
    }

    /// What a script in the page returns; it may call all of `host.js`, where the page has that.
    pub async fn run<T: DeserializeOwned>(&self, body: &str) -> T {
        self.run_with(body, Value::Null).await
    }

    /// The same, given `argument`.
    pub async fn run_with<T: DeserializeOwned>(&self, body: &str, argument: impl Into<Value>) -> T {
        self.browser.run(body, argument).await
    }

    /// Whether a file whose name ends so was asked for, and how often.
    pub fn times_asked(&self, end: &str) -> usize {
        let asked = self.site.asked();
        let name = |path: &String| path.split('?').next().unwrap_or_default().ends_with(end);
        asked.iter().filter(|path| name(path)).count()
    }
}

/// The answers of someone who only wants to relax.
pub fn relaxing() -> Value {
    json!({
        "age": ["from_18_to_49"], "goals": ["relax"], "emergency_signs": ["none"], "health": ["none"],
    })
}

fn with_host_pages(name: &str, answer: &mut Answer) {
    if let Some(page) = folders().iter().find_map(|folder| Answer::read(&folder.join(name))) {
        *answer = page;
    }
}

/// Pages of our own, and those that `cargo xtask test --only hosts` builds with the tools of others.
fn folders() -> [PathBuf; 3] {
    let built = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hosts/dist");
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/pages");
    [ours, built.join("assets"), built]
}
