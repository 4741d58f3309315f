//! Whole visits in a real browser: personas clicked through on the served page and on the file, compared
//! with what the engine says, with every request recorded.
//!
//! Needs `dist/` (from `cargo xtask build`) and chromedriver; `cargo xtask test` sees to both.

mod browser;
#[path = "../personas/mod.rs"]
mod personas;
mod screenshots;
mod settings;
mod site;
mod visit;

use massage_or_pt::content::{Content, unpack};
use massage_or_pt::engine::recommend;

use browser::Browser;
use personas::Case;
use site::{Site, file_url};
use visit::{Hand, Visit};

fn content() -> Content {
    unpack().expect("the built-in content unpacks")
}

#[tokio::test]
async fn every_persona_gets_the_engines_outcome_on_the_served_page() {
    let site = Site::serve();
    walk_personas(&site.url(), &personas::all(), Hand::Script).await;
}

#[tokio::test]
async fn personas_get_the_engines_outcome_by_pointer() {
    let site = Site::serve();
    let cases: Vec<_> = personas::all().into_iter().step_by(5).collect();
    walk_personas(&site.url(), &cases, Hand::Pointer).await;
}

#[tokio::test]
async fn personas_get_the_engines_outcome_on_the_file_with_no_server() {
    walk_personas(&file_url(), &personas::all(), Hand::Script).await;
}

/// Clicks each persona through the page at `url`, and allows no request but for what lies beside it.
async fn walk_personas(url: &str, cases: &[Case], hand: Hand) {
    let content = content();
    let browser = Browser::open().await;
    let allowed = url.trim_end_matches("massage-or-pt.html");
    let visit = Visit::start(&browser, url).await;
    for case in cases {
        visit.answer_all(&case.answers, hand).await;
        check_outcome(&visit, &content, case).await;
        visit.start_again().await;
    }
    let requests = browser.requests().await;
    assert!(requests.iter().any(|request| request.starts_with(allowed)), "no request was recorded");
    for request in requests {
        assert!(request.starts_with(allowed), "the page asked for {request}");
    }
    browser.close().await;
}

async fn check_outcome(visit: &Visit<'_>, content: &Content, case: &Case) {
    let response = case.response(&content.protocol.questionnaire).expect("cases are readable");
    let expected = recommend(&content.protocol, &response).expect("cases are complete");
    let name = &case.name;
    let heading = visit.heading().await;
    assert!(heading.ends_with(&content.page(&expected).title), "{name}: {heading}");
    let service = expected.service.as_ref().map(|choice| choice.service.name.clone());
    assert_eq!(visit.text_of(".mpt-service__name").await, service, "{name}");
    let booking = expected.service.as_ref().map(|choice| choice.service.booking_url.clone());
    assert_eq!(visit.link_of(".mpt-booking-link").await, booking, "{name}");
    assert_eq!(visit.count(".mpt-reasons__reason").await, expected.reasons.len(), "{name}");
}

#[tokio::test]
async fn the_browsers_back_and_reload_keep_the_visit() {
    let site = Site::serve();
    let browser = Browser::open().await;
    let visit = Visit::start(&browser, &site.url()).await;
    visit.answer("age", &["from_65"]).await;
    visit.answer("goals", &["relax"]).await;
    browser.client.back().await.unwrap();
    visit.wait_for_question("goals").await;
    browser.client.refresh().await.unwrap();
    visit.wait_for_question("goals").await;
    assert_eq!(visit.count("input:checked").await, 1, "the answer survives the reload");
    browser.client.back().await.unwrap();
    visit.wait_for_question("age").await;
    browser.close().await;
}

#[tokio::test]
async fn the_keyboard_alone_is_enough() {
    let site = Site::serve();
    let browser = Browser::open().await;
    let visit = Visit::start(&browser, &site.url()).await;
    // From the heading: one Tab to the radios, Space and Down pick the second, Tab to Continue, Enter.
    visit.keys(&["\u{e004}", " ", "\u{e015}"]).await;
    assert_eq!(visit.question().await.as_deref(), Some("age"), "arrow keys do not advance");
    visit.keys(&["\u{e004}", "\u{e007}"]).await;
    visit.wait_for_question("goals").await;
    visit.keys(&["\u{e004}", " ", "\u{e007}"]).await;
    visit.wait_for_question("emergency_signs").await;
    browser.close().await;
}

#[tokio::test]
async fn no_answer_shows_in_the_address_or_the_title() {
    let site = Site::serve();
    let browser = Browser::open().await;
    let visit = Visit::start(&browser, &site.url()).await;
    let case = &personas::all()[0];
    visit.answer_all(&case.answers, Hand::Pointer).await;
    let address = browser.client.current_url().await.unwrap();
    assert_eq!(address.as_str(), site.url());
    assert_eq!(browser.client.title().await.unwrap(), "Massage or physical therapy?");
    let script =
        "return JSON.stringify(history.state) + document.cookie + Object.keys(sessionStorage)";
    let kept = browser.client.execute(script, vec![]).await.unwrap().to_string();
    let words: Vec<_> = kept.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    for (item, codes) in &case.answers {
        for word in codes.iter().chain([item]) {
            assert!(!words.contains(&word.as_str()), "{kept} names {word}");
        }
    }
    browser.close().await;
}

#[tokio::test]
async fn every_page_kind_has_a_screenshot() {
    let site = Site::serve();
    screenshots::take_all(&site.url()).await;
}
