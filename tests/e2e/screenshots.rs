//! A picture of every page kind, on a phone and on a desktop, in `target/screenshots/`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::personas::{self, Case};
use crate::visit::{Hand, Visit};

/// CSS pixels.
const WIDTHS: [u32; 2] = [390, 1280];

pub async fn take_all(url: &str) {
    let browser = Browser::open().await;
    let cases = personas::all();
    for width in WIDTHS {
        let camera = Camera { browser: &browser, width };
        camera.set_height(844).await;
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
        for (name, case) in outcomes(&cases) {
            let visit = Visit::start(&browser, url).await;
            visit.answer_all(&case.answers, Hand::Script).await;
            camera.take(name).await;
        }
    }
    browser.close().await;
}

/// One persona for each way the guide can end.
fn outcomes(cases: &[Case]) -> Vec<(&'static str, &Case)> {
    let find = |outcome: &str, urgency: &str, massage: &str| {
        let found = cases.iter().find(|case| {
            let got = (json!(case.outcome), json!(case.urgency), json!(case.massage));
            got == (
                json!(outcome),
                if urgency.is_empty() { Value::Null } else { json!(urgency) },
                json!(massage),
            )
        });
        found.unwrap_or_else(|| panic!("no persona ends in {outcome} {urgency} {massage}"))
    };
    vec![
        ("outcome-massage", find("massage", "", "adapt")),
        ("outcome-ask-doctor", find("massage", "", "ask_doctor")),
        ("outcome-physical-therapy", find("physical_therapy", "", "ok")),
        ("outcome-both", find("both", "", "adapt")),
        ("care-emergency", find("seek_care_first", "emergency_now", "not_now")),
        ("care-same-day", find("seek_care_first", "same_day", "not_now")),
        ("care-doctor-soon", find("seek_care_first", "doctor_soon", "not_now")),
        ("care-hold", find("seek_care_first", "", "not_now")),
    ]
}

struct Camera<'a> {
    browser: &'a Browser,
    width: u32,
}

impl Camera<'_> {
    async fn take(&self, name: &str) {
        let script = "return document.documentElement.scrollHeight";
        let height = self.browser.client.execute(script, vec![]).await.expect("the script runs");
        self.set_height(height.as_u64().expect("a height in pixels")).await;
        let bytes = self.browser.client.screenshot().await.expect("a picture");
        self.set_height(844).await;
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
