//! A picture of every page kind, on a phone and on a desktop, in `target/screenshots/`.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::browser::Browser;
use crate::endings;
use crate::engine::{Engine, tests_in};
use crate::personas;
use crate::site::Site;
use crate::visit::Visit;

/// CSS pixels.
const WIDTHS: [u32; 2] = [390, 1280];

tests_in![chromium, Chromium, every_page_kind_has_a_screenshot];

async fn every_page_kind_has_a_screenshot(engine: Engine) {
    let site = Site::serve();
    let url = &site.url();
    let browser = Browser::open(engine).await;
    let cases = personas::all();
    for width in WIDTHS {
        let camera = Camera { browser: &browser, width };
        let visit = Visit::open(&browser, url).await;
        camera.take("start").await;
        visit.click(".mpt-start button").await;
        visit.wait_for_question("age").await;
        camera.take("question-radios").await;
        visit.click(".mpt-question button[type=submit]").await;
        camera.take("question-error").await;
        visit.answer("age", &["from_18_to_49"]).await;
        visit.answer("goals", &["ache"]).await;
        camera.take("question-checkboxes").await;
        for (name, case) in endings::one_for_each(&cases) {
            let visit = Visit::start(&browser, url).await;
            visit.answer_all(&case.answers).await;
            camera.take(name).await;
        }
    }
}

struct Camera<'a> {
    browser: &'a Browser,
    width: u32,
}

impl Camera<'_> {
    async fn take(&self, name: &str) {
        self.set_height(844).await;
        let script = "return document.documentElement.scrollHeight";
        let height = self.browser.client.execute(script, vec![]).await.expect("the script runs");
        self.set_height(height.as_u64().expect("a height in pixels")).await;
        let bytes = self.browser.client.screenshot().await.expect("a picture");
        let folder = folder();
        std::fs::create_dir_all(&folder).expect("target/ can be written");
        std::fs::write(folder.join(format!("{name}-{}.png", self.width)), bytes)
            .expect("target/ can be written");
    }

    /// Makes the page as wide as the camera, and `height` CSS pixels high.
    async fn set_height(&self, height: u64) {
        let mobile = self.width < 600;
        let metrics = json!({
            "width": self.width, "height": height, "deviceScaleFactor": 1, "mobile": mobile,
        });
        self.browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots")
}
