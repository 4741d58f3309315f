//! A picture of every page kind: PNG on a phone and on a desktop in `target/screenshots/`, and where the variable
//! [`FOLDER`] names a folder, WebP in every look that the design is judged by. `cargo xtask screenshots`
//! makes those of `docs/screenshots/`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::endings;
use crate::engine::{Engine, tests_in};
use crate::personas;
use crate::site::Site;
use crate::visit::Visit;

const FOLDER: &str = "MASSAGE_OR_PT_SCREENSHOTS";

/// How a visitor sees the page.
struct Look {
    name: &'static str,
    /// CSS pixels.
    width: u32,
    /// Media features that differ from the usual.
    media: &'static [(&'static str, &'static str)],
    /// The size of the browser's own text, in percent.
    text: u32,
}

const fn light(name: &'static str, width: u32) -> Look {
    Look { name, width, media: &[], text: 100 }
}

const USUAL: &[Look] = &[light("390", 390), light("1280", 1280)];

const ALL: &[Look] = &[
    light("320", 320),
    light("390", 390),
    light("768", 768),
    light("1280", 1280),
    Look { name: "dark", media: &[("prefers-color-scheme", "dark")], ..light("", 390) },
    Look { name: "forced-colors", media: &[("forced-colors", "active")], ..light("", 390) },
    Look { name: "large-text", text: 200, ..light("", 320) },
];

/// The page kinds that are kept; the other endings look like one of these.
const KEPT: [&str; 7] = [
    "start",
    "question-radios",
    "question-error",
    "question-body",
    "outcome-both",
    "care-emergency",
    "care-same-day",
];

tests_in![chromium, Chromium, every_page_kind_has_a_screenshot];

async fn every_page_kind_has_a_screenshot(engine: Engine) {
    let site = Site::serve();
    let url = &site.url();
    let browser = Browser::open(engine).await;
    let cases = personas::all();
    let target = || Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    let folder = std::env::var_os(FOLDER).map(PathBuf::from);
    for look in if folder.is_some() { ALL } else { USUAL } {
        let camera = Camera {
            browser: &browser,
            look,
            documents: folder.is_some(),
            folder: folder.clone().unwrap_or_else(target),
        };
        let visit = Visit::open(&browser, url).await;
        camera.take("start").await;
        visit.click(".mpt-question button[type=submit]").await;
        camera.take("question-error").await;
        visit.answer("age", &["from_18_to_49"]).await;
        visit.answer("goals", &["ache"]).await;
        camera.take("question-checkboxes").await;
        visit.answer("emergency_signs", &["none"]).await;
        camera.dress().await;
        visit.click("label[for='mpt-pain_area-neck']").await;
        visit.click("label[for='mpt-pain_area-low_back']").await;
        camera.take("question-body").await;
        visit.answer("pain_area", &[] as &[&str]).await;
        while visit.question().await.as_deref() != Some("duration") {
            let none = "press('.mpt-option--apart input'); await goOn()";
            browser.run::<()>(none, Value::Null).await;
        }
        camera.take("question-radios").await;
        for (name, case) in endings::one_for_each(&cases) {
            let visit = Visit::open(&browser, url).await;
            visit.answer_all(&case.answers).await;
            camera.take(name).await;
        }
    }
}

struct Camera<'a> {
    browser: &'a Browser,
    look: &'a Look,
    /// Small pictures of the top of each page, to be kept, instead of whole pages.
    documents: bool,
    folder: PathBuf,
}

impl Camera<'_> {
    async fn take(&self, name: &str) {
        if self.documents && !KEPT.contains(&name) {
            return;
        }
        self.dress().await;
        let (picture, kind) = if self.documents {
            (self.top_of_page().await, "webp")
        } else {
            (self.whole_page().await, "png")
        };
        std::fs::create_dir_all(&self.folder).expect("the folder can be made");
        let file = self.folder.join(format!("{name}-{}.{kind}", self.look.name));
        std::fs::write(file, picture).expect("the folder can be written");
    }

    async fn whole_page(&self) -> Vec<u8> {
        self.fit(u64::MAX).await;
        self.browser.client.screenshot().await.expect("a picture")
    }

    async fn top_of_page(&self) -> Vec<u8> {
        self.fit(1100).await;
        let wanted = json!({ "format": "webp", "quality": 45 });
        let taken = self.browser.cdp("Page.captureScreenshot", wanted).await;
        from_base64(taken["data"].as_str().expect("a picture"))
    }

    /// Makes the window as high as the page, up to `most` CSS pixels, and shows the top of it.
    async fn fit(&self, most: u64) {
        self.set_height(844).await;
        let script = "scrollTo(0, 0); return document.documentElement.scrollHeight";
        let height = self.browser.client.execute(script, vec![]).await.expect("the script runs");
        self.set_height(height.as_u64().expect("a height in pixels").min(most)).await;
    }

    /// Without motion, so that no picture shows the half of one.
    async fn dress(&self) {
        let motion = ("prefers-reduced-motion", "reduce");
        let features: Vec<Value> = [motion]
            .iter()
            .chain(self.look.media)
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.browser.cdp("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        self.browser.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
        let text = format!("document.documentElement.style.fontSize = '{}%'", self.look.text);
        self.browser.client.execute(&text, vec![]).await.expect("the script runs");
    }

    /// Makes the page as wide as the look, and `height` CSS pixels high.
    async fn set_height(&self, height: u64) {
        let mobile = self.look.width < 600;
        let metrics = json!({
            "width": self.look.width, "height": height, "deviceScaleFactor": 1, "mobile": mobile,
        });
        self.browser.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
    }
}

/// The bytes of a text that the browser wrote.
fn from_base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |b: u8| DIGITS.iter().position(|digit| *digit == b).map(|place| place as u32);
    let digits: Vec<u32> = text.bytes().filter_map(digit).collect();
    let bytes = digits.chunks(4).flat_map(|four| {
        let bits = (0..4).fold(0, |bits, i| bits << 6 | four.get(i).copied().unwrap_or(0));
        bits.to_be_bytes()[1..four.len()].to_vec()
    });
    bytes.collect()
}
