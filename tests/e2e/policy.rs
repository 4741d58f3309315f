//! The strictest content security policies, each taken from `docs/csp.md`.

use std::fs;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::browser::Browser;
use crate::engine::{Engine, in_every_engine};
use crate::site::{Site, dist};
use crate::visit::Visit;
use crate::{check_visit, content, endings, personas};

in_every_engine![
    whole_visits_under_the_strictest_policy_violate_nothing,
    every_part_of_the_policy_is_needed,
];

async fn whole_visits_under_the_strictest_policy_violate_nothing(engine: Engine) {
    let site = serve_under(policies().join(" "));
    let (content, cases) = (content(), personas::all());
    let browser = Browser::open(engine).await;
    for (_, case) in endings::one_for_each(&cases) {
        let visit = Visit::open(&browser, &site.url()).await;
        let asked = visit.answer_all(&case.answers).await;
        check_visit(&content, case, &asked, &visit.ending().await);
        let violations: Vec<String> = browser.run("return watched.violations", Value::Null).await;
        assert_eq!(violations, Vec::<String>::new());
        assert_eq!(visit.count("[style]").await, 0, "an element has a style of its own");
    }
    assert!(!site.asked().iter().any(|path| path.starts_with("/report")), "{:?}", site.asked());
}

async fn every_part_of_the_policy_is_needed(engine: Engine) {
    let policy = &policies()[0];
    let browser = Browser::open(engine).await;
    let mut parts = vec!["'wasm-unsafe-eval'", "connect-src 'self';"];
    parts.extend(policy.split('\'').filter(|it| it.starts_with("sha256-")));
    if engine != Engine::Chromium {
        // Without a window Chromium asks for no icon. Only Chromium asks for the manifest.
        parts.push("img-src 'self';");
    } else {
        parts.push("manifest-src 'self';");
    }
    for part in parts {
        assert!(policy.contains(part), "{policy} has no {part}");
        let site = serve_under(policy.replace(part, ""));
        browser.open_tab().await;
        browser.client.goto(&site.url()).await.expect("the page opens");
        // Without WebAssembly the page goes on with plain JavaScript; WebKit tells of no violation then.
        let condition = "watched.violations.length > 0
            || performance.getEntriesByType('resource').some(({ name }) => name.includes('-plain'))";
        browser.run::<()>(&format!("await until(() => {condition}, argument)"), part).await;
    }
}

/// The policies of the document: what is needed, and what may be added.
pub fn policies() -> Vec<String> {
    let page = fs::read_to_string(dist().join("index.html")).expect("a build");
    let text = include_str!("../../docs/csp.md");
    let text = text.replace("{script}", &hash(&page, "<script>", "</script>"));
    let text = text.replace("{style}", &hash(&page, "<style>", "</style>"));
    let blocks = text.split("```").skip(1).step_by(2);
    blocks.map(|block| block.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The hash of what stands between two tags, as policies name it.
fn hash(page: &str, start: &str, end: &str) -> String {
    let inside = page.split_once(start).and_then(|it| it.1.split_once(end));
    let (inside, _) = inside.unwrap_or_else(|| panic!("the page has no {start}"));
    ["sha256-", &BASE64_STANDARD.encode(Sha256::digest(inside))].concat()
}

/// The site under a policy, and watched.
fn serve_under(policy: String) -> Site {
    Site::serve_changed(move |name, page| {
        if name == "index.html" {
            page.set_header("Content-Security-Policy", format!("{policy} report-uri /report"));
            page.watch();
        }
    })
}
