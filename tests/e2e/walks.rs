//! Random walks: whatever a visitor does in whatever order, the outcome is what the engine says of the
//! answers in the end, a reload changes nothing, and no one else learns of an answer.

use massage_or_pt::app::saved;
use massage_or_pt::content::Content;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine};
use crate::site::Site;
use crate::visit::{Ending, Visit};
use crate::{check_ending, content, privacy};

/// What the visitor does, in the page's own language.
const WALK: &str = include_str!("walk.js");
/// After so many steps the page is reloaded.
const STEPS: usize = 200;

in_every_engine![any_walk_ends_where_the_engine_says];

async fn any_walk_ends_where_the_engine_says(engine: Engine) {
    let reloads = if engine == Engine::Chromium { 50 } else { 10 };
    let site = Site::serve_changed(|name, page| {
        if name == "index.html" {
            page.watch();
        }
    });
    let content = content();
    let browser = Browser::open(engine).await;
    Visit::open(&browser, &site.url()).await;
    let mut outcomes = 0;
    for seed in 0..reloads {
        let walk = Walk::run(&browser, seed).await;
        for ending in &walk.endings {
            check_outcome(&content, ending, seed);
        }
        outcomes += walk.endings.len();
        privacy::check(&browser, &site.url()).await;
        browser.client.refresh().await.expect("the page reloads");
        let shown: Shown =
            browser.run(&format!("{WALK} await loaded(); return shown()"), Value::Null).await;
        assert_eq!(shown, walk.shown, "after the reload of walk {seed}");
    }
    let steps = STEPS * reloads;
    println!("{engine:?}: {outcomes} outcomes in {steps} steps");
    assert!(outcomes * 20 > steps, "{outcomes} outcomes in {steps} steps are too few");
}

#[derive(Deserialize)]
struct Walk {
    /// What the tab kept and the page said, each time an outcome was shown.
    endings: Vec<(String, Ending)>,
    /// In the end.
    shown: Shown,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Shown {
    page: String,
    picked: Vec<String>,
}

impl Walk {
    async fn run(browser: &Browser, seed: usize) -> Self {
        let argument = json!({ "seed": seed, "steps": STEPS });
        browser.run(&format!("{WALK} return walk(argument)"), argument).await
    }
}

fn check_outcome(content: &Content, (kept, ending): &(String, Ending), seed: usize) {
    let (_, answers) = kept.split_at(kept.find('~').unwrap_or(kept.len()));
    let response = saved::read_answers(answers, &content.protocol)
        .unwrap_or_else(|| panic!("walk {seed}: {kept:?} cannot be read"));
    check_ending(content, &format!("walk {seed}"), &response, ending);
}
